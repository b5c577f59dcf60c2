import { Injectable } from '@nestjs/common';
import { nameOfRole } from '@village/shared/kernel/role';
import type { Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';

/** In whose name data are asked for, and where. */
@Injectable()
export class RequestAskerService {
  constructor(private readonly organisations: OrganisationService, private readonly people: PersonService) {}

  async pathOf(organisationId: string): Promise<string | null> {
    return (await this.organisations.organisationById(organisationId))?.path ?? null;
  }

  async placeNames(ids: string[]): Promise<Map<string, string>> {
    return new Map([...(await this.organisations.organisationsByIds(ids)).values()].map(({ id, name }) => [id, name]));
  }

  /** "柳河乡镇农业办": the department where the person is of one, else his office; "柳河镇党委书记" and not 柳河镇乡镇党委书记. */
  async nameOf(who: Who): Promise<string> {
    const grant = who.grants.find(each => each.teamId === null) ?? who.grants[0];
    const place = (await this.placeNames([grant.organisationId])).get(grant.organisationId) ?? '';
    const person = await this.people.personById(who.personId);
    return `${place}${grant.role === 'township_department' && person?.post ? person.post : nameOfRole(grant.role).replace(/^(乡镇|县|市)/, place ? '' : '$1')}`.slice(0, 60);
  }
}
