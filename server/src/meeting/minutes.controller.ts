import { Controller } from '@nestjs/common';
import { ballot } from '@village/shared/contract/ballot';
import { BallotIdInput, BallotsInput, CloseBallotInput, OpenBallotInput, VoteInput } from '@village/shared/contract/ballot.input';
import { minutes } from '@village/shared/contract/minutes';
import { DecisionActInput, DecisionIdInput, DecisionsInput, MeetingFileInput, MinutesFileInput, MinutesInput, SignMinutesInput, WriteMinutesInput } from '@village/shared/contract/minutes.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { BallotService } from './ballot.service';
import { DecisionActService } from './decision-act.service';
import { MinutesFileService } from './minutes-file.service';
import { MinutesService } from './minutes.service';

@Controller()
export class MinutesController {
  constructor(private readonly service: MinutesService, private readonly files: MinutesFileService, private readonly decided: DecisionActService, private readonly ballots: BallotService) {}

  @Serve(minutes.read, MinutesInput) read(@Input() input: MinutesInput, @Signed() who: Who) { return this.service.read(input, who); }
  @Serve(minutes.write, WriteMinutesInput) write(@Input() input: WriteMinutesInput, @Signed() who: Who) { return this.service.write(input, who); }
  @Serve(minutes.sign, SignMinutesInput) sign(@Input() input: SignMinutesInput, @Signed() who: Who) { return this.service.sign(input, who); }
  @Serve(minutes.pdf, MinutesFileInput) pdf(@Input() input: MinutesFileInput, @Signed() who: Who) { return this.files.minutes(input, 'pdf', who); }
  @Serve(minutes.docx, MinutesFileInput) docx(@Input() input: MinutesFileInput, @Signed() who: Who) { return this.files.minutes(input, 'docx', who); }
  @Serve(minutes.file, MeetingFileInput) file(@Input() input: MeetingFileInput, @Signed() who: Who) { return this.files.attached(input, who); }
  @Serve(minutes.decisions, DecisionsInput) decisions(@Input() input: DecisionsInput, @Signed() who: Who) { return this.decided.list(input, who); }
  @Serve(minutes.decision, DecisionIdInput) decision(@Input() input: DecisionIdInput, @Signed() who: Who) { return this.decided.detail(input, who); }
  @Serve(minutes.act, DecisionActInput) act(@Input() input: DecisionActInput, @Signed() who: Who) { return this.decided.act(input, who); }
  @Serve(ballot.list, BallotsInput) list(@Input() input: BallotsInput, @Signed() who: Who) { return this.ballots.list(input, who); }
  @Serve(ballot.open, OpenBallotInput) open(@Input() input: OpenBallotInput, @Signed() who: Who) { return this.ballots.open(input, who); }
  @Serve(ballot.vote, VoteInput) vote(@Input() input: VoteInput, @Signed() who: Who) { return this.ballots.vote(input, who); }
  @Serve(ballot.close, CloseBallotInput, { transaction: 'own' }) close(@Input() input: CloseBallotInput, @Signed() who: Who) { return this.ballots.close(input, who); }
  @Serve(ballot.withdraw, BallotIdInput) withdraw(@Input() input: BallotIdInput, @Signed() who: Who) { return this.ballots.withdraw(input, who); }
}
