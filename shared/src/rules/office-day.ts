import { addDays, daysFrom, periodDays, weekday, type Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import type { Profile } from '../policy/profile';
import { refuse } from '../kernel/refusal';
import { clausesOf, finding, type Reader } from '../policy/reading';
import type { Calendar } from './calendar';

/** An office day that is held on another day: the town moved it, or a person who was on leave makes it up. */
export interface Reschedule {
  from: Day;
  to: Day;
  /** It was missed for an approved leave and is made up: the leave stays where it was. */
  afterLeave?: true;
}

export interface MakeUp {
  /** The office day that fell on a holiday or was moved. */
  postponed: Day;
  /** The day on which it is made up; null: the town has to set one. */
  day: Day | null;
  fixedBy: 'default' | 'town' | null;
}

export interface OfficeDays {
  /** The fixed weekdays of the period that are worked. */
  officeDays: Day[];
  required: number;
  postponed: Day[];
  makeUps: MakeUp[];
}

/**
 * Which are the fixed office days of this period, which are postponed, and to when (A08)?
 * Refusals: `config_required` where the document has no fixed weekday, `calendar_unpublished`.
 */
export function officeDays(profile: Profile, calendar: Calendar, asked: { period: string; reschedules?: readonly Reschedule[] }): FindingOrRefusal<OfficeDays> {
  return finding(profile, read => {
    const { from, to } = periodDays(asked.period);
    const moved = asked.reschedules ?? [];
    const fixed = daysFrom(from, to).filter(day => isFixedWeekday(read, day));
    const postponed = fixed.filter(day => isPostponed(read, calendar, day, moved));
    const kept = fixed.filter(day => !postponed.includes(day));
    const makeUps = postponed.map(day => makeUpOf(read, calendar, day, moved, null));
    read.say(`固定驻村办公日 ${fixed.length} 个，照常 ${kept.length} 个，顺延 ${postponed.length} 个`, { 照常: kept.length, 顺延: postponed.length });
    return { officeDays: kept, required: kept.length, postponed, makeUps };
  });
}

/** A fixed office day, and what became of it. */
export interface PlannedOfficeDay extends MakeUp {
  state: 'kept' | 'postponed';
}

/**
 * The fixed office days from `from` to `to`, each with the day on which it is held: itself, the next working day, the one the town set; null: the town has to set one (A08).
 * Refusals: `config_required` where the document has no fixed weekday, `calendar_unpublished`.
 */
export function officePlan(profile: Profile, calendar: Calendar, asked: { from: Day; to: Day; reschedules?: readonly Reschedule[] }): FindingOrRefusal<PlannedOfficeDay[]> {
  return finding(profile, read => {
    const moved = asked.reschedules ?? [];
    const duty = read('attendance.duty_days');
    if (duty.days !== 'weekday') return refuse('no_office_day', `${read.profile.title}没有固定的驻村办公日，不用另定。`, { clauses: clausesOf(read.profile, 'attendance.duty_days') });
    const fixed = daysFrom(asked.from, asked.to).filter(day => isFixedWeekday(read, day));
    const plan = fixed.map((day): PlannedOfficeDay => (isPostponed(read, calendar, day, moved)
      ? { state: 'postponed', ...makeUpOf(read, calendar, day, moved, null) } : { state: 'kept', postponed: day, day, fixedBy: null }));
    const open = plan.filter(({ day }) => day === null).length;
    read.say(`固定驻村办公日 ${fixed.length} 个，${open > 0 ? `有 ${open} 个还要镇里另定日子` : '都有日子'}`);
    return plan;
  });
}

/** The office days from `from` to `to`: fixed ones that hold, and those on which one is made up. */
export function officeDaysIn(read: Reader, calendar: Calendar, from: Day, to: Day, moved: readonly Reschedule[] = []): Day[] {
  return daysFrom(from, to).filter(day => isOfficeDay(read, calendar, day, moved));
}

/** Is the day an office day: the fixed weekday where it is worked and was not moved, or the day on which one is made up? */
export function isOfficeDay(read: Reader, calendar: Calendar, day: Day, moved: readonly Reschedule[] = []): boolean {
  if (moved.some(move => move.to === day)) return true;
  if (isFixedWeekday(read, day)) return !isPostponed(read, calendar, day, moved);
  return read.need(calendar.isWorkday(day)) && waitingBefore(read, calendar, day, moved);
}

/** Is it the fixed weekday of the profile? */
export function isFixedWeekday(read: Reader, day: Day): boolean {
  const duty = read('attendance.duty_days');
  return duty.days === 'weekday' && duty.weekday === weekday(day);
}

/**
 * When is a postponed office day made up? By default on the next working day; where that is an office day itself or already taken, the town sets the day.
 * `taken` are the days that are known to be taken; null: by another office day of the same holiday.
 */
export function makeUpOf(read: Reader, calendar: Calendar, postponed: Day, moved: readonly Reschedule[], taken: readonly Day[] | null): MakeUp {
  const set = moved.find(move => move.from === postponed);
  if (set) return { postponed, day: set.to, fixedBy: 'town' };
  const next = read.need(calendar.nextWorkday(postponed));
  const isTaken = taken ? taken.includes(next) : waitingBefore(read, calendar, postponed, moved);
  return isFixedWeekday(read, next) || isTaken ? { postponed, day: null, fixedBy: null } : { postponed, day: next, fixedBy: 'default' };
}

function isPostponed(read: Reader, calendar: Calendar, day: Day, moved: readonly Reschedule[]): boolean {
  return moved.some(move => move.from === day) || !read.need(calendar.isWorkday(day));
}

/** Do the rest days directly before this day hold an office day that the town has not moved? */
function waitingBefore(read: Reader, calendar: Calendar, day: Day, moved: readonly Reschedule[]): boolean {
  for (let before = addDays(day, -1); !read.need(calendar.isWorkday(before)); before = addDays(before, -1)) {
    if (isFixedWeekday(read, before) && !moved.some(move => move.from === before)) return true;
  }
  return false;
}
