import type { BoardDuty } from '@village/shared/contract/board';
import type { PosterSize, PosterSpan } from '@village/shared/contract/poster-words';
import { daysFrom, type Day, weekday } from '@village/shared/kernel/day';
import { pdfOf, type Pdf } from '../common/pdf';
import { dayWords } from './board.page';

/** What a poster says. */
export interface PosterFacts {
  villageName: string;
  townshipName: string;
  /** The day it is printed. */
  day: Day;
  officeHours: string;
  people: { name: string; roleName: string; unitName: string; post: string; phone: string | null; photo: Uint8Array | null }[];
  span: PosterSpan;
  from: Day;
  to: Day;
  duty: BoardDuty[];
  address: string;
  squares: string[];
}

// Millimetres of an A4 page that stands upright; A3 is the same, larger. Points for type.
const PAGE = { width: 210, height: 297, side: 14, head: 34, foot: 70 };
const TOP = PAGE.head + 7;
const BOTTOM = PAGE.height - PAGE.foot;
const WIDTH = PAGE.width - PAGE.side * 2;
const COLUMNS = 2;
const GAP = 4;
const CARD = { least: 24, most: 45 };
/** Width of a picture to its height. */
const PORTRAIT = 0.8;
const QR = 50;
const QUIET = 4;
const CALENDAR = { head: 6, row: 12.5, week: 18 };
const TYPE = { title: 30, lead: 13, section: 15, name: 20, phone: 17, text: 11, small: 9, least: 7 };
const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];
// The colours of the app.
const INK = '#1D2320';
const FAINT = '#5B635E';
const RULE = '#E3E1DA';
const PINE = '#1E6B52';
const TINT = '#E6F2EC';
const WHITE = '#FFFFFF';
const mm = (millimetres: number): number => millimetres * 72 / 25.4;

/** Draws the poster: who is there and how to reach him, who is on duty when, the code to scan. Read from three steps away. */
export function posterPdf(facts: PosterFacts, size: PosterSize): Promise<Uint8Array> {
  const title = `${facts.villageName}驻村工作队公示`;
  return pdfOf({ size: size.toUpperCase(), margin: 0, autoFirstPage: false, info: { Title: title } }, pdf => {
    const start = () => {
      pdf.addPage().font('text');
      if (size === 'a3') pdf.scale(Math.SQRT2);
      drawHead(pdf, title, facts);
      drawFoot(pdf, facts);
      return TOP;
    };
    let y = start();
    const planned = planHeight(facts);
    // What is on duty goes to a page of its own where the people leave no room for it.
    const rows = Math.ceil(facts.people.length / COLUMNS);
    const room = BOTTOM - TOP - 12;
    const together = rows * (CARD.least + GAP) + planned <= room;
    const perPage = Math.floor(room / (CARD.least + GAP));
    const height = Math.min(CARD.most, Math.max(CARD.least, (together ? room - planned : room) / Math.max(1, Math.min(rows, perPage)) - GAP));
    y = drawSection(pdf, '驻村干部', y);
    if (facts.people.length === 0) write(pdf, '现在没有登记驻村干部，有事请先找村委会。', PAGE.side, y, WIDTH, { size: TYPE.text });
    for (let first = 0; first < facts.people.length; first += COLUMNS) {
      if (y + height > BOTTOM) y = start();
      facts.people.slice(first, first + COLUMNS).forEach((person, column) => drawPerson(pdf, person, column, y, height));
      y += height + GAP;
    }
    if (y + planned > BOTTOM) y = start();
    drawDuty(pdf, facts, facts.people.length === 0 ? y + 10 : y + 1);
  });
}

function drawHead(pdf: Pdf, title: string, { townshipName, day }: PosterFacts): void {
  pdf.rect(0, 0, mm(PAGE.width), mm(PAGE.head)).fill(PINE);
  write(pdf, title, PAGE.side, 7, WIDTH, { size: TYPE.title, colour: WHITE, heavy: true, align: 'center' });
  write(pdf, [townshipName, `${day} 印`].filter(Boolean).join('　'), PAGE.side, 23, WIDTH, { size: TYPE.lead, colour: WHITE, align: 'center' });
}

function drawSection(pdf: Pdf, text: string, y: number, note = ''): number {
  pdf.rect(mm(PAGE.side), mm(y + 0.8), mm(1.6), mm(6)).fill(PINE);
  write(pdf, text, PAGE.side + 4, y, 60, { size: TYPE.section, heavy: true });
  if (note) write(pdf, note, PAGE.side + 60, y + 1.4, WIDTH - 60, { size: TYPE.small, colour: FAINT, align: 'right' });
  return y + 10;
}

function drawPerson(pdf: Pdf, { name, roleName, unitName, post, phone, photo }: PosterFacts['people'][number], column: number, top: number, height: number): void {
  const width = (WIDTH - GAP * (COLUMNS - 1)) / COLUMNS;
  const left = PAGE.side + column * (width + GAP);
  const picture = { width: (height - 4) * PORTRAIT, height: height - 4 };
  pdf.lineWidth(0.8).strokeColor(RULE).roundedRect(mm(left), mm(top), mm(width), mm(height), mm(2)).stroke();
  pdf.save().roundedRect(mm(left + 2), mm(top + 2), mm(picture.width), mm(picture.height), mm(1.5)).clip();
  pdf.rect(mm(left + 2), mm(top + 2), mm(picture.width), mm(picture.height)).fill(TINT);
  if (photo) pdf.image(Buffer.from(photo), mm(left + 2), mm(top + 2), { cover: [mm(picture.width), mm(picture.height)], align: 'center', valign: 'center' });
  else write(pdf, [...name][0] ?? '', left + 2, top + 2 + picture.height / 2 - 6, picture.width, { size: 30, colour: PINE, align: 'center' });
  pdf.restore();
  const [x, wide] = [left + 2 + picture.width + 4, width - picture.width - 8];
  const step = (height - 4) / 4;
  write(pdf, name, x, top + 1.5, wide, { size: Math.min(TYPE.name, step * 2.4), heavy: true });
  write(pdf, roleName, x, top + 2 + step, wide, { size: TYPE.text, colour: PINE });
  write(pdf, [unitName, post].filter(Boolean).join('　'), x, top + 1.6 + step * 2, wide, { size: TYPE.text, colour: FAINT, tall: step - 0.4 });
  write(pdf, phone ?? '电话请扫码查看', x, top + 1 + step * 3, wide, phone ? { size: Math.min(TYPE.phone, step * 2.2), heavy: true } : { size: TYPE.small, colour: FAINT });
}

function planHeight({ span, from, to, duty }: PosterFacts): number {
  if (duty.length === 0) return 24;
  if (span === 'week') return 10 + CALENDAR.head + CALENDAR.week;
  return 10 + CALENDAR.head + weeksOf(from, to).length * CALENDAR.row;
}

/** The days by weeks from Monday to Sunday; null where a week reaches out of them. */
function weeksOf(from: Day, to: Day): (Day | null)[][] {
  const before: null[] = Array.from({ length: weekday(from) - 1 }, () => null);
  const cells = [...before, ...daysFrom(from, to)];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => Array.from({ length: 7 }, (__, at) => cells[week * 7 + at] ?? null));
}

function drawDuty(pdf: Pdf, { span, from, to, duty }: PosterFacts, top: number): void {
  const isWeek = span === 'week';
  const y = drawSection(pdf, isWeek ? '值班安排' : `${Number(from.slice(5, 7))}月值班安排`, top, isWeek ? `${dayWords(from)} 至 ${dayWords(to)}` : '调班后以扫码看到的为准');
  if (duty.length === 0) return write(pdf, '还没有公布值班安排。有事请直接打电话，或者扫下面的码查看。', PAGE.side, y, WIDTH, { size: TYPE.text, colour: FAINT });
  const weeks = isWeek ? [daysFrom(from, to)] : weeksOf(from, to);
  const width = WIDTH / 7;
  const height = isWeek ? CALENDAR.week : CALENDAR.row;
  const heads = isWeek ? daysFrom(from, to).map(day => `${Number(day.slice(5, 7))}/${Number(day.slice(8))} 周${WEEKDAYS[weekday(day) - 1]}`) : WEEKDAYS.map(each => `周${each}`);
  heads.forEach((text, at) => {
    pdf.rect(mm(PAGE.side + at * width), mm(y), mm(width), mm(CALENDAR.head)).fillAndStroke(TINT, RULE);
    write(pdf, text, PAGE.side + at * width, y + 0.9, width, { size: TYPE.small, align: 'center' });
  });
  weeks.forEach((days, row) => days.forEach((day, at) => {
    const [x, line] = [PAGE.side + at * width, y + CALENDAR.head + row * height];
    pdf.lineWidth(0.6).strokeColor(RULE).rect(mm(x), mm(line), mm(width), mm(height)).stroke();
    if (day === null) return;
    const held = duty.find(each => each.day === day);
    const names = held && held.names.length === 0 ? ['另行安排'] : held?.names ?? [];
    if (!isWeek) write(pdf, String(Number(day.slice(8))), x + 1, line + 0.4, 8, { size: TYPE.least, colour: FAINT });
    write(pdf, names.join(isWeek ? '\n' : '、'), x + 0.8, line + (isWeek ? 1.5 : 3.4), width - 1.6, { size: TYPE.text, align: 'center', tall: height - (isWeek ? 3 : 3.8) });
  }));
}

function drawFoot(pdf: Pdf, { officeHours, address, squares }: PosterFacts): void {
  const top = BOTTOM + 5;
  pdf.rect(0, mm(BOTTOM + 1), mm(PAGE.width), mm(PAGE.foot)).fill(TINT);
  drawCode(pdf, squares, PAGE.side, top + 2);
  const [x, width] = [PAGE.side + QR + 8, WIDTH - QR - 8];
  write(pdf, '微信扫一扫', x, top + 1, width, { size: 22, heavy: true, colour: PINE });
  write(pdf, '看今天谁值班、工作队在哪里，打电话，看公开的内容。不用登录。', x, top + 12, width, { size: TYPE.text, tall: 12 });
  write(pdf, '办公时间', x, top + 25, width, { size: TYPE.lead, heavy: true });
  write(pdf, officeHours || '请扫码查看，或者打电话问工作队。', x, top + 31.5, width, { size: TYPE.text, tall: 18 });
  write(pdf, address, x, top + 50, width, { size: TYPE.small, colour: FAINT, tall: 10 });
}

function drawCode(pdf: Pdf, squares: string[], left: number, top: number): void {
  const side = QR / (squares.length + QUIET * 2);
  pdf.rect(mm(left), mm(top), mm(QR), mm(QR)).fill(WHITE);
  squares.forEach((row, y) => [...row].forEach((square, x) => {
    if (square === '1') pdf.rect(mm(left + (x + QUIET) * side), mm(top + (y + QUIET) * side), mm(side), mm(side));
  }));
  pdf.fill(INK);
}

interface Style {
  size: number;
  colour?: string;
  heavy?: boolean;
  align?: 'left' | 'center' | 'right';
  /** How much height it may take, in millimetres: one line unless told. What is longer is set smaller, and at last cut with a mark. */
  tall?: number;
}

function write(pdf: Pdf, text: string, x: number, y: number, width: number, { size, colour = INK, heavy = false, align = 'left', tall }: Style): void {
  const room = () => Math.max(tall === undefined ? 0 : mm(tall), pdf.currentLineHeight(true) + 0.5);
  const fits = (now: number) => pdf.fontSize(now) && pdf.heightOfString(text, { width: mm(width) }) <= room();
  let now = size;
  while (now > TYPE.least && !fits(now)) now -= 0.5;
  pdf.fontSize(now);
  pdf.fillColor(colour).strokeColor(colour).lineWidth(now / 40);
  pdf.text(text, mm(x), mm(y), { width: mm(width), height: room(), ellipsis: '…', align, fill: true, stroke: heavy });
}
