import { sameValue } from './difference';
import { READING_TEXTS, type ReadingText } from './reading-texts';
import { isRecord } from './shape';
import type { ValueKey } from './values';

/** One way to read a clause: does the value stand so now, and what does it become when it is turned so? */
export interface ReadingOption {
  name: string;
  holds(value: unknown): boolean;
  turn(value: unknown): unknown;
}

type Switches = Partial<Record<ValueKey, readonly ReadingOption[]>>;

/** The entries of a `reading` as it is written, "A34 A35": those of the list. */
export function readingsOf(reading: string | undefined): string[] {
  return (reading ?? '').split(/[^A-Z0-9]+/).filter(id => id in READING_TEXTS);
}

/** What the entry says; null for one that is not in the list. */
export function readingText(id: string): ReadingText | null {
  return READING_TEXTS[id] ?? null;
}

/** The ways in which this value can be read by this entry, that of the list first; none where the choice would change nothing in the value. */
export function optionsOf(id: string, key: ValueKey, value: unknown): readonly ReadingOption[] {
  return (SWITCHES[id]?.[key] ?? []).filter(option => option.holds(value) || !sameValue(option.turn(value), value));
}

/** The whole value is one of these. */
function whole(names: [unknown, string][]): ReadingOption[] {
  return names.map(([wanted, name]) => ({ name, holds: value => sameValue(value, wanted), turn: () => wanted }));
}

/** A field of the value, or of every row of it, is one of these; null: the field is left out. */
function field(at: string, names: [unknown, string][]): ReadingOption[] {
  return names.map(([wanted, name]) => ({
    name,
    holds: value => rowsOf(value).length > 0 && rowsOf(value).every(row => sameValue(row[at] ?? null, wanted)),
    turn: value => inRows(value, row => {
      const { [at]: _, ...rest } = row;
      return wanted === null ? rest : { ...row, [at]: wanted };
    }),
  }));
}

/** A list within the value, or within every row, holds these words or does not. */
function held(at: string, words: string[], names: [without: string, having: string]): ReadingOption[] {
  const listOf = (row: Record<string, unknown>) => (row[at] ?? []) as string[];
  const without: ReadingOption = {
    name: names[0],
    holds: value => rowsOf(value).every(row => !listOf(row).some(word => words.includes(word))),
    turn: value => inRows(value, row => ({ ...row, [at]: listOf(row).filter(word => !words.includes(word)) })),
  };
  const having: ReadingOption = {
    name: names[1],
    holds: value => rowsOf(value).every(row => words.every(word => listOf(row).includes(word))),
    turn: value => inRows(value, row => ({ ...row, [at]: [...listOf(row), ...words.filter(word => !listOf(row).includes(word))] })),
  };
  return [without, having];
}

/** One word stands for another wherever it stands in the value. */
function instead(words: [word: string, name: string][]): ReadingOption[] {
  return words.map(([word, name]) => ({
    name,
    holds: value => JSON.stringify(value).includes(`"${word}"`),
    turn: value => JSON.parse(words.reduce((text, [other]) => text.split(`"${other}"`).join(`"${word}"`), JSON.stringify(value))) as unknown,
  }));
}

function rowsOf(value: unknown): Record<string, unknown>[] {
  return (Array.isArray(value) ? value : [value]).filter(isRecord);
}

function inRows(value: unknown, change: (row: Record<string, unknown>) => Record<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map(row => (isRecord(row) ? change(row) : row as unknown));
  return isRecord(value) ? change(value) : value;
}

const ONE_PERSON = instead([['township_principal', '书记或乡镇长都可以'], ['township_secretary', '只是书记'], ['township_mayor', '只是乡镇长']]);
const VILLAGE_HEAD = instead([['village_principal', '村书记或村主任都可以'], ['village_secretary', '只是村党组织书记'], ['village_director', '只是村委会主任']]);
const COUNTED: ReadingOption[] = whole([['counted', '休息日在村计入'], ['arranged', '统一安排的才计入'], ['not_counted', '休息日在村不计入']]);
const ROUNDED = (first: 'up' | 'down') => field('rounding', first === 'up' ? [['up', '零数进一'], ['down', '零数舍去']] : [['down', '零数舍去'], ['up', '零数进一']]);

/** What turns in the values when an entry is read in another way; the other entries are read in one way only, or are settled by changing the value itself. */
const SWITCHES: Readonly<Record<string, Switches>> = {
  A03: { 'leave.count': whole([['workdays', '按工作日算'], ['calendar_days', '按自然日算']]) },
  A04: { 'leave.merge': whole([[true, '前后相连的合在一起定级'], [false, '各算各的']]) },
  A05: { 'due.days': field('printedDay', [['in_time', '当天算按时'], ['too_late', '当天已经算超过']]) },
  A07: { 'due.days': field('onRestDay', [['stays', '日期不动'], ['workday_before', '提前到前一个工作日'], ['workday_after', '顺延到后一个工作日']]) },
  A08: { 'attendance.duty_days': field('onHoliday', [['next_workday', '顺延到下一个工作日'], [null, '不顺延']]) },
  A12: { 'meeting.cadence': field('target', [[4, '争取四次'], [null, '只要求至少的次数']]) },
  A15: { 'leave.approval': ONE_PERSON, 'settlement.signers': [...ONE_PERSON, ...VILLAGE_HEAD], 'allowance.daily_subsidy': [...ONE_PERSON, ...VILLAGE_HEAD] },
  A23: { 'allowance.meal_second_figure': field('inForce', [[false, '第二个标准不启用'], [true, '启用第二个标准']]) },
  A25: { 'assessment.eligibility': field('arrivalDayCounts', [[true, '到岗当天算在内'], [false, '从到岗次日算起']]) },
  A26: { 'assessment.excellent': ROUNDED('down') },
  A31: { 'attendance.required': held('counts', ['meeting', 'training'], ['开会、培训记为因公外出的才计入', '开会、培训也计入']) },
  A34: { 'attendance.rest_days': COUNTED },
  A35: { 'attendance.required': held('counts', ['official_trip'], ['只计在村的日子', '为村出差的日子也计入']) },
  A36: { 'due.days': field('weekEnds', [[7, '到周日为止'], [5, '到周五为止'], [6, '到周六为止']]) },
  A37: { 'due.days': field('periodEnds', [['last_day', '周期的最后一天'], ['last_workday', '周期的最后一个工作日']]) },
  A38: { 'record.visits': arrival() },
  A42: { 'posting.training': ROUNDED('up') },
  A47: { 'rest.annual_leave': field('soft', [[true, '可有例外'], [false, '没有例外']]), 'posting.teams_per_village': field('soft', [[true, '可有例外'], [false, '没有例外']]) },
  A55: { 'posting.term': field('endsDayBefore', [[true, '满期的前一天为最后一天'], [false, '满期当天为最后一天']]) },
  A56: { 'allowance.daily_subsidy': field('halfDays', [[false, '半天不发'], [true, '半天发一半']]) },
  A60: { 'posting.medical_check': field('per', [['year', '每年'], ['half_year', '每半年']]) },
  A67: { 'attendance.required': field('of', [[null, '对每个人'], [['team'], '对全队']]) },
  A72: {
    'attendance.sign_in': field('after', [['sign_in_refused', '过时不能再签到'], ['late', '收下，记为迟到']]),
    'meeting.sign_in': field('after', [['late', '收下，记为迟到'], ['sign_in_refused', '过时不能再签到']]),
  },
};

/** Whether the day of arrival counts stands one level deeper. */
function arrival(): ReadingOption[] {
  return field('arrivalDayCounts', [[true, '到岗当天算在内'], [false, '从到岗次日算起']]).map(({ name, holds, turn }) => ({
    name,
    holds: value => isRecord(value) && holds(value.firstEntry),
    turn: value => (isRecord(value) ? { ...value, firstEntry: turn(value.firstEntry) } : value),
  }));
}
