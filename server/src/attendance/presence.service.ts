import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Between, In } from 'typeorm';
import { EVIDENCE_MODE_NAMES, type EvidenceMode, type Presence } from '@village/shared/contract/attendance';
import type { MyPresenceInput, RecordInput } from '@village/shared/contract/attendance.input';
import { CLAIMED_TIME_NAMES, claimedTime } from '@village/shared/kernel/claimed-time';
import { clockOf, firstDay, lastDay, type Day } from '@village/shared/kernel/day';
import { PRESENCE_STATE_NAMES } from '@village/shared/kernel/presence';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { evidenceModes } from '@village/shared/rules/evidence-mode';
import { nameOfRole } from '@village/shared/kernel/role';
import type { PresenceFact } from '@village/shared/rules/sheet';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PersonService, type Person } from '../organisation/person.service';
import { TeamService, type TeamPlace } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { PresenceEntity } from './attendance.entity';
import { ProofService } from './proof.service';

const STATED = ['id', 'personId', 'teamId', 'day', 'half', 'state', 'mode', 'claimedAt', 'receivedAt'] as const;

/** The book of what a named person decided where the books differ. */
export const SETTLED = 'settled';

/** What a statement says, without how it was sent. */
export type Stated = Pick<PresenceEntity, (typeof STATED)[number]> & { outside?: boolean };

@Injectable()
export class PresenceService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly people: PersonService,
    private readonly teams: TeamService, private readonly policies: PolicyService,
    private readonly proofs: ProofService,
  ) {}

  /** What a cadre says of himself. Sent twice, or by two threads, it is one statement and one answer. */
  async record(input: RecordInput, who: Who): Promise<Presence[] | Refusal> {
    const fingerprint = fingerprintOf([input.day, input.halves, input.state, input.mode, input.claimedAt, input.note ?? '', ...shownIn(input)]);
    const future = this.futureRefusal(input.day);
    if (future) return future;
    const [team, names] = await Promise.all([this.teamOn(who.personId, input.day), this.people.peopleByIds([who.personId])]);
    if (!team) return refuse('no_term', `${input.day} 您没有在驻村工作队任职，不需要记录。任职有误的，请向管理员反映。`, { field: 'day' });
    const wrong = input.mode === 'roster' ? null : await this.modeRefusal(team.path, input.day, input.mode);
    if (wrong) return wrong;
    const proof = await this.proofs.prove(input, team, who);
    if (isRefusal(proof)) return proof;
    const rows = [...new Set(input.halves)].map((half, line): PresenceEntity => ({
      id: newId(), clientKey: input.clientKey, line, fingerprint, personId: who.personId, teamId: team.id, day: input.day, half, state: input.state,
      mode: input.mode, claimedAt: input.claimedAt, receivedAt: this.clock.now(), recordedBy: who.personId, note: input.note?.trim() ?? '', reason: '', supersedes: null, book: null,
    }));
    const kept = await this.insert(rows);
    if (isRefusal(kept)) return kept;
    if (proof && kept === rows) await this.proofs.keep(proof, input, who);
    return this.replies(kept, names);
  }

  async mine(input: MyPresenceInput, who: Who): Promise<Presence[]> {
    return this.replies(await this.presencesIn([who.personId], firstDay(input.month), lastDay(input.month)));
  }

  /** Every statement about these people in these days, oldest first, in one query. */
  presencesIn(personIds: string[], from: Day, to: Day): Promise<PresenceEntity[]> {
    if (personIds.length === 0) return Promise.resolve([]);
    return this.db.of(PresenceEntity).find({ where: { personId: In(personIds), day: Between(from, to) }, order: { receivedAt: 'ASC', id: 'ASC' } });
  }

  /** The same as far as a sheet needs it, without the books that are only compared, person by person, each oldest first: read from the index alone, and put in order here, where it is cheaper than in the database. */
  async statedIn(personIds: string[], from: Day, to: Day): Promise<Stated[]> {
    if (personIds.length === 0) return [];
    const rows = await this.db.read<Stated>(`SELECT ${STATED.join(', ')} FROM presence WHERE personId IN (?) AND day BETWEEN ? AND ? AND (book IS NULL OR book = ?)`, [personIds, from, to, SETTLED]);
    await this.markOutside(rows.filter(row => row.mode === 'location'), from, to);
    return [...byPerson(rows).values()].flatMap(own => own.sort(oldestFirst));
  }

  /** Positions are kept beside the statements, and only some places know them. */
  private async markOutside(located: Stated[], from: Day, to: Day): Promise<void> {
    if (located.length === 0) return;
    const outside = await this.proofs.outside([...new Set(located.map(row => row.personId))], from, to);
    if (outside.size === 0) return;
    const keys = await this.db.of(PresenceEntity).find({ select: { id: true, recordedBy: true, clientKey: true }, where: { id: In(located.map(row => row.id)) } });
    const lying = new Set(keys.filter(({ recordedBy, clientKey }) => outside.has(`${recordedBy} ${clientKey}`)).map(({ id }) => id));
    for (const row of located) if (lying.has(row.id)) row.outside = true;
  }

  /** Puts statements down; where they were put down before under the same key, gives those. */
  async insert(rows: PresenceEntity[]): Promise<PresenceEntity[] | Refusal> {
    try {
      await this.db.put(PresenceEntity, rows);
      return rows;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return (await this.sentBefore(rows[0].recordedBy, rows[0].clientKey, rows[0].fingerprint))!;
    }
  }

  /** What was put down under this key; a refusal where it was something else. */
  async sentBefore(recordedBy: string, clientKey: string, fingerprint: string): Promise<PresenceEntity[] | Refusal | null> {
    const found = await this.db.of(PresenceEntity).find({ where: { recordedBy, clientKey }, order: { line: 'ASC' } });
    if (found.length === 0) return null;
    return found[0].fingerprint === fingerprint ? found : refuse('key_used', '这个提交编号已经用于另一条记录，内容不同。请重新确认一次。', { field: 'clientKey' });
  }

  /** May presence on this day be shown in this way? */
  async modeRefusal(path: string, day: Day, mode: EvidenceMode): Promise<Refusal | null> {
    const profile = await this.policies.activeFor(path, day);
    if (isRefusal(profile)) return profile;
    const { value, because } = evidenceModes(profile, day);
    if (isRefusal(value)) return value;
    if (value.includes(mode)) return null;
    const allowed = value.map(each => EVIDENCE_MODE_NAMES[each]).join('、');
    return refuse('mode_not_allowed', `本地制度没有开通“${EVIDENCE_MODE_NAMES[mode]}”，请改用${allowed}。`, { field: 'mode', clauses: because.flatMap(reason => reason.clauses) });
  }

  futureRefusal(day: Day): Refusal | null {
    return day > this.clock.today() ? refuse('day_in_future', `${day} 还没有到，到了当天再记录。`, { field: 'day' }) : null;
  }

  async replies(rows: PresenceEntity[], known?: Map<string, Person>): Promise<Presence[]> {
    const people = known ?? await this.people.peopleByIds(rows.map(row => row.recordedBy));
    const shown = await this.proofs.shownWith(rows);
    return rows.map(({ id, clientKey, personId, day, half, state, mode, claimedAt, receivedAt, recordedBy, note, reason, supersedes, book }) => ({
      id, clientKey, personId, day, half, state, mode, claimedAt, receivedAt, recordedByName: people.get(recordedBy)?.name ?? '', timing: claimedTime({ day, claimedAt, receivedAt }),
      ...shown({ recordedBy, clientKey }),
      note: [book === null ? '' : book === SETTLED ? '台账不一致，核定' : `${nameOfRole(book)}的台账`, note, claimedTime({ day, claimedAt, receivedAt }) === 'in_time' ? '' : CLAIMED_TIME_NAMES[claimedTime({ day, claimedAt, receivedAt })], ...changeWords(rows.find(each => each.id === supersedes)?.state, state, reason)].filter(Boolean).join('；'),
    }));
  }

  /** The team in which the person serves as a cadre on this day, or null. */
  teamOn(personId: string, day: Day): Promise<TeamPlace | null> {
    return this.teams.teamOn(personId, day);
  }
}

export function byPerson<Row extends { personId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const own = found.get(row.personId);
    if (own) own.push(row);
    else found.set(row.personId, [row]);
  }
  return found;
}

function oldestFirst(one: Stated, other: Stated): number {
  if (one.receivedAt !== other.receivedAt) return one.receivedAt < other.receivedAt ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

/** A changed roster says what it was before, and why it was changed. */
function changeWords(before: PresenceEntity['state'] | undefined, now: PresenceEntity['state'], reason: string): string[] {
  return [before !== undefined && before !== now ? `原来记“${PRESENCE_STATE_NAMES[before]}”，改为“${PRESENCE_STATE_NAMES[now]}”` : '', reason === '' ? '' : `更改原因：${reason}`];
}

/** What was shown belongs to what was sent; where nothing was, the fingerprint is that of earlier versions. */
function shownIn({ code, latitude, longitude, capture }: RecordInput): unknown[] {
  return [code, latitude, longitude, capture].filter(each => each !== undefined);
}

/** A fingerprint of what was sent, to tell a repetition from something else under the same key. */
export function fingerprintOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/**
 * The statements that hold, as the rules want them: of rosters of the same half day only the last. What a cadre says of himself at a time
 * that nothing bears out waits until the leader's list says it too.
 */
export function holding(rows: Stated[]): PresenceFact[] {
  const lastRoster = new Map(rows.filter(row => row.mode === 'roster').map(row => [`${row.personId} ${row.day} ${row.half}`, row.id]));
  return rows.filter(row => (row.mode === 'roster' ? lastRoster.get(`${row.personId} ${row.day} ${row.half}`) === row.id : claimedTime(row) !== 'unproven_time'))
    .map(({ day, half, state, mode, claimedAt, outside }) => ({ day, half, state, mode, at: clockOf(claimedAt), ...(outside ? { outside } : {}) }));
}
