import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './sources';

/** Runs tests in a process that stands in another zone; gives the end of what it says. */
function testsIn(zone: string, paths: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [join(ROOT, 'node_modules/jest/bin/jest.js'), '-c', 'server/jest.config.cjs', '--runInBand', '--silent', ...paths], { cwd: ROOT, env: { ...process.env, TZ: zone, TEST_WHOLE: '' } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', part => { output += String(part); });
  return new Promise(resolve => child.on('close', code => resolve({ code, output: output.slice(-3000) })));
}

test('days stay days at UTC+8 on a machine that stands in New York', async () => {
  const { code, output } = await testsIn('America/New_York', ['server/test/days.test.ts', 'shared/src/kernel', 'server/src/attendance/attendance.test.ts']);
  expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
}, 180_000);
