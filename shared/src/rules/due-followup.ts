import { isRefusal } from '../kernel/refusal';
import { nameOfRole } from '../kernel/role';
import { nameOfWord } from '../kernel/word';
import { dueOf } from './cadence';
import { type DueAsked, type DueItem, itemOf, turnsOf, valueOf, within } from './due-item';
import { unitFollowup } from './unit-followup';

/** What the leaders of the dispatching unit do for their people: come and see, hear them. */
export function dueFollowups(asked: DueAsked): DueItem[] {
  const { profile, calendar, subject, facts } = asked;
  if (subject.owner !== 'unit' || !facts.followups) return [];
  const { value: rows } = valueOf(profile, read => read.where('posting.followup'));
  return (rows ?? []).flatMap(({ role, duties }) => duties.flatMap(duty => turnsOf(asked, duty.per).flatMap((cycle): DueItem[] => {
    const { visits, reportsHeard } = facts.followups![role] ?? { visits: [], reportsHeard: [] };
    const { value, because } = unitFollowup(profile, calendar, { role, period: cycle.name, visits, reportsHeard });
    const { value: due } = valueOf(profile, read => dueOf(read, calendar, cycle));
    if (isRefusal(value)) return [];
    const title = `${nameOfRole(role, profile.roles)}${nameOfWord(duty.what)}`;
    return [itemOf(asked, cycle, { source: 'followup', duty: `${role}.${duty.what}`, title, unit: '次', due, least: duty.count, days: within(cycle, duty.what === 'visit' ? visits : reportsHeard), about: { role, what: duty.what }, because })];
  })));
}
