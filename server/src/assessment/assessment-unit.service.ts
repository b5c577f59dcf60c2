import { Injectable, NotFoundException } from '@nestjs/common';
import type { UnitTable, UnitTableLine } from '@village/shared/contract/assessment';
import type { UnitTableInput, UnitTablesFileInput, UnitTablesInput } from '@village/shared/contract/assessment.input';
import type { FileReply, Page } from '@village/shared/contract/endpoint';
import { GRADES } from '@village/shared/kernel/assessment';
import { dayOf, dayText, lastDay } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfWord } from '@village/shared/kernel/word';
import { Journal } from '../common/journal';
import { listBook } from '../common/list-book';
import { type Paper, paperFile, type PaperKind } from '../common/paper';
import { isNamed } from '../common/pinyin';
import type { Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { TeamService } from '../organisation/team.service';
import { UnitService } from '../organisation/unit.service';
import { AssessmentListService } from './assessment-list.service';
import { AssessmentReadService } from './assessment-read.service';
import { type DecidedGrade, DecidedGradeService } from './decided-grade.service';

const PAGE_SIZE = 20;
type OfUnit = DecidedGrade & { unitId: string };

/** The table of double assessment: what was decided of the people and the teams of each unit, and what follows for the unit. */
@Injectable()
export class AssessmentUnitService {
  constructor(
    private readonly journal: Journal, private readonly people: PersonService, private readonly units: UnitService, private readonly teams: TeamService, private readonly reading: AssessmentReadService, private readonly lists: AssessmentListService, private readonly grades: DecidedGradeService,
  ) {}

  async list({ year, search, page = 1 }: UnitTablesInput, who: Who): Promise<Page<UnitTableLine>> {
    const tables = (await this.tables(year, who)).filter(({ unitName }) => !search || isNamed(unitName, search));
    return { items: tables.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(({ lines, follows, ...line }) => line), page, pageSize: PAGE_SIZE, total: tables.length };
  }

  async one({ id, year }: UnitTableInput, who: Who): Promise<UnitTable> {
    const found = (await this.tables(year, who)).find(({ unitId }) => unitId === id);
    if (!found) throw new NotFoundException();
    return found;
  }

  async paper(input: UnitTableInput, kind: PaperKind, who: Who): Promise<FileReply> {
    const table = await this.one(input, who);
    await this.journal.note(who, 'assessment.export', input.id);
    return { file: await paperFile(paperOf(table), kind), name: `${table.unitName}${table.year}年驻村双考核表.${kind}`, rows: table.lines.length };
  }

  async xlsx({ year }: UnitTablesFileInput, who: Who): Promise<FileReply | Refusal> {
    const tables = await this.tables(year, who);
    if (tables.length === 0) return refuse('nothing_to_export', `${year} 年还没有审定的年度考核或期满考核，没有可以导出的。`);
    const title = `${year} 年派出单位驻村双考核表`;
    const rows = tables.flatMap(table => table.lines.map((line, index) => [
      table.unitName, line.name, line.villageName, line.title, line.grade ? nameOfWord(line.grade) : '不定等次', dayText(line.decidedOn), line.received ? `${line.received.byName} ${dayText(dayOf(line.received.at))}` : '还没有', index === 0 ? followText(table) : '',
    ])).map((cells, index) => [index + 1, ...cells]);
    await this.journal.note(who, 'assessment.export', String(year));
    const columns = [['序号', 6], ['派出单位', 26], ['姓名或工作队', 18], ['村', 14], ['考核', 20], ['等次', 12], ['审定日期', 13], ['单位收到', 20], ['对单位', 44]] as const;
    return { file: await listBook({ name: '双考核表', title, columns, rows, frozen: 2, foot: ['对单位的各项由有权的人决定，这里只列出制度写的。', '制表人：　　　　　　　　审核人：　　　　　　　　负责人：　　　　　　　　（单位盖章）　　　年　　月　　日'] }), name: `${title}.xlsx`, rows: rows.length };
  }

  /** Every unit of which this person may see people, by name. A team counts for each unit that has somebody in it. */
  private async tables(year: number, who: Who): Promise<UnitTable[]> {
    const found = await this.ofUnits(year, who);
    const units = await this.units.unitsByIds([...new Set(found.map(({ unitId }) => unitId))]);
    const sheets = [...new Map(found.map(({ sheet }) => [sheet.id, sheet])).values()];
    const named = new Map((await this.lists.assessed(sheets, who)).map(line => [line.id, line]));
    const receivers = await this.people.peopleByIds(sheets.flatMap(({ receivedBy }) => receivedBy ?? []));
    return [...units].map(([unitId, { name }]): UnitTable => {
      const own = found.filter(each => each.unitId === unitId);
      const persons = own.filter(({ round }) => !round.ofTeams);
      return {
        unitId, unitName: name, year, people: new Set(persons.map(({ sheet }) => sheet.personId)).size, teams: own.length - persons.length,
        grades: GRADES.map(grade => ({ grade, count: persons.filter(({ sheet }) => sheet.grade === grade).length })).filter(({ count }) => count > 0),
        received: new Set(persons.filter(({ sheet }) => sheet.receivedAt !== null).map(({ sheet }) => sheet.personId)).size,
        lines: own.map(({ sheet, round }) => {
          const { subject, name: called, villageName, title } = named.get(sheet.id)!;
          return { sheetId: sheet.id, subject, name: called, villageName, title, grade: sheet.grade, decidedOn: round.reviewedOn!, received: sheet.receivedAt ? { byName: receivers.get(sheet.receivedBy!)?.name ?? '', at: sheet.receivedAt } : null };
        }),
        follows: followsOf(own, sheetId => named.get(sheetId)!.name),
      };
    }).sort((one, other) => one.unitName.localeCompare(other.unitName, 'zh'));
  }

  private async ofUnits(year: number, who: Who): Promise<OfUnit[]> {
    const { paths, units } = this.reading.reach(who, 'assessment.receive');
    const [from, to] = [`${year}-01-01`, lastDay(`${year}-12`)];
    const sent = await this.teams.membersOfUnits(units, from, to);
    const found = await this.grades.in({ year, paths, units, teams: sent.flatMap(({ terms }) => terms.map(({ teamId }) => teamId)) });
    const members = await this.teams.membersOf([...new Set(found.filter(({ round }) => round.ofTeams).map(({ sheet }) => sheet.teamId))], from, to);
    const reaches = (unitId: string, path: string) => units.includes(unitId) || paths.some(each => path.startsWith(each));
    return found.flatMap(each => {
      const { sheet, round } = each;
      const own = round.ofTeams ? [...new Set(members.filter(({ terms }) => terms.some(({ teamId }) => teamId === sheet.teamId)).flatMap(({ unitId }) => unitId ?? []))] : sheet.unitId ? [sheet.unitId] : [];
      return own.filter(unitId => reaches(unitId, sheet.path)).map(unitId => ({ ...each, unitId }));
    });
  }
}

/** The same is said once, with whose results it comes from. */
function followsOf(own: readonly OfUnit[], nameOf: (sheetId: string) => string): UnitTable['follows'] {
  const by = new Map<string, { text: string; of: string[]; because: Reason[] }>();
  for (const { sheet } of own) {
    for (const { text, because } of (sheet.uses ?? []).filter(({ whom }) => whom === 'unit')) {
      const said = by.get(text) ?? { text, of: [], because };
      if (!said.of.includes(nameOf(sheet.id))) said.of.push(nameOf(sheet.id));
      by.set(text, said);
    }
  }
  return [...by.values()];
}

function followText({ follows }: UnitTable): string {
  return follows.map(({ text, of, because }) => `${text}（${of.join('、')}；${clausesOf(because)}）`).join('\n');
}

function clausesOf(because: readonly Reason[]): string {
  return [...new Set(because.flatMap(({ clauses }) => clauses.map(({ clause }) => clause)))].join('、');
}

function paperOf({ unitName, year, people, teams, grades, received, lines, follows }: UnitTable): Paper {
  return {
    title: '派出单位驻村双考核表', subtitle: `${unitName}　${year} 年`,
    facts: [
      { name: '派出单位', value: unitName }, { name: '年度', value: String(year) }, { name: '参加考核', value: `${people} 人${teams > 0 ? `，${teams} 支工作队` : ''}` }, { name: '单位收到', value: `${received} 人的结果` },
      { name: '等次', value: grades.map(({ grade, count }) => `${nameOfWord(grade)} ${count} 人`).join('，') || '没有定等次', wide: true },
    ],
    parts: [
      { kind: 'heading', text: '派出的人和工作队' },
      {
        kind: 'table', empty: '没有', columns: [{ name: '姓名或工作队', share: 3 }, { name: '村', share: 2 }, { name: '考核', share: 3 }, { name: '等次', share: 2, align: 'center' }, { name: '单位收到', share: 3 }],
        rows: lines.map(line => [line.name, line.villageName, line.title, line.grade ? nameOfWord(line.grade) : '不定等次', line.received ? `${line.received.byName}\n${dayText(dayOf(line.received.at))}` : '还没有']),
      },
      { kind: 'heading', text: '对单位（由有权的人决定）' },
      { kind: 'table', empty: '制度没有写对单位怎样', columns: [{ name: '制度写的', share: 4 }, { name: '因为谁', share: 3 }, { name: '条款', share: 2 }], rows: follows.map(({ text, of, because }) => [text, of.join('、'), clausesOf(because)]) },
    ],
    signatures: [{ role: '考核机关', seal: true }, { role: '派出单位收到', seal: true }],
  };
}
