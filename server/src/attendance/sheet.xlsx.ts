import { Workbook, type Alignment, type Borders, type Worksheet } from '@protobi/exceljs';
import { plainText } from '../common/plain-text';
import { PERSON_HEADS, REMARK_HEAD, TOTAL_HEADS, type FormRow, type SheetForm } from './sheet.form';

// The sheet is drawn large and printed smaller. How much smaller depends on the font the office program measures columns with:
// about 0.57 in Excel, 0.43 where Calibri is replaced by a wide font. At 0.43 these 14.5 pt are still above 6 pt on paper.
const FONT = '宋体';
const TEXT = 14.5;
const WIDTHS = { person: [4.2, 11, 15.4, 11], half: 2.75, total: 5, remark: 11 };
const HEIGHTS = { title: 42, subtitle: 26, head: 23, row: 42, tallRow: 54, legend: 30, signatures: 60, note: 24, page: 900 };
/** What is higher than this does not fit on one page at a size that can be read: the table then runs over several pages. */
const ONE_PAGE = 1240;
const HEAD_ROWS = 5;
/** A Chinese character in units of column width. */
const CHARACTER = 2.7;
const MILLIMETRES_PER_INCH = 25.4;

const HAIR = { style: 'thin', color: { argb: 'FF444444' } } as const;
const FAINT = { style: 'hair', color: { argb: 'FF999999' } } as const;
const BOX: Partial<Borders> = { top: HAIR, left: HAIR, bottom: HAIR, right: HAIR };
// The line between the two halves of a day is faint, so that the eye sees days.
const HALF_BOX: Partial<Borders>[] = [{ ...BOX, right: FAINT }, { ...BOX, left: FAINT }];
const CENTRE: Partial<Alignment> = { horizontal: 'center', vertical: 'middle', wrapText: true };
const REST = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE7E7E7' } } as const;

/** Draws the official form as a spreadsheet: one A4 page across, landscape, ready to print. */
export async function sheetXlsx(form: SheetForm): Promise<Uint8Array> {
  const book = new Workbook();
  const onePage = heightAround(form) + form.rows.reduce((sum, row) => sum + Math.max(rowHeight(form), heightOf(row)), 0) <= ONE_PAGE;
  const sheet = book.addWorksheet('考勤表', {
    views: [{ state: 'frozen', xSplit: PERSON_HEADS.length, ySplit: HEAD_ROWS, zoomScale: 75 }],
    pageSetup: {
      paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: onePage ? 1 : 0,
      horizontalCentered: true, printTitlesRow: `1:${HEAD_ROWS}`,
      margins: { left: inch(6), right: inch(6), top: inch(8), bottom: inch(onePage ? 8 : 13), header: inch(3), footer: inch(onePage ? 3 : 6) },
    },
    headerFooter: onePage ? undefined : { oddFooter: '&C&15第 &P 页，共 &N 页' },
  });
  const columns = columnsOf(form);
  setWidths(sheet, form);
  writeTitle(sheet, form, columns.last);
  writeHead(sheet, form, columns);
  const height = rowHeight(form);
  form.rows.forEach((row, index) => writeRow(sheet, form, row, HEAD_ROWS + 1 + index, height));
  writeFoot(sheet, form, columns.last, HEAD_ROWS + form.rows.length + 1);
  sheet.pageSetup.printArea = `A1:${sheet.getColumn(columns.last).letter}${sheet.rowCount}`;
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const inch = (millimetres: number): number => millimetres / MILLIMETRES_PER_INCH;

interface Columns {
  firstDay: number;
  firstTotal: number;
  remark: number;
  last: number;
}

function columnsOf(form: SheetForm): Columns {
  const firstDay = PERSON_HEADS.length + 1;
  const firstTotal = firstDay + form.days.length * 2;
  const remark = firstTotal + TOTAL_HEADS.length;
  return { firstDay, firstTotal, remark, last: remark };
}

function setWidths(sheet: Worksheet, form: SheetForm): void {
  const widths = [...WIDTHS.person, ...form.days.flatMap(() => [WIDTHS.half, WIDTHS.half]), ...TOTAL_HEADS.map(() => WIDTHS.total), WIDTHS.remark];
  widths.forEach((width, index) => { sheet.getColumn(index + 1).width = width; });
}

function writeTitle(sheet: Worksheet, form: SheetForm, last: number): void {
  line(sheet, 1, last, form.title, HEIGHTS.title, { size: 28, bold: true });
  line(sheet, 2, last, form.subtitle, HEIGHTS.subtitle, { size: 17 });
}

function line(sheet: Worksheet, row: number, last: number, text: string, height: number, font: { size: number; bold?: boolean }, alignment = CENTRE): void {
  sheet.mergeCells(row, 1, row, last);
  const cell = sheet.getCell(row, 1);
  cell.value = plainText(text);
  cell.font = { name: FONT, ...font };
  cell.alignment = alignment;
  sheet.getRow(row).height = height;
}

function writeHead(sheet: Worksheet, form: SheetForm, columns: Columns): void {
  for (let row = 3; row <= HEAD_ROWS; row++) sheet.getRow(row).height = HEIGHTS.head;
  PERSON_HEADS.forEach((text, index) => headOver(sheet, index + 1, text));
  form.days.forEach((day, index) => {
    const column = columns.firstDay + index * 2;
    for (const [offset, text] of [day.date, day.weekday].entries()) {
      sheet.mergeCells(3 + offset, column, 3 + offset, column + 1);
      head(sheet, 3 + offset, column, text, day.rest);
    }
    ['上', '下'].forEach((text, half) => head(sheet, HEAD_ROWS, column + half, text, day.rest, HALF_BOX[half]));
  });
  TOTAL_HEADS.forEach((text, index) => headOver(sheet, columns.firstTotal + index, text));
  headOver(sheet, columns.remark, REMARK_HEAD);
}

function headOver(sheet: Worksheet, column: number, text: string): void {
  sheet.mergeCells(3, column, HEAD_ROWS, column);
  head(sheet, 3, column, text, false);
}

function head(sheet: Worksheet, row: number, column: number, text: string, shaded: boolean, border = BOX): void {
  const cell = sheet.getCell(row, column);
  cell.value = text;
  cell.font = { name: FONT, size: TEXT, bold: true };
  cell.alignment = CENTRE;
  cell.border = border;
  if (shaded) cell.fill = REST;
}

/** A short list is given air, a long one is set closer. All rows are equally high where the page has room for that. */
function rowHeight(form: SheetForm): number {
  const room = (HEIGHTS.page - heightAround(form)) / Math.max(1, form.rows.length);
  const highest = Math.max(0, ...form.rows.map(heightOf));
  return Math.max(HEIGHTS.row, highest <= room ? highest : 0, Math.min(HEIGHTS.tallRow, room));
}

/** Everything that is not a row of the table. */
function heightAround(form: SheetForm): number {
  return HEIGHTS.title + HEIGHTS.subtitle + HEIGHTS.head * 3 + HEIGHTS.legend + textHeight(form, form.appendix) + HEIGHTS.signatures + form.notes.reduce((sum, note) => sum + noteHeight(form, note), 0);
}

/** How high a text is that runs over the width of the table; nothing where there is none. */
function textHeight(form: SheetForm, text: string): number {
  const { person, half, total, remark } = WIDTHS;
  const width = person.reduce((sum, each) => sum + each, 0) + half * form.days.length * 2 + total * TOTAL_HEADS.length + remark;
  return text === '' ? 0 : Math.ceil(text.length / (width / CHARACTER)) * (TEXT + 5) + 6;
}

function noteHeight(form: SheetForm, note: string): number {
  return Math.max(HEIGHTS.note, textHeight(form, note));
}

function heightOf(row: FormRow): number {
  return linesOf(row) * (TEXT + 4) + 6;
}

function writeRow(sheet: Worksheet, form: SheetForm, row: FormRow, at: number, height: number): void {
  sheet.getRow(at).height = Math.max(height, heightOf(row));
  const firstDay = PERSON_HEADS.length + 1;
  const firstTotal = firstDay + row.marks.length;
  [row.number, row.name, row.unit, row.post].forEach((text, index) => write(sheet, at, index + 1, text, { numeric: index === 0 }));
  row.marks.forEach((mark, index) => write(sheet, at, firstDay + index, mark, {  shaded: form.days[Math.floor(index / 2)].rest, border: HALF_BOX[index % 2] }));
  row.totals.forEach((text, index) => write(sheet, at, firstTotal + index, text, { numeric: true }));
  write(sheet, at, firstTotal + TOTAL_HEADS.length, row.remark, {});
}

interface Look {
  numeric?: boolean;
  shaded?: boolean;
  border?: Partial<Borders>;
}

function write(sheet: Worksheet, row: number, column: number, text: string, look: Look): void {
  const cell = sheet.getCell(row, column);
  cell.value = look.numeric && /^\d+(\.\d+)?$/.test(text) ? Number(text) : plainText(text);
  cell.font = { name: FONT, size: TEXT };
  cell.alignment = CENTRE;
  cell.border = look.border ?? BOX;
  if (look.shaded) cell.fill = REST;
}

/** How many lines does the longest text of the row need?  */
function linesOf(row: FormRow): number {
  const [, nameWidth, unitWidth, postWidth] = WIDTHS.person;
  const texts: [string, number][] = [[row.name, nameWidth], [row.unit, unitWidth], [row.post, postWidth], [row.remark, WIDTHS.remark]];
  return Math.max(...texts.map(([text, width]) => Math.ceil(text.length / Math.floor(width / CHARACTER))));
}

function writeFoot(sheet: Worksheet, form: SheetForm, last: number, from: number): void {
  const left: Partial<Alignment> = { horizontal: 'left', vertical: 'middle', wrapText: true };
  line(sheet, from, last, form.legend, HEIGHTS.legend, { size: TEXT }, left);
  const appendix = form.appendix === '' ? 0 : 1;
  if (appendix) line(sheet, from + 1, last, form.appendix, textHeight(form, form.appendix), { size: TEXT }, left);
  writeSignatures(sheet, form, last, from + 1 + appendix);
  form.notes.forEach((note, index) => line(sheet, from + 2 + appendix + index, last, note, noteHeight(form, note), { size: TEXT }, left));
}

/** One line across the page: a block for each who signs, and the place of the seal at the right. */
function writeSignatures(sheet: Worksheet, form: SheetForm, last: number, row: number): void {
  const blocks = [...form.signatures.map(each => `${each.label}：${each.who || '　　　　　'}\n日期：${each.when || '　　年　月　日'}`), '（单位盖章）'];
  const starts = starting(sheet, last, blocks.length);
  blocks.forEach((text, index) => {
    const first = starts[index];
    sheet.mergeCells(row, first, row, (starts[index + 1] ?? last + 1) - 1);
    const cell = sheet.getCell(row, first);
    cell.value = plainText(text);
    cell.font = { name: FONT, size: TEXT + 1 };
    cell.alignment = { horizontal: 'left', vertical: 'middle', wrapText: true };
  });
  sheet.getRow(row).height = HEIGHTS.signatures;
}

/** The first column of each of `parts` blocks that are about equally wide. */
function starting(sheet: Worksheet, last: number, parts: number): number[] {
  const widths = Array.from({ length: last }, (_, index) => sheet.getColumn(index + 1).width ?? 0);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return Array.from({ length: parts }, (_, part) => {
    let before = 0;
    const column = widths.findIndex(width => (before += width) > (whole * part) / parts);
    return column + 1;
  });
}
