import { permissionsOf, reachesTeamOnly, type Permission } from '@village/shared/kernel/permission';
import { ROLES, type RoleId } from '@village/shared/kernel/role';

/** A role the person holds today by a term, and the place it gives him. */
export interface Grant {
  role: RoleId;
  organisationId: string;
  /** `/county/township/village/` by ids: the reach is this and what lies below. */
  path: string;
  /** For a role in a team: the reach is this team only. */
  teamId: string | null;
}

/** The person who calls, as the session says. */
export interface Who {
  personId: string;
  sessionId: string;
  grants: Grant[];
}

/** Where a permission reaches: everything below the paths, and these teams. */
export interface Scope {
  paths: string[];
  teams: string[];
}

/** May this person do it at all, or, with a path, there? */
export function may(who: Who, permission: Permission, path?: string): boolean {
  return grantsFor(who, permission).some(grant =>
    path === undefined || (reachesTeamOnly(grant.role) ? grant.path === path : path.startsWith(grant.path)));
}

/** Where may this person do it? */
export function scopeOf(who: Who, permission: Permission): Scope {
  const grants = grantsFor(who, permission);
  const inTeams = grants.filter(grant => reachesTeamOnly(grant.role));
  // A dispatching unit stands beside the line of places: what it may see follows from its people, not from a path.
  const inPlaces = grants.filter(grant => !reachesTeamOnly(grant.role) && ROLES[grant.role].level !== 'unit');
  return {
    paths: [...new Set(inPlaces.map(grant => grant.path))],
    teams: [...new Set(inTeams.map(grant => grant.teamId).filter(id => id !== null))],
  };
}

/** Does this place, or this team, lie within the scope? */
export function inScope(scope: Scope, path: string, teamId: string | null = null): boolean {
  return scope.paths.some(each => path.startsWith(each)) || (teamId !== null && scope.teams.includes(teamId));
}

/** The grant by which he may do it that reaches widest. */
export function grantFor(who: Who, permission: Permission): Grant | null {
  return [...grantsFor(who, permission)].sort((one, other) => one.path.length - other.path.length)[0] ?? null;
}

function grantsFor(who: Who, permission: Permission): Grant[] {
  return who.grants.filter(grant => permissionsOf(grant.role).includes(permission));
}
