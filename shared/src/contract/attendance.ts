import type { ClaimedTime } from '../kernel/claimed-time';
import type { Clock, Day, Instant, Month } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { Half } from '../kernel/half-day';
import type { Mark } from '../kernel/mark';
import type { EvidenceMode, PresenceSource, PresenceState } from '../kernel/presence';
import type { SheetDay } from '../rules/duty-day';
import type { Clause } from '../kernel/refusal';
import type { RowMarks } from '../rules/sheet';
import type { Arrangement } from './arrangement';
import type { AlertPeriod } from './leave';
import type { Settlement, SettlementStepName } from './settlement';
import { endpoint, type FileReply } from './endpoint';
import type {
  EvidenceInput, MyPresenceInput, RecordInput, RosterInput, RosterLinesInput, SheetFileInput, SheetInput, SignInput,
} from './attendance.input';

export {
  EVIDENCE_MODE_NAMES, EVIDENCE_MODES, PRESENCE_SOURCE_NAMES, PRESENCE_SOURCES, PRESENCE_STATES, type EvidenceMode, type PresenceSource, type PresenceState,
} from '../kernel/presence';
export { MARK_NAMES, MARKS, type Mark } from '../kernel/mark';
export type { SheetDay } from '../rules/duty-day';
export type { SheetCell, SheetTotals } from '../rules/sheet';

export interface Presence {
  id: string;
  clientKey: string;
  personId: string;
  day: Day;
  half: Half;
  state: PresenceState;
  mode: PresenceSource;
  /** What the phone's clock said, and what the server's did. */
  claimedAt: Instant;
  receivedAt: Instant;
  /** How far the second bears out the first. */
  timing: ClaimedTime;
  recordedByName: string;
  note: string;
  /** What was shown with it: the code that was scanned, the place, the picture. */
  proof: string[];
  /** Is there a picture to be seen with it, or one still to come? */
  picture: 'none' | 'awaited' | 'there';
}

/** A row of the monthly sheet: the marks, totals and reasons of the rules, and whose they are. */
export interface SheetRow extends RowMarks {
  personId: string;
  name: string;
  unitName: string;
  post: string;
  roleName: string;
  villageName: string;
  teamId: string;
}

export interface SheetContent {
  organisationId: string;
  organisationName: string;
  month: Month;
  /** The day up to which the marks are final. */
  until: Day;
  days: SheetDay[];
  rows: SheetRow[];
  legend: { mark: Mark; symbol: string; name: string }[];
  /** The profile in force at the end of the month. */
  profileId: string;
  profileTitle: string;
  profileVersion: string;
  /** Where the rules changed within the month: what held from which day on. Left out where one profile held. */
  profiles?: { from: Day; id: string; title: string; version: string }[];
}

export interface SheetSignature {
  role: string;
  roleName: string;
  personName: string;
  at: Instant;
}

export interface SheetDifference {
  personId: string;
  name: string;
  day: Day;
  half: Half;
  signed: Mark | null;
  now: Mark | null;
}

export interface SheetReply {
  content: SheetContent;
  /** The hash of the content: a signer names what he saw. */
  hash: string;
  /** The copy somebody signed, if somebody did; `content` is then that copy. */
  signed: { version: number; hash: string; signatures: SheetSignature[]; complete: boolean; differences: SheetDifference[] } | null;
  /** Who has to sign by the profile, in order, and who has not. */
  signers: { step: string; name: string; signed: boolean }[];
  /** Compile by, publicise, submit by …: plain sentences with clauses. */
  schedule: Reason[];
  /** How far the month has come, step by step. */
  settlement: Settlement;
  may: { sign: boolean; signAs: string | null; export: boolean; why: string | null };
}

/** Where a sheet can be opened: townships and villages within reach that have teams. */
export interface SheetPlace {
  organisationId: string;
  name: string;
  kind: string;
  people: number;
}

export interface Evidence {
  personId: string;
  name: string;
  day: Day;
  cells: { half: Half; mark: Mark; because: Reason[] }[];
  status: { name: string; because: Reason[] };
  presences: Presence[];
  leaves: { id: string; kindName: string; stateName: string; text: string }[];
  /** What else is known of the day, in words: visits by the hour, the night, what was said of an absence, what was arranged. */
  others: string[];
}

export interface RosterLine {
  personId: string;
  name: string;
  roleName: string;
  am: PresenceState | null;
  pm: PresenceState | null;
  /** The person is on leave, on a trip or resting in that half day. */
  amAway: string | null;
  pmAway: string | null;
  /** The person said so himself. */
  selfConfirmed: boolean;
  /** Who keeps it by the document, where it is not the reader: "乡镇驻村办". Then the marks are for looking only. */
  keeper: string | null;
}

/** A list somebody keeps: of his team, or of those of a place whom the document gives to his office. */
export interface RosterPlace {
  /** The team, or the place. */
  id: string;
  name: string;
  people: number;
  /** Whose book it goes into: "驻村工作队", "市驻村办". */
  bookName: string;
}

export interface RosterReply {
  /** The key of the last confirmation, made by the phone: the phone lets go of its copy when it reads it here. */
  clientKey: string | null;
  teamId: string;
  teamName: string;
  day: Day;
  duty: boolean;
  confirmedAt: Instant | null;
  lines: RosterLine[];
  /** What the document says of who keeps it, and which seats are empty. */
  because: Reason[];
  vacant: string[];
}

export interface Today {
  day: Day;
  clock: Clock;
  /** "春节", "补班" …; null on a day without a name of its own. */
  dayName: string | null;
  duty: boolean;
  /** Times of full presence at his places that are not over. */
  alerts: AlertPeriod[];
  /** What his township and village set for today and the next days. */
  arrangements: Arrangement[];
  /** For a cadre: his state in each half of the day, in words and by clause. */
  mine: {
    teamId: string;
    villageName: string;
    modes: EvidenceMode[];
    am: { mark: Mark; name: string };
    pm: { mark: Mark; name: string };
    status: { name: string; because: Reason[] };
    mayConfirm: boolean;
    month: {
      counted: number; required: number | null; unit: string; text: string; because: Reason[];
      /** Towards the end of the month, who is about to fall short hears of it; null: enough, or time enough. */
      hint: { text: string; due: Day; because: Reason[] } | null;
    };
  } | null;
  /** What waits for this person. */
  waiting: { leavesToDecide: number; leavesToReturn: number; rostersToConfirm: { teamId: string; teamName: string; villageName: string; day: Day }[]; sheetsToSign: SheetTurn[]; notesToConfirm: number; officeDaysToFix: { organisationId: string; name: string; day: Day }[] };
}

export type SheetTurnStep = SettlementStepName | 'answer' | 'correct';
export const SHEET_TURN_NAMES: Record<SheetTurnStep, string> = { compile: '编制考勤表', verify: '考勤表签字', publicise: '公示考勤表', submit: '报送考勤表', answer: '答复考勤异议', correct: '更正单签字' };

/** A step of the end of a month that waits for somebody: on one sheet, or the same one on many. */
export interface SheetTurn {
  /** The place, or the first of many. */
  organisationId: string;
  /** "东篱村", or "东篱村等 12 个村". */
  name: string;
  /** How many sheets. */
  count: number;
  month: Month;
  due: Day | null;
  step: SheetTurnStep;
  clauses: Clause[];
}

export const attendance = {
  today: endpoint<void, Today>({ method: 'GET', path: '/attendance/today', permission: 'attendance.read', title: '今天', reply: 'Today' }),
  record: endpoint<RecordInput, Presence[]>({ method: 'POST', path: '/attendance/presences', permission: 'attendance.record', title: '确认在村', keyed: true, reply: 'Presence[]' }),
  mine: endpoint<MyPresenceInput, Presence[]>({ method: 'GET', path: '/attendance/presences', permission: 'attendance.record', title: '我的在村记录', reply: 'Presence[]' }),
  roster: endpoint<RosterInput, RosterReply>({ method: 'GET', path: '/attendance/roster', permission: 'attendance.keep', title: '工作队名册', reply: 'RosterReply' }),
  confirmRoster: endpoint<RosterLinesInput, RosterReply>({ method: 'POST', path: '/attendance/roster', permission: 'attendance.keep', title: '确认工作队名册', keyed: true, reply: 'RosterReply' }),
  rosters: endpoint<void, RosterPlace[]>({ method: 'GET', path: '/attendance/rosters', permission: 'attendance.keep', title: '我管的名册', reply: 'RosterPlace[]' }),
  places: endpoint<void, SheetPlace[]>({ method: 'GET', path: '/attendance/places', permission: 'attendance.read', title: '可查看的考勤表', reply: 'SheetPlace[]' }),
  sheet: endpoint<SheetInput, SheetReply>({ method: 'GET', path: '/attendance/sheet', permission: 'attendance.read', title: '月度考勤表', reply: 'SheetReply' }),
  evidence: endpoint<EvidenceInput, Evidence>({ method: 'GET', path: '/attendance/evidence', permission: 'attendance.read', title: '当天依据', reply: 'Evidence' }),
  sign: endpoint<SignInput, SheetReply>({ method: 'POST', path: '/attendance/sheet/sign', permission: 'attendance.sign', title: '签字', reply: 'SheetReply' }),
  sheetXlsx: endpoint<SheetFileInput, FileReply>({ method: 'GET', path: '/attendance/sheet.xlsx', permission: 'attendance.export', title: '导出考勤表（表格）', answers: 'xlsx' }),
  sheetPdf: endpoint<SheetFileInput, FileReply>({ method: 'GET', path: '/attendance/sheet.pdf', permission: 'attendance.export', title: '导出考勤表（PDF）', answers: 'pdf' }),
};
