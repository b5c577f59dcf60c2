import { fills, isRole, ROLES, type Level, type RoleId } from '@village/shared/kernel/role';
import type { Grant } from '../common/who';
import type { Place } from '../organisation/holder.service';

/** The parts of a step: of `a+b` both are needed, of `a|b` there is one part that either decides. */
export function partsOf(step: string): string[] {
  return step.split('+');
}

/** As which role may the holder of these grants act for this part at this place? Null: as none. */
export function actsAs(grants: readonly Grant[], part: string, place: Place): RoleId | null {
  for (const wanted of part.split('|').filter(isRole)) {
    if (grants.some(grant => fills(grant.role, wanted) && stands(grant, wanted, place))) return wanted;
  }
  return null;
}

/** How many ids the path of the place has where a role of this level stands; a role of a unit stands beside the line of places. */
const DEPTH: Record<Level, number> = { unit: 0, city: 1, county: 1, township: 2, village: 3, team: 3 };

/** Does the grant stand where this role is looked for: in the team, at the village, township or county of the place, or in the unit of the person? */
function stands(grant: Grant, wanted: RoleId, place: Place): boolean {
  const depth = DEPTH[ROLES[wanted].level];
  if (depth === 0) return grant.organisationId === place.unitId;
  const ids = (path: string) => path.split('/').filter(Boolean);
  const seat = ids(place.path).slice(0, depth);
  if (seat.length < depth || ids(grant.path).join() !== seat.join()) return false;
  return grant.teamId === null || !place.teamId || grant.teamId === place.teamId;
}
