import type { Clock } from '../kernel/day';
import type { Reader } from '../policy/reading';
import type { Calendar } from './calendar';
import { result, type DayFacts, type DayStatus } from './day-status';
import { isDutyDay } from './duty-day';

interface Window {
  from: Clock;
  to: Clock;
}

/** The matters of the village that call the cadre in by the profile. */
export function callsOf<Event extends { event: string }>(read: Reader, events: readonly Event[] | undefined): Event[] {
  if (!events || events.length === 0) return [];
  const named = read.where('attendance.on_call') ?? [];
  return events.filter(({ event }) => named.some(each => each === event));
}

/**
 * Presence in both windows of the day is a full day, noon is not asked for (A10); the stated minute is in time (A06). On other days the times
 * for which the village calls are asked for, on an office day both.
 */
export function windowsKept(read: Reader, calendar: Calendar, facts: DayFacts, fixed: Window[]): DayStatus {
  const called: Window[] = callsOf(read, facts.villageEvents);
  const isFixed = called.length === 0 || isDutyDay(read, calendar, facts.day, facts.reschedules);
  const asked = isFixed ? [...fixed, ...called.filter(call => !fixed.some(window => window.from <= call.from && call.to <= window.to))] : called;
  const stays = facts.stays ?? (facts.inVillage ? asked : []);
  const kept = asked.map(window => ({ window, parts: stays.filter(stay => stay.from < window.to && stay.to > window.from) }));
  const missing = kept.filter(({ parts, window }) => parts.length === 0 && !isOpen(window, facts)).map(({ window }) => `${window.from}-${window.to}`);
  const times = asked.map(window => `${window.from}-${window.to}`).join('、');
  if (kept.every(({ parts }) => parts.length === 0)) return unkept(read, facts, missing, times);
  if (missing.length > 0) {
    read.say(`应在村 ${times}，缺 ${missing.join('、')}`);
    return result('partial', { missingWindows: missing });
  }
  const late = kept.some(({ window, parts }) => parts.length > 0 && parts.every(stay => stay.from > window.from));
  const early = kept.some(({ window, parts }) => parts.length > 0 && parts.every(stay => stay.to < window.to));
  read.say(`应在村 ${times}，${late ? '到得晚' : early ? '离开早' : '都在村'}`);
  return result(late ? 'late' : early ? 'early_leave' : 'present', { flags: [...(late ? ['late'] as const : []), ...(early ? ['early_leave'] as const : [])] });
}

/** A window that is not over yet is not missed. */
function isOpen(window: Window, facts: DayFacts): boolean {
  return facts.now !== undefined && facts.now <= window.to;
}

function unkept(read: Reader, facts: DayFacts, missing: string[], times: string): DayStatus {
  if (facts.now !== undefined) {
    read.say(`应在村 ${times}，还没有记录`);
    return result('pending_confirmation', { missingWindows: missing });
  }
  const status = read('attendance.absence').noSignIn;
  read.say(`应在村 ${times}，没有在村记录，也没有请假`);
  return result(status, { missingWindows: missing });
}
