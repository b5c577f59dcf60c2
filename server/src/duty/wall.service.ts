import { Injectable } from '@nestjs/common';
import type { WallChart } from '@village/shared/contract/duty';
import type { ChartInput } from '@village/shared/contract/away.input';
import type { FileReply } from '@village/shared/contract/endpoint';
import { firstDay, lastDay } from '@village/shared/kernel/day';
import type { Who } from '../common/who';
import { ChartService } from '../leave/chart.service';
import { OnDutyService } from './on-duty.service';
import { wallXlsx } from './wall.xlsx';

/** The wall of a team: who is away in a month, and who has the duty by the published rosters and is there. */
@Injectable()
export class WallService {
  constructor(private readonly charts: ChartService, private readonly held: OnDutyService) {}

  async wall(input: ChartInput, who: Who): Promise<WallChart> {
    const chart = await this.charts.chart(input, who);
    const lines = await this.held.of('cover', chart.teams.map(team => team.teamId), firstDay(input.month), lastDay(input.month));
    return {
      ...chart, duties: lines.filter(line => line.personIds.length > 0 || line.rearranging)
        .map(({ placeId, day, personIds, names, rearranging, missing }) => ({ teamId: placeId, day, personIds, names, rearranging, missing: missing.map(each => each.name) })),
    };
  }

  async xlsx(input: ChartInput, who: Who): Promise<FileReply> {
    const wall = await this.wall(input, who);
    const name = wall.townships.find(({ id }) => id === wall.townshipId)?.name ?? '';
    const title = `${name}${Number(input.month.slice(0, 4))}年${Number(input.month.slice(5))}月去向和值班月历`;
    return { file: await wallXlsx(wall, title), name: `${title}.xlsx` };
  }
}
