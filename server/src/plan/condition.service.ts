import { Injectable } from '@nestjs/common';
import type { FileReply, Page } from '@village/shared/contract/endpoint';
import type { ConditionLine, UnitFund } from '@village/shared/contract/support';
import type { ConditionsInput, ConditionsXlsxInput } from '@village/shared/contract/support.input';
import { yuan } from '@village/shared/kernel/money';
import { recordKind } from '@village/shared/kernel/record-kind';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import type { Profile } from '@village/shared/policy/profile';
import { unitWorkFund } from '@village/shared/rules/welfare-duty';
import { fundBalance, workingConditions } from '@village/shared/rules/working-conditions';
import { listBook } from '../common/list-book';
import { isNamed } from '../common/pinyin';
import { ALWAYS, Clock } from '../common/time';
import type { Who } from '../common/who';
import { TeamService, teamNameOf, type Member, type TeamPlace } from '../organisation/team.service';
import { UnitService } from '../organisation/unit.service';
import { PolicyService } from '../policy/policy.service';
import { RecordService, type RecordFact } from '../record/record.service';
import { placeGrants } from './reach';
import { isOfUnit } from './unit-visit.service';

const PAGE_SIZE = 20;
const PROVIDED = recordKind('lodging').fields.provided.options ?? {};

/** The money, the cars and the rooms of each team in a year, added up from the entries whenever somebody looks. */
@Injectable()
export class ConditionService {
  constructor(private readonly clock: Clock, private readonly teams: TeamService, private readonly units: UnitService, private readonly policies: PolicyService, private readonly records: RecordService) {}

  async list({ page = 1, ...wanted }: ConditionsInput, who: Who): Promise<Page<ConditionLine>> {
    const teams = await this.teamsOf(wanted, who);
    return { items: await this.linesOf(teams.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), wanted.year), page, pageSize: PAGE_SIZE, total: teams.length };
  }

  async xlsx(wanted: ConditionsXlsxInput, who: Who): Promise<FileReply> {
    return { file: await conditionBook(await this.linesOf(await this.teamsOf(wanted, who), wanted.year), wanted.year), name: `经费、用车和住宿 ${wanted.year}.xlsx` };
  }

  private async teamsOf({ year, search = '' }: ConditionsXlsxInput, who: Who): Promise<TeamPlace[]> {
    const paths = [...new Set(placeGrants(who, 'plan.read').map(({ path }) => path))];
    const teams = await this.teams.teamsIn({ paths, teams: [] }, `${year}-01-01`, `${year}-12-31`);
    return teams.filter(({ name, villageName, townshipName }) => [name, villageName, townshipName].some(each => isNamed(each, search)));
  }

  private async linesOf(teams: readonly TeamPlace[], year: number): Promise<ConditionLine[]> {
    if (teams.length === 0) return [];
    const days = { from: `${year}-01-01`, to: `${year}-12-31` };
    const today = this.clock.today();
    const ids = teams.map(({ id }) => id);
    const entries = await this.records.recordsOf({ teamIds: ids, kinds: ['fund', 'vehicle', 'lodging'] }, { from: ALWAYS.from, to: days.to }, 100_000);
    const members = await this.teams.membersOf(ids, days.from, days.to);
    const units = await this.units.unitsByIds([...new Set(members.flatMap(({ unitId }) => unitId ?? []))]);
    const profiles = new Map<string, Profile | Refusal>();
    for (const path of new Set(teams.map(({ path }) => path))) profiles.set(path, await this.policies.activeFor(path, days.to < today ? days.to : today));
    return teams.map((team): ConditionLine => {
      const own = entries.filter(({ teamId }) => teamId === team.id);
      const there = members.filter(({ terms }) => terms.some(({ teamId }) => teamId === team.id));
      const profile = profiles.get(team.path)!;
      const trips = own.filter(({ kind, day }) => kind === 'vehicle' && day >= days.from);
      const said = isRefusal(profile) ? null : workingConditions(profile);
      return {
        teamId: team.id, teamName: teamNameOf(team), villageId: team.villageId, townshipName: team.townshipName, ...fundBalance(own.filter(({ kind }) => kind === 'fund'), days),
        funds: isRefusal(profile) ? [] : fundsOf(profile, own.filter(({ kind, day }) => kind === 'fund' && day >= days.from), there, new Map([...units].map(([id, { name }]) => [id, name]))),
        trips: trips.length, kilometres: trips.reduce((sum, { answers }) => sum + Number(answers.kilometres ?? 0), 0), lodging: lodgingOf(own.filter(({ kind }) => kind === 'lodging').at(-1)),
        because: said && !isRefusal(said.value) ? said.because : [],
      };
    });
  }
}

/** What each unit of the team gave, where the document sets how much. */
function fundsOf(profile: Profile, entries: readonly RecordFact[], members: readonly Member[], units: ReadonlyMap<string, string>): UnitFund[] {
  if (!('allowance.unit_fund' in profile.values)) return [];
  const given = entries.filter(({ answers }) => answers.change === 'in' && answers.origin === 'unit');
  return [...new Set(members.flatMap(({ unitId }) => unitId ?? []))].flatMap(unitId => {
    const unitName = units.get(unitId) ?? '';
    const amountFen = given.filter(entry => isOfUnit(entry, members.filter(member => member.unitId === unitId), unitName)).reduce((sum, { answers }) => sum + Number(answers.amount), 0);
    const { value, because } = unitWorkFund(profile, { amountFen });
    return isRefusal(value) ? [] : [{ unitId, unitName, amountFen, leastFen: value.leastFen, compliant: value.compliant, because }];
  });
}

function lodgingOf(entry: RecordFact | undefined): string {
  if (!entry) return '';
  const { provided, rent, until } = entry.answers;
  return [PROVIDED[provided] ?? '', rent && `每月租金 ${yuan(Number(rent))} 元`, until && `到 ${until}`].filter(Boolean).join('，');
}

function conditionBook(lines: readonly ConditionLine[], year: number): Promise<Uint8Array> {
  const money = (fen: number) => fen / 100;
  return listBook({
    name: '经费、用车和住宿', title: `${year}年工作队经费、用车和住宿`, subtitle: '按经费、用车、住宿的登记算，金额单位：元',
    columns: [['乡镇', 14], ['工作队', 18], ['收入', 12], ['支出', 12], ['历年结余', 12], ['派出单位工作经费', 36], ['出车（次）', 10], ['里程（公里）', 12], ['住宿', 30]],
    rows: lines.map(({ townshipName, teamName, inFen, outFen, balanceFen, funds, trips, kilometres, lodging }) => [
      townshipName, teamName, money(inFen), money(outFen), money(balanceFen), funds.map(({ unitName, amountFen, leastFen, compliant }) => `${unitName} ${yuan(amountFen)}${compliant ? '' : `（应不少于 ${yuan(leastFen)}）`}`).join('；'), trips, kilometres, lodging,
    ]),
    total: ['合计', '', ...(['inFen', 'outFen', 'balanceFen'] as const).map(key => money(lines.reduce((sum, line) => sum + line[key], 0))), '', lines.reduce((sum, { trips }) => sum + trips, 0), lines.reduce((sum, { kilometres }) => sum + kilometres, 0), ''],
  });
}
