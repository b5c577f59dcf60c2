import type { EntityManager } from 'typeorm';
import { Together } from './together';
import { currentTransaction } from './transaction';

const pause = () => new Promise(resolve => setTimeout(resolve, 5));

/** Doubles numbers; tells which were asked together. */
function doubling(): { together: Together<number, number>; asked: number[][] } {
  const asked: number[][] = [];
  const together = new Together<number, number>(async keys => {
    asked.push(keys);
    await pause();
    if (keys.includes(13)) throw new Error('thirteen');
    return keys.map(key => key * 2);
  });
  return { together, asked };
}

test('what comes at the same moment is asked in one question, each gets its own answer', async () => {
  const { together, asked } = doubling();
  expect(await Promise.all([1, 2, 3].map(key => together.of(key)))).toEqual([2, 4, 6]);
  expect(asked).toEqual([[1, 2, 3]]);
});

test('what comes while questions are under way goes with the next one', async () => {
  const { together, asked } = doubling();
  const first = [together.of(1)];
  await pause();
  const rest = [2, 3, 4, 5, 6].map(key => together.of(key));
  expect(await Promise.all([...first, ...rest])).toEqual([2, 4, 6, 8, 10, 12]);
  expect(asked.length).toBeLessThan(4);
});

test('a question that fails fails for those who asked it, and the next one is asked', async () => {
  const { together } = doubling();
  await expect(Promise.all([1, 13].map(key => together.of(key)))).rejects.toThrow('thirteen');
  expect(await together.of(4)).toBe(8);
});

test('inside of a transaction a question is asked alone, and there', async () => {
  const { together, asked } = doubling();
  const inside = currentTransaction.run({} as EntityManager, () => together.of(1));
  await Promise.all([inside, together.of(2), together.of(3)]);
  expect(asked).toContainEqual([1]);
  expect(asked).toContainEqual([2, 3]);
});
