import { Injectable } from '@nestjs/common';
import type { Page } from '@village/shared/contract/endpoint';
import type { Office, Organisation, OrganisationKind } from '@village/shared/contract/organisation';
import type { OfficesInput } from '@village/shared/contract/organisation.input';
import { nameOfRole, ROLES, type RoleId } from '@village/shared/kernel/role';
import { pageOf } from '../common/page-of';
import { isNamed } from '../common/pinyin';
import { ALWAYS, Clock } from '../common/time';
import type { Who } from '../common/who';
import { HolderService, type Seated } from './holder.service';
import { OrganisationService } from './organisation.service';

const PAGE_SIZE = 20;
const LEVELS: readonly OrganisationKind[] = ['county', 'township'];
/** Whoever only keeps the system leads nothing. */
const SEATS = (Object.keys(ROLES) as RoleId[]).filter(role => role !== 'administrator');

/** Who is who at each level, by the terms: what the ways of approval and the call lists ask, too. */
@Injectable()
export class OfficeService {
  constructor(private readonly clock: Clock, private readonly organisations: OrganisationService, private readonly holders: HolderService) {}

  /** The county of the caller and the townships he reads, the county first. */
  async list({ when = 'now', search = '', page = 1 }: OfficesInput, who: Who): Promise<Page<Office>> {
    const today = this.clock.today();
    const places = (await this.organisations.tree(who)).filter(({ kind }) => kind !== 'village').sort((one, other) => LEVELS.indexOf(one.kind) - LEVELS.indexOf(other.kind));
    const { from, to } = when === 'all' ? ALWAYS : { from: today, to: today };
    const seated = await this.holders.seatedAt(places.map(({ id }) => id), SEATS, from, to);
    const offices = places.map(place => officeOf(place, seated.filter(({ organisationId }) => organisationId === place.id)))
      .filter(({ name, seats }) => isNamed(name, search) || seats.some(({ people }) => people.some(each => isNamed(each.name, search))));
    return pageOf(offices, page, PAGE_SIZE);
  }
}

/** Those who serve now stand before those who served. */
function officeOf({ id, name, kind }: Organisation, seated: readonly Seated[]): Office {
  const seats = SEATS.map(role => ({
    role, roleName: nameOfRole(role), people: seated.filter(each => each.role === role).map(each => ({ name: each.name, from: each.from, to: each.to })).sort((one, other) => ((one.to ?? '9999') > (other.to ?? '9999') ? -1 : 1)),
  }));
  return { organisationId: id, name, kind, seats: seats.filter(({ people }) => people.length > 0) };
}
