import type { Day } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import { isRefusal } from '../kernel/refusal';
import { nameOfWord } from '../kernel/word';
import type { Values } from '../policy/values';
import { timeOf } from './cadence';
import { asksOneDay, daysByMonth, type DueAsked, type DueItem, itemOf, turnsOf, unsetItem, valueOf, within } from './due-item';
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
    if (row.per === 'day' && !asksOneDay(asked)) {
      const isHeld = (day: Day) => held.filter(({ on }) => on === day).length >= row.count!;
      return daysByMonth(asked, { source: 'meeting', duty: row.meeting, title, about: { meeting: row.meeting }, isDone: isHeld, ask: day => { const { value, because } = ask({ day }); return isRefusal(value) ? null : { soft: value.soft, because }; } });
    }
    return turnsOf(asked, row.per).flatMap((cycle): DueItem[] => {
      const days = [...new Set(within(cycle, held.map(({ on }) => on)))];
      const noted = held.some(({ on, notes }) => days.includes(on) && notes === false) ? false : undefined;
      const { value, because } = ask(timeOf(cycle), days, noted);
      if (isRefusal(value)) return [];
      const item = itemOf(asked, cycle, { source: 'meeting', duty: row.meeting, title, unit: '次', due: value.due, least: row.count!, days, soft: value.soft, about: { meeting: row.meeting, ...(value.scheduled ? { scheduled: value.scheduled } : {}) }, because: [...because, ...taught(asked, row, held.filter(({ on }) => days.includes(on)))] });
      // Held often enough, but late, or without the notes that belong to it: what the rule finds counts.
      return [{ ...item, state: item.state === 'done' && value.compliant === false ? (noted !== false ? 'late' : value.due !== null && asked.today > value.due ? 'missed' : 'open') : item.state }];
    });
  });
}

/** How often each category of law was taught that the document names. */
function taught({ profile }: DueAsked, { laws, cite }: Row, held: readonly { law?: string }[]): Reason[] {
  if (!laws || laws.length === 0) return [];
  const counts = laws.map(law => `${nameOfWord(law)} ${held.filter(each => each.law === law).length} 次`);
  return [{ text: `法律知识按类：${counts.join('，')}`, clauses: (cite ?? []).map(clause => ({ profile: profile.id, clause })) }];
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

function asking({ value, because }: ReturnType<typeof meetingCadence>): Reason[] {
  return because.length > 0 || !isRefusal(value) ? because : [{ text: value.text, clauses: value.clauses }];
}
