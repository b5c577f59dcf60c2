import { Injectable } from '@nestjs/common';
import { Between } from 'typeorm';
import type { FileReply } from '@village/shared/contract/endpoint';
import { DECISION_ACT_NAMES, DECISION_SORT_NAMES, DECISION_STATE_NAMES, type DecisionActKind } from '@village/shared/contract/minutes';
import { dayOf, type Day } from '@village/shared/kernel/day';
import { Db } from '../common/db';
import { listBook } from '../common/list-book';
import type { Who } from '../common/who';
import type { TeamPlace } from '../organisation/team.service';
import { MeetingActService } from './act.service';
import { MeetingDecisionEntity } from './minutes.entity';
import { MeetingReachService } from './reach.service';

const COLUMNS: readonly [string, number][] = [['序号', 6], ['日期', 12], ['来自', 24], ['类别', 8], ['内容', 44], ['负责人', 12], ['期限', 12], ['现状', 10], ['办理经过', 48]];

/** The register of what was decided and which problems were raised, as it is filed: a line for each, with what became of it. */
@Injectable()
export class DecisionRegisterService {
  constructor(private readonly db: Db, private readonly reach: MeetingReachService, private readonly acts: MeetingActService) {}

  /** How many there are; none for whoever does not read the meetings of the team. */
  async count(team: TeamPlace, from: Day, to: Day, who: Who): Promise<number> {
    return this.reach.reads({ path: team.path, teamId: team.id }, who) ? this.db.of(MeetingDecisionEntity).countBy({ teamId: team.id, day: Between(from, to) }) : 0;
  }

  /** Null for whoever does not read the meetings of the team. */
  async xlsx(team: TeamPlace, from: Day, to: Day, who: Who): Promise<FileReply | null> {
    if (!this.reach.reads({ path: team.path, teamId: team.id }, who)) return null;
    const rows = await this.db.of(MeetingDecisionEntity).find({ where: { teamId: team.id, day: Between(from, to) }, order: { day: 'ASC', id: 'ASC' } });
    const acts = await this.acts.actsOf(rows.map(({ id }) => id));
    const file = await listBook({
      name: '决定和问题', title: `${team.villageName}会议决定和问题登记`, subtitle: `${from} 至 ${to}，共 ${rows.length} 项`, columns: COLUMNS,
      rows: rows.map(({ id, day, origin, sort, text, ownerName, due, state }, index) => [
        index + 1, day, origin, DECISION_SORT_NAMES[sort], text, ownerName, due ?? '', DECISION_STATE_NAMES[state],
        (acts.get(id) ?? []).map(each => [`${dayOf(each.at)} ${each.byName} ${DECISION_ACT_NAMES[each.act as DecisionActKind] ?? each.name}`, each.text].filter(Boolean).join('：')).join('\n'),
      ]),
    });
    return { file, name: '会议决定和问题登记.xlsx', rows: rows.length };
  }
}
