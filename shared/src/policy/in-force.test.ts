import * as fc from 'fast-check';
import { addDays, daysFrom, type Day } from '../kernel/day';
import { isRefusal } from '../kernel/refusal';
import { changesIn, gapIn, inForceAt } from './in-force';

const START = '2025-01-01';
const END = addDays(START, 120);
const day = fc.integer({ min: 0, max: 120 }).map(days => addDays(START, days));
/** A county and its township have published editions in any order, some of them from one day on. */
const editions = fc.array(fc.record({ organisationId: fc.constantFrom('county', 'town', 'elsewhere'), effectiveFrom: day, ordinal: fc.nat() }), { maxLength: 12 })
  .map(rows => rows.map((row, index) => ({ ...row, ordinal: index })));
const HERE = ['village', 'town', 'county'];

describe('no gap, no overlap', () => {
  test('选用过制度的地方，从第一版生效那天起天天有制度', () => {
    fc.assert(fc.property(editions, all => {
      const here = all.filter(each => HERE.includes(each.organisationId));
      const first = here.map(each => each.effectiveFrom).sort()[0];
      for (const each of daysFrom(START, END)) expect(isRefusal(inForceAt(HERE, all, each))).toBe(first === undefined || each < first);
      expect(gapIn(HERE, all, START, END)).toEqual(first === START ? null : { from: START, to: first === undefined ? END : addDays(first, -1) });
    }));
  });

  test('一段时间里的各段首尾相接，每天正好一套，和逐日查到的一样', () => {
    fc.assert(fc.property(editions, day, day, (all, one, other) => {
      const [from, to] = [one, other].sort();
      const parts = changesIn(HERE, all, from, to);
      if (isRefusal(parts)) return expect(isRefusal(inForceAt(HERE, all, from))).toBe(true);
      expect(parts[0].from).toBe(from);
      for (const each of daysFrom(from, to)) expect(partOn(parts, each)).toBe(inForceAt(HERE, all, each));
      expect(parts.every((part, index) => index === 0 || part.edition !== parts[index - 1].edition)).toBe(true);
    }));
  });

  test('今天以后生效的新版本，不改变以前的任何一天', () => {
    fc.assert(fc.property(editions, day, fc.constantFrom('county', 'town'), (all, today, organisationId) => {
      const added = [...all, { organisationId, effectiveFrom: today, ordinal: all.length }];
      for (const each of daysFrom(START, addDays(today, -1))) expect(inForceAt(HERE, added, each)).toEqual(inForceAt(HERE, all, each));
    }));
  });
});

function partOn<T extends { from: Day; edition: unknown }>(parts: readonly T[], on: Day): unknown {
  return parts.filter(part => part.from <= on).pop()?.edition;
}
