import type { Day } from '../kernel/day';
import type { RoleId } from '../kernel/role';
import { endpoint, type FileReply, type Page } from './endpoint';
import type {
  AddOrganisationInput, AddPersonInput, AddTeamInput, AddTermInput, AddUnitInput, EndTermInput, ImportInput, MovePersonInput, NamedInput, OfficesInput, OrganisationIdInput,
  PeopleInput, PersonInput, RenameOrganisationInput, TeamEndInput, TeamsInput, UpdatePersonInput, UpdateUnitInput,
} from './organisation.input';

export const ORGANISATION_KINDS = ['county', 'township', 'village'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export interface Organisation {
  id: string;
  kind: OrganisationKind;
  name: string;
  parentId: string | null;
  /** `/county/township/village/` by ids. */
  path: string;
}

export const UNIT_LEVELS = ['province', 'city', 'county', 'township'] as const;

export interface DispatchingUnit {
  id: string;
  name: string;
  level: (typeof UNIT_LEVELS)[number];
  /** How many posts it has: some documents say by it how many it sends. */
  staff: number | null;
}

export interface Team {
  id: string;
  name: string;
  villageId: string;
  villageName: string;
  townshipName: string;
  path: string;
  from: Day;
  to: Day | null;
  members: { personId: string; name: string; role: RoleId; roleName: string }[];
}

/** One line of the list of people: no phone number here. */
export interface PersonLine {
  id: string;
  name: string;
  unitName: string | null;
  post: string | null;
  roles: { roleName: string; place: string }[];
}

export interface Term {
  id: string;
  role: RoleId;
  roleName: string;
  organisationId: string;
  organisationName: string;
  teamId: string | null;
  teamName: string | null;
  from: Day;
  to: Day | null;
}

export interface PersonDetail {
  id: string;
  name: string;
  unitId: string | null;
  unitName: string | null;
  post: string | null;
  /** The whole number for those who may read it, else masked: `138****0001`. */
  phone: string | null;
  phoneMasked: boolean;
  terms: Term[];
}

/** Who leads and who works in the offices of a county or township. */
export interface Office {
  organisationId: string;
  name: string;
  kind: OrganisationKind;
  /** In the order of the roles; a role that nobody holds is left out. */
  seats: { role: RoleId; roleName: string; people: { name: string; from: Day; to: Day | null }[] }[];
}

export interface ImportReply {
  /** Nothing was written: the file was only checked. */
  checkedOnly: boolean;
  created: { townships: number; villages: number; units: number; teams: number; people: number; terms: number; areas: number };
  updated: { units: number; people: number; teams: number; terms: number; areas: number };
  unchanged: number;
}

/** Which of the names that were sent, by their place among them. */
export interface NamedReply {
  places: number[];
}

export const organisation = {
  tree: endpoint<void, Organisation[]>({ method: 'GET', path: '/organisations', permission: 'organisation.read', title: '组织机构', reply: 'Organisation[]' }),
  add: endpoint<AddOrganisationInput, Organisation>({ method: 'POST', path: '/organisations', permission: 'organisation.manage', title: '新增乡镇或村', reply: 'Organisation' }),
  rename: endpoint<RenameOrganisationInput, Organisation>({ method: 'PUT', path: '/organisations/:id', permission: 'organisation.manage', title: '更名', reply: 'Organisation' }),
  remove: endpoint<OrganisationIdInput, void>({ method: 'DELETE', path: '/organisations/:id', permission: 'organisation.manage', title: '删除空的乡镇或村' }),
  offices: endpoint<OfficesInput, Page<Office>>({ method: 'GET', path: '/offices', permission: 'organisation.read', title: '领导机构和办公室', reply: 'Page<Office>' }),
  units: endpoint<void, DispatchingUnit[]>({ method: 'GET', path: '/dispatching-units', permission: 'organisation.read', title: '派出单位', reply: 'DispatchingUnit[]' }),
  addUnit: endpoint<AddUnitInput, DispatchingUnit>({ method: 'POST', path: '/dispatching-units', permission: 'organisation.manage', title: '新增派出单位', reply: 'DispatchingUnit' }),
  updateUnit: endpoint<UpdateUnitInput, DispatchingUnit>({ method: 'PUT', path: '/dispatching-units/:id', permission: 'organisation.manage', title: '修改派出单位', reply: 'DispatchingUnit' }),
  teams: endpoint<TeamsInput, Team[]>({ method: 'GET', path: '/teams', permission: 'organisation.read', title: '驻村工作队', reply: 'Team[]' }),
  addTeam: endpoint<AddTeamInput, Team>({ method: 'POST', path: '/teams', permission: 'organisation.manage', title: '新增工作队', reply: 'Team' }),
  endTeam: endpoint<TeamEndInput, Team>({ method: 'PUT', path: '/teams/:id/end', permission: 'organisation.manage', title: '撤回工作队', reply: 'Team' }),
  people: endpoint<PeopleInput, Page<PersonLine>>({ method: 'GET', path: '/people', permission: 'organisation.read', title: '人员名单', reply: 'Page<PersonLine>' }),
  person: endpoint<PersonInput, PersonDetail>({ method: 'GET', path: '/people/:id', permission: 'organisation.read', title: '人员信息', reply: 'PersonDetail' }),
  named: endpoint<NamedInput, NamedReply>({ method: 'POST', path: '/people/named', permission: 'identity.self', title: '按拼音找名称', reply: 'NamedReply' }),
  addPerson: endpoint<AddPersonInput, PersonDetail>({ method: 'POST', path: '/people', permission: 'organisation.manage', title: '新增人员', reply: 'PersonDetail' }),
  updatePerson: endpoint<UpdatePersonInput, PersonDetail>({ method: 'PUT', path: '/people/:id', permission: 'organisation.manage', title: '修改人员', reply: 'PersonDetail' }),
  addTerm: endpoint<AddTermInput, PersonDetail>({ method: 'POST', path: '/people/:id/terms', permission: 'organisation.manage', title: '新增任职', reply: 'PersonDetail' }),
  endTerm: endpoint<EndTermInput, PersonDetail>({ method: 'PUT', path: '/people/:id/terms/:termId/end', permission: 'organisation.manage', title: '结束任职', reply: 'PersonDetail' }),
  move: endpoint<MovePersonInput, PersonDetail>({ method: 'POST', path: '/people/:id/move', permission: 'organisation.manage', title: '调到另一支工作队', reply: 'PersonDetail' }),
  template: endpoint<void, FileReply>({ method: 'GET', path: '/organisations/template.xlsx', permission: 'organisation.manage', title: '下载导入模板', answers: 'xlsx' }),
  export: endpoint<void, FileReply>({ method: 'GET', path: '/organisations/export.xlsx', permission: 'organisation.manage', title: '导出组织和人员', answers: 'xlsx' }),
  import: endpoint<ImportInput, ImportReply>({ method: 'POST', path: '/organisations/import', permission: 'organisation.manage', title: '导入组织和人员', accepts: 'xlsx', reply: 'ImportReply' }),
};
