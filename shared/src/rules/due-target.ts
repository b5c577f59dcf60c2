import { isRefusal } from '../kernel/refusal';
import { nameOfWord } from '../kernel/word';
import { type DueAsked, type DueItem, itemOf, stateOf, turnsOf, valueOf } from './due-item';
import { targetReached } from './target-count';

const ALWAYS = { from: '', to: '9999-12-31' };

/** Numbers to be reached in a year, or once in the time of the team. */
export function dueTargets(asked: DueAsked): DueItem[] {
  const { profile, subject, facts, from, today } = asked;
  if (subject.owner !== 'team' || !facts.targets) return [];
  const { value: rows } = valueOf(profile, read => read.where('record.targets'));
  return (rows ?? []).flatMap((row): DueItem[] => {
    const kept = facts.targets![row.target];
    if (!kept || (row.villageType && kept.villageType && row.villageType !== kept.villageType)) return [];
    const title = nameOfWord(row.target);
    if (!row.per) {
      const { value, because, counted } = targetReached(profile, row.target, kept, ALWAYS);
      if (isRefusal(value)) return [];
      const state = stateOf({ required: row.least, inTime: counted.length, all: counted.length, due: null }, today);
      return [{ source: 'target', key: `target ${row.target}`, title, turn: '', from, due: null, required: row.least, done: counted.length, unit: '个', state: value.compliant === false && state === 'done' ? 'open' : state, soft: false, about: { target: row.target }, because }];
    }
    return turnsOf(asked, row.per).flatMap((cycle): DueItem[] => {
      const { value, because, counted } = targetReached(profile, row.target, kept, cycle);
      if (isRefusal(value)) return [];
      const item = itemOf(asked, cycle, { source: 'target', duty: row.target, title, unit: '个', due: cycle.to, least: row.least, days: counted.map(({ on }) => on), about: { target: row.target }, because });
      return [item.state === 'done' && value.compliant === false ? { ...item, state: today > cycle.to ? 'missed' : 'open' } : item];
    });
  });
}
