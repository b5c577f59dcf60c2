import { Controller } from '@nestjs/common';
import { paper } from '@village/shared/contract/paper';
import { AddPaperInput, PaperInput, PapersInput } from '@village/shared/contract/paper.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { PaperService } from './paper.service';

@Controller()
export class PaperController {
  constructor(private readonly papers: PaperService) {}

  @Serve(paper.of, PapersInput) of(@Input() input: PapersInput, @Signed() who: Who) { return this.papers.papers(input.id, who); }
  @Serve(paper.add, AddPaperInput) add(@Input() input: AddPaperInput, @Signed() who: Who) { return this.papers.add(input, who); }
  @Serve(paper.remove, PaperInput) remove(@Input() input: PaperInput, @Signed() who: Who) { return this.papers.remove(input, who); }
  @Serve(paper.open, PaperInput) open(@Input() input: PaperInput, @Signed() who: Who) { return this.papers.open(input, who); }
}
