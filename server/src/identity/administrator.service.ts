import { Injectable } from '@nestjs/common';
import type { OneTimeCodeReply } from '@village/shared/contract/identity';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { TermService } from '../organisation/term.service';
import { AccountService } from './account.service';

export interface FirstAdministrator {
  county: string;
  name: string;
  phone: string;
  /** Another administrator although there is one: for a county whose administrators cannot be reached. */
  again: boolean;
}

/** Makes the administrator of a system that has none: by command on the server, never by a password that ships with the program. */
@Injectable()
export class AdministratorService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly organisations: OrganisationService,
    private readonly people: PersonService, private readonly terms: TermService, private readonly accounts: AccountService,
  ) {}

  create({ county, name, phone, again }: FirstAdministrator): Promise<OneTimeCodeReply | Refusal> {
    return this.db.transaction(async () => {
      const served = await this.terms.countiesWithAdministrator();
      if (!again && served.length > 0) {
        return refuse('administrator_exists', `${served.join('、')}已有管理员。请由他在系统里新增管理员；联系不上他，或要再开一个县时，加上 --again 再执行一次`);
      }
      const countyId = await this.organisations.openCounty(county);
      await this.organisations.hold(countyId);
      const known = await this.people.idByPhone(phone);
      const personId = known ?? await this.people.insert({ countyId, name, phone, unitId: null, post: null });
      if (isRefusal(personId)) return personId;
      const person = (await this.people.personById(personId))!;
      if (person.countyId !== countyId) return refuse('other_county', '这个手机号登记在别的县，请换一个手机号');
      if (person.name !== name) return refuse('other_name', `这个手机号登记的是“${person.name}”，不是“${name}”。请核对手机号和姓名`);
      if (!await this.terms.isAdministrator(personId, countyId)) await this.terms.begin(personId, 'administrator', countyId, this.clock.today());
      await this.journal.note(null, 'identity.administrator', personId, countyId);
      return this.accounts.issueCode(personId);
    });
  }
}
