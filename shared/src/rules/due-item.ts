import { addDays, daysFrom, type Day } from '../kernel/day';
import type { Finding, Reason } from '../kernel/finding';
import { isRefusal } from '../kernel/refusal';
import type { Profile } from '../policy/profile';
import { finding, type Reader } from '../policy/reading';
import type { PeriodKind } from '../policy/words';
import { cyclesFrom, cycleText, type Cycle } from './cadence';
import type { Calendar } from './calendar';
import type { DueFacts } from './due-facts';
import type { DueOwner } from './due-owner';

/** Where something due comes from, in the order in which a list shows it. */
export const DUE_SOURCES = [
  'presence', 'log', 'task', 'sheet', 'report', 'request', 'meeting', 'decision', 'invitation', 'visit', 'contact', 'target', 'plan', 'issue', 'promise', 'disclosure', 'rating', 'inspection', 'training', 'followup', 'welfare', 'handover',
] as const;
export type DueSource = (typeof DUE_SOURCES)[number];
/** Somebody set the day, not the document: what is open stays in the list after it. */
export const DATED_SOURCES = ['task', 'request', 'decision', 'invitation', 'plan', 'issue', 'promise'] as const satisfies readonly DueSource[];
export const DUE_SOURCE_NAMES: Record<DueSource, string> = {
  presence: '驻村天数', log: '工作日志', task: '办公清单', sheet: '考勤表', report: '报告', request: '数据需求', meeting: '会议和学习', decision: '会议决定', invitation: '应到的会议和事项', visit: '走访',
  contact: '联系群众', target: '年度目标', plan: '计划和承诺', issue: '问题', promise: '答应的事', disclosure: '公开公示', rating: '测评', inspection: '检查和调阅', training: '培训', followup: '派出单位跟踪', welfare: '体检和保障', handover: '离任交接',
};

/**
 * `missed`: the last day is over, too little was done; `open`: there is time; `late`: done, after the last day; `done`: in time;
 * `unset`: the document leaves blank how often or until when, an administrator is asked.
 */
export const DUE_STATES = ['missed', 'open', 'unset', 'late', 'done'] as const;
export type DueState = (typeof DUE_STATES)[number];
export const DUE_STATE_NAMES: Record<DueState, string> = { missed: '到期没做', open: '待办', unset: '待定', late: '晚做', done: '做到' };

/** One turn of a duty: what is to be done by when, and how it stands. */
export interface DueItem {
  source: DueSource;
  /** The same turn of the same duty has the same key, whoever owes it. */
  key: string;
  title: string;
  /** "2025年3月"; empty where the duty has no turns. */
  turn: string;
  from: Day;
  /** The last day on which it is in time; null: the document names none. */
  due: Day | null;
  /** Null: as much as is needed. */
  required: number | null;
  done: number;
  unit: string;
  state: DueState;
  /** The source says 一般 or 原则上. */
  soft: boolean;
  /** What it is about, for the page on which it is done: ids and words of the register. */
  about: Record<string, string>;
  because: Reason[];
}

/** Who owes something: a person by the roles he holds, a team, a place or a unit by what it is; and since when and until when. */
export interface DueSubject {
  owner: DueOwner;
  /** The roles of a person. Of anything else nothing: it is asked by what it is. */
  roles: readonly string[];
  from: Day | null;
  to: Day | null;
}

/** What a source is asked: one profile, and the days of which it speaks. */
export interface DueAsked {
  profile: Profile;
  calendar: Calendar;
  subject: DueSubject;
  facts: DueFacts;
  from: Day;
  to: Day;
  today: Day;
  /** Cycles that end on these days are read with this profile. */
  owns: { from: Day; to: Day };
}

/** Is only one day asked about? Then what falls due daily is told of that day, else it is counted. */
export function asksOneDay({ from, to }: DueAsked): boolean {
  return from === to;
}

/** The turns of a duty in the days asked about that this profile speaks of, while the subject is there. `later`: how many days after the turn it may still be due. */
export function turnsOf({ from, to, owns, subject }: DueAsked, per: PeriodKind, later = 0): Cycle[] {
  return cyclesFrom(per, addDays(from, -later), to)
    .filter(cycle => owns.from <= cycle.to && cycle.to <= owns.to && (subject.from === null || subject.from <= cycle.to) && (subject.to === null || cycle.to <= subject.to));
}

/** The value of a document as its own finding; null where the document does not speak of it or leaves it blank. */
export function valueOf<T>(profile: Profile, read: (read: Reader) => T): Finding<T | null> {
  const { value, because } = finding<T>(profile, read);
  return { value: isRefusal(value) ? null : value, because };
}

export interface Judged {
  required: number | null;
  /** How much was done until the due day, and in all. */
  inTime: number;
  all: number;
  due: Day | null;
}

/** How does it stand today? */
export function stateOf({ required, inTime, all, due }: Judged, today: Day): DueState {
  if (required !== null && inTime >= required) return 'done';
  if (due === null || today <= due || required === null) return 'open';
  return all >= required ? 'late' : 'missed';
}

/** A turn as an item; `days` are the days on which something was done for it. */
export function itemOf(asked: DueAsked, cycle: Cycle, given: Pick<DueItem, 'source' | 'title' | 'unit' | 'because'> & { duty: string; due: Day | null; least: number; days: readonly Day[]; soft?: boolean; about?: Record<string, string> }): DueItem {
  const { source, duty, title, unit, because, due, least, days, soft = false, about = {} } = given;
  const judged = { required: least, inTime: days.filter(day => due === null || day <= due).length, all: days.length, due };
  return { source, key: `${source} ${duty} ${cycle.name}`, title, turn: cycleText(cycle), from: cycle.from, due, required: least, done: days.length, unit, state: stateOf(judged, asked.today), soft, about, because };
}

/** A duty of which the document leaves the number blank: one item for all the days asked about. */
export function unsetItem(asked: DueAsked, given: Pick<DueItem, 'source' | 'title' | 'unit' | 'because'> & { duty: string }): DueItem {
  const { source, duty, title, unit, because } = given;
  return { source, key: `${source} ${duty}`, title, turn: '', from: asked.from, due: null, required: null, done: 0, unit, state: 'unset', soft: false, about: {}, because };
}

/** Has it to be looked at by this day? What is over, what is open until a day that is near, and what something happened for: the document names no day for that, it waits from the first. */
export function isPressing({ state, due, about }: Pick<DueItem, 'state' | 'due' | 'about'>, until: Day): boolean {
  return state === 'missed' || (state === 'open' && (due === null ? about.must === 'yes' : due <= until));
}

/** Those of the days that lie in the cycle. */
export function within(cycle: Cycle, days: readonly Day[]): Day[] {
  return days.filter(day => cycle.from <= day && day <= cycle.to);
}

/** What is asked day by day is counted in longer times, month by month: the days that are over or today. `ask`: what the document says of a day; null where it says nothing. */
export function daysByMonth(asked: DueAsked, given: Pick<DueItem, 'source' | 'title' | 'about'> & { duty: string; isDone: (day: Day) => boolean; ask: (day: Day) => { soft: boolean; because: Reason[] } | null }): DueItem[] {
  const { subject, owns, today } = asked;
  const { source, duty, title, about, isDone, ask } = given;
  return turnsOf({ ...asked, owns: { from: '', to: '9999' }, subject: { ...subject, from: null, to: null } }, 'month').flatMap((cycle): DueItem[] => {
    const first = [cycle.from, owns.from, subject.from ?? ''].sort().pop()!;
    const last = [cycle.to, owns.to, subject.to ?? '9999', today].sort()[0];
    const owed = first <= last ? daysFrom(first, last) : [];
    const said = ask(cycle.to);
    if (said === null || owed.length === 0) return [];
    const done = owed.filter(isDone).length;
    const item = itemOf(asked, cycle, { source, duty, title, unit: '天', due: cycle.to, least: owed.length, days: [], soft: said.soft, about, because: said.because });
    return [{ ...item, done, state: done >= owed.length ? 'done' : owed.every(day => day === today || isDone(day)) ? 'open' : 'missed' }];
  });
}
