import { Injectable } from '@nestjs/common';
import { Workbook, type Worksheet } from '@protobi/exceljs';
import type { SheetRow } from '@village/shared/contract/attendance';
import type { SheetFileInput } from '@village/shared/contract/attendance.input';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { OverviewInput } from '@village/shared/contract/settlement.input';
import { firstDay, lastDay, type Month } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { ROLES } from '@village/shared/kernel/role';
import { plainText } from '../common/plain-text';
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

const HEADS: [string, number][] = [['乡镇', 14], ['村', 16], ['姓名', 12], ['派出单位', 26], ['职务', 16], ...TOTAL_HEADS.map((head): [string, number] => [head, 9]), ['备注', 40], ['考勤表', 12]];

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
    const book = new Workbook();
    writePeople(book.addWorksheet('人员', { views: [{ state: 'frozen', ySplit: 2 }], pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } }), name, lines);
    writeTownships(book.addWorksheet('乡镇合计'), name, lines);
    return { file: new Uint8Array(await book.xlsx.writeBuffer()), name: `${name}.xlsx` };
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

function writePeople(sheet: Worksheet, title: string, lines: Line[]): void {
  begin(sheet, title, HEADS);
  for (const { townshipName, stateName, row } of lines) {
    add(sheet, [townshipName, row.villageName, row.name, row.unitName, row.post || row.roleName, ...totalsOf(row), row.remark, stateName]);
  }
}

function writeTownships(sheet: Worksheet, title: string, lines: Line[]): void {
  begin(sheet, title, [['乡镇', 16], ['人数', 9], ['没有达标', 10], ...TOTAL_HEADS.slice(1).map((head): [string, number] => [head, 9])]);
  for (const township of [...new Set(lines.map(each => each.townshipName))]) {
    const rows = lines.filter(each => each.townshipName === township).map(each => each.row);
    const sums = rows.map(row => totalsOf(row).slice(1).map(Number)).reduce((sum, each) => sum.map((value, index) => value + each[index]), TOTAL_HEADS.slice(1).map(() => 0));
    const short = rows.filter(({ required: { value } }) => !isRefusal(value) && value.met === false).length;
    add(sheet, [township, String(new Set(rows.map(row => row.personId)).size), String(short), ...sums.map(String)]);
  }
}

function begin(sheet: Worksheet, title: string, heads: [string, number][]): void {
  sheet.columns = heads.map(([, width]) => ({ width }));
  sheet.addRow([title]).font = { bold: true, size: 14 };
  sheet.mergeCells(1, 1, 1, heads.length);
  sheet.addRow(heads.map(([head]) => head)).font = { bold: true };
}

function add(sheet: Worksheet, cells: string[]): void {
  sheet.addRow(cells.map(cell => (/^\d+(\.\d+)?$/.test(cell) ? Number(cell) : plainText(cell))));
}
