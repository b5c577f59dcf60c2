import { Controller } from '@nestjs/common';
import { settlement } from '@village/shared/contract/settlement';
import { SheetFileInput } from '@village/shared/contract/attendance.input';
import {
  AnswerObjectionInput, ConfirmCorrectionInput, CorrectInput, GiveBackInput, ObjectInput, OverviewInput, SettleInput, VerifyInput,
} from '@village/shared/contract/settlement.input';
import { isRefusal } from '@village/shared/kernel/refusal';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { CorrectionService } from './correction.service';
import { ObjectionService } from './objection.service';
import { OverviewService } from './overview.service';
import { SettlementService } from './settlement.service';
import { SignatureService } from './signature.service';
import { TotalsService } from './totals.service';
import { VerifyService } from './verify.service';

@Controller()
export class SettlementController {
  constructor(
    private readonly settlements: SettlementService, private readonly objections: ObjectionService, private readonly corrections: CorrectionService,
    private readonly signatures: SignatureService, private readonly overviews: OverviewService, private readonly verifications: VerifyService,
    private readonly totals: TotalsService,
  ) {}

  @Serve(settlement.settle, SettleInput) settle(@Input() input: SettleInput, @Signed() who: Who) { return this.settlements.settle(input, who); }
  @Serve(settlement.giveBack, GiveBackInput) giveBack(@Input() input: GiveBackInput, @Signed() who: Who) { return this.settlements.giveBack(input, who); }
  @Serve(settlement.object, ObjectInput) object(@Input() input: ObjectInput, @Signed() who: Who) { return this.objections.object(input, who); }
  @Serve(settlement.answer, AnswerObjectionInput) answer(@Input() input: AnswerObjectionInput, @Signed() who: Who) { return this.objections.answer(input, who); }
  @Serve(settlement.overview, OverviewInput) overview(@Input() input: OverviewInput, @Signed() who: Who) { return this.overviews.overview(input, who); }
  @Serve(settlement.totalsXlsx, OverviewInput) totalsXlsx(@Input() input: OverviewInput, @Signed() who: Who) { return this.totals.xlsx(input, who); }
  @Serve(settlement.slipsPdf, SheetFileInput) slipsPdf(@Input() input: SheetFileInput, @Signed() who: Who) { return this.totals.bundle(input, who); }
  @Serve(settlement.verify, VerifyInput) verify(@Input() input: VerifyInput) { return this.verifications.verify(input); }

  @Serve(settlement.correct, CorrectInput) async correct(@Input() input: CorrectInput, @Signed() who: Who) {
    const drafted = await this.corrections.draft(input, who);
    return isRefusal(drafted) ? drafted : this.signatures.sheet(drafted, who);
  }

  @Serve(settlement.confirmCorrection, ConfirmCorrectionInput) async confirmCorrection(@Input() input: ConfirmCorrectionInput, @Signed() who: Who) {
    const confirmed = await this.corrections.confirm(input, who);
    return isRefusal(confirmed) ? confirmed : this.signatures.sheet(confirmed, who);
  }
}
