import { Injectable, NotFoundException } from '@nestjs/common';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { HouseholdFormInput } from '@village/shared/contract/household.input';
import { HOUSEHOLD_STATE_NAMES, HOUSEHOLD_TAG_NAMES } from '@village/shared/kernel/household';
import { recordKind } from '@village/shared/kernel/record-kind';
import { answerText } from '@village/shared/rules/record-answers';
import { paperPdf } from '../common/paper.pdf';
import type { Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { RecordService } from '../record/record.service';
import { tagsOf } from './household-facts.service';
import { HouseholdReachService } from './household-reach.service';

/** The registration form of a visit on paper. */
@Injectable()
export class HouseholdFormService {
  constructor(private readonly records: RecordService, private readonly reach: HouseholdReachService, private readonly organisations: OrganisationService, private readonly people: PersonService) {}

  async form({ id }: HouseholdFormInput, who: Who): Promise<FileReply> {
    const record = await this.records.recordById(id);
    if (record?.kind !== 'visit' || record.householdId === null || record.state !== 'live') throw new NotFoundException();
    const row = await this.reach.one(record.householdId, who);
    const village = await this.organisations.organisationById(row.villageId);
    const names = await this.people.peopleByIds([record.personId, ...record.withIds]);
    const visitors = [record.personId, ...record.withIds].map(each => names.get(each)?.name ?? '').filter(Boolean).join('、');
    const answers = Object.entries(recordKind('visit').fields).map(([field, shape]) => ({ name: shape.name, value: record.answers[field] ? answerText(shape, record.answers[field]) : '', wide: true }));
    const file = await paperPdf({
      title: '入户走访登记表', subtitle: village?.name ?? '',
      facts: [
        { name: '走访日期', value: `${record.day}${record.at ? ` ${record.at}` : ''}` }, { name: '村民小组', value: row.place }, { name: '户主', value: row.headName }, { name: '户号', value: row.number },
        { name: '人口', value: `${row.people} 人` }, { name: '走访人', value: visitors }, { name: '户的状态', value: [HOUSEHOLD_STATE_NAMES[row.state], row.monitored, ...tagsOf(row.tags).map(tag => HOUSEHOLD_TAG_NAMES[tag])].filter(Boolean).join('、'), wide: true },
        { name: '家里的情况', value: record.text, wide: true }, ...answers,
      ],
      parts: [], signatures: [{ role: '走访人' }, { role: '户主' }],
    });
    return { file, name: `入户走访登记表（${record.day}）.pdf` };
  }
}
