import { Injectable, NotFoundException } from '@nestjs/common';
import type { InternalRulesReply } from '@village/shared/contract/support';
import type { InternalRulesInput } from '@village/shared/contract/support.input';
import { recordKind } from '@village/shared/kernel/record-kind';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { internalRules } from '@village/shared/rules/internal-rule';
import { ALWAYS, Clock } from '../common/time';
import type { Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { PolicyService } from '../policy/policy.service';
import { RecordService } from '../record/record.service';
import { reaches } from './reach';

const SORTS = recordKind('internal_rule').fields.sort.options ?? {};

/** The internal rules of the team of a village, as its entries tell. */
@Injectable()
export class InternalRuleService {
  constructor(private readonly clock: Clock, private readonly organisations: OrganisationService, private readonly policies: PolicyService, private readonly records: RecordService) {}

  async rules({ placeId }: InternalRulesInput, who: Who): Promise<InternalRulesReply | Refusal> {
    const village = await this.organisations.organisationById(placeId);
    if (!village || village.kind !== 'village' || !reaches(village.path, who, 'plan.read')) throw new NotFoundException();
    const profile = await this.policies.activeFor(village.path, this.clock.today());
    if (isRefusal(profile)) return profile;
    const entries = await this.records.recordsOf({ path: village.path, kinds: ['internal_rule'] }, ALWAYS);
    const { value, because } = internalRules(profile, entries.map(({ id, day, answers }) => ({ id, title: answers.title, day })));
    const named = new Set(value.map(({ written }) => written?.id));
    return {
      villageName: village.name, because,
      wanted: value.map(({ name, written, template }) => ({ name, recordId: written?.id ?? null, day: written?.day ?? null, template })),
      others: entries.filter(({ id }) => !named.has(id)).reverse().map(({ id, day, answers }) => ({ recordId: id, title: answers.title, sortName: SORTS[answers.sort ?? ''] ?? '', day })),
    };
  }
}
