import { Injectable } from '@nestjs/common';
import type { PatrolReply } from '@village/shared/contract/duty';
import type { PatrolGroupsInput } from '@village/shared/contract/duty.input';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { groupsRefusal, patrolTerms } from '@village/shared/rules/patrol-group';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PolicyService } from '../policy/policy.service';
import { PatrolPlanEntity } from './duty.entity';
import { DutyNoticeService } from './notice.service';
import { PatrolPeopleService } from './patrol-people.service';
import { PatrolService } from './patrol.service';
import { PlaceService } from './place.service';

/** Puts the groups together; everybody in them is told. */
@Injectable()
export class PatrolGroupService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly tells: DutyNoticeService, private readonly places: PlaceService, private readonly policies: PolicyService,
    private readonly guards: PatrolPeopleService, private readonly patrols: PatrolService,
  ) {}

  async set(input: PatrolGroupsInput, who: Who): Promise<PatrolReply | Refusal> {
    const place = await this.places.of('cover', input.teamId, who, 'duty.arrange');
    if (input.from < this.clock.today()) return refuse('day_in_past', '分组从今天或以后开始，过去的巡逻不受影响。', { field: 'from' });
    const profile = await this.policies.activeFor(place.path, input.from);
    if (isRefusal(profile)) return profile;
    const { value: terms, because } = patrolTerms(profile);
    if (isRefusal(terms)) return terms;
    const groups = input.groups.map(({ personIds, others }) => ({ personIds, others: others.trim() }));
    const wrong = groupsRefusal(groups, terms.groups);
    if (wrong) return { ...wrong, clauses: because.flatMap(reason => reason.clauses) };
    if (input.firstGroup > groups.length) return refuse('patrol_first_group', `一共 ${groups.length} 组，请在其中选。`, { field: 'firstGroup' });
    const people = await this.guards.of(place, input.from, profile.roles);
    if (groups.some(group => group.personIds.some(id => people.every(each => each.personId !== id)))) {
      return refuse('person_unknown', '分组里有人那天不在这里任职，请刷新后重新选。', { field: 'groups' });
    }
    const id = newId();
    await this.db.of(PatrolPlanEntity).insert({ id, teamId: input.teamId, from: input.from, firstGroup: input.firstGroup, groups, setBy: who.personId, setAt: this.clock.now() });
    await this.tells.grouped(id, place, { from: input.from, groups }, who);
    return this.patrols.patrol(input, who);
  }
}
