import { Workbook } from '@protobi/exceljs';
import { plainText } from '../common/plain-text';

const FONT = '宋体';
const LINE = { style: 'thin', color: { argb: 'FF444444' } } as const;
const COLUMNS: readonly [string, number][] = [['序号', 6], ['类别', 16], ['名称', 40], ['材料日期', 12], ['形式', 8], ['文件', 56], ['纸质存放', 22], ['字节', 12], ['校验（SHA-256）', 68], ['说明', 34]];

/** A line of the list of an archive. */
export interface ArchiveEntry {
  category: string;
  title: string;
  day: string;
  form: string;
  path: string;
  place: string;
  bytes: number;
  digest: string;
  note: string;
}

/** The list that lies in an exported archive: what there is, where, and by what it is known again. */
export async function indexXlsx(title: string, entries: readonly ArchiveEntry[]): Promise<Uint8Array> {
  const book = new Workbook();
  const sheet = book.addWorksheet('目录', { views: [{ state: 'frozen', ySplit: 2 }], pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:2' } });
  COLUMNS.forEach(([, width], index) => { sheet.getColumn(index + 1).width = width; });
  sheet.mergeCells(1, 1, 1, COLUMNS.length);
  Object.assign(sheet.getCell(1, 1), { value: plainText(`${title}　共 ${entries.length} 份`), font: { name: FONT, size: 14, bold: true }, alignment: { horizontal: 'center' } });
  const rows = entries.map(({ category, title: name, day, form, path, place, bytes, digest, note }, index) => [String(index + 1), category, name, day, form, path, place, bytes ? String(bytes) : '', digest, note]);
  [COLUMNS.map(([name]) => name), ...rows].forEach((cells, row) => cells.forEach((text, column) => {
    Object.assign(sheet.getCell(row + 2, column + 1), { value: plainText(text), font: { name: FONT, size: 11, bold: row === 0 }, border: { top: LINE, left: LINE, bottom: LINE, right: LINE }, alignment: { wrapText: true, vertical: 'top' } });
  }));
  return new Uint8Array(await book.xlsx.writeBuffer());
}
