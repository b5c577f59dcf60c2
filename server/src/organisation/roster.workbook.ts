import { Workbook, type Worksheet } from '@protobi/exceljs';
import { EXAMPLE } from '../common/table';
import { AREA_OF_NAME, CHOICES_SHEET, columnsOf, GUIDE, GUIDE_SHEET, LEVEL_OF_NAME, ROLE_OF_NAME, SHEETS, type ColumnId, type SheetId } from './roster.sheets';

export type RosterRows = { [Id in SheetId]: Partial<Record<ColumnId<Id>, string>>[] };

const FONT = '宋体';
/** Down to this row the drop-downs reach. */
const LAST_ROW = 2000;
const TEXT = '@';
/** What the drop-downs offer stands on a sheet of its own that is not shown: a list within the cell may hold 255 characters only. */
const LISTS = [[...ROLE_OF_NAME.keys()], [...LEVEL_OF_NAME.keys()], [...AREA_OF_NAME.keys()]];
const CHOICES = {
  roles: `${CHOICES_SHEET}!$A$1:$A$${LISTS[0].length}`, levels: `${CHOICES_SHEET}!$B$1:$B$${LISTS[1].length}`, units: `${SHEETS.units.name}!$A$2:$A$${LAST_ROW}`,
  areas: `${CHOICES_SHEET}!$C$1:$C$${LISTS[2].length}`,
};

export const EXAMPLES: RosterRows = {
  places: [
    { township: `${EXAMPLE}云雾镇`, village: '月牙村', team: '月牙村驻村工作队', from: '2025-01-01' },
    { township: `${EXAMPLE}云雾镇`, village: '星星村' },
  ],
  units: [{ name: `${EXAMPLE}县彩虹局`, level: '县级' }],
  people: [
    { name: `${EXAMPLE}张三`, phone: '19900000001', unit: '县彩虹局', post: '科员', role: '队员', township: '云雾镇', village: '月牙村', from: '2025-01-01' },
    { name: `${EXAMPLE}李四`, phone: '19900000002', role: '乡镇党委书记', township: '云雾镇', from: '2025-01-01', to: '2027-12-31' },
    { name: `${EXAMPLE}王五`, phone: '19900000003', role: '责任区书记', township: '云雾镇', from: '2025-01-01' },
  ],
  areas: [
    { township: `${EXAMPLE}云雾镇`, kind: '责任区', name: '东片', village: '月牙村', leader: '19900000003' },
    { township: `${EXAMPLE}云雾镇`, kind: '责任区', name: '东片', village: '星星村' },
  ],
};

/** Writes the workbook with these rows. Every cell is a text, so that nothing a person typed can become a formula. */
export async function writeRoster(rows: RosterRows): Promise<Uint8Array> {
  const book = new Workbook();
  writeGuide(book);
  for (const id of Object.keys(SHEETS) as SheetId[]) {
    const sheet = book.addWorksheet(SHEETS[id].name, { views: [{ state: 'frozen', ySplit: 1 }] });
    writeSheet(sheet, id, rows[id]);
  }
  writeChoices(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function writeSheet(sheet: Worksheet, id: SheetId, rows: Partial<Record<string, string>>[]): void {
  const columns = columnsOf(id) as [string, { title: string; width: number; required?: boolean; choices?: keyof typeof CHOICES }][];
  sheet.columns = columns.map(([key, { title, width }]) => ({ key, header: title, width, style: { numFmt: TEXT, font: { name: FONT, size: 11 } } }));
  const head = sheet.getRow(1);
  head.height = 24;
  columns.forEach(([, { required }], index) => {
    const cell = head.getCell(index + 1);
    cell.font = { name: FONT, size: 11, bold: true, color: { argb: required ? 'FFB23A26' : 'FF1D2320' } };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE6F2EC' } };
    cell.alignment = { horizontal: 'center', vertical: 'middle' };
    cell.border = { bottom: { style: 'thin', color: { argb: 'FF1E6B52' } } };
  });
  for (const row of rows) {
    const line = sheet.addRow(columns.map(([key]) => row[key] ?? null));
    if (columns.some(([key]) => row[key]?.startsWith(EXAMPLE))) line.font = { name: FONT, size: 11, italic: true, color: { argb: 'FF5B635E' } };
  }
  columns.forEach(([, { title, choices: kind }], index) => {
    if (!kind) return;
    const letters = sheet.getColumn(index + 1).letter;
    offer(sheet, `${letters}2:${letters}${LAST_ROW}`, CHOICES[kind], title);
  });
}

function offer(sheet: Worksheet, range: string, formula: string, title: string): void {
  const validations = (sheet as Worksheet & { dataValidations: { add(range: string, rule: object): void } }).dataValidations;
  validations.add(range, {
    type: 'list', allowBlank: true, formulae: [formula], showErrorMessage: true, errorStyle: 'warning', errorTitle: title, error: `请从下拉框里选择${title}`,
  });
}

function writeChoices(book: Workbook): void {
  const sheet = book.addWorksheet(CHOICES_SHEET, { state: 'hidden' });
  LISTS.forEach((names, column) => names.forEach((name, row) => { sheet.getCell(row + 1, column + 1).value = name; }));
}

function writeGuide(book: Workbook): void {
  const sheet = book.addWorksheet(GUIDE_SHEET);
  sheet.getColumn(1).width = 100;
  GUIDE.forEach((line, index) => {
    const cell = sheet.getCell(index + 1, 1);
    cell.value = line;
    cell.font = { name: FONT, size: index === 0 ? 14 : 11, bold: index === 0 };
    cell.alignment = { wrapText: true, vertical: 'top' };
  });
}
