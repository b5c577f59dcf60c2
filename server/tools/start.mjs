// npm start: from a fresh clone to a running server, and quick the second time.
import { spawn } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { build, install, requireNode, ROOT, step, tell, Trouble } from './prepare.mjs';

requireNode();

const production = process.env.NODE_ENV === 'production';
const environment = { ...process.env };
environment.PORT ||= '3000';
environment.DATA_DIR = resolve(ROOT, environment.DATA_DIR || 'data');
if (!production) environment.DEMO ??= '1';
const demo = environment.DEMO === '1';
const address = `http://127.0.0.1:${environment.PORT}`;

function checkPort() {
  return new Promise((settle, reject) => {
    const probe = createServer();
    probe.once('error', () => reject(new Trouble(
      `端口 ${environment.PORT} 已被占用`, `请先停掉占用它的程序（也许是上一次的 npm start），或换一个端口：PORT=3100 npm start`)));
    probe.listen(Number(environment.PORT), () => probe.close(settle));
  });
}

/** Makes the tables and, on an empty database, the demo county; the program tells its own steps. */
function prepareDemo() {
  return new Promise((settle, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'server/dist/demo/main.js')], { cwd: ROOT, env: environment, stdio: 'inherit' });
    child.on('close', code => (code === 0 ? settle() : reject(new Trouble('示例数据没有写完',
      environment.DATABASE_URL ? '请检查 DATABASE_URL 指向的数据库是否为空、能否写入。' : `请删除 ${environment.DATA_DIR} 后再运行一次；磁盘已满时先腾出空间。`))));
  });
}

async function waitUntilReady(server) {
  for (let waited = 0; waited < 60_000; waited += 200) {
    if (server.exitCode !== null) break;
    const answer = await fetch(`${address}/api/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise(settle => setTimeout(settle, 200));
  }
  throw new Trouble('服务没有启动起来', '上面是服务的原话；设置项的含义见 docs/operations.md。');
}

async function welcome() {
  console.log(`\n驻村通已启动：${address}\n接口文档：${address}/api/docs`);
  if (!production) console.log(`日志：${join(environment.DATA_DIR, 'server.log')}`);
  console.log('按 Ctrl-C 停止\n');
  if (!demo) return;
  const answer = await fetch(`${address}/api/sessions/demo`).catch(() => null);
  const people = answer?.ok ? await answer.json() : [];
  if (!people.length) return;
  console.log('打开后在登录页选一个演示身份即可进入，例如：');
  for (const [role, what] of [
    ['挂村领导', '审核上月考勤表，签字，导出'], ['党委书记', '批三天以上的假'], ['工作队长', '确认名册，批两天以内的假'], ['队员', '确认在村，请假'], ['管理员', '组织、人员、制度'],
  ]) {
    const person = people.find(({ roles }) => roles.includes(role));
    if (person) console.log(`  ${person.name}　${person.roles}（${person.place}）　${what}`);
  }
  console.log('');
}

async function main() {
  await checkPort();
  await install();
  for (const part of ['shared', 'server', 'h5']) await build(part);
  mkdirSync(environment.DATA_DIR, { recursive: true });
  if (demo) await prepareDemo();

  // One line for each request would push the welcome off the screen.
  const log = production ? 'inherit' : openSync(join(environment.DATA_DIR, 'server.log'), 'a');
  const server = spawn(process.execPath, [join(ROOT, 'server/dist/main.js')], { cwd: ROOT, env: environment, stdio: ['ignore', log, 'inherit'] });
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      stopping = true;
      server.kill('SIGTERM');
    });
  }
  server.on('close', code => {
    if (stopping) console.log('\n驻村通已停止。');
    process.exit(stopping ? 0 : code || 1);
  });
  try {
    await step('启动服务', '', () => waitUntilReady(server));
  } catch (error) {
    server.removeAllListeners('close').kill('SIGTERM');
    throw error;
  }
  await welcome();
}

await main().catch(tell);
