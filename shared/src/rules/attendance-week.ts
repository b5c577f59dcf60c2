import { addDays, daysFrom, weekday, type Clock, type Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import { HALVES } from '../kernel/half-day';
import type { Mark } from '../kernel/mark';
import type { Profile } from '../policy/profile';
import { finding, type Reader } from '../policy/reading';
import { cellOf, dayFactsOf } from './attendance-cell';
import { statusOf } from './attendance-day';
import { hoursOf, hoursOn, type RequiredHours } from './attendance-hours';
import type { Calendar } from './calendar';
import type { DayFlag, Status } from './day-status';
import { nightsOf, type NightFact, type NightsKept } from './lodging';
import type { RowFacts } from './sheet';

export interface WeekAsked {
  /** The Monday. */
  weekOf: Day;
  today: Day;
  now: Clock;
  nights: readonly NightFact[];
}

/** One day of a week, as far as it is over. */
export interface WeekDay {
  day: Day;
  duty: boolean;
  status: Status;
  flags: DayFlag[];
  am: Mark | null;
  pm: Mark | null;
  /** When the person signed in himself, and when he left. */
  signIn: Clock | null;
  leftAt: Clock | null;
  /** Hours of his visits, where the document asks for hours. */
  hours: number | null;
  /** Did he stay the night? Null: not asked, or nobody has said. */
  night: boolean | null;
}

/** What the week asks for at its beginning or end, and what was. */
export interface WeekEnd {
  by: Clock;
  at: Clock | null;
  kept: boolean | null;
}

export interface WeekKept {
  weekOf: Day;
  days: WeekDay[];
  /** Days on which the person signed in, of the days he had to be there. */
  signedIn: number;
  dutyDays: number;
  arrival: WeekEnd | null;
  departure: WeekEnd | null;
  nights: NightsKept | null;
  hours: RequiredHours | null;
}

/** What was the week of this person: sign-in day by day, Monday's arrival, Friday's departure, the nights, the hours? Refusals: `config_required`, `calendar_unpublished`. */
export function weekKept(profile: Profile, calendar: Calendar, facts: RowFacts, asked: WeekAsked): FindingOrRefusal<WeekKept> {
  return finding(profile, read => {
    const friday = addDays(asked.weekOf, 4);
    const last = addDays(asked.weekOf, 6);
    const until = asked.today < last ? asked.today : last;
    const days = daysFrom(asked.weekOf, until).map(day => dayOf(read, calendar, facts, day, asked));
    const first = days[0];
    const end = days.find(({ day }) => day === friday);
    const arrival = weekday(asked.weekOf) === 1 && first.duty ? read.where('attendance.monday_arrival') : null;
    if (arrival) read.say(`周一 ${arrival} 前到村，${first.signIn ? `${first.signIn} 到村` : '没有到村时间'}`);
    const [departure, signOut] = end?.duty ? [read.where('attendance.friday_departure'), read.where('attendance.friday_sign_out')] : [null, null];
    const leaving = departure ?? signOut;
    if (leaving && end) read.say(`周五 ${leaving} ${departure ? '后离村' : '签退'}，${end.leftAt ? `${end.leftAt} 离村` : '没有离村时间'}`);
    const term = facts.terms.find(each => each.from <= until && (each.to === null || each.to >= asked.weekOf)) ?? facts.terms[0];
    const nights = nightsOf(read, calendar, { role: term.role, from: asked.weekOf, to: last, until: addDays(asked.today, -1), nights: asked.nights, leaves: facts.leaves, reschedules: facts.reschedules });
    const isByHours = read.where('attendance.hours') !== null;
    const hours = isByHours ? hoursOf(read, calendar, {
      weekOf: asked.weekOf, hoursByDay: days.map(({ day, hours: each }) => ({ day, hours: each ?? 0 })), ...(asked.today <= last ? { until: addDays(asked.today, -1) } : {}), explained: days.filter(({ status }) => status === 'excused_noted').map(({ day }) => day),
    }) : null;
    const asks = days.filter(({ duty }) => duty);
    const signedIn = asks.filter(({ signIn, am, pm }) => signIn !== null || am === 'in_village' || pm === 'in_village').length;
    read.say(`应在村 ${asks.length} 天，有在村记录 ${signedIn} 天`);
    return {
      weekOf: asked.weekOf, days, signedIn, dutyDays: asks.length, nights, hours,
      arrival: arrival ? { by: arrival, at: first.signIn, kept: first.signIn === null ? null : first.signIn <= arrival } : null,
      departure: leaving && end ? { by: leaving, at: end.leftAt, kept: end.leftAt === null ? null : end.leftAt >= leaving } : null,
    };
  });
}

function dayOf(read: Reader, calendar: Calendar, facts: RowFacts, day: Day, { today, now, nights }: WeekAsked): WeekDay {
  const known = dayFactsOf(facts, day);
  const found = statusOf(read, calendar, { ...known, ...(day === today ? { now } : {}) });
  const [am, pm] = HALVES.map(half => cellOf(read, calendar, facts, day, half)?.mark ?? null);
  return {
    day, duty: found.dutyDay, status: found.status, flags: found.flags, am, pm, signIn: ownTime(facts, day), leftAt: known.leftAt ?? null,
    hours: facts.visits ? hoursOn(facts.visits, day) : null, night: nights.find(night => night.day === day)?.stayed ?? null,
  };
}

/** The first time the person himself said he was there. */
function ownTime({ presences }: RowFacts, day: Day): Clock | null {
  return presences.filter(record => record.day === day && record.mode !== 'roster' && record.state === 'in_village').map(record => record.at).sort()[0] ?? null;
}
