import type { Clock, Day, Instant, Month } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { DutyKind, DutyPerson } from '../rules/duty-check';
import type { DutyLine } from '../rules/duty-roster';
import type { PatrolGroups } from '../rules/patrol-group';
import type { PatrolPerson } from '../rules/patrol-plan';
import type { AwayChart } from './away';
import type { ChartInput } from './away.input';
import { endpoint, type FileReply, type Page } from './endpoint';
import type {
  AnswerSwapInput, AskPatrolSwapInput, AskSwapInput, ConfirmPatrolInput, DutyBoardInput, DutyEffectInput, PatrolGroupsInput, PatrolInput, PatrolRecordInput, PatrolsInput, PublishDutyInput,
} from './duty.input';

export type { DutyKind, DutyPerson } from '../rules/duty-check';
export type { DutyLine } from '../rules/duty-roster';
export type { PatrolGroup, PatrolGroups } from '../rules/patrol-group';
export type { PatrolPerson } from '../rules/patrol-plan';

export const DUTY_KINDS = ['cover', 'desk'] as const;
export const DUTY_KIND_NAMES: Record<DutyKind, string> = { cover: '工作队值班', desk: '村干部坐班' };

/** Which days of the month are to be covered, where the document leaves it to whoever arranges it. */
export const DUTY_DAYS = ['every_day', 'workdays'] as const;
export type DutyDays = (typeof DUTY_DAYS)[number];

export const SWAP_STATES = ['asked', 'accepted', 'declined', 'taken_back'] as const;
export type SwapState = (typeof SWAP_STATES)[number];
export const SWAP_STATE_NAMES: Record<SwapState, string> = { asked: '等对方答复', accepted: '已换班', declined: '对方没有同意', taken_back: '已收回' };
/** Where a request to swap can go from each state. */
export const SWAP_FLOW: Record<SwapState, readonly SwapState[]> = { asked: ['accepted', 'declined', 'taken_back'], accepted: [], declined: [], taken_back: [] };

/** Something to open: the roster of a team or a village, or the patrol of a team. */
export interface DutyPlace {
  kind: DutyKind | 'patrol';
  /** The team; of a desk the village. */
  placeId: string;
  name: string;
  villageName: string;
  mayArrange: boolean;
}

/** Somebody who can have the duty, with what he had in the months before; null: he was not there yet. */
export interface DutyMember extends DutyPerson {
  roleName: string;
  earlier: { duties: number; rest: number } | null;
}

/** Who is away in a month, and who has the duty of each day by the published rosters. */
export interface WallChart extends AwayChart {
  duties: {
    teamId: string;
    day: Day;
    /** Who is there: somebody on leave is not among them, his stand-in is. */
    personIds: string[];
    names: string[];
    /** Somebody of the roster is away and another has to be named. */
    rearranging: boolean;
    missing: string[];
  }[];
}

export interface DutyVersion {
  version: number;
  reason: string;
  publishedAt: Instant;
  publishedByName: string;
}

export interface DutySwap {
  id: string;
  /** A duty of a roster, or a turn of the patrol. */
  kind: DutyPlace['kind'];
  placeId: string;
  placeName: string;
  askerName: string;
  /** The day that the asker gives away. */
  day: Day;
  otherName: string;
  /** The day that he takes in return; null: none. */
  otherDay: Day | null;
  note: string;
  state: SwapState;
  askedAt: Instant;
  /** The caller is the one who is asked. */
  mayAnswer: boolean;
  mayTakeBack: boolean;
}

export interface DutyBoard {
  kind: DutyKind;
  placeId: string;
  placeName: string;
  villageName: string;
  month: Month;
  least: number;
  /** Null: the document does not say which days, whoever arranges it chooses. */
  daysByDocument: DutyDays | null;
  days: { day: Day; rest: boolean; name: string | null }[];
  people: DutyMember[];
  /** The roster that holds; null: nothing is published. */
  roster: (DutyVersion & { days: DutyDays; lines: DutyLine[] }) | null;
  /** What held before, newest first. */
  versions: (DutyVersion & { lines: DutyLine[] })[];
  swaps: DutySwap[];
  because: Reason[];
  may: { arrange: boolean; swap: boolean };
}

/** Who has the duty on one of the next days. */
export interface DutyOfDay {
  day: Day;
  /** Who is there; somebody on leave is not among them, his stand-in is. */
  names: string[];
  mine: boolean;
  /** Somebody of the roster is away and nobody stands in: whoever arranges it has to name another. */
  rearranging: boolean;
}

export interface DutyToday {
  day: Day;
  duties: { kind: DutyKind; placeId: string; name: string; villageName: string; posted: boolean; days: DutyOfDay[] }[];
  patrols: { teamId: string; villageName: string; group: number; names: string[]; window: string; mine: boolean; because: Reason[] }[];
  /** Swaps that wait for the answer of the caller. */
  swaps: DutySwap[];
  /** Patrols that wait for the caller to confirm them. */
  patrolsToConfirm: number;
}

/** What a leave would do to the published roster. */
export interface DutyEffect {
  days: { day: Day; kind: DutyKind; placeName: string; others: string[]; text: string }[];
  because: Reason[];
}

export interface PatrolRecord {
  id: string;
  day: Day;
  at: Clock;
  group: number;
  names: string[];
  others: string;
  found: string;
  recordedByName: string;
  receivedAt: Instant;
  /** Within the hours of the document? Outside it is kept all the same, but does not count. */
  counts: boolean;
  confirmedAt: Instant | null;
  confirmedByName: string | null;
  mayConfirm: boolean;
}

/** The group of one day, as the groups and the swaps make it. */
export interface PatrolTurn {
  day: Day;
  group: number;
  personIds: string[];
  /** The people, the first leads, and behind them the villagers who go along. */
  names: string[];
  /** Who of them is on an approved leave that day. */
  away: string[];
  /** Who leads on this day; null: nobody is there. */
  leader: string | null;
  /** Somebody changed his turn on this day. */
  isSwapped: boolean;
}

export interface PatrolReply {
  teamId: string;
  teamName: string;
  villageName: string;
  day: Day;
  groupsAsked: number;
  window: { from: Clock; to: Clock };
  groups: PatrolGroups | null;
  /** Who can be in a group, with the days ahead on which he is away. */
  people: (PatrolPerson & { roleName: string })[];
  /** The group of the day and the next ones; empty while there are no groups. */
  turns: PatrolTurn[];
  /** Swaps of the days ahead: whoever arranges it sees all, the others their own. */
  swaps: DutySwap[];
  because: Reason[];
  may: { arrange: boolean; record: boolean; swap: boolean };
}

export const duty = {
  wall: endpoint<ChartInput, WallChart>({ method: 'GET', path: '/duty/wall', permission: 'leave.read', title: '去向和值班月历', reply: 'WallChart' }),
  wallXlsx: endpoint<ChartInput, FileReply>({ method: 'GET', path: '/duty/wall.xlsx', permission: 'leave.read', title: '去向和值班月历（表格）', answers: 'xlsx' }),
  places: endpoint<void, DutyPlace[]>({ method: 'GET', path: '/duty/places', permission: 'duty.read', title: '值班和巡逻', reply: 'DutyPlace[]' }),
  today: endpoint<void, DutyToday>({ method: 'GET', path: '/duty/today', permission: 'duty.read', title: '今天谁值班', reply: 'DutyToday' }),
  board: endpoint<DutyBoardInput, DutyBoard>({ method: 'GET', path: '/duty/board', permission: 'duty.read', title: '值班表', reply: 'DutyBoard' }),
  publish: endpoint<PublishDutyInput, DutyBoard>({ method: 'POST', path: '/duty/board', permission: 'duty.arrange', title: '发布值班表', reply: 'DutyBoard' }),
  askSwap: endpoint<AskSwapInput, DutyBoard>({ method: 'POST', path: '/duty/swaps', permission: 'duty.record', title: '申请换班', reply: 'DutyBoard' }),
  answerSwap: endpoint<AnswerSwapInput, DutySwap>({ method: 'POST', path: '/duty/swaps/:id/answer', permission: 'duty.record', title: '答复换班', reply: 'DutySwap' }),
  effect: endpoint<DutyEffectInput, DutyEffect>({ method: 'GET', path: '/duty/effect', permission: 'duty.read', title: '请假对值班的影响', reply: 'DutyEffect' }),
  patrol: endpoint<PatrolInput, PatrolReply>({ method: 'GET', path: '/duty/patrol', permission: 'duty.read', title: '联防巡逻', reply: 'PatrolReply' }),
  setGroups: endpoint<PatrolGroupsInput, PatrolReply>({ method: 'POST', path: '/duty/patrol/groups', permission: 'duty.arrange', title: '巡逻分组', reply: 'PatrolReply' }),
  askPatrolSwap: endpoint<AskPatrolSwapInput, PatrolReply>({ method: 'POST', path: '/duty/patrol/swaps', permission: 'duty.record', title: '申请换一次巡逻', reply: 'PatrolReply' }),
  patrols: endpoint<PatrolsInput, Page<PatrolRecord>>({ method: 'GET', path: '/duty/patrols', permission: 'duty.read', title: '巡逻记录', reply: 'Page<PatrolRecord>' }),
  recordPatrol: endpoint<PatrolRecordInput, PatrolRecord>({ method: 'POST', path: '/duty/patrols', permission: 'duty.record', title: '登记巡逻', keyed: true, reply: 'PatrolRecord' }),
  confirmPatrol: endpoint<ConfirmPatrolInput, PatrolRecord>({ method: 'POST', path: '/duty/patrols/:id/confirm', permission: 'duty.record', title: '确认巡逻记录', reply: 'PatrolRecord' }),
};
