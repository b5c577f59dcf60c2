import { daysOf, weekday, type Day, type Month } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import { isRefusal, type Refusal } from '../kernel/refusal';
import type { Profile } from '../policy/profile';
import { finding, type Reader } from '../policy/reading';
import type { Calendar } from './calendar';
import { isOfficeDay, type Reschedule } from './office-day';

/** One day of the head of a month sheet. */
export interface SheetDay {
  day: Day;
  /** 1 is Monday. */
  weekday: number;
  duty: boolean;
  /** "春节", "补班" … */
  name: string | null;
}

/** Has a cadre to be in the village on this day? Refusals: `calendar_unpublished`, `config_required`. */
export function dutyDay(profile: Profile, calendar: Calendar, day: Day, reschedules: readonly Reschedule[] = []): FindingOrRefusal<SheetDay> {
  return finding(profile, read => {
    const duty = isDutyDay(read, calendar, day, reschedules);
    const name = calendar.nameOf(day);
    read.say(duty ? '应当在村的日子' : '不是应当在村的日子', name ? { 日期: day, 节假日安排: name } : { 日期: day });
    return { day, weekday: weekday(day), duty, name };
  });
}

/** The days of the head of a month sheet, or why they cannot be known. */
export function sheetDays(profile: Profile, calendar: Calendar, month: Month, reschedules: readonly Reschedule[] = []): SheetDay[] | Refusal {
  const days: SheetDay[] = [];
  for (const day of daysOf(month)) {
    const { value } = dutyDay(profile, calendar, day, reschedules);
    if (isRefusal(value)) return value;
    days.push(value);
  }
  return days;
}

/** Is it a duty day by the profile: a working day, every day, or the fixed office day? */
export function isDutyDay(read: Reader, calendar: Calendar, day: Day, reschedules: readonly Reschedule[] = []): boolean {
  switch (read('attendance.duty_days').days) {
    case 'calendar_days': return true;
    case 'workdays': return read.need(calendar.isWorkday(day));
    case 'weekday': return isOfficeDay(read, calendar, day, reschedules);
  }
}
