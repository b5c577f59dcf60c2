import { Injectable, NotFoundException } from '@nestjs/common';
import type { RaiseIssueInput } from '@village/shared/contract/issue.input';
import type { Organisation } from '@village/shared/contract/organisation';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import type { Grant, Who } from '../common/who';
import { HouseholdReachService } from '../household/household-reach.service';
import { InspectionService } from '../inspection/inspection.service';
import { DecisionActService } from '../meeting/decision-act.service';
import { OrganisationService } from '../organisation/organisation.service';
import { RecordListService } from '../record/record-list.service';
import { TaskResultService } from '../worklog/task-result.service';
import { placeGrants } from './reach';

/** Where a matter comes from: the village, the grants that reach it, the household whose matter it is. */
export interface Origin {
  village: Organisation;
  here: Grant[];
  householdId: string | null;
}

const OTHER = refuse('household_other_village', '这一户不在选的村里，请重新选村，或者从那一户的页面登记。', { field: 'villageId' });

/** Finds out where a matter comes from. What nobody may see cannot be pointed to either. */
@Injectable()
export class OriginService {
  constructor(
    private readonly organisations: OrganisationService, private readonly records: RecordListService, private readonly households: HouseholdReachService, private readonly inspections: InspectionService,
    private readonly decisions: DecisionActService, private readonly tasks: TaskResultService,
  ) {}

  async of({ villageId, source, sourceId, householdId }: RaiseIssueInput, who: Who): Promise<Origin | Refusal> {
    const village = await this.organisations.organisationById(villageId);
    const here = village?.kind === 'village' ? placeGrants(who, 'issue.raise').filter(({ path }) => village.path.startsWith(path)) : [];
    if (!village || here.length === 0) throw new NotFoundException();
    const record = sourceId !== undefined && (source === 'record' || source === 'visit') ? await this.records.seen(sourceId, who) : null;
    if (sourceId !== undefined && source === 'inspection') await this.inspections.readable(sourceId, who);
    if (sourceId !== undefined && source === 'meeting') await this.decisions.detail({ id: sourceId }, who);
    if (sourceId !== undefined && source === 'task') await this.tasks.given(sourceId, village);
    // The record knows whose matter it is: nobody has to say it again, and nobody can say otherwise.
    const own = record?.householdId ?? householdId ?? null;
    if (own === null) return { village, here, householdId: null };
    const household = record?.householdId ? { id: own, villageId: record.villageId } : await this.households.one(own, who);
    return household.villageId === village.id ? { village, here, householdId: own } : OTHER;
  }
}
