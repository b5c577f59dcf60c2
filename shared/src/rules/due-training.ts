import { isRefusal } from '../kernel/refusal';
import { nameOfWord } from '../kernel/word';
import { type DueAsked, type DueItem, itemOf, turnsOf, valueOf, within } from './due-item';
import { ownerOfParty } from './due-owner';
import { trainingCadence } from './training-cadence';

/** The training that the county organises for its cadres. */
export function dueTrainings(asked: DueAsked): DueItem[] {
  const { profile, calendar, subject, facts } = asked;
  if (!facts.trainings) return [];
  const { held, cadresTotal, trained } = facts.trainings;
  const { value: rows } = valueOf(profile, read => read.where('posting.training'));
  return (rows ?? []).filter(row => ownerOfParty(row.organiser) === subject.owner).flatMap(row => turnsOf(asked, row.per).flatMap((cycle): DueItem[] => {
    const days = within(cycle, held.filter(each => each.training === row.training).map(({ on }) => on));
    const { value, because } = trainingCadence(profile, calendar, { organiser: row.organiser, training: row.training, period: cycle.name, held: days, ...(cadresTotal === undefined ? {} : { cadresTotal }), ...(trained === undefined ? {} : { trained }) });
    if (isRefusal(value)) return [];
    const least = value.requiredCount ?? value.requiredMin;
    return least === null ? [] : [itemOf(asked, cycle, { source: 'training', duty: row.training, title: nameOfWord(row.training), unit: row.share ? '人' : '次', due: value.due, least, days, about: { training: row.training }, because })];
  }));
}
