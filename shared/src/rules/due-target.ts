import { isRefusal } from '../kernel/refusal';
import { nameOfWord } from '../kernel/word';
import { annualTarget } from './annual-target';
import { type DueAsked, type DueItem, itemOf, stateOf, turnsOf, valueOf, within } from './due-item';

/** Numbers to be reached in a year, or once in the time of the team. */
export function dueTargets(asked: DueAsked): DueItem[] {
  const { profile, subject, facts, from, today } = asked;
  if (subject.owner !== 'team' || !facts.targets) return [];
  const { value: rows } = valueOf(profile, read => read.where('record.targets'));
  return (rows ?? []).flatMap((row): DueItem[] => {
    const known = facts.targets![row.target];
    if (!known || (row.villageType && known.villageType && row.villageType !== known.villageType)) return [];
    const { days, beneficiaries, villagers, villageType } = known;
    const title = nameOfWord(row.target);
    const ask = (count: number) => annualTarget(profile, { target: row.target, count, ...(beneficiaries === undefined ? {} : { beneficiaries }), ...(villagers === undefined ? {} : { villagers }), ...(villageType ? { villageType } : {}) });
    if (!row.per) {
      const { value, because } = ask(days.length);
      if (isRefusal(value)) return [];
      const state = stateOf({ required: row.least, inTime: days.length, all: days.length, due: null }, today);
      return [{ source: 'target', key: `target ${row.target}`, title, turn: '', from, due: null, required: row.least, done: days.length, unit: '个', state: value.compliant === false && state === 'done' ? 'open' : state, soft: false, about: { target: row.target }, because }];
    }
    return turnsOf(asked, row.per).flatMap((cycle): DueItem[] => {
      const own = within(cycle, days);
      const { value, because } = ask(own.length);
      if (isRefusal(value)) return [];
      const item = itemOf(asked, cycle, { source: 'target', duty: row.target, title, unit: '个', due: cycle.to, least: row.least, days: own, about: { target: row.target }, because });
      return [item.state === 'done' && value.compliant === false ? { ...item, state: today > cycle.to ? 'missed' : 'open' } : item];
    });
  });
}
