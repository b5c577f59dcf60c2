import type { Clock } from '../kernel/day';

/** What is known of a day without anybody writing it. */
export interface DayKnown {
  /** Records of presence that hold: the half, the time, how it was shown. */
  presences: readonly { half: string; at: Clock; mode: string }[];
  /** Leaves that touch the day, in words. */
  leaves: readonly string[];
  /** Items of the list of the day with the result, null where there is none yet. */
  tasks: readonly { content: string; done: boolean; result: string | null }[];
  /** Whether the person had the duty of his team. */
  onDuty: boolean;
  /** Patrols he went along on: when, and what was found. */
  patrols: readonly { at: Clock; found: string }[];
}

/** The day in plain sentences, one fact each, in the order in which a day goes. Facts only: what a cadre thought of it he writes himself. */
export function dayInWords(known: DayKnown): string[] {
  return [
    ...known.presences.map(({ half, at, mode }) => `${half}在村（${at} ${mode}）。`),
    ...known.leaves.map(leave => `请假：${leave}。`),
    ...(known.onDuty ? ['当天值班。'] : []),
    ...known.patrols.map(({ at, found }) => `${at} 参加巡逻：${ended(found)}`),
    ...known.tasks.map(({ content, done, result }) => `清单“${content}”：${result === null ? '还没有结果。' : `${done ? '办完' : '没办完'}，${ended(result)}`}`),
  ];
}

/** The log as it is opened: what is known stands in the field of the work, the other fields are empty. */
export function logDraft(known: DayKnown, fields: readonly string[]): { field: string; text: string }[] {
  const into = fields.includes('work') ? 'work' : fields[0];
  return fields.map(field => ({ field, text: field === into ? dayInWords(known).join('\n') : '' }));
}

function ended(text: string): string {
  return /[。！？]$/.test(text) ? text : `${text}。`;
}
