import { Injectable, NotFoundException } from '@nestjs/common';
import { Between, In, IsNull, Not, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import type { CaseDetail, CaseLine, CaseStep } from '@village/shared/contract/consequence';
import type { CaseInput, CasesInput, MyCasesInput } from '@village/shared/contract/consequence.input';
import { caseStateOf, mayDecideIn, type CaseState } from '@village/shared/contract/consequence-words';
import type { Page } from '@village/shared/contract/endpoint';
import type { Day } from '@village/shared/kernel/day';
import { nameOfWord } from '@village/shared/kernel/word';
import { periodText } from '@village/shared/rules/cadence';
import { Db } from '../common/db';
import { lookFor } from '../common/looked-for';
import { Clock } from '../common/time';
import { inScope, may, scopeOf, type Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { ConsequenceCaseEntity, ConsequenceStepEntity } from './consequence.entity';
import { FactService } from './fact.service';
import { SubjectService } from './subject.service';

const PAGE_SIZE = 20;

/** Cases as they are read: by whoever decides, and by whom they concern. */
@Injectable()
export class CaseReplyService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly people: PersonService, private readonly subjects: SubjectService, private readonly facts: FactService,
  ) {}

  async list({ box = 'open', search, page = 1 }: CasesInput, who: Who): Promise<Page<CaseLine>> {
    const { paths } = scopeOf(who, 'consequence.read');
    if (paths.length === 0) return { items: [], page, pageSize: PAGE_SIZE, total: 0 };
    const query = this.below(paths).andWhere(box === 'open' ? 'row.filedAt IS NULL AND row.withdrawnAt IS NULL' : '(row.filedAt IS NOT NULL OR row.withdrawnAt IS NOT NULL)');
    await lookFor(query, search, { words: ['row.title'], ids: { 'row.subjectId': ids => this.subjects.lookedFor(ids) } });
    const total = await query.getCount();
    const rows = await query.orderBy('row.openedAt', 'DESC').addOrderBy('row.id', 'DESC').offset((page - 1) * PAGE_SIZE).limit(PAGE_SIZE).getMany();
    return { items: await this.lines(rows), page, pageSize: PAGE_SIZE, total };
  }

  async mine({ page = 1 }: MyCasesInput, who: Who): Promise<Page<CaseLine>> {
    const [rows, total] = await this.db.of(ConsequenceCaseEntity).findAndCount({ where: { subjectId: In(this.subjects.concerning(who)) }, order: { openedAt: 'DESC', id: 'DESC' }, skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE });
    return { items: await this.lines(rows), page, pageSize: PAGE_SIZE, total };
  }

  /** Those below these paths that nobody has filed or taken back, and those of the caller that wait for his answer. */
  async waiting(who: Who): Promise<{ answer: CaseLine[]; act: { line: CaseLine; row: ConsequenceCaseEntity }[] }> {
    const concerning = this.subjects.concerning(who);
    const own = await this.db.of(ConsequenceCaseEntity).find({ where: { subjectId: In(concerning), answeredAt: IsNull(), withdrawnAt: IsNull(), filedAt: IsNull() }, order: { answerBy: 'ASC', id: 'ASC' } });
    const { paths } = scopeOf(who, 'consequence.decide');
    const open = paths.length === 0 ? [] : await this.below(paths).andWhere('row.filedAt IS NULL AND row.withdrawnAt IS NULL').orderBy('row.id').getMany();
    const rows = open.filter(({ subjectId }) => !concerning.includes(subjectId));
    const lines = await this.lines(rows);
    return { answer: (await this.lines(own)).filter(({ state }) => state === 'answering'), act: lines.map((line, index) => ({ line, row: rows[index] })) };
  }

  async detail({ id }: CaseInput, who: Who): Promise<CaseDetail> {
    return this.whole(await this.seen(id, who), who);
  }

  /** Within reach, or about the caller. */
  async seen(id: string, who: Who): Promise<ConsequenceCaseEntity> {
    const row = await this.db.of(ConsequenceCaseEntity).findOneBy({ id });
    if (!row || !this.reads(row, who)) throw new NotFoundException();
    return row;
  }

  private reads(row: ConsequenceCaseEntity, who: Who): boolean {
    return this.subjects.concerning(who).includes(row.subjectId) || inScope(scopeOf(who, 'consequence.read'), row.path);
  }

  /** Those about people in a team that were filed, as far as this person reads them. */
  async filedIn(teamId: string, from: Day, to: Day, who: Who): Promise<ConsequenceCaseEntity[]> {
    const rows = await this.db.of(ConsequenceCaseEntity).find({ where: { teamId, subject: 'person', day: Between(from, to), filedAt: Not(IsNull()) }, order: { day: 'ASC', id: 'ASC' } });
    return rows.filter(row => this.reads(row, who));
  }

  async whole(row: ConsequenceCaseEntity, who: Who): Promise<CaseDetail> {
    const decided = await this.stepsOf([row.id]);
    const [line] = await this.lines([row]);
    const names = await this.people.peopleByIds([row.openedBy, row.answeredBy, row.reviewedBy, row.filedBy, ...decided.flatMap(each => [each.decidedBy, each.doneBy])].flatMap(id => id ?? []));
    const nameOf = (id: string | null) => names.get(id ?? '')?.name ?? '';
    const own = this.subjects.concerning(who).includes(row.subjectId);
    const reads = inScope(scopeOf(who, 'consequence.read'), row.path);
    const decides = !own && may(who, 'consequence.decide', row.path);
    const { state } = line;
    const isClosed = state === 'filed' || state === 'withdrawn';
    return {
      ...line, facts: row.facts.filter(({ reserved }) => reads || !reserved).map(({ name, value }) => ({ name, value })), steps: stepsFor(row, decided, nameOf), choose: row.proposed.some(({ optional }) => optional), reportTo: row.reportTo, timing: row.timing,
      because: row.because, openedByName: nameOf(row.openedBy), answer: row.answeredAt === null ? null : { text: row.answer, byName: nameOf(row.answeredBy), at: row.answeredAt },
      needsReview: row.needsReview, review: row.reviewOutcome === null ? null : { outcome: row.reviewOutcome, reason: row.reviewReason, byName: nameOf(row.reviewedBy), at: row.reviewedAt! }, reviewBecause: row.reviewBecause,
      filed: row.filedAt === null ? null : { number: row.fileNumber, note: row.fileNote, byName: nameOf(row.filedBy), at: row.filedAt }, withdrawnReason: row.withdrawnReason, changed: !isClosed && row.facts.length > 0 && await this.isChanged(row), page: row.source === 'check' || reads ? pageOf(row) : '', own,
      may: {
        answer: own && state === 'answering', review: decides && state === 'reviewing' && row.openedBy !== who.personId, decide: decides && mayDecideIn(state, row.reviewOutcome), done: decides && !isClosed && decided.some(each => each.decision === 'confirmed' && each.doneAt === null),
        file: decides && state === 'done', withdraw: decides && !isClosed && decided.every(each => each.decision === 'set_aside'),
      },
    };
  }

  /** Is the fact no longer there, or does it say something else than when the case began? */
  private async isChanged({ factKey, path, facts }: ConsequenceCaseEntity): Promise<boolean> {
    const now = (await this.facts.below([path])).find(({ key }) => key === factKey);
    return !now || now.shown.some(({ name, value, grows }) => !facts.some(each => each.name === name && (each.value === value || (grows && Number.parseFloat(value) >= Number.parseFloat(each.value)))));
  }

  async stepsOf(caseIds: readonly string[]): Promise<ConsequenceStepEntity[]> {
    return caseIds.length === 0 ? [] : this.db.of(ConsequenceStepEntity).find({ where: { caseId: In([...caseIds]) }, order: { decidedAt: 'ASC', id: 'ASC' } });
  }

  async lines(rows: readonly ConsequenceCaseEntity[]): Promise<CaseLine[]> {
    const steps = await this.stepsOf(rows.map(({ id }) => id));
    const names = await this.subjects.namesOf(rows);
    return rows.map(row => ({
      id: row.id, source: row.source, subject: row.subject, subjectId: row.subjectId, ...names(row), title: row.title, day: row.day, window: row.period === '' ? '' : periodText(row.period), state: this.stateOf(row, steps.filter(({ caseId }) => caseId === row.id)),
      answerBy: row.answerBy, openedAt: row.openedAt,
    }));
  }

  /** Of the cases below these paths; `row` is the case. */
  below(paths: readonly string[]): SelectQueryBuilder<ConsequenceCaseEntity> {
    const parameters: ObjectLiteral = Object.fromEntries(paths.map((path, index) => [`path${index}`, `${path}%`]));
    return this.db.of(ConsequenceCaseEntity).createQueryBuilder('row').where(`(${paths.map((_, index) => `row.path LIKE :path${index}`).join(' OR ')})`, parameters);
  }

  private stateOf(row: ConsequenceCaseEntity, decided: readonly ConsequenceStepEntity[]): CaseState {
    return caseStateOf({
      today: this.clock.today(), answerBy: row.answerBy, answered: row.answeredAt !== null, needsReview: row.needsReview, review: row.reviewOutcome, filed: row.filedAt !== null, withdrawn: row.withdrawnAt !== null,
      steps: stepsFor(row, decided, () => ''),
    });
  }
}

/** What was proposed, each with what became of it. */
function stepsFor({ proposed }: ConsequenceCaseEntity, decided: readonly ConsequenceStepEntity[], nameOf: (id: string | null) => string): CaseStep[] {
  return proposed.map(({ step, byName, optional }): CaseStep => {
    const own = decided.find(each => each.step === step);
    return {
      step, name: nameOfWord(step), byName, optional, state: !own ? 'proposed' : own.doneAt !== null ? 'done' : own.decision, decision: own ? { byName: nameOf(own.decidedBy), at: own.decidedAt, reason: own.reason } : null,
      done: own && own.doneAt !== null ? { byName: nameOf(own.doneBy), at: own.doneAt, note: own.doneNote } : null,
    };
  });
}

function pageOf({ source, sourceId }: ConsequenceCaseEntity): string {
  switch (source) {
    case 'check': return `/pages/inspection/check/index?id=${sourceId}`;
    case 'issue': return `/pages/issue/detail/index?id=${sourceId}`;
    case 'finding': return `/pages/consequence/finding/index?id=${sourceId}`;
    case 'sheet': return '/pages/attendance/sheets/index';
  }
}
