import { Controller } from '@nestjs/common';
import { organisation } from '@village/shared/contract/organisation';
import {
  AddPersonInput, NamedInput, PeopleInput, PersonInput, UpdatePersonInput,
} from '@village/shared/contract/organisation.input';
import { isNamed } from '../common/pinyin';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { PeopleService } from './people.service';

@Controller()
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  @Serve(organisation.people, PeopleInput)
  list(@Input() input: PeopleInput, @Signed() who: Who) { return this.people.list(input, who); }

  @Serve(organisation.named, NamedInput)
  named(@Input() { word, names }: NamedInput) { return { places: names.flatMap((name, place) => (isNamed(name, word) ? place : [])) }; }

  @Serve(organisation.person, PersonInput)
  detail(@Input() input: PersonInput, @Signed() who: Who) { return this.people.detail(input, who); }

  @Serve(organisation.addPerson, AddPersonInput)
  add(@Input() input: AddPersonInput, @Signed() who: Who) { return this.people.add(input, who); }

  @Serve(organisation.updatePerson, UpdatePersonInput)
  update(@Input() input: UpdatePersonInput, @Signed() who: Who) { return this.people.update(input, who); }
}
