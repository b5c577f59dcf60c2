import { Injectable, NotFoundException } from '@nestjs/common';
import type { Evidence } from '@village/shared/contract/attendance';
import type { EvidenceInput } from '@village/shared/contract/attendance.input';
import { HALVES } from '@village/shared/kernel/half-day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { cellFinding, dayFactsOf } from '@village/shared/rules/attendance-cell';
import { dayStatus } from '@village/shared/rules/attendance-day';
import { STATUS_NAMES } from '@village/shared/rules/day-status';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { TeamService } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { DayRecordService } from './day-record.service';
import { PresenceService } from './presence.service';
import { SheetService } from './sheet.service';
import { ViewService } from './view.service';

/** What stands behind one day of one person. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly clock: Clock, private readonly views: ViewService, private readonly teams: TeamService,
    private readonly policies: PolicyService, private readonly sheets: SheetService, private readonly presences: PresenceService, private readonly records: DayRecordService,
  ) {}

  async evidence({ personId, day }: EvidenceInput, who: Who): Promise<Evidence | Refusal> {
    const team = await this.presences.teamOn(personId, day);
    if (!team || !(await this.views.sees(personId, team.path, team.id, who))) throw new NotFoundException();
    const member = (await this.teams.membersOf([team.id], day, day)).find(each => each.personId === personId)!;
    const profile = await this.policies.activeFor(team.path, day);
    if (isRefusal(profile)) return profile;
    const calendar = await this.policies.calendar();
    const facts = await this.sheets.dayFacts(member, team.path, day);
    const now = day === this.clock.today() ? { now: this.clock.time() } : {};
    const status = dayStatus(profile, calendar, { ...dayFactsOf(facts, day), ...now });
    return {
      personId, name: member.name, day,
      cells: HALVES.flatMap(half => {
        const { value, because } = cellFinding(profile, calendar, facts, day, half);
        return isRefusal(value) || value === null ? [] : [{ half, mark: value.mark, because }];
      }),
      status: { name: isRefusal(status.value) ? status.value.text : STATUS_NAMES[status.value.status], because: status.because },
      ...await this.records.of(personId, team.path, day, who),
    };
  }
}
