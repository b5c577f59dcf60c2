import { addDays, daysFrom, type Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import type { Profile } from '../policy/profile';
import { finding, type Reader } from '../policy/reading';
import type { Values } from '../policy/values';
import type { Calendar } from './calendar';
import { result, STATUS_NAMES, wasThere, type DayFacts, type DayStatus } from './day-status';

export interface RequiredHours {
  required: number;
  counted: number;
  met: boolean;
  /** A visit on every working day of the week (A11); null where the document asks for none. */
  dailyRuleMet: boolean | null;
  daysWithoutVisit: Day[];
}

/** How many hours in the village does the document ask for in the week that begins on this Monday, and was there a visit on every working day? Holidays take nothing off (A11). */
export function requiredHours(profile: Profile, calendar: Calendar, asked: { weekOf: Day; hoursByDay: readonly { day: Day; hours: number }[] }): FindingOrRefusal<RequiredHours> {
  return finding(profile, read => {
    const rule = read('attendance.hours');
    const days = daysFrom(asked.weekOf, addDays(asked.weekOf, 6));
    const hoursOn = (day: Day) => asked.hoursByDay.filter(visit => visit.day === day).reduce((sum, visit) => sum + visit.hours, 0);
    const counted = days.reduce((sum, day) => sum + hoursOn(day), 0);
    const met = counted >= rule.perWeek;
    read.say(`每周下村不少于 ${rule.perWeek} 小时，这一周 ${counted} 小时，${met ? '够' : `差 ${rule.perWeek - counted} 小时`}`, { 工时: counted });
    if (!rule.everyWorkday) return { required: rule.perWeek, counted, met, dailyRuleMet: null, daysWithoutVisit: [] };
    const daysWithoutVisit = days.filter(day => read.need(calendar.isWorkday(day)) && hoursOn(day) === 0);
    read.say(daysWithoutVisit.length ? `${daysWithoutVisit.join('、')}没有下村` : '每个工作日都下村了');
    return { required: rule.perWeek, counted, met, dailyRuleMet: daysWithoutVisit.length === 0, daysWithoutVisit };
  });
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
