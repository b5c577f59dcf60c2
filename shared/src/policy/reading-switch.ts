import { sameValue } from './difference';
import { SETTLED, SWITCHES, type ReadingOption } from './reading-options';
import { READING_TEXTS, type ReadingText } from './reading-texts';
import type { ValueKey } from './values';

export type { ReadingOption };

/** The entries of a `reading` as it is written, "A34 A35": those of the list. */
export function readingsOf(reading: string | undefined): string[] {
  return (reading ?? '').split(/[^A-Z0-9]+/).filter(id => id in READING_TEXTS);
}

/** What the entry says; null for one that is not in the list. */
export function readingText(id: string): ReadingText | null {
  return READING_TEXTS[id] ?? null;
}

/**
 * The ways in which this value can be read by this entry, that of the list first; none where the choice would change nothing in the value.
 * `reading` is the whole of what is chosen for the value: two entries can speak of the same table.
 */
export function optionsOf(id: string, key: ValueKey, value: unknown, reading?: string): readonly ReadingOption[] {
  const ways = SWITCHES[id]?.[key] ?? [];
  const options = typeof ways === 'function' ? ways(readingsOf(reading).filter(other => other !== id)) : ways;
  const real = options.filter(option => option.holds(value) || !sameValue(option.turn(value), value));
  return real.length > 1 ? real : [];
}

/** The names of the ways in which the entry can be read, each once; none where it has no switch. */
export function waysOf(id: string): string[] {
  const ways = Object.values(SWITCHES[id] ?? {}).flatMap(each => (typeof each === 'function' ? each([]) : each));
  return [...new Set(ways.map(({ name }) => name))];
}

/** What can be done where an entry has no switch for a value, in Chinese. */
export function otherwise(id: string): string {
  return SETTLED[id] === 'counted_so' ? '软件就按这样计算。' : '要按别的办，请在下面改取值。';
}
