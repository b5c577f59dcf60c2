import { Injectable } from '@nestjs/common';
import type { FileReply } from '@village/shared/contract/endpoint';
import { monthOf, type Day, type Month } from '@village/shared/kernel/day';
import { nameOfRole } from '@village/shared/kernel/role';
import { nameOfWord, namesOfWords } from '@village/shared/kernel/word';
import { listBook } from '../common/list-book';
import type { Who } from '../common/who';
import type { TeamPlace } from '../organisation/team.service';
import { VillageEventService } from './event.service';
import { MeetingReachService } from './reach.service';

const COLUMNS: readonly [string, number][] = [['日期', 12], ['时间', 8], ['什么事', 20], ['情况', 30], ['应到场的人', 12], ['职务', 14], ['到场', 10], ['做了什么', 24], ['说明', 40], ['没有解决的', 30]];

/** What happened in the village of a team, and who of those who had to be there was: as it is filed, month by month. */
@Injectable()
export class EventRegisterService {
  constructor(private readonly events: VillageEventService, private readonly reach: MeetingReachService) {}

  /** The months in which something happened; none for whoever does not read it. */
  async months(team: TeamPlace, from: Day, to: Day, who: Who): Promise<{ month: Month; count: number; lastDay: Day }[]> {
    if (!this.reach.reads({ path: team.path, teamId: team.id }, who)) return [];
    const days = (await this.events.of([team.villageId], from, to)).map(({ day }) => day);
    return [...new Set(days.map(monthOf))].map(month => {
      const own = days.filter(day => monthOf(day) === month);
      return { month, count: own.length, lastDay: own[own.length - 1] };
    });
  }

  /** Null for whoever does not read it. */
  async xlsx(team: TeamPlace, from: Day, to: Day, who: Who): Promise<FileReply | null> {
    if (!this.reach.reads({ path: team.path, teamId: team.id }, who)) return null;
    const rows: string[][] = [];
    for (const row of await this.events.of([team.villageId], from, to)) {
      const { people, roles } = await this.events.expected(row);
      const what = [row.day, row.at, nameOfWord(row.event), row.text];
      if (people.length === 0) rows.push([...what, '', '', '', '', '', '']);
      for (const { name, role, part, signedIn } of people) {
        const there = part ? (part.attended ? '到场' : '没有到场') : signedIn ? '到场（签到）' : '没有登记';
        rows.push([...what, name, nameOfRole(role, roles), there, namesOfWords(part?.duties ?? []), part?.text ?? '', part?.unsolved ?? '']);
      }
    }
    return { file: await listBook({ name: '应到场登记', title: `${team.villageName}应到场登记`, subtitle: `${from} 至 ${to}`, columns: COLUMNS, rows }), name: '应到场登记.xlsx', rows: rows.length };
  }
}
