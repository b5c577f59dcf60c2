import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { ChangeState } from '@village/shared/contract/household';
import { maskedName } from '@village/shared/kernel/household';
import type { Day, Month } from '@village/shared/kernel/day';
import { Db } from '../common/db';
import { listBook } from '../common/list-book';
import type { Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import type { TeamPlace } from '../organisation/team.service';
import { HouseholdChangeEntity, HouseholdEntity } from './household.entity';
import { changedLines } from './household-history.service';
import { covers, HouseholdReachService, needNotKnow } from './household-reach.service';

const COLUMNS: readonly [string, number][] = [['日期', 12], ['户号', 14], ['村民小组', 14], ['户主', 12], ['改了什么', 50], ['原因', 36], ['登记人', 12], ['说明', 18]];
const STATE_WORDS: Record<ChangeState, string> = { applied: '', conflict: '待核对', taken: '核对后用了这一个', kept: '核对后没有用' };

/** How the register of a village changed, month by month, as it is filed. Phones and identity numbers are in no file; names are masked for those who need not know them. */
@Injectable()
export class HouseholdRegisterService {
  constructor(private readonly db: Db, private readonly reach: HouseholdReachService, private readonly people: PersonService) {}

  /** The months in which something changed; none for whoever does not reach the village. */
  async months({ villageId, path }: TeamPlace, from: Day, to: Day, who: Who): Promise<{ month: Month; count: number; lastDay: Day }[]> {
    if (!covers(await this.reach.paths(who, 'household.read'), path)) return [];
    const rows = await this.db.read<{ month: Month; count: number | string; lastDay: Day }>(
      'SELECT SUBSTR(change_.day, 1, 7) month, COUNT(*) count, MAX(change_.day) lastDay FROM household_change change_ JOIN household ON household.id = change_.householdId WHERE household.villageId = ? AND change_.day BETWEEN ? AND ? GROUP BY SUBSTR(change_.day, 1, 7) ORDER BY 1',
      [villageId, from, to],
    );
    return rows.map(row => ({ ...row, count: Number(row.count) }));
  }

  /** Null for whoever does not reach the village. */
  async xlsx({ villageId, villageName, path }: TeamPlace, from: Day, to: Day, who: Who): Promise<FileReply | null> {
    const paths = await this.reach.paths(who, 'household.read');
    if (!covers(paths, path)) return null;
    const hidden = needNotKnow(paths, path);
    const changes = await this.db.of(HouseholdChangeEntity).createQueryBuilder('change').where('change.day BETWEEN :from AND :to', { from, to })
      .andWhere('change.householdId IN (SELECT household.id FROM household WHERE household.villageId = :villageId)', { villageId }).orderBy('change.day').addOrderBy('change.id').getMany();
    const households = new Map((await this.householdsOf(changes)).map(row => [row.id, row]));
    const names = await this.people.peopleByIds(changes.map(({ personId }) => personId));
    const rows = changes.map(({ householdId, day, before, after, reason, personId, state }) => {
      const { number, place, headName } = households.get(householdId)!;
      const what = changedLines(before, after, hidden).map(line => (Object.keys(before).length ? `${line.name}：${line.before} → ${line.after}` : `${line.name}：${line.after}`)).join('\n');
      return [day, number, place, hidden ? maskedName(headName) : headName, what, reason, names.get(personId)?.name ?? '', STATE_WORDS[state]];
    });
    return { file: await listBook({ name: '户册变化', title: `${villageName}户册变化登记`, subtitle: `${from} 至 ${to}，电话和身份证号只写明改过，不写内容`, columns: COLUMNS, rows }), name: '户册变化登记.xlsx', rows: rows.length };
  }

  private async householdsOf(changes: readonly HouseholdChangeEntity[]): Promise<HouseholdEntity[]> {
    const ids = [...new Set(changes.map(({ householdId }) => householdId))];
    const found: HouseholdEntity[] = [];
    for (let at = 0; at < ids.length; at += 500) found.push(...await this.db.of(HouseholdEntity).findBy({ id: In(ids.slice(at, at + 500)) }));
    return found;
  }
}
