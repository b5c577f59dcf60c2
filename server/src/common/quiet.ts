import type { Clock } from '@village/shared/kernel/day';

/** Hours in which nobody is told anything; they may go over midnight. */
export function isQuiet({ from, to }: { from: string; to: string }, now: Clock): boolean {
  return from <= to ? from <= now && now < to : now >= from || now < to;
}
