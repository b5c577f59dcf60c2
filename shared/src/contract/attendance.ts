import type { Clock, Day, Instant, Month } from '../kernel/day';
import type { Finding, Reason } from '../kernel/finding';
import type { Half } from '../kernel/half-day';
import { endpoint, type FileReply } from './endpoint';
import type {
  EvidenceInput, MyPresenceInput, RecordInput, RosterInput, RosterLinesInput, SheetFileInput, SheetInput, SignInput,
} from './attendance.input';

/** How a presence was shown, lightest first. */
export const EVIDENCE_MODES = ['roster', 'self', 'qr', 'location', 'photo'] as const;
export type EvidenceMode = (typeof EVIDENCE_MODES)[number];
export const EVIDENCE_MODE_NAMES: Record<EvidenceMode, string> = {
  roster: '队长名册', self: '本人确认', qr: '村部扫码', location: '位置', photo: '照片',
};

/** What a presence record says of a half day. `left_village` is said with the time of leaving; `absent` only by a leader's roster. */
export const PRESENCE_STATES = ['in_village', 'left_village', 'absent'] as const;
export type PresenceState = (typeof PRESENCE_STATES)[number];

export interface Presence {
  id: string;
  clientKey: string;
  personId: string;
  day: Day;
  half: Half;
  state: PresenceState;
  mode: EvidenceMode;
  /** What the phone's clock said, and what the server's did. */
  claimedAt: Instant;
  receivedAt: Instant;
  recordedByName: string;
  note: string;
}

/** The marks of a month sheet; the symbol of each comes from the profile. */
export const MARKS = ['in_village', 'official_trip', 'personal', 'sick', 'annual_leave', 'rotation_rest', 'absent', 'rest_day', 'pending'] as const;
export type Mark = (typeof MARKS)[number];

export interface SheetCell {
  mark: Mark;
  /** Late, left early, spot check …: ids of flags, shown as a small sign. */
  flags: string[];
}

export interface SheetTotals {
  /** All in half days. */
  inVillage: number;
  officialTrip: number;
  personal: number;
  sick: number;
  annualLeave: number;
  rotationRest: number;
  absent: number;
}

export interface SheetRow {
  personId: string;
  name: string;
  unitName: string;
  post: string;
  roleName: string;
  villageName: string;
  teamId: string;
  /** Two cells a day, am and pm, in the order of `days`; null where the person had no term. */
  cells: (SheetCell | null)[];
  totals: SheetTotals;
  /** What the profile asks for: `value.required` may be a refusal when the source is blank. */
  required: Finding<{ required: number | null; unit: string; counted: number; met: boolean | null; soft: boolean; period: string; text: string }>;
  because: Record<keyof SheetTotals, Reason[]>;
  remark: string;
}

export interface SheetDay {
  day: Day;
  weekday: number;
  duty: boolean;
  /** "春节", "补班" … */
  name: string | null;
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
  profileId: string;
  profileTitle: string;
  profileVersion: string;
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
  signed: { version: number; signatures: SheetSignature[]; complete: boolean; differences: SheetDifference[] } | null;
  /** Who has to sign by the profile, in order, and who has not. */
  signers: { step: string; name: string; signed: boolean }[];
  /** Compile by, publicise, submit by …: plain sentences with clauses. */
  schedule: Reason[];
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
}

export interface Today {
  day: Day;
  clock: Clock;
  dayName: string;
  duty: boolean;
  /** For a cadre: his state in each half of the day, in words and by clause. */
  mine: {
    teamId: string;
    villageName: string;
    modes: EvidenceMode[];
    am: { mark: Mark; name: string };
    pm: { mark: Mark; name: string };
    status: { name: string; because: Reason[] };
    mayConfirm: boolean;
    month: { counted: number; required: number | null; unit: string; text: string; because: Reason[] };
  } | null;
  /** What waits for this person. */
  waiting: { leavesToDecide: number; leavesToReturn: number; rostersToConfirm: { teamId: string; teamName: string; villageName: string; day: Day }[]; sheetsToSign: { organisationId: string; name: string; month: Month; due: Day | null }[] };
}

export const attendance = {
  today: endpoint<void, Today>({ method: 'GET', path: '/attendance/today', permission: 'attendance.read', title: '今天', reply: 'Today' }),
  record: endpoint<RecordInput, Presence[]>({ method: 'POST', path: '/attendance/presences', permission: 'attendance.record', title: '确认在村', reply: 'Presence[]' }),
  mine: endpoint<MyPresenceInput, Presence[]>({ method: 'GET', path: '/attendance/presences', permission: 'attendance.record', title: '我的在村记录', reply: 'Presence[]' }),
  roster: endpoint<RosterInput, RosterReply>({ method: 'GET', path: '/attendance/roster', permission: 'attendance.roster', title: '工作队名册', reply: 'RosterReply' }),
  confirmRoster: endpoint<RosterLinesInput, RosterReply>({ method: 'POST', path: '/attendance/roster', permission: 'attendance.roster', title: '确认工作队名册', reply: 'RosterReply' }),
  places: endpoint<void, SheetPlace[]>({ method: 'GET', path: '/attendance/places', permission: 'attendance.read', title: '可查看的考勤表', reply: 'SheetPlace[]' }),
  sheet: endpoint<SheetInput, SheetReply>({ method: 'GET', path: '/attendance/sheet', permission: 'attendance.read', title: '月度考勤表', reply: 'SheetReply' }),
  evidence: endpoint<EvidenceInput, Evidence>({ method: 'GET', path: '/attendance/evidence', permission: 'attendance.read', title: '当天依据', reply: 'Evidence' }),
  sign: endpoint<SignInput, SheetReply>({ method: 'POST', path: '/attendance/sheet/sign', permission: 'attendance.sign', title: '签字', reply: 'SheetReply' }),
  sheetXlsx: endpoint<SheetFileInput, FileReply>({ method: 'GET', path: '/attendance/sheet.xlsx', permission: 'attendance.export', title: '导出考勤表（表格）', answers: 'xlsx' }),
  sheetPdf: endpoint<SheetFileInput, FileReply>({ method: 'GET', path: '/attendance/sheet.pdf', permission: 'attendance.export', title: '导出考勤表（PDF）', answers: 'pdf' }),
};
