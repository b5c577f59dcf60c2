import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate as breath } from 'node:timers/promises';
import { stream, type Worksheet } from '@protobi/exceljs';
import { SIMULATION_KIND_NAMES, type Simulation, type SimulationResult, type SimulationSummary } from '@village/shared/contract/simulation';
import type { Reason } from '@village/shared/kernel/finding';
import { yuan } from '@village/shared/kernel/money';
import { plainText } from '../common/plain-text';

type Finished = Simulation & { summary: SimulationSummary };

const HEADS: [string, number][] = [['类别', 11], ['乡镇', 14], ['村', 14], ['姓名', 11], ['月份', 10], ['请假', 28], ['项目', 26], ['现行制度', 26], ['草稿', 26], ['现行依据', 60], ['草稿依据', 60]];

/** A workbook of two sheets, the totals and every single difference; written row by row, so that thousands of them need little memory. */
export async function simulationXlsx(simulation: Finished, pages: AsyncIterable<SimulationResult[]>): Promise<Uint8Array> {
  const out = new PassThrough();
  const written = buffer(out);
  const book = new stream.xlsx.WorkbookWriter({ stream: out, useStyles: true });
  const totals = book.addWorksheet('总数', { pageSetup: { paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 } });
  writeTotals(totals, simulation);
  totals.commit();
  const list = book.addWorksheet('明细', { views: [{ state: 'frozen', ySplit: 1 }], pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } });
  list.columns = HEADS.map(([header, width]) => ({ header, width }));
  list.getRow(1).font = { bold: true };
  for await (const results of pages) {
    for (const result of results) for (const row of rowsOf(result)) list.addRow(row).commit();
    await breath();
  }
  list.commit();
  await book.commit();
  return new Uint8Array(await written);
}

function writeTotals(sheet: Worksheet, { organisationName, from, to, summary }: Finished): void {
  sheet.columns = [{ width: 16 }, { width: 52 }, { width: 12 }, { width: 18 }];
  const add = (bold: boolean, ...cells: (string | number)[]) => {
    const row = sheet.addRow(cells.map(cell => (typeof cell === 'string' ? plainText(cell) : cell)));
    row.font = { bold };
    row.commit();
  };
  add(true, `${organisationName}制度模拟`, `${from} 至 ${to}`);
  add(false, '比较了', `${summary.compared.people} 人、${summary.compared.months} 人月、${summary.compared.leaves} 份请假`);
  add(false, '结果会变', `${summary.people} 人，其中 ${summary.people - summary.decided} 人只是天数不同`);
  add(false, '说明', '只是比较，过去的考勤、签字和审批都不会改动。');
  add(true, '类别', '变化', '人数', '金额（元）');
  for (const { kind, people, fen, changes } of summary.kinds) {
    add(true, SIMULATION_KIND_NAMES[kind], '合计', people, ...(kind === 'allowance' ? [yuan(fen)] : []));
    for (const { text, people: own } of changes) add(false, SIMULATION_KIND_NAMES[kind], text, own);
  }
  if (summary.notCompared.length > 0) add(true, '没有比较的改动');
  for (const title of summary.notCompared) add(false, '', title);
}

function rowsOf({ kind, townshipName, villageName, personName, month, leave, changes, before, after }: SimulationResult): string[][] {
  return changes.map(change => [SIMULATION_KIND_NAMES[kind], townshipName, villageName, personName, month, leave, change.what, change.before, change.after, told(before), told(after)].map(plainText));
}

function told(because: Reason[]): string {
  return because.map(({ text, clauses }) => `${text}${clauses.length > 0 ? `（${clauses.map(each => each.clause).join('、')}）` : ''}`).join('；');
}
