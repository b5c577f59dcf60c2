import { Controller } from '@nestjs/common';
import { why } from '@village/shared/contract/why';
import { WhyInput } from '@village/shared/contract/why.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { WhyService } from './why.service';

@Controller()
export class WhyController {
  constructor(private readonly trees: WhyService) {}

  @Serve(why.tree, WhyInput) tree(@Input() input: WhyInput, @Signed() who: Who) { return this.trees.tree(input, who); }
  @Serve(why.pdf, WhyInput) pdf(@Input() input: WhyInput, @Signed() who: Who) { return this.trees.pdf(input, who); }
}
