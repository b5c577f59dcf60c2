import { Controller } from '@nestjs/common';
import { contact } from '@village/shared/contract/contact';
import { AddContactInput, ContactsInput, EndContactInput } from '@village/shared/contract/contact.input';
import { household } from '@village/shared/contract/household';
import { HouseholdCoverInput } from '@village/shared/contract/household.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { ContactService } from './contact.service';
import { HouseholdCoverService } from './household-cover.service';

/** Who looks after whom: people a cadre keeps contact with, households a cadre is paired with. */
@Controller()
export class ContactController {
  constructor(private readonly contacts: ContactService, private readonly covers: HouseholdCoverService) {}

  @Serve(contact.list, ContactsInput) list(@Input() input: ContactsInput, @Signed() who: Who) { return this.contacts.list(input, who); }
  @Serve(contact.add, AddContactInput) add(@Input() input: AddContactInput, @Signed() who: Who) { return this.contacts.add(input, who); }
  @Serve(contact.end, EndContactInput) end(@Input() input: EndContactInput, @Signed() who: Who) { return this.contacts.end(input, who); }
  @Serve(household.cover, HouseholdCoverInput) cover(@Input() input: HouseholdCoverInput, @Signed() who: Who) { return this.covers.of(input, who); }
}
