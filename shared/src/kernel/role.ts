/** Where a role stands: what it can reach follows from it. */
export type Level = 'team' | 'village' | 'township' | 'county' | 'city' | 'unit';

interface Role {
  /** The name shown where a profile does not give its own. */
  name: string;
  level: Level;
  /** Roles that this role also fills: a township secretary is a township principal (A15). */
  fills?: readonly string[];
}

/** Every role a person can hold by a term. Ids and names: vocabulary 1.1 of the source register; `administrator` and `township_mayor` are ours. */
export const ROLES = {
  team_member: { name: '队员', level: 'team' },
  team_leader: { name: '工作队长', level: 'team' },
  team_deputy_leader: { name: '副队长', level: 'team' },
  first_secretary: { name: '第一书记', level: 'team' },
  team_attendance_clerk: { name: '考勤员', level: 'team' },
  township_supplement_cadre: { name: '乡镇补充人员', level: 'team' },
  linked_cadre: { name: '包村干部', level: 'team' },
  village_secretary: { name: '村党组织书记', level: 'village', fills: ['village_principal'] },
  village_director: { name: '村委会主任', level: 'village', fills: ['village_principal'] },
  village_principal: { name: '村主要负责人', level: 'village' },
  village_cadre: { name: '村干部', level: 'village' },
  village_duty_officer: { name: '村值班人员', level: 'village' },
  township_linked_leader: { name: '挂村领导', level: 'township' },
  township_leader_member: { name: '班子成员', level: 'township' },
  linked_village_party_secretary: { name: '联村党委书记', level: 'township' },
  responsibility_area_secretary: { name: '责任区书记', level: 'township' },
  area_leader_member: { name: '联村党委、责任区班子成员', level: 'township' },
  township_deputy: { name: '分管领导', level: 'township' },
  township_principal: { name: '乡镇主要领导', level: 'township' },
  township_secretary: { name: '乡镇党委书记', level: 'township', fills: ['township_principal', 'township_committee'] },
  township_mayor: { name: '乡镇长', level: 'township', fills: ['township_principal', 'township_government'] },
  township_committee: { name: '乡镇党委', level: 'township' },
  township_government: { name: '乡镇政府', level: 'township' },
  township_leading_group_head: { name: '领导小组组长', level: 'township' },
  township_office: { name: '乡镇驻村办', level: 'township' },
  township_general_captain: { name: '乡镇总队长', level: 'township' },
  township_party_office: { name: '党政办', level: 'township' },
  township_inspection_office: { name: '督查室', level: 'township' },
  township_department: { name: '镇直部门', level: 'township' },
  supervision_group: { name: '督查推进组', level: 'county' },
  county_office: { name: '县驻村办', level: 'county' },
  county_leading_group: { name: '县驻村工作领导小组', level: 'county' },
  county_committee: { name: '县委', level: 'county' },
  county_general_captain: { name: '县总队长', level: 'county' },
  county_deputy_captain: { name: '县副总队长', level: 'county' },
  county_org_dept: { name: '县委组织部', level: 'county' },
  county_department: { name: '县直部门', level: 'county' },
  city_office: { name: '市驻村办', level: 'city' },
  city_leading_group: { name: '市驻村工作领导小组', level: 'city' },
  city_org_dept: { name: '市委组织部', level: 'city' },
  city_revitalisation_dept: { name: '市乡村振兴部门', level: 'city' },
  dispatching_unit_head: { name: '派出单位主要负责人', level: 'unit' },
  dispatching_unit_deputy: { name: '派出单位分管领导', level: 'unit' },
  dispatching_unit_hr: { name: '派出单位组织人事部门', level: 'unit' },
  inspector: { name: '督查人员', level: 'county' },
  administrator: { name: '管理员', level: 'county' },
} as const satisfies Record<string, Role>;

export type RoleId = keyof typeof ROLES;

/** Departments of a township or a county: a matter is handed to them, they reach no place. */
export const DEPARTMENT_ROLES: readonly RoleId[] = ['township_department', 'county_department'];

/** Bodies that are told, asked or sent something but are not held by a person's term. */
export const BODIES = {
  team: '驻村工作队',
  village_committee: '村“两委”',
  linked_village_party_committee: '联村党委',
  responsibility_area: '责任区',
  township: '乡镇',
  township_discipline: '镇纪委',
  township_leading_group: '镇驻村工作领导小组',
  county: '县',
  county_poverty_office: '县乡村振兴局',
  dispatching_unit: '派出单位',
  dispatching_unit_party: '派出单位党组织',
  city_finance: '市财政局',
  lead_unit: '牵头单位',
  approver: '批准人',
  city: '市',
  province: '省',
  same_level_org_dept: '同级组织部门',
  same_level_poverty_dept: '同级乡村振兴部门',
  party_member: '党员',
  party_members_meeting: '党员大会',
  villager: '村民',
  villager_representatives_meeting: '村民代表会议',
  disclosure_supervision_committee: '公开监督委员会',
} as const;

/** Roles that make a person a cadre whose presence is kept. */
export const CADRE_ROLES: readonly RoleId[] = [
  'team_member', 'team_leader', 'team_deputy_leader', 'first_secretary', 'township_supplement_cadre', 'linked_cadre',
];

/** Who hands in and signs for a team: its leaders, and their deputy. */
export const LEADING_ROLES: readonly RoleId[] = ['team_leader', 'first_secretary', 'team_deputy_leader'];

/** Who speaks for a body that is told, asked or sent something: the roles in which its people serve. A body that is not here has nobody with a term. */
const SEATS: Record<string, readonly RoleId[]> = {
  team: ['team_leader', 'first_secretary'],
  village_committee: ['village_secretary', 'village_director', 'village_principal'],
  linked_village_party_committee: ['linked_village_party_secretary'],
  responsibility_area: ['responsibility_area_secretary', 'area_leader_member'],
  township: ['township_principal', 'township_office'],
  township_leading_group: ['township_leading_group_head'],
  county: ['county_office'],
  city: ['city_office'],
  dispatching_unit: ['dispatching_unit_head', 'dispatching_unit_deputy', 'dispatching_unit_hr'],
  dispatching_unit_party: ['dispatching_unit_head'],
};

/** The roles that act for a role or a body; none for a body that nobody holds. */
export function seatsOf(party: string): readonly RoleId[] {
  return SEATS[party] ?? (isRole(party) ? [party] : []);
}

/** Is this text the id of a role? */
export function isRole(text: string): text is RoleId {
  return Object.prototype.hasOwnProperty.call(ROLES, text);
}

/** What is the role or body called? Names of a profile come first; an id nobody named is given back. */
export function nameOfRole(id: string, names: Record<string, string> = {}): string {
  return names[id] ?? (isRole(id) ? ROLES[id].name : (BODIES as Record<string, string>)[id]) ?? id;
}

/** What is a step of a chain called? `a|b` is "a或b", `a+b` is "a和b". */
export function nameOfStep(step: string, names: Record<string, string> = {}): string {
  return step.split('+').map(part => part.split('|').map(id => nameOfRole(id, names)).join('或')).join('和');
}

/** Does holding `held` let a person act as `wanted`? */
export function fills(held: RoleId, wanted: string): boolean {
  const also: readonly string[] = (ROLES[held] as Role).fills ?? [];
  return held === wanted || also.includes(wanted);
}
