import { fills, isRole, ROLES, type RoleId } from '@village/shared/kernel/role';
import type { Grant } from '../common/who';
import type { FilingEntity } from './filing.entity';

/** By whom a body that nobody holds by a term is stood for. */
const STANDS_FOR: Record<string, readonly RoleId[]> = {
  team: ['team_leader', 'first_secretary', 'team_attendance_clerk'],
  village_committee: ['village_secretary', 'village_director', 'village_principal'],
  township: ['township_office', 'township_secretary', 'township_mayor', 'township_principal'],
  county: ['county_office'],
  dispatching_unit: ['dispatching_unit_hr', 'dispatching_unit_head', 'dispatching_unit_deputy'],
};

/** The step of a chain that gives the people who stand for a party of the regulation; null: nobody in the app does. */
export function stepOf(party: string): string | null {
  const roles = STANDS_FOR[party] ?? (isRole(party) ? [party] : []);
  return roles.length > 0 ? roles.join('|') : null;
}

/** For which parties does the holder of a role stand? */
export function partiesOf(role: RoleId): string[] {
  const bodies = Object.entries(STANDS_FOR).filter(([, roles]) => roles.includes(role)).map(([body]) => body);
  return [...bodies, ...(Object.keys(ROLES) as RoleId[]).filter(wanted => fills(role, wanted))];
}

/** Was it filed with a body that this grant stands for? A unit reads what was filed about its own people. */
export function filedWith(grant: Grant, row: Pick<FilingEntity, 'party' | 'path' | 'unitId'>): boolean {
  if (!partiesOf(grant.role).includes(row.party)) return false;
  return ROLES[grant.role].level === 'unit' ? grant.organisationId === row.unitId : row.path.startsWith(grant.path);
}
