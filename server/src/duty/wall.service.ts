import { Injectable } from '@nestjs/common';
import type { WallChart } from '@village/shared/contract/duty';
import type { ChartInput } from '@village/shared/contract/away.input';
import { firstDay, lastDay } from '@village/shared/kernel/day';
import type { Who } from '../common/who';
import { ChartService } from '../leave/chart.service';
import { PersonService } from '../organisation/person.service';
import { BoardService } from './board.service';

/** The wall of a team: who is away in a month, and who has the duty by the published rosters. */
@Injectable()
export class WallService {
  constructor(private readonly charts: ChartService, private readonly boards: BoardService, private readonly people: PersonService) {}

  async wall(input: ChartInput, who: Who): Promise<WallChart> {
    const chart = await this.charts.chart(input, who);
    const [from, to] = [firstDay(input.month), lastDay(input.month)];
    const lines = await this.boards.onDuty('cover', chart.teams.map(team => team.teamId), from, to);
    const names = await this.people.peopleByIds(lines.flatMap(line => line.personIds));
    return { ...chart, duties: lines.filter(line => line.personIds.length > 0).map(({ placeId, day, personIds }) => ({ teamId: placeId, day, personIds, names: personIds.map(id => names.get(id)?.name ?? '') })) };
  }
}
