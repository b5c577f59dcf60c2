import { pdfOf } from '../common/pdf';
import { squaresOf } from '../common/qr';

// Points of an A4 page that stands upright.
const PAGE = { width: 595.28, side: 56 };
const SIDE = 340;
const TYPE = { title: 30, name: 18, short: 24, text: 13, note: 10 };
const INK = '#1D2320';
const FAINT = '#5B635E';

/** A sheet for the wall of the village office: what it is, the code, how to use it. */
export function posterPdf({ village, name, short, text }: { village: string; name: string; short: string; text: string }): Promise<Uint8Array> {
  const middle = { width: PAGE.width - 2 * PAGE.side, align: 'center' as const };
  return pdfOf({ margin: PAGE.side, info: { Title: `村部码 ${village} ${name}` } }, pdf => {
    pdf.fillColor(INK).fontSize(TYPE.title).text(`${village}　村部码`, PAGE.side, 80, middle);
    pdf.fontSize(TYPE.name).text('驻村干部扫码确认在村', middle);
    const rows = squaresOf(text);
    const left = (PAGE.width - SIDE) / 2;
    const top = 190;
    const size = SIDE / rows.length;
    rows.forEach((row, y) => [...row].forEach((dark, x) => { if (dark === '1') pdf.rect(left + x * size, top + y * size, size + 0.2, size + 0.2); }));
    pdf.fill(INK);
    pdf.fontSize(TYPE.short).text(`${short.slice(0, 4)} ${short.slice(4)}`, PAGE.side, top + SIDE + 24, middle);
    pdf.fontSize(TYPE.text).text('打开驻村通，点“扫村部的码”，对准上面的码；扫不了的，输入上面 8 位字符。', PAGE.side, top + SIDE + 72, middle);
    pdf.moveDown(0.5).text('不方便扫码，也可以点“本人确认”，或请队长在名册里确认。', middle);
    pdf.fillColor(FAINT).fontSize(TYPE.note).text(`位置：${name}　这是纸质码，长期不变；遗失或被拍走时，请队长或村里在“村部码”里停用，再印一张。`, PAGE.side, 740, middle);
  });
}
