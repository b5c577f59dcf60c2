import type { Day } from '../kernel/day';

/** An entry about things of one name: taken in, given out, counted. */
export interface AssetEntry {
  day: Day;
  answers: Readonly<Record<string, string>>;
}

export interface AssetStock {
  title: string;
  sort: string;
  custodian: string;
  /** What should be there by the entries since the last count, and by that count. */
  quantity: number;
  lastDay: Day;
  /** When it was counted last; null: never. */
  countedOn: Day | null;
  /** How many more (or fewer) the last count found than the entries before it said. */
  difference: number;
}

/** Names are what was said last; what was counted holds, and what it differed by is kept in sight. */
export function assetStock(entries: readonly AssetEntry[]): AssetStock {
  const last = (field: string) => entries.map(({ answers }) => answers[field]?.trim()).filter(Boolean).pop() ?? '';
  let [quantity, difference] = [0, 0];
  let countedOn: Day | null = null;
  for (const { day, answers } of entries) {
    const named = Number(answers.quantity ?? 0);
    if (answers.change === 'check') {
      [difference, quantity, countedOn] = [named - quantity, named, day];
    } else quantity += answers.change === 'out' ? -named : named;
  }
  return { title: last('title'), sort: last('sort'), custodian: last('custodian'), quantity, lastDay: entries.at(-1)?.day ?? '', countedOn, difference };
}

/** Things of the same name in one village are one line, in the order of the entries. */
export function assetKey({ villageId, answers }: { villageId: string; answers: Readonly<Record<string, string>> }): string {
  return `${villageId} ${answers.title?.replace(/\s/g, '') ?? ''}`;
}
