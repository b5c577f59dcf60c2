import { Injectable } from '@nestjs/common';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { TeamMemberLine } from '@village/shared/contract/selection';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { listBook } from '../common/list-book';
import { paperFile } from '../common/paper';
import { Clock } from '../common/time';
import { scopeOf, type Who } from '../common/who';
import { TeamService, teamNameOf, type TeamPlace } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { unitsOf } from './reach';
import { TeamStandingService } from './team-standing.service';

interface Row {
  team: TeamPlace;
  line: TeamMemberLine;
}

const COLUMNS: readonly [string, number][] = [['序号', 6], ['乡镇', 14], ['村', 14], ['工作队', 24], ['姓名', 10], ['派出单位', 26], ['职务', 16], ['岗位', 14], ['到任日期', 13], ['选派条件', 30], ['分工', 30]];

/** Who was selected, as it is filed with the departments that keep the list (备案). */
@Injectable()
export class SelectionFilingService {
  constructor(private readonly clock: Clock, private readonly teams: TeamService, private readonly policies: PolicyService, private readonly standings: TeamStandingService) {}

  async xlsx(who: Who): Promise<FileReply | Refusal> {
    const rows = await this.rows(who);
    if (isRefusal(rows)) return rows;
    return { file: await listBook({ name: '选派备案', title: '驻村干部选派备案表', subtitle: `截至 ${this.clock.today()}，共 ${rows.length} 人`, columns: COLUMNS, rows: rows.map(cellsOf), foot: ['填报单位（盖章）：　　　　　　　　　　填报人：　　　　　　　　　　日期：'] }), name: `驻村干部选派备案表 ${this.clock.today()}.xlsx`, rows: rows.length };
  }

  async docx(who: Who): Promise<FileReply | Refusal> {
    const rows = await this.rows(who);
    if (isRefusal(rows)) return rows;
    const shown = COLUMNS.map(([name, width], index) => ({ name, share: width / 10, index })).filter(({ name }) => name !== '乡镇' && name !== '工作队' && name !== '分工');
    const file = await paperFile({
      title: '驻村干部选派备案表', subtitle: `截至 ${this.clock.today()}，共 ${rows.length} 人`, parts: [{ kind: 'table', columns: shown.map(({ name, share }) => ({ name, share })), rows: rows.map((row, index) => shown.map(column => String(cellsOf(row, index)[column.index]))) }],
      signatures: [{ role: '填报单位', seal: true }, { role: '备案单位', seal: true }],
    }, 'docx');
    return { file, name: `驻村干部选派备案表 ${this.clock.today()}.docx`, rows: rows.length };
  }

  /** Everybody who serves today within reach; a unit files its own people. */
  private async rows(who: Who): Promise<Row[] | Refusal> {
    const today = this.clock.today();
    const units = unitsOf(who, 'posting.open');
    const own = units.length ? (await this.teams.membersOfUnits(units, today, today)).map(({ personId }) => personId) : [];
    const ofUnits = units.length ? (await this.teams.membersOfUnits(units, today, today)).flatMap(({ terms }) => terms.map(({ teamId }) => teamId)) : [];
    const reached = await this.teams.teamsIn(scopeOf(who, 'posting.open'), today);
    const others = [...(await this.teams.teamsByIds(ofUnits.filter(id => reached.every(team => team.id !== id)))).values()];
    const rows: Row[] = [];
    for (const team of [...reached, ...others]) {
      const profile = await this.policies.activeFor(team.path, today);
      if (isRefusal(profile)) return profile;
      const lines = await this.standings.lines(await this.standings.serving(team), profile);
      rows.push(...lines.filter(({ personId }) => reached.includes(team) || own.includes(personId)).map(line => ({ team, line })));
    }
    return rows.length ? rows : refuse('nothing_to_export', '您能看到的地方现在没有驻村干部，没有可以备案的。');
  }
}

function cellsOf({ team, line: { name, unitName, post, roleName, from, division, selection } }: Row, index: number): (string | number)[] {
  const checked = selection === null ? '没有登记核对' : selection.eligible ? '核对符合' : `${selection.reasons.join('，')}；理由：${selection.reason}（${selection.byName}）`;
  return [index + 1, team.townshipName, team.villageName, teamNameOf(team), name, unitName, post, roleName, from, checked, division];
}
