import { addMonths, type Month } from '../kernel/day';
import type { Finding, Reason } from '../kernel/finding';
import { yuan } from '../kernel/money';
import { isRefusal, type Refusal } from '../kernel/refusal';
import { namesOfWords, nameOfWord } from '../kernel/word';
import type { Facts } from '../policy/decision-table';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import { dailySubsidy } from './allowance';
import { sum } from './attendance-required';
import { countsOf } from './attendance-totals';
import { inspectionConsequence } from './inspection-consequence';
import { recall } from './recall';
import type { RowMarks } from './sheet';
import type { Difference } from './simulation';
import { changeOf, numberOf } from './simulation-sheet';

/** A month of one side as it was settled. */
export interface Settled {
  month: Month;
  /** In force at the end of the month. */
  profile: Profile;
  row: RowMarks;
}

type Sides = readonly [Settled[], Settled[]];
const NOTHING = '不处理';

/** What would be proposed for the days in the village of this quarter? Null where the same. */
export function quarterDifference(quarter: string, sides: Sides): Difference | null {
  const [first] = monthsOf(quarter);
  const facts = (months: Settled[]): Facts => ({ in_village_days: months.filter(({ month }) => month >= first && month <= addMonths(first, 2)).reduce((days, { row }) => days + row.totals.inVillage / 2, 0) });
  return conductDifference(`${quarter.slice(0, 4)} 年第 ${quarter.slice(6)} 季度在村天数`, 'quarter_presence', sides, facts);
}

/** What would be proposed for the days away without leave of this year, as far as its months were chosen? Null where the same. */
export function absenteeismDifference(year: string, sides: Sides): Difference | null {
  return conductDifference(`${year} 年旷工`, 'absenteeism', sides, months => absenteeismOf(months.filter(({ month }) => month.startsWith(year))));
}

/** What would be paid by the day for this month? Null where the same. */
export function allowanceDifference(before: Settled, after: Settled): Difference | null {
  const [one, other] = [before, after].map(paid);
  if (one.value.text === other.value.text) return null;
  const fen = other.value.fen - one.value.fen;
  const counted = fen === 0 ? '补助的天数变了' : fen > 0 ? '补助增加' : '补助减少';
  return { kind: 'allowance', changes: [{ ...(fen === 0 ? numberOf : changeOf)('按天的驻村补助', one.value.text, other.value.text, counted), fen }], before: one.because, after: other.because };
}

function conductDifference(what: string, event: string, sides: Sides, factsOf: (months: Settled[]) => Facts): Difference | null {
  const [one, other] = sides.map(months => proposed(months[months.length - 1].profile, event, factsOf(months)));
  if (one.value === other.value) return null;
  return { kind: 'consequence', changes: [changeOf(what, one.value, other.value, `“${one.value}”变为“${other.value}”`)], before: one.because, after: other.because };
}

function proposed(profile: Profile, event: string, facts: Facts): Finding<string> {
  const names = [tells(profile, 'inspection.consequences', event) ? consequencesOf(profile, event, facts) : null, tells(profile, 'posting.recall', event) ? recallOf(profile, event, facts) : null].filter(found => found !== null);
  const text = [...new Set(names.flatMap(({ value }) => value))].join('、');
  const silent: Reason = { text: `${profile.title}没有规定${nameOfWord(event)}怎样处理`, clauses: [] };
  return { value: text || NOTHING, because: names.length > 0 ? names.flatMap(({ because }) => because) : [silent] };
}

function consequencesOf(profile: Profile, event: string, facts: Facts): Finding<string[]> {
  const { value, because } = inspectionConsequence(profile, { event, facts });
  return { value: isRefusal(value) ? [value.text] : [...value.consequences, ...(value.anyOf ?? [])].map(nameOfWord), because };
}

function recallOf(profile: Profile, condition: string, facts: Facts): Finding<string[]> {
  const { value, because } = recall(profile, { condition, facts });
  return { value: isRefusal(value) ? [value.text] : value.action === 'none' ? [] : [namesOfWords([value.action])], because };
}

function tells(profile: Profile, key: 'inspection.consequences' | 'posting.recall', event: string): boolean {
  const { value } = finding(profile, read => (key === 'posting.recall' ? read.where(key)?.some(row => row.condition === event) : read.where(key)?.some(row => row.event === event)) ?? false);
  return isRefusal(value) || value;
}

/** Days away without leave, where the document takes them for 旷工: all of them, and the longest stretch that only rest days interrupt. */
function absenteeismOf(months: readonly Settled[]): Facts {
  let [halves, run, longest] = [0, 0, 0];
  for (const { row } of months.filter(each => countsAbsenteeism(each.profile))) {
    halves += row.totals.absent;
    for (let index = 0; index < row.cells.length; index += 2) {
      const marks = [row.cells[index], row.cells[index + 1]].map(cell => cell?.mark ?? 'rest_day');
      if (marks.every(mark => mark === 'rest_day')) continue;
      run = marks.every(mark => mark === 'absent') ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
  }
  return { absenteeism_consecutive_days: longest, absenteeism_year_days: halves / 2 };
}

function countsAbsenteeism(profile: Profile): boolean {
  const { value } = finding(profile, read => read.where('attendance.absence')?.noLeave ?? null);
  return value === 'absenteeism';
}

function paid({ profile, row }: Settled): Finding<{ text: string; fen: number }> {
  const { value: asked, because } = finding(profile, read => {
    const rule = read.where('allowance.daily_subsidy');
    return rule && { actualDays: sum(countsOf(row.totals), rule.counts), signedBy: rule.signers.flatMap(step => step.split(/[|+]/)) };
  });
  if (asked === null) return { value: { text: '不按天发补助', fen: 0 }, because: [{ text: `${profile.title}没有规定按天发的补助`, clauses: [] }] };
  if (isRefusal(asked)) return { value: { text: asked.text, fen: 0 }, because };
  const { value, because: reasons } = dailySubsidy(profile, asked);
  return isRefusal(value) ? refused(value, reasons) : { value: { text: `${yuan(value.amountFen)} 元（${value.paidDays} 天）`, fen: value.amountFen }, because: reasons };
}

function refused(refusal: Refusal, because: Reason[]): Finding<{ text: string; fen: number }> {
  return { value: { text: refusal.text, fen: 0 }, because };
}

/** Does this document attach something to the days in the village of a quarter? */
export function judgesQuarters(profile: Profile): boolean {
  return tells(profile, 'inspection.consequences', 'quarter_presence') || tells(profile, 'posting.recall', 'quarter_presence');
}

function monthsOf(quarter: string): Month[] {
  return [1, 2, 3].map(month => `${quarter.slice(0, 4)}-${String((Number(quarter.slice(6)) - 1) * 3 + month).padStart(2, '0')}`);
}
