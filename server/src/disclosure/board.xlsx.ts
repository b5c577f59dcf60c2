import { Workbook } from '@protobi/exceljs';
import type { BoardDue, BoardLack, BoardStanding } from '@village/shared/contract/board';
import type { Day } from '@village/shared/kernel/day';
import { plainText } from '../common/plain-text';

const FONT = '宋体';
const LINE = { style: 'thin', color: { argb: 'FF444444' } } as const;
const COLUMNS: readonly [string, number][] = [
  ['乡镇', 14], ['村', 14], ['码', 8], ['驻村干部', 10], ['照片', 22], ['同意印电话', 12], ['今天值班', 10], ['办公时间', 10], ['承诺', 22], ['该公开已过期', 30], ['快到期', 30], ['异议没有答复', 12],
];

/** The boards as a table, those that lack most first. */
export async function boardsXlsx(lines: readonly BoardStanding[], today: Day): Promise<Uint8Array> {
  const book = new Workbook();
  const sheet = book.addWorksheet('村公示栏', { views: [{ state: 'frozen', ySplit: 2 }], pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } });
  COLUMNS.forEach(([, width], index) => { sheet.getColumn(index + 1).width = width; });
  sheet.mergeCells(1, 1, 1, COLUMNS.length);
  Object.assign(sheet.getCell(1, 1), { value: `村公示栏　${today}　${lines.length} 个村`, font: { name: FONT, size: 14, bold: true }, alignment: { horizontal: 'center', vertical: 'middle' } });
  [COLUMNS.map(([name]) => name), ...lines.map(cellsOf)].forEach((cells, row) => cells.forEach((value, column) => {
    Object.assign(sheet.getCell(row + 2, column + 1), {
      value: typeof value === 'number' ? value : plainText(value), font: { name: FONT, size: 11, bold: row === 0 }, border: { top: LINE, left: LINE, bottom: LINE, right: LINE }, alignment: { wrapText: true, vertical: 'middle' },
    });
  }));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function cellsOf({ townshipName, villageName, lacks, people, phonesAgreed, commitmentsLate, late, open, objections }: BoardStanding): (string | number)[] {
  const lacking = (what: BoardLack['what']) => lacks.find(each => each.what === what);
  const has = (what: BoardLack['what']) => (lacking(what) ? '缺' : '有');
  return [
    townshipName, villageName, has('code'), people, lacking('photo')?.text ?? '齐', `${phonesAgreed} / ${people}`, has('duty'), has('office_hours'),
    lacking('commitments')?.text ?? (commitmentsLate.length > 0 ? `过期：${commitmentsLate.join('、')}` : ''), listOf(late), listOf(open), objections,
  ];
}

const listOf = (dues: readonly BoardDue[]): string => dues.map(({ subjectName, due }) => `${subjectName}（${due}）`).join('；');
