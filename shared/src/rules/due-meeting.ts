import { daysFrom, type Day } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import { isRefusal } from '../kernel/refusal';
import { nameOfWord } from '../kernel/word';
import type { Values } from '../policy/values';
import { timeOf } from './cadence';
import { asksOneDay, type DueAsked, type DueItem, itemOf, turnsOf, unsetItem, valueOf, within } from './due-item';
import { type DueOwner, ownerOfGroup } from './due-owner';
import { meetingCadence } from './meeting-cadence';

type Row = Values['meeting.cadence'][number];

/** Meetings of a branch; where the document names nobody, they are the village's. */
const OF_THE_BRANCH = ['branch_general', 'branch_committee', 'party_group', 'party_lecture', 'democratic_life'];

/** Study that everybody does by himself. */
const BY_ONESELF = ['daily_study'];

/** The meetings and the study that the document asks for so and so often. */
export function dueMeetings(asked: DueAsked): DueItem[] {
  const { profile, calendar, subject, facts } = asked;
  if (!facts.meetings) return [];
  const { value: rows } = valueOf(profile, read => read.where('meeting.cadence'));
  return (rows ?? []).filter(row => meetingOwner(row, rows!) === subject.owner && isOf(row, asked)).flatMap((row): DueItem[] => {
    const held = facts.meetings!.filter(each => each.meeting === row.meeting);
    const title = nameOfWord(row.meeting);
    const ask = (time: object, days?: string[], notesTaken?: boolean) => meetingCadence(profile, calendar, { meeting: row.meeting, ...time, ...(days ? { held: days } : {}), ...(notesTaken === undefined ? {} : { notesTaken }) });
    if (row.outcome) return [unsetItem(asked, { source: 'meeting', duty: row.meeting, title, unit: '次', because: asking(ask({})) })];
    if (row.count == null) return [];
    if (row.per === 'day' && !asksOneDay(asked)) return byMonth(asked, row, title, held.map(({ on }) => on));
    return turnsOf(asked, row.per).flatMap((cycle): DueItem[] => {
      const days = [...new Set(within(cycle, held.map(({ on }) => on)))];
      const noted = held.some(({ on, notes }) => days.includes(on) && notes === false) ? false : undefined;
      const { value, because } = ask(timeOf(cycle), days, noted);
      if (isRefusal(value)) return [];
      const item = itemOf(asked, cycle, { source: 'meeting', duty: row.meeting, title, unit: '次', due: value.due, least: row.count!, days, soft: value.soft, about: { meeting: row.meeting, ...(value.scheduled ? { scheduled: value.scheduled } : {}) }, because });
      // Held often enough, but late, or without the notes that belong to it: what the rule finds counts.
      return [{ ...item, state: item.state === 'done' && value.compliant === false ? (noted !== false ? 'late' : value.due !== null && asked.today > value.due ? 'missed' : 'open') : item.state }];
    });
  });
}

/** What is asked day by day is counted in longer times: the days that are over or today. */
function byMonth(asked: DueAsked, row: Row, title: string, held: readonly Day[]): DueItem[] {
  const { profile, calendar, subject, owns, today } = asked;
  return turnsOf({ ...asked, owns: { from: '', to: '9999' }, subject: { ...subject, from: null, to: null } }, 'month').flatMap((cycle): DueItem[] => {
    const [first, last] = [latest(cycle.from, owns.from, subject.from), earliest(cycle.to, owns.to, subject.to, today)];
    const owed = first <= last ? daysFrom(first, last) : [];
    const { value, because } = meetingCadence(profile, calendar, { meeting: row.meeting, day: cycle.to });
    if (isRefusal(value) || owed.length === 0) return [];
    const done = owed.filter(day => held.filter(on => on === day).length >= (row.count ?? 1)).length;
    const item = itemOf(asked, cycle, { source: 'meeting', duty: row.meeting, title, unit: '天', due: cycle.to, least: owed.length, days: [], soft: value.soft, about: { meeting: row.meeting }, because });
    return [{ ...item, done, state: done >= owed.length ? 'done' : owed.every(day => day === today || held.includes(day)) ? 'open' : 'missed' }];
  });
}

/** Whose meeting is it? */
export function meetingOwner(row: Pick<Row, 'meeting' | 'convenedBy' | 'host'>, rows: readonly Pick<Row, 'meeting'>[]): DueOwner | null {
  const named = [...(row.convenedBy ?? []), ...(row.host ? [row.host] : [])];
  // Which unit leads is nobody's register: a meeting that a unit calls is planned and noted in the county.
  if (named.length > 0) return ownerOfGroup(named) === 'unit' ? 'county' : ownerOfGroup(named);
  if (BY_ONESELF.includes(row.meeting)) return 'person';
  const hasBranch = rows.some(each => each.meeting === 'branch_general');
  return OF_THE_BRANCH.includes(row.meeting) && (hasBranch || row.meeting !== 'party_group') ? 'village' : 'team';
}

/** What one person has to call is his who holds the role. */
function isOf(row: Row, { subject }: DueAsked): boolean {
  return subject.owner !== 'person' || BY_ONESELF.includes(row.meeting) || (row.convenedBy ?? []).some(step => step.split(/[|+]/).some(party => subject.roles.includes(party)));
}

function latest(...days: (Day | null)[]): Day {
  return days.filter(day => day !== null).sort().pop()!;
}

function earliest(...days: (Day | null)[]): Day {
  return days.filter(day => day !== null).sort()[0];
}

function asking({ value, because }: ReturnType<typeof meetingCadence>): Reason[] {
  return because.length > 0 || !isRefusal(value) ? because : [{ text: value.text, clauses: value.clauses }];
}
