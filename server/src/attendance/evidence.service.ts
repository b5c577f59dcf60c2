import { Injectable, NotFoundException } from '@nestjs/common';
import type { Evidence } from '@village/shared/contract/attendance';
import type { EvidenceInput } from '@village/shared/contract/attendance.input';
import { LEAVE_KIND_NAMES, LEAVE_STATE_NAMES } from '@village/shared/contract/leave';
import { HALVES } from '@village/shared/kernel/half-day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { cellFinding, dayFactsOf } from '@village/shared/rules/attendance-cell';
import { dayStatus } from '@village/shared/rules/attendance-day';
import { STATUS_NAMES } from '@village/shared/rules/day-status';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { LeaveService, spanText } from '../leave/leave.service';
import { TeamService } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { PresenceService } from './presence.service';
import { SheetService } from './sheet.service';
import { ViewService } from './view.service';

/** What stands behind one day of one person. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly clock: Clock, private readonly views: ViewService, private readonly teams: TeamService,
    private readonly policies: PolicyService, private readonly sheets: SheetService, private readonly presences: PresenceService, private readonly leaves: LeaveService,
  ) {}

  async evidence({ personId, day }: EvidenceInput, who: Who): Promise<Evidence | Refusal> {
    const team = await this.presences.teamOn(personId, day);
    if (!team || !(await this.views.sees(personId, team.path, team.id, who))) throw new NotFoundException();
    const member = (await this.teams.membersOf([team.id], day, day)).find(each => each.personId === personId)!;
    const profile = await this.policies.activeFor(team.path, day);
    if (isRefusal(profile)) return profile;
    const calendar = await this.policies.calendar();
    const rows = await this.presences.presencesIn([personId], day, day);
    const touching = await this.leaves.leavesIn([personId], day, day);
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
      presences: await this.presences.replies(rows),
      leaves: touching.map(leave => ({ id: leave.id, kindName: LEAVE_KIND_NAMES[leave.kind], stateName: LEAVE_STATE_NAMES[leave.state], text: `${spanText(leave)}　${leave.reason}` })),
    };
  }
}
