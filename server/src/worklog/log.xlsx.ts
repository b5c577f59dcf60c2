import { Workbook } from '@protobi/exceljs';
import { plainText } from '../common/plain-text';
import type { LogForm } from './log.form';

const FONT = '宋体';
const WIDTHS = { day: 16, state: 11, text: 46, note: 30 };
const LINE = { style: 'thin', color: { argb: 'FF444444' } } as const;

/** The month as a table: a line for each day, a column for each part of the log. */
export async function logXlsx(form: LogForm): Promise<Uint8Array> {
  const book = new Workbook();
  const sheet = book.addWorksheet('工作日志', {
    views: [{ state: 'frozen', xSplit: 1, ySplit: 3 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:3' },
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
  });
  const fields = form.fields.length > 0 ? form.fields : [{ field: 'work', name: '工作' }];
  const heads = ['日期', '状态', ...fields.map(({ name }) => name), '签字', '查阅'];
  [WIDTHS.day, WIDTHS.state, ...fields.map(() => WIDTHS.text), WIDTHS.note, WIDTHS.note].forEach((width, index) => { sheet.getColumn(index + 1).width = width; });
  [[form.title, 18], [form.subtitle, 11]].forEach(([text, size], index) => {
    sheet.mergeCells(index + 1, 1, index + 1, heads.length);
    Object.assign(sheet.getCell(index + 1, 1), { value: plainText(String(text)), font: { name: FONT, size: Number(size), bold: index === 0 }, alignment: { horizontal: 'center', vertical: 'middle' } });
  });
  const rows = form.days.map(({ day, weekday, state, texts, signed, reviews }) => [`${day} ${weekday}`, state, ...fields.map(({ field }) => texts[field] ?? ''), signed, reviews.join('\n')]);
  [heads, ...rows].forEach((texts, row) => texts.forEach((text, column) => {
    Object.assign(sheet.getCell(row + 3, column + 1), {
      value: plainText(text), font: { name: FONT, size: 11, bold: row === 0 }, border: { top: LINE, left: LINE, bottom: LINE, right: LINE },
      alignment: { wrapText: true, vertical: row === 0 ? 'middle' : 'top', horizontal: row === 0 ? 'center' : 'left' },
    });
  }));
  return new Uint8Array(await book.xlsx.writeBuffer());
}
