import { Workbook } from '@protobi/exceljs';
import { EXAMPLE, type SheetShape } from './table';

const FONT = '宋体';
/** Down to this row the drop-downs reach. */
const LAST_ROW = 5000;
const TEXT = '@';

/** A sheet that is handed out to be filled in: with the width of each column and what it offers to choose from. */
export interface FormShape extends SheetShape {
  columns: Readonly<Record<string, { title: string; required?: boolean; width: number; choices?: readonly string[] }>>;
}

/** A workbook with a page that says how to fill it in and one sheet with these rows. Every cell is a text, so that nothing a person typed can become a formula. */
export async function tableBook(guide: readonly string[], shape: FormShape, rows: readonly Partial<Record<string, string>>[]): Promise<Uint8Array> {
  const book = new Workbook();
  const page = book.addWorksheet('说明');
  page.getColumn(1).width = 110;
  guide.forEach((text, index) => Object.assign(page.getCell(index + 1, 1), { value: text, font: { name: FONT, size: index === 0 ? 14 : 11, bold: index === 0 }, alignment: { wrapText: true, vertical: 'top' } }));
  const sheet = book.addWorksheet(shape.name, { views: [{ state: 'frozen', ySplit: 1 }] });
  const columns = Object.entries(shape.columns);
  sheet.columns = columns.map(([key, { title, width }]) => ({ key, header: title, width, style: { numFmt: TEXT, font: { name: FONT, size: 11 } } }));
  columns.forEach(([, { required, choices, title }], index) => {
    Object.assign(sheet.getRow(1).getCell(index + 1), {
      font: { name: FONT, size: 11, bold: true, color: { argb: required ? 'FFB23A26' : 'FF1D2320' } }, fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE6F2EC' } },
      alignment: { horizontal: 'center', vertical: 'middle' },
    });
    if (!choices) return;
    const letters = sheet.getColumn(index + 1).letter;
    (sheet as typeof sheet & { dataValidations: { add(range: string, rule: object): void } }).dataValidations.add(`${letters}2:${letters}${LAST_ROW}`, {
      type: 'list', allowBlank: true, formulae: [`"${choices.join(',')}"`], showErrorMessage: true, errorStyle: 'warning', errorTitle: title, error: `请从下拉框里选择${title}`,
    });
  });
  for (const row of rows) {
    const line = sheet.addRow(columns.map(([key]) => row[key] ?? null));
    if (columns.some(([key]) => row[key]?.startsWith(EXAMPLE))) line.font = { name: FONT, size: 11, italic: true, color: { argb: 'FF5B635E' } };
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}
