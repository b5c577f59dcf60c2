import { lastOfMonths, type Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import { namesOfWords, nameOfWord } from '../kernel/word';
import { missingFacts, rowsFor, undecidedRows, type Facts } from '../policy/decision-table';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import type { Values } from '../policy/values';
import { notInDocument } from './cadence';

export interface CapAsked {
  subject: string;
  facts: Facts;
  /** Days in the village of each quarter. */
  quarters?: readonly { period: string; days: number }[];
  recalledOn?: Day;
  /** The day on which the award or promotion is decided. */
  decisionOn?: Day;
}

export interface AssessmentCap {
  excellentAllowed: boolean;
  awardAllowed: boolean;
  promotionAllowed: boolean;
  forcedGrade: string | null;
  /** The first period that forces the grade. */
  triggerPeriod: string | null;
  reserveStatus: 'cancelled' | 'kept' | null;
  consequences: string[];
  /** Facts that nobody stated and that could still strike, with what they would lead to. Nothing follows from them, and nothing is said to be free of them. */
  unknown: { facts: string[]; consequences: string[] };
}

type Row = Values['assessment.limits'][number];
const MONTHS_OF_A_YEAR = 12;

/** What do these facts leave of the grade, the awards and the promotion? A fact that nobody stated is not known: it strikes nothing, and it is named. */
export function assessmentCap(profile: Profile, asked: CapAsked): FindingOrRefusal<AssessmentCap> {
  return finding(profile, read => {
    const rows = read('assessment.limits').filter(row => row.subjects.includes(asked.subject));
    if (rows.length === 0) return notInDocument(read, `${nameOfWord(asked.subject)}的考核等次和评优限制`);
    read.rows(rows);
    const struck = rows.filter(row => strikes(row, asked));
    const barred = struck.filter(row => !isOver(row, asked));
    const trigger = struck.filter(row => row.countedPer === 'quarter').flatMap(row => quartersOf(row, asked))[0] ?? null;
    const consequences = [...new Set(barred.flatMap(row => row.consequences))];
    const ended = struck.filter(row => isOver(row, asked));
    const open = rows.filter(row => row.countedPer !== 'quarter' && row.when.some(({ is }) => is != null) && undecidedRows([row], asked.facts).length > 0 && !isOver(row, asked));
    const unknown = { facts: missingFacts(open, asked.facts), consequences: [...new Set(open.flatMap(row => row.consequences))] };
    const unsaid = unknown.facts.length ? `${namesOfWords(unknown.facts)}还没有认定，有的${namesOfWords(unknown.consequences)}` : '';
    read.say(consequences.length ? `${nameOfWord(asked.subject)}：${namesOfWords(consequences)}${trigger ? `（${trigger}）` : ''}` : ended.length ? '限制的年限已满' : unsaid || '没有受到限制');
    if (unsaid && (consequences.length || ended.length)) read.say(unsaid);
    return {
      excellentAllowed: !barred.some(row => row.excellent === false),
      awardAllowed: !barred.some(row => row.award === false),
      promotionAllowed: !barred.some(row => row.promotion === false),
      forcedGrade: barred.find(row => row.grade)?.grade ?? null,
      triggerPeriod: trigger,
      reserveStatus: struck.some(row => row.reserve === 'cancelled') ? 'cancelled' : asked.facts.reserve_cadre === true ? 'kept' : null,
      consequences, unknown,
    };
  });
}

function strikes(row: Row, asked: CapAsked): boolean {
  return row.countedPer === 'quarter' ? quartersOf(row, asked).length > 0 : rowsFor([row], asked.facts).length > 0;
}

function quartersOf(row: Row, asked: CapAsked): string[] {
  return (asked.quarters ?? []).filter(quarter => rowsFor([row], { ...asked.facts, in_village_days: quarter.days }).length > 0).map(quarter => quarter.period);
}

/** A ban of n years ends with the day before the same day n years later (A55). */
function isOver(row: Row, asked: CapAsked): boolean {
  return row.years != null && asked.recalledOn !== undefined && asked.decisionOn !== undefined && asked.decisionOn > lastOfMonths(asked.recalledOn, row.years * MONTHS_OF_A_YEAR);
}
