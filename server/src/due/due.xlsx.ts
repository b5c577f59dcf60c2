import { Workbook } from '@protobi/exceljs';
import type { DueLine } from '@village/shared/contract/due';
import { DUE_SOURCE_NAMES, DUE_STATE_NAMES } from '@village/shared/rules/due-item';
import { plainText } from '../common/plain-text';

const FONT = '宋体';
const LINE = { style: 'thin', color: { argb: 'FF444444' } } as const;
const COLUMNS = [['类别', 12], ['事项', 30], ['时间', 18], ['谁', 18], ['所在', 16], ['最迟', 13], ['应做', 8], ['已做', 8], ['单位', 6], ['状态', 11], ['依据', 40]] as const;

/** The list as a table, a line for each who owes something. */
export async function dueXlsx(title: string, lines: readonly (DueLine & { place: string })[]): Promise<Uint8Array> {
  const book = new Workbook();
  const sheet = book.addWorksheet('到期事项', {
    views: [{ state: 'frozen', ySplit: 2 }], pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:2' }, headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
  });
  COLUMNS.forEach(([, width], index) => { sheet.getColumn(index + 1).width = width; });
  sheet.mergeCells(1, 1, 1, COLUMNS.length);
  Object.assign(sheet.getCell(1, 1), { value: plainText(title), font: { name: FONT, size: 18, bold: true }, alignment: { horizontal: 'center', vertical: 'middle' } });
  const rows = lines.map(({ source, title: what, turn, ownerName, place, due, required, done, unit, state, because }) => [
    DUE_SOURCE_NAMES[source], what, turn, ownerName, place, due ?? '', required ?? '', done, unit, DUE_STATE_NAMES[state], [...new Set(because.flatMap(({ clauses }) => clauses.map(({ clause }) => clause)))].join('、'),
  ]);
  [COLUMNS.map(([name]) => name as string | number), ...rows].forEach((cells, row) => cells.forEach((value, column) => {
    Object.assign(sheet.getCell(row + 2, column + 1), {
      value: typeof value === 'number' ? value : plainText(value), font: { name: FONT, size: 11, bold: row === 0 }, border: { top: LINE, left: LINE, bottom: LINE, right: LINE },
      alignment: { wrapText: true, vertical: 'middle', horizontal: row === 0 || column > 4 ? 'center' : 'left' },
    });
  }));
  return new Uint8Array(await book.xlsx.writeBuffer());
}
