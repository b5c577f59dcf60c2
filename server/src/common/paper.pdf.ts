import type { Paper, PaperColumn, PaperPart, PaperPicture, PaperSignature } from './paper';
import { factRows } from './paper.facts';
import { pdfOf, type Pdf } from './pdf';

// Points of an A4 page that stands upright, with the margins of official documents, a little narrower at the foot for the page number.
const PAGE = { width: 595.28, height: 841.89, left: 79, right: 74, top: 85, bottom: 80 };
const WIDTH = PAGE.width - PAGE.left - PAGE.right;
const FOOT = PAGE.height - PAGE.bottom;
const TYPE = { title: 20, subtitle: 13, heading: 14, text: 12, table: 10.5, note: 9 };
const LEADING = 6;
const PADDING = 5;
const INDENT = TYPE.text * 2;
const FACT_NAME = 78;
const SEAL = 70;
const INK = '#1D2320';
const FAINT = '#5B635E';
const RULE = '#444444';

/** Draws the paper on as many pages as it takes, with page numbers; the names of the columns stand on top of each page of a table. */
export function paperPdf(paper: Paper): Promise<Uint8Array> {
  return pdfOf({ margin: 0, bufferPages: true, info: { Title: paper.title } }, pdf => {
    pdf.y = PAGE.top;
    drawHead(pdf, paper);
    for (const part of paper.parts) drawPart(pdf, part);
    drawAttachments(pdf, paper.attachments ?? []);
    for (const signature of paper.signatures ?? []) drawSignature(pdf, signature);
    drawFeet(pdf, paper.footer ?? '');
  });
}

function drawHead(pdf: Pdf, { title, subtitle, number, facts = [] }: Paper): void {
  pdf.fillColor(INK).fontSize(TYPE.title).text(title, PAGE.left, pdf.y, { width: WIDTH, align: 'center' });
  if (subtitle) pdf.fontSize(TYPE.subtitle).text(subtitle, PAGE.left, pdf.y + 4, { width: WIDTH, align: 'center' });
  if (number) pdf.fillColor(FAINT).fontSize(TYPE.note).text(`编号：${number}`, PAGE.left, pdf.y + 8, { width: WIDTH, align: 'right' });
  pdf.y += 8;
  for (const row of factRows(facts)) {
    const each = WIDTH / row.length;
    const columns = row.flatMap(() => [{ width: FACT_NAME, align: 'center' as const }, { width: each - FACT_NAME, align: 'left' as const }]);
    drawRow(pdf, columns, row.flatMap(({ name, value }) => [name, value]), startPage);
  }
  if (facts.length > 0) pdf.y += 10;
}

function drawPart(pdf: Pdf, part: PaperPart): void {
  if (part.kind === 'heading') return drawHeading(pdf, part.text, part.level ?? 1);
  if (part.kind === 'text') return part.text.split('\n').filter(line => line.trim() !== '').forEach(line => drawText(pdf, line));
  if (part.kind === 'list') return part.items.forEach((item, index) => drawText(pdf, `${index + 1}. ${item}`));
  if (part.kind === 'picture') return drawPicture(pdf, part);
  const columns = widthsOf(part.columns);
  const names = part.columns.map(({ name }) => name);
  const head = (to: Pdf) => drawRow(to, columns.map(column => ({ ...column, align: 'center' as const })), names, startPage);
  // A head alone at the foot of a page helps nobody.
  if (pdf.y + 60 > FOOT) startPage(pdf);
  head(pdf);
  const again = (to: Pdf) => {
    startPage(to);
    head(to);
  };
  if (part.rows.length === 0) drawRow(pdf, [{ width: WIDTH, align: 'center' }], [part.empty ?? '无'], again);
  for (const row of part.rows) drawRow(pdf, columns, row, again);
  pdf.y += 10;
}

function drawHeading(pdf: Pdf, text: string, level: 1 | 2): void {
  const size = level === 1 ? TYPE.heading : TYPE.text;
  pdf.fillColor(INK).fontSize(size);
  if (pdf.y + pdf.heightOfString(text, { width: WIDTH }) + 36 > FOOT) startPage(pdf);
  // The one weight of the type is made a little heavier by its outline.
  pdf.lineWidth(0.35).strokeColor(INK).text(text, PAGE.left, pdf.y + 4, { width: WIDTH, fill: true, stroke: true });
  pdf.y += 4;
}

function drawText(pdf: Pdf, text: string): void {
  const options = { width: WIDTH, lineGap: LEADING, indent: INDENT };
  let rest = text;
  while (rest !== '') {
    pdf.fillColor(INK).fontSize(TYPE.text);
    const cut = fitting(pdf, rest, options, FOOT - pdf.y);
    if (cut === 0 && pdf.y > PAGE.top) {
      startPage(pdf);
      continue;
    }
    pdf.text(rest.slice(0, cut || 1), PAGE.left, pdf.y, rest.length < text.length ? { ...options, indent: 0 } : options);
    rest = rest.slice(cut || 1);
    if (rest !== '') startPage(pdf);
  }
}

interface Cell {
  width: number;
  align?: 'left' | 'center' | 'right';
}

/** A row of cells; where it does not fit it goes on behind `next`, what is higher than a page is cut at a line. */
function drawRow(pdf: Pdf, cells: Cell[], texts: string[], next: (pdf: Pdf) => void): void {
  const inner = (cell: Cell) => ({ width: cell.width - PADDING * 2, lineGap: 2, align: cell.align ?? 'left' });
  let rest = texts.map(text => text || ' ');
  let fresh = false;
  while (rest.some(text => text !== '')) {
    pdf.fontSize(TYPE.table).fillColor(INK);
    const wanted = Math.max(...rest.map((text, at) => pdf.heightOfString(text || ' ', inner(cells[at])))) + PADDING * 2;
    const room = FOOT - pdf.y;
    if (wanted > room && !fresh) {
      next(pdf);
      fresh = true;
      continue;
    }
    const now = rest.map((text, at) => text.slice(0, wanted <= room ? text.length : Math.max(1, fitting(pdf, text, inner(cells[at]), room - PADDING * 2))));
    drawCells(pdf, cells, now, inner, Math.min(wanted, room));
    rest = rest.map((text, at) => text.slice(now[at].length));
    if (rest.some(text => text !== '')) next(pdf);
  }
}

function drawCells(pdf: Pdf, cells: Cell[], texts: string[], inner: (cell: Cell) => PDFKit.Mixins.TextOptions, height: number): void {
  const top = pdf.y;
  let x = PAGE.left;
  cells.forEach((cell, at) => {
    pdf.lineWidth(0.7).strokeColor(RULE).rect(x, top, cell.width, height).stroke();
    const own = pdf.heightOfString(texts[at] || ' ', inner(cell));
    pdf.text(texts[at], x + PADDING, top + Math.max(PADDING, (height - own + 2) / 2), inner(cell));
    x += cell.width;
  });
  pdf.y = top + height;
}

function widthsOf(columns: PaperColumn[]): Cell[] {
  const all = columns.reduce((sum, { share = 1 }) => sum + share, 0);
  return columns.map(({ share = 1, align }) => ({ width: WIDTH * share / all, align }));
}

/** How many characters of the text fit into this height. */
function fitting(pdf: Pdf, text: string, options: PDFKit.Mixins.TextOptions, height: number): number {
  const fits = (length: number) => pdf.heightOfString(text.slice(0, length), options) <= height;
  if (fits(text.length)) return text.length;
  let [low, high] = [0, text.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function drawPicture(pdf: Pdf, { bytes, width, height, caption }: PaperPicture): void {
  const scale = Math.min(1, WIDTH / width, 320 / height);
  if (pdf.y + height * scale + 24 > FOOT) startPage(pdf);
  const top = pdf.y;
  pdf.image(Buffer.from(bytes), PAGE.left + (WIDTH - width * scale) / 2, top, { width: width * scale, height: height * scale });
  pdf.y = top + height * scale + 4;
  if (caption) pdf.fillColor(FAINT).fontSize(TYPE.note).text(caption, PAGE.left, pdf.y, { width: WIDTH, align: 'center' });
  pdf.y += 8;
}

function drawAttachments(pdf: Pdf, names: string[]): void {
  if (names.length === 0) return;
  pdf.y += 6;
  names.forEach((name, index) => drawText(pdf, `${index === 0 ? '附件：' : ''}${names.length > 1 ? `${index + 1}. ` : ''}${name}`));
}

function drawSignature(pdf: Pdf, { role, name, day, seal }: PaperSignature): void {
  const height = seal ? SEAL : 30;
  if (pdf.y + height > FOOT) startPage(pdf);
  const top = pdf.y + height - 20;
  const left = PAGE.left + WIDTH * 0.35;
  pdf.fillColor(INK).fontSize(TYPE.text).text(`${role}：${name ?? ''}${seal ? '（盖章）' : ''}`, left, top, { width: WIDTH * 0.4 });
  pdf.text(day ?? '　　年　　月　　日', PAGE.left + WIDTH * 0.72, top, { width: WIDTH * 0.28, align: 'right' });
  pdf.y = top + 22;
}

function startPage(pdf: Pdf): void {
  pdf.addPage().font('text');
  pdf.y = PAGE.top;
}

function drawFeet(pdf: Pdf, footer: string): void {
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    pdf.switchToPage(page);
    pdf.font('text').fillColor(FAINT).fontSize(TYPE.note);
    pdf.text(`第 ${page + 1} 页　共 ${count} 页`, PAGE.left, PAGE.height - 48, { width: WIDTH, align: 'center' });
    if (footer) pdf.text(footer, PAGE.left, PAGE.height - 34, { width: WIDTH, align: 'center', height: 26 });
  }
}
