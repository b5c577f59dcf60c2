import { randomBytes } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { Between, In, IsNull, Like } from 'typeorm';
import type { InspectionDetail, InspectionLine, InspectionPlan } from '@village/shared/contract/inspection';
import type { DrawInspectionInput, InspectionInput, InspectionPlaceInput, InspectionsInput, WithdrawInspectionInput } from '@village/shared/contract/inspection.input';
import type { Page } from '@village/shared/contract/endpoint';
import { type Organisation, ORGANISATION_KINDS } from '@village/shared/contract/organisation';
import { addDays, type Day } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { finding } from '@village/shared/policy/reading';
import { drawOrder } from '@village/shared/rules/inspection-draw';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import { inScope, may, scopeOf, type Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { pathAt } from '../common/path';
import { TeamService, type TeamPlace } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { InspectionCheckEntity, InspectionEntity, InspectionTeamEntity } from './inspection.entity';
import { InspectionReplyService } from './inspection-reply.service';

const LONGEST_DAYS = 92;
const METHODS = ['实地抽查', '随机走访', '夜间查岗'];

/** Teams are drawn by lot for a time; nobody knows before, and everybody can check after. */
@Injectable()
export class InspectionService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly organisations: OrganisationService, private readonly teams: TeamService,
    private readonly policies: PolicyService, private readonly replies: InspectionReplyService,
  ) {}

  async plan({ placeId }: InspectionPlaceInput, who: Who): Promise<InspectionPlan | Refusal> {
    const place = await this.place(placeId, who);
    const profile = await this.policies.activeFor(place.path, this.clock.today());
    if (isRefusal(profile)) return profile;
    const { value, because } = finding(profile, read => {
      const named = read.where('inspection.methods');
      if (named) read.say(`${read.called(named.by)}：${named.methods.join('、')}`);
      return named?.methods ?? [];
    });
    const methods = isRefusal(value) ? [] : value;
    return { placeId: place.id, placeName: place.name, teams: (await this.pool(place)).length, methods: [...new Set([...methods, ...METHODS])], because: methods.length > 0 ? because : [] };
  }

  async draw(input: DrawInspectionInput, who: Who): Promise<InspectionDetail | Refusal> {
    const place = await this.place(input.placeId, who);
    const { from, to, count, explainDays } = input;
    if (to < from) return refuse('days_reversed', '“到哪天”早于“从哪天”，请检查。', { field: 'to' });
    if (to < this.clock.today()) return refuse('day_past', '督查的日子已经过去了，请选今天以后的。', { field: 'to' });
    if (to > addDays(from, LONGEST_DAYS)) return refuse('too_long', `一次督查最长 ${LONGEST_DAYS} 天，请分几次抽取。`, { field: 'to' });
    const pool = await this.pool(place);
    if (count > pool.length) return refuse('too_many', `${place.name}现在有 ${pool.length} 个工作队，最多抽 ${pool.length} 个。`, { field: 'count' });
    // Chosen by the server at this moment, and never again for this inspection: who draws cannot look for a seed that he likes.
    const seed = randomBytes(16).toString('hex');
    const row: InspectionEntity = {
      id: newId(), placeId: place.id, path: place.path, title: input.title.trim(), method: input.method.trim(), from, to, explainDays, seed, drawn: count, drawnBy: who.personId, drawnAt: this.clock.now(), withdrawnAt: null, withdrawnReason: '',
    };
    await this.db.of(InspectionEntity).insert(row);
    await this.db.of(InspectionTeamEntity).insert(drawOrder(pool.map(team => team.id), seed).map((teamId, index) => ({ id: newId(), inspectionId: row.id, teamId, rank: index + 1 })));
    await this.journal.note(who, 'inspection.draw', row.id, place.id);
    return this.replies.detail(row, who);
  }

  async list({ search = '', page = 1 }: InspectionsInput, who: Who): Promise<Page<InspectionLine>> {
    return this.replies.list({ paths: scopeOf(who, 'inspection.read').paths, search: search.trim(), page });
  }

  async detail({ id }: InspectionInput, who: Who): Promise<InspectionDetail> {
    return this.replies.detail(await this.readable(id, who), who);
  }

  /** It says nothing any more; what was written down stays to be read. */
  async withdraw({ id, reason }: WithdrawInspectionInput, who: Who): Promise<InspectionDetail | Refusal> {
    const row = await this.readable(id, who);
    if (!may(who, 'inspection.write', row.path)) throw new NotFoundException();
    const { affected } = await this.db.of(InspectionEntity).update({ id, withdrawnAt: IsNull() }, { withdrawnAt: this.clock.now(), withdrawnReason: reason.trim() });
    if (affected !== 1) return refuse('withdrawn_before', '这次督查已经撤销过了，请刷新后查看。');
    await this.journal.note(who, 'inspection.withdraw', id, row.placeId);
    return this.replies.detail((await this.db.of(InspectionEntity).findOneByOrFail({ id })), who);
  }

  async readable(id: string, who: Who): Promise<InspectionEntity> {
    const row = await this.db.of(InspectionEntity).findOneBy({ id });
    if (!row || !inScope(scopeOf(who, 'inspection.read'), row.path)) throw new NotFoundException();
    return row;
  }

  /** Those that really went to a team in these days, as far as this person reads them; the day is the first one there. */
  async heldIn(teamId: string, from: Day, to: Day, who: Who): Promise<{ id: string; title: string; day: Day }[]> {
    const visits = await this.db.of(InspectionCheckEntity).find({ select: { id: true, inspectionId: true, day: true }, where: { teamId, day: Between(from, to) }, order: { day: 'ASC' } });
    const first = new Map([...visits].reverse().map(({ inspectionId, day }) => [inspectionId, day]));
    const rows = first.size ? await this.db.of(InspectionEntity).findBy({ id: In([...first.keys()]), withdrawnAt: IsNull() }) : [];
    return rows.filter(({ path }) => inScope(scopeOf(who, 'inspection.read'), path)).map(({ id, title }) => ({ id, title, day: first.get(id)! }));
  }

  /** Those that are not withdrawn and reach these places: held there, below or above. */
  async standingIn(paths: readonly string[]): Promise<Pick<InspectionEntity, 'id' | 'title'>[]> {
    if (paths.length === 0) return [];
    const held = paths.flatMap(path => [{ path: Like(`${path}%`) }, { path: In(ORGANISATION_KINDS.map(kind => pathAt(path, kind)).filter(above => above !== null)) }]);
    return this.db.of(InspectionEntity).find({ select: { id: true, title: true }, where: held.map(each => ({ ...each, withdrawnAt: IsNull() })) });
  }

  private async place(id: string, who: Who): Promise<Organisation> {
    const place = await this.organisations.organisationById(id);
    if (!place || place.kind === 'village' || !may(who, 'inspection.write', place.path)) throw new NotFoundException();
    return place;
  }

  private pool({ path }: Organisation): Promise<TeamPlace[]> {
    return this.teams.teamsIn({ paths: [path], teams: [] }, this.clock.today());
  }
}
