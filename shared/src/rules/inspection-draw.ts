import { digestOf } from '../kernel/digest';

/**
 * In which order does a seed put the teams of a pool? Whoever knows the seed and the pool gets the same order: each team stands where the
 * SHA-256 of seed and id (as canonical JSON) puts it, whatever the order in which the pool is given. The first ones are drawn.
 * Ids in, ids out; a team that is given twice stands there once. Random checks: 篇九 第二十八条, 路村 三.
 */
export function drawOrder(pool: readonly string[], seed: string): string[] {
  return [...new Set(pool)].map(id => ({ id, at: digestOf([seed, id]) })).sort((one, other) => (one.at < other.at ? -1 : 1)).map(({ id }) => id);
}
