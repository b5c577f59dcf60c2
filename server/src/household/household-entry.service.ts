import { Injectable, NotFoundException } from '@nestjs/common';
import type { HouseholdDetail } from '@village/shared/contract/household';
import type { HouseholdEventInput, VisitInput } from '@village/shared/contract/household.input';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import type { Who } from '../common/who';
import { RecordService } from '../record/record.service';
import { RecordWriteService } from '../record/record-write.service';
import type { HouseholdEntity } from './household.entity';
import { HouseholdReachService } from './household-reach.service';
import { HouseholdReplyService } from './household-reply.service';
import { HouseholdTellService } from './household-tell.service';

type Told = Pick<VisitInput, 'teamId' | 'day' | 'text' | 'claimedAt'> & Partial<Pick<VisitInput, 'at' | 'withIds' | 'others' | 'tags' | 'answers' | 'photoIds'>>;

/** Visits and happenings: what is recorded of a household is a record like any other. */
@Injectable()
export class HouseholdEntryService {
  constructor(
    private readonly reach: HouseholdReachService, private readonly replies: HouseholdReplyService, private readonly records: RecordService, private readonly writing: RecordWriteService,
    private readonly tells: HouseholdTellService,
  ) {}

  async visit({ id, clientKey: _, ...told }: VisitInput, who: Who): Promise<HouseholdDetail | Refusal> {
    const row = await this.reach.one(id, who, 'household.write');
    const refused = await this.put(row, 'visit', told, who);
    return refused ?? this.replies.detail(row, who);
  }

  /** Where the document wants a visit for it, the others hear of it at once. */
  async happen({ id, clientKey: _, event, ...told }: HouseholdEventInput, who: Who): Promise<HouseholdDetail | Refusal> {
    const row = await this.reach.one(id, who, 'household.write');
    const refused = await this.put(row, 'household_event', { ...told, answers: [{ field: 'event', value: event }] }, who);
    if (refused) return refused;
    const detail = await this.replies.detail(row, who);
    if (detail.happenings.some(each => each.open && each.event === event && each.day === told.day)) await this.tells.happened(row, { event, day: told.day }, who);
    return detail;
  }

  private async put(row: HouseholdEntity, kind: 'visit' | 'household_event', { photoIds = [], ...told }: Told, who: Who): Promise<Refusal | null> {
    const team = (await this.writing.ownTeams(who.personId, told.day)).find(each => each.id === told.teamId);
    if (!team) return this.writing.notServing(told.teamId, told.day, who);
    if (team.villageId !== row.villageId) throw new NotFoundException();
    const content = await this.writing.contentOf({ withIds: [], tags: [], answers: [], ...told, kind, group: row.place, clientKey: '' }, team);
    if (isRefusal(content)) return content;
    const entry = await this.records.put({ ...content, teamId: team.id, path: team.path, personId: who.personId, householdId: row.id, threadId: null });
    return this.writing.attach(entry, photoIds, who);
  }
}
