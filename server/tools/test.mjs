// npm test: every test that needs neither a MySQL server nor a browser. `npm test -- server/src/leave` runs a part of them.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { install, requireNode, ROOT, tell } from './prepare.mjs';

requireNode();
await install().catch(tell);

const files = process.argv.slice(2);
/** The rules know no database: on a server only what meets one runs. */
const projects = process.env.DATABASE_URL && !files.length ? ['--selectProjects', 'server', 'miniapp'] : [];
const jest = spawn(process.execPath, [join(ROOT, 'node_modules/jest/bin/jest.js'), '-c', 'server/jest.config.cjs', ...projects, ...files], { cwd: ROOT, stdio: 'inherit', env: { ...process.env, TEST_WHOLE: files.length ? '' : 'yes' } });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest.kill(signal));

jest.on('close', code => {
  const database = process.env.DATABASE_URL ? 'MySQL（DATABASE_URL）' : 'SQLite';
  console.log(`\n以上测试在 ${database} 上运行。没有包括在内的：`);
  if (!process.env.DATABASE_URL) console.log('  · 同一套测试在 MySQL 或 MariaDB 上：DATABASE_URL=mysql://root@127.0.0.1:3306/village_test npm test（要能建库：每个测试文件自建一个，用完删除）');
  console.log('  · 真实浏览器里的页面（需要 chromium）：npm run test:browser');
  console.log('  · 编译后的小程序（需要 chromium）：npm run test:phone');
  console.log('  · 全部一起：.ci/run');
  process.exit(code ?? 1);
});
