import { Injectable, NotFoundException } from '@nestjs/common';
import type { TargetLine, TargetsReply } from '@village/shared/contract/project';
import type { TargetsInput } from '@village/shared/contract/project.input';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfWord } from '@village/shared/kernel/word';
import type { Profile } from '@village/shared/policy/profile';
import { isYearly, targetsOf } from '@village/shared/rules/annual-target';
import { targetReached, type TargetKept } from '@village/shared/rules/target-count';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { PolicyService } from '../policy/policy.service';
import { reaches } from './reach';
import { TargetFactService } from './target-fact.service';

/** The targets of a village for a year, counted from what is recorded. */
@Injectable()
export class TargetService {
  constructor(private readonly clock: Clock, private readonly organisations: OrganisationService, private readonly policies: PolicyService, private readonly facts: TargetFactService) {}

  async targets({ placeId, year }: TargetsInput, who: Who): Promise<TargetsReply | Refusal> {
    const place = await this.organisations.organisationById(placeId);
    if (!place || place.kind !== 'village' || !reaches(place.path, who, 'plan.read')) throw new NotFoundException();
    const today = this.clock.today();
    const days = { from: `${year}-01-01`, to: `${year}-12-31` };
    const profile = await this.policies.activeFor(place.path, days.to < today ? days.to : today);
    if (isRefusal(profile)) return profile;
    const kept = (await this.facts.of([place.id])).get(place.id)!;
    return {
      year, villageName: place.name, villagers: kept.practical_deed?.villagers ?? null,
      // What the document gives no year is counted from the beginning.
      lines: targetsOf(profile).map(target => lineOf(profile, target, kept[target], isYearly(profile, target) ? days : { from: '', to: days.to })),
    };
  }
}

function lineOf(profile: Profile, target: string, kept: TargetKept | undefined, days: { from: string; to: string }): TargetLine {
  const { value, because, counted, beneficiaries } = targetReached(profile, target, kept ?? { items: [] }, days);
  const found = isRefusal(value) ? null : value;
  return {
    target, name: nameOfWord(target), count: kept ? counted.length : null, requiredMin: found?.requiredMin ?? null, requiredMax: found?.requiredMax ?? null, beneficiaries: kept ? beneficiaries : null,
    compliant: kept ? found?.compliant ?? null : null, counted: counted.map(({ name }) => name), because,
  };
}
