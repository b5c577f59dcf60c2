import type { FindingOrRefusal } from '../kernel/finding';
import { namesOfWords, nameOfWord } from '../kernel/word';
import { missingFacts, rowsFor, type Facts } from '../policy/decision-table';
import { nameOfText } from '../policy/names';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import { factMissing, notInDocument } from './cadence';
import { isSigned } from './settlement';

export interface RecallAsked {
  condition: string;
  facts?: Facts;
  /** Whose opinion was asked. */
  consulted?: readonly string[];
  /** Who has authority over the person. */
  cadreLevel?: string;
}

export interface Recall {
  action: 'recall' | 'recall_consider' | 'adjust_post' | 'none';
  /** Must it happen, or is it left to judgement (A47)? Null: the document does not say. */
  mandatory: boolean | null;
  /** May it be proposed: were those asked who have to be? Null where nobody has to. */
  proposalAllowed: boolean | null;
  missing: string[];
  proposer: string | null;
  reviewer: string | null;
  decider: string | null;
  urgedBy: string | null;
  executor: string | null;
  reportTo: string[];
  replacementRequired: boolean | null;
  timing: string | null;
  consequences: string[];
}

const LEVELS = ['province', 'city', 'county'];

/** Is the cadre to be recalled or adjusted for this, by whom, and what follows? Refusals: `not_in_document`, `fact_missing`. */
export function recall(profile: Profile, asked: RecallAsked): FindingOrRefusal<Recall> {
  return finding(profile, read => {
    const rows = read('posting.recall').filter(row => row.condition === asked.condition);
    const name = nameOfText(asked.condition, 'posting.recall');
    if (rows.length === 0) return notInDocument(read, `${name}的召回和调整`);
    const [unknown] = missingFacts(rows, asked.facts ?? {});
    if (unknown) return factMissing(nameOfWord(unknown));
    const [row] = rowsFor(rows, asked.facts ?? {});
    if (!row) return factMissing(name);
    read.rows([row]);
    const missing = (row.consult ?? []).filter(party => !isSigned(party, asked.consulted ?? []));
    const executor = row.executedByLevel ? LEVELS.find(level => level === asked.cadreLevel) ?? null : row.executor ?? null;
    const chain = [row.proposer ? `由${read.called(row.proposer)}提出` : '', row.reviewer ? `${read.called(row.reviewer)}审定` : '', row.decider ? `报${read.called(row.decider)}决定` : '', executor ? `由${read.called(executor)}执行` : ''].filter(Boolean).join('，');
    read.say(`${name}：${row.action === 'none' ? '不召回' : `${row.mandatory === false ? '可考虑' : ''}${nameOfWord(row.action)}`}${chain ? `，${chain}` : ''}${missing.length ? `；还没有征求${missing.map(party => read.called(party)).join('、')}意见` : ''}${row.consequences?.length ? `；${namesOfWords(row.consequences)}` : ''}`);
    return {
      action: row.action, mandatory: row.mandatory ?? null, proposalAllowed: row.consult ? missing.length === 0 : null, missing, proposer: row.proposer ?? null, reviewer: row.reviewer ?? null,
      decider: row.decider ?? null, urgedBy: row.urgedBy ?? null, executor, reportTo: row.reportTo ?? [], replacementRequired: row.replacement ?? null, timing: row.timing ?? null,
      consequences: row.consequences ?? [],
    };
  });
}

/** Under which conditions does the document call somebody back or adjust his post, and which facts and opinions does each ask for? Conditions under which nothing follows are left out. */
export function recallConditions(profile: Profile): FindingOrRefusal<{ condition: string; name: string; facts: string[]; consult: string[]; proposer: string | null }[]> {
  return finding(profile, read => {
    const rows = read('posting.recall');
    const conditions = [...new Set(rows.filter(({ action }) => action !== 'none').map(({ condition }) => condition))];
    read.say(`可以召回或调整的情形 ${conditions.length} 种`);
    return conditions.map(condition => {
      const own = rows.filter(row => row.condition === condition);
      return {
        condition, name: nameOfText(condition, 'posting.recall'), facts: [...new Set(own.flatMap(({ when }) => when.map(({ fact }) => fact)))],
        consult: [...new Set(own.flatMap(row => row.consult ?? []))], proposer: own.find(row => row.proposer)?.proposer ?? null,
      };
    });
  });
}
