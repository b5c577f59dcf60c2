import type { BoardDue, BoardLack, BoardStanding } from '@village/shared/contract/board';
import type { Day } from '@village/shared/kernel/day';
import { type Cell, listBook } from '../common/list-book';

const COLUMNS: readonly [string, number][] = [
  ['乡镇', 14], ['村', 14], ['码', 8], ['驻村干部', 10], ['照片', 22], ['同意印电话', 12], ['今天值班', 10], ['办公时间', 10], ['承诺', 22], ['该公开已过期', 30], ['快到期', 30], ['异议没有答复', 12],
];

/** The boards as a table, those that lack most first. */
export function boardsXlsx(lines: readonly BoardStanding[], today: Day): Promise<Uint8Array> {
  return listBook({ name: '村公示栏', title: `村公示栏　${today}　${lines.length} 个村`, columns: COLUMNS, rows: lines.map(cellsOf) });
}

function cellsOf({ townshipName, villageName, lacks, people, phonesAgreed, commitmentsLate, late, open, objections }: BoardStanding): Cell[] {
  const lacking = (what: BoardLack['what']) => lacks.find(each => each.what === what);
  const has = (what: BoardLack['what']) => (lacking(what) ? '缺' : '有');
  return [
    townshipName, villageName, has('code'), people, lacking('photo')?.text ?? '齐', `${phonesAgreed} / ${people}`, has('duty'), has('office_hours'),
    lacking('commitments')?.text ?? (commitmentsLate.length > 0 ? `过期：${commitmentsLate.join('、')}` : ''), listOf(late), listOf(open), objections,
  ];
}

const listOf = (dues: readonly BoardDue[]): string => dues.map(({ subjectName, due }) => `${subjectName}（${due}）`).join('；');
