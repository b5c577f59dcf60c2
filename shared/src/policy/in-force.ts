import { addDays, type Day } from '../kernel/day';
import { isRefusal, refuse, type Refusal } from '../kernel/refusal';
import type { Profile } from './profile';

/** A profile that is in force from this day of a span on, until the next one begins. */
export interface InForceFrom {
  from: Day;
  profile: Profile;
}

/** What begins at a place on a day. */
export interface Beginning {
  organisationId: string;
  effectiveFrom: Day;
}

/**
 * Which edition is in force on this day? The latest one that had begun; among those of one day the last of the list.
 * None: the refusal `profile_not_in_force`. A March sheet is read with March's profile for ever, so ask with the day of the fact, not with today.
 */
export function inForce<T extends { effectiveFrom: Day }>(editions: readonly T[], day: Day): T | Refusal {
  const begun = editions.filter(edition => edition.effectiveFrom <= day);
  const latest = begun.reduce<T | null>((found, edition) => (found && found.effectiveFrom > edition.effectiveFrom ? found : edition), null);
  return latest ?? refuse('profile_not_in_force', `${day} 没有生效的制度，请管理员先选用一套制度并写明生效日期。`);
}

/** Which edition is in force here on this day? That of the nearest place that has one; `places` are the place itself and those above it, the nearest first. */
export function inForceAt<T extends Beginning>(places: readonly string[], editions: readonly T[], day: Day): T | Refusal {
  const nearest = places.find(place => editions.some(each => each.organisationId === place && each.effectiveFrom <= day));
  return inForce(editions.filter(each => each.organisationId === nearest), day);
}

/** The editions in force here on the days of a span, in order: the first one from its first day, each other one from the day of the change. */
export function changesIn<T extends Beginning>(places: readonly string[], editions: readonly T[], from: Day, to: Day): { from: Day; edition: T }[] | Refusal {
  const here = editions.filter(each => places.includes(each.organisationId));
  const days = new Set([from, ...here.map(each => each.effectiveFrom).filter(day => day > from && day <= to)].sort());
  const parts: { from: Day; edition: T }[] = [];
  for (const day of days) {
    const edition = inForceAt(places, here, day);
    if (isRefusal(edition)) return edition;
    if (parts[parts.length - 1]?.edition !== edition) parts.push({ from: day, edition });
  }
  return parts;
}

/** The days of a span on which nothing is in force here. What has begun is followed by something for ever, so they lie together at the start; null: there are none. */
export function gapIn(places: readonly string[], editions: readonly Beginning[], from: Day, to: Day): { from: Day; to: Day } | null {
  const begun = editions.filter(each => places.includes(each.organisationId)).map(each => each.effectiveFrom).sort()[0];
  if (begun !== undefined && begun <= from) return null;
  return { from, to: begun !== undefined && begun <= to ? addDays(begun, -1) : to };
}
