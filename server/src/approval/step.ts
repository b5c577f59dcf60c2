import { fills, isRole, ROLES, type Level, type RoleId } from '@village/shared/kernel/role';
import type { Day } from '@village/shared/kernel/day';
import type { Grant } from '../common/who';
import type { Place } from '../organisation/holder.service';
import { idsOf } from '../common/path';

/** A role somebody decides with: his own, or that of a holder whose deputy he is. */
export interface ActingGrant extends Grant {
  insteadOf?: string;
  /** Villages that others look after in this role. */
  leftToOthers?: readonly string[];
}

/** As what somebody decides. */
export interface Actor {
  role: RoleId;
  insteadOf: string | null;
}

/** The parts of a step: of `a+b` both are needed, of `a|b` there is one part that either decides. */
export function partsOf(step: string): string[] {
  return step.split('+');
}

/** As which role may the holder of these grants act for this part at this place? Null: as none. */
export function actsAs(grants: readonly ActingGrant[], part: string, place: Place): RoleId | null {
  return actorFor(grants, part, place)?.role ?? null;
}

/** The same, and in whose stead. His own role goes before one he holds for another. */
export function actorFor(grants: readonly ActingGrant[], part: string, place: Place): Actor | null {
  for (const own of [true, false]) {
    for (const wanted of part.split('|').filter(isRole)) {
      const grant = grants.find(each => (each.insteadOf === undefined) === own && fills(each.role, wanted) && stands(each, wanted, place));
      if (grant) return { role: wanted, insteadOf: grant.insteadOf ?? null };
    }
  }
  return null;
}

/** What of these may be used on a request of this applicant: nobody decides for himself, and nobody in the applicant's stead. */
export function grantsAbout(grants: readonly ActingGrant[], personId: string, applicantId: string): ActingGrant[] {
  return personId === applicantId ? [] : grants.filter(grant => grant.insteadOf !== applicantId);
}

/** A deputy in some days. */
export interface Deputed {
  holderId: string;
  deputyId: string;
  from: Day;
  to: Day;
}

/** Would this deputy, through those he himself has named in those days, lead back to the holder? */
export function closesCircle(others: readonly Deputed[], asked: Deputed): boolean {
  const reached = new Set([asked.deputyId]);
  for (const person of reached) {
    for (const each of others) if (each.holderId === person && each.from <= asked.to && asked.from <= each.to) reached.add(each.deputyId);
  }
  return reached.has(asked.holderId);
}

/** How many ids the path of the place has where a role of this level stands; a role of a unit stands beside the line of places. */
const DEPTH: Record<Level, number> = { unit: 0, city: 1, county: 1, township: 2, village: 3, team: 3 };

/** Does the grant stand where this role is looked for: in the team, at the village, township or county of the place, or in the unit of the person? */
function stands(grant: ActingGrant, wanted: RoleId, place: Place): boolean {
  const depth = DEPTH[ROLES[wanted].level];
  if (depth === 0) return grant.organisationId === place.unitId;
  const ids = idsOf(place.path);
  const seat = ids.slice(0, depth);
  if (grant.leftToOthers?.some(villageId => ids.includes(villageId))) return false;
  if (seat.length < depth || idsOf(grant.path).join() !== seat.join()) return false;
  return grant.teamId === null || !place.teamId || grant.teamId === place.teamId;
}
