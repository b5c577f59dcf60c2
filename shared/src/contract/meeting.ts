import type { Clock, Day, Instant, Month } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { MeetingKind, MeetingLevel } from '../kernel/meeting-kind';
import type { Standing } from '../rules/meeting-standing';
import { endpoint, type FileReply, type Page } from './endpoint';
import type {
  AnswerLeaveInput, AskLeaveInput, CallOffInput, ConsentInput, InviteInput, JudgeTopicInput, ListInput, MeetingIdInput, MeetingsInput, MoveMeetingInput, PlaceMonthInput, PlanMeetingInput,
  PlanningInput, ProposeTopicInput, SearchPeopleInput, SignInMeetingInput, UninviteInput,
} from './meeting.input';

/** `proposed`: an extra meeting waits for whoever the document says has to agree. */
export const MEETING_STATES = ['proposed', 'planned', 'held', 'called_off', 'declined'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];
export const MEETING_STATE_NAMES: Record<MeetingState, string> = { proposed: '等人同意', planned: '已安排', held: '已召开', called_off: '取消', declined: '没有同意' };
export const MEETING_FLOW: Record<MeetingState, readonly MeetingState[]> = { proposed: ['planned', 'declined'], planned: ['held', 'called_off'], held: [], called_off: [], declined: [] };

/** `member`: has to come and may vote. `guest`: 列席, free to come, does not vote. */
export const INVITED_AS = ['member', 'guest'] as const;
export type InvitedAs = (typeof INVITED_AS)[number];
export const INVITED_AS_NAMES: Record<InvitedAs, string> = { member: '参加', guest: '列席' };

export const TOPIC_STATES = ['proposed', 'taken', 'declined'] as const;
export type TopicState = (typeof TOPIC_STATES)[number];
export const TOPIC_STATE_NAMES: Record<TopicState, string> = { proposed: '待定', taken: '列入议程', declined: '这次不议' };

export const LEAVE_ANSWERS = ['asked', 'agreed', 'declined'] as const;
export type LeaveAnswer = (typeof LEAVE_ANSWERS)[number];
export const LEAVE_ANSWER_NAMES: Record<LeaveAnswer, string> = { asked: '还没答复', agreed: '同意', declined: '不同意' };

export const MINUTES_STATES = ['none', 'draft', 'written', 'signed'] as const;
/** `written`: by the recorder; `signed`: by the host too. */
export type MinutesState = (typeof MINUTES_STATES)[number];
export const MINUTES_STATE_NAMES: Record<MinutesState, string> = { none: '没有记录', draft: '记录草稿', written: '待主持人签字', signed: '记录已签' };

/** A village with its team, a township, a county: where meetings are held. */
export interface MeetingPlace {
  id: string;
  name: string;
  at: MeetingLevel;
  /** The township of a village. */
  above: string | null;
  mayPlan: boolean;
}

export interface MeetingLine {
  id: string;
  kind: MeetingKind;
  kindName: string;
  title: string;
  placeId: string;
  placeName: string;
  day: Day;
  start: Clock;
  where: string;
  state: MeetingState;
  minutes: MinutesState;
  /** How the person who asks stands; null where he was not invited. */
  mine: Standing | null;
}

/** What the document asks of a kind of meeting in the month. */
export interface MeetingDutyLine {
  kind: MeetingKind;
  kindName: string;
  /** Null: as needed. */
  required: number | null;
  held: number;
  planned: number;
  due: Day | null;
  /** 一般: what is usual, and not demanded. */
  soft: boolean;
  compliant: boolean | null;
  /** The document leaves the number blank: the sentence that asks the administrator. */
  blank: string | null;
  unplanned: number;
  because: Reason[];
}

export interface MeetingSchedule {
  place: MeetingPlace;
  month: Month;
  meetings: MeetingLine[];
  duties: MeetingDutyLine[];
}

/** Somebody who can be invited: with an account, in the register of party members, or by name only. */
export interface Candidate {
  personId: string | null;
  memberId: string | null;
  name: string;
  note: string;
  as: InvitedAs;
}

/** What whoever plans a meeting starts from. */
export interface MeetingPlanning {
  place: MeetingPlace;
  kinds: { kind: MeetingKind; name: string }[];
  kind: MeetingKind;
  start: Clock;
  hostId: string | null;
  candidates: Candidate[];
  /** What the document says is talked about. */
  topics: string[];
  /** Who has to agree before it is planned; empty: nobody. */
  consent: string;
  because: Reason[];
}

export interface Invitee extends Candidate {
  id: string;
  standing: Standing;
  standingName: string;
  because: Reason[];
  signIn: { at: Instant; mode: 'code' | 'list'; byName: string } | null;
  leave: { reason: string; parties: { id: string; party: string; partyName: string; answer: LeaveAnswer; byName: string; mine: boolean }[] } | null;
  /** The day on which he made up for it. */
  madeUpOn: Day | null;
  /** Said by the host with the list. */
  reason: string;
}

export interface Topic {
  id: string;
  text: string;
  byName: string;
  at: Instant;
  state: TopicState;
  reason: string;
}

export interface MeetingAct {
  name: string;
  text: string;
  byName: string;
  at: Instant;
}

export interface MeetingDetail extends MeetingLine {
  host: { personId: string | null; name: string };
  recorder: { personId: string | null; name: string };
  /** Who missed it and has not made up for it. */
  owing: number;
  number: string | null;
  /** The lecture or study this one makes up for. */
  makesUp: { id: string; title: string; day: Day } | null;
  madeUpBy: { id: string; title: string; day: Day }[];
  invitees: Invitee[];
  expected: number;
  present: number;
  topics: Topic[];
  acts: MeetingAct[];
  consent: { parties: string; mine: boolean } | null;
  /** Whom somebody who cannot come asks. */
  leaveAsks: string[];
  /** Their roles; empty where the document names nobody. */
  leaveRoles: string[];
  leaveBecause: Reason[];
  may: { run: boolean; list: boolean; signIn: boolean; askLeave: boolean; propose: boolean; write: boolean };
}

/** The code on the host's screen in this minute. */
export interface MeetingCode {
  short: string;
  squares: string[];
  seconds: number;
  present: number;
  expected: number;
}

export const meeting = {
  places: endpoint<void, MeetingPlace[]>({ method: 'GET', path: '/meetings/places', permission: 'meeting.read', title: '有会议的地方', reply: 'MeetingPlace[]' }),
  schedule: endpoint<PlaceMonthInput, MeetingSchedule>({ method: 'GET', path: '/meetings/schedule', permission: 'meeting.read', title: '会议日程', reply: 'MeetingSchedule' }),
  fill: endpoint<PlaceMonthInput, MeetingSchedule>({ method: 'POST', path: '/meetings/schedule', permission: 'meeting.plan', title: '按制度排出本月会议', reply: 'MeetingSchedule' }),
  planning: endpoint<PlanningInput, MeetingPlanning>({ method: 'GET', path: '/meetings/planning', permission: 'meeting.plan', title: '安排会议前', reply: 'MeetingPlanning' }),
  people: endpoint<SearchPeopleInput, Candidate[]>({ method: 'GET', path: '/meetings/people', permission: 'meeting.plan', title: '查找要请的人', reply: 'Candidate[]' }),
  plan: endpoint<PlanMeetingInput, MeetingDetail>({ method: 'POST', path: '/meetings', permission: 'meeting.plan', title: '安排会议', reply: 'MeetingDetail' }),
  list: endpoint<MeetingsInput, Page<MeetingLine>>({ method: 'GET', path: '/meetings', permission: 'meeting.read', title: '会议', reply: 'Page<MeetingLine>' }),
  detail: endpoint<MeetingIdInput, MeetingDetail>({ method: 'GET', path: '/meetings/:id', permission: 'meeting.read', title: '一次会议', reply: 'MeetingDetail' }),
  move: endpoint<MoveMeetingInput, MeetingDetail>({ method: 'POST', path: '/meetings/:id/move', permission: 'meeting.plan', title: '改会议的时间地点', reply: 'MeetingDetail' }),
  callOff: endpoint<CallOffInput, MeetingDetail>({ method: 'POST', path: '/meetings/:id/call-off', permission: 'meeting.plan', title: '取消会议', reply: 'MeetingDetail' }),
  consent: endpoint<ConsentInput, MeetingDetail>({ method: 'POST', path: '/meetings/:id/consent', permission: 'meeting.attend', title: '同意召开', reply: 'MeetingDetail' }),
  invite: endpoint<InviteInput, MeetingDetail>({ method: 'POST', path: '/meetings/:id/invitees', permission: 'meeting.plan', title: '请人参会', reply: 'MeetingDetail' }),
  uninvite: endpoint<UninviteInput, MeetingDetail>({ method: 'POST', path: '/meetings/:id/uninvite', permission: 'meeting.plan', title: '不请了', reply: 'MeetingDetail' }),
  code: endpoint<MeetingIdInput, MeetingCode>({ method: 'GET', path: '/meetings/:id/code', permission: 'meeting.attend', title: '会议签到码', reply: 'MeetingCode' }),
  signIn: endpoint<SignInMeetingInput, MeetingLine>({ method: 'POST', path: '/meetings/sign-in', permission: 'meeting.attend', title: '会议签到', keyed: true, reply: 'MeetingLine' }),
  confirmList: endpoint<ListInput, MeetingDetail>({ method: 'POST', path: '/meetings/:id/list', permission: 'meeting.attend', title: '核对到会名单', keyed: true, reply: 'MeetingDetail' }),
  end: endpoint<MeetingIdInput, MeetingDetail>({ method: 'POST', path: '/meetings/:id/end', permission: 'meeting.attend', title: '会开完了', reply: 'MeetingDetail' }),
  askLeave: endpoint<AskLeaveInput, MeetingDetail>({ method: 'POST', path: '/meetings/:id/leave', permission: 'meeting.attend', title: '请假不参会', reply: 'MeetingDetail' }),
  answerLeave: endpoint<AnswerLeaveInput, MeetingDetail>({ method: 'POST', path: '/meetings/leaves/:id/answer', permission: 'meeting.attend', title: '答复参会请假', reply: 'MeetingDetail' }),
  propose: endpoint<ProposeTopicInput, MeetingDetail>({ method: 'POST', path: '/meetings/:id/topics', permission: 'meeting.attend', title: '提议题', reply: 'MeetingDetail' }),
  judgeTopic: endpoint<JudgeTopicInput, MeetingDetail>({ method: 'POST', path: '/meetings/topics/:id/judge', permission: 'meeting.attend', title: '定议题', reply: 'MeetingDetail' }),
  signInPdf: endpoint<MeetingIdInput, FileReply>({ method: 'GET', path: '/meetings/:id/sign-in.pdf', permission: 'meeting.read', title: '签到表', answers: 'pdf' }),
};
