import { Injectable } from '@nestjs/common';
import type { DueFacts } from '@village/shared/rules/due-facts';
import { ContactService } from '../household/contact.service';
import type { DueLoader } from './loader';
import { owning, type DueScope, type Subject } from './subject';

/** The people whom cadres keep contact with, and the talks with them. */
@Injectable()
export class LoadContactService implements DueLoader {
  constructor(private readonly contacts: ContactService) {}

  async load(scope: DueScope): Promise<(subject: Subject) => DueFacts> {
    const contacts = await this.contacts.factsOf(owning(scope, 'person').map(person => person.id), scope.since, scope.until);
    return ({ owner, id }) => (owner === 'person' ? { contacts: contacts.get(id) } : {});
  }
}
