// Starts the built server for a test: a free port, a folder of its own, a clock that can be moved.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = path.dirname(fileURLToPath(import.meta.url));
export const ROOT = path.join(HERE, '../../..');
const MAIN = path.join(ROOT, 'server/dist/main.js');
const CLOCK = path.join(HERE, 'clock.js');

/** Two free ports side by side: the server and, in the demo, the stand-in for WeChat next to it. */
async function freePorts() {
  const listen = (port) =>
    new Promise((resolve, reject) => {
      const server = net.createServer().once('error', reject).listen(port, '127.0.0.1', () => resolve(server));
    });
  for (;;) {
    const first = await listen(0);
    const { port } = first.address();
    const second = await listen(port + 1).catch(() => null);
    await Promise.all([first, second].map((server) => server && new Promise((resolve) => server.close(resolve))));
    if (second) return port;
  }
}

/** Where the server was not built, says how to. */
export function demandServer() {
  if (fs.existsSync(MAIN)) return;
  console.error('The server is not built: run `npm run build:server` first.');
  process.exit(2);
}

/** Runs a program of the server with a shifted clock until it ends; answers what it printed. */
export function runProgram(file, args, { environment = {}, input = '', now } = {}) {
  return new Promise((resolve, reject) => {
    const child = launch(path.join(ROOT, file), args, environment, now);
    const output = collect(child);
    child.stdin.end(input);
    child.on('close', (code) => (code === 0 ? resolve(output.text) : reject(new Error(`${file} ended with ${code}\n${output.text}`))));
  });
}

function launch(file, args, environment, now) {
  const shift = now ? Date.parse(now) - Date.now() : 0;
  return spawn(process.execPath, ['--require', CLOCK, file, ...args], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TZ: process.env.TZ ?? '', CLOCK_SHIFT: String(shift), ...environment },
  });
}

function collect(child) {
  const output = { text: '' };
  const take = (chunk) => (output.text = (output.text + chunk).slice(-20000));
  child.stdout.setEncoding('utf8').on('data', take);
  child.stderr.setEncoding('utf8').on('data', take);
  return output;
}

/** Starts the server on a data folder, where everybody comes from one address; `now` is the instant its clock begins at. */
export async function startServer({ dataFolder, now, environment = {} }) {
  const port = await freePorts();
  const address = `http://127.0.0.1:${port}`;
  const child = launch(MAIN, [], { PORT: String(port), DATA_DIR: dataFolder, PUBLIC_URL: address, LOG_LEVEL: 'silent', REQUESTS_PER_MINUTE: '100000', ...environment }, now);
  const output = collect(child);
  const ended = new Promise((resolve) => child.once('close', resolve));
  const server = {
    address,
    port,
    output,
    shift: now ? Date.parse(now) - Date.now() : 0,
    /** Moves the clock of the server to an instant. */
    async travel(instant) {
      server.shift = Date.parse(instant) - Date.now();
      const arrived = new Promise((resolve) => child.once('message', resolve));
      child.send({ shift: server.shift });
      await arrived;
    },
    async stop() {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 5000);
      await ended;
      clearTimeout(late);
    },
  };
  for (let waited = 0; waited < 60_000; waited += 100) {
    if (child.exitCode !== null) break;
    const answer = await fetch(`${address}/api/ready`).catch(() => null);
    if (answer?.ok) return server;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await server.stop();
  throw new Error(`the server did not start:\n${output.text}`);
}
