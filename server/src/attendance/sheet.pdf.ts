import { pdfOf, type Pdf } from '../common/pdf';
import { squaresOf } from '../common/qr';
import { PERSON_HEADS, REMARK_HEAD, TOTAL_HEADS, type FormRow, type SheetForm } from './sheet.form';

// Millimetres of an A4 page that lies on its side, and points for type; nothing is set smaller than 6 pt.
const PAGE = { width: 297, height: 210, left: 6, right: 6, top: 8, bottom: 7 };
const TYPE = { title: 15, subtitle: 10, text: 6.6, mark: 6.5, foot: 7.5, smallest: 6 };
const PERSON = [5.5, 13, 21.5, 14];
const TOTAL = 6.2;
const REMARK = 15;
const HEADS = { title: 8, subtitle: 6, row: 4.6 };
const FOOT = { legend: 6, line: 3.2, signatures: 14, note: 4.5 };
const ROW = { least: 6.4, most: 9 };
const LINE_COLOUR = '#444444';
const FAINT_COLOUR = '#AAAAAA';
const REST_COLOUR = '#E7E7E7';
const mm = (millimetres: number): number => millimetres * 72 / 25.4;

/** Draws the official form as a PDF with the Chinese type embedded: A4 landscape, the heads again on each page. */
export function sheetPdf(form: SheetForm): Promise<Uint8Array> {
  return pdfOf({ layout: 'landscape', margin: 0, autoFirstPage: false, bufferPages: true, info: { Title: `${form.title} ${form.subtitle}` } }, pdf => drawPages(pdf, form));
}

function drawPages(pdf: Pdf, form: SheetForm): void {
  const columns = columnsOf(form);
  const appendix = linesHeight(pdf, form.appendix);
  const footHeight = FOOT.legend + appendix + FOOT.signatures + form.notes.reduce((sum, note) => sum + noteHeight(pdf, note), 0);
  const bottom = PAGE.height - PAGE.bottom;
  const start = PAGE.top + HEADS.title + HEADS.subtitle + HEADS.row * 3;
  const height = Math.min(ROW.most, Math.max(ROW.least, (bottom - footHeight - start) / Math.max(1, form.rows.length)));
  let y = startPage(pdf, form, columns);
  for (const row of form.rows) {
    const own = Math.max(height, needed(pdf, row));
    if (y + own > bottom) y = startPage(pdf, form, columns);
    drawRow(pdf, form, columns, row, y, own);
    y += own;
  }
  if (y + footHeight > bottom) y = startPage(pdf, form, columns);
  drawFoot(pdf, form, y, appendix);
  numberPages(pdf);
}

function columnsOf(form: SheetForm): { at: number[]; widths: number[] } {
  const fixed = PERSON.reduce((sum, width) => sum + width, 0) + TOTAL * TOTAL_HEADS.length + REMARK;
  const half = (PAGE.width - PAGE.left - PAGE.right - fixed) / (form.days.length * 2);
  const widths = [...PERSON, ...form.days.flatMap(() => [half, half]), ...TOTAL_HEADS.map(() => TOTAL), REMARK];
  let x = PAGE.left;
  const at = widths.map(width => { const here = x; x += width; return here; });
  return { at, widths };
}

type Columns = ReturnType<typeof columnsOf>;

/** A new page with the title and the heads of the table; answers where the first row begins. */
function startPage(pdf: Pdf, form: SheetForm, columns: Columns): number {
  pdf.addPage();
  pdf.font('text').lineWidth(0.4).strokeColor(LINE_COLOUR);
  const width = PAGE.width - PAGE.left - PAGE.right;
  write(pdf, form.title, PAGE.left, PAGE.top, width, HEADS.title, TYPE.title);
  write(pdf, form.subtitle, PAGE.left, PAGE.top + HEADS.title, width, HEADS.subtitle, TYPE.subtitle);
  const y = PAGE.top + HEADS.title + HEADS.subtitle;
  PERSON_HEADS.forEach((text, index) => headOver(pdf, columns, index, text, y));
  form.days.forEach((day, index) => {
    const column = PERSON_HEADS.length + index * 2;
    const pair = columns.widths[column] * 2;
    box(pdf, day.date, columns.at[column], y, pair, HEADS.row, day.rest);
    box(pdf, day.weekday, columns.at[column], y + HEADS.row, pair, HEADS.row, day.rest);
    halves(pdf, ['上', '下'], columns.at[column], y + HEADS.row * 2, pair, HEADS.row, day.rest, TYPE.smallest);
  });
  const firstTotal = PERSON_HEADS.length + form.days.length * 2;
  TOTAL_HEADS.forEach((text, index) => headOver(pdf, columns, firstTotal + index, text.length > 2 ? `${text.slice(0, 1)}\n${text.slice(1)}` : text, y));
  headOver(pdf, columns, firstTotal + TOTAL_HEADS.length, REMARK_HEAD, y);
  return y + HEADS.row * 3;
}

function headOver(pdf: Pdf, columns: Columns, column: number, text: string, y: number): void {
  box(pdf, text, columns.at[column], y, columns.widths[column], HEADS.row * 3, false);
}

function drawRow(pdf: Pdf, form: SheetForm, columns: Columns, row: FormRow, y: number, height: number): void {
  const cell = (text: string, column: number) => box(pdf, text, columns.at[column], y, columns.widths[column], height, false);
  [row.number, row.name, row.unit, row.post].forEach(cell);
  form.days.forEach((day, index) => {
    const column = PERSON_HEADS.length + index * 2;
    halves(pdf, row.marks.slice(index * 2, index * 2 + 2), columns.at[column], y, columns.widths[column] * 2, height, day.rest, TYPE.mark);
  });
  [...row.totals, row.remark].forEach((text, index) => cell(text, PERSON_HEADS.length + row.marks.length + index));
}

/** A long name, unit or remark makes its row higher: nothing that is written is cut off. */
function needed(pdf: Pdf, { name, unit, post, remark }: FormRow): number {
  pdf.font('text').fontSize(TYPE.smallest);
  const texts = [[name, PERSON[1]], [unit, PERSON[2]], [post, PERSON[3]], [remark, REMARK]] as const;
  return Math.max(...texts.map(([text, width]) => heightOf(pdf, text, mm(width) - 1, TYPE.smallest))) / mm(1) + 0.4;
}

/** How high a text is that runs over the width of the page; nothing where there is none. */
function linesHeight(pdf: Pdf, text: string): number {
  pdf.font('text');
  return text === '' ? 0 : linesOf(pdf, text, mm(PAGE.width - PAGE.left - PAGE.right) - 2, TYPE.text).length * FOOT.line + 1;
}

function noteHeight(pdf: Pdf, note: string): number {
  return Math.max(FOOT.note, linesHeight(pdf, note));
}

/** The two halves of a day: one box, a faint line between them, so that the eye sees days. */
function halves(pdf: Pdf, texts: string[], x: number, y: number, width: number, height: number, shaded: boolean, size: number): void {
  box(pdf, '', x, y, width, height, shaded);
  const middle = mm(x + width / 2);
  pdf.save().lineWidth(0.25).strokeColor(FAINT_COLOUR).moveTo(middle, mm(y)).lineTo(middle, mm(y + height)).stroke().restore();
  texts.forEach((text, half) => { if (text !== '') write(pdf, text, x + (width / 2) * half, y, width / 2, height, size); });
}

function drawFoot(pdf: Pdf, form: SheetForm, top: number, appendix: number): void {
  const width = PAGE.width - PAGE.left - PAGE.right;
  write(pdf, form.legend, PAGE.left, top, width, FOOT.legend, TYPE.text, 'left');
  if (appendix > 0) write(pdf, form.appendix, PAGE.left, top + FOOT.legend, width, appendix, TYPE.text, 'left');
  const from = top + appendix;
  const blocks = [...form.signatures.map(each => `${each.label}：${each.who}\n日期：${each.when || '　　年　　月　　日'}`), '（单位盖章）'];
  const each = (width - (form.address ? FOOT.signatures : 0)) / blocks.length;
  blocks.forEach((text, index) => write(pdf, text, PAGE.left + each * index, from + FOOT.legend, each, FOOT.signatures, TYPE.foot, 'left'));
  if (form.address) drawCode(pdf, squaresOf(form.address), PAGE.left + width - FOOT.signatures, from + FOOT.legend);
  let y = from + FOOT.legend + FOOT.signatures;
  for (const note of form.notes) {
    const height = noteHeight(pdf, note);
    write(pdf, note, PAGE.left, y, width, height, TYPE.text, 'left');
    y += height;
  }
}

/** The address of the page that verifies the sheet, at the right end of the signatures. */
function drawCode(pdf: Pdf, squares: string[], x: number, y: number): void {
  const side = (FOOT.signatures - 1) / squares.length;
  squares.forEach((row, down) => [...row].forEach((square, across) => {
    if (square === '1') pdf.rect(mm(x + across * side), mm(y + 0.5 + down * side), mm(side) + 0.05, mm(side) + 0.05);
  }));
  pdf.fill('#000000');
}

function numberPages(pdf: Pdf): void {
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; count > 1 && page < count; page++) {
    pdf.switchToPage(page);
    write(pdf, `第 ${page + 1} 页，共 ${count} 页`, PAGE.left, PAGE.height - PAGE.bottom, PAGE.width - PAGE.left - PAGE.right, 4, TYPE.smallest);
  }
}

function box(pdf: Pdf, text: string, x: number, y: number, width: number, height: number, shaded: boolean, size = TYPE.text): void {
  const area = [mm(x), mm(y), mm(width), mm(height)] as const;
  if (shaded) pdf.rect(...area).fillAndStroke(REST_COLOUR, LINE_COLOUR);
  else pdf.rect(...area).stroke();
  if (text !== '') write(pdf, text, x, y, width, height, size);
}

/** Text in the middle of an area: broken into lines, a little smaller when it is too long, cut with "…" at the last. */
function write(pdf: Pdf, text: string, x: number, y: number, width: number, height: number, size: number, align: 'center' | 'left' = 'center'): void {
  const inner = mm(width) - (align === 'left' ? 2 : 1);
  let type = size;
  pdf.fillColor('#000000').fontSize(type);
  while (type > TYPE.smallest && heightOf(pdf, text, inner, type) > mm(height)) pdf.fontSize(type -= 0.2);
  const lines = linesOf(pdf, text, inner, type);
  const lineHeight = pdf.currentLineHeight() * 0.86;
  const shown = lines.slice(0, Math.max(1, Math.floor(mm(height) / lineHeight)));
  if (shown.length < lines.length) shown[shown.length - 1] = `${shown[shown.length - 1].slice(0, -1)}…`;
  const top = mm(y) + (mm(height) - lineHeight * shown.length) / 2 - pdf.currentLineHeight() * 0.07;
  shown.forEach((each, index) => {
    const left = align === 'left' ? mm(x) + 1 : mm(x) + (mm(width) - widthOf(pdf, each, type)) / 2;
    pdf.text(each, left, top + index * lineHeight, { lineBreak: false });
  });
}

function heightOf(pdf: Pdf, text: string, width: number, size: number): number {
  return linesOf(pdf, text, width, size).length * pdf.currentLineHeight() * 0.86;
}

/** Chinese text may break between any two characters. */
function linesOf(pdf: Pdf, text: string, width: number, size: number): string[] {
  return text.split('\n').flatMap(part => {
    const lines = [''];
    let used = 0;
    for (const character of part) {
      const own = widthOf(pdf, character, size);
      if (used > 0 && used + own > width) {
        lines.push('');
        used = 0;
      }
      lines[lines.length - 1] += character;
      used += own;
    }
    return lines;
  });
}

/** The widths of the characters at 1 pt: shaping the same few hundred again and again is what takes the time. */
const WIDTHS = new Map<string, number>();

function widthOf(pdf: Pdf, text: string, size: number): number {
  let sum = 0;
  for (const character of text) {
    const known = WIDTHS.get(character) ?? pdf.fontSize(1).widthOfString(character);
    WIDTHS.set(character, known);
    sum += known;
  }
  pdf.fontSize(size);
  return sum * size;
}
