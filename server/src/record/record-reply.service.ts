import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import type { RecordDetail, RecordLine } from '@village/shared/contract/record';
import { claimedTime } from '@village/shared/kernel/claimed-time';
import { recordKind } from '@village/shared/kernel/record-kind';
import { answerText } from '@village/shared/rules/record-answers';
import { Db } from '../common/db';
import { inScope, may, scopeOf, type Who } from '../common/who';
import { PhotoService } from '../file/photo.service';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { TeamService } from '../organisation/team.service';
import { RecordEntity } from './record.entity';
import { pathOf, tagsOf } from './record.service';

const BEGINNING = 90;

/** Entries as people read them. */
@Injectable()
export class RecordReplyService {
  constructor(private readonly db: Db, private readonly people: PersonService, private readonly organisations: OrganisationService, private readonly teams: TeamService, private readonly pictures: PhotoService) {}

  async lines(rows: readonly RecordEntity[]): Promise<RecordLine[]> {
    const names = await this.people.peopleByIds(rows.map(row => row.personId));
    const villages = await this.organisations.organisationsByIds(rows.map(row => row.villageId));
    const closed = await this.closed(rows);
    const photos = await this.pictures.of(rows.map(row => row.rootId));
    return rows.map(row => ({
      id: row.id, kind: row.kind, day: row.day, at: row.at, villageName: villages.get(row.villageId)?.name ?? '', group: row.place, authorName: names.get(row.personId)?.name ?? '',
      text: row.text.length > BEGINNING ? `${row.text.slice(0, BEGINNING)}…` : row.text, tags: tagsOf(row.tags), state: row.state,
      photos: photos.filter(photo => photo.subjectId === row.rootId).length, closed: recordKind(row.kind).thread ? closed.has(row.threadId) : null,
    }));
  }

  async detail(row: RecordEntity, who: Who): Promise<RecordDetail> {
    const [line] = await this.lines([row]);
    const others = await this.db.of(RecordEntity).find({ where: { threadId: row.threadId, rootId: Not(row.rootId), state: 'live' }, order: { day: 'ASC', id: 'ASC' } });
    const photos = await this.pictures.of([row.rootId]);
    const names = await this.people.peopleByIds([...row.withIds, ...photos.map(photo => photo.addedBy), ...(row.withdrawnBy ? [row.withdrawnBy] : [])]);
    const nameOf = (id: string) => names.get(id)?.name ?? '';
    const own = row.state === 'live' && row.personId === who.personId && may(who, 'record.write');
    return {
      ...line, teamId: row.teamId, villageId: row.villageId, teamName: row.teamId === null ? '' : (await this.teams.teamsByIds([row.teamId])).get(row.teamId)?.name ?? '', whole: row.text,
      answers: answersOf(row), companions: row.withIds.map(personId => ({ personId, name: nameOf(personId) })), others: row.others,
      claimedAt: row.claimedAt, receivedAt: row.receivedAt, claimed: claimedTime(row), correctsId: row.correctsId, correctedById: row.correctedById,
      withdrawn: row.withdrawnAt === null ? null : { byName: nameOf(row.withdrawnBy ?? ''), at: row.withdrawnAt, reason: row.withdrawnReason },
      photoList: photos.map(({ id, addedBy, addedAt }) => ({ id, addedByName: nameOf(addedBy), addedAt })),
      threadId: row.threadId, householdId: row.householdId, thread: await this.lines(others),
      may: { change: own, withdraw: own || (row.state === 'live' && leads(row, who)), goOn: row.state === 'live' && recordKind(row.kind).thread === true && mayGoOn(row, who) },
    };
  }

  /** The matters among these that an entry closed. */
  private async closed(rows: readonly RecordEntity[]): Promise<Set<string>> {
    const threads = [...new Set(rows.filter(row => recordKind(row.kind).thread).map(row => row.threadId))];
    const found = threads.length ? await this.db.read<{ threadId: string }>("SELECT threadId FROM record WHERE threadId IN (?) AND state = 'live' AND closes = 1", [threads]) : [];
    return new Set(found.map(row => row.threadId));
  }
}

/** Whoever serves in its team; of a matter of no team, whoever may record something of the village. */
function mayGoOn({ teamId, ...row }: RecordEntity, who: Who): boolean {
  return teamId === null ? inScope(scopeOf(who, 'record.write'), pathOf(row)) : who.grants.some(grant => grant.teamId === teamId) && may(who, 'record.write');
}

/** Does this person lead the team of the entry? He may take it back where it is wrong. */
export function leads({ teamId }: Pick<RecordEntity, 'teamId'>, who: Who): boolean {
  return teamId !== null && scopeOf(who, 'worklog.review').teams.includes(teamId);
}

/** The answers in the order of the fields. */
export function answersOf({ kind, answers }: Pick<RecordEntity, 'kind' | 'answers'>): RecordDetail['answers'] {
  return Object.entries(recordKind(kind).fields).filter(([field]) => field in answers)
    .map(([field, shape]) => ({ field, name: shape.name, value: answers[field], text: answerText(shape, answers[field]) }));
}
