import { isRole, ROLES, type RoleId } from '../kernel/role';

/** Who can owe something: a person, his team, the village it stands in, the township, the county, the dispatching unit. */
export const DUE_OWNERS = ['person', 'team', 'village', 'township', 'county', 'unit'] as const;
export type DueOwner = (typeof DUE_OWNERS)[number];

/** Posts of a township that have duties of their own; any other role of a township acts for the township. */
const PERSONAL: readonly RoleId[] = [
  'township_linked_leader', 'township_leader_member', 'linked_village_party_secretary', 'responsibility_area_secretary', 'area_leader_member', 'township_deputy',
];

/** Bodies by where they stand; a city and what lies above it do not use this system. */
const BODY_OWNERS: Record<string, DueOwner> = {
  party_member: 'person', team: 'team', village_committee: 'village', party_members_meeting: 'village', villager_representatives_meeting: 'village', disclosure_supervision_committee: 'village',
  linked_village_party_committee: 'township', responsibility_area: 'township', township: 'township', township_discipline: 'township', township_leading_group: 'township',
  county: 'county', county_poverty_office: 'county', dispatching_unit: 'unit', dispatching_unit_party: 'unit', lead_unit: 'unit',
};

/** Who is meant by this role or body; null: nobody who uses this system. A role of a team is a person. */
export function ownerOfParty(party: string): DueOwner | null {
  if (!isRole(party)) return BODY_OWNERS[party] ?? null;
  const { level } = ROLES[party];
  if (level === 'team' || PERSONAL.includes(party)) return 'person';
  return level === 'city' ? null : level;
}

/**
 * Whose is a duty that the document gives to these parties together? What a team or anybody of it calls is the team's, once;
 * else it is the village's, the township's, the county's, the unit's.
 */
export function ownerOfGroup(steps: readonly string[]): DueOwner | null {
  const parties = steps.flatMap(step => step.split(/[|+]/));
  if (parties.includes('team') || parties.some(party => isRole(party) && ROLES[party].level === 'team')) return 'team';
  const owners = parties.map(ownerOfParty);
  return DUE_OWNERS.find(owner => owners.includes(owner)) ?? null;
}

/** Whose is a duty that each of these has for himself? Where the team is one of them, the team's. */
export function ownerOfEach(parties: readonly string[]): DueOwner | null {
  if (parties.includes('team')) return 'team';
  const owners = parties.map(ownerOfParty);
  return DUE_OWNERS.find(owner => owners.includes(owner)) ?? null;
}
