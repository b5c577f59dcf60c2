import { Workbook } from '@protobi/exceljs';
import type { RecordLine } from '@village/shared/contract/record';
import { recordKind } from '@village/shared/kernel/record-kind';
import { plainText } from '../common/plain-text';
import { answersOf } from './record-reply.service';
import type { RecordEntity } from './record.entity';

const FONT = '宋体';
const LINE = { style: 'thin', color: { argb: 'FF444444' } } as const;
const COLUMNS = [['日期', 12], ['种类', 12], ['村', 14], ['村民小组', 12], ['记录人', 10], ['内容', 60], ['其他栏目', 44], ['职责', 18], ['办结', 8]] as const;

/** Entries as a table, one line each, the whole text in it. */
export async function recordXlsx(lines: readonly RecordLine[], rows: readonly RecordEntity[]): Promise<Uint8Array> {
  const book = new Workbook();
  const sheet = book.addWorksheet('工作记录', { views: [{ state: 'frozen', ySplit: 1 }], pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1' } });
  COLUMNS.forEach(([, width], index) => { sheet.getColumn(index + 1).width = width; });
  const texts = lines.map((line, index) => [
    line.at ? `${line.day} ${line.at}` : line.day, recordKind(line.kind).name, line.villageName, line.group, line.authorName, rows[index].text,
    answersOf(rows[index]).map(({ name, text }) => `${name}：${text}`).join('\n'), line.tags.join('、'), line.closed === null ? '' : line.closed ? '已办结' : '没办结',
  ]);
  [COLUMNS.map(([title]) => title as string), ...texts].forEach((cells, row) => cells.forEach((text, column) => {
    Object.assign(sheet.getCell(row + 1, column + 1), {
      value: plainText(text), font: { name: FONT, size: 11, bold: row === 0 }, border: { top: LINE, left: LINE, bottom: LINE, right: LINE }, alignment: { wrapText: true, vertical: 'top' },
    });
  }));
  return new Uint8Array(await book.xlsx.writeBuffer());
}
