import { Workbook, type Worksheet } from '@protobi/exceljs';
import type { AllowanceList } from '@village/shared/contract/allowance';
import { ALLOWANCE_ITEM_NAMES, ALLOWANCE_ITEMS } from '@village/shared/rules/allowance-month';
import { plainText } from '../common/plain-text';

const FONT = '宋体';
const MONEY = '#,##0.00';
const LINE = { style: 'thin', color: { argb: 'FF444444' } } as const;
const BORDER = { top: LINE, left: LINE, bottom: LINE, right: LINE };

type Cell = string | { yuan: number } | null;

/** A list with the township it lies in. */
export interface ListOfTownship {
  townshipName: string;
  list: AllowanceList;
}

/** The list for the treasury: a row for each person, a column for each item that is paid, and behind it what each amount stands on. */
export async function allowanceXlsx(title: string, lists: readonly ListOfTownship[]): Promise<Uint8Array> {
  const book = new Workbook();
  const items = ALLOWANCE_ITEMS.filter(item => lists.some(({ list }) => list.people.some(({ lines }) => lines.some(line => line.item === item))));
  const heads: [string, number][] = [
    ['序号', 6], ['乡镇', 14], ['村', 14], ['姓名', 12], ['派出单位', 26], ['职务', 16], ...items.flatMap((item): [string, number][] => [[`${ALLOWANCE_ITEM_NAMES[item]}（计发）`, 14], [`${ALLOWANCE_ITEM_NAMES[item]}（元）`, 14]]),
    ['合计（元）', 14], ['已核定（元）', 14], ['待核定（元）', 14], ['由谁支付', 16], ['领款人签字', 16],
  ];
  const sheet = begin(book, '补助发放表', title, heads);
  const people = lists.flatMap(({ townshipName, list }) => list.people.map(person => ({ townshipName, villageName: list.villageName, person })));
  people.forEach(({ townshipName, villageName, person }, index) => {
    const of = (pick: 'amountFen' | 'settledFen' | 'openFen') => ({ yuan: person.lines.reduce((total, line) => total + (line[pick] ?? 0), 0) });
    add(sheet, [
      String(index + 1), townshipName, villageName, person.name, person.unitName, person.post,
      ...items.flatMap((item): Cell[] => {
        const line = person.lines.find(each => each.item === item);
        return line ? [line.why ?? line.quantity, line.amountFen === null ? line.why ? null : '标准另定' : { yuan: line.amountFen }] : [null, null];
      }),
      of('amountFen'), of('settledFen'), of('openFen'), [...new Set(person.lines.flatMap(({ paidByName }) => paidByName || []))].join('、'), null,
    ]);
  });
  const total = (pick: 'amountFen' | 'settledFen' | 'openFen') => ({ yuan: people.reduce((sum, { person }) => sum + person.lines.reduce((own, line) => own + (line[pick] ?? 0), 0), 0) });
  add(sheet, ['合计', null, null, `${people.length} 人`, null, null, ...items.flatMap((item): Cell[] => [null, { yuan: people.reduce((sum, { person }) => sum + (person.lines.find(line => line.item === item)?.amountFen ?? 0), 0) }]), total('amountFen'), total('settledFen'), total('openFen'), null, null]);
  foot(sheet, heads.length, lists);
  const reasons = begin(book, '依据', `${title}　每一笔的依据`, [['姓名', 12], ['项目', 12], ['依据', 70], ['条款', 40]]);
  for (const { person } of people) {
    for (const { itemName, because, why } of person.lines) {
      for (const reason of because.length > 0 ? because : why ? [{ text: why, clauses: [] }] : []) add(reasons, [person.name, itemName, reason.text, [...new Set(reason.clauses.map(({ clause }) => clause))].join('、')]);
    }
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function begin(book: Workbook, name: string, title: string, heads: readonly [string, number][]): Worksheet {
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 2 }], pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:2' } });
  heads.forEach(([, width], index) => { sheet.getColumn(index + 1).width = width; });
  sheet.addRow([plainText(title)]);
  sheet.mergeCells(1, 1, 1, heads.length);
  Object.assign(sheet.getCell(1, 1), { font: { name: FONT, size: 16, bold: true }, alignment: { horizontal: 'center' } });
  add(sheet, heads.map(([head]) => head), true);
  return sheet;
}

function add(sheet: Worksheet, cells: readonly Cell[], bold = false): void {
  const row = sheet.addRow(cells.map(cell => (cell === null ? '' : typeof cell === 'string' ? plainText(cell) : cell.yuan / 100)));
  cells.forEach((cell, index) => Object.assign(row.getCell(index + 1), {
    font: { name: FONT, size: 11, bold }, border: BORDER, alignment: { wrapText: true, vertical: 'middle', horizontal: cell !== null && typeof cell === 'object' ? 'right' : 'left' },
    ...(cell !== null && typeof cell === 'object' ? { numFmt: MONEY } : {}),
  }));
}

/** What the list was drawn from, and who signs it. */
function foot(sheet: Worksheet, width: number, lists: readonly ListOfTownship[]): void {
  const rules = [...new Set(lists.map(({ list }) => `《${list.profileTitle}》第 ${list.profileVersion || '—'} 版`))].join('、');
  const slips = lists.reduce((total, { list }) => total + list.corrections, 0);
  for (const text of [`按封存的考勤表${slips > 0 ? `和 ${slips} 张更正单` : ''}计算，依据${rules}；每一笔的条款见“依据”。`, '制表人：　　　　　　　　审核人：　　　　　　　　负责人：　　　　　　　　　　　年　　月　　日（盖章）']) {
    const row = sheet.addRow([text]);
    sheet.mergeCells(row.number, 1, row.number, width);
    row.getCell(1).font = { name: FONT, size: 11 };
    row.height = 24;
  }
}
