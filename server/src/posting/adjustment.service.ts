import { Injectable, NotFoundException } from '@nestjs/common';
import { Brackets, In, Not } from 'typeorm';
import type { AdjustmentDetail, AdjustmentLine, AdjustmentOptions, Attached } from '@village/shared/contract/adjustment';
import type { AdjustmentOptionsInput, AdjustmentsInput } from '@village/shared/contract/adjustment.input';
import type { AdjustmentDecision } from '@village/shared/contract/adjustment-words';
import type { Page } from '@village/shared/contract/endpoint';
import { dayOf, type Day } from '@village/shared/kernel/day';
import type { Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole } from '@village/shared/kernel/role';
import { nameOfWord } from '@village/shared/kernel/word';
import type { Outcome } from '../approval/approval.service';
import { Db } from '../common/db';
import { lookFor } from '../common/looked-for';
import { may, scopeOf, type Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { TeamService, teamNameOf } from '../organisation/team.service';
import { AdjustmentJudgeService } from './adjustment-judge.service';
import { DecidingService } from './deciding.service';
import { AdjustmentEntity, AttachedEntity, HandoverEntity } from './posting.entity';
import { PostService } from './post.service';
import { reaches, unitsOf } from './reach';

const PAGE_SIZE = 20;

/** Changes and recalls as those read them whom they concern. */
@Injectable()
export class AdjustmentService {
  constructor(
    private readonly db: Db, private readonly people: PersonService, private readonly teams: TeamService, private readonly posts: PostService, private readonly deciding: DecidingService,
    private readonly judging: AdjustmentJudgeService,
  ) {}

  async options({ personId, termId }: AdjustmentOptionsInput, who: Who): Promise<AdjustmentOptions | Refusal> {
    const post = await this.posts.of(personId, termId);
    if (!post || !(personId === who.personId || reaches(post, who, 'posting.read'))) throw new NotFoundException();
    return this.judging.options(post, who);
  }

  async list({ search, page = 1 }: AdjustmentsInput, who: Who): Promise<Page<AdjustmentLine>> {
    const { paths, teams } = scopeOf(who, 'posting.read');
    const units = unitsOf(who, 'posting.read');
    const query = this.db.of(AdjustmentEntity).createQueryBuilder('adjustment').where(new Brackets(any => {
      any.where('adjustment.personId = :me').orWhere('adjustment.proposedBy = :me');
      paths.forEach((path, index) => any.orWhere(`adjustment.path LIKE :path${index}`, { [`path${index}`]: `${path}%` }));
      if (teams.length) any.orWhere('adjustment.teamId IN (:...teams)', { teams });
      if (units.length) any.orWhere('adjustment.unitId IN (:...units)', { units });
    })).setParameter('me', who.personId);
    await lookFor(query, search, { words: ['adjustment.reasonName'], ids: {
      'adjustment.personId': ids => this.people.peopleByIds(ids), 'adjustment.teamId': async ids => new Map([...await this.teams.teamsByIds(ids)].map(([id, team]) => [id, `${team.villageName}${team.name}`])),
    } });
    const [rows, total] = await query.orderBy("CASE WHEN adjustment.state IN ('pending', 'approved') THEN 0 ELSE 1 END").addOrderBy('adjustment.proposedAt', 'DESC').addOrderBy('adjustment.id').skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE).getManyAndCount();
    return { items: await this.lines(rows, who), page, pageSize: PAGE_SIZE, total };
  }

  /** What was carried out in a team, as far as this person reads it; counted from the day it was. */
  async executedIn(teamId: string, who: Who): Promise<{ id: string; kind: AdjustmentEntity['kind']; personId: string; name: string; day: Day }[]> {
    const rows = (await this.db.of(AdjustmentEntity).find({ where: { teamId, state: 'executed' }, order: { id: 'ASC' } })).filter(row => row.personId === who.personId || reaches(row, who, 'posting.read'));
    const people = await this.people.peopleByIds(rows.map(({ personId }) => personId));
    return rows.map(({ id, kind, personId, executedAt }) => ({ id, kind, personId, name: people.get(personId)?.name ?? '', day: dayOf(executedAt!) }));
  }

  /** What it is about, if this person has to do with it: the one concerned, who proposed it, who decides, who looks after the place; 404 for any other. */
  async seen(id: string, who: Who): Promise<AdjustmentEntity> {
    const row = await this.db.of(AdjustmentEntity).findOneBy({ id });
    if (!row || !(row.personId === who.personId || row.proposedBy === who.personId || reaches(row, who, 'posting.read') || await this.deciding.approval().handles(this.deciding.subjectOf(row), who))) throw new NotFoundException();
    return row;
  }

  async one(id: string, who: Who): Promise<AdjustmentDetail> {
    return this.detail(await this.seen(id, who), who);
  }

  async detail(row: AdjustmentEntity, who: Who): Promise<AdjustmentDetail> {
    const { judged, steps, state } = row;
    const [line] = await this.lines([row], who);
    const decisions = await this.deciding.approval().decisionsOf([row.id]);
    const attached = await this.db.of(AttachedEntity).findBy({ adjustmentId: row.id });
    const names = await this.people.peopleByIds([row.personId, row.proposedBy, row.executedBy ?? '', ...decisions.map(({ decidedBy }) => decidedBy), ...attached.map(({ decidedBy }) => decidedBy)].filter(Boolean));
    const nameOf = (id: string | null) => names.get(id ?? '')?.name ?? '';
    const opened = await this.db.of(HandoverEntity).findOne({ where: { personId: row.personId, teamId: row.teamId }, order: { openedAt: 'DESC' } });
    const isDecider = state === 'pending' && !this.own(row, who) && (await this.deciding.approval().openParts(this.deciding.subjectOf(row), who)).length > 0;
    return {
      ...line, personId: row.personId, termId: row.termId, teamId: row.teamId, role: row.role, roleName: nameOfRole(row.role), unitName: names.get(row.personId)?.unitName ?? '', revision: row.revision, actionName: judged.actionName, mandatory: judged.mandatory, text: row.text,
      day: row.day, successor: row.successor, facts: row.facts, consulted: row.consulted, proposedByName: nameOf(row.proposedBy), ownProposal: row.proposedBy === row.personId, answer: row.answer, answeredAt: row.answeredAt, executorName: judged.executorName, reportTo: judged.reportTo,
      steps: steps.map(({ name, registered }, position) => {
        const own = decisions.filter(each => each.position === position);
        const last = own.at(-1);
        return { name, registered, decision: own.some(({ decision }) => decision === 'refuse') ? 'refuse' : last && position < row.position + (state === 'pending' ? 0 : 1) ? 'approve' : null, byName: own.map(({ decidedBy }) => nameOf(decidedBy)).join('、'), at: last?.decidedAt ?? null, opinion: own.map(({ opinion }) => opinion).filter(Boolean).join('；') };
      }),
      attached: judged.attached.map((what): Attached => {
        const own = attached.find(each => each.what === what);
        return { what, name: nameOfWord(what), decision: own?.decision ?? null, reason: own?.reason ?? '', byName: nameOf(own?.decidedBy ?? null), at: own?.decidedAt ?? null };
      }),
      replacement: judged.replacement ? { required: true, name: await this.replacedBy(row) } : null,
      executed: row.executedAt ? { on: row.leavingOn!, byName: nameOf(row.executedBy), at: row.executedAt } : null, withdrawnReason: row.withdrawnReason,
      handoverId: opened && opened.openedAt >= row.proposedAt ? opened.id : null, because: judged.because,
      may: {
        answer: state === 'pending' && row.personId === who.personId && row.proposedBy !== who.personId, decide: isDecider, register: isDecider && steps[row.position].registered, withdraw: (state === 'pending' || state === 'approved') && row.proposedBy === who.personId,
        execute: state === 'approved' && may(who, 'organisation.manage', row.path), settle: this.settles(row, who) && judged.attached.length > attached.length,
      },
    };
  }

  /** What this person decides on the step that waits. */
  decideStep(row: AdjustmentEntity, who: Who, decision: AdjustmentDecision, text: string): Promise<Outcome | Refusal> {
    return this.deciding.approval().decide(this.deciding.subjectOf(row), who, decision, text);
  }

  /** It is about him, or it is he who called for the recall: he decides nothing of it. */
  own(row: AdjustmentEntity, who: Who): boolean {
    return row.personId === who.personId || (row.kind === 'recall' && row.proposedBy === who.personId);
  }

  /** What the document attaches is decided where the recall itself was: by the offices above, once it counts. */
  settles(row: AdjustmentEntity, who: Who): boolean {
    return (row.state === 'approved' || row.state === 'executed') && !this.own(row, who) && scopeOf(who, 'posting.decide').paths.some(path => row.path.startsWith(path)) && reaches(row, who, 'posting.open');
  }

  /** Who came into the team after it was carried out, or was named for it. */
  private async replacedBy({ id, teamId, personId, successorId, leavingOn, executedAt, proposedAt }: AdjustmentEntity): Promise<string> {
    if (executedAt === null || leavingOn === null) return '';
    if (successorId !== null) return (await this.people.personById(successorId))?.name ?? '';
    const came = (await this.teams.membersOf([teamId], leavingOn, '9999-12-31')).filter(each => each.personId !== personId && each.terms.some(({ from }) => from > dayOf(proposedAt)));
    const forOthers = came.length ? await this.db.of(AdjustmentEntity).findBy({ id: Not(id), teamId, successorId: In(came.map(each => each.personId)) }) : [];
    return came.find(each => forOthers.every(other => other.successorId !== each.personId))?.name ?? '';
  }

  private async lines(rows: AdjustmentEntity[], who: Who): Promise<AdjustmentLine[]> {
    const people = await this.people.peopleByIds(rows.map(({ personId }) => personId));
    const teams = await this.teams.teamsByIds(rows.map(({ teamId }) => teamId));
    return rows.map(({ id, kind, personId, teamId, reasonName, state, proposedAt, steps, position }) => {
      const team = teams.get(teamId);
      return {
        id, kind, personName: people.get(personId)?.name ?? '', villageName: team?.villageName ?? '', teamName: team ? teamNameOf(team) : '', reasonName, state, proposedAt,
        waitsFor: state === 'pending' ? steps[position]?.name ?? '' : '', mine: personId === who.personId,
      };
    });
  }
}
