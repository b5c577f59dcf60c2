// What has to be there before anything of this project can run. Plain Node, no dependency: these lines run on a fresh clone.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** A failure that is told to the person at the terminal: what failed, and the remedy. */
export class Trouble extends Error {
  constructor(what, remedy, output = '') {
    super(what);
    this.remedy = remedy;
    this.output = output;
  }
}

/** Does this version satisfy `^20.19 || ^22.13 || >=24.11`? */
export function isNodeSupported(version) {
  const [major, minor] = version.split('.').map(Number);
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || (major === 24 && minor >= 11) || major > 24;
}

/** Ends the process with one sentence when this Node cannot run the project. */
export function requireNode() {
  if (isNodeSupported(process.versions.node)) return;
  console.error(`现在的 Node.js 是 ${process.versions.node}，请安装 Node.js 24（24.11 或更高；也可以用 22.13 以上的 22 版、20.19 以上的 20 版）：https://nodejs.org/zh-cn/download`);
  console.error(`This is Node.js ${process.versions.node}; please install Node.js 24 (24.11 or later; 22.13+ of line 22 and 20.19+ of line 20 also work): https://nodejs.org/en/download`);
  process.exit(1);
}

/** Runs a command quietly; its output is shown only when it fails. `onLine` sees each line as it comes. */
export function run(command, args, { environment = {}, onLine } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
    let output = '';
    let rest = '';
    const take = chunk => {
      output = (output + chunk).slice(-20000);
      if (!onLine) return;
      const lines = (rest + chunk).split('\n');
      rest = lines.pop();
      lines.forEach(line => onLine(line));
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.on('error', error => reject(Object.assign(error, { output })));
    child.on('close', code => (code === 0 ? resolve(output) : reject(Object.assign(new Error(`${command} ended with ${code}`), { output, code }))));
  });
}

/** Runs one step with a line that says what is done and how long it took. */
export async function step(title, remedy, action) {
  const started = Date.now();
  const live = process.stdout.isTTY;
  const show = note => {
    if (live) process.stdout.write(`\r\x1b[K… ${title}${note ? `：${note}` : ''}`);
  };
  if (live) show('');
  else console.log(`… ${title}`);
  try {
    const note = await action(show);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`${live ? '\r\x1b[K' : ''}√ ${title}（${seconds} 秒）${note ? `：${note}` : ''}`);
  } catch (error) {
    if (live) process.stdout.write('\r\x1b[K');
    throw error instanceof Trouble ? error : new Trouble(`${title}没有成功`, remedy, error.output ?? error.stack ?? String(error));
  }
}

/** Tells a failure as a person needs it, and ends the process. */
export function tell(error) {
  if (!(error instanceof Trouble)) throw error;
  if (error.output) console.error(`\n${error.output.trim()}\n`);
  console.error(`× ${error.message}。`);
  console.error(`  ${error.remedy}`);
  process.exit(1);
}

/** Does node_modules hold every package of the lock file, in its version? Packages of other platforms may be absent. */
function isInstalled() {
  const [lock, held] = ['package-lock.json', 'node_modules/.package-lock.json'].map(name => join(ROOT, name));
  if (!existsSync(lock) || !existsSync(held)) return existsSync(held);
  const packages = path => JSON.parse(readFileSync(path, 'utf8')).packages;
  const there = packages(held);
  return Object.entries(packages(lock)).every(([place, { version, link, optional, devOptional }]) =>
    !place.includes('node_modules/') || link || optional || devOptional || there[place]?.version === version);
}

/** Installs the dependencies when some are missing or not in the version of the lock file. */
export async function install() {
  if (isInstalled()) return;
  const command = existsSync(join(ROOT, 'package-lock.json')) ? 'ci' : 'install';
  await step('安装依赖（第一次要一两分钟）', '请检查网络能否访问 npm 仓库（npm config get registry），然后再运行一次；国内可先执行 npm config set registry https://registry.npmmirror.com。',
    async () => void await run('npm', [command, '--no-progress', '--loglevel=error']));
}

function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  // The folder's own time counts too: it changes when a file is removed.
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stat.mtimeMs);
}

const PARTS = {
  shared: { title: '编译规则（shared）', script: ['run', 'build', '-w', 'shared'], output: 'shared/dist', sources: ['shared/src', 'shared/tsconfig.json', 'tsconfig.base.json'] },
  server: { title: '编译服务端（server）', script: ['run', 'build', '-w', 'server'], output: 'server/dist', sources: ['server/src', 'server/tsconfig.json', 'shared/src', 'tsconfig.base.json'] },
  h5: {
    title: '编译网页端（miniapp，H5）', script: ['run', 'build:h5'], output: 'miniapp/dist/h5',
    sources: ['miniapp/src', 'miniapp/config', 'miniapp/package.json', 'miniapp/babel.config.js', 'shared/src', 'shared/profiles', 'shared/calendars'],
  },
};

/** Builds a part when its output is older than its sources. */
export async function build(name) {
  const part = PARTS[name];
  const stamp = join(ROOT, part.output, '.built');
  const sources = Math.max(...part.sources.map(path => newest(join(ROOT, path))));
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= sources) return;
  await step(part.title, '上面是编译器的原话。若刚更新过代码，请先删除 node_modules 再运行一次。', async () => {
    rmSync(stamp, { force: true });
    await run('npm', part.script);
    writeFileSync(stamp, '');
  });
}
