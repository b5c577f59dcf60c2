import { Injectable, NotFoundException } from '@nestjs/common';
import { Between, Brackets, In, type SelectQueryBuilder } from 'typeorm';
import type { Page } from '@village/shared/contract/endpoint';
import { NOTE_STATE_NAMES, type AbsenceNote } from '@village/shared/contract/week';
import type { DecideNoteInput, NoteInput, NotesInput } from '@village/shared/contract/week.input';
import { claimedTime } from '@village/shared/kernel/claimed-time';
import { dayOf, dayText, type Day } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole } from '@village/shared/kernel/role';
import type { AbsenceNoteFact } from '@village/shared/rules/sheet';
import { Db } from '../common/db';
import { lookFor } from '../common/looked-for';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import { scopeOf, type Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { NoteTermsService } from './note-terms.service';
import { AbsenceNoteEntity } from './week.entity';

const PAGE_SIZE = 20;

/** What people said of days on which they could not come or sign in. */
@Injectable()
export class NoteService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly people: PersonService, private readonly terms: NoteTermsService) {}

  /** The person of himself, or a colleague or somebody in the village whom he telephoned. */
  async note(input: NoteInput, who: Who): Promise<AbsenceNote | Refusal> {
    const personId = input.personId ?? who.personId;
    const subject = await this.terms.subject(personId, input.day);
    if (!subject || !(personId === who.personId || this.terms.mayWriteFor(subject, who))) throw new NotFoundException();
    if (input.day > this.clock.today()) return refuse('day_in_future', `${dayText(input.day)}还没有到。知道那天不能到村的，请先请假。`, { field: 'day' });
    const known = await this.terms.of(subject, input.day);
    if (isRefusal(known)) return known;
    if (!known) return refuse('note_unknown', '本地制度没有规定不能签到时怎样说明。请请假，或者请队长在名册里写明。', { field: 'day' });
    if (!known.told.includes(input.told)) return refuse('told_unknown', `按本地制度，要告诉${known.told.map(party => nameOfRole(party, subject.roles)).join('或')}。`, { field: 'told', clauses: known.because.flatMap(reason => reason.clauses) });
    const row: AbsenceNoteEntity = {
      id: newId(), personId, teamId: subject.teamId, path: subject.path, day: input.day, told: input.told, reason: input.reason.trim(), recordedBy: who.personId, claimedAt: input.claimedAt, receivedAt: this.clock.now(),
      state: known.confirmedBy.length > 0 ? 'waiting' : 'noted', decidedBy: null, decidedAs: null, decidedAt: null, decideReason: '',
    };
    await this.db.of(AbsenceNoteEntity).insert(row);
    await this.terms.ask(row, subject, known);
    return (await this.replies([row], who))[0];
  }

  /** Confirmed or not, once, by somebody whom the regulation names; nobody confirms his own. */
  async decide({ id, decision, reason }: DecideNoteInput, who: Who): Promise<AbsenceNote | Refusal> {
    const row = await this.seen(who).andWhere('row.id = :id', { id }).getOne();
    const subject = row && await this.terms.subject(row.personId, row.day);
    if (!row || !subject) throw new NotFoundException();
    const as = await this.terms.confirmerOf(subject, row, who);
    if (isRefusal(as)) return as;
    if (decision === 'declined' && !reason?.trim()) return refuse('reason_required', '不认可的，请写明原因。', { field: 'reason' });
    const { affected } = await this.db.of(AbsenceNoteEntity).update({ id, state: 'waiting' }, { state: decision, decidedBy: who.personId, decidedAs: as, decidedAt: this.clock.now(), decideReason: reason?.trim() ?? '' });
    if (affected !== 1) return refuse('note_decided', '刚刚有人已经确认过，请刷新查看。');
    const decided = await this.db.of(AbsenceNoteEntity).findOneByOrFail({ id });
    await this.terms.answered(decided, nameOfRole(as, subject.roles));
    return (await this.replies([decided], who))[0];
  }

  async list({ search, page = 1 }: NotesInput, who: Who): Promise<Page<AbsenceNote>> {
    const query = this.seen(who);
    await lookFor(query, search, { words: ['row.reason', 'row.day'], ids: { 'row.personId': ids => this.people.peopleByIds(ids) } });
    const [rows, total] = await query.orderBy('row.day', 'DESC').addOrderBy('row.id', 'DESC').skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE).getManyAndCount();
    return { items: await this.replies(rows, who), page, pageSize: PAGE_SIZE, total };
  }

  /** How many wait for a word of this person. */
  async waiting(who: Who): Promise<number> {
    const rows = await this.seen(who).andWhere('row.state = :state AND row.personId <> :me', { state: 'waiting', me: who.personId }).getMany();
    let count = 0;
    for (const row of rows) {
      const subject = await this.terms.subject(row.personId, row.day);
      if (subject && !isRefusal(await this.terms.confirmerOf(subject, row, who))) count += 1;
    }
    return count;
  }

  /** In the words of the rules, of these people, in one query; what was not accepted is no note. */
  async notesIn(personIds: string[], from: Day, to: Day): Promise<(AbsenceNoteFact & { id: string; personId: string; state: string })[]> {
    return (await this.rowsIn(personIds, from, to)).filter(row => row.state !== 'declined').map(({ id, personId, day, told, claimedAt, receivedAt, decidedAs, state }) => ({
      id, personId, day, told, state, on: claimedTime({ day, claimedAt, receivedAt }) === 'unproven_time' ? dayOf(receivedAt) : dayOf(claimedAt), confirmedBy: decidedAs as AbsenceNoteFact['confirmedBy'],
    }));
  }

  async notesOf(personId: string, from: Day, to: Day, who: Who): Promise<AbsenceNote[]> {
    return this.replies(await this.rowsIn([personId], from, to), who);
  }

  private rowsIn(personIds: string[], from: Day, to: Day): Promise<AbsenceNoteEntity[]> {
    if (personIds.length === 0) return Promise.resolve([]);
    return this.db.of(AbsenceNoteEntity).find({ where: { personId: In(personIds), day: Between(from, to) }, order: { receivedAt: 'ASC', id: 'ASC' } });
  }

  /** His own, those of the teams whose list he keeps, and those within his reach. */
  private seen(who: Who): SelectQueryBuilder<AbsenceNoteEntity> {
    const { paths } = scopeOf(who, 'attendance.note');
    const { teams } = scopeOf(who, 'attendance.roster');
    return this.db.of(AbsenceNoteEntity).createQueryBuilder('row').where(new Brackets(any => {
      any.where('(row.personId = :own OR row.recordedBy = :own)', { own: who.personId });
      if (teams.length > 0) any.orWhere('row.teamId IN (:...teams)', { teams });
      paths.forEach((path, index) => any.orWhere(`row.path LIKE :path${index}`, { [`path${index}`]: `${path}%` }));
    }));
  }

  private async replies(rows: AbsenceNoteEntity[], who: Who): Promise<AbsenceNote[]> {
    const people = await this.people.peopleByIds(rows.flatMap(row => [row.personId, row.recordedBy, row.decidedBy]).filter(id => id !== null));
    const nameOf = (id: string | null) => (id === null ? null : people.get(id)?.name ?? '');
    const replies: AbsenceNote[] = [];
    for (const row of rows) {
      const subject = await this.terms.subject(row.personId, row.day);
      const decides = row.state === 'waiting' && subject ? await this.terms.confirmerOf(subject, row, who) : null;
      replies.push({
        id: row.id, personId: row.personId, personName: nameOf(row.personId) ?? '', day: row.day, told: row.told, toldName: nameOfRole(row.told, subject?.roles ?? {}), reason: row.reason, recordedByName: nameOf(row.recordedBy) ?? '',
        claimedAt: row.claimedAt, receivedAt: row.receivedAt, state: row.state, stateName: NOTE_STATE_NAMES[row.state], decidedByName: nameOf(row.decidedBy), decidedAt: row.decidedAt, decideReason: row.decideReason,
        may: { decide: decides !== null && !isRefusal(decides) },
      });
    }
    return replies;
  }
}
