import type { Day } from '../kernel/day';
import { refuse, type Refusal } from '../kernel/refusal';
import type { Profile } from './profile';

/** A profile that is in force from this day of a span on, until the next one begins. */
export interface InForceFrom {
  from: Day;
  profile: Profile;
}

/**
 * Which adoption is in force on this day? The latest one that had begun; among those of one day the last of the list.
 * None: the refusal `profile_not_in_force`. A March sheet is read with March's profile for ever, so ask with the day of the fact, not with today.
 */
export function inForce<T extends { effectiveFrom: Day }>(adoptions: readonly T[], day: Day): T | Refusal {
  const begun = adoptions.filter(adoption => adoption.effectiveFrom <= day);
  const latest = begun.reduce<T | null>((found, adoption) => (found && found.effectiveFrom > adoption.effectiveFrom ? found : adoption), null);
  return latest ?? refuse('profile_not_in_force', `${day} 没有生效的制度，请管理员先选用一套制度并写明生效日期。`);
}
