import { isRefusal } from '../kernel/refusal';
import { nameOfWord } from '../kernel/word';
import { type DueAsked, type DueItem, itemOf, turnsOf, unsetItem, valueOf, within } from './due-item';
import { ownerOfParty } from './due-owner';
import { inspectionCadence } from './inspection-cadence';

/** What is a check by its name. */
const CHECKS = ['on_post_check', 'random_check'];

/** What somebody has to look at so and so often: logs, books, who is there. */
export function dueInspections(asked: DueAsked): DueItem[] {
  const { profile, calendar, subject, facts } = asked;
  const { value: rows } = valueOf(profile, read => read.where('inspection.cadence'));
  return (rows ?? []).filter(({ reviewer, what }) => facts.inspections?.[what] && ownerOfParty(reviewer) === subject.owner && (subject.owner !== 'person' || subject.roles.includes(reviewer))).flatMap((row): DueItem[] => {
    const duty = `${row.what}.${row.reviewer}`;
    const title = nameOfWord(row.what) === row.what || CHECKS.includes(row.what) ? nameOfWord(row.what) : `检查${nameOfWord(row.what)}`;
    const reviews = facts.inspections![row.what];
    const ask = (period: string, on: readonly string[], books?: readonly string[]) => inspectionCadence(profile, calendar, { reviewer: row.reviewer, period, reviews: on, ...(books ? { books } : {}) });
    if (row.outcome) return [unsetItem(asked, { source: 'inspection', duty, title, unit: '次', because: ask(asked.to.slice(0, 7), []).because })];
    if (row.count == null || row.per === 'day' || row.per === 'week') return [];
    return turnsOf(asked, row.per).flatMap((cycle): DueItem[] => {
      const days = within(cycle, reviews.map(({ on }) => on));
      const books = reviews.filter(({ on }) => days.includes(on)).flatMap(each => each.books ?? []);
      const { value, because } = ask(cycle.name, days, row.books ? books : undefined);
      if (isRefusal(value)) return [];
      const item = itemOf(asked, cycle, { source: 'inspection', duty, title, unit: '次', due: value.due, least: row.count!, days, about: { what: row.what }, because });
      // Looked at, but not at every book: there is something left to do.
      return [item.state === 'done' && value.missingBooks.length > 0 ? { ...item, state: value.due !== null && asked.today > value.due ? 'missed' : 'open' } : item];
    });
  });
}
