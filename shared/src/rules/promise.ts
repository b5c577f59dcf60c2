import type { Day } from '../kernel/day';

/** An entry by which somebody promised something, or that may have kept a promise. */
export interface PromiseEntry {
  id: string;
  kind: string;
  day: Day;
  personId: string;
  /** The matter it goes on with; its own id where it opens one. */
  threadId: string;
  householdId: string | null;
  closes: boolean;
  answers: Readonly<Record<string, string>>;
}

export interface Promised {
  /** The entry by which it was promised. */
  id: string;
  kind: 'errand' | 'visit' | 'follow_up';
  personId: string;
  from: Day;
  due: Day;
  doneOn: Day | null;
}

/** What a visit may promise, by the field in which its day stands. */
const VISIT_PROMISES = [['visit', 'promisedOn'], ['follow_up', 'followUpOn']] as const;

/**
 * What was promised by a day, and is it kept? An errand until an entry closes it, whoever of the team wrote that; what was promised at a visit, and to come again, until somebody visited the household again.
 * Entries in the order of their days. A day that was put off holds.
 */
export function promised(entries: readonly PromiseEntry[]): Promised[] {
  const threads = new Map<string, PromiseEntry[]>();
  for (const entry of entries) if (entry.kind === 'errand') threads.set(entry.threadId, [...threads.get(entry.threadId) ?? [], entry]);
  const errands = [...threads.values()].flatMap((thread): Promised[] => {
    const due = thread.map(({ answers }) => answers.dueOn).filter(Boolean).pop();
    const [{ id, personId, day: from }] = thread;
    return due ? [{ id, kind: 'errand', personId, from, due, doneOn: thread.find(({ closes }) => closes)?.day ?? null }] : [];
  });
  const visits = entries.filter(({ kind }) => kind === 'visit');
  return [...errands, ...visits.flatMap(({ id, personId, day: from, householdId, answers }): Promised[] => {
    if (householdId === null) return [];
    const doneOn = visits.find(later => later.householdId === householdId && later.day > from)?.day ?? null;
    return VISIT_PROMISES.flatMap(([kind, field]) => (answers[field] ? [{ id, kind, personId, from, due: answers[field], doneOn }] : []));
  })];
}
