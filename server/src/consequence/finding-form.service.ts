import { Injectable, NotFoundException } from '@nestjs/common';
import type { FindingForm } from '@village/shared/contract/consequence';
import type { FindingFormInput } from '@village/shared/contract/consequence.input';
import type { Organisation } from '@village/shared/contract/organisation';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfWord } from '@village/shared/kernel/word';
import { finding } from '@village/shared/policy/reading';
import { findableEvents } from '@village/shared/rules/consequence-event';
import { inspectionConsequence } from '@village/shared/rules/inspection-consequence';
import { Clock } from '../common/time';
import { may, type Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { TeamService } from '../organisation/team.service';
import { UnitService } from '../organisation/unit.service';
import { PolicyService } from '../policy/policy.service';

/** What may be put down at a place: the cases that its document names and no record tells, and whom they may concern there. */
@Injectable()
export class FindingFormService {
  constructor(private readonly clock: Clock, private readonly organisations: OrganisationService, private readonly teams: TeamService, private readonly units: UnitService, private readonly policies: PolicyService) {}

  async of({ placeId }: FindingFormInput, who: Who): Promise<FindingForm | Refusal> {
    const place = await this.place(placeId, who);
    const today = this.clock.today();
    const profile = await this.policies.activeFor(place.path, today);
    if (isRefusal(profile)) return profile;
    const teams = await this.teams.teamsIn({ paths: [place.path], teams: [] }, today);
    const members = await this.teams.membersOf(teams.map(({ id }) => id), today, today);
    const units = await this.units.unitsByIds(members.flatMap(({ unitId }) => unitId ?? []));
    const { value } = finding(profile, read => read.where('posting.prohibitions') ?? []);
    return {
      placeName: place.name,
      events: findableEvents(profile).map(({ event, subject, asks }) => {
        const { value: found, because } = inspectionConsequence(profile, { event, facts: Object.fromEntries(asks.map(fact => [fact, true])) });
        return { event, name: nameOfWord(event), subject, asks: asks.map(fact => ({ fact, name: nameOfWord(fact) })), steps: isRefusal(found) ? [] : [...found.consequences, ...found.anyOf ?? []].map(nameOfWord), because };
      }),
      prohibitions: isRefusal(value) ? [] : value.map(word => ({ word, name: nameOfWord(word) })),
      people: members.map(({ personId, name, terms }) => ({ id: personId, name, place: teams.find(({ id }) => id === terms[0]?.teamId)?.villageName ?? '' })),
      units: [...units.values()].map(({ id, name }) => ({ id, name })).sort((one, other) => (one.name < other.name ? -1 : 1)),
    };
  }

  /** A township or a county within reach. */
  async place(id: string, who: Who): Promise<Organisation> {
    const place = await this.organisations.organisationById(id);
    if (!place || place.kind === 'village' || !may(who, 'consequence.write', place.path)) throw new NotFoundException();
    return place;
  }
}
