import { Injectable } from '@nestjs/common';
import type { ExecuteAdjustmentInput } from '@village/shared/contract/adjustment.input';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { CADRE_ROLES } from '@village/shared/kernel/role';
import type { Who } from '../common/who';
import { PeopleService } from '../organisation/people.service';
import { TeamService } from '../organisation/team.service';
import type { AdjustmentEntity } from './posting.entity';
import { SelectionService } from './selection.service';

/** One comes and one goes: who comes is looked at like anybody who is selected. */
@Injectable()
export class PostChangeService {
  constructor(private readonly people: PeopleService, private readonly teams: TeamService, private readonly selections: SelectionService) {}

  async within(personId: string, who: Who): Promise<void> {
    await this.people.within(who, 'organisation.manage', personId);
  }

  async begin({ role, teamId }: AdjustmentEntity, { successorId, successorFrom, leavingOn, checked, against, reason }: ExecuteAdjustmentInput, who: Who): Promise<Refusal | null> {
    if (!successorId) return null;
    if (CADRE_ROLES.includes(role) && !checked) {
      const asked = await this.selections.questionsOf(await this.people.within(who, 'organisation.manage', successorId), await this.teams.managed(who, teamId));
      if (!isRefusal(asked) && asked.questions.length > 0) return refuse('selection_unchecked', '接替的人也要符合选派条件，请按制度逐条核对过再办理。', { field: 'successorId', clauses: asked.because.flatMap(({ clauses }) => clauses) });
    }
    const begun = await this.selections.addTerm({ id: successorId, role, teamId, from: successorFrom ?? leavingOn, checked, against, reason }, who);
    return isRefusal(begun) ? begun : null;
  }

  async end({ personId, termId, leavingOn }: AdjustmentEntity, who: Who): Promise<Refusal | null> {
    const ended = await this.people.endTerm({ id: personId, termId, to: leavingOn! }, who);
    return isRefusal(ended) ? ended : null;
  }
}
