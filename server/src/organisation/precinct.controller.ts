import { Controller } from '@nestjs/common';
import { precinct } from '@village/shared/contract/precinct';
import { SavePrecinctInput, PrecinctIdInput, PrecinctsInput } from '@village/shared/contract/precinct.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { PrecinctService } from './precinct.service';

@Controller()
export class PrecinctController {
  constructor(private readonly groups: PrecinctService) {}

  @Serve(precinct.list, PrecinctsInput) list(@Input() input: PrecinctsInput, @Signed() who: Who) { return this.groups.list(input, who); }
  @Serve(precinct.save, SavePrecinctInput) save(@Input() input: SavePrecinctInput, @Signed() who: Who) { return this.groups.save(input, who); }
  @Serve(precinct.remove, PrecinctIdInput) remove(@Input() input: PrecinctIdInput, @Signed() who: Who) { return this.groups.remove(input, who); }
}
