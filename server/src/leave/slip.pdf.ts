import { pdfOf, type Pdf } from '../common/pdf';
import type { SlipCell, SlipForm } from './slip.form';

// Points of an A4 page that stands upright.
const PAGE = { width: 595.28, height: 841.89, side: 51, top: 54, bottom: 48 };
const TYPE = { title: 20, note: 9 };
/** The table is set smaller where it would not fit on one page. */
const SIZES = [12, 11, 10, 9, 8];
const NAME_WIDTH = 78;
const PADDING = 6;
const LEADING = 1;
const ROW = 36;
const LINE = 20;
const INK = '#1D2320';
const FAINT = '#5B635E';
const RULE = '#444444';

/** Draws the forms, each on a page of its own: A4, the Chinese type embedded. A form that is too long for its page goes on on the next. */
export function slipsPdf(forms: readonly SlipForm[], title: string): Promise<Uint8Array> {
  return pdfOf({ margin: 0, autoFirstPage: false, info: { Title: title } }, pdf => forms.forEach(form => draw(pdf, form)));
}

function draw(pdf: Pdf, form: SlipForm): void {
  const width = PAGE.width - PAGE.side * 2;
  let y = startPage(pdf, form);
  const room = PAGE.height - PAGE.bottom - y - LINE * form.notes.length;
  const heights = (size: number) => form.rows.map(row => Math.max(...row.map(cell => heightOf(pdf, cell, width / row.length, size))));
  const size = SIZES.find(each => heights(each).reduce((sum, height) => sum + height, 0) <= room) ?? SIZES[SIZES.length - 1];
  for (const [index, height] of heights(size).entries()) {
    const row = form.rows[index];
    if (y + height > PAGE.height - PAGE.bottom) y = startPage(pdf, form);
    row.forEach((cell, at) => drawCell(pdf, cell, { x: PAGE.side + (width / row.length) * at, y, width: width / row.length, height }, size));
    y += height;
  }
  pdf.fillColor(FAINT).fontSize(TYPE.note);
  for (const note of form.notes) {
    if (y + LINE > PAGE.height - PAGE.bottom / 2) y = startPage(pdf, form);
    pdf.fillColor(FAINT).fontSize(TYPE.note).text(note, PAGE.side, y + PADDING, { width });
    y = pdf.y;
  }
}

/** The title and the line below it; answers where the table begins. */
function startPage(pdf: Pdf, { title, number, filled }: SlipForm): number {
  const width = PAGE.width - PAGE.side * 2;
  pdf.addPage().font('text').fillColor(INK).fontSize(TYPE.title).text(title, PAGE.side, PAGE.top, { width, align: 'center' });
  const y = PAGE.top + TYPE.title + 18;
  pdf.fillColor(FAINT).fontSize(TYPE.note).text(number, PAGE.side, y, { width, lineBreak: false });
  pdf.text(filled, PAGE.side, y, { width, align: 'right' });
  return y + 18;
}

function heightOf(pdf: Pdf, { name, text, lines }: SlipCell, width: number, size: number): number {
  pdf.font('text').fontSize(size);
  const own = pdf.heightOfString(text || ' ', { width: width - NAME_WIDTH - PADDING * 2, lineGap: LEADING });
  const named = pdf.heightOfString(name, { width: NAME_WIDTH - PADDING * 2, lineGap: LEADING });
  return Math.max(ROW + (lines - 1) * LINE, own + PADDING * 2, named + PADDING * 2);
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

function drawCell(pdf: Pdf, { name, text }: SlipCell, { x, y, width, height }: Box, size: number): void {
  pdf.lineWidth(0.7).strokeColor(RULE).rect(x, y, NAME_WIDTH, height).rect(x + NAME_WIDTH, y, width - NAME_WIDTH, height).stroke();
  pdf.fontSize(size);
  write(pdf.fillColor(FAINT), name, { x, y, width: NAME_WIDTH, height }, 'center');
  write(pdf.fillColor(INK), text, { x: x + NAME_WIDTH, y, width: width - NAME_WIDTH, height }, 'left');
}

/** Text in the middle of the height of its box. */
function write(pdf: Pdf, text: string, { x, y, width, height }: Box, align: 'left' | 'center'): void {
  if (text === '') return;
  const inner = { width: width - PADDING * 2, lineGap: LEADING, align };
  pdf.text(text, x + PADDING, y + (height - pdf.heightOfString(text, inner) + LEADING) / 2, inner);
}
