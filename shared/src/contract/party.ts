import type { Day, Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import { endpoint, type FileReply, type Page } from './endpoint';
import type { AddMemberInput, BookCheckInput, ChangeMemberInput, LeaveBranchInput, PartyGroupInput, PartyMembersInput, PartyPlaceInput, PartyReportFileInput, PartyReportInput, PartyReportsInput } from './party.input';

/** The books of a branch, by the words of the documents. */
export const BRANCH_BOOKS = ['branch_record', 'sentiment_diary', 'four_books_one_register'] as const;
export type BranchBook = (typeof BRANCH_BOOKS)[number];

export interface PartyMember {
  id: string;
  name: string;
  personId: string | null;
  groupId: string | null;
  formal: boolean;
  committee: boolean;
  from: Day;
  cameFrom: string;
  letterIn: string;
  to: Day | null;
  wentTo: string;
  letterOut: string;
}

/** The written report of a member for a half-year. */
export interface PartyReportLine {
  id: string;
  name: string;
  period: string;
  at: Instant;
  mine: boolean;
}

export interface PartyGroup {
  id: string;
  name: string;
  leaderName: string;
  /** Formed by the members of the team. */
  ofTeam: boolean;
  members: number;
}

export interface BookCheck {
  id: string;
  day: Day;
  books: string[];
  bookNames: string;
  found: string;
  byName: string;
  roleName: string;
}

/** Those who belong to the branch, and those who left it. */
export const PARTY_BOXES = ['current', 'left'] as const;
export type PartyBox = (typeof PARTY_BOXES)[number];

/** The branch of a village: how many belong to it, its groups, the checks of its books; the members are a list of their own. */
export interface PartyBranch {
  villageId: string;
  villageName: string;
  members: Record<PartyBox, number>;
  /** The person who asks belongs to it. */
  mine: boolean;
  groups: PartyGroup[];
  checks: BookCheck[];
  /** What the documents ask of it now. */
  reportPeriod: string | null;
  reportTopics: string[];
  reportBecause: Reason[];
  checkDue: { due: Day | null; compliant: boolean | null; because: Reason[] } | null;
  people: { personId: string; name: string }[];
  may: { manage: boolean; check: boolean };
}

export const party = {
  branch: endpoint<PartyPlaceInput, PartyBranch>({ method: 'GET', path: '/party/branch', permission: 'meeting.read', title: '党员和党小组', reply: 'PartyBranch' }),
  members: endpoint<PartyMembersInput, Page<PartyMember>>({ method: 'GET', path: '/party/members', permission: 'meeting.read', title: '党员名册', reply: 'Page<PartyMember>' }),
  reports: endpoint<PartyReportsInput, Page<PartyReportLine>>({ method: 'GET', path: '/party/reports', permission: 'meeting.read', title: '书面汇报', reply: 'Page<PartyReportLine>' }),
  addMember: endpoint<AddMemberInput, PartyBranch>({ method: 'POST', path: '/party/members', permission: 'meeting.plan', title: '登记党员', reply: 'PartyBranch' }),
  changeMember: endpoint<ChangeMemberInput, PartyBranch>({ method: 'POST', path: '/party/members/:id', permission: 'meeting.plan', title: '修改党员登记', reply: 'PartyBranch' }),
  leave: endpoint<LeaveBranchInput, PartyBranch>({ method: 'POST', path: '/party/members/:id/leave', permission: 'meeting.plan', title: '转出组织关系', reply: 'PartyBranch' }),
  addGroup: endpoint<PartyGroupInput, PartyBranch>({ method: 'POST', path: '/party/groups', permission: 'meeting.plan', title: '设立党小组', reply: 'PartyBranch' }),
  report: endpoint<PartyReportInput, PartyBranch>({ method: 'POST', path: '/party/reports', permission: 'meeting.attend', title: '交书面汇报', reply: 'PartyBranch' }),
  reportDocx: endpoint<PartyReportFileInput, FileReply>({ method: 'GET', path: '/party/reports/:id/docx', permission: 'meeting.plan', title: '书面汇报（Word）', answers: 'docx' }),
  ownReportDocx: endpoint<PartyReportFileInput, FileReply>({ method: 'GET', path: '/party/reports/own/:id/docx', permission: 'meeting.attend', title: '我的书面汇报（Word）', answers: 'docx' }),
  check: endpoint<BookCheckInput, PartyBranch>({ method: 'POST', path: '/party/checks', permission: 'meeting.plan', title: '检查支部记录本', reply: 'PartyBranch' }),
};
