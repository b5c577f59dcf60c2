import { FILING_CHANNEL_NAMES, type FilingLine } from '@village/shared/contract/filing';
import { LEAVE_KIND_NAMES } from '@village/shared/contract/leave';
import { clockOf, dayOf } from '@village/shared/kernel/day';
import { type Cell, listBook } from '../common/list-book';
import { spanText } from './span';

const COLUMNS = [
  ['序号', 6], ['姓名', 10], ['村', 12], ['类别', 10], ['天数', 8], ['时间', 26], ['告知谁', 14], ['怎样告知', 10], ['对方', 14], ['告知时间', 18], ['最迟', 12], ['是否按时', 10], ['登记人', 10], ['收到', 12],
] as const;

/** The register of a month on A4 that lies on its side. */
export function filingXlsx(lines: readonly FilingLine[], title: string): Promise<Uint8Array> {
  return listBook({ name: '请假备案', title, columns: COLUMNS, rows: lines.map(cellsOf), foot: ['填表人：　　　　　　　　审核人：　　　　　　　　日期：　　　年　　月　　日'] });
}

function cellsOf({ leave, partyName, channel, due, made, state, monthly }: FilingLine, index: number): Cell[] {
  const asked = monthly ? '按月汇总' : channel === 'phone' ? '电话' : channel === 'written' ? '书面' : '';
  return [
    index + 1, leave.personName, leave.villageName, LEAVE_KIND_NAMES[leave.kind], leave.days, spanText(leave), partyName, made ? FILING_CHANNEL_NAMES[made.channel] : asked,
    made?.toldWhom ?? '', made ? `${dayOf(made.toldAt)} ${clockOf(made.toldAt)}` : '', due ?? '', made ? (made.late ? '迟了' : due ? '按时' : '') : state === 'overdue' ? '过期未办' : '未办',
    made ? made.byName ?? '自动告知' : '', made?.receivedByName ?? '',
  ];
}
