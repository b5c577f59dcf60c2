import { newId } from './id';

test('ids differ and sort as they were made, however many are made at once', () => {
  const ids = Array.from({ length: 20_000 }, newId);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
  expect(ids.every(id => /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(id))).toBe(true);
});

test('the part that chance makes differs from id to id', () => {
  const ends = Array.from({ length: 2_000 }, () => newId().slice(-10));
  expect(new Set(ends).size).toBe(ends.length);
});
