import { type Workbook, Workbook as Book, type Worksheet } from '@protobi/exceljs';
import { plainText } from './plain-text';

const FONT = '宋体';
const LINE = { style: 'thin', color: { argb: 'FF444444' } } as const;
const BOX = { top: LINE, left: LINE, bottom: LINE, right: LINE };
const HEAD_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEFEFEF' } } as const;
/** A table with a column as wide as this holds whole texts: its lines are read from the top. */
const LONG = 40;

export type Cell = string | number;

/** A list as it is printed and filed: a title, heads that are repeated on every page, a framed line for each row. */
export interface List {
  /** The name of the sheet. */
  name: string;
  title?: string;
  /** A smaller line below the title. */
  subtitle?: string;
  /** What stands in the head, and how wide the column is. */
  columns: readonly (readonly [string, number])[];
  rows: readonly (readonly Cell[])[];
  /** A last line that is set off, as the sums are. */
  total?: readonly Cell[];
  /** Lines below the table: who signs, what it rests on. */
  foot?: readonly string[];
  /** So many columns stay where the table is moved sideways. */
  frozen?: number;
}

/** A workbook of such lists, A4 on its side, as wide as the page. */
export async function listBook(...lists: readonly List[]): Promise<Uint8Array> {
  const book: Workbook = new Book();
  for (const list of lists) write(book, list);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function write(book: Workbook, { name, title, subtitle, columns, rows, total, foot = [], frozen = 0 }: List): void {
  const above = [...(title === undefined ? [] : [[title, 18] as const]), ...(subtitle === undefined ? [] : [[subtitle, 11] as const])];
  const head = above.length + 1;
  const sheet = book.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: frozen, ySplit: head }],
    pageSetup: {
      paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, horizontalCentered: true, printTitlesRow: `1:${head}`,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.2, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
  });
  columns.forEach(([, width], index) => { sheet.getColumn(index + 1).width = width; });
  above.forEach(([text, size], index) => across(sheet, index + 1, columns.length, text, { name: FONT, size, bold: size > 11 }, 'center'));
  const vertical = columns.some(([, width]) => width >= LONG) ? 'top' : 'middle';
  columns.forEach(([text], column) => cell(sheet, head, column, text, { bold: true, centre: true, vertical: 'middle', fill: true }));
  rows.forEach((row, index) => row.forEach((value, column) => cell(sheet, head + 1 + index, column, value, { centre: typeof value === 'number', vertical })));
  total?.forEach((value, column) => cell(sheet, head + 1 + rows.length, column, value, { bold: true, centre: typeof value === 'number', vertical: 'middle', fill: true }));
  const below = head + rows.length + (total ? 1 : 0) + 1;
  foot.forEach((text, index) => across(sheet, below + index, columns.length, text, { name: FONT, size: 11, bold: false }, 'left'));
}

function across(sheet: Worksheet, row: number, last: number, text: string, font: { name: string; size: number; bold: boolean }, horizontal: 'center' | 'left'): void {
  sheet.mergeCells(row, 1, row, last);
  Object.assign(sheet.getCell(row, 1), { value: plainText(text), font, alignment: { horizontal, vertical: 'middle', wrapText: true } });
  sheet.getRow(row).height = font.size * 1.9;
}

interface Look {
  bold?: boolean;
  centre: boolean;
  vertical: 'top' | 'middle';
  fill?: boolean;
}

function cell(sheet: Worksheet, row: number, column: number, value: Cell, { bold = false, centre, vertical, fill }: Look): void {
  Object.assign(sheet.getCell(row, column + 1), {
    value: typeof value === 'number' ? value : plainText(value), font: { name: FONT, size: 11, bold }, border: BOX,
    alignment: { wrapText: true, vertical, horizontal: centre ? 'center' : 'left' }, ...(fill ? { fill: HEAD_FILL } : {}),
  });
}
