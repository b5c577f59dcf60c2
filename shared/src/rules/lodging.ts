import { addDays, daysFrom, type Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import { covers } from '../kernel/half-day';
import type { RoleId } from '../kernel/role';
import type { Profile } from '../policy/profile';
import { finding, type Reader } from '../policy/reading';
import type { Calendar } from './calendar';
import { isDutyDay } from './duty-day';
import type { Reschedule } from './office-day';
import type { LeaveFact } from './sheet';

/** That somebody stayed the night in the village, or did not; the night belongs to the day on which it begins. */
export interface NightFact {
  day: Day;
  stayed: boolean;
}

export interface NightsAsked {
  role: RoleId;
  from: Day;
  to: Day;
  /** The last night that is over. */
  until: Day;
  nights: readonly NightFact[];
  leaves: readonly LeaveFact[];
  reschedules?: readonly Reschedule[];
}

export interface NightsKept {
  /** 原则上: what is missing may be set aside with a reason. */
  soft: boolean;
  /** Nights between two days on which he has to be there, without those of a leave. */
  expected: Day[];
  /** All nights that he stayed, of a rest day too. */
  stayed: Day[];
  /** Of the expected ones: he is known not to have stayed. */
  away: Day[];
  /** Of the expected ones that are over: nobody has said. */
  open: Day[];
}

/** Where the document wants its cadres to live in the village: which nights were asked for, which were kept? Null where it does not, or not of this role. */
export function nightsKept(profile: Profile, calendar: Calendar, asked: NightsAsked): FindingOrRefusal<NightsKept | null> {
  return finding(profile, read => nightsOf(read, calendar, asked));
}

/** The same, within another finding. */
export function nightsOf(read: Reader, calendar: Calendar, { role, from, to, until, nights, leaves, reschedules }: NightsAsked): NightsKept | null {
  const rule = read.where('attendance.lodging');
  if (!rule || (rule.of && !rule.of.includes(role))) return null;
  const duty = (day: Day) => isDutyDay(read, calendar, day, reschedules);
  const isAway = (day: Day) => leaves.some(leave => covers(leave.span, day, 'pm') || covers(leave.span, addDays(day, 1), 'am'));
  const expected = daysFrom(from, to).filter(day => duty(day) && duty(addDays(day, 1)) && !isAway(day));
  const said = (day: Day) => nights.find(night => night.day === day);
  const stayed = daysFrom(from, to).filter(day => said(day)?.stayed);
  const away = expected.filter(day => said(day)?.stayed === false);
  const open = expected.filter(day => day <= until && !said(day));
  read.say(`前后两天都应在村的夜里住在村，${expected.length} 夜，住了 ${expected.filter(day => said(day)?.stayed).length} 夜${away.length > 0 ? `，${away.length} 夜不在` : ''}${open.length > 0 ? `，${open.length} 夜没有记录` : ''}`, { 住村: stayed.length });
  return { soft: rule.soft ?? false, expected, stayed, away, open };
}
