import { type DueAsked, type DueItem, itemOf, turnsOf } from './due-item';
import { ratingAsked, RATERS, type Raters } from './rating';

const TITLES: Record<Raters, string> = { villagers: '村民测评', village_cadres: '村干部测评', township: '乡镇测评' };

/**
 * The ratings of the year that the document wants, for whoever opens them: one of each team, done when it is over and counted. How often in ordinary
 * times the documents do not say, and the end of a term is each team's own: neither has a day.
 */
export function dueRatings(asked: DueAsked): DueItem[] {
  const { profile, subject, facts } = asked;
  if (!facts.ratings || subject.owner !== 'township') return [];
  const { teams, held } = facts.ratings;
  if (teams === 0) return [];
  return RATERS.flatMap((raters): DueItem[] => {
    const { value, because } = ratingAsked(profile, { raters, stage: 'yearly' });
    if (!value.asked) return [];
    return turnsOf(asked, 'year').map(cycle => {
      const days = held.filter(each => each.raters === raters && each.period === cycle.name).map(({ on }) => on);
      return itemOf(asked, cycle, { source: 'rating', duty: raters, title: TITLES[raters], unit: '支队', due: cycle.to, least: teams, days, about: { raters, period: cycle.name }, because });
    });
  });
}
