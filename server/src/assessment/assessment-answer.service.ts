import { Injectable, NotFoundException } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { AssessmentSheet } from '@village/shared/contract/assessment';
import type { AcknowledgeAssessmentInput, AnswerAssessmentInput, ObjectAssessmentInput, ReceiveAssessmentInput } from '@village/shared/contract/assessment.input';
import { TOP_GRADE } from '@village/shared/kernel/assessment';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfWord } from '@village/shared/kernel/word';
import { gradeAllowed } from '@village/shared/rules/assessment-grade';
import { assessmentUse } from '@village/shared/rules/assessment-use';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { NoticeService } from '../notice/notice.service';
import { AssessmentReadService } from './assessment-read.service';
import { AssessmentSheetService } from './assessment-sheet.service';
import { AssessmentStandingService } from './assessment-standing.service';
import { AssessmentObjectionEntity, AssessmentRoundEntity, AssessmentSheetEntity } from './assessment.entity';

const page = (id: string) => `/pages/assessment/person/index?id=${id}`;

/** What is said to a result: objections and their answers, the signature of the person, the receipt of his unit. */
@Injectable()
export class AssessmentAnswerService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly notices: NoticeService, private readonly reading: AssessmentReadService, private readonly sheets: AssessmentSheetService,
    private readonly standings: AssessmentStandingService,
  ) {}

  /** While it is made known, by whoever is assessed with him; after the decision, by himself. */
  async object({ id, text }: ObjectAssessmentInput, who: Who): Promise<AssessmentSheet | Refusal> {
    const found = await this.reading.find(id);
    if (!found || !(this.reading.sees(found.sheet, who) || (found.round.state === 'publicised' && await this.reading.own(found.round, who)))) throw new NotFoundException();
    const { sheet, round } = found;
    const own = sheet.personId === who.personId;
    if (!sheet.assessed || !(round.state === 'publicised' || (round.state === 'decided' && own))) return refuse('no_objection_now', '公示期间可以提出异议；审定以后只有本人可以申请复核。');
    const before = (await this.reading.objections({ sheetId: id })).some(each => each.personId === who.personId && each.answeredAt === null);
    if (before) return refuse('objection_there', '您提过的异议还没有答复，答复了再提。');
    await this.db.of(AssessmentObjectionEntity).insert({ id: newId(), sheetId: id, roundId: round.id, personId: who.personId, text: text.trim(), at: this.clock.now(), upheld: null, answer: '', grade: null, gradeBefore: null, answeredBy: null, answeredAt: null });
    await this.journal.note(who, 'assessment.object', id, sheet.villageId);
    const line = this.reading.sees(sheet, who) ? id : (await this.db.of(AssessmentSheetEntity).findOneByOrFail({ roundId: round.id, personId: who.personId })).id;
    return this.sheets.sheet({ id: line }, who);
  }

  /** Right before the decision: back to where grades are proposed, and made known anew. Right after it: the grade is put right, and both stand there. */
  async answer({ id, objectionId, upheld, text, grade }: AnswerAssessmentInput, who: Who): Promise<AssessmentSheet | Refusal> {
    const { sheet, round } = await this.reading.held(id, who);
    const objection = await this.db.of(AssessmentObjectionEntity).findOneBy({ id: objectionId, sheetId: id });
    if (!objection) throw new NotFoundException();
    if (objection.personId === who.personId) return refuse('own_objection', '不能答复自己提的异议，请由另一个人答复。');
    const isDecided = round.state === 'decided';
    if (isDecided && upheld && grade === undefined) return refuse('grade_required', '异议成立的，请选更正后的等次。', { field: 'grade' });
    if (!isDecided && grade !== undefined) return refuse('grade_not_now', '还没有审定，异议成立以后重新提出等次，不在这里改。', { field: 'grade' });
    const corrected = isDecided && upheld ? grade! : null;
    const answered = { upheld, answer: text.trim(), grade: corrected, gradeBefore: corrected ? sheet.grade : null, answeredBy: who.personId, answeredAt: this.clock.now() };
    const { affected } = await this.db.of(AssessmentObjectionEntity).update({ id: objectionId, answeredAt: IsNull() }, answered);
    if (affected !== 1) return refuse('answered_already', '这个异议刚刚已经答复，请刷新后查看。');
    const wrong = corrected ? await this.correct(sheet, round, corrected) : upheld ? await this.reopen(round) : null;
    if (wrong) return wrong;
    await this.notices.tell({ personIds: [...new Set([objection.personId, ...(corrected ? [sheet.personId] : [])])], subjectId: objectionId, once: 'assessment.answered', text: `您对考核的异议有答复了：${upheld ? corrected ? `成立，更正为${nameOfWord(corrected)}` : '成立，重新评定、重新公示' : '不成立'}`, page: objection.personId === sheet.personId ? page(id) : '/pages/assessment/mine/index', kind: 'result' });
    await this.journal.note(who, upheld ? 'assessment.uphold' : 'assessment.reject', id, sheet.villageId);
    return this.sheets.sheet({ id }, who);
  }

  /** His signature under what he saw. */
  async acknowledge({ id, hash }: AcknowledgeAssessmentInput, who: Who): Promise<AssessmentSheet | Refusal> {
    const { sheet, round } = await this.reading.sheet(id, who);
    if (sheet.personId !== who.personId) throw new NotFoundException();
    if (round.state !== 'decided' || !sheet.assessed) return refuse('not_decided', '结果审定以后才能签收。');
    if (sheet.snapshot?.hash !== hash) return refuse('changed', '结果刚刚有变化，请刷新、看过以后再签收。', { field: 'hash' });
    const { affected } = await this.db.of(AssessmentSheetEntity).update({ id, acknowledgedAt: IsNull() }, { acknowledgedAt: this.clock.now() });
    if (affected !== 1) return refuse('acknowledged_already', '您已经签收过了。');
    await this.journal.note(who, 'assessment.acknowledge', id, sheet.villageId);
    return this.sheets.sheet({ id }, who);
  }

  async receive({ id, note }: ReceiveAssessmentInput, who: Who): Promise<AssessmentSheet | Refusal> {
    const found = await this.reading.find(id);
    if (!found || !this.sheets.receives(found.sheet, found.round, who)) throw new NotFoundException();
    if (found.round.state !== 'decided' || !found.sheet.assessed) return refuse('not_decided', '结果审定以后才能签收。');
    const isOffice = this.reading.manages(found.round, who);
    if (isOffice && note.trim() === '') return refuse('note_required', '替派出单位登记的，请写明怎样送到、谁收的。', { field: 'note' });
    const { affected } = await this.db.of(AssessmentSheetEntity).update({ id, receivedAt: IsNull() }, { receivedAt: this.clock.now(), receivedBy: who.personId, receivedNote: note.trim() });
    if (affected !== 1) return refuse('received_already', '已经登记过收到，请刷新后查看。');
    await this.journal.note(who, 'assessment.receive', id, found.sheet.villageId);
    return this.sheets.sheet({ id }, who);
  }

  private async correct(sheet: AssessmentSheetEntity, round: AssessmentRoundEntity, grade: NonNullable<AssessmentSheetEntity['grade']>): Promise<Refusal | null> {
    const profile = await this.standings.profileOf(round.path, round.assessedOn);
    if (isRefusal(profile)) return profile;
    const limit = sheet.limitDecision === 'confirmed' ? sheet.snapshot?.limit ?? null : null;
    const { value } = gradeAllowed(profile, { scale: sheet.scale, grade, limit });
    if (isRefusal(value)) return value;
    await this.db.of(AssessmentSheetEntity).update({ id: sheet.id }, { grade, acknowledgedAt: null, receivedAt: null, receivedBy: null, receivedNote: '' });
    const { most, given } = await this.standings.quota(round);
    if (grade === TOP_GRADE && most !== null && given > most) return refuse('quota_over', `优秀最多 ${most} 人，已经满了。`, { field: 'grade' });
    const { annual, term } = await this.standings.gradesOf(sheet.personId);
    await this.db.of(AssessmentSheetEntity).update({ id: sheet.id }, { uses: assessmentUse(profile, { stage: round.stage, grade, annualGrades: annual, termGrade: term }) } as object);
    return null;
  }

  private async reopen(round: AssessmentRoundEntity): Promise<Refusal | null> {
    const { affected } = await this.db.of(AssessmentRoundEntity).update({ id: round.id, state: In(['publicised']) }, { state: 'open', revision: round.revision + 1, publicFrom: null, publicTo: null, publicWhere: '', publicisedBy: null });
    return affected === 1 ? null : refuse('changed_meanwhile', '这次考核刚刚有变化，请刷新后再办。');
  }
}
