import { daysOf, type Day } from '../kernel/day';
import { HALVES, type HalfDay } from '../kernel/half-day';
import { MARK_NAMES } from '../kernel/mark';
import { isRefusal, type Refusal } from '../kernel/refusal';
import type { Reason } from '../kernel/finding';
import type { Profile } from '../policy/profile';
import { cellFinding } from './attendance-cell';
import { runsOf, type Marked } from './attendance-remark';
import type { RequiredPresence } from './attendance-required';
import type { Calendar } from './calendar';
import { DAY_FLAG_NAMES } from './day-status';
import type { RowFacts, RowMarks, SheetCell } from './sheet';
import type { Change, Difference, InForceSide } from './simulation';

/** What would be different in the row of a month: the marks, the days asked for, the days counted, and whether they are enough; null where nothing is. */
export function sheetDifference(calendar: Calendar, facts: RowFacts, sides: readonly [InForceSide, InForceSide], rows: readonly [RowMarks | Refusal, RowMarks | Refusal]): Difference | null {
  const [before, after] = rows;
  if (isRefusal(before) || isRefusal(after)) return refusedDifference(before, after);
  const turned = turnedCells(facts, before, after);
  const asked = requiredChanges(before.required.value, after.required.value);
  const marks = turned.map(({ from, to, days }) => changeOf(`${days}的标记`, from, to, `标记由“${from}”变为“${to}”`));
  const changes = [...asked.filter(each => !each.onlyNumber), ...marks, ...asked.filter(each => each.onlyNumber)];
  if (changes.length === 0) return null;
  const because = (side: InForceSide, row: RowMarks) => [
    ...turned.flatMap(({ first }) => cellReasons(side, calendar, facts, first)), ...(asked.length > 0 || turned.length === 0 ? row.required.because : []),
  ];
  return { kind: 'sheet', changes, before: because(sides[0], before), after: because(sides[1], after) };
}

/** Another number, from which nothing follows by itself. */
export function numberOf(what: string, before: string, after: string, counted: string): Change {
  return { ...changeOf(what, before, after, counted), onlyNumber: true };
}

/** A change, whose sentence for the totals is given. */
export function changeOf(what: string, before: string, after: string, counted: string): Change {
  return { what, before, after, counted };
}

function refusedDifference(before: RowMarks | Refusal, after: RowMarks | Refusal): Difference | null {
  const told = (row: RowMarks | Refusal) => (isRefusal(row) ? row.text : '能算出整月考勤');
  if (told(before) === told(after)) return null;
  const reasons = (row: RowMarks | Refusal): Reason[] => (isRefusal(row) ? [{ text: row.text, clauses: row.clauses }] : row.required.because);
  const counted = !isRefusal(after) ? '由算不出变为能算出' : isRefusal(before) ? '算不出的原因变了' : '由能算出变为算不出';
  return { kind: 'sheet', changes: [changeOf('整月考勤', told(before), told(after), counted)], before: reasons(before), after: reasons(after) };
}

/** The half days with another mark, those of the same change together. */
function turnedCells(facts: RowFacts, before: RowMarks, after: RowMarks): { from: string; to: string; first: HalfDay; days: string }[] {
  if (!before.cells.some((cell, index) => isTurned(cell, after.cells[index]))) return [];
  const days = daysOf(facts.month);
  const marked = before.cells.map((cell, index): Turned => {
    const other = after.cells[index];
    return { day: days[index >> 1], half: HALVES[index % 2], cell, change: isTurned(cell, other) ? [nameOf(cell), nameOf(other)] : null };
  });
  const changes = new Map(marked.flatMap(each => (each.change ? [[each.change.join(' '), each] as const] : [])).reverse());
  return [...changes].reverse().map(([key, first]) => {
    const [from, to] = first.change ?? ['', ''];
    return { from, to, first, days: runsOf(marked, entry => (entry as Turned).change?.join(' ') === key) };
  });
}

interface Turned extends Marked {
  change: [string, string] | null;
}

function isTurned(cell: SheetCell | null, other: SheetCell | null): boolean {
  return cell?.mark !== other?.mark || (cell?.flags.length ?? 0) !== (other?.flags.length ?? 0) || (cell?.flags.some((flag, index) => flag !== other?.flags[index]) ?? false);
}

function nameOf(cell: SheetCell | null): string {
  if (cell === null) return '没有生效的制度';
  return `${MARK_NAMES[cell.mark]}${cell.flags.length > 0 ? `（${cell.flags.map(flag => DAY_FLAG_NAMES[flag]).join('、')}）` : ''}`;
}

function cellReasons(side: InForceSide, calendar: Calendar, facts: RowFacts, { day, half }: HalfDay): Reason[] {
  return isRefusal(side) ? [] : cellFinding(profileOn(side, day), calendar, facts, day, half).because;
}

/** The profile of the part that holds on this day. */
export function profileOn(side: Exclude<InForceSide, Refusal>, day: Day): Profile {
  return (side.filter(part => part.from <= day).pop() ?? side[0]).profile;
}

function requiredChanges(before: RequiredPresence | Refusal, after: RequiredPresence | Refusal): Change[] {
  if (isRefusal(before) || isRefusal(after)) {
    const told = (value: RequiredPresence | Refusal) => (isRefusal(value) ? value.text : amount(value.required, value));
    return told(before) === told(after) ? [] : [changeOf('应驻村', told(before), told(after), '应驻村天数变了')];
  }
  const lines = [
    changeOf('是否达标', standing(before), standing(after), `由${standing(before)}变为${standing(after)}`),
    numberOf('应驻村', amount(before.required, before), amount(after.required, after), '应驻村天数变了'),
    numberOf('其中在村', amount(before.inVillageRequired, before), amount(after.inVillageRequired, after), '在村天数的要求变了'),
    numberOf('计入天数', `${before.counted} 天`, `${after.counted} 天`, '计入天数变了'),
  ];
  return lines.filter(line => line.before !== line.after);
}

function amount(days: number | null, { unit }: RequiredPresence): string {
  return days === null ? '没有规定' : `${days} ${unit === 'workdays' ? '个工作日' : '天'}`;
}

function standing({ met, required }: RequiredPresence): string {
  if (met !== null) return met ? '达标' : '未达标';
  return required === null ? '不要求' : '还不判断';
}
