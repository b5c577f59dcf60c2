import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { CaseDetail } from '@village/shared/contract/consequence';
import type { AnswerCaseInput, DecideStepInput, DoneStepInput, FileCaseInput, OpenCaseInput, ReviewCaseInput, WithdrawCaseInput } from '@village/shared/contract/consequence.input';
import { CASE_STATE_NAMES, CONSEQUENCE_STATE_NAMES, REVIEW_OUTCOME_NAMES } from '@village/shared/contract/consequence-words';
import { addDays, dayText } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfWord } from '@village/shared/kernel/word';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { NoticeService } from '../notice/notice.service';
import { CaseReplyService } from './case-reply.service';
import { ConsequenceCaseEntity, ConsequenceStepEntity } from './consequence.entity';
import { ProposalService } from './proposal.service';
import { SubjectService } from './subject.service';

/** What named people do about a proposal, one step after the other. Whom it concerns is told of each. */
@Injectable()
export class CaseService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly notices: NoticeService, private readonly proposals: ProposalService, private readonly replies: CaseReplyService, private readonly subjects: SubjectService,
  ) {}

  /** The fact and the clauses are written down as they stand; the person is told and has his days to answer. */
  async open({ key, answerDays, answers }: OpenCaseInput, who: Who): Promise<CaseDetail | Refusal> {
    const found = await this.proposals.found(key, who, Object.fromEntries(answers.map(({ fact: asked, value }) => [asked, value])));
    if (isRefusal(found)) return found;
    const { fact, proposal, reviewBecause } = found;
    if (!proposal.may.open) return refuse('not_yours', '这件事关系到您自己，或者不由您决定，请由有权决定的人办理。');
    if (proposal.asks.length > 0) return refuse('fact_missing', `请先答：${proposal.asks.map(({ name }) => name).join('、')}是不是？`, { field: 'answers' });
    const row: ConsequenceCaseEntity = {
      id: newId(), factKey: fact.key, source: fact.source, sourceId: fact.sourceId, path: fact.path, teamId: fact.teamId, subject: fact.subject, subjectId: fact.subjectId, events: fact.events.map(({ event }) => event), title: proposal.title.slice(0, 200), day: fact.day,
      period: proposal.window === '' ? '' : fact.period, facts: [...fact.shown, ...answers.map(({ fact: asked, value }) => ({ name: nameOfWord(asked), value: value ? '是' : '否' }))], proposed: proposal.steps.map(({ step, byName, optional }) => ({ step, byName, optional })), because: proposal.because,
      reportTo: proposal.reportTo, timing: proposal.timing, needsReview: proposal.needsReview, reviewBecause, openedBy: who.personId, openedAt: this.clock.now(), answerBy: addDays(this.clock.today(), answerDays), answer: '', answeredBy: null, answeredAt: null,
      reviewOutcome: null, reviewReason: '', reviewedBy: null, reviewedAt: null, fileNumber: '', fileNote: '', filedBy: null, filedAt: null, withdrawnAt: null, withdrawnBy: null, withdrawnReason: '',
    };
    try {
      await this.db.of(ConsequenceCaseEntity).insert(row as never);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return refuse('taken_up', '刚刚已经有人开始处理这件事，请刷新后查看。');
    }
    await this.tell(row, 'opened', `${dayText(row.day)}的“${row.title}”正在处理，有话请在${dayText(row.answerBy)}以前说明`);
    await this.journal.note(who, 'consequence.open', row.id);
    return this.replies.whole(row, who);
  }

  async answer({ id, text }: AnswerCaseInput, who: Who): Promise<CaseDetail | Refusal> {
    const { may } = await this.replies.detail({ id }, who);
    if (!may.answer) return refuse('answered_late', '已经说明过，或者说明的期限过了；还有话请直接告诉决定的人。');
    const { affected } = await this.db.of(ConsequenceCaseEntity).update({ id, answeredAt: IsNull(), withdrawnAt: IsNull() }, { answer: text.trim(), answeredBy: who.personId, answeredAt: this.clock.now() });
    if (affected !== 1) return refuse('decided_already', '刚刚已经有人说明，请刷新后查看。');
    await this.notices.settle(id, 'consequence.opened');
    await this.journal.note(who, 'consequence.answer', id);
    return this.replies.detail({ id }, who);
  }

  /** 容错: by another person than the one who took it up. */
  async review({ id, outcome, reason }: ReviewCaseInput, who: Who): Promise<CaseDetail | Refusal> {
    const row = await this.replies.seen(id, who);
    const { may, state } = await this.replies.whole(row, who);
    if (row.openedBy === who.personId) return refuse('same_person', '提出处理的人不能自己研判，请由另一个人研判。');
    if (!may.review) return refuse('not_reviewing', `这件事现在是“${CASE_STATE_NAMES[state]}”，不用研判。`);
    const { affected } = await this.db.of(ConsequenceCaseEntity).update({ id, reviewOutcome: IsNull(), withdrawnAt: IsNull() }, { reviewOutcome: outcome, reviewReason: reason.trim(), reviewedBy: who.personId, reviewedAt: this.clock.now() });
    if (affected !== 1) return refuse('decided_already', '刚刚已经有人研判，请刷新后查看。');
    await this.tell(row, 'reviewed', `${dayText(row.day)}的“${row.title}”容错研判：${REVIEW_OUTCOME_NAMES[outcome]}`);
    await this.journal.note(who, `consequence.review-${outcome}`, id);
    return this.replies.detail({ id }, who);
  }

  async decide({ id, step, decision, reason }: DecideStepInput, who: Who): Promise<CaseDetail | Refusal> {
    const row = await this.replies.seen(id, who);
    const { may, state, steps } = await this.replies.whole(row, who);
    if (!may.decide) return refuse('not_deciding', `这件事现在是“${CASE_STATE_NAMES[state]}”，不能决定。`);
    const proposed = steps.find(each => each.step === step);
    if (!proposed) return refuse('not_proposed', '制度没有对这件事规定这项处理。', { field: 'step' });
    if (proposed.state !== 'proposed') return refuse('decided_already', '这一项已经决定过，请刷新后查看。');
    if (decision === 'set_aside' && reason.trim() === '') return refuse('reason_required', '不执行的请写明理由，例如情节轻微、已经改正。', { field: 'reason' });
    try {
      await this.db.of(ConsequenceStepEntity).insert({ id: newId(), caseId: id, step, decision, reason: reason.trim(), decidedBy: who.personId, decidedAt: this.clock.now(), doneBy: null, doneAt: null, doneNote: '' });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return refuse('decided_already', '刚刚已经有人决定，请刷新后查看。');
    }
    await this.tell(row, `${step}.${decision}`, `${dayText(row.day)}的“${row.title}”，${nameOfWord(step)}：${CONSEQUENCE_STATE_NAMES[decision]}`);
    await this.journal.note(who, `consequence.decide-${decision}`, id);
    return this.replies.detail({ id }, who);
  }

  async done({ id, step, note }: DoneStepInput, who: Who): Promise<CaseDetail | Refusal> {
    const row = await this.replies.seen(id, who);
    const { may } = await this.replies.whole(row, who);
    const open = { caseId: id, step, decision: 'confirmed' as const, doneAt: IsNull() };
    const { affected } = may.done ? await this.db.of(ConsequenceStepEntity).update(open, { doneBy: who.personId, doneAt: this.clock.now(), doneNote: note.trim() }) : { affected: 0 };
    if (affected !== 1) return refuse('not_confirmed', '这一项没有决定执行，或者已经登记过，请刷新后查看。', { field: 'step' });
    await this.tell(row, `${step}.done`, `${dayText(row.day)}的“${row.title}”，${nameOfWord(step)}：${CONSEQUENCE_STATE_NAMES.done}`);
    await this.journal.note(who, 'consequence.done', id);
    return this.replies.detail({ id }, who);
  }

  async file({ id, number, note }: FileCaseInput, who: Who): Promise<CaseDetail | Refusal> {
    const row = await this.replies.seen(id, who);
    const { may, state } = await this.replies.whole(row, who);
    const { affected } = may.file ? await this.db.of(ConsequenceCaseEntity).update({ id, filedAt: IsNull(), withdrawnAt: IsNull() }, { fileNumber: number.trim(), fileNote: note.trim(), filedBy: who.personId, filedAt: this.clock.now() }) : { affected: 0 };
    if (affected !== 1) return refuse('not_done', `这件事现在是“${CASE_STATE_NAMES[state]}”，每一项都决定并且办完以后再归档。`);
    await this.notices.settle(id);
    await this.journal.note(who, 'consequence.file', id);
    return this.replies.detail({ id }, who);
  }

  /** The fact does not hold, or was taken up by mistake; where it still holds it is proposed again. What was confirmed cannot be taken back here. */
  async withdraw({ id, reason }: WithdrawCaseInput, who: Who): Promise<CaseDetail | Refusal> {
    const row = await this.replies.seen(id, who);
    const { may } = await this.replies.whole(row, who);
    const { affected } = may.withdraw ? await this.db.of(ConsequenceCaseEntity).update({ id, filedAt: IsNull(), withdrawnAt: IsNull() }, { factKey: id, withdrawnAt: this.clock.now(), withdrawnBy: who.personId, withdrawnReason: reason.trim() }) : { affected: 0 };
    if (affected !== 1) return refuse('not_withdrawable', '已经决定执行过的、归了档的不能撤销。');
    await this.tell(row, 'withdrawn', `${dayText(row.day)}的“${row.title}”：处理已经撤销`);
    await this.journal.note(who, 'consequence.withdraw', id);
    return this.replies.detail({ id }, who);
  }

  private async tell(row: ConsequenceCaseEntity, once: string, text: string): Promise<void> {
    await this.notices.tell({ personIds: await this.subjects.toldOf(row), subjectId: row.id, once: `consequence.${once}`, text, page: `/pages/consequence/case/index?id=${row.id}` });
  }
}
