import type { Day } from '../kernel/day';
import { isRefusal, refuse, type Refusal } from '../kernel/refusal';
import { sameValue } from './difference';
import { inForce } from './in-force';
import type { PolicyValue, Profile } from './profile';
import { isOpen } from './reading';

/** A published edition of a place, as far as the day of another one depends on it. */
export interface Published {
  effectiveFrom: Day;
  /** Needed of those that begin on the day in question; null: not loaded. */
  profile: Profile | null;
}

/**
 * May an edition of this place begin on this day? What was in force stays so: it begins after today, or today where none begins today already.
 * Earlier it may begin only as the first one of the place, on days on which nothing was in force, or where it does nothing but fill the blanks of the one that began that day.
 * `published` are those of the place, the later one of a day after the earlier; `above` says since when a place above has a regulation. Null: it may.
 */
export function refusalOfDay(edition: { effectiveFrom: Day; profile: Profile }, published: readonly Published[], above: Day | null, today: Day): Refusal | null {
  const { profile, effectiveFrom } = edition;
  const field = { field: 'effectiveFrom' };
  if (profile.effectiveFrom !== null && effectiveFrom < profile.effectiveFrom) {
    return refuse('before_profile', `${profile.title}自 ${profile.effectiveFrom} 起施行，生效日期不能更早。`, field);
  }
  if (published.length === 0 || effectiveFrom > today) return null;
  const before = inForce(published, effectiveFrom);
  const first = published.map(each => each.effectiveFrom).sort()[0];
  if (isRefusal(before) && (above === null || above >= first)) return null;
  const begins = !isRefusal(before) && before.effectiveFrom === effectiveFrom;
  if (begins && before.profile && fillsOnly(before.profile, profile)) return null;
  if (effectiveFrom < today) {
    return refuse('past_in_force', '过去的考勤和请假按当时的制度计算，不能改。请把生效日期改成今天以后；只填空缺的，可以从原版生效那天起。', field);
  }
  return begins ? refuse('edition_that_day', '今天已有一版生效，今天的事按它办。请把生效日期改成明天或以后。', field) : null;
}

/** Does the second profile differ from the first one only in values that were blank, whole or in a row? */
export function fillsOnly(before: Profile, after: Profile): boolean {
  const fixed = ({ id, title, effectiveFrom, document, roles }: Profile) => ({ id, title, effectiveFrom, document, roles });
  if (!sameValue(fixed(before), fixed(after))) return false;
  const keys = new Set([...Object.keys(before.values), ...Object.keys(after.values)]);
  return [...keys].every(key => fills(before.values[key], after.values[key]));
}

function fills(before: PolicyValue | undefined, after: PolicyValue | undefined): boolean {
  if (sameValue(before, after)) return true;
  if (!before || !after) return false;
  if (before.blank) return true;
  if (!isOpen(before.value) || !Array.isArray(before.value) || !Array.isArray(after.value)) return isOpen(before.value);
  const rows: unknown[] = after.value;
  return before.value.every(row => isOpen(row) || rows.some(each => sameValue(row, each)));
}
