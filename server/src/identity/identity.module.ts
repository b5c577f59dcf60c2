import { Module } from '@nestjs/common';
import { Sessions } from '../common/gate';
import { OrganisationModule } from '../organisation/organisation.module';
import { AccountService } from './account.service';
import { AdministratorService } from './administrator.service';
import { AttemptService } from './attempt.service';
import { BindingService } from './binding.service';
import { DemoService } from './demo.service';
import { IdentityController } from './identity.controller';
import { SecurityService } from './security.service';
import { SelfService } from './self.service';
import { SessionService } from './session.service';
import { SignInSweepService } from './sign-in-sweep.service';
import { SignInService } from './sign-in.service';

@Module({
  imports: [OrganisationModule],
  controllers: [IdentityController],
  providers: [
    SessionService, { provide: Sessions, useExisting: SessionService }, AccountService, BindingService, AttemptService, SignInService, SelfService,
    SecurityService, DemoService, AdministratorService, SignInSweepService,
  ],
  exports: [Sessions, SessionService, BindingService, AdministratorService],
})
export class IdentityModule {}
