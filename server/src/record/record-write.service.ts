import { Injectable, NotFoundException } from '@nestjs/common';
import type { RecordDetail } from '@village/shared/contract/record';
import type { AddRecordInput, CorrectRecordInput, RecordPhotoInput } from '@village/shared/contract/record.input';
import type { Day } from '@village/shared/kernel/day';
import { PLACE_KINDS, recordKind } from '@village/shared/kernel/record-kind';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { answersKept, answersRefusal } from '@village/shared/rules/record-answers';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { PhotoService } from '../file/photo.service';
import { OrganisationService } from '../organisation/organisation.service';
import { TeamService, type TeamPlace } from '../organisation/team.service';
import { RecordEntity } from './record.entity';
import { RecordReplyService } from './record-reply.service';
import { pathOf, RecordService, type RecordGiven } from './record.service';

export const CHANGED = refuse('state_changed', '这条记录已经更正或撤回过了，请刷新后看最新的一条。');

type Content = Omit<AddRecordInput, 'teamId' | 'villageId' | 'threadId' | 'photoIds'>;
/** Where an entry belongs: to a team in its village, or to a village alone. */
type Home = { team: TeamPlace | null; path: string };

/** Entries are put down and corrected by the cadre who was there. */
@Injectable()
export class RecordWriteService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly records: RecordService, private readonly replies: RecordReplyService,
    private readonly teams: TeamService, private readonly organisations: OrganisationService, private readonly photos: PhotoService,
  ) {}

  async add(input: AddRecordInput, who: Who): Promise<RecordDetail | Refusal> {
    const home = await this.homeOf(input, who);
    if (isRefusal(home)) return home;
    const { team, path } = home;
    const thread = input.threadId === undefined ? null : await this.beginning(input.threadId, home);
    const content = await this.contentOf(input, team);
    if (isRefusal(content)) return content;
    if (thread && thread.kind !== input.kind) return refuse('record_kind_other', `这件事是“${recordKind(thread.kind).name}”，接着记的也要是这一种。`, { field: 'kind' });
    const row = await this.records.put({ ...content, teamId: team?.id ?? null, path, personId: who.personId, householdId: null, threadId: thread?.rootId ?? null });
    return await this.attach(row, input.photoIds, who) ?? this.replies.detail(row, who);
  }

  /** The correction is an entry of its own; of two corrections at once the second is refused. */
  async correct({ id, ...input }: CorrectRecordInput, who: Who): Promise<RecordDetail | Refusal> {
    const row = await this.own(id, who);
    const team = row.teamId === null ? null : (await this.teams.teamsByIds([row.teamId])).get(row.teamId)!;
    if ((row.householdId !== null || row.threadId !== row.rootId) && input.kind !== row.kind) return refuse('record_kind_other', `这条是“${recordKind(row.kind).name}”，种类不能改。记错了请撤回后重新记。`, { field: 'kind' });
    const content = await this.contentOf(input, team);
    if (isRefusal(content)) return content;
    const next = await this.records.put({ ...content, teamId: row.teamId, path: pathOf(row), personId: who.personId, householdId: row.householdId, threadId: null }, row);
    const { affected } = await this.db.of(RecordEntity).update({ id, state: 'live' }, { state: 'corrected', correctedById: next.id });
    return affected === 1 ? this.replies.detail(next, who) : CHANGED;
  }

  async addPhoto({ id, photoIds }: RecordPhotoInput, who: Who): Promise<RecordDetail | Refusal> {
    const row = await this.own(id, who);
    if (row.state !== 'live') return CHANGED;
    return await this.attach(row, photoIds, who) ?? this.replies.detail(row, who);
  }

  /** The content of an entry as it is kept; the fields of the kind are checked here. */
  async contentOf(input: Content, team: TeamPlace | null): Promise<Pick<RecordGiven, 'kind' | 'day' | 'at' | 'text' | 'place' | 'withIds' | 'others' | 'tags' | 'answers' | 'closes' | 'claimedAt'> | Refusal> {
    const { kind, day } = input;
    if (day > this.clock.today()) return refuse('day_in_future', `${day} 还没有到，到了当天再记。`, { field: 'day' });
    if (team === null && !PLACE_KINDS.includes(kind)) return refuse('record_kind_team', `“${recordKind(kind).name}”由驻村工作队记，您不在工作队任职，请选别的种类。`, { field: 'kind' });
    const answers = Object.fromEntries(input.answers.map(({ field, value }) => [field, value]));
    const wrong = answersRefusal(kind, answers);
    if (wrong) return wrong;
    const members = team === null ? [] : await this.teams.membersOf([team.id], day, day);
    if (input.withIds.some(id => members.every(each => each.personId !== id))) return refuse('person_unknown', '同去的人里有人那天不在这支工作队，请重新选。队外的人写在“其他同去的人”里。', { field: 'withIds' });
    if (input.tags.some(tag => tag.includes('|'))) return refuse('record_tag_wrong', '职责里不能有竖线，请重新选。', { field: 'tags' });
    return {
      kind, day, at: input.at ?? null, text: input.text.trim(), place: input.group?.trim() ?? '', withIds: input.withIds, others: input.others?.trim() ?? '',
      tags: input.tags.map(tag => tag.trim()), answers: answersKept(kind, answers), closes: input.closes === true && recordKind(kind).thread === true, claimedAt: input.claimedAt,
    };
  }

  /** His team on that day; for a village that is named in place of a team, whatever he reaches by a post outside teams. */
  private async homeOf({ teamId, villageId, day }: AddRecordInput, who: Who): Promise<Home | Refusal> {
    if (teamId !== undefined) {
      const team = (await this.ownTeams(who.personId, day)).find(each => each.id === teamId);
      return team ? { team, path: team.path } : this.notServing(teamId, day, who);
    }
    if (villageId === undefined) return refuse('record_place_missing', '请选是哪个村的。', { field: 'villageId' });
    const village = await this.organisations.organisationById(villageId);
    if (village?.kind !== 'village' || !inScope(scopeOf(who, 'record.write'), village.path)) throw new NotFoundException();
    return { team: null, path: village.path };
  }

  /** The teams in which a person serves on a day. */
  async ownTeams(personId: string, day: Day): Promise<TeamPlace[]> {
    const [member] = await this.teams.membersById([personId], day, day);
    return member ? [...(await this.teams.teamsByIds(member.terms.map(term => term.teamId))).values()] : [];
  }

  /** A team of his that he did not serve in on that day is told so; any other is not found. */
  async notServing(teamId: string, day: Day, who: Who): Promise<Refusal> {
    if (who.grants.every(grant => grant.teamId !== teamId)) throw new NotFoundException();
    return refuse('not_serving', `${day} 您不在这支工作队任职，请核对日期。`, { field: 'day' });
  }

  private async own(id: string, who: Who): Promise<RecordEntity> {
    const row = await this.db.of(RecordEntity).findOneBy({ id, personId: who.personId });
    if (!row) throw new NotFoundException();
    return row;
  }

  private async beginning(threadId: string, { team, path }: Home): Promise<RecordEntity> {
    const row = await this.db.of(RecordEntity).findOneBy({ rootId: threadId, threadId, state: 'live' });
    if (!row || row.teamId !== (team?.id ?? null) || pathOf(row) !== path) throw new NotFoundException();
    return row;
  }

  /** Pictures that were sent before the entry that names them. */
  async attach({ rootId }: Pick<RecordEntity, 'rootId'>, photoIds: string[], who: Who): Promise<Refusal | null> {
    const wrong = await this.photos.claim(photoIds, who);
    if (!wrong) await this.photos.put(rootId, photoIds, who);
    return wrong;
  }
}
