import { Injectable } from '@nestjs/common';
import type { Organisation } from '@village/shared/contract/organisation';
import type { TaskSendingReply } from '@village/shared/contract/worklog';
import { addDays } from '@village/shared/kernel/day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { taskSending } from '@village/shared/rules/task-sending';
import { ArrangementService } from '../attendance/arrangement.service';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { PolicyService } from '../policy/policy.service';

/** Lists are sent for the office days of the next weeks. */
const DAYS_AHEAD = 28;

/** For which office days a department sends lists in a township: as the regulation has them, and as the township moved them. */
@Injectable()
export class TaskSendingService {
  constructor(
    private readonly clock: Clock, private readonly organisations: OrganisationService, private readonly people: PersonService, private readonly policies: PolicyService,
    private readonly arrangements: ArrangementService,
  ) {}

  async of(place: Organisation, who: Who): Promise<TaskSendingReply | Refusal> {
    const today = this.clock.today();
    const profile = await this.policies.activeFor(place.path, today);
    if (isRefusal(profile)) return profile;
    const days = { from: today, to: addDays(today, DAYS_AHEAD) };
    const { value, because } = taskSending(profile, await this.policies.calendar(), { ...days, reschedules: await this.arrangements.movesAt(place.path, days.from, days.to) });
    if (isRefusal(value)) return value;
    const person = await this.people.personById(who.personId);
    return {
      townshipId: place.id, townshipName: place.name, departmentName: person?.post ?? person?.name ?? '', ...value, villages: await this.villagesOf(place.path), because,
    };
  }

  async villagesOf(path: string): Promise<{ id: string; name: string }[]> {
    return (await this.organisations.organisationsBelow(path)).filter(each => each.kind === 'village').map(({ id, name }) => ({ id, name }));
  }
}
