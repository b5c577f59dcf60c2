import { Controller } from '@nestjs/common';
import { BoardIdInput } from '@village/shared/contract/board.input';
import { poster } from '@village/shared/contract/poster';
import { PosterInput, PostersInput, StartPostersInput } from '@village/shared/contract/poster.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { PosterService } from './poster.service';

@Controller()
export class PosterController {
  constructor(private readonly posters: PosterService) {}

  @Serve(poster.places) places(@Signed() who: Who) { return this.posters.townships(who); }
  // The work goes on after the answer: it begins when the row is there for others to see.
  @Serve(poster.start, StartPostersInput, { transaction: 'own' }) start(@Input() input: StartPostersInput, @Signed() who: Who) { return this.posters.start(input, who); }
  @Serve(poster.status, PostersInput) status(@Input() input: PostersInput, @Signed() who: Who) { return this.posters.status(input, who); }
  @Serve(poster.stop, PostersInput) stop(@Input() input: PostersInput, @Signed() who: Who) { return this.posters.stop(input, who); }
  @Serve(poster.zip, PostersInput) zip(@Input() input: PostersInput, @Signed() who: Who) { return this.posters.zip(input, who); }
  @Serve(poster.one, BoardIdInput) one(@Input() input: BoardIdInput, @Signed() who: Who) { return this.posters.one(input, who); }
  @Serve(poster.pdf, PosterInput) pdf(@Input() input: PosterInput, @Signed() who: Who) { return this.posters.pdf(input, who); }
}
