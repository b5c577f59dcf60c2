import { ROLES, type RoleId } from './role';

/** What a route may ask of the person who calls it; the first word is the module. */
export const PERMISSIONS = [
  'identity.self', 'identity.manage',
  'organisation.read', 'organisation.manage', 'organisation.phone',
  'policy.read', 'policy.manage',
  'leave.apply', 'leave.read', 'leave.decide', 'leave.declare', 'leave.callback', 'leave.plan',
  'attendance.record', 'attendance.roster', 'attendance.read', 'attendance.sign', 'attendance.export', 'attendance.arrange', 'attendance.schedule', 'attendance.note', 'attendance.keep',
  'duty.read', 'duty.record', 'duty.arrange',
  'worklog.record', 'worklog.logs', 'worklog.review', 'worklog.read', 'worklog.send',
  'record.read', 'record.write',
  'issue.raise', 'issue.read', 'issue.act', 'issue.assign',
  'report.read', 'report.write', 'report.receive', 'report.request',
  'plan.read', 'plan.write', 'plan.act', 'plan.review',
  'due.read',
  'meeting.read', 'meeting.attend', 'meeting.plan',
  'household.read', 'household.write', 'household.reveal', 'household.manage',
  'disclosure.read', 'disclosure.record', 'disclosure.manage',
  'archive.read', 'archive.file', 'archive.keep',
  'burden.own', 'burden.read', 'burden.set',
  'allowance.read', 'allowance.state', 'allowance.export', 'allowance.confirm',
  'assessment.own', 'assessment.read', 'assessment.enter', 'assessment.review', 'assessment.manage', 'assessment.receive',
  'inspection.own', 'inspection.read', 'inspection.write', 'inspection.decide',
  'operation.read',
  'posting.own', 'posting.read', 'posting.open', 'posting.decide', 'posting.nominate',
  'consequence.own', 'consequence.read', 'consequence.write', 'consequence.decide',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** `public`: nobody needs to sign in. */
export type Access = Permission | 'public';

const EVERYBODY: Permission[] = [
  'identity.self',
  'organisation.read',
  'policy.read',
  'leave.read',
  'attendance.read',
  'duty.read',
  'report.read',
  'due.read',
  'meeting.read', 'meeting.attend',
  'allowance.read',
  'posting.own',
  'consequence.own',
];
const INSPECTING: Permission[] = ['inspection.own', 'inspection.read', 'inspection.write', 'consequence.read', 'consequence.write'];
/** Says what is so and what follows from it. */
const DECIDING: Permission[] = [...INSPECTING, 'inspection.decide', 'consequence.decide'];
const CADRE: Permission[] = [
  ...EVERYBODY,
  'attendance.record', 'attendance.note',
  'leave.apply',
  'duty.record',
  'worklog.record', 'worklog.logs',
  'report.write',
  'record.read', 'record.write',
  'issue.raise', 'issue.read', 'issue.act',
  'plan.read', 'plan.write', 'plan.act',
  'household.read', 'household.write', 'household.reveal',
  'disclosure.read', 'disclosure.record',
  'archive.read', 'archive.file',
  'burden.own',
  'allowance.state',
  'assessment.own', 'assessment.read',
  'inspection.own',
];
const TEAM_LEADER: Permission[] = [
  ...CADRE,
  'organisation.phone',
  'leave.decide', 'leave.plan',
  'attendance.roster', 'attendance.sign', 'attendance.export', 'attendance.arrange',
  'leave.decide',
  'attendance.roster', 'attendance.keep', 'attendance.sign', 'attendance.export', 'attendance.arrange',
  'duty.arrange',
  'worklog.review',
  'issue.assign',
  'plan.review',
  'meeting.plan',
  'household.manage',
  'disclosure.manage',
  'archive.keep',
  'posting.read', 'posting.open',
  'assessment.review',
];
const CLERK: Permission[] = [
  ...EVERYBODY,
  'organisation.phone',
  'attendance.export',
  'worklog.read',
  'record.read',
  'issue.read',
  'disclosure.read',
  'plan.read',
  'archive.read',
  'allowance.export',
  'assessment.read',
  'posting.read',
];
const APPROVER: Permission[] = [
  ...CLERK,
  'leave.decide', 'leave.plan',
  'attendance.sign',
  'leave.decide',
  'attendance.sign', 'attendance.keep',
  'worklog.logs', 'worklog.review',
  'record.write',
  'issue.raise', 'issue.act', 'issue.assign',
  'plan.write', 'plan.act', 'plan.review',
  'meeting.plan',
  'household.read',
  'report.write', 'report.receive',
  'assessment.enter', 'assessment.review',
  'posting.decide',
];
/** Stands beside the places: there is no village of which he could record something. */
const UNIT_LEADER: Permission[] = [...APPROVER.filter(each => each !== 'record.write'), 'posting.open', 'leave.callback', 'allowance.state', 'allowance.confirm', 'assessment.receive'];
const VILLAGE_HEAD: Permission[] = [
  ...APPROVER,
  'attendance.arrange', 'attendance.schedule', 'attendance.note',
  'duty.record', 'duty.arrange',
  'household.write', 'household.reveal', 'household.manage',
  'disclosure.record', 'disclosure.manage',
];
const VILLAGE_CADRE: Permission[] = [
  'identity.self',
  'organisation.read',
  'policy.read',
  'duty.read', 'duty.record',
  'issue.raise', 'issue.read', 'issue.act',
  'plan.read', 'plan.act',
  'meeting.read', 'meeting.attend',
  'attendance.note',
  'consequence.own',
];

const LEADER: Permission[] = [
  ...APPROVER,
  'leave.declare',
  'attendance.schedule', 'attendance.note',
  'report.request',
  'disclosure.manage',
  'burden.read',
  'assessment.manage', 'assessment.receive',
  'posting.open',
  ...DECIDING,
];

const OF_ROLE: Partial<Record<RoleId, Permission[]>> = {
  team_member: CADRE,
  team_deputy_leader: [...CADRE, 'meeting.plan'],
  township_supplement_cadre: CADRE,
  linked_cadre: CADRE,
  team_leader: TEAM_LEADER,
  first_secretary: TEAM_LEADER,
  team_attendance_clerk: [...CADRE, 'leave.plan', 'attendance.roster', 'attendance.sign', 'attendance.export', 'attendance.keep'],
  village_secretary: VILLAGE_HEAD,
  village_director: VILLAGE_HEAD,
  village_principal: VILLAGE_HEAD,
  village_cadre: VILLAGE_CADRE,
  village_duty_officer: VILLAGE_CADRE,
  township_secretary: LEADER,
  township_mayor: LEADER,
  township_principal: LEADER,
  township_leading_group_head: LEADER,
  township_office: [...APPROVER, ...DECIDING, 'disclosure.manage', 'assessment.manage', 'assessment.receive', 'attendance.schedule', 'attendance.note', 'household.write', 'household.reveal', 'household.manage', 'report.request', 'burden.read', 'posting.open'],
  township_party_office: [...APPROVER, 'posting.open', 'attendance.schedule', 'report.request', 'burden.read'],
  township_department: [...EVERYBODY, 'worklog.read', 'worklog.send', 'issue.read', 'issue.act', 'report.request', 'burden.read'],
  // Works at what was handed to it, and knows nothing else of the county.
  county_department: ['identity.self', 'organisation.read', 'policy.read', 'issue.read', 'issue.act', 'consequence.own'],
  township_linked_leader: [...APPROVER, 'attendance.note'],
  inspector: [...EVERYBODY, 'record.read', 'issue.raise', 'issue.read', 'issue.act', 'issue.assign', ...INSPECTING],
  township_inspection_office: [...APPROVER, ...DECIDING],
  supervision_group: [...APPROVER, ...DECIDING],
  county_org_dept: [...APPROVER, 'posting.nominate', 'posting.open', ...DECIDING],
  dispatching_unit_head: UNIT_LEADER,
  dispatching_unit_deputy: UNIT_LEADER,
  dispatching_unit_hr: [...CLERK, 'posting.open', 'report.receive', 'leave.callback', 'allowance.state', 'allowance.confirm', 'assessment.review', 'assessment.receive'],
  county_leading_group: [...LEADER, 'posting.nominate'],
  county_committee: [...LEADER, 'posting.nominate'],
  county_general_captain: LEADER,
  county_deputy_captain: LEADER,
  county_office: [...LEADER, 'posting.nominate', 'policy.manage', 'allowance.confirm', 'operation.read'],
  administrator: [...CLERK, 'posting.open', 'identity.manage', 'organisation.manage', 'policy.manage', 'burden.read', 'burden.set', 'operation.read'],
};

/** What may the holder of this role do, within the reach of the term that gives it? */
export function permissionsOf(role: RoleId): readonly Permission[] {
  return OF_ROLE[role] ?? APPROVER;
}

/** Does the role reach its own team only (a cadre), or all that lies below its organisation? */
export function reachesTeamOnly(role: RoleId): boolean {
  return ROLES[role].level === 'team';
}
