import { RATER_UNITS, RATING_ANSWER_NAMES } from '@village/shared/contract/rating-words';
import type { Day } from '@village/shared/kernel/day';
import { dayText } from '@village/shared/kernel/day';
import { slipText } from '@village/shared/kernel/slip-code';
import { RATING_ANSWERS, type Raters } from '@village/shared/rules/rating';
import { pdfOf, type Pdf } from '../common/pdf';
import { squaresOf } from '../common/qr';

// Points of an A4 page that stands upright.
const PAGE = { width: 595.28, height: 841.89 };
const GRID = { columns: 2, rows: 4 };
const PAD = 16;
const CODE = 104;
const INK = '#1D2320';
const FAINT = '#5B635E';
const RULE = '#444444';

interface Printed {
  villageName: string;
  title: string;
  closesOn: Day;
  raters: Raters;
}

/** Slips with a code each, eight on a page, to be cut along the lines. None carries a name or a number of its own: they are mixed before they are handed out. */
export function slipsPdf({ villageName, title, closesOn, raters, codes, address }: Printed & { codes: readonly string[]; address: string }): Promise<Uint8Array> {
  const each = { width: PAGE.width / GRID.columns, height: PAGE.height / GRID.rows };
  const onPage = GRID.columns * GRID.rows;
  return pdfOf({ margin: 0, autoFirstPage: false, info: { Title: `${villageName} ${title}` } }, pdf => {
    codes.forEach((code, index) => {
      const at = index % onPage;
      if (at === 0) {
        pdf.addPage({ size: 'A4', margin: 0 });
        pdf.font('text');
        cutLines(pdf, each);
      }
      const [x, y] = [(at % GRID.columns) * each.width + PAD, Math.floor(at / GRID.columns) * each.height + PAD];
      const wide = each.width - 2 * PAD;
      pdf.fillColor(INK).fontSize(13).text(villageName, x, y, { width: wide }).fontSize(11).text(title, { width: wide });
      square(pdf, `${address}#${code}`, x, y + 44, CODE);
      const beside = { width: wide - CODE - 10, lineGap: 2 };
      pdf.fillColor(INK).fontSize(9.5).text(`微信扫码，给驻村工作队打分。一${RATER_UNITS[raters]}一票，${dayText(closesOn)}以前投。`, x + CODE + 10, y + 46, beside);
      pdf.fillColor(FAINT).fontSize(8.5).text('不写名字。票上没有户号，谁也查不出哪一票是谁投的。', { ...beside, lineGap: 1 }).text('请随手抽一张，不要让人记下票号。', { ...beside, lineGap: 1 });
      pdf.fillColor(FAINT).fontSize(8).text(`扫不了的，打开 ${address}，输入：`, x, y + 44 + CODE + 6, { width: wide, lineBreak: true });
      pdf.fillColor(INK).fontSize(12).text(slipText(code), { width: wide });
    });
  });
}

/** A paper to be marked by hand, twice on a page. */
export function papersPdf({ villageName, title, closesOn, raters, questions, looksAt }: Printed & { questions: readonly string[]; looksAt: readonly string[] }): Promise<Uint8Array> {
  const half = PAGE.height / 2;
  return pdfOf({ margin: 0, info: { Title: `${villageName} ${title}` } }, pdf => {
    for (const top of [0, half]) paper(pdf, top, half);
    pdf.lineWidth(0.5).strokeColor(FAINT).dash(4, { space: 3 }).moveTo(0, half).lineTo(PAGE.width, half).stroke().undash();
  });

  function paper(pdf: Pdf, top: number, height: number): void {
    const [left, wide] = [48, PAGE.width - 96];
    pdf.fillColor(INK).fontSize(16).text(`${villageName} 驻村工作队${title}`, left, top + 26, { width: wide, align: 'center' });
    pdf.fillColor(FAINT).fontSize(9.5).text(`每一行选一格打“√”。一${RATER_UNITS[raters]}一张，不写名字，${dayText(closesOn)}以前投进票箱。${looksAt.length > 0 ? `请看：${looksAt.join('、')}。` : ''}`, left, top + 50, { width: wide });
    const head = top + 50 + pdf.heightOfString('一', { width: wide }) * 2 + 8;
    const row = Math.min(30, (top + height - 24 - head) / (questions.length + 1));
    const first = wide - RATING_ANSWERS.length * 64;
    const widths = [first, ...RATING_ANSWERS.map(() => 64)];
    [['', ...RATING_ANSWERS.map(answer => RATING_ANSWER_NAMES[answer])], ...questions.map(text => [text, ...RATING_ANSWERS.map(() => '')])].forEach((cells, line) => {
      let x = left;
      cells.forEach((text, column) => {
        const y = head + line * row;
        pdf.lineWidth(0.7).strokeColor(RULE).rect(x, y, widths[column], row).stroke();
        pdf.fillColor(INK).fontSize(row < 22 ? 9 : 11).text(text, x + 6, y + (row - (row < 22 ? 12 : 15)) / 2, { width: widths[column] - 12, height: row, ellipsis: true, align: column === 0 ? 'left' : 'center', lineBreak: false });
        x += widths[column];
      });
    });
  }
}

function cutLines(pdf: Pdf, each: { width: number; height: number }): void {
  pdf.lineWidth(0.5).strokeColor(FAINT).dash(4, { space: 3 });
  for (let column = 1; column < GRID.columns; column += 1) pdf.moveTo(column * each.width, 0).lineTo(column * each.width, PAGE.height).stroke();
  for (let row = 1; row < GRID.rows; row += 1) pdf.moveTo(0, row * each.height).lineTo(PAGE.width, row * each.height).stroke();
  pdf.undash();
}

/** The squares of a code; runs of dark ones are drawn in one piece, for there are many slips. */
function square(pdf: Pdf, text: string, left: number, top: number, side: number): void {
  const rows = squaresOf(text);
  const size = side / rows.length;
  rows.forEach((row, y) => {
    for (const run of row.matchAll(/1+/g)) pdf.rect(left + run.index * size, top + y * size, run[0].length * size, size + 0.1);
  });
  pdf.fill(INK);
}
