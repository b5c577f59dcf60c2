import { Injectable } from '@nestjs/common';
import type { RecordCoverage, RecordGroupLine } from '@village/shared/contract/record';
import type { RecordCoverageInput } from '@village/shared/contract/record.input';
import { Db } from '../common/db';
import { isNamed } from '../common/pinyin';
import type { Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { RecordListService } from '../record/record-list.service';
import { HouseholdEntity } from './household.entity';
import { below, HouseholdReachService } from './household-reach.service';

const PAGE_SIZE = 40;

/** Which groups the records reached: the register knows also those that nobody reached. */
@Injectable()
export class HouseholdCoverageService {
  constructor(private readonly db: Db, private readonly records: RecordListService, private readonly reach: HouseholdReachService, private readonly organisations: OrganisationService) {}

  async coverage({ search = '', page = 1, ...input }: RecordCoverageInput, who: Who): Promise<RecordCoverage> {
    const found = await this.records.coverage(input, who);
    const query = this.db.of(HouseholdEntity).createQueryBuilder('household').select('household.villageId', 'villageId').addSelect('household.place', 'place').distinct(true)
      .where("household.endedOn IS NULL AND household.place <> ''");
    below(query, await this.reach.narrowed(await this.reach.paths(who, 'record.read'), input.organisationId));
    const known = new Set(found.groups.map(keyOf));
    const places = (await query.getRawMany<{ villageId: string; place: string }>()).filter(({ villageId, place }) => !known.has(keyOf({ villageId, group: place })));
    const villages = await this.organisations.organisationsByIds(places.map(({ villageId }) => villageId));
    const never = places.map(({ villageId, place }): RecordGroupLine => ({ villageId, villageName: villages.get(villageId)?.name ?? '', group: place, records: 0, lastDay: '' }));
    const { groups, ...counted } = found;
    const named = [...groups, ...never].filter(({ villageName, group }) => isNamed(villageName, search) || isNamed(group, search)).sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
    return { ...counted, items: named.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), page, pageSize: PAGE_SIZE, total: named.length };
  }
}

function keyOf({ villageId, group }: Pick<RecordGroupLine, 'villageId' | 'group'>): string {
  return `${villageId}\n${group}`;
}

function nameOf({ villageName, group }: RecordGroupLine): string {
  return `${villageName}\n${group}`;
}
