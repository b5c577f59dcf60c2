import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Consultee } from '@village/shared/contract/approval';
import type { ApprovalSubjectInput, ConsultAnswerInput, ConsultInput } from '@village/shared/contract/approval.input';
import type { LeaveDetail } from '@village/shared/contract/leave';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { ConsultService } from '../approval/consult.service';
import { Db } from '../common/db';
import { Journal } from '../common/journal';
import type { Who } from '../common/who';
import { stateText, villageOf } from './decision.service';
import { DetailService } from './detail.service';
import { LeaveEntity } from './leave.entity';
import { LeaveService, subjectOf } from './leave.service';
import { LeaveNoticeService } from './notice.service';

/** Opinions on a leave, asked for by who decides it (征求意见). */
@Injectable()
export class ConsultingService {
  constructor(
    private readonly db: Db, private readonly journal: Journal, private readonly consults: ConsultService, private readonly leaves: LeaveService,
    private readonly details: DetailService, private readonly notices: LeaveNoticeService,
  ) {}

  async consultees({ id }: ApprovalSubjectInput, who: Who): Promise<Consultee[]> {
    const leave = await this.leaves.readable(id, who);
    return leave.state === 'pending' ? this.consults.consultees(subjectOf(leave), who) : [];
  }

  async consult({ id, personId, question }: ConsultInput, who: Who): Promise<LeaveDetail | Refusal> {
    const leave = await this.leaves.readable(id, who);
    if (leave.state !== 'pending') return refuse('state_changed', stateText(leave.state));
    const asked = await this.consults.ask(subjectOf(leave), who, personId, question.trim());
    if (isRefusal(asked)) return asked;
    await this.journal.note(who, 'leave.consult', leave.id, villageOf(leave));
    await this.notices.consulted(leave, asked);
    return this.details.of(leave, who);
  }

  async answer({ id, consultId, opinion }: ConsultAnswerInput, who: Who): Promise<LeaveDetail | Refusal> {
    const leave = await this.leaves.readable(id, who);
    if (leave.state !== 'pending') return refuse('consult_lapsed', '已经有了审批结果，不用再答复。');
    const answered = await this.consults.answer(subjectOf(leave), who, consultId, opinion.trim());
    if (isRefusal(answered)) return answered;
    await this.journal.note(who, 'leave.opinion', leave.id, villageOf(leave));
    await this.notices.answered(leave, answered);
    return this.details.of(leave, who);
  }

  /** Leaves on which this person owes an opinion. */
  async waiting(who: Who): Promise<LeaveEntity[]> {
    const open = await this.consults.openFor(who.personId);
    const rows = open.length === 0 ? [] : await this.db.of(LeaveEntity).find({ where: { id: In(open.map(each => each.subjectId)), state: 'pending' }, order: { startDay: 'ASC', id: 'ASC' } });
    return rows.filter(row => open.some(each => each.subjectId === row.id && each.position === row.position));
  }
}
