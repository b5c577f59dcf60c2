import { Injectable, NotFoundException } from '@nestjs/common';
import type { SheetReply } from '@village/shared/contract/attendance';
import type { AnswerObjectionInput, ObjectInput } from '@village/shared/contract/settlement.input';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { ActService } from './act.service';
import { monthClosed, publicisedFrom } from './ledger.service';
import { OpenedService } from './opened.service';
import { SheetObjectionEntity } from './settlement.entity';
import { SignatureService } from './signature.service';
import { signerPart } from './standing.service';
import { ViewService } from './view.service';

/** What a cadre says against the sheet while it is shown, and the answer of who verified it. */
@Injectable()
export class ObjectionService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly views: ViewService,
    private readonly books: OpenedService, private readonly acts: ActService, private readonly signatures: SignatureService,
  ) {}

  async object(input: ObjectInput, who: Who): Promise<SheetReply | Refusal> {
    const view = await this.views.of(input.organisationId, input.month, who);
    const opened = await this.books.open(view.place, input.month);
    if (isRefusal(opened)) return opened;
    const { copy, ledger } = opened;
    if (ledger.seal) return monthClosed(input.month);
    if (!copy || publicisedFrom(ledger) === null) return refuse('not_publicised', '考勤表还没有公示，公示期间才能提出异议。');
    if (copy.content.rows.every(row => row.personId !== who.personId)) return refuse('not_concerned', '这张考勤表上没有您，只有本人可以对自己的考勤提出异议。');
    if (input.day && !input.day.startsWith(input.month)) return refuse('day_elsewhere', '日期不在这个月，请改正。', { field: 'day' });
    const person = await this.acts.personOf(who);
    const row: SheetObjectionEntity = {
      id: newId(), organisationId: opened.seat.id, month: input.month, copyId: copy.id, personId: person.id, personName: person.name, day: input.day ?? null,
      half: input.half ?? null, text: input.text.trim(), raisedAt: this.clock.now(), state: 'open', answer: '', answeredBy: null, answeredByName: '', answeredAt: null,
    };
    await this.db.of(SheetObjectionEntity).insert(row);
    await this.journal.note(who, 'attendance.object', row.id, input.organisationId);
    return this.signatures.sheet(input, who);
  }

  /** Accepted, the copy counts no more and is compiled again. */
  async answer(input: AnswerObjectionInput, who: Who): Promise<SheetReply | Refusal> {
    const found = await this.db.of(SheetObjectionEntity).findOneBy({ id: input.id });
    if (!found) throw new NotFoundException();
    const of = { organisationId: found.organisationId, month: found.month };
    const view = await this.views.of(of.organisationId, of.month, who);
    if (!view.whole) throw new NotFoundException();
    const opened = await this.books.open(view.place, of.month);
    if (isRefusal(opened)) return opened;
    if (opened.ledger.seal) return monthClosed(of.month);
    const role = signerPart(opened, who);
    if (role === null) return refuse('not_verifier', '异议由核实签字的人答复。');
    if (found.personId === who.personId) return refuse('own_objection', '不能答复本人的异议，请由其他签字人办理。');
    const answered = {
      state: input.decision, answer: input.answer.trim(), answeredBy: who.personId, answeredByName: (await this.acts.personOf(who)).name, answeredAt: this.clock.now(),
    };
    const { affected } = await this.db.of(SheetObjectionEntity).update({ id: found.id, state: 'open' }, answered);
    if (affected !== 1) return refuse('already_answered', '这条异议已经答复，请刷新后查看。');
    if (input.decision === 'accepted' && opened.copy?.id === found.copyId) {
      const wrong = await this.acts.write(opened, opened.copy, { act: 'give_back', role, remark: `采纳${found.personName}的异议：${answered.answer}`.slice(0, 500) }, who);
      if (wrong) return wrong;
    }
    await this.acts.tellAnswered(opened, found, input.decision === 'accepted');
    await this.journal.note(who, `attendance.objection-${input.decision}`, found.id, found.organisationId);
    return this.signatures.sheet(of, who);
  }
}
