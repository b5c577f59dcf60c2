import type { RequestDetail } from '@village/shared/contract/request';
import { listBook } from '../common/list-book';

/** The table that was asked for: a line for each team, a column for each thing. */
export function requestXlsx({ title, basis, from, to, items, rows }: RequestDetail): Promise<Uint8Array> {
  return listBook({
    name: '数据', title, subtitle: `依据：${basis}　时间：${from} 至 ${to}`, frozen: 2,
    columns: [['村', 16], ['工作队', 16], ...items.map(({ text, unit }) => [unit ? `${text}（${unit}）` : text, 14] as const), ['说明', 14], ['填报人', 14]],
    rows: rows.map(row => [row.villageName, row.teamName, ...row.values.map(({ value, known }) => (value === null ? '' : known ? Number(value) : value)), row.note, row.answeredBy]),
  });
}
