import type { Day } from '../kernel/day';
import type { Finding } from '../kernel/finding';
import type { Refusal } from '../kernel/refusal';
import type { Profile } from '../policy/profile';
import { annualTarget, type AnnualTarget } from './annual-target';
import { projectStanding } from './project-thread';

/** An entry of the records that may count for a target. */
export interface TargetEntry {
  kind: string;
  threadId: string;
  day: Day;
  answers: Readonly<Record<string, string>>;
  closes: boolean;
}

/** Something that counts for a target, and since when. */
export interface TargetItem {
  name: string;
  on: Day;
  beneficiaries?: number;
}

/** What a village has for one target; `villagers`: how many people live there, where that is known. */
export interface TargetKept {
  items: readonly TargetItem[];
  villagers?: number;
  villageType?: string;
}

/** From which stage on a project counts: an income once it is there, an industry once it is being built up. */
const STAGES: Record<string, { branch: string; stages: readonly string[] }> = {
  stable_collective_income_item: { branch: 'collective', stages: ['accepted', 'in_use'] },
  leading_industries: { branch: 'industry', stages: ['building', 'accepted', 'in_use'] },
};

/** What counts for this target among the entries of a village and its special plans; null: nothing that is kept says it. */
export function targetItems(target: string, entries: readonly TargetEntry[], plans: readonly { title: string; adoptedOn: Day }[]): TargetItem[] | null {
  if (target === 'practical_deed') {
    return threadsOf(entries, 'practical_deed').flatMap(thread => {
      const closing = thread.find(({ closes }) => closes);
      return closing ? [{ name: lastAnswer(thread, 'title'), on: closing.day, beneficiaries: Number(lastAnswer(thread, 'beneficiaries') || 0) }] : [];
    });
  }
  if (target === 'optional_actions') return plans.map(({ title, adoptedOn }) => ({ name: title, on: adoptedOn }));
  const asked = STAGES[target];
  if (!asked) return null;
  return threadsOf(entries, 'project').flatMap(thread => {
    const { branch, stage, title } = projectStanding(thread);
    const since = thread.find(({ answers }) => asked.stages.includes(answers.stage));
    return branch === asked.branch && asked.stages.includes(stage) && since ? [{ name: title, on: since.day }] : [];
  });
}

/** Is the target reached by what counts in these days? The page of the targets and the list of what is due ask this and nothing else. */
export function targetReached(profile: Profile, target: string, { items, villagers, villageType }: TargetKept, span: { from: Day; to: Day }): Finding<AnnualTarget | Refusal> & { counted: TargetItem[]; beneficiaries: number | null } {
  const counted = items.filter(({ on }) => span.from <= on && on <= span.to);
  const beneficiaries = items.every(each => each.beneficiaries === undefined) && target !== 'practical_deed' ? null : Math.max(0, ...counted.map(each => each.beneficiaries ?? 0));
  const known = beneficiaries !== null && villagers !== undefined ? { beneficiaries, villagers } : {};
  return { ...annualTarget(profile, { target, count: counted.length, ...known, ...(villageType ? { villageType } : {}) }), counted, beneficiaries };
}

function threadsOf(entries: readonly TargetEntry[], kind: string): TargetEntry[][] {
  const found = new Map<string, TargetEntry[]>();
  for (const entry of entries) if (entry.kind === kind) found.set(entry.threadId, [...found.get(entry.threadId) ?? [], entry]);
  return [...found.values()];
}

function lastAnswer(entries: readonly TargetEntry[], field: string): string {
  return entries.map(({ answers }) => answers[field]).filter(Boolean).pop() ?? '';
}
