import { Controller } from '@nestjs/common';
import { contact } from '@village/shared/contract/contact';
import { AddContactInput, ContactsInput, EndContactInput } from '@village/shared/contract/contact.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { ContactService } from './contact.service';

@Controller()
export class ContactController {
  constructor(private readonly contacts: ContactService) {}

  @Serve(contact.list, ContactsInput) list(@Input() input: ContactsInput, @Signed() who: Who) { return this.contacts.list(input, who); }
  @Serve(contact.add, AddContactInput) add(@Input() input: AddContactInput, @Signed() who: Who) { return this.contacts.add(input, who); }
  @Serve(contact.end, EndContactInput) end(@Input() input: EndContactInput, @Signed() who: Who) { return this.contacts.end(input, who); }
}
