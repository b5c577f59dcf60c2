import { Workbook, type Worksheet } from '@protobi/exceljs';
import type { PlaceBurden } from '@village/shared/contract/burden';
import { BURDEN_COUNT_NAMES, BURDEN_COUNTS, BURDEN_MODULE_NAMES } from '@village/shared/kernel/burden';
import { plainText } from '../common/plain-text';

const FONT = '宋体';
const LINE = { style: 'thin', color: { argb: 'FF444444' } } as const;
type Cell = string | number;

/** What was asked of those who work in the villages: by matter, by whoever asked, and what it was. Nobody is named. */
export async function burdenXlsx({ placeName, week, to, people, teams, each, ceiling, modules, askers, items }: PlaceBurden): Promise<Uint8Array> {
  const book = new Workbook();
  const title = `${placeName} ${week} 至 ${to}　${people} 人、${teams} 支队`;
  const heads = BURDEN_COUNTS.map(count => `${BURDEN_COUNT_NAMES[count].name}（每人每周，${BURDEN_COUNT_NAMES[count].unit}）`);
  const total: Cell[][] = [['合计', ...BURDEN_COUNTS.map(count => each[count])], ['上限', ...BURDEN_COUNTS.map(count => ceiling?.[count] ?? '没有设定')]];
  table(book.addWorksheet('按模块'), title, [['模块', 20], ...heads.map((head): [string, number] => [head, 18])], [...modules.map(({ name, ...counts }): Cell[] => [name, ...BURDEN_COUNTS.map(count => counts[count])]), ...total]);
  table(book.addWorksheet('按谁要的'), title, [['谁要的', 40], ...heads.map((head): [string, number] => [head, 18])], [...askers.map(({ name, ...counts }): Cell[] => [name, ...BURDEN_COUNTS.map(count => counts[count])]), ...total]);
  table(book.addWorksheet('各项'), title, [['模块', 16], ['事项', 36], ['谁要的', 40], ['全体合计（件）', 14], ['必填的栏（全体合计）', 18], ['依据', 40]],
    items.map(({ module, title: what, askedBy, entries, fields, because }): Cell[] => [BURDEN_MODULE_NAMES[module], what, askedBy, entries, fields, [...new Set(because.flatMap(({ clauses }) => clauses.map(({ clause }) => clause)))].join('、')]));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function table(sheet: Worksheet, title: string, columns: readonly [string, number][], rows: readonly Cell[][]): void {
  sheet.pageSetup = { ...sheet.pageSetup, paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
  sheet.views = [{ state: 'frozen', ySplit: 2 }];
  columns.forEach(([, width], index) => { sheet.getColumn(index + 1).width = width; });
  sheet.mergeCells(1, 1, 1, columns.length);
  Object.assign(sheet.getCell(1, 1), { value: plainText(title), font: { name: FONT, size: 14, bold: true }, alignment: { horizontal: 'center', vertical: 'middle' } });
  [columns.map(([name]): Cell => name), ...rows].forEach((cells, row) => cells.forEach((value, column) => {
    Object.assign(sheet.getCell(row + 2, column + 1), {
      value: typeof value === 'number' ? value : plainText(value), font: { name: FONT, size: 11, bold: row === 0 }, border: { top: LINE, left: LINE, bottom: LINE, right: LINE }, alignment: { wrapText: true, vertical: 'middle' },
    });
  }));
}
