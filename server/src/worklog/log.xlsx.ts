import { listBook } from '../common/list-book';
import type { LogForm } from './log.form';

const WIDTHS = { day: 16, state: 11, text: 46, duty: 18, note: 30 };

/** The month as a table: a line for each day, a column for each part of the log. */
export function logXlsx({ title, subtitle, fields, days }: LogForm): Promise<Uint8Array> {
  const parts = fields.length > 0 ? fields : [{ field: 'work', name: '工作' }];
  // Where nothing of the month is marked, the table is the one the document shows.
  const marked = days.some(({ duties }) => duties !== '');
  return listBook({
    name: '工作日志', title, subtitle, frozen: 1,
    columns: [['日期', WIDTHS.day], ['状态', WIDTHS.state], ...parts.map(({ name }) => [name, WIDTHS.text] as const), ...(marked ? [['职责', WIDTHS.duty] as const] : []), ['签字', WIDTHS.note], ['查阅', WIDTHS.note]],
    rows: days.map(({ day, weekday, state, texts, duties, signed, reviews }) => [`${day} ${weekday}`, state, ...parts.map(({ field }) => texts[field] ?? ''), ...(marked ? [duties] : []), signed, reviews.join('\n')]),
  });
}
