import { Injectable } from '@nestjs/common';
import type { SheetRow } from '@village/shared/contract/attendance';
import type { SheetFileInput } from '@village/shared/contract/attendance.input';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { OverviewInput } from '@village/shared/contract/settlement.input';
import { firstDay, lastDay, type Month } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { ROLES } from '@village/shared/kernel/role';
import { type List, listBook } from '../common/list-book';
import type { Who } from '../common/who';
import { SlipService } from '../leave/slip.service';
import { OverviewService } from './overview.service';
import { TOTAL_HEADS, totalsOf } from './sheet.form';
import { SignatureService } from './signature.service';
import { ViewService } from './view.service';

/** One person of one sheet. */
interface Line {
  townshipName: string;
  stateName: string;
  row: SheetRow;
}

/** What goes along with the sheets: the table 出勤情况统计表 of all of them, and all slips of leave of one. */
@Injectable()
export class TotalsService {
  constructor(private readonly overviews: OverviewService, private readonly signatures: SignatureService, private readonly slips: SlipService, private readonly views: ViewService) {}

  /** Of a sealed sheet what was sealed, of another what stands there now. */
  async xlsx(input: OverviewInput, who: Who): Promise<FileReply | Refusal> {
    const overview = await this.overviews.overview(input, who);
    if (isRefusal(overview)) return overview;
    const lines: Line[] = overview.lines.length > 0 ? [] : await this.ofUnit(input.month, who);
    for (const line of overview.lines) {
      const sheet = await this.signatures.sheet({ organisationId: line.organisationId, month: input.month }, who);
      if (isRefusal(sheet)) return sheet;
      lines.push(...sheet.content.rows.map(row => ({ townshipName: line.townshipName, stateName: line.stateName, row })));
    }
    if (lines.length === 0) return refuse('no_people', '这个月您能看到的考勤表上没有人，没有可以统计的。', { field: 'month' });
    const name = `${monthText(input.month)}出勤情况统计表`;
    return { file: await listBook(peopleList(name, lines), townshipList(name, lines)), name: `${name}.xlsx`, rows: lines.length };
  }

  /** A dispatching unit reaches no place: its own people, on the sheets of the villages where they served. */
  private async ofUnit(month: Month, who: Who): Promise<Line[]> {
    if (who.grants.every(grant => ROLES[grant.role].level !== 'unit')) return [];
    const places = await this.views.places(who, month);
    const lines: Line[] = [];
    for (const { organisationId } of places.filter(place => place.kind === 'village')) {
      const sheet = await this.signatures.sheet({ organisationId, month }, who);
      if (isRefusal(sheet)) continue;
      const { townshipName } = (await this.views.placeOf(organisationId))!;
      lines.push(...sheet.content.rows.map(row => ({ townshipName, stateName: sheet.settlement.sealed ? '已封存' : '办理中', row })));
    }
    return lines;
  }

  async bundle(input: SheetFileInput, who: Who): Promise<FileReply | Refusal> {
    const sheet = await this.signatures.sheet(input, who);
    if (isRefusal(sheet)) return sheet;
    const { rows, organisationName } = sheet.content;
    const title = `${organisationName}${monthText(input.month)}请销假审批表`;
    const file = await this.slips.bundle({ personIds: [...new Set(rows.map(row => row.personId))], from: firstDay(input.month), to: lastDay(input.month) }, title, who);
    return file ? { file, name: `${title}.pdf` } : refuse('no_slips', '这个月没有批准的请假，没有可以合订的审批表。');
  }
}

function monthText(month: Month): string {
  return `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`;
}

const FOOT = ['数字的单位是天。已封存的表照封存时的内容，没有封存的照导出时的记录。', '填表人：　　　　　　　　审核人：　　　　　　　　负责人：　　　　　　　　（单位盖章）　　　年　　月　　日'];

function peopleList(title: string, lines: readonly Line[]): List {
  const people = lines.map(({ townshipName, stateName, row }) => [townshipName, row.villageName, row.name, row.unitName, row.post || row.roleName, ...totalsOf(row).map(numberOf), row.remark, stateName]);
  const columns = [['乡镇', 14], ['村', 16], ['姓名', 12], ['派出单位', 26], ['职务', 16], ...TOTAL_HEADS.map(head => [head, 8] as const), ['备注', 34], ['考勤表', 10]] as const;
  return { name: '人员', title, subtitle: `${whereText(lines)}　${headcount(lines)} 人`, columns, rows: people, total: ['合计', '', '', '', '', '', ...sumsOf(lines), '', ''], foot: FOOT, frozen: 3 };
}

function townshipList(title: string, lines: readonly Line[]): List {
  const names = [...new Set(lines.map(each => each.townshipName))];
  const sumUp = (name: string, own: readonly Line[]) => [name, headcount(own), own.filter(({ row: { required: { value } } }) => !isRefusal(value) && value.met === false).length, ...sumsOf(own)];
  return {
    name: '乡镇合计', title, subtitle: whereText(lines), columns: [['乡镇', 20], ['人数', 12], ['没有达标', 12], ...TOTAL_HEADS.slice(1).map(head => [head, 12] as const)],
    rows: names.map(name => sumUp(name, lines.filter(each => each.townshipName === name))), ...(names.length > 1 ? { total: sumUp('合计', lines) } : {}), foot: FOOT,
  };
}

/** The sums of what came of it; what was due is not added up. */
function sumsOf(lines: readonly Line[]): number[] {
  return lines.map(({ row }) => totalsOf(row).slice(1).map(Number)).reduce((sum, each) => sum.map((value, index) => value + each[index]), TOTAL_HEADS.slice(1).map(() => 0));
}

/** Whoever served in two villages stands on two lines, and is one person. */
function headcount(lines: readonly Line[]): number {
  return new Set(lines.map(({ row }) => row.personId)).size;
}

function whereText(lines: readonly Line[]): string {
  const names = [...new Set(lines.map(each => each.townshipName))];
  return names.length > 3 ? `${names.length} 个乡镇` : names.join('、');
}

const numberOf = (text: string) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : text);
