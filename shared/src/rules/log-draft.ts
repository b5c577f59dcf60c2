import type { Clock } from '../kernel/day';
import { recordKind, type RecordKind } from '../kernel/record-kind';

/** What is known of a day without anybody writing it. */
interface Known {
  /** Leaves that touch the day, in words. */
  leaves: readonly string[];
  /** Items of the list of the day with the result, null where there is none yet. */
  tasks: readonly { content: string; done: boolean; result: string | null }[];
  /** Patrols somebody went along on: when, and what was found. */
  patrols: readonly { at: Clock; found: string }[];
  /** What was recorded that day, with the duties it was marked with. */
  entries: readonly DayEntry[];
}

export interface DayEntry {
  kind: RecordKind;
  text: string;
  tags: readonly string[];
  /** Empty in the log of one person. */
  by: string;
}

/** So much of an entry stands in the draft: who wants the whole of it opens the entry. */
const BEGINNING = 80;
const OF_HOUSEHOLDS: readonly RecordKind[] = ['visit', 'household_event'];

export interface DayKnown extends Known {
  /** Records of presence that hold: the half, the time, how it was shown. */
  presences: readonly { half: string; at: Clock; mode: string }[];
  /** Whether the person had the duty of his team. */
  onDuty: boolean;
}

/** The day of a team: with the names of those of whom it is true. */
export interface TeamDayKnown extends Known {
  presences: readonly { half: string; names: readonly string[] }[];
  onDuty: readonly string[];
}

/** The day in plain sentences, one fact each, in the order in which a day goes. Facts only: what a cadre thought of it he writes himself. */
export function dayInWords({ presences, onDuty, ...known }: DayKnown): string[] {
  return inOrder(presences.map(({ half, at, mode }) => `${half}在村（${at} ${mode}）。`), onDuty ? ['当天值班。'] : [], known);
}

/** The day of a team in plain sentences. */
export function teamDayInWords({ presences, onDuty, ...known }: TeamDayKnown): string[] {
  return inOrder(presences.filter(({ names }) => names.length > 0).map(({ half, names }) => `${half}在村：${names.join('、')}。`), onDuty.length > 0 ? [`当天值班：${onDuty.join('、')}。`] : [], known);
}

/** The log as it is opened: what is known stands in the field of the work, the other fields are empty. */
export function logDraft(known: readonly string[], fields: readonly string[]): { field: string; text: string }[] {
  const into = fields.includes('work') ? 'work' : fields[0];
  return fields.map(field => ({ field, text: field === into ? known.join('\n') : '' }));
}

function inOrder(presences: string[], duty: string[], { leaves, patrols, tasks, entries }: Known): string[] {
  return [
    ...presences,
    ...leaves.map(leave => `请假：${leave}。`),
    ...duty,
    ...patrols.map(({ at, found }) => `${at} 参加巡逻：${ended(found)}`),
    ...tasks.map(({ content, done, result }) => `清单“${content}”：${result === null ? '还没有结果。' : `${done ? '办完' : '没办完'}，${ended(result)}`}`),
    ...entriesInWords(entries),
  ];
}

function ended(text: string): string {
  return /[。！？…]$/.test(text) ? text : `${text}。`;
}

/** Each entry in a sentence; what was found at a family stays in the record, of that only how many. */
function entriesInWords(entries: readonly DayEntry[]): string[] {
  const counted = OF_HOUSEHOLDS.flatMap(kind => {
    const own = entries.filter(each => each.kind === kind);
    return own.length > 0 ? [`${recordKind(kind).name}${marked(own.flatMap(({ tags }) => tags))} ${own.length} 户次。`] : [];
  });
  return [...counted, ...entries.filter(({ kind }) => !OF_HOUSEHOLDS.includes(kind)).map(({ kind, text, tags, by }) =>
    `${by ? `${by} ` : ''}${recordKind(kind).name}${marked(tags)}：${ended(text.length > BEGINNING ? `${text.slice(0, BEGINNING)}…` : text)}`)];
}

function marked(tags: readonly string[]): string {
  return tags.length > 0 ? `（${[...new Set(tags)].join('、')}）` : '';
}
