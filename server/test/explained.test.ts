import { spawnSync } from 'node:child_process';
import { ROOT } from './sources';

test('the explanation of every rule, by every regulation, names each value that was read, with its clause', () => {
  const { stdout, status } = spawnSync(process.execPath, ['server/tools/cases.mjs', '--explained'], { cwd: ROOT, encoding: 'utf8' });
  const [count, ...complaints] = stdout.trim().split('\n').filter(line => /findings$|reads|names/.test(line));
  expect(complaints).toEqual([]);
  expect(Number(count.split(' ')[0])).toBeGreaterThan(10_000);
  expect(status).toBe(0);
});
