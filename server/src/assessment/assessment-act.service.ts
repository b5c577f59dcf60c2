import { Injectable, NotFoundException } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { AssessmentSheet } from '@village/shared/contract/assessment';
import type { AssessmentEligibilityInput, AssessmentFactInput, AssessmentGradeInput, AssessmentLimitInput, AssessmentOpinionInput, SummariseInput } from '@village/shared/contract/assessment.input';
import { TENTHS, TOP_GRADE } from '@village/shared/kernel/assessment';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { namesOfWords } from '@village/shared/kernel/word';
import { factsToState, gradeAllowed } from '@village/shared/rules/assessment-grade';
import { pointsAskedOf } from '@village/shared/rules/assessment-result';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { countedBy } from './assessment-list.service';
import { AssessmentReadService } from './assessment-read.service';
import { AssessmentSheetService, limitKey } from './assessment-sheet.service';
import { AssessmentStandingService } from './assessment-standing.service';
import { AssessmentOpinionEntity, AssessmentRoundEntity, AssessmentSheetEntity, subjectOf } from './assessment.entity';

interface Held {
  sheet: AssessmentSheetEntity;
  round: AssessmentRoundEntity;
}

const OVER = () => refuse('assessment_settled', '已经提出等次，或者这次考核已经公示、审定、撤销，不能再改。要改请考核的人先撤下等次。');

/** What is written of a person until there is a grade, and the grade itself. Nothing is automatic: a named person confirms each limit and proposes each grade. */
@Injectable()
export class AssessmentActService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly reading: AssessmentReadService, private readonly sheets: AssessmentSheetService, private readonly standings: AssessmentStandingService,
  ) {}

  async summarise({ id, text }: SummariseInput, who: Who): Promise<AssessmentSheet | Refusal> {
    const { sheet, round } = await this.reading.sheet(id, who);
    if (sheet.personId !== who.personId) throw new NotFoundException();
    if (!await this.open({ sheet, round }, { summary: text.trim() })) return OVER();
    await this.journal.note(who, 'assessment.summarise', id, sheet.villageId);
    return this.sheets.sheet({ id }, who);
  }

  async opine({ id, text, points }: AssessmentOpinionInput, who: Who): Promise<AssessmentSheet | Refusal> {
    const { sheet, round } = await this.reading.sheet(id, who);
    const assessor = this.reading.assessor(sheet, round, who);
    if (!assessor) return refuse('not_assessor', round.ofTeams ? '工作队不能评价自己；评价由村里、乡镇、派出单位和县里分别写。' : '本人不能评价自己；评价由队长、村里、乡镇、派出单位和县里分别写。');
    const profile = await this.standings.profileOf(round.path, round.assessedOn);
    if (isRefusal(profile)) return profile;
    const asked = pointsAskedOf(profile, assessor);
    for (const { part, tenths } of points) {
      const row = asked.find(each => each.part === part);
      if (!row) return refuse('points_not_asked', '这一项不由您打分，或者制度没有规定分值。', { field: 'points' });
      if (tenths > row.points * TENTHS) return refuse('points_over', `${row.name}最多 ${row.points} 分。`, { field: 'points' });
    }
    // The sheet is written first: an opinion never comes in behind a grade.
    if (!await this.open({ sheet, round }, {})) return OVER();
    const opinions = this.db.of(AssessmentOpinionEntity);
    const written = { personId: who.personId, text: text.trim(), points: points.map(point => ({ ...point, reason: point.reason.trim() })), at: this.clock.now() };
    const { affected } = await opinions.update({ sheetId: id, assessor, personId: who.personId }, written);
    if (affected !== 1) {
      try {
        await opinions.insert({ id: newId(), sheetId: id, assessor, ...written });
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        return refuse('opinion_there', '这一方已经有人写了评价，请和他商量，由他来改。');
      }
    }
    await this.journal.note(who, 'assessment.opine', id, sheet.villageId);
    return this.sheets.sheet({ id }, who);
  }

  async eligibility({ id, assessed, reason }: AssessmentEligibilityInput, who: Who): Promise<AssessmentSheet | Refusal> {
    const held = await this.reading.held(id, who);
    if (!await this.open(held, { assessed, assessedReason: reason.trim() })) return OVER();
    await this.journal.note(who, assessed ? 'assessment.include' : 'assessment.exclude', id, held.sheet.villageId);
    return this.sheets.sheet({ id }, who);
  }

  async state({ id, fact, value, reason }: AssessmentFactInput, who: Who): Promise<AssessmentSheet | Refusal> {
    const held = await this.reading.held(id, who);
    const profile = await this.standings.profileOf(held.round.path, held.round.assessedOn);
    if (isRefusal(profile)) return profile;
    if (!factsToState(profile, subjectOf(held.round, held.sheet)).includes(fact)) return refuse('fact_not_asked', '制度的限制不看这一件事。', { field: 'fact' });
    if (!await this.open(held, { facts: [...held.sheet.facts, { fact, value, reason: reason.trim(), by: who.personId, at: this.clock.now() }] })) return OVER();
    await this.journal.note(who, 'assessment.state', id, held.sheet.villageId);
    return this.sheets.sheet({ id }, who);
  }

  /** The software proposes with facts and clause; who confirms it or sets it aside stands there with his reason. */
  async limit({ id, decision, reason }: AssessmentLimitInput, who: Who): Promise<AssessmentSheet | Refusal> {
    const held = await this.reading.held(id, who);
    const standing = await this.standing(held);
    if (isRefusal(standing)) return standing;
    if (!standing.limit) return refuse('not_proposed', '现在的事实没有碰到制度的限制，不用决定。');
    if (decision === 'set_aside' && reason.trim() === '') return refuse('reason_required', '不适用的请写明理由，例如容错纠错。', { field: 'reason' });
    if (!await this.open(held, { limitDecision: decision, limitOf: limitKey(standing), limitReason: reason.trim(), limitBy: who.personId, limitAt: this.clock.now() })) return OVER();
    await this.journal.note(who, `assessment.limit-${decision}`, id, held.sheet.villageId);
    return this.sheets.sheet({ id }, who);
  }

  /** Proposed by a named person on what he saw; with it everything is kept as it stood. To propose another, this one is taken down first. */
  async grade({ id, hash, scale, grade, text }: AssessmentGradeInput, who: Who): Promise<AssessmentSheet | Refusal> {
    const held = await this.reading.held(id, who);
    const { sheet, round } = held;
    if (sheet.personId === who.personId) return refuse('own_sheet', round.ofTeams ? '不能给自己的工作队提出等次。' : '不能给自己提出等次。');
    const { affected } = await this.db.of(AssessmentRoundEntity).update({ id: round.id, state: 'open' }, { revision: () => 'revision + 1' } as object);
    if (affected !== 1 || !sheet.assessed) return refuse('assessment_settled', '这次考核不在评定，或者他不参加考核，不能提出等次。');
    if (sheet.gradedAt !== null) return OVER();
    if (grade === undefined && round.stage !== 'ordinary') return refuse('grade_required', '请选等次。', { field: 'grade' });
    const profile = await this.standings.profileOf(round.path, round.assessedOn);
    if (isRefusal(profile)) return profile;
    const standing = await this.sheets.standing({ ...sheet, snapshot: null }, round, profile, await this.reading.opinions([id]));
    if (isRefusal(standing)) return standing;
    if (standing.hash !== hash) return refuse('changed', '事实或评价刚刚有变化，请刷新、看过以后再提。', { field: 'hash' });
    if (standing.limit && sheet.limitOf !== limitKey(standing)) return refuse('limit_open', `制度的限制还没有决定：${namesOfWords(standing.limit.consequences)}。请先确认，或者写明为什么不适用。`);
    const limit = sheet.limitDecision === 'confirmed' ? standing.limit : null;
    const allowed = grade === undefined ? true : gradeAllowed(profile, { scale, grade, limit }).value;
    if (isRefusal(allowed)) return allowed;
    const written = await this.db.of(AssessmentSheetEntity).update({ id, gradedAt: IsNull() }, { scale, grade: grade ?? null, gradeText: text.trim(), gradedBy: who.personId, gradedAt: this.clock.now(), snapshot: standing } as object);
    if (written.affected !== 1) return OVER();
    const { most, given, why } = await this.standings.quota(round);
    if (grade === TOP_GRADE && why) return why;
    if (grade === TOP_GRADE && most !== null && given > most) return refuse('quota_over', `优秀最多 ${most} ${countedBy(round)}，已经满了。`, { field: 'grade' });
    await this.journal.note(who, 'assessment.grade', id, sheet.villageId);
    return this.sheets.sheet({ id }, who);
  }

  /** Taken down, so that what it stands on can be changed. */
  async ungrade({ id }: { id: string }, who: Who): Promise<AssessmentSheet | Refusal> {
    const { round, sheet } = await this.reading.held(id, who);
    const { affected } = await this.db.of(AssessmentRoundEntity).update({ id: round.id, state: 'open' }, { revision: () => 'revision + 1' } as object);
    if (affected !== 1) return refuse('assessment_settled', '已经公示、审定或撤销，不能撤下等次。');
    await this.db.of(AssessmentSheetEntity).update({ id }, { grade: null, gradeText: '', gradedBy: null, gradedAt: null, snapshot: null } as object);
    await this.journal.note(who, 'assessment.ungrade', id, sheet.villageId);
    return this.sheets.sheet({ id }, who);
  }

  private async standing(held: Held) {
    const profile = await this.standings.profileOf(held.round.path, held.round.assessedOn);
    return this.sheets.standing(held.sheet, held.round, profile, await this.reading.opinions([held.sheet.id]));
  }

  /** Writes it as long as the assessment is under way and there is no grade. Touching the assessment keeps two from passing each other. */
  private async open({ sheet, round }: Held, change: Partial<AssessmentSheetEntity>): Promise<boolean> {
    const { affected } = await this.db.of(AssessmentRoundEntity).update({ id: round.id, state: 'open' }, { revision: () => 'revision + 1' } as object);
    if (affected !== 1) return false;
    const written = await this.db.of(AssessmentSheetEntity).update({ id: sheet.id, gradedAt: IsNull() }, { gradeText: '', ...change } as object);
    return written.affected === 1;
  }
}
