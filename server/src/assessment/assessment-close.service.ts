import { Injectable } from '@nestjs/common';
import type { AssessmentDetail } from '@village/shared/contract/assessment';
import type { DecideAssessmentInput, PubliciseAssessmentInput, WithdrawAssessmentInput } from '@village/shared/contract/assessment.input';
import { ASSESSMENT_FLOW, type AssessmentState } from '@village/shared/contract/assessment-words';
import { addDays, dayText } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { assessmentUse } from '@village/shared/rules/assessment-use';
import { Db } from '../common/db';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { NoticeService } from '../notice/notice.service';
import { assessmentTitle, countedBy } from './assessment-list.service';
import { AssessmentReadService } from './assessment-read.service';
import { AssessmentStandingService } from './assessment-standing.service';
import { AssessmentRoundEntity, AssessmentSheetEntity } from './assessment.entity';

const CHANGED = () => refuse('changed_meanwhile', '这次考核刚刚有变化，请刷新后再办。', { field: 'revision' });

/** What is done about an assessment as a whole: made known, decided by a second person, taken back. */
@Injectable()
export class AssessmentCloseService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly notices: NoticeService, private readonly reading: AssessmentReadService, private readonly standings: AssessmentStandingService,
  ) {}

  async publicise({ id, revision, days, where }: PubliciseAssessmentInput, who: Who): Promise<AssessmentDetail | Refusal> {
    const round = await this.reading.managed(id, who);
    if (round.stage === 'ordinary') return refuse('not_publicised', '平时考核不用公示，由另一个人审定。');
    const today = this.clock.today();
    if (!await this.turn(round, revision, 'publicised', { publicFrom: today, publicTo: addDays(today, days - 1), publicWhere: where.trim(), publicisedBy: who.personId })) return CHANGED();
    const ungraded = await this.standings.ungraded(id) + await this.standings.gradeless(id);
    if (ungraded > 0) return refuse('grades_missing', `还有 ${ungraded} ${countedBy(round)}没有提出等次，提完再公示。`);
    const over = await this.over(round);
    if (over) return over;
    const people = await this.db.of(AssessmentSheetEntity).findBy({ roundId: id, assessed: true });
    await this.notices.tell({ personIds: people.map(({ personId }) => personId), subjectId: id, once: `assessment.publicised ${revision}`, text: `${assessmentTitle(round)}结果公示到${dayText(addDays(today, days - 1))}，有异议可以提出`, page: `/pages/assessment/one/index?id=${id}` });
    await this.journal.note(who, 'assessment.publicise', id, round.placeId);
    return this.standings.detail(id, who);
  }

  /** By somebody else than who made the grades known; what was objected to has been answered. */
  async decide({ id, revision, reviewedOn, body }: DecideAssessmentInput, who: Who): Promise<AssessmentDetail | Refusal> {
    const round = await this.reading.managed(id, who);
    const today = this.clock.today();
    if ((round.publicisedBy ?? round.openedBy) === who.personId) return refuse('same_person', round.publicisedBy ? '公示结果的人不能自己审定，请由另一个人审定。' : '开始考核的人不能自己审定，请由另一个人审定。');
    if (await this.standings.gradedIn(id, who.personId)) return refuse('same_person', '提出过等次的人不能自己审定，请由另一个人审定。');
    if (round.stage !== 'ordinary' && round.state !== 'publicised') return refuse('not_publicised', '还没有公示，先公示再审定。');
    if (round.publicTo !== null && round.publicTo >= today) return refuse('publicity_running', `公示到${dayText(round.publicTo)}，满了再审定。`);
    if (reviewedOn > today || (round.publicTo !== null && reviewedOn <= round.publicTo)) return refuse('day_wrong', '审定日期要在公示期满以后、今天或以前。', { field: 'reviewedOn' });
    if ((await this.reading.objections({ roundId: id })).some(({ answeredAt }) => answeredAt === null)) return refuse('objections_open', '还有异议没有答复，答复了再审定。');
    const feedback = await this.standings.feedback(round, reviewedOn);
    const decided = { reviewedOn, reviewBody: body.trim(), feedbackBy: feedback.by, feedbackBecause: feedback.because, decidedBy: who.personId, decidedAt: this.clock.now() };
    if (!await this.turn(round, revision, 'decided', decided)) return CHANGED();
    const ungraded = await this.standings.ungraded(id);
    if (ungraded > 0) return refuse('grades_missing', `还有 ${ungraded} ${countedBy(round)}没有评价，评完再审定。`);
    const over = await this.over(round);
    if (over) return over;
    await this.use(round);
    const people = await this.db.of(AssessmentSheetEntity).findBy({ roundId: id, assessed: true });
    await this.notices.tell({ personIds: people.map(({ personId }) => personId), subjectId: id, once: 'assessment.decided', text: `${assessmentTitle(round)}结果已经审定，请看过以后签收`, page: '/pages/assessment/mine/index', kind: 'result' });
    await this.journal.note(who, 'assessment.decide', id, round.placeId);
    return this.standings.detail(id, who);
  }

  async withdraw({ id, revision, reason }: WithdrawAssessmentInput, who: Who): Promise<AssessmentDetail | Refusal> {
    const round = await this.reading.managed(id, who);
    if (!await this.turn(round, revision, 'withdrawn', { withdrawnReason: reason.trim(), slot: id })) return CHANGED();
    await this.journal.note(who, 'assessment.withdraw', id, round.placeId);
    return this.standings.detail(id, who);
  }

  /** Of two who act on the same version one is too late. */
  private async turn(round: AssessmentRoundEntity, revision: number, state: AssessmentState, more: Partial<AssessmentRoundEntity>): Promise<boolean> {
    if (!ASSESSMENT_FLOW[round.state].includes(state)) return false;
    const { affected } = await this.db.of(AssessmentRoundEntity).update({ id: round.id, revision, state: round.state }, { state, revision: revision + 1, ...more } as object);
    return affected === 1;
  }

  /** More are graded excellent than the document lets. */
  private async over(round: AssessmentRoundEntity): Promise<Refusal | null> {
    const { most, given, why } = await this.standings.quota(round);
    if (given > 0 && why) return why;
    return most !== null && given > most ? refuse('quota_over', `优秀最多 ${most} ${countedBy(round)}，现在拟评 ${given} ${countedBy(round)}，请先改。`) : null;
  }

  /** What the document makes of each result, kept as it stood on this day. */
  private async use(round: AssessmentRoundEntity): Promise<void> {
    const profile = await this.standings.profileOf(round.path, round.assessedOn);
    if (isRefusal(profile)) return;
    for (const { id, personId, grade } of await this.db.of(AssessmentSheetEntity).findBy({ roundId: round.id, assessed: true })) {
      const { annual, term } = round.ofTeams ? { annual: [], term: null } : await this.standings.gradesOf(personId);
      await this.db.of(AssessmentSheetEntity).update({ id }, { uses: assessmentUse(profile, { subject: round.ofTeams ? 'team' : 'person', stage: round.stage, grade, annualGrades: annual, termGrade: term }) } as object);
    }
  }
}
