import { Controller } from '@nestjs/common';
import { presence } from '@village/shared/contract/presence';
import { AddCodeInput, CodeIdInput, ScreenInput } from '@village/shared/contract/presence.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { CodeService } from './code.service';

@Controller()
export class CodeController {
  constructor(private readonly service: CodeService) {}

  @Serve(presence.codes) codes(@Signed() who: Who) { return this.service.codes(who); }
  @Serve(presence.addCode, AddCodeInput) addCode(@Input() input: AddCodeInput, @Signed() who: Who) { return this.service.addCode(input, who); }
  @Serve(presence.revokeCode, CodeIdInput) revokeCode(@Input() input: CodeIdInput, @Signed() who: Who) { return this.service.revokeCode(input, who); }
  @Serve(presence.posterPdf, CodeIdInput) poster(@Input() input: CodeIdInput, @Signed() who: Who) { return this.service.poster(input, who); }
  @Serve(presence.screen, ScreenInput) screen(@Input() input: ScreenInput) { return this.service.screen(input); }
}
