import { addDays, instantOf } from '@village/shared/kernel/day';
import { kept } from './thinning';

const daily = (days: number, from = '2025-01-01') => Array.from({ length: days }, (_, index) => instantOf(addDays(from, index), '02:30'));

it('keeps the last backup of each of seven days, four weeks and twelve months', () => {
  const all = daily(400);
  const staying = [...kept(all)].sort();
  expect(staying.slice(-7)).toEqual(all.slice(-7));
  // Sundays before the seven days, and the last days of months; what is both counts once.
  expect(staying.length).toBeLessThanOrEqual(7 + 3 + 11);
  expect(staying).toContain(instantOf('2026-01-31', '02:30'));
  expect(staying).toContain(instantOf('2025-03-31', '02:30'));
  expect(staying).not.toContain(instantOf('2025-01-31', '02:30'));
});

it('of several in a day the last stays, and the only one always does', () => {
  const [early, late] = [instantOf('2025-03-06', '02:30'), instantOf('2025-03-06', '21:00')];
  expect([...kept([late, early])]).toEqual([late]);
  expect([...kept([early])]).toEqual([early]);
  expect(kept([])).toEqual(new Set());
});

it('thinning day by day keeps what thinning at once would', () => {
  const all = daily(120);
  let held: typeof all = [];
  for (const instant of all) held = [...kept([...held, instant])];
  expect(held.sort()).toEqual([...kept(all)].sort());
});
