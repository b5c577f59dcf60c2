import { createHash } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import type { ConfirmCorrectionInput, CorrectInput } from '@village/shared/contract/settlement.input';
import { canonical } from '@village/shared/kernel/digest';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { ActService } from './act.service';
import { LateService } from './late.service';
import { everybodyIn, OpenedService } from './opened.service';
import { SheetCorrectionEntity } from './settlement.entity';
import { actingPart } from './standing.service';
import { ViewService } from './view.service';

type Sheet = { organisationId: string; month: string };

/** Numbered slips against a sealed sheet: one person drafts, another signs. */
@Injectable()
export class CorrectionService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly views: ViewService,
    private readonly books: OpenedService, private readonly acts: ActService, private readonly lates: LateService,
  ) {}

  /** Puts all cells that late facts change on a slip; gives the sheet it speaks of. */
  async draft(input: CorrectInput, who: Who): Promise<Sheet | Refusal> {
    const view = await this.views.of(input.organisationId, input.month, who);
    const opened = await this.books.open(view.place, input.month);
    if (isRefusal(opened)) return opened;
    const { ledger, state } = opened;
    if (!ledger.seal) return refuse('not_sealed', '考勤表还没有封存，事实有变化时直接退回重新编制。');
    const role = view.whole ? actingPart(opened, who) : null;
    if (role === null) return refuse('not_your_turn', '更正单由编制、签字或报送这张考勤表的人开。');
    if (ledger.corrections.some(each => each.state === 'drafted')) return refuse('correction_open', '还有一张更正单等第二人签字，请先办完那一张。');
    if (state.differences.length === 0) return refuse('nothing_to_correct', '封存以后没有改变考勤的事实，不需要更正单。');
    const last = ledger.corrections.at(-1);
    const said = { number: (last?.number ?? 0) + 1, cause: input.cause.trim(), rows: state.differences, evidence: await this.lates.evidenceOf(everybodyIn(opened)) };
    const row: SheetCorrectionEntity = {
      ...said, id: newId(), organisationId: input.organisationId, month: input.month, state: 'drafted', hash: hashAfter(last?.hash ?? ledger.seal.hash, said),
      draftedBy: who.personId, draftedByName: (await this.acts.personOf(who)).name, draftedAs: role, draftedAt: this.clock.now(),
      confirmedBy: null, confirmedByName: '', confirmedAs: '', confirmedAt: null, remark: '',
    };
    try {
      await this.db.of(SheetCorrectionEntity).insert(row as never);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return refuse('correction_open', '刚刚有人开了一张更正单，请刷新后查看。');
    }
    await this.journal.note(who, 'attendance.correct', row.id, input.organisationId);
    return input;
  }

  async confirm(input: ConfirmCorrectionInput, who: Who): Promise<Sheet | Refusal> {
    const found = await this.db.of(SheetCorrectionEntity).findOneBy({ id: input.id });
    if (!found) throw new NotFoundException();
    const view = await this.views.of(found.organisationId, found.month, who);
    if (!view.whole) throw new NotFoundException();
    const opened = await this.books.open(view.place, found.month);
    if (isRefusal(opened)) return opened;
    const role = actingPart(opened, who);
    if (role === null) return refuse('not_your_turn', '更正单由编制、签字或报送这张考勤表的另一个人签字。');
    if (found.draftedBy === who.personId) return refuse('same_person', '更正单要两个人签字，请由另一个人签。');
    const remark = input.remark?.trim() ?? '';
    if (input.decision === 'refused' && remark === '') return refuse('reason_required', '不同意更正请写明理由。', { field: 'remark' });
    const { affected } = await this.db.of(SheetCorrectionEntity).update({ id: found.id, state: 'drafted' }, {
      state: input.decision, remark, confirmedBy: who.personId, confirmedByName: (await this.acts.personOf(who)).name, confirmedAs: role, confirmedAt: this.clock.now(),
    });
    if (affected !== 1) return refuse('already_decided', '这张更正单已经办过，请刷新后查看。');
    await this.journal.note(who, `attendance.correction-${input.decision}`, found.id, found.organisationId);
    return found;
  }
}

/** The next link of the chain that begins with the seal. */
export function hashAfter(before: string, { number, cause, rows, evidence }: Pick<SheetCorrectionEntity, 'number' | 'cause' | 'rows' | 'evidence'>): string {
  return createHash('sha256').update(`${before}\n${canonical({ number, cause, rows, evidence })}`).digest('hex');
}
