import { listBook } from '../common/list-book';
import type { LogForm } from './log.form';

const WIDTHS = { day: 16, state: 11, text: 46, note: 30 };

/** The month as a table: a line for each day, a column for each part of the log. */
export function logXlsx({ title, subtitle, fields, days }: LogForm): Promise<Uint8Array> {
  const parts = fields.length > 0 ? fields : [{ field: 'work', name: '工作' }];
  return listBook({
    name: '工作日志', title, subtitle, frozen: 1,
    columns: [['日期', WIDTHS.day], ['状态', WIDTHS.state], ...parts.map(({ name }) => [name, WIDTHS.text] as const), ['签字', WIDTHS.note], ['查阅', WIDTHS.note]],
    rows: days.map(({ day, weekday, state, texts, signed, reviews }) => [`${day} ${weekday}`, state, ...parts.map(({ field }) => texts[field] ?? ''), signed, reviews.join('\n')]),
  });
}
