import { addDays, dayText, type Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import type { Calendar } from './calendar';

/** Work that was ordered and done, and rest that was taken for it, in half days. */
export interface RestAccount {
  worked: readonly { day: Day; halves: number }[];
  taken: readonly { day: Day; halves: number }[];
}

/** All in half days. */
export interface RestBalance {
  earned: number;
  taken: number;
  expired: number;
  left: number;
}

/**
 * How much rest has somebody still to get for work on rest days? Only work on a rest day or a holiday earns it; the oldest is used first; where the document says how long it can be used, the rest is lost after that.
 * Refusals: `config_required` where the document says nothing of it, `calendar_unpublished`.
 */
export function compensatoryBalance(profile: Profile, calendar: Calendar, account: RestAccount, on: Day): FindingOrRefusal<RestBalance> {
  return finding(profile, read => {
    const rule = read('rest.compensatory');
    const lots = account.worked.filter(({ day }) => !read.need(calendar.isWorkday(day))).map(({ day, halves }) => ({ day, left: halves })).sort((one, other) => one.day.localeCompare(other.day));
    const earned = lots.reduce((sum, lot) => sum + lot.left, 0);
    const open = (lot: { day: Day }, at: Day) => lot.day < at && (rule.useWithinDays == null || at <= addDays(lot.day, rule.useWithinDays));
    let taken = 0;
    for (const { day, halves } of [...account.taken].sort((one, other) => one.day.localeCompare(other.day))) {
      taken += halves;
      let rest = halves;
      for (const lot of lots.filter(each => open(each, day))) {
        const used = Math.min(rest, lot.left);
        lot.left -= used;
        rest -= used;
      }
    }
    const left = lots.filter(lot => lot.day >= on || open(lot, on)).reduce((sum, lot) => sum + lot.left, 0);
    const expired = lots.filter(lot => lot.day < on && !open(lot, on)).reduce((sum, lot) => sum + lot.left, 0);
    read.say(`节假日统一安排加班 ${earned / 2} 天，已经调休 ${taken / 2} 天，还有 ${left / 2} 天`, { 加班天数: earned / 2, 已调休: taken / 2, 剩余: left / 2 });
    if (expired > 0) read.say(`有 ${expired / 2} 天超过 ${rule.useWithinDays} 天没有休，到${dayText(on)}已经过期`);
    return { earned, taken, expired, left };
  });
}
