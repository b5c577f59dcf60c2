import { spawnSync } from 'node:child_process';
import { ROOT } from './sources';

const run = (...args: string[]) => spawnSync(process.execPath, ['server/tools/cases.mjs', ...args], { cwd: ROOT, encoding: 'utf8' });

test('every acceptance case of the repository passes, and no kind is unsupported', () => {
  const { stdout, status } = run();
  expect(stdout).toMatch(/^\d{4,} passed, 0 failed, 0 not yet supported$/m);
  expect(status).toBe(0);
});

test('the cases have the form of their kind, and whatever facts of that form are put to them, all regulations answer in the words of the cases', () => {
  const { stdout, status } = run('--anything', '20', '20250312');
  const [count, ...complaints] = stdout.trim().split('\n').filter(line => !line.startsWith('>'));
  expect(complaints).toEqual([]);
  expect(Number(count.split(' ')[0])).toBeGreaterThan(40_000);
  expect(status).toBe(0);
});
