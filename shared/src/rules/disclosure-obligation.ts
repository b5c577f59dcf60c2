import { addDays, addMonths, lastMonthOf, type Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import { isRefusal } from '../kernel/refusal';
import { namesOfWords, nameOfWord } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding, type Reader } from '../policy/reading';
import type { Values } from '../policy/values';
import type { PeriodKind } from '../policy/words';
import { cyclesOf, dueOf, duePrinted, notInDocument, PERIOD_NAMES, type Time } from './cadence';
import type { Calendar } from './calendar';

export interface DisclosureAsked extends Time {
  subject: string;
  /** What was published; not given: nobody asks. */
  published?: { on?: Day; granularity?: string; items?: readonly string[] };
}

export interface DisclosureObligation {
  frequency: PeriodKind | null;
  due: Day | null;
  items: string[];
  where: string | null;
  granularity: string | null;
  dutiesOfTeam: string[];
  publiciseDays: number | null;
  /** The last day on which publishing may begin so that it lasts long enough. */
  publiciseFromLatest: Day | null;
  timing: string | null;
  missing: string[];
  violations: 'not_item_by_item'[];
  compliant: boolean | null;
  /** The source says 定期 and no number: the administrator is asked how often. */
  configRequired: boolean;
}

type Row = Values['disclosure.items'][number];

/** What has to be published, where, how finely and until when, and was it? */
export function disclosureObligation(profile: Profile, calendar: Calendar, asked: DisclosureAsked): FindingOrRefusal<DisclosureObligation> {
  return finding(profile, read => {
    const row = read('disclosure.items').find(each => each.subject === asked.subject);
    if (!row) return notInDocument(read, `${nameOfWord(asked.subject)}的公开`);
    read.rows([row]);
    read.say(toldRule(row));
    const latest = row.days && asked.period ? latestStart(read, calendar, asked.period, row.days) : null;
    const turn = row.per && !row.days ? turnOf(read, calendar, row.per, asked) : null;
    const due = turn?.due ?? null;
    const missing = asked.published?.items ? (row.items ?? []).filter(item => !asked.published?.items?.includes(item)) : [];
    const violations = row.granularity && asked.published?.granularity && asked.published.granularity !== row.granularity ? ['not_item_by_item' as const] : [];
    const found: DisclosureObligation = {
      frequency: row.per ?? null, due, items: row.items ?? [], where: row.where ?? null, granularity: row.granularity ?? null, dutiesOfTeam: row.dutiesOfTeam ?? [],
      publiciseDays: row.days ?? null, publiciseFromLatest: latest, timing: row.timing ?? null, missing, violations,
      compliant: judge(asked, turn?.from ?? null, due ?? latest, missing.length + violations.length), configRequired: row.per === 'regular',
    };
    const judged = toldJudgement(found);
    if (judged) read.say(judged);
    return found;
  });
}

/** The last turn asked about: what was published before it began belongs to the turn before. */
function turnOf(read: Reader, calendar: Calendar, per: PeriodKind, asked: DisclosureAsked): { from: Day; due: Day } | null {
  if (per === 'day') return asked.day ? { from: asked.day, due: asked.day } : null;
  const cycles = cyclesOf(per, asked);
  const last = cycles[cycles.length - 1];
  return last ? { from: last.from, due: dueOf(read, calendar, last) } : null;
}

/** One date later counts as a day of publication (A57), so it begins that many days before the sheet is submitted. */
function latestStart(read: Reader, calendar: Calendar, period: string, days: number): Day | null {
  const submit = read.known('settlement.submit_day');
  if (isRefusal(submit)) return null;
  read.say(`次月 ${submit} 日前报送`);
  return addDays(duePrinted(read, calendar, `${addMonths(lastMonthOf(period), 1)}-${String(submit).padStart(2, '0')}`), -days);
}

function judge({ published }: DisclosureAsked, first: Day | null, last: Day | null, faults: number): boolean | null {
  if (!published) return null;
  const inTime = published.on === undefined || ((first === null || first <= published.on) && (last === null || published.on <= last));
  return faults === 0 && inTime;
}

function toldRule(row: Row): string {
  const often = row.per ? PERIOD_NAMES[row.per] : row.timing ? nameOfWord(row.timing) : '';
  const what = row.items?.length ? `，包括${namesOfWords(row.items)}` : '';
  return `${often}公开${nameOfWord(row.subject)}${what}${row.where ? `，在${nameOfWord(row.where)}` : ''}${row.granularity ? `，${nameOfWord(row.granularity)}` : ''}${row.per === 'regular' ? '，多久一次原文没有写明' : ''}`;
}

function toldJudgement(found: DisclosureObligation): string {
  const until = found.due ? `最迟 ${found.due}` : found.publiciseFromLatest ? `公示 ${found.publiciseDays} 天，最迟 ${found.publiciseFromLatest} 开始` : '';
  const fault = found.missing.length ? `缺${namesOfWords(found.missing)}` : found.violations.length ? '没有逐笔公开' : found.compliant === false ? '没有按期公开' : '';
  return [until, fault].filter(Boolean).join('，');
}
