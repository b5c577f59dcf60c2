import type { Day, Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import { endpoint, type FileReply, type Page } from './endpoint';
import type { CheckSelectionInput, DivideInput, SelectionInput, TeamStandingInput, UncheckedInput, UncheckedTermInput } from './selection.input';

/** What is looked at before somebody is assigned, and how the team would stand with him. */
export interface SelectionAskedReply {
  /** Each as something that may stand against him; empty: the document asks nothing. */
  questions: { key: string; text: string }[];
  because: Reason[];
  /** What the document says of the team with him. */
  standing: Standing[];
}

export interface Standing {
  text: string;
  compliant: boolean;
  /** Only in general, 一般: a written reason is enough. */
  soft: boolean;
  because: Reason[];
}

/** A member with his part of the work, and how his selection was looked at. */
export interface TeamMemberLine {
  personId: string;
  termId: string;
  name: string;
  roleName: string;
  unitName: string;
  post: string;
  from: Day;
  division: string;
  /** Null: nobody wrote down that it was looked at. */
  selection: { eligible: boolean; reasons: string[]; reason: string; byName: string; at: Instant; because: Reason[] } | null;
}

export interface TeamStanding {
  teamId: string;
  teamName: string;
  villageName: string;
  standing: Standing[];
  members: TeamMemberLine[];
  may: { divide: boolean; file: boolean };
}

/** How many a dispatching unit has to send, where the document says it for its level, and how many it has sent. */
export interface UnitQuota {
  unitId: string;
  unitName: string;
  /** Null: nobody has said how many posts it has. */
  staff: number | null;
  sent: number;
  least: number | null;
  /** 原则上. */
  soft: boolean;
  compliant: boolean | null;
  because: Reason[];
}

/** Somebody who serves in a team and of whom nobody has looked at what the document asks. */
export interface UncheckedLine {
  personId: string;
  termId: string;
  name: string;
  unitName: string;
  roleName: string;
  villageName: string;
  teamName: string;
  from: Day;
}

export const selection = {
  unchecked: endpoint<UncheckedInput, Page<UncheckedLine>>({ method: 'GET', path: '/selection/unchecked', permission: 'posting.open', title: '还没有核对选派条件', reply: 'Page<UncheckedLine>' }),
  questions: endpoint<UncheckedTermInput, SelectionAskedReply>({ method: 'GET', path: '/selection/unchecked/:termId', permission: 'posting.open', title: '核对一个在岗的人要看什么', reply: 'SelectionAskedReply' }),
  check: endpoint<CheckSelectionInput, { checked: number }>({ method: 'POST', path: '/selection/checks', permission: 'posting.open', title: '登记核对了选派条件', reply: '{ checked: number }' }),
  quotas: endpoint<void, UnitQuota[]>({ method: 'GET', path: '/selection/unit-quotas', permission: 'posting.open', title: '派出单位选派人数', reply: 'UnitQuota[]' }),
  asked: endpoint<SelectionInput, SelectionAskedReply>({ method: 'GET', path: '/selection/asked', permission: 'organisation.manage', title: '选派要核对什么', reply: 'SelectionAskedReply' }),
  team: endpoint<TeamStandingInput, TeamStanding>({ method: 'GET', path: '/selection/teams/:teamId', permission: 'organisation.read', title: '队伍组成和分工', reply: 'TeamStanding' }),
  divide: endpoint<DivideInput, TeamStanding>({ method: 'POST', path: '/selection/teams/:teamId/division', permission: 'posting.open', title: '写分工', reply: 'TeamStanding' }),
  filingXlsx: endpoint<void, FileReply>({ method: 'GET', path: '/selection/filing.xlsx', permission: 'posting.open', title: '选派备案表（表格）', answers: 'xlsx' }),
  filingDocx: endpoint<void, FileReply>({ method: 'GET', path: '/selection/filing.docx', permission: 'posting.open', title: '选派备案表（Word）', answers: 'docx' }),
};
