import { addDays, daysFrom, type Clock, type Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import { HALVES } from '../kernel/half-day';
import type { Profile } from '../policy/profile';
import { finding, type Reader } from '../policy/reading';
import type { Values } from '../policy/values';
import type { Calendar } from './calendar';
import { result, STATUS_NAMES, wasThere, type DayFacts, type DayStatus } from './day-status';
import type { PresenceFact } from './sheet';

/** Where a visit passes from the morning into the afternoon. */
const MIDDAY: Clock = '12:00';

export interface RequiredHours {
  required: number;
  counted: number;
  met: boolean;
  /** A visit on every working day of the week (A11); null where the document asks for none. */
  dailyRuleMet: boolean | null;
  daysWithoutVisit: Day[];
}

export interface HoursAsked {
  weekOf: Day;
  hoursByDay: readonly { day: Day; hours: number }[];
  /** The week is not over: nobody is short yet, and no visit is missed after this day. */
  until?: Day;
  /** Days on which the person said in time that he could not come. */
  explained?: readonly Day[];
}

/** A visit to the village, by the clock. */
export interface Visit {
  day: Day;
  from: Clock;
  to: Clock;
}

/** The hours of the visits of a day; what overlaps counts once. */
export function hoursOn(visits: readonly Visit[], day: Day): number {
  let minutes = 0;
  let end = 0;
  for (const { from, to } of visits.filter(visit => visit.day === day).sort((one, other) => (one.from < other.from ? -1 : 1))) {
    minutes += Math.max(0, minutesOf(to) - Math.max(minutesOf(from), end));
    end = Math.max(end, minutesOf(to));
  }
  return minutes / 60;
}

function minutesOf(clock: Clock): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

/** What visits say of the half days they touch, in the words of the sheet. */
export function presencesOf(visits: readonly Visit[]): PresenceFact[] {
  return visits.flatMap(({ day, from, to }) => {
    const halves = HALVES.filter(half => (half === 'am' ? from < MIDDAY : to > MIDDAY));
    return halves.flatMap((half, index): PresenceFact[] => [
      { day, half, state: 'in_village', mode: 'visit', at: index === 0 ? from : MIDDAY },
      ...(index === halves.length - 1 ? [{ day, half, state: 'left_village' as const, mode: 'visit' as const, at: to }] : []),
    ]);
  });
}

/** How many hours in the village does the document ask for in the week that begins on this Monday, and was there a visit on every working day? Holidays take nothing off (A11). */
export function requiredHours(profile: Profile, calendar: Calendar, asked: HoursAsked): FindingOrRefusal<RequiredHours> {
  return finding(profile, read => hoursOf(read, calendar, asked));
}

/** The same, within another finding. */
export function hoursOf(read: Reader, calendar: Calendar, asked: HoursAsked): RequiredHours {
  const rule = read('attendance.hours');
  const days = daysFrom(asked.weekOf, addDays(asked.weekOf, 6));
  const running = asked.until !== undefined && asked.until < days[6];
  const of = (day: Day) => asked.hoursByDay.filter(visit => visit.day === day).reduce((sum, visit) => sum + visit.hours, 0);
  const counted = hundredths(days.reduce((sum, day) => sum + of(day), 0));
  const met = counted >= rule.perWeek;
  read.say(`每周下村不少于 ${rule.perWeek} 小时，这一周 ${counted} 小时，${met ? '够' : `${running ? '还差' : '差'} ${hundredths(rule.perWeek - counted)} 小时`}`, { 工时: counted });
  if (!rule.everyWorkday) return { required: rule.perWeek, counted, met, dailyRuleMet: null, daysWithoutVisit: [] };
  const daysWithoutVisit = days.filter(day => (!asked.until || day <= asked.until) && read.need(calendar.isWorkday(day)) && of(day) === 0);
  const explained = daysWithoutVisit.filter(day => asked.explained?.includes(day));
  read.say(daysWithoutVisit.length ? `${daysWithoutVisit.join('、')}没有下村${explained.length ? `，其中${explained.join('、')}当天说明过` : ''}` : '每个工作日都下村了');
  return { required: rule.perWeek, counted, met, dailyRuleMet: daysWithoutVisit.length === 0, daysWithoutVisit };
}

function hundredths(hours: number): number {
  return Math.round(hours * 100) / 100;
}

/** The day by its visit: any time in the village is one; who cannot come says so on the day itself, to those who are named. */
export function visitKept(read: Reader, facts: DayFacts, rule: Values['attendance.hours']): DayStatus {
  if (wasThere(facts)) {
    read.say('当天已经下村', facts.visitHours === undefined ? undefined : { 工时: facts.visitHours });
    return result('present');
  }
  const heard = facts.explainedTo === undefined || rule.explainTo.some(party => party === facts.explainedTo);
  if (facts.explainedOn !== undefined && facts.explainedOn <= facts.day && heard) {
    read.say(`没有下村，当天已向${rule.explainTo.map(party => read.called(party)).join('、')}说明，予以备注`);
    return result('excused_noted', { countsAsDay: 0 });
  }
  if (facts.now !== undefined) {
    read.say('当天还没有下村');
    return result('pending_confirmation');
  }
  const status = read('attendance.absence').noSignIn;
  read.say(facts.explainedOn === undefined ? `没有下村，也没有说明情况，按${STATUS_NAMES[status]}计` : `没有下村，也没有在当天向${rule.explainTo.map(party => read.called(party)).join('、')}说明，按${STATUS_NAMES[status]}计`, { 日期: facts.day });
  return result(status);
}
