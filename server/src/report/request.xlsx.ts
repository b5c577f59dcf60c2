import { Workbook } from '@protobi/exceljs';
import type { RequestDetail } from '@village/shared/contract/request';
import { plainText } from '../common/plain-text';

const FONT = '宋体';
const LINE = { style: 'thin', color: { argb: 'FF444444' } } as const;

/** The table that was asked for: a line for each team, a column for each thing. */
export async function requestXlsx({ title, basis, from, to, items, rows }: RequestDetail): Promise<Uint8Array> {
  const book = new Workbook();
  const sheet = book.addWorksheet('数据', { views: [{ state: 'frozen', xSplit: 2, ySplit: 3 }], pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } });
  const heads = ['村', '工作队', ...items.map(({ text, unit }) => (unit ? `${text}（${unit}）` : text)), '说明', '填报人'];
  [[title, 18], [`依据：${basis}　时间：${from} 至 ${to}`, 11]].forEach(([text, size], index) => {
    sheet.mergeCells(index + 1, 1, index + 1, heads.length);
    Object.assign(sheet.getCell(index + 1, 1), { value: plainText(String(text)), font: { name: FONT, size: Number(size), bold: index === 0 }, alignment: { horizontal: 'center', vertical: 'middle' } });
  });
  const lines = rows.map(row => [row.villageName, row.teamName, ...row.values.map(({ value, known }) => (value === null ? '' : known ? Number(value) : value)), row.note, row.answeredBy]);
  [heads, ...lines].forEach((cells, index) => cells.forEach((value, column) => {
    sheet.getColumn(column + 1).width = column < 2 ? 16 : 14;
    Object.assign(sheet.getCell(index + 3, column + 1), {
      value: typeof value === 'number' ? value : plainText(value), font: { name: FONT, size: 11, bold: index === 0 }, border: { top: LINE, left: LINE, bottom: LINE, right: LINE }, alignment: { wrapText: true, vertical: 'middle', horizontal: 'center' },
    });
  }));
  return new Uint8Array(await book.xlsx.writeBuffer());
}
