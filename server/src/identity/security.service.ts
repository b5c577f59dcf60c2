import { Injectable } from '@nestjs/common';
import type { OneTimeCodeReply, SecurityReply } from '@village/shared/contract/identity';
import type { PersonIdInput } from '@village/shared/contract/identity.input';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Journal } from '../common/journal';
import type { Who } from '../common/who';
import { PeopleService } from '../organisation/people.service';
import { PersonService } from '../organisation/person.service';
import { AccountService } from './account.service';
import { AttemptService } from './attempt.service';
import { BindingService } from './binding.service';
import { SessionService } from './session.service';

/** What an administrator does for a person who cannot get in, or whose phone is lost. */
@Injectable()
export class SecurityService {
  constructor(
    private readonly journal: Journal, private readonly roster: PeopleService, private readonly people: PersonService, private readonly accounts: AccountService,
    private readonly sessions: SessionService, private readonly bindings: BindingService, private readonly attempts: AttemptService,
  ) {}

  async read({ id }: PersonIdInput, who: Who): Promise<SecurityReply> {
    await this.roster.within(who, 'identity.manage', id);
    return {
      weChatBound: await this.bindings.isBound(id), hasPassword: await this.accounts.hasPassword(id),
      devices: await this.sessions.devicesOf(id, who.personId === id ? who.sessionId : undefined),
    };
  }

  /** A one-time code, and no more waiting for wrong attempts. */
  async issueCode({ id }: PersonIdInput, who: Who): Promise<OneTimeCodeReply> {
    const person = await this.roster.within(who, 'identity.manage', id);
    await this.attempts.forgive(await this.people.phoneOf(id));
    await this.journal.note(who, 'identity.code', id, person.countyId);
    return this.accounts.issueCode(id);
  }

  /** Takes the WeChat off a person and signs it out: a lost phone is good for nothing any more. */
  async unbind({ id }: PersonIdInput, who: Who): Promise<void | Refusal> {
    const person = await this.roster.within(who, 'identity.manage', id);
    if (!await this.bindings.unbind(id)) return refuse('not_bound', `${person.name}没有绑定微信，不用解除`, { field: 'id' });
    await this.sessions.revokeAll(id, who.personId === id ? who.sessionId : undefined);
    await this.journal.note(who, 'identity.unbind', id, person.countyId);
  }

  async revokeAll({ id }: PersonIdInput, who: Who): Promise<void> {
    const person = await this.roster.within(who, 'identity.manage', id);
    await this.sessions.revokeAll(id, who.personId === id ? who.sessionId : undefined);
    await this.journal.note(who, 'identity.revoke-all', id, person.countyId);
  }
}
