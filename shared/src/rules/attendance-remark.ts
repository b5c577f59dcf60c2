import type { Day } from '../kernel/day';
import type { Half } from '../kernel/half-day';
import { LEAVE_KINDS } from '../kernel/leave-kind';
import { MARK_NAMES, type Mark } from '../kernel/mark';
import { DAY_FLAG_NAMES, type DayFlag } from './day-status';
import type { SheetCell } from './sheet';

const FLAGS = Object.keys(DAY_FLAG_NAMES) as DayFlag[];

/** One half day of the month with its mark. */
export interface Marked {
  day: Day;
  half: Half;
  cell: SheetCell | null;
}

/** The remark of a row: each leave, each absence and each sign, with its days. */
export function remarkOf(marked: readonly Marked[]): string {
  const said = new Set<Mark | DayFlag>();
  for (const { cell } of marked) {
    if (cell) said.add(cell.mark);
    cell?.flags.forEach(flag => said.add(flag));
  }
  const marks = [...LEAVE_KINDS, 'absent' as const].filter(mark => said.has(mark)).map(mark => `${MARK_NAMES[mark]} ${runsOf(marked, ({ cell }) => cell?.mark === mark)}`);
  const flags = FLAGS.filter(flag => said.has(flag)).map(flag => `${DAY_FLAG_NAMES[flag]} ${runsOf(marked, ({ cell }) => cell?.flags.includes(flag) ?? false)}`);
  return [...marks, ...flags].join('；');
}

/** The half days that hold, written as a clerk writes them: "3日、10日至12日上午". Rest days do not break a stretch. */
export function runsOf(marked: readonly Marked[], holds: (entry: Marked) => boolean): string {
  const worked = marked.filter(entry => holds(entry) || (entry.cell !== null && entry.cell.mark !== 'rest_day'));
  const runs: Marked[][] = [];
  worked.forEach((entry, index) => {
    if (!holds(entry)) return;
    if (index > 0 && holds(worked[index - 1])) runs[runs.length - 1].push(entry);
    else runs.push([entry]);
  });
  return runs.map(nameOfRun).join('、');
}

function nameOfRun(run: Marked[]): string {
  const [first, last] = [run[0], run[run.length - 1]];
  const date = (entry: Marked) => `${Number(entry.day.slice(8))}日`;
  const start = `${date(first)}${first.half === 'pm' ? '下午' : ''}`;
  if (first.day === last.day) return first.half === last.half ? `${date(first)}${first.half === 'am' ? '上午' : '下午'}` : date(first);
  return `${start}至${date(last)}${last.half === 'am' ? '上午' : ''}`;
}
