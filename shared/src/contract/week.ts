import type { ClaimedTime } from '../kernel/claimed-time';
import type { Clock, Day, Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { Refusal } from '../kernel/refusal';
import type { WeekKept } from '../rules/attendance-week';
import { endpoint, type Page } from './endpoint';
import type { DecideNoteInput, HoursInput, MyWeekInput, NightsInput, NoteInput, NotesInput, WeeksInput } from './week.input';

/** `waiting`: the regulation wants it confirmed; `noted`: it holds by itself. */
export const NOTE_STATES = ['waiting', 'noted', 'confirmed', 'declined'] as const;
export type NoteState = (typeof NOTE_STATES)[number];

export const NOTE_STATE_NAMES: Record<NoteState, string> = { waiting: '等确认', noted: '已说明', confirmed: '已确认', declined: '没有认可' };

/** A visit to a village, recorded by the hour. */
export interface VisitRecord {
  id: string;
  villageId: string;
  villageName: string;
  day: Day;
  from: Clock;
  to: Clock;
  note: string;
  claimedAt: Instant;
  receivedAt: Instant;
  /** It takes the place of an earlier one. */
  corrected: boolean;
  /** How far its time is borne out; what proves nothing is not counted until it is entered again. */
  time: ClaimedTime;
}

/** That somebody could not come or sign in on a day, and said so. */
export interface AbsenceNote {
  id: string;
  personId: string;
  personName: string;
  day: Day;
  told: string;
  toldName: string;
  reason: string;
  recordedByName: string;
  claimedAt: Instant;
  receivedAt: Instant;
  state: NoteState;
  stateName: string;
  decidedByName: string | null;
  decidedAt: Instant | null;
  decideReason: string;
  may: { decide: boolean };
}

/** How one says at a place that he cannot come or sign in; null: the regulation knows no such word. */
export interface NoteTerms {
  told: { party: string; name: string }[];
  confirmedBy: string;
  because: Reason[];
}

/** The week of one person by the rules. */
export interface PersonWeek {
  personId: string;
  name: string;
  roleName: string;
  teamId: string | null;
  placeName: string;
  /** A refusal where the rules cannot say. */
  week: WeekKept | Refusal;
  because: Reason[];
}

export interface MyWeek {
  weekOf: Day;
  /** Null: this person is at no place whose regulation asks for anything. */
  mine: PersonWeek | null;
  /** What he can put down for himself. */
  asks: { hours: boolean; nights: boolean; note: NoteTerms | null };
  /** The villages that he visits. */
  villages: { id: string; name: string }[];
  visits: VisitRecord[];
  notes: AbsenceNote[];
}

export interface Weeks extends Page<PersonWeek> {
  weekOf: Day;
  placeName: string;
  asks: { hours: boolean; nights: boolean };
}

/** A team for whose people somebody in the village, or a colleague, writes down what they said by telephone. */
export interface NotePlace {
  teamId: string;
  villageName: string;
  people: { id: string; name: string }[];
  terms: NoteTerms;
}

export interface NightsRecorded {
  /** What was new. */
  recorded: number;
}

export const week = {
  mine: endpoint<MyWeekInput, MyWeek>({ method: 'GET', path: '/weeks/mine', permission: 'attendance.note', title: '我的一周', reply: 'MyWeek' }),
  people: endpoint<WeeksInput, Weeks>({ method: 'GET', path: '/weeks', permission: 'attendance.read', title: '每周情况', reply: 'Weeks' }),
  recordHours: endpoint<HoursInput, VisitRecord>({ method: 'POST', path: '/weeks/visits', permission: 'attendance.note', title: '登记下村', keyed: true, reply: 'VisitRecord' }),
  recordNights: endpoint<NightsInput, NightsRecorded>({ method: 'POST', path: '/weeks/nights', permission: 'attendance.record', title: '登记住村', keyed: true, reply: 'NightsRecorded' }),
  notes: endpoint<NotesInput, Page<AbsenceNote>>({ method: 'GET', path: '/weeks/notes', permission: 'attendance.note', title: '说明情况的记录', reply: 'Page<AbsenceNote>' }),
  notePlaces: endpoint<void, NotePlace[]>({ method: 'GET', path: '/weeks/note-places', permission: 'attendance.note', title: '可以代记说明的人', reply: 'NotePlace[]' }),
  note: endpoint<NoteInput, AbsenceNote>({ method: 'POST', path: '/weeks/notes', permission: 'attendance.note', title: '说明情况', keyed: true, reply: 'AbsenceNote' }),
  decideNote: endpoint<DecideNoteInput, AbsenceNote>({ method: 'POST', path: '/weeks/notes/:id/decide', permission: 'attendance.note', title: '确认说明的情况', reply: 'AbsenceNote' }),
};
