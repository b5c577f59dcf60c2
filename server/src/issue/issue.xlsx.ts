import { Workbook } from '@protobi/exceljs';
import type { IssueLine } from '@village/shared/contract/issue';
import { ISSUE_KIND_NAMES, ISSUE_LEVEL_NAMES, ISSUE_STATE_NAMES } from '@village/shared/contract/issue-words';
import type { Day } from '@village/shared/kernel/day';
import { plainText } from '../common/plain-text';
import type { IssueEntity } from './issue.entity';

const FONT = '宋体';
const LINE = { style: 'thin', color: { argb: 'FF444444' } } as const;
const BOX = { top: LINE, left: LINE, bottom: LINE, right: LINE };
const COLUMNS: readonly [string, number][] = [
  ['序号', 6], ['发现日期', 12], ['村', 12], ['类别', 10], ['分类', 14], ['问题', 30], ['具体情况', 44], ['层级', 8], ['办理人', 10], ['办理期限', 12], ['状态', 14], ['答复日期', 12], ['销号日期', 12], ['重新办理', 10],
];

/** The ledger as a table: a line for each issue. Who brought it up stands only on the issue itself. */
export async function issuesXlsx(rows: readonly IssueEntity[], lines: readonly IssueLine[], today: Day): Promise<Uint8Array> {
  const book = new Workbook();
  const sheet = book.addWorksheet('问题台账', {
    views: [{ state: 'frozen', ySplit: 3 }], pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:3' }, headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
  });
  [['问题台账', 18], [`${today} 导出，共 ${rows.length} 件`, 11]].forEach(([text, size], index) => {
    sheet.mergeCells(index + 1, 1, index + 1, COLUMNS.length);
    Object.assign(sheet.getCell(index + 1, 1), { value: text, font: { name: FONT, size: Number(size), bold: index === 0 }, alignment: { horizontal: 'center', vertical: 'middle' } });
  });
  COLUMNS.forEach(([, width], index) => { sheet.getColumn(index + 1).width = width; });
  const table = [COLUMNS.map(([name]) => name), ...rows.map((row, index) => cellsOf(row, lines[index], index))];
  table.forEach((texts, row) => texts.forEach((text, column) => {
    Object.assign(sheet.getCell(row + 3, column + 1), {
      value: plainText(text), font: { name: FONT, size: 11, bold: row === 0 }, border: BOX, alignment: { wrapText: true, vertical: row === 0 ? 'middle' : 'top', horizontal: row === 0 ? 'center' : 'left' },
    });
  }));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function cellsOf(row: IssueEntity, line: IssueLine, index: number): string[] {
  return [
    String(index + 1), row.foundOn, line.villageName, ISSUE_KIND_NAMES[row.kind], line.categoryName, row.title, row.text, ISSUE_LEVEL_NAMES[row.level], line.ownerName ?? '', row.due ?? '', ISSUE_STATE_NAMES[row.state],
    row.answeredOn ?? '', row.closedOn ?? '', row.reopened > 0 ? `${row.reopened} 次` : '',
  ];
}
