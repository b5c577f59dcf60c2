import type { Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import { namesOfWords, nameOfWord } from '../kernel/word';
import { missingFacts, rowsFor, type Facts } from '../policy/decision-table';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import { cyclesOf, factMissing, notInDocument } from './cadence';

export interface Conduct {
  event: string;
  /** What the tables ask for, by the names they use. */
  facts: Facts;
  /** Consequences that were applied before. */
  priorSteps?: readonly string[];
  /** The days of the confirmed absences and the period asked about: those of another cycle do not count (A09). */
  absentOn?: readonly Day[];
  period?: string;
}

export interface Consequences {
  /** In the order of the document, without those applied before (A70). A proposal: a named person decides (A47). */
  consequences: string[];
  /** At least one of these is to be chosen by a person; null where the document leaves no choice. */
  anyOf: string[] | null;
  executedBy: string | null;
  reportTo: string[];
  timing: string | null;
  procedure: string | null;
}

/** What does the document attach to this conduct? Refusals: `not_in_document`, `fact_missing`. */
export function inspectionConsequence(profile: Profile, conduct: Conduct): FindingOrRefusal<Consequences> {
  return finding(profile, read => {
    const rows = read('inspection.consequences').filter(row => row.event === conduct.event);
    if (rows.length === 0) return notInDocument(read, `${nameOfWord(conduct.event)}怎样处理`);
    const prior = conduct.priorSteps ?? [];
    const facts: Facts = { ...stepsIn(rows, prior), ...conduct.facts, ...absencesIn(conduct, rows[0].countedPer ?? null) };
    const [unknown] = missingFacts(rows, facts);
    if (unknown) return factMissing(nameOfWord(unknown));
    const [row] = rowsFor(rows, facts);
    if (!row) return factMissing(nameOfWord(conduct.event));
    read.rows([row]);
    const consequences = row.consequences.filter(step => !prior.includes(step));
    const anyOf = rows.some(each => each.anyOf) ? row.anyOf ?? [] : null;
    const told = [consequences.length ? namesOfWords(consequences) : '', anyOf?.length ? `由负责人在${namesOfWords(anyOf)}中选定` : '', row.procedure ? nameOfWord(row.procedure) : ''].filter(Boolean).join('；');
    read.say(`${nameOfWord(conduct.event)}：${told || '不需要处理'}`, countedFacts({ ...facts, ...Object.fromEntries(Object.keys(stepsIn(rows, prior)).filter(step => !prior.includes(step)).map(step => [step, undefined])) }));
    return { consequences, anyOf, executedBy: row.executedBy ?? null, reportTo: row.reportTo ?? [], timing: row.timing ?? null, procedure: row.procedure ?? null };
  });
}

/** Every step that the rows themselves lead to was applied before or was not: the list of what was applied is whole. */
function stepsIn(rows: readonly { consequences: readonly string[]; anyOf?: readonly string[] | null }[], prior: readonly string[]): Facts {
  const steps = new Set([...rows.flatMap(row => [...row.consequences, ...(row.anyOf ?? [])]), ...prior]);
  return Object.fromEntries([...steps].map(step => [step, prior.includes(step)]));
}

function absencesIn(conduct: Conduct, per: Parameters<typeof cyclesOf>[0] | null): Facts {
  if (!per || !conduct.absentOn?.length || !conduct.period) return {};
  const cycles = cyclesOf(per, { period: conduct.period });
  return { confirmed_absences: conduct.absentOn.filter(day => cycles.some(cycle => cycle.from <= day && day <= cycle.to)).length };
}

function countedFacts(facts: Facts): Record<string, string | number> {
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined).map(([name, fact]) => [nameOfWord(name), typeof fact === 'boolean' ? (fact ? '是' : '否') : fact as string | number]));
}
