import { Injectable } from '@nestjs/common';
import { Between, Like } from 'typeorm';
import { categoryName } from '@village/shared/contract/issue-words';
import { addMonths, clockText, dayText, monthOf, type Day } from '@village/shared/kernel/day';
import { nameOfWord } from '@village/shared/kernel/word';
import { CHECK_EVENTS } from '@village/shared/rules/consequence-event';
import { Db } from '../common/db';
import { idsOf, pathAt } from '../common/path';
import { Clock } from '../common/time';
import { ConfirmedAbsenceService } from '../inspection/confirmed-absence.service';
import { IssueService } from '../issue/issue.service';
import { OrganisationService } from '../organisation/organisation.service';
import { ConsequenceFindingEntity } from './consequence.entity';
import type { Fact } from './fact';
import { SheetFactService } from './sheet-fact.service';

/** Facts older than this are not proposed any more. */
const MONTHS_BACK = 12;

/** Everything that is confirmed and that a document may attach something to. One part for each module that tells of it. */
@Injectable()
export class FactService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly absences: ConfirmedAbsenceService, private readonly sheets: SheetFactService, private readonly issues: IssueService, private readonly organisations: OrganisationService,
  ) {}

  /** Below these paths, the newest first. */
  async below(paths: readonly string[]): Promise<Fact[]> {
    if (paths.length === 0) return [];
    const today = this.clock.today();
    const since = addMonths(monthOf(today), -MONTHS_BACK);
    // Windows are counted from the first day of the year in which they begin.
    const from: Day = `${since.slice(0, 4)}-01-01`;
    const facts = [...await this.checks(paths, from, today), ...await this.sheets.below(paths, from), ...await this.complaints(paths, from, today), ...await this.found(paths, from, today)];
    return facts.filter(({ day }) => day >= `${since}-01`).sort((one, other) => (one.day !== other.day ? (one.day < other.day ? 1 : -1) : one.key < other.key ? -1 : 1));
  }

  private async checks(paths: readonly string[], from: Day, to: Day): Promise<Fact[]> {
    const all = await this.absences.below(paths, from, to);
    return all.map(({ id, inspectionTitle, teamId, path, personId, day, at, note, explanation, reason }): Fact => {
      const year = day.slice(0, 4);
      const absentOn = [...new Set(all.filter(each => each.personId === personId && each.day.startsWith(year) && each.day <= day).map(each => each.day))];
      return {
        key: `check_${id}`, source: 'check', sourceId: id, path, teamId, subject: 'person', subjectId: personId, day, period: year, prohibited: '', page: `/pages/inspection/check/index?id=${id}`,
        events: CHECK_EVENTS.map(event => ({ event, facts: { in_village: false, valid_reason: false, confirmed_absences: absentOn.length }, absentOn })),
        shown: [
          { name: '督查', value: inspectionTitle }, { name: '时间', value: `${dayText(day)} ${clockText(at)}` }, { name: '现场情况', value: note }, { name: '当时的说明', value: explanation || '没有说明' }, ...(reason ? [{ name: '核定的理由', value: reason }] : []),
          { name: `${year} 年核定不在岗`, value: `${absentOn.length} 天` },
        ],
      };
    });
  }

  /** Whoever did not co-operate is dealt with by whoever stands above him; who complained is not said to him. */
  private async complaints(paths: readonly string[], from: Day, to: Day): Promise<Fact[]> {
    const counties = new Set(paths.map(path => idsOf(path)[0]));
    const rows = (await Promise.all([...counties].map(county => this.issues.verifiedObstructions(county, from, to)))).flat();
    const villages = await this.organisations.organisationsByIds(rows.map(({ villageId }) => villageId));
    return rows.flatMap((row): Fact[] => {
      const village = villages.get(row.villageId);
      if (!village) return [];
      const isVillage = row.category === 'village';
      const path = pathAt(village.path, isVillage ? 'township' : 'county')!;
      if (!paths.some(each => path.startsWith(each))) return [];
      const day = row.answeredOn ?? row.foundOn;
      return [{
        key: `issue_${row.id}`, source: 'issue', sourceId: row.id, path, teamId: null, subject: 'place', subjectId: isVillage ? village.id : village.parentId!, day, period: '', prohibited: '', page: `/pages/issue/detail/index?id=${row.id}`,
        events: [{ event: 'obstructs_team', facts: { verified: true } }],
        shown: [{ name: '反映的是', value: categoryName('obstruction', row.category) }, { name: '查证属实', value: dayText(day) }, { name: '事由', value: row.title, reserved: true }, ...(row.text ? [{ name: '具体情况', value: row.text, reserved: true }] : [])],
      }];
    });
  }

  private async found(paths: readonly string[], from: Day, to: Day): Promise<Fact[]> {
    const rows = await this.db.of(ConsequenceFindingEntity).find({ where: paths.map(path => ({ path: Like(`${path}%`), state: 'confirmed' as const, day: Between(from, to) })), order: { id: 'ASC' } });
    return [...new Map(rows.map(row => [row.id, row])).values()].map((row): Fact => ({
      key: `finding_${row.id}`, source: 'finding', sourceId: row.id, path: row.path, teamId: null, subject: row.subject, subjectId: row.subjectId, day: row.day, period: '', prohibited: row.prohibited, page: `/pages/consequence/finding/index?id=${row.id}`,
      events: row.event === '' ? [] : [{ event: row.event, facts: row.answers }],
      shown: [
        { name: '事实', value: row.text }, ...(row.prohibited ? [{ name: '违反', value: nameOfWord(row.prohibited) }] : []), ...Object.entries(row.answers).map(([fact, value]) => ({ name: nameOfWord(fact), value: value ? '是' : '否' })),
        { name: '核实', value: row.reason },
      ],
    }));
  }
}
