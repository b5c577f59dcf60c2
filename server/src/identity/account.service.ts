import { Injectable, NotFoundException } from '@nestjs/common';
import type { Me, OneTimeCodeReply } from '@village/shared/contract/identity';
import { permissionsOf } from '@village/shared/kernel/permission';
import type { Instant } from '@village/shared/kernel/day';
import { MoreThan } from 'typeorm';
import { Db, isDuplicate } from '../common/db';
import { Secret } from '../common/secret';
import { addSeconds, Clock } from '../common/time';
import type { Who } from '../common/who';
import { HolderService } from '../organisation/holder.service';
import { PersonService } from '../organisation/person.service';
import { BindingService } from './binding.service';
import { AccountEntity } from './identity.entity';
import { hashPassword, isPassword } from './password';
import { newCode, plainCode } from './token';

const CODE_SECONDS = 86_400;

/** Passwords and one-time codes, and who somebody is. */
@Injectable()
export class AccountService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly secret: Secret, private readonly people: PersonService,
    private readonly holders: HolderService, private readonly bindings: BindingService,
  ) {}

  /** The person as he sees himself. */
  async me(who: Who): Promise<Me> {
    const person = await this.people.personById(who.personId);
    if (!person) throw new NotFoundException();
    return {
      id: person.id, name: person.name, unitName: person.unitName, post: person.post,
      roles: await this.holders.heldBy(person.id, this.clock.today()),
      permissions: [...new Set([...who.grants.flatMap(grant => permissionsOf(grant.role)), 'identity.self' as const])],
      weChatBound: await this.bindings.isBound(person.id), hasPassword: await this.hasPassword(person.id),
    };
  }

  async hasPassword(personId: string): Promise<boolean> {
    return (await this.db.of(AccountEntity).findOneBy({ personId }))?.passwordHash != null;
  }

  /** Does this text prove that it is the person: his password, or a one-time code, which is used up by it? */
  async prove(personId: string | null, text: string): Promise<'password' | 'code' | null> {
    const account = personId === null ? null : await this.db.of(AccountEntity).findOneBy({ personId });
    if (await isPassword(account?.passwordHash ?? null, text)) return 'password';
    if (personId === null) return null;
    const used = await this.db.of(AccountEntity).update(
      { personId, codeHash: this.codeHash(personId, text), codeExpiresAt: MoreThan(this.clock.now()) }, { codeHash: null, codeExpiresAt: null },
    );
    return used.affected === 1 ? 'code' : null;
  }

  /** A code that is good once within 24 hours; the one before it is no longer good. */
  async issueCode(personId: string): Promise<OneTimeCodeReply> {
    const code = newCode();
    const expiresAt: Instant = addSeconds(this.clock.now(), CODE_SECONDS);
    await this.keep(personId, { codeHash: this.codeHash(personId, code), codeExpiresAt: expiresAt });
    return { code, expiresAt };
  }

  async setPassword(personId: string, password: string): Promise<void> {
    await this.keep(personId, { passwordHash: await hashPassword(password), codeHash: null, codeExpiresAt: null });
  }

  private async keep(personId: string, change: Partial<AccountEntity>): Promise<void> {
    try {
      await this.db.of(AccountEntity).insert({ personId, passwordHash: null, codeHash: null, codeExpiresAt: null, ...change });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      await this.db.of(AccountEntity).update({ personId }, change);
    }
  }

  private codeHash(personId: string, code: string): string {
    return this.secret.lookup(`${personId} ${plainCode(code)}`);
  }
}
