import { Inject, Injectable, NotFoundException } from '@nestjs/common';
import type { DemoIdentity, SessionReply } from '@village/shared/contract/identity';
import type { DemoSignInInput } from '@village/shared/contract/identity.input';
import type { Refusal } from '@village/shared/kernel/refusal';
import type { RoleId } from '@village/shared/kernel/role';
import type { Settings } from '../common/settings';
import { Clock } from '../common/time';
import { SETTINGS } from '../common/tokens';
import { HolderService } from '../organisation/holder.service';
import { SignInService } from './sign-in.service';

/** The roles a visitor may want to try, one person of each in each township and each unit. */
const SHOWN: readonly RoleId[] = [
  'administrator', 'county_office', 'supervision_group', 'dispatching_unit_hr', 'township_secretary', 'township_linked_leader', 'township_deputy', 'township_office', 'township_department',
  'village_secretary', 'first_secretary', 'team_leader', 'linked_cadre', 'team_member',
];

/** Ready identities of the invented county; there are none without `DEMO=1` or in production. */
@Injectable()
export class DemoService {
  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'demo' | 'production'>, private readonly clock: Clock,
    private readonly holders: HolderService, private readonly signIns: SignInService,
  ) {}

  async list(): Promise<DemoIdentity[]> {
    return this.isOn ? this.holders.samples(SHOWN, this.clock.today()) : [];
  }

  async signIn({ personId, device }: DemoSignInInput): Promise<SessionReply | Refusal> {
    const isListed = (await this.list()).some(identity => identity.personId === personId);
    if (!isListed) throw new NotFoundException();
    return this.signIns.open(personId, 'browser', device);
  }

  private get isOn(): boolean {
    return this.settings.demo && !this.settings.production;
  }
}
