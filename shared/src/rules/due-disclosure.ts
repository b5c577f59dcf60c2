import type { Day } from '../kernel/day';
import { isRefusal } from '../kernel/refusal';
import { nameOfWord } from '../kernel/word';
import { timeOf } from './cadence';
import { disclosureObligation } from './disclosure-obligation';
import { asksOneDay, daysByMonth, type DueAsked, type DueItem, itemOf, turnsOf, unsetItem, valueOf, within } from './due-item';
import type { DueOwner } from './due-owner';

/** What the village publishes; all else is published by the team. The month's sheet is told of where the month is closed. */
const OF_THE_VILLAGE = ['village_affairs', 'village_finance', 'party_affairs'];
const ELSEWHERE = ['monthly_attendance'];

/** What has to be published again and again. What hangs on the board all the time, or is published when something happens, has no day. */
export function dueDisclosures(asked: DueAsked): DueItem[] {
  const { profile, calendar, subject, facts } = asked;
  if (!facts.disclosures) return [];
  const { value: rows } = valueOf(profile, read => read.where('disclosure.items'));
  return (rows ?? []).filter(row => row.per && !ELSEWHERE.includes(row.subject) && disclosureOwner(row.subject) === subject.owner).flatMap((row): DueItem[] => {
    const title = `公开${nameOfWord(row.subject)}`;
    const ask = (more: object) => disclosureObligation(profile, calendar, { subject: row.subject, ...more });
    if (row.per === 'regular') return [unsetItem(asked, { source: 'disclosure', duty: row.subject, title, unit: '次', because: ask({}).because })];
    if (row.per === 'day' && !asksOneDay(asked)) {
      const isPublished = (day: Day) => facts.disclosures!.some(each => each.subject === row.subject && each.on === day && isWhole(ask({ day, published: each })));
      return daysByMonth(asked, { source: 'disclosure', duty: row.subject, title, about: { subject: row.subject }, isDone: isPublished, ask: day => { const { value, because } = ask({ day }); return isRefusal(value) ? null : { soft: false, because }; } });
    }
    return turnsOf(asked, row.per!).flatMap((cycle): DueItem[] => {
      const made = facts.disclosures!.filter(each => each.subject === row.subject && cycle.from <= each.on && each.on <= cycle.to);
      const good = made.filter(each => isWhole(ask({ ...timeOf(cycle), published: each })));
      const { value, because } = ask({ ...timeOf(cycle), ...(made.length > 0 ? { published: made[made.length - 1] } : {}) });
      if (isRefusal(value)) return [];
      return [itemOf(asked, cycle, { source: 'disclosure', duty: row.subject, title, unit: '次', due: value.due, least: 1, days: within(cycle, good.map(({ on }) => on)), about: { subject: row.subject }, because })];
    });
  });
}

/** Who publishes it? */
export function disclosureOwner(subject: string): DueOwner {
  return OF_THE_VILLAGE.includes(subject) ? 'village' : 'team';
}

/** Was all of it published, and as finely as the document asks for? */
function isWhole({ value }: ReturnType<typeof disclosureObligation>): boolean {
  return !isRefusal(value) && value.missing.length === 0 && value.violations.length === 0;
}
