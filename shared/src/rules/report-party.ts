import { fills, isRole, ROLES, type RoleId } from '../kernel/role';
import { ownerOfParty, type DueOwner } from './due-owner';

/** Where a report is received: at a place of the reporter's line, or at a dispatching unit; null: outside of this system. */
export type PartyLevel = Exclude<DueOwner, 'person'> | null;

/** The office that receives papers for every body and post of its level, and whoever leads there. */
const OFFICES: Record<Exclude<DueOwner, 'person'>, readonly RoleId[]> = {
  team: ['team_leader', 'first_secretary'],
  village: ['village_secretary', 'village_director', 'village_principal'],
  township: ['township_office', 'township_party_office', 'township_secretary', 'township_mayor', 'township_principal', 'township_leading_group_head'],
  county: ['county_office', 'county_general_captain', 'county_deputy_captain', 'county_org_dept'],
  unit: ['dispatching_unit_hr', 'dispatching_unit_head', 'dispatching_unit_deputy'],
};

/** At which level does this recipient sit? */
export function levelOfParty(party: string): PartyLevel {
  if (!isRole(party)) {
    const owner = ownerOfParty(party);
    return owner === 'person' ? 'team' : owner;
  }
  const { level } = ROLES[party];
  return level === 'city' ? null : level;
}

/** May whoever holds this role receive what is addressed to this body or post? */
export function receives(held: RoleId, party: string): boolean {
  if (fills(held, party)) return true;
  const level = levelOfParty(party);
  return level !== null && ROLES[held].level === level && OFFICES[level].includes(held);
}

/** Whom an author can choose where the document names nobody: the offices of the place and of the units. */
export const CHOOSABLE_PARTIES = ['township_committee', 'township_leading_group', 'township_office', 'township_party_office', 'county_office', 'county_leading_group', 'dispatching_unit'] as const;
