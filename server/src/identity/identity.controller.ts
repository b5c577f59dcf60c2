import { Controller } from '@nestjs/common';
import { identity } from '@village/shared/contract/identity';
import {
  BindWeChatInput, ChangePasswordInput, ChangePhoneInput, DemoSignInInput, DeviceInput, PersonIdInput, SignInInput, WeChatSignInInput,
} from '@village/shared/contract/identity.input';
import type { Platform } from '../common/listener';
import { FromPlatform, Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { Address } from './address';
import { DemoService } from './demo.service';
import { SecurityService } from './security.service';
import { SelfService } from './self.service';
import { SignInService } from './sign-in.service';

@Controller()
export class IdentityController {
  constructor(
    private readonly signIns: SignInService, private readonly demo: DemoService, private readonly self: SelfService, private readonly security: SecurityService,
  ) {}

  @Serve(identity.signIn, SignInInput, { transaction: 'own' })
  signIn(@Input() input: SignInInput, @Address() address: string | null) { return this.signIns.withPassword(input, address); }

  @Serve(identity.signInWeChat, WeChatSignInInput, { transaction: 'own' })
  signInWeChat(@Input() input: WeChatSignInInput, @FromPlatform() platform: Platform | null) { return this.signIns.withWeChat(input, platform); }

  @Serve(identity.bindWeChat, BindWeChatInput, { transaction: 'own' })
  bindWeChat(@Input() input: BindWeChatInput) { return this.signIns.bind(input); }

  @Serve(identity.demoIdentities)
  demoIdentities() { return this.demo.list(); }

  @Serve(identity.signInDemo, DemoSignInInput, { transaction: 'own' })
  signInDemo(@Input() input: DemoSignInInput) { return this.demo.signIn(input); }

  @Serve(identity.me)
  me(@Signed() who: Who) { return this.self.me(who); }

  @Serve(identity.devices)
  devices(@Signed() who: Who) { return this.self.devices(who); }

  @Serve(identity.revokeDevice, DeviceInput)
  revokeDevice(@Input() input: DeviceInput, @Signed() who: Who) { return this.self.revokeDevice(input, who); }

  @Serve(identity.signOut)
  signOut(@Signed() who: Who) { return this.self.signOut(who); }

  @Serve(identity.changePassword, ChangePasswordInput, { transaction: 'own' })
  changePassword(@Input() input: ChangePasswordInput, @Signed() who: Who) { return this.self.changePassword(input, who); }

  @Serve(identity.changePhone, ChangePhoneInput, { transaction: 'own' })
  changePhone(@Input() input: ChangePhoneInput, @Signed() who: Who) { return this.self.changePhone(input, who); }

  @Serve(identity.security, PersonIdInput)
  readSecurity(@Input() input: PersonIdInput, @Signed() who: Who) { return this.security.read(input, who); }

  @Serve(identity.issueCode, PersonIdInput)
  issueCode(@Input() input: PersonIdInput, @Signed() who: Who) { return this.security.issueCode(input, who); }

  @Serve(identity.unbind, PersonIdInput)
  unbind(@Input() input: PersonIdInput, @Signed() who: Who) { return this.security.unbind(input, who); }

  @Serve(identity.revokeAll, PersonIdInput)
  revokeAll(@Input() input: PersonIdInput, @Signed() who: Who) { return this.security.revokeAll(input, who); }
}
