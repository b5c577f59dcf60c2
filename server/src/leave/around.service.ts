import { Injectable } from '@nestjs/common';
import type { AlertFact, LeaveAround, LeaveKind } from '@village/shared/contract/leave';
import type { StandInsInput } from '@village/shared/contract/leave.input';
import type { Day } from '@village/shared/kernel/day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import type { Who } from '../common/who';
import { TeamService } from '../organisation/team.service';
import { AlertService } from './alert.service';
import { RestAccountService } from './rest-account.service';
import { WaiverService } from './waiver.service';
import { LeaveService } from './leave.service';
import { TenureService, type Tenure } from './tenure.service';

/** What the rules look at besides a person's own leaves. The names and the kinds of leave of the others stay here. */
@Injectable()
export class AroundService {
  constructor(
    private readonly teams: TeamService, private readonly leaves: LeaveService, private readonly tenures: TenureService, private readonly alerts: AlertService,
    private readonly waivers: WaiverService, private readonly rests: RestAccountService,
  ) {}

  async mine({ startDay, endDay }: StandInsInput, who: Who): Promise<LeaveAround | Refusal> {
    const tenure = await this.tenures.during(who.personId, startDay, endDay);
    return isRefusal(tenure) ? tenure : this.around(tenure);
  }

  async around({ personId, teamId, path, startDay, endDay }: Tenure): Promise<LeaveAround> {
    const members = await this.teams.membersOf([teamId], startDay, startDay);
    const others = members.map(member => member.personId).filter(id => id !== personId);
    const away = await this.leaves.leavesIn(others, startDay, endDay);
    const rest = await this.rests.of({ personId, path, on: startDay });
    return {
      ...(rest ? { rest } : {}),
      alerts: await this.alertsAt(path, startDay, endDay),
      waivers: await this.waivers.of(personId, startDay, endDay),
      team: {
        size: others.length + 1,
        others: away.map(({ personId: id, kind, startDay: from, startHalf, endDay: to, endHalf }) => ({
          person: String(others.indexOf(id) + 1), kind: shownKind(kind), span: { startDay: from, startHalf, endDay: to, endHalf },
        })),
      },
    };
  }

  async alertsAt(path: string, from: Day, to: Day): Promise<AlertFact[]> {
    return (await this.alerts.at([path], from, to))(path);
  }
}

function shownKind(kind: LeaveKind): LeaveKind | 'other' {
  return kind === 'rotation_rest' || kind === 'annual_leave' ? kind : 'other';
}
