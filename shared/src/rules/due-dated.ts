import type { Reason } from '../kernel/finding';
import { clausesOf } from '../policy/reading';
import { type DueAsked, type DueItem, stateOf } from './due-item';

/** The value of the document by which such a thing is asked for, where there is one. */
const KEYS: Partial<Record<DueItem['source'], string>> = { task: 'record.task_list', plan: 'record.goal_item', issue: 'issue.ledger' };

/** Whatever somebody set a day for: it is due on that day, whatever the document says of how often. */
export function dueDated({ profile, facts, owns, from, to, today }: DueAsked): DueItem[] {
  const own = (facts.dated ?? []).filter(each => owns.from <= each.from && each.from <= owns.to);
  // What is open stays in the list after its day, whichever days are asked about, as long as they are not over.
  return own.filter(each => each.from <= to && ((each.due ?? to) >= from || (each.doneOn === null && to >= today) || (each.doneOn !== null && each.doneOn >= from))).map((each): DueItem => {
    const { source, id, title, said, due, doneOn, about } = each;
    const key = KEYS[source];
    const because: Reason[] = [{ text: said, clauses: key ? clausesOf(profile, key) : [] }];
    const judged = { required: 1, inTime: doneOn !== null && (due === null || doneOn <= due) ? 1 : 0, all: doneOn === null ? 0 : 1, due };
    return { source, key: `${source} ${id}`, title, turn: '', from: each.from, due, required: 1, done: judged.all, unit: '项', state: stateOf(judged, today), soft: false, about, because };
  });
}
