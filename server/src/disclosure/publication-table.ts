import type { FileReply } from '@village/shared/contract/endpoint';
import type { PublicationTableReply } from '@village/shared/contract/publication';
import { MOST_COLUMNS, MOST_LINES } from '@village/shared/contract/publication-words';
import { personalDataIn } from '@village/shared/kernel/personal-data';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Complaints, EXAMPLE, type TableRow, tableRows } from '../common/table';
import { tableBook } from '../common/table-book';
import { readBook } from '../common/workbook';

const AMOUNT = /金额|收入|支出|余额|（元）|\(元\)/;
const DATE = /日期|时间/;
const LONGEST_CELL = 200;
const LONGEST_TITLE = 30;
/** What a cell shows that holds nothing: nobody reads it as forgotten. */
const NOTHING = '—';
const MOST_AMOUNT = 100_000_000_000;

const FORM = {
  name: '逐笔公开',
  columns: {
    day: { title: '日期', required: true, width: 14 }, text: { title: '摘要', required: true, width: 40 }, income: { title: '收入（元）', width: 14 }, expense: { title: '支出（元）', width: 14 },
    balance: { title: '余额（元）', width: 14 }, voucher: { title: '凭证号', width: 12 }, by: { title: '经手人', width: 12 },
  },
} as const;
const GUIDE = [
  '逐笔公开表怎么填',
  '第一行是标题，可以照原样用，也可以改成别的标题；最多 10 列、300 行。从第二行起一笔一行。',
  '标题里有“金额”“收入”“支出”“余额”的列只写数字，最多两位小数；标题里有“日期”的列写 2025-01-01 这样的日期。',
  '不要写身份证号、手机号、银行卡号：公开以前会检查，有的话不能公开。',
  '“（示例）”开头的行不会读入。',
];
const EXAMPLES = [{ day: `${EXAMPLE}2025-01-05`, text: '收到上级拨付的道路维护款', income: '50000.00', balance: '50000.00', voucher: '记-001', by: '张三' }];

export async function publicationTemplate(): Promise<FileReply> {
  return { file: await tableBook(GUIDE, FORM, EXAMPLES), name: '逐笔公开表模板.xlsx' };
}

/** The first sheet that is filled in, as a table to be published: as a whole or not at all, with a cell and a reason for everything that is wrong. */
export function publicationTable(file: Buffer): PublicationTableReply | Refusal {
  if (!Buffer.isBuffer(file) || file.length === 0) return refuse('file_required', '没有收到文件，请选择填好的 .xlsx 文件再上传');
  const book = readBook(file);
  if (isRefusal(book)) return book;
  const sheet = book.sheets.find(({ name, rows }) => name.trim() !== '说明' && rows.has(1) && rows.size > 1);
  if (!sheet) return refuse('table_empty', '文件里没有可以公开的表：第一行要是标题，从第二行起一笔一行');
  const titles = [...new Set([...sheet.rows.get(1)!.values()].map(value => String(value).replace(/[\s*＊]/g, '')).filter(Boolean))];
  if (titles.length > MOST_COLUMNS) return refuse('table_too_wide', `表有 ${titles.length} 列，最多公开 ${MOST_COLUMNS} 列，请删去不用公开的`);
  const complaints = new Complaints([sheet.name]);
  const columns = Object.fromEntries(titles.map((title, index) => [`c${index}`, { title }]));
  if (titles.some(title => title.length > LONGEST_TITLE)) complaints.at(sheet.name, 'A1', `标题最多 ${LONGEST_TITLE} 个字，请缩短`);
  const rows = tableRows({ name: sheet.name, columns }, sheet, complaints, book.from1904);
  if (rows.length > MOST_LINES) return refuse('table_too_long', `表有 ${rows.length} 行，一次最多公开 ${MOST_LINES} 行，请分成几项公开`);
  const sums = new Map<string, number>();
  const lines = rows.map(row => ({ cells: titles.map((title, index) => cellOf(row, `c${index}`, title, sums)) }));
  if (complaints.any) return refuse('table_wrong', `表里有 ${complaints.inOrder.length} 处要改，改好再上传；现在什么也没有读入。`, { rows: complaints.inOrder });
  if (lines.length === 0) return refuse('table_empty', '文件里没有可以公开的行：从第二行起一笔一行，示例行不算');
  return {
    table: { columns: titles, lines }, personal: personalDataIn([titles, ...lines.map(({ cells }) => cells)].map(cells => cells.join('\n')).join('\n')),
    sums: [...sums].filter(([title]) => !title.includes('余额')).map(([column, fen]) => ({ column, sum: yuan(fen) })),
  };
}

function cellOf(row: TableRow<string>, column: string, title: string, sums: Map<string, number>): string {
  if (DATE.test(title)) return row.day(column) ?? NOTHING;
  const text = row.text(column);
  if (text === '') return NOTHING;
  if (text.length > LONGEST_CELL) row.complain(column, `一格最多 ${LONGEST_CELL} 个字，请缩短`);
  if (!AMOUNT.test(title)) return text;
  const amount = Number(text.replace(/[,，¥￥]/g, ''));
  const fen = Math.round(amount * 100);
  if (!Number.isFinite(amount) || Math.abs(amount) > MOST_AMOUNT || Math.abs(fen - amount * 100) > 0.001) {
    row.complain(column, `${title}“${text.slice(0, 20)}”不是金额，请只写数字，最多两位小数`);
    return NOTHING;
  }
  sums.set(title, (sums.get(title) ?? 0) + fen);
  return yuan(fen);
}

/** Fen as yuan with two places. */
function yuan(fen: number): string {
  const whole = Math.abs(fen);
  return `${fen < 0 ? '-' : ''}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`;
}
