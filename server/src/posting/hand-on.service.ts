import { Injectable } from '@nestjs/common';
import type { HandedOn } from '@village/shared/contract/handover-words';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { HouseholdHandOverService } from '../household/hand-over.service';
import { IssueHandOverService } from '../issue/hand-over.service';
import { DecisionHandOverService } from '../meeting/hand-over.service';
import { PersonService } from '../organisation/person.service';
import { PlanHandOverService } from '../plan/hand-over.service';
import type { HandoverEntity } from './posting.entity';

/** Gives what somebody had on his table to whoever takes over: all of it in the transaction in which the second one signs. */
@Injectable()
export class HandOnService {
  constructor(
    private readonly clock: Clock, private readonly people: PersonService, private readonly issues: IssueHandOverService, private readonly decisions: DecisionHandOverService,
    private readonly plans: PlanHandOverService, private readonly households: HouseholdHandOverService,
  ) {}

  async handOn({ personId, path, teamId, villageId }: HandoverEntity, receiverId: string, who: Who): Promise<{ what: HandedOn; count: number }[]> {
    const people = await this.people.peopleByIds([personId, receiverId]);
    const [leaver, receiver] = [people.get(personId)!, people.get(receiverId)!];
    const text = `工作交接：由${leaver.name}交给${receiver.name}`;
    const issues = await this.issues.handOver(personId, receiverId, path, text, who);
    const decisions = await this.decisions.handOver(personId, { id: receiverId, name: receiver.name }, path, text, who);
    const items = await this.plans.handOver(personId, receiverId, path, text, who);
    const cared = await this.households.handOver(personId, { id: receiverId, name: receiver.name, unit: receiver.unitName ?? '' }, { villageId, teamId, from: this.clock.today() }, text, who);
    return [
      { what: 'issues', count: issues }, { what: 'decisions', count: decisions }, { what: 'plan_items', count: items }, { what: 'households', count: cared.households }, { what: 'contacts', count: cared.contacts },
    ];
  }
}
