import { Workbook, type Borders, type Worksheet } from '@protobi/exceljs';
import type { AwayChart, ChartPerson } from '@village/shared/contract/away';
import { LEAVE_KIND_NAMES } from '@village/shared/contract/leave';
import { covers, HALVES } from '@village/shared/kernel/half-day';
import { plainText } from '../common/plain-text';

const HAIR = { style: 'thin', color: { argb: 'FF444444' } } as const;
const BOX: Partial<Borders> = { top: HAIR, left: HAIR, bottom: HAIR, right: HAIR };
const REST = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE7E7E7' } } as const;
const AWAY = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF3DDB5' } } as const;
const FONT = '宋体';

/** The month on one sheet of A4 that lies on its side: a row for each person, a column for each half day. */
export async function chartXlsx({ days, teams }: AwayChart, title: string): Promise<Uint8Array> {
  const book = new Workbook();
  const sheet = book.addWorksheet('请假月历', { pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 }, views: [{ state: 'frozen', xSplit: 2, ySplit: 3 }] });
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
  rows.forEach(({ team, person }, index) => writeRow(sheet, 4 + index, team.villageName, person, days));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function writeRow(sheet: Worksheet, at: number, villageName: string, person: ChartPerson, days: AwayChart['days']): void {
  write(sheet, at, 1, villageName, 11, true);
  write(sheet, at, 2, person.name, 11, true);
  days.forEach(({ day, rest }, index) => HALVES.forEach((half, side) => {
    const column = 3 + index * 2 + side;
    const span = person.away.find(each => covers(each, day, half));
    // One character of the kind; who may not know it reads 假.
    write(sheet, at, column, span ? (span.kind === null ? '假' : LEAVE_KIND_NAMES[span.kind].slice(0, 1)) : '', 10, true);
    if (span) sheet.getCell(at, column).fill = AWAY;
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
