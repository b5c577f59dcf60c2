import { Workbook, type Borders, type Worksheet } from '@protobi/exceljs';
import type { ChartPerson } from '@village/shared/contract/away';
import type { WallChart } from '@village/shared/contract/duty';
import { LEAVE_KIND_NAMES } from '@village/shared/contract/leave';
import type { Day } from '@village/shared/kernel/day';
import { covers, HALVES } from '@village/shared/kernel/half-day';
import { plainText } from '../common/plain-text';

const HAIR = { style: 'thin', color: { argb: 'FF444444' } } as const;
const BOX: Partial<Borders> = { top: HAIR, left: HAIR, bottom: HAIR, right: HAIR };
const REST = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE7E7E7' } } as const;
const DUTY = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFD5E8DD' } } as const;
const AWAY = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF3DDB5' } } as const;
const FONT = '宋体';

/** The month on one sheet of A4 that lies on its side: a row for each person, a column for each half day. */
export async function wallXlsx(wall: WallChart, title: string): Promise<Uint8Array> {
  const { days, teams } = wall;
  const book = new Workbook();
  const sheet = book.addWorksheet('去向和值班', { pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 }, views: [{ state: 'frozen', xSplit: 2, ySplit: 3 }] });
  const last = 2 + days.length * 2;
  sheet.mergeCells(1, 1, 1, last);
  write(sheet, 1, 1, title, 18);
  sheet.getColumn(1).width = 16;
  sheet.getColumn(2).width = 10;
  write(sheet, 2, 1, '村', 11, true);
  write(sheet, 2, 2, '姓名', 11, true);
  days.forEach(({ day, rest }, index) => {
    const column = 3 + index * 2;
    sheet.mergeCells(2, column, 2, column + 1);
    write(sheet, 2, column, String(Number(day.slice(8))), 11, true);
    ['上', '下'].forEach((text, half) => {
      sheet.getColumn(column + half).width = 3.4;
      write(sheet, 3, column + half, text, 9, true);
      if (rest) sheet.getCell(3, column + half).fill = REST;
    });
  });
  const rows = teams.flatMap(team => team.people.map(person => ({ team, person })));
  rows.forEach(({ team, person }, index) => writeRow(sheet, 4 + index, { village: team.villageName, person, days: days.map(each => ({ ...each, duty: wall.duties.some(({ teamId, day, personIds }) => teamId === team.teamId && day === each.day && personIds.includes(person.personId)) })) }));
  write(sheet, 5 + rows.length, 1, '值 值班的人；病、事、年等是假别的头一个字；假 不在', 10);
  sheet.mergeCells(5 + rows.length, 1, 5 + rows.length, last);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

interface WallRow {
  village: string;
  person: ChartPerson;
  days: { day: Day; rest: boolean; duty: boolean }[];
}

function writeRow(sheet: Worksheet, at: number, { village, person, days }: WallRow): void {
  write(sheet, at, 1, village, 11, true);
  write(sheet, at, 2, person.name, 11, true);
  days.forEach(({ day, rest, duty }, index) => HALVES.forEach((half, side) => {
    const column = 3 + index * 2 + side;
    const span = person.away.find(each => covers(each, day, half));
    // One character of the kind; who may not know it reads 假.
    write(sheet, at, column, span ? (span.kind === null ? '假' : LEAVE_KIND_NAMES[span.kind].slice(0, 1)) : duty ? '值' : '', 10, true);
    if (span) sheet.getCell(at, column).fill = AWAY;
    else if (duty) sheet.getCell(at, column).fill = DUTY;
    else if (rest) sheet.getCell(at, column).fill = REST;
  }));
}

function write(sheet: Worksheet, row: number, column: number, text: string, size: number, boxed = false): void {
  const cell = sheet.getCell(row, column);
  cell.value = plainText(text);
  cell.font = { name: FONT, size };
  cell.alignment = { horizontal: 'center', vertical: 'middle' };
  if (boxed) cell.border = BOX;
}
