import { Controller } from '@nestjs/common';
import { handover } from '@village/shared/contract/handover';
import { HandoverInput, HandoverPersonInput, HandoversInput, NameReceiverInput, OpenHandoverInput, SignHandoverInput, WithdrawHandoverInput, WriteHandoverInput } from '@village/shared/contract/handover.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { HandoverActService } from './handover-act.service';
import { HandoverPaperService } from './handover-paper.service';
import { HandoverService } from './handover.service';
import { TermClockService } from './term-clock.service';

@Controller()
export class PostingController {
  constructor(private readonly handovers: HandoverService, private readonly acts: HandoverActService, private readonly papers: HandoverPaperService, private readonly clocks: TermClockService) {}

  @Serve(handover.list, HandoversInput) list(@Input() input: HandoversInput, @Signed() who: Who) { return this.handovers.list(input, who); }
  @Serve(handover.clocks, HandoversInput) terms(@Input() input: HandoversInput, @Signed() who: Who) { return this.clocks.list(input, who); }
  @Serve(handover.person, HandoverPersonInput) person(@Input() input: HandoverPersonInput, @Signed() who: Who) { return this.clocks.person(input.personId, who); }
  @Serve(handover.open, OpenHandoverInput) open(@Input() input: OpenHandoverInput, @Signed() who: Who) { return this.acts.open(input, who); }
  @Serve(handover.one, HandoverInput) one(@Input() input: HandoverInput, @Signed() who: Who) { return this.handovers.one(input.id, who); }
  @Serve(handover.candidates, HandoverInput) candidates(@Input() input: HandoverInput, @Signed() who: Who) { return this.acts.candidates(input.id, who); }
  @Serve(handover.name, NameReceiverInput) name(@Input() input: NameReceiverInput, @Signed() who: Who) { return this.acts.name(input, who); }
  @Serve(handover.write, WriteHandoverInput) write(@Input() input: WriteHandoverInput, @Signed() who: Who) { return this.acts.write(input, who); }
  @Serve(handover.sign, SignHandoverInput) sign(@Input() input: SignHandoverInput, @Signed() who: Who) { return this.acts.sign(input, who); }
  @Serve(handover.withdraw, WithdrawHandoverInput) withdraw(@Input() input: WithdrawHandoverInput, @Signed() who: Who) { return this.acts.withdraw(input, who); }
  @Serve(handover.docx, HandoverInput) docx(@Input() input: HandoverInput, @Signed() who: Who) { return this.papers.file(input, 'docx', who); }
  @Serve(handover.pdf, HandoverInput) pdf(@Input() input: HandoverInput, @Signed() who: Who) { return this.papers.file(input, 'pdf', who); }
}
