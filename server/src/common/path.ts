import type { Level } from '@village/shared/kernel/role';
import type { OrganisationKind } from '@village/shared/contract/organisation';

/** The ids on a path, county first. */
export function idsOf(path: string): string[] {
  return path.split('/').filter(Boolean);
}

/** The path of the county, township or village that `path` lies in; null when the path does not go so deep. */
export function pathAt(path: string, kind: OrganisationKind): string | null {
  const depth = { county: 1, township: 2, village: 3 }[kind];
  const ids = idsOf(path);
  return ids.length < depth ? null : `/${ids.slice(0, depth).join('/')}/`;
}

/** Does `path` lie at or below `above`? */
export function isBelow(path: string, above: string): boolean {
  return path.startsWith(above);
}

/** A dispatching unit has no place among the organisations: the path that a role of a unit gives reaches none of them. */
export function unitPath(unitId: string): string {
  return `/unit/${unitId}/`;
}

/** Which kind of organisation does a role of this level stand at? Null for the level of the dispatching unit. */
export function kindFor(level: Level): OrganisationKind | null {
  const kinds: Record<Level, OrganisationKind | null> = { team: 'village', village: 'village', township: 'township', county: 'county', city: 'county', unit: null };
  return kinds[level];
}
