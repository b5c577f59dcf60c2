import { Workbook } from '@protobi/exceljs';
import { FILING_CHANNEL_NAMES, type FilingLine } from '@village/shared/contract/filing';
import { LEAVE_KIND_NAMES } from '@village/shared/contract/leave';
import { clockOf, dayOf } from '@village/shared/kernel/day';
import { plainText } from '../common/plain-text';
import { spanText } from './span';

const HEADS = ['序号', '姓名', '村', '类别', '天数', '时间', '告知谁', '怎样告知', '对方', '告知时间', '最迟', '是否按时', '登记人', '收到'];
const WIDTHS = [6, 10, 12, 10, 8, 26, 14, 10, 14, 18, 12, 10, 10, 12];

/** The register of a month on A4 that lies on its side. */
export async function filingXlsx(lines: readonly FilingLine[], title: string): Promise<Uint8Array> {
  const book = new Workbook();
  const sheet = book.addWorksheet('请假备案', { pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 }, views: [{ state: 'frozen', ySplit: 2 }] });
  sheet.mergeCells(1, 1, 1, HEADS.length);
  sheet.getCell(1, 1).value = title;
  sheet.getCell(1, 1).font = { name: '宋体', size: 18 };
  sheet.getCell(1, 1).alignment = { horizontal: 'center' };
  sheet.getRow(2).values = HEADS;
  WIDTHS.forEach((width, index) => { sheet.getColumn(index + 1).width = width; });
  lines.forEach((line, index) => { sheet.getRow(3 + index).values = cellsOf(line, index); });
  sheet.eachRow((row, number) => {
    if (number === 1) return;
    row.eachCell({ includeEmpty: true }, cell => {
      cell.font = { name: '宋体', size: 11, bold: number === 2 };
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
      cell.border = { top: { style: 'thin' }, left: { style: 'thin' }, bottom: { style: 'thin' }, right: { style: 'thin' } };
    });
  });
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function cellsOf({ leave, partyName, channel, due, made, state, monthly }: FilingLine, index: number): (string | number)[] {
  const asked = monthly ? '按月汇总' : channel === 'phone' ? '电话' : channel === 'written' ? '书面' : '';
  return [
    index + 1, plainText(leave.personName), plainText(leave.villageName), LEAVE_KIND_NAMES[leave.kind], leave.days, spanText(leave), plainText(partyName), made ? FILING_CHANNEL_NAMES[made.channel] : asked,
    plainText(made?.toldWhom ?? ''), made ? `${dayOf(made.toldAt)} ${clockOf(made.toldAt)}` : '', due ?? '', made ? (made.late ? '迟了' : due ? '按时' : '') : state === 'overdue' ? '过期未办' : '未办',
    made ? made.byName ?? '自动告知' : '', made?.receivedByName ?? '',
  ];
}
