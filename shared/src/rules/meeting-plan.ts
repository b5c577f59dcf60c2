import { addDays, daysBetween, firstDay, lastDay, monthOf, type Day, type Month } from '../kernel/day';
import type { Finding, Reason } from '../kernel/finding';
import type { Half } from '../kernel/half-day';
import { isMeetingKind, MEETING_KINDS, type MeetingKind, type MeetingLevel } from '../kernel/meeting-kind';
import { isRefusal, type Refusal } from '../kernel/refusal';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import type { Values } from '../policy/values';
import { cyclesOf, type Cycle, type Time } from './cadence';
import type { Calendar } from './calendar';
import { meetingCadence, type MeetingCadence } from './meeting-cadence';

type Row = Values['meeting.cadence'][number];

/** A meeting that is planned or was held. */
export interface MeetingSet {
  kind: string;
  day: Day;
  held: boolean;
  /** Minutes are signed; of a study: everybody there took notes. */
  noted: boolean;
  postponedReason?: string;
}

/** A turn that asks for one more meeting than is planned. */
export interface MeetingSlot {
  kind: MeetingKind;
  /** `2025-03`, `2025-Q1`, the Monday of a week; with the number of the meeting in it. */
  slot: string;
  day: Day;
  half: Half | null;
  due: Day;
  /** Where the document fixes the weekday. */
  fixed: boolean;
}

/** What the document asks of one kind of meeting in a month. */
export interface MeetingDuty {
  kind: MeetingKind;
  /** The refusal where the document leaves the number blank. */
  cadence: MeetingCadence | Refusal;
  slots: MeetingSlot[];
  /** The turns that the month lies in. */
  from: Day;
  to: Day;
  because: Reason[];
}

/** What is asked of a place in a month, kind by kind, and what is still to be planned for it. Kinds the document does not name are not asked. */
export function meetingPlan(profile: Profile, calendar: Calendar, asked: { at: MeetingLevel; month: Month; today: Day; set: readonly MeetingSet[] }): MeetingDuty[] {
  return rowsOf(profile).filter(row => isMeetingKind(row.meeting) && MEETING_KINDS[row.meeting].at === asked.at).map(row => {
    const kind = row.meeting as MeetingKind;
    const own = asked.set.filter(each => each.kind === kind);
    const held = own.filter(each => each.held);
    const noted = held.filter(each => monthOf(each.day) === asked.month).every(each => each.noted);
    const { value, because } = meetingCadence(profile, calendar, {
      meeting: kind, period: asked.month, held: held.map(each => each.day), notesTaken: noted, postponedReason: own.find(each => each.postponedReason)?.postponedReason,
    });
    const turns = cyclesOf(row.per, { period: asked.month });
    const [from, to] = [turns[0]?.from ?? firstDay(asked.month), turns[turns.length - 1]?.to ?? lastDay(asked.month)];
    return { kind, cadence: value, slots: isRefusal(value) ? [] : slotsOf(profile, calendar, row, own, asked), from, to, because };
  });
}

/** May a meeting that the document fixes on a weekday be held on this day instead? Only in the same week, and only where the document says so. */
export function meetingMove(profile: Profile, calendar: Calendar, asked: { meeting: string; from: Day; to: Day; reason: string }): Finding<boolean> {
  const row = rowsOf(profile).find(each => each.meeting === asked.meeting);
  if (!row?.weekday) return { value: true, because: [] };
  const [week] = cyclesOf('week', { day: asked.from });
  const { value, because } = meetingCadence(profile, calendar, { meeting: asked.meeting, weekOf: week.from, held: [asked.to], postponedReason: asked.reason });
  return { value: !isRefusal(value) && value.violations.length === 0 && week.from <= asked.to && asked.to <= week.to, because };
}

function rowsOf(profile: Profile): readonly Row[] {
  const { value } = finding(profile, read => read.where('meeting.cadence') ?? []);
  return isRefusal(value) ? [] : value;
}

function slotsOf(profile: Profile, calendar: Calendar, row: Row, own: readonly MeetingSet[], { month, today }: { month: Month; today: Day }): MeetingSlot[] {
  if (row.per === 'day') return [];
  return cyclesOf(row.per, { period: month }).flatMap(cycle => {
    const { value } = meetingCadence(profile, calendar, { meeting: row.meeting, ...timeOf(cycle) });
    if (isRefusal(value) || value.requiredCount === null || value.due === null) return [];
    const { due, requiredCount } = value;
    const fixed = value.scheduled ? (row.movable && value.earliestWorkday) || value.scheduled : null;
    const taken = own.filter(each => cycle.from <= each.day && each.day <= cycle.to).length;
    const dayOf = (part: number) => (fixed === null || (fixed < today && row.movable) ? spread(calendar, { from: fixed ?? cycle.from, to: due }, fixed ? 0 : part, { month, today }) : fixed);
    return Array.from({ length: Math.max(0, requiredCount - taken) }, (_, index): MeetingSlot => ({
      kind: row.meeting as MeetingKind, slot: `${cycle.name} ${taken + index + 1}`, day: dayOf((taken + index + 1) / (requiredCount + 1)), half: value.half, due, fixed: fixed !== null,
    })).filter(slot => slot.day >= today && (monthOf(slot.day) === month || row.per === 'week'));
  });
}

function timeOf(cycle: Cycle): Time {
  return cycle.per === 'week' ? { weekOf: cycle.from } : { period: cycle.name };
}

/** A working day at this part of the turn; what was missed comes as soon as it can. */
function spread(calendar: Calendar, { from, to }: { from: Day; to: Day }, part: number, { month, today }: { month: Month; today: Day }): Day {
  const wanted = addDays(from, Math.floor(daysBetween(from, to) * part));
  const late = monthOf(wanted) < month ? `${month}-01` : wanted;
  const earliest = late < today && today <= to ? today : late;
  for (let day = earliest; day <= to; day = addDays(day, 1)) if (calendar.isWorkday(day) === true) return day;
  return earliest <= to ? earliest : to;
}
