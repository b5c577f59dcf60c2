import { BODIES, type RoleId } from '../kernel/role';
import { endpoint } from './endpoint';
import type { SavePrecinctInput, PrecinctIdInput, PrecinctsInput } from './precinct.input';

/** Bodies of a township that look after some of its villages together. */
export const PRECINCT_KINDS = ['responsibility_area', 'linked_village_party_committee'] as const;
export type PrecinctKind = (typeof PRECINCT_KINDS)[number];
export const PRECINCT_KIND_NAMES: Record<PrecinctKind, string> = { responsibility_area: BODIES.responsibility_area, linked_village_party_committee: BODIES.linked_village_party_committee };

/** Who can lead such a body. */
export const PRECINCT_LEADERS: Record<PrecinctKind, readonly RoleId[]> = {
  responsibility_area: ['responsibility_area_secretary', 'area_leader_member'],
  linked_village_party_committee: ['linked_village_party_secretary', 'area_leader_member'],
};

export interface Precinct {
  id: string;
  townshipId: string;
  kind: PrecinctKind;
  name: string;
  villages: { id: string; name: string }[];
  /** Who leads it and gets what is sent to it. */
  people: { personId: string; name: string; roleName: string }[];
}

export interface Precincts {
  townshipId: string;
  townshipName: string;
  groups: Precinct[];
  villages: { id: string; name: string }[];
  /** Who can lead one: those with such a post in the township. For whoever may change groups. */
  candidates: { personId: string; name: string; roleName: string }[];
  mayManage: boolean;
}

export const precinct = {
  list: endpoint<PrecinctsInput, Precincts>({ method: 'GET', path: '/precincts', permission: 'organisation.read', title: '责任区和联村党委', reply: 'Precincts' }),
  save: endpoint<SavePrecinctInput, Precincts>({ method: 'POST', path: '/precincts', permission: 'organisation.manage', title: '保存责任区', reply: 'Precincts' }),
  remove: endpoint<PrecinctIdInput, void>({ method: 'DELETE', path: '/precincts/:id', permission: 'organisation.manage', title: '删除责任区' }),
};
