// A program of ours or a bare one as a process of its own, on a free port, for a measurement.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { ROOT } from '../prepare.mjs';

/** Starts it and waits until it answers; gives the port, the process and how to end it. */
export async function serve(file, environment) {
  const port = await freePort();
  const child = spawn(process.execPath, [file], { cwd: ROOT, env: { ...process.env, ...environment, PORT: String(port) }, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise(done => child.once('exit', (code, signal) => done(signal ?? code)));
  const stop = () => {
    child.kill();
    return ended;
  };
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`${file} ended by itself: ${await ended}`);
    if ((await fetch(`http://127.0.0.1:${port}/api/ready`).catch(() => null))?.ok) return { port, child, stop };
    await new Promise(done => setTimeout(done, 200));
  }
  await stop();
  throw new Error(`nobody answers at port ${port}`);
}

/** How much memory the process holds, in megabytes: now, and at its highest since it was asked to begin anew. */
export function memoryOf({ pid }) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024;
}

function freePort() {
  return new Promise(done => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
