import { Injectable } from '@nestjs/common';
import type { SheetReply } from '@village/shared/contract/attendance';
import type { GiveBackInput, SettleInput } from '@village/shared/contract/settlement.input';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfStep, type RoleId } from '@village/shared/kernel/role';
import { Journal } from '../common/journal';
import type { Who } from '../common/who';
import { ActService } from './act.service';
import { monthClosed } from './ledger.service';
import { hashSeen, nextStep, OpenedService, type Opened } from './opened.service';
import { SealService } from './seal.service';
import { changedRefusal, SignatureService } from './signature.service';
import { actingPart, StandingService, turnOf } from './standing.service';
import { ViewService } from './view.service';

/** Compile, publicise, submit and seal; give back. Signing stands beside it. */
@Injectable()
export class SettlementService {
  constructor(
    private readonly journal: Journal, private readonly views: ViewService, private readonly books: OpenedService, private readonly standings: StandingService,
    private readonly acts: ActService, private readonly signatures: SignatureService, private readonly seals: SealService,
  ) {}

  async settle(input: SettleInput, who: Who): Promise<SheetReply | Refusal> {
    const view = await this.views.of(input.organisationId, input.month, who);
    if (!view.whole) return refuse('not_your_turn', '您只能看到部分人员，不能办理这张考勤表。');
    const evidence = input.step === 'submit' ? await this.seals.evidence(view.place, input.month) : null;
    const opened = await this.books.open(view.place, input.month);
    if (isRefusal(opened)) return opened;
    const role = this.turn(opened, input, who);
    if (isRefusal(role)) return role;
    const remark = input.remark?.trim() ?? '';
    const changed = opened.state.differences.length > 0;
    if (input.step === 'compile' && changed && remark === '') return refuse('reason_required', '上一稿以后事实有变化，重新编制请写明原因。', { field: 'remark' });
    const copy = input.step === 'compile' ? await this.books.copyOf(opened, remark || this.acts.returnedFor(opened)) : opened.copy!;
    const wrong = await this.acts.write(opened, copy, { act: input.step, role, remark }, who)
      ?? (evidence ? await this.seals.seal(opened, evidence, who) : null);
    if (wrong) return wrong;
    await this.journal.note(who, `attendance.${input.step}`, copy.id, opened.place.id);
    return this.signatures.sheet(input, who);
  }

  /** The copy counts no more, and with it go its signatures; both stay in the history. */
  async giveBack(input: GiveBackInput, who: Who): Promise<SheetReply | Refusal> {
    const view = await this.views.of(input.organisationId, input.month, who);
    const opened = await this.books.open(view.place, input.month);
    if (isRefusal(opened)) return opened;
    if (opened.ledger.seal) return monthClosed(input.month);
    const role = view.whole ? actingPart(opened, who) : null;
    if (role === null) return refuse('not_your_turn', '由编制、签字或报送这张考勤表的人退回。');
    if (opened.copy === null) return refuse('nothing_to_give_back', '这张考勤表还没有编制，没有可以退回的。');
    const wrong = await this.acts.write(opened, opened.copy, { act: 'give_back', role, remark: input.reason }, who);
    if (wrong) return wrong;
    await this.journal.note(who, 'attendance.give-back', opened.copy.id, opened.place.id);
    return this.signatures.sheet(input, who);
  }

  /** As what may this person do this step now? */
  private turn(opened: Opened, input: SettleInput, who: Who): RoleId | Refusal {
    if (opened.ledger.seal) return monthClosed(input.month);
    const waits = this.standings.waits(opened);
    const next = nextStep(opened);
    if (next?.step.step !== input.step) return refuse('not_this_step', waits ?? '现在不到这一步，请刷新后查看。', { field: 'step' });
    if (waits) return refuse('not_yet', waits);
    const role = turnOf(next.step, opened, who);
    if (role === null) return refuse('not_your_turn', `现在轮到${nameOfStep(next.step.by[0] ?? '', opened.profile.roles)}办理，您不担任这个岗位。`);
    return input.hash === hashSeen(opened) ? role : changedRefusal();
  }
}
