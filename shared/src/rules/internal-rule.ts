import type { Day } from '../kernel/day';
import type { Finding, Reason } from '../kernel/finding';
import { RULE_TEMPLATES, type RuleTemplateId } from '../kernel/rule-template';
import type { Profile } from '../policy/profile';
import { valueOf } from './due-item';

/** An internal rule as a team wrote it down. */
export interface RuleWritten {
  id: string;
  title: string;
  day: Day;
}

export interface RuleWanted {
  /** As the document calls it. */
  name: string;
  /** The last text of it; null: nobody has written it. */
  written: RuleWritten | null;
  template: RuleTemplateId | null;
}

/**
 * Which internal rules does the document want of a team, and which of them are written? A text counts for a rule where its title names it.
 * Where the document names none, nothing is wanted. Source: `posting.systems` (篇十五 二（二）1; 鄂尔多斯 第十一条; 篇七; 篇八).
 */
export function internalRules(profile: Profile, written: readonly RuleWritten[]): Finding<RuleWanted[]> {
  const { value: names, because } = 'posting.systems' in profile.values ? valueOf(profile, read => read('posting.systems')) : { value: null, because: [] as Reason[] };
  if (names === null) return { value: [], because };
  const latest = [...written].sort((one, other) => (one.day < other.day ? 1 : -1));
  return { value: names.map(name => ({ name, written: latest.find(({ title }) => bare(title).includes(bare(name))) ?? null, template: templateOf(name) })), because };
}

/** The template that begins a rule of this name. */
export function templateOf(name: string): RuleTemplateId | null {
  return (Object.keys(RULE_TEMPLATES) as RuleTemplateId[]).find(id => name.includes(RULE_TEMPLATES[id].word)) ?? null;
}

/** What names it: without what is in brackets, and without the words that every rule bears. */
function bare(title: string): string {
  return title.replace(/（.*?）|\(.*?\)/g, '').replace(/和采购|和用品|和安全|制度|管理|规定|办法|\s/g, '');
}
