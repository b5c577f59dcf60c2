import type { Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import type { Fen } from '../kernel/money';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

/** An entry about money of a team: taken in or spent. */
export interface FundEntry {
  day: Day;
  answers: Readonly<Record<string, string>>;
}

/** How much came in and was spent in the days, and what is left of everything up to their end? Amounts in fen; below zero more was spent than came in. */
export function fundBalance(entries: readonly FundEntry[], { from, to }: { from: Day; to: Day }): { inFen: Fen; outFen: Fen; balanceFen: Fen } {
  const sum = (change: string, since: Day) => entries.filter(({ day, answers }) => answers.change === change && since <= day && day <= to).reduce((total, { answers }) => total + Number(answers.amount ?? 0), 0);
  return { inFen: sum('in', from), outFen: sum('out', from), balanceFen: sum('in', '') - sum('out', '') };
}

export interface WorkingConditions {
  /** Who sees to it that the cadres have somewhere to live. */
  lodgingBy: string | null;
  /** How many cars there have to be at least. */
  vehicles: number | null;
  /** A room may be rented where none can be given. */
  renting: boolean;
  /** Who bears the costs. */
  costsBy: string | null;
}

/** What does the document promise the cadres to live and work with? Refusal: `config_required` where it says nothing. Source: `posting.conditions` (鄂尔多斯 第十七条; 篇十 十一; 篇十五 一（二）). */
export function workingConditions(profile: Profile): FindingOrRefusal<WorkingConditions> {
  return finding(profile, read => {
    const { lodgingBy = null, vehicles = null, renting = false, costsBy = null } = read('posting.conditions');
    const told = [
      lodgingBy && `住宿由${read.called(lodgingBy)}解决`, renting && '解决不了的可以租房', vehicles !== null && `工作用车至少 ${vehicles} 辆`, costsBy && `费用由${read.called(costsBy)}承担`,
    ].filter(Boolean);
    read.say(told.join('，'));
    return { lodgingBy, vehicles, renting: renting ?? false, costsBy };
  });
}
