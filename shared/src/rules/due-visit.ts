import type { Day } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import { eventMeant } from '../kernel/household';
import { isRefusal } from '../kernel/refusal';
import { namesOfWords } from '../kernel/word';
import type { Cycle } from './cadence';
import { type DueAsked, type DueItem, itemOf, stateOf, turnsOf, valueOf, within } from './due-item';
import type { VisitedOften } from './due-facts';
import { ownerOfParty } from './due-owner';
import { isKey, isPoor, visitTerms } from './visit-next';
import { firstEntry, quarterlyVisits, visitCoverage, yearlyVisits, type HouseholdType, type HouseholdVisits } from './visit-cadence';

type Household = VisitedOften & { key: boolean };

/** The visits the document asks for, counted in households that were visited often enough. */
export function dueVisits(asked: DueAsked): DueItem[] {
  const { profile, subject, facts } = asked;
  if (subject.owner !== 'team' || !facts.visits) return [];
  const { value: rule } = valueOf(profile, read => read.where('record.visits'));
  const { value: terms } = visitTerms(profile);
  if (isRefusal(terms)) return [];
  const households = facts.visits.households.map((each): Household => ({ ...each, key: isKey(terms, each) }));
  const keys = households.filter(({ key }) => key);
  const poor = households.filter(({ state }) => isPoor(state));
  return [
    ...mustVisits(asked),
    ...(rule?.firstEntry ? firstVisits(asked) : []),
    ...(rule?.perYear ? each(asked, households, { duty: 'year', title: '入户走访', per: 'year', ask: yearlyVisits }) : []),
    ...(rule?.keyPerQuarter ? each(asked, keys, { duty: 'key_quarter', title: '重点户走访', per: 'quarter', ask: quarterlyVisits }) : []),
    ...(rule?.coverage ? turnsOf(asked, rule.coverage.per).flatMap(cycle => covered(asked, cycle, poor)) : []),
  ];
}

/** Households where something happened that wants a visit. The document names no day: it is open until somebody went there. */
function mustVisits({ profile, subject, facts, from, to, owns, today }: DueAsked): DueItem[] {
  const { value: rule, because } = valueOf(profile, read => {
    const must = read.where('record.must_visit');
    if (must) read.say(`必须走访：${namesOfWords(must.events)}`);
    return must ?? null;
  });
  if (rule === null || !rule.of.some(role => ownerOfParty(role) === 'person')) return [];
  const isHere = (day: Day) => owns.from <= day && day <= owns.to && day <= to && day <= today && (subject.from === null || subject.from <= day);
  const happened = facts.visits!.households.flatMap(({ days, events = [] }) => {
    const wanted = events.filter(({ event, day }) => rule.events.includes(eventMeant(event)) && isHere(day)).map(({ day }) => ({ day, visitedOn: days.find(visit => visit >= day) ?? null }));
    // What was settled before the days asked about belongs to other days; of several happenings in one household the one that still waits counts.
    return wanted.filter(({ day, visitedOn }) => visitedOn === null || visitedOn >= from || day >= from).sort((one, other) => Number(one.visitedOn !== null) - Number(other.visitedOn !== null)).slice(0, 1);
  });
  if (happened.length === 0) return [];
  const done = happened.filter(({ visitedOn }) => visitedOn !== null && visitedOn <= today).length;
  const first = happened.map(({ day }) => day).sort()[0];
  const said: Reason[] = [...because, { text: `出了事的 ${happened.length} 户，已走访 ${done} 户`, clauses: because.flatMap(({ clauses }) => clauses) }];
  return [{ source: 'visit', key: 'visit must_visit', title: '必须走访的户', turn: '', from: first, due: null, required: happened.length, done, unit: '户', state: done === happened.length ? 'done' : 'open', soft: false, about: { must: 'yes' }, because: said }];
}

/** The first days in the village: house by house. */
function firstVisits(asked: DueAsked): DueItem[] {
  const { profile, facts, from, to, owns, today } = asked;
  const { arrivedOn, households } = facts.visits!;
  if (arrivedOn === null || arrivedOn < owns.from || arrivedOn > owns.to) return [];
  const first = households.map(({ days }) => days.filter(day => day >= arrivedOn).sort()[0]);
  const visited = first.filter(day => day !== undefined);
  const finishedOn = visited.length === households.length && visited.length > 0 ? [...visited].sort().pop()! : undefined;
  const { value, because } = firstEntry(profile, { arrivedOn, households: households.length, visited: visited.length, ...(finishedOn ? { finishedOn } : {}) });
  if (isRefusal(value) || value.due === null || arrivedOn > to || value.due < from) return [];
  const judged = { required: households.length, inTime: visited.filter(day => day <= value.due!).length, all: visited.length, due: value.due };
  return [{ source: 'visit', key: `visit first_entry ${arrivedOn}`, title: '进村后逐户走访', turn: '', from: arrivedOn, due: value.due, required: households.length, done: visited.length, unit: '户', state: households.length > 0 ? stateOf(judged, today) : 'open', soft: false, about: {}, because }];
}

interface Duty {
  duty: string;
  title: string;
  per: 'year' | 'quarter';
  ask: (profile: DueAsked['profile'], calendar: DueAsked['calendar'], asked: { period: string; household: HouseholdType; visits: readonly Day[] }) => { value: HouseholdVisits | { refused: true }; because: DueItem['because'] };
}

/** The rule is asked once for each kind of household and number of visits: a village has few of those, and many households. */
function each(asked: DueAsked, households: readonly Household[], { duty, title, per, ask }: Duty): DueItem[] {
  if (households.length === 0) return [];
  return turnsOf(asked, per).flatMap((cycle): DueItem[] => {
    const known = new Map<string, boolean>();
    const enough = households.filter(({ key, days }) => {
      const visits = within(cycle, days);
      const name = `${key} ${visits.length}`;
      if (!known.has(name)) {
        const { value } = ask(asked.profile, asked.calendar, { period: cycle.name, household: key ? 'key' : 'ordinary', visits });
        known.set(name, !('refused' in value) && value.compliant);
      }
      return known.get(name)!;
    });
    const { value, because } = ask(asked.profile, asked.calendar, { period: cycle.name, household: households.some(({ key }) => !key) ? 'ordinary' : 'key', visits: [] });
    if ('refused' in value) return [];
    const said = [...because.slice(0, -1), { ...because[because.length - 1], text: `${households.length} 户，走访够次数的 ${enough.length} 户，最迟 ${value.due}`, facts: { 应走访: households.length, 够次数: enough.length } }];
    const item = itemOf(asked, cycle, { source: 'visit', duty, title, unit: '户', due: value.due, least: households.length, days: [], because: said });
    return [{ ...item, done: enough.length, state: enough.length >= households.length ? 'done' : item.state }];
  });
}

function covered(asked: DueAsked, cycle: Cycle, households: readonly Household[]): DueItem[] {
  if (households.length === 0) return [];
  const visited = households.filter(({ days }) => within(cycle, days).length > 0).length;
  const { value, because } = visitCoverage(asked.profile, asked.calendar, { period: cycle.name, households: households.length, visited });
  if (isRefusal(value) || value.required === null) return [];
  const item = itemOf(asked, cycle, { source: 'visit', duty: 'coverage', title: '走访贫困户', unit: '户', due: value.due, least: value.required, days: [], because });
  return [{ ...item, done: visited, state: value.compliant ? 'done' : item.state }];
}
