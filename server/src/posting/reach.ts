import { permissionsOf, type Permission } from '@village/shared/kernel/permission';
import { ROLES } from '@village/shared/kernel/role';
import { inScope, scopeOf, type Who } from '../common/who';

/** Where something about the post of a person belongs: to its village and team, and to the unit that sent him. */
export interface Placed {
  personId: string;
  path: string;
  teamId: string;
  unitId: string | null;
}

/** Does this person reach it with the permission: from the team, from the place or above, or as the unit of the one it is about? */
export function reaches({ path, teamId, unitId }: Placed, who: Who, permission: Permission): boolean {
  return inScope(scopeOf(who, permission), path, teamId) || (unitId !== null && unitsOf(who, permission).includes(unitId));
}

/** The dispatching units whose people he reaches with the permission. */
export function unitsOf(who: Who, permission: Permission): string[] {
  return who.grants.filter(({ role }) => ROLES[role].level === 'unit' && permissionsOf(role).includes(permission)).map(({ organisationId }) => organisationId);
}
