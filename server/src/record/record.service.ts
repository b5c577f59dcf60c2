import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import type { Clock as ClockTime, Day, Instant } from '@village/shared/kernel/day';
import type { PromiseEntry } from '@village/shared/rules/promise';
import type { RecordKind } from '@village/shared/kernel/record-kind';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { idsOf } from '../common/path';
import { Clock } from '../common/time';
import type { Scope } from '../common/who';
import { RecordEntity } from './record.entity';

/** An entry as other modules may know it. */
export interface RecordFact {
  id: string;
  rootId: string;
  threadId: string;
  kind: RecordKind;
  day: Day;
  at: ClockTime | null;
  countyId: string;
  townshipId: string;
  villageId: string;
  teamId: string | null;
  personId: string;
  withIds: string[];
  place: string;
  text: string;
  tags: string[];
  answers: Record<string, string>;
  householdId: string | null;
  closes: boolean;
}

/** Whose entries: of teams, of people, of everything at a place and below it, about households. All that are given must hold. */
export interface RecordsOf {
  teamIds?: readonly string[];
  personIds?: readonly string[];
  /** `/county/township/village/` by ids, or the beginning of it. */
  path?: string;
  householdIds?: readonly string[];
  villageIds?: readonly string[];
  kinds?: readonly RecordKind[];
}

/** An entry about a household, without its text. */
export interface HouseholdRecord {
  id: string;
  householdId: string;
  kind: RecordKind;
  day: Day;
  personId: string;
  answers: Record<string, string>;
}

/** An entry that is counted. */
export type CountedRecord = Pick<RecordFact, 'kind' | 'day' | 'personId' | 'teamId' | 'villageId' | 'answers'>;

export interface RecordDays {
  from: Day;
  to: Day;
}

/** What is put down; the place is the village of the team. */
export interface RecordGiven {
  kind: RecordKind;
  day: Day;
  at: ClockTime | null;
  /** The path of the village. */
  path: string;
  /** Null: its author serves in none. */
  teamId: string | null;
  personId: string;
  withIds: string[];
  others: string;
  place: string;
  text: string;
  tags: string[];
  answers: Record<string, string>;
  householdId: string | null;
  threadId: string | null;
  closes: boolean;
  claimedAt: Instant;
}

/** The entries of all kinds, as facts for other modules: asks nothing about the caller. */
@Injectable()
export class RecordService {
  constructor(private readonly db: Db, private readonly clock: Clock) {}

  /** The entries that count, by day; `most` of them at most, the latest. */
  async recordsOf(which: RecordsOf, days: RecordDays, most = 10_000): Promise<RecordFact[]> {
    const { where, values } = matching(which, days);
    const rows = await this.db.read<FactRow>(`SELECT ${FACT} FROM record WHERE ${where} ORDER BY day DESC, id DESC LIMIT ${most}`, values);
    return rows.reverse().map(({ withIds, answers, closes, ...row }) => factOf({ ...row, withIds: JSON.parse(withIds) as string[], answers: JSON.parse(answers) as RecordFact['answers'], closes: Boolean(closes) }));
  }

  /** The entries without their texts, all of them: for whoever only counts. */
  async countedOf(which: RecordsOf, days: RecordDays): Promise<CountedRecord[]> {
    const { where, values } = matching(which, days);
    const rows = await this.db.read<Omit<CountedRecord, 'answers'> & { answers: string }>(`SELECT kind, day, personId, teamId, villageId, answers FROM record WHERE ${where} ORDER BY day, id`, values);
    return rows.map(({ answers, ...row }) => ({ ...row, answers: JSON.parse(answers) as CountedRecord['answers'] }));
  }

  /** On which days each household was visited. */
  async visitDays(villageIds: readonly string[], { from, to }: RecordDays): Promise<{ householdId: string; day: Day }[]> {
    return this.db.read(`SELECT householdId, day FROM record WHERE state = 'live' AND kind = 'visit' AND villageId IN (?) AND day BETWEEN ? AND ? AND householdId IS NOT NULL ORDER BY day, id`, [[...villageIds], from, to]);
  }

  /** By which these teams, or these people who serve in none, promised something by a day, or may have kept it: errands, visits with a day that was promised or agreed to come again, and the visits of those households. In the order of their days, without their texts. */
  async promisesOf({ teamIds, personIds }: { teamIds: readonly string[]; personIds: readonly string[] }, { from, to }: RecordDays): Promise<PromiseEntry[]> {
    const read = async (where: string, values: readonly (string | readonly string[])[]): Promise<PromiseEntry[]> => (await this.db.read<Omit<PromiseEntry, 'answers' | 'closes'> & { answers: string; closes: boolean | number }>(
      `SELECT id, kind, day, personId, threadId, householdId, closes, answers FROM record WHERE state = 'live' AND day BETWEEN ? AND ? AND ${where}`, [from, to, ...values],
    )).map(({ answers, closes, ...entry }) => ({ ...entry, closes: Boolean(closes), answers: JSON.parse(answers) as PromiseEntry['answers'] }));
    const wanted = "(kind = 'errand' OR (kind = 'visit' AND (answers LIKE '%promisedOn%' OR answers LIKE '%followUpOn%')))";
    const found = [...teamIds.length ? await read(`teamId IN (?) AND ${wanted}`, [[...teamIds]]) : [], ...personIds.length ? await read(`personId IN (?) AND teamId IS NULL AND ${wanted}`, [[...personIds]]) : []];
    const households = [...new Set(found.flatMap(({ kind, householdId }) => (kind === 'visit' && householdId !== null ? [householdId] : [])))];
    const visits = households.length ? await read("kind = 'visit' AND householdId IN (?)", [households]) : [];
    return [...new Map([...found, ...visits].map(entry => [entry.id, entry])).values()].sort((one, other) => (`${one.day} ${one.id}` < `${other.day} ${other.id}` ? -1 : 1));
  }

  /** How many of each kind. */
  async countsOf(which: RecordsOf, days: RecordDays): Promise<Map<RecordKind, number>> {
    const { where, values } = matching(which, days);
    const rows = await this.db.read<{ kind: RecordKind; count: number | string }>(`SELECT kind, COUNT(*) count FROM record WHERE ${where} GROUP BY kind`, values);
    return new Map(rows.map(({ kind, count }) => [kind, Number(count)]));
  }

  /** The entries about households, in order. */
  async ofHouseholds(which: RecordsOf, days: RecordDays): Promise<HouseholdRecord[]> {
    const { where, values } = matching(which, days);
    const rows = await this.db.read<Omit<HouseholdRecord, 'answers'> & { answers: string }>(`SELECT id, householdId, kind, day, personId, answers FROM record WHERE ${where} AND householdId IS NOT NULL ORDER BY day, id`, values);
    return rows.map(({ answers, ...row }) => ({ ...row, answers: JSON.parse(answers) as HouseholdRecord['answers'] }));
  }

  /** The entry of this id, whether it counts or not; null where there is none. */
  async recordById(id: string): Promise<(RecordFact & { state: RecordEntity['state'] }) | null> {
    const row = await this.db.of(RecordEntity).findOneBy({ id });
    return row && { ...factOf(row), state: row.state };
  }

  /** Puts an entry down; `corrects`: the one that it takes the place of, whose identity it goes on with. */
  async put(given: RecordGiven, corrects: Pick<RecordEntity, 'id' | 'rootId' | 'threadId'> | null = null): Promise<RecordEntity> {
    const id = newId();
    const { path, tags, threadId, ...facts } = given;
    const [countyId, townshipId, villageId] = idsOf(path);
    const row: RecordEntity = {
      id, state: 'live', ...facts, countyId, townshipId, villageId, tags: tagsText(tags), rootId: corrects?.rootId ?? id, threadId: corrects?.threadId ?? threadId ?? id,
      correctsId: corrects?.id ?? null, correctedById: null, receivedAt: this.clock.now(), withdrawnBy: null, withdrawnAt: null, withdrawnReason: '',
    };
    await this.db.of(RecordEntity).insert(row);
    return row;
  }
}

const FACT = 'id, rootId, threadId, kind, day, at, countyId, townshipId, villageId, teamId, personId, withIds, place, text, tags, answers, householdId, closes';
type FactRow = Omit<RecordFact, 'withIds' | 'tags' | 'answers' | 'closes'> & { withIds: string; tags: string; answers: string; closes: boolean | number };
const PLACES = ['countyId', 'townshipId', 'villageId'];

/** In plain SQL: facts are asked of by every list of what falls due, and the builder costs more than the database. */
function matching({ path, ...ids }: RecordsOf, { from, to }: RecordDays): { where: string; values: (string | readonly string[])[] } {
  const columns = { teamIds: 'teamId', personIds: 'personId', householdIds: 'householdId', villageIds: 'villageId', kinds: 'kind' } as const;
  const given = (Object.keys(columns) as (keyof typeof columns)[]).flatMap(name => (ids[name] ? [{ column: columns[name], wanted: [...ids[name]] }] : []));
  const place = path === undefined ? [] : idsOf(path);
  return {
    where: ["state = 'live'", 'day BETWEEN ? AND ?', ...given.map(({ column }) => `${column} IN (?)`), ...(place.length ? [`${PLACES[place.length - 1]} = ?`] : [])].join(' AND '),
    values: [from, to, ...given.map(({ wanted }) => wanted), ...(place.length ? [place[place.length - 1]] : [])],
  };
}

/** Only what lies within the scope. */
export function within(query: SelectQueryBuilder<RecordEntity>, { paths, teams }: Scope): void {
  const columns = ['record.countyId', 'record.townshipId', 'record.villageId'];
  const conditions = paths.map((path, index) => {
    const ids = idsOf(path);
    query.setParameter(`within${index}`, ids.at(-1));
    return `${columns[ids.length - 1]} = :within${index}`;
  });
  // One team as an equation: so its index gives the order of the days too.
  if (teams.length) conditions.push(teams.length === 1 ? 'record.teamId = :withinTeam' : 'record.teamId IN (:...withinTeams)');
  query.setParameters(teams.length === 1 ? { withinTeam: teams[0] } : { withinTeams: teams });
  query.andWhere(conditions.length ? `(${conditions.join(' OR ')})` : '1 = 0');
}

export function pathOf({ countyId, townshipId, villageId }: Pick<RecordEntity, 'countyId' | 'townshipId' | 'villageId'>): string {
  return `/${countyId}/${townshipId}/${villageId}/`;
}

export function tagsText(tags: readonly string[]): string {
  return tags.length ? `|${[...new Set(tags)].join('|')}|` : '';
}

export function tagsOf(text: string): string[] {
  return text.split('|').filter(Boolean);
}

function factOf(row: Omit<RecordFact, 'tags'> & { tags: string }): RecordFact {
  const { id, rootId, threadId, kind, day, at, countyId, townshipId, villageId, teamId, personId, withIds, place, text, tags, answers, householdId, closes } = row;
  return { id, rootId, threadId, kind, day, at, countyId, townshipId, villageId, teamId, personId, withIds, place, text, tags: tagsOf(tags), answers, householdId, closes };
}
