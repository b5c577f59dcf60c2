import type { Reason } from '../kernel/finding';
import type { Clause } from '../kernel/refusal';
import { wordsOf } from './plain-words';
import type { Profile } from './profile';
import { isValueKey, VALUES } from './values';

export type WhyKind = 'result' | 'reason' | 'clause' | 'value' | 'fact' | 'evidence';

/** A line of the tree under a result: what it says, and below it what it rests on. */
export interface WhyNode {
  kind: WhyKind;
  text: string;
  /** What stands beside it: the number of a fact, the time of a record. */
  detail?: string;
  clauses?: Clause[];
  /** The policy value that was read. */
  key?: string;
  /** The value in plain Chinese lines. */
  valueWords?: string[];
  /** The entry of the list of ambiguities that was chosen, "A35". */
  reading?: string;
  /** The page of the app on which it stands. */
  link?: string;
  children: WhyNode[];
}

/** Records that stand behind a finding: behind the fact of this name, or, with null, behind the finding itself. */
export interface WhyEvidence {
  behind: string | null;
  nodes: WhyNode[];
}

interface Told {
  profiles: readonly Profile[];
  /** Values that already stand in the tree. */
  shown: Set<string>;
}

/**
 * The reasons of a finding as a tree: reason → clauses → value → facts → evidence. What was only looked up stands behind what was stated.
 * A value is said once, by the profile whose clause it is; where that profile is not given (another version, or none) only its name is.
 */
export function whyNodes(because: readonly Reason[], profiles: readonly Profile[], evidence: readonly WhyEvidence[] = []): WhyNode[] {
  const reasons = distinct(because);
  const stated = reasons.filter(reason => !isLookedUp(reason));
  const told: Told = { profiles, shown: new Set() };
  const counted = stated.filter(reason => reason.facts);
  const main = counted.length > 0 ? counted[counted.length - 1] : stated[0];
  const named = stated.map(reason => reason.facts ?? {});
  const behindAll = evidence.filter(({ behind }) => behind === null || !named.some(facts => behind in facts)).flatMap(({ nodes }) => nodes);
  const nodes = [...stated, ...reasons.filter(isLookedUp)].flatMap((reason): WhyNode[] => {
    if (isLookedUp(reason)) return told.shown.has(nameOf(reason)) ? [] : below([clauseNodes(reason), valueNodes(reason, told)]);
    const facts = factNodes(reason, evidence);
    const layers = below([clauseNodes(reason), valueNodes(reason, told), [...facts, ...(reason === main ? behindAll : [])]]);
    return [{ kind: 'reason', text: inFull(reason.text), children: layers }];
  });
  return main ? nodes : [...nodes, ...behindAll];
}

/** A sentence with its days and months written out: "2025-03-12" becomes "2025年3月12日". */
export function inFull(text: string): string {
  return text
    .replace(/(\d{4})-(\d{2})-(\d{2})/g, (_, year: string, month: string, day: string) => `${year}年${Number(month)}月${Number(day)}日`)
    .replace(/(\d{4})-(0[1-9]|1[0-2])(?![-\d])/g, (_, year: string, month: string) => `${year}年${Number(month)}月`)
    .replace(/(\d{4})-Q([1-4])/g, '$1年第$2季度');
}

/** The value was read, and nothing was said of it but its title. */
export function isLookedUp({ key, text, facts }: Reason): boolean {
  return key !== undefined && !facts && isValueKey(key) && VALUES[key].title === text;
}

function distinct(because: readonly Reason[]): Reason[] {
  const seen = new Set<string>();
  return because.filter(reason => {
    const name = JSON.stringify([reason.text, reason.key, reason.facts, reason.clauses]);
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

/** Each layer hangs under the last line of the one before; empty layers are left out. */
function below(layers: WhyNode[][]): WhyNode[] {
  const [first, ...rest] = layers.filter(layer => layer.length > 0);
  if (!first) return [];
  const under = below(rest);
  return first.map((node, index) => (index === first.length - 1 ? { ...node, children: [...node.children, ...under] } : node));
}

/** One line for each document: its clauses, each once, and the page on which they are restated. */
function clauseNodes({ key, clauses }: Reason): WhyNode[] {
  return [...new Set(clauses.map(({ profile }) => profile))].map(profile => {
    const own = [...new Set(clauses.filter(clause => clause.profile === profile).map(({ clause }) => clause))];
    return {
      kind: 'clause', text: own.join('、'), clauses: own.map(clause => ({ profile, clause })), children: [],
      link: `/pages/organisation/edition/index?profileId=${encodeURIComponent(profile)}${key ? `&key=${encodeURIComponent(key)}` : ''}`,
    };
  });
}

const nameOf = ({ key, clauses }: Reason) => `${clauses[0]?.profile ?? ''} ${key}`;

function valueNodes(reason: Reason, { profiles, shown }: Told): WhyNode[] {
  const { key, clauses, reading } = reason;
  if (key === undefined || shown.has(nameOf(reason))) return [];
  shown.add(nameOf(reason));
  const profile = profiles.find(({ id }) => id === clauses[0]?.profile) ?? (clauses.length === 0 ? profiles[0] : undefined);
  const entry = profile?.values[key];
  const words = !entry ? [] : entry.blank ? ['原文没有写明，等管理员填写'] : isValueKey(key) ? wordsOf(key, entry.value, profile?.roles) : [];
  return [{
    kind: 'value', text: isValueKey(key) ? VALUES[key].title : key, key,
    ...(words.length > 0 ? { valueWords: words } : {}), ...(reading ? { reading } : {}), children: [],
  }];
}

function factNodes({ facts = {} }: Reason, evidence: readonly WhyEvidence[]): WhyNode[] {
  return Object.entries(facts).map(([name, value]) => ({
    kind: 'fact', text: name, detail: inFull(String(value)), children: evidence.filter(({ behind }) => behind === name).flatMap(({ nodes }) => nodes),
  }));
}
