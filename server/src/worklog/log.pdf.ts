import { pdfOf, type Pdf } from '../common/pdf';
import type { LogForm, LogFormDay } from './log.form';

// Points of an A4 page that stands upright.
const PAGE = { width: 595.28, height: 841.89, side: 52, top: 48, bottom: 60 };
const TYPE = { title: 18, subtitle: 10.5, day: 12, text: 10.5, note: 8.5 };
const WIDTH = PAGE.width - PAGE.side * 2;
const INK = '#1D2320';
const FAINT = '#5B635E';
const LINE = '#C9C6BC';

/** Draws a month of logs on A4, day under day; the foot says who printed it and counts the pages. */
export function logPdf(form: LogForm, printed: string): Promise<Uint8Array> {
  const margins = { top: PAGE.top, bottom: PAGE.bottom, left: PAGE.side, right: PAGE.side };
  return pdfOf({ margins, bufferPages: true, info: { Title: `${form.title} ${form.subtitle}` } }, pdf => {
    pdf.fillColor(INK).fontSize(TYPE.title).text(form.title, { align: 'center' });
    pdf.fillColor(FAINT).fontSize(TYPE.subtitle).text(form.subtitle, { align: 'center' }).moveDown(0.6);
    for (const day of form.days) draw(pdf, form, day);
    feet(pdf, printed);
  });
}

function draw(pdf: Pdf, { fields }: LogForm, { day, weekday, state, texts, duties, signed, reviews }: LogFormDay): void {
  // A day does not begin at the foot of a page with its text overleaf.
  if (pdf.y + TYPE.day * 5 > PAGE.height - PAGE.bottom) pdf.addPage();
  const y = pdf.y + 4;
  pdf.moveTo(PAGE.side, y).lineTo(PAGE.width - PAGE.side, y).lineWidth(0.6).strokeColor(LINE).stroke();
  pdf.fillColor(INK).fontSize(TYPE.day).text(`${day} ${weekday}　${state}`, PAGE.side, y + 6, { width: WIDTH });
  for (const { field, name } of fields) {
    if (!texts[field]) continue;
    if (fields.length > 1) pdf.fillColor(FAINT).fontSize(TYPE.note).text(name, { width: WIDTH });
    pdf.fillColor(INK).fontSize(TYPE.text).text(texts[field], { width: WIDTH, lineGap: 2 });
  }
  pdf.fillColor(FAINT).fontSize(TYPE.note);
  for (const line of [duties && `职责：${duties}`, signed, ...reviews].filter(Boolean)) pdf.text(line, { width: WIDTH });
  pdf.moveDown(0.5);
}

function feet(pdf: Pdf, printed: string): void {
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    pdf.switchToPage(page);
    // Below the margin a text would begin a new page.
    pdf.page.margins.bottom = 0;
    const y = PAGE.height - PAGE.bottom + 22;
    pdf.fillColor(FAINT).fontSize(TYPE.note).text(printed, PAGE.side, y, { lineBreak: false });
    pdf.text(`第 ${page + 1} 页，共 ${count} 页`, PAGE.side, y, { width: WIDTH, align: 'right', lineBreak: false });
  }
}
