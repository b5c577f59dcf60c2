import { Workbook, type Borders, type Worksheet } from '@protobi/exceljs';
import { plainText } from '../common/plain-text';
import type { SlipCell, SlipForm } from './slip.form';

const FONT = '宋体';
const WIDTHS = [13, 33, 13, 33];
const TEXT = 12;
const HEIGHTS = { title: 44, line: 22, row: 32, more: 20 };
/** How many Chinese characters go into one line of a value, where the row has two values and where it has one. */
const FITS = { half: 13, whole: 34 };
const MARGIN = 0.55;

const HAIR = { style: 'thin', color: { argb: 'FF444444' } } as const;
const BOX: Partial<Borders> = { top: HAIR, left: HAIR, bottom: HAIR, right: HAIR };

/** Draws the form as a spreadsheet: one upright A4 page, ready to print. */
export async function slipXlsx(form: SlipForm): Promise<Uint8Array> {
  const book = new Workbook();
  const sheet = book.addWorksheet('请销假审批表', {
    pageSetup: {
      paperSize: 9, orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 1, horizontalCentered: true,
      margins: { left: MARGIN, right: MARGIN, top: MARGIN, bottom: MARGIN, header: 0.3, footer: 0.3 },
    },
  });
  WIDTHS.forEach((width, index) => { sheet.getColumn(index + 1).width = width; });
  write(sheet, 1, 1, 4, form.title, { size: 20, bold: true, align: 'center' });
  sheet.getRow(1).height = HEIGHTS.title;
  write(sheet, 2, 1, 2, form.number, {});
  write(sheet, 2, 3, 4, form.filled, { align: 'right' });
  sheet.getRow(2).height = HEIGHTS.line;
  form.rows.forEach((row, index) => writeRow(sheet, 3 + index, row));
  form.notes.forEach((note, index) => {
    write(sheet, 3 + form.rows.length + index, 1, 4, note, {});
    sheet.getRow(3 + form.rows.length + index).height = HEIGHTS.line * Math.ceil(note.length / (FITS.whole + 6));
  });
  sheet.pageSetup.printArea = `A1:D${sheet.rowCount}`;
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function writeRow(sheet: Worksheet, at: number, row: SlipCell[]): void {
  row.forEach(({ name, text }, index) => {
    const first = 1 + index * 2;
    write(sheet, at, first, first, name, { boxed: true, align: 'center' });
    write(sheet, at, first + 1, row.length === 1 ? 4 : first + 1, text, { boxed: true });
  });
  sheet.getRow(at).height = Math.max(...row.map(cell => heightOf(cell, row.length === 1 ? FITS.whole : FITS.half)));
}

function heightOf({ name, text, lines }: SlipCell, fits: number): number {
  const linesOf = (written: string, room: number) => written.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(part.length / room)), 0);
  return HEIGHTS.row + (Math.max(lines, linesOf(text, fits), linesOf(name, 5)) - 1) * HEIGHTS.more;
}

interface Look {
  size?: number;
  bold?: boolean;
  boxed?: boolean;
  align?: 'left' | 'center' | 'right';
}

function write(sheet: Worksheet, row: number, first: number, last: number, text: string, { size = TEXT, bold = false, boxed = false, align = 'left' }: Look): void {
  if (last > first) sheet.mergeCells(row, first, row, last);
  const cell = sheet.getCell(row, first);
  cell.value = plainText(text);
  cell.font = { name: FONT, size, bold };
  cell.alignment = { horizontal: align, vertical: 'middle', wrapText: true, indent: boxed && align === 'left' ? 1 : 0 };
  if (boxed) cell.border = BOX;
}
