import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isTest, ROOT, type Source, sources } from './sources';

const SHARED = ['kernel', 'policy', 'rules', 'contract'];
const SERVER = [
  'common', 'organisation', 'identity', 'file', 'policy', 'notice', 'approval', 'leave', 'inspection', 'attendance', 'duty', 'record',
  'worklog', 'household', 'meeting', 'issue', 'plan', 'disclosure', 'report', 'consequence', 'assessment', 'posting', 'due', 'allowance', 'archive', 'burden',
  'reminder', 'simulation', 'why', 'operation', 'demo',
];

const shared = sources(['shared/src']).filter(each => !isTest(each));
const server = sources(['server/src']).filter(each => !isTest(each));
const miniapp = sources(['miniapp/src']).filter(each => !isTest(each));

/** What breaks the law, one line each: `path: what`. */
const found = (files: Source[], look: (file: Source) => string[]) => files.flatMap(file => look(file).map(what => `${file.path}: ${what}`));
const matches = (pattern: RegExp) => ({ code }: Source) => [...code.matchAll(pattern)].map(match => match[0].trim());

const partOf = (path: string, below: string) => (path.startsWith(below) ? path.slice(below.length).split('/')[0] : null);

test('there is something to look at', () => {
  expect(shared.length).toBeGreaterThan(20);
  expect(server.length).toBeGreaterThan(40);
});

describe('shared is pure and imports nobody', () => {
  test('its parts stand in one line: kernel, policy, rules, contract', () => {
    expect(found(shared, ({ path, imports }) => {
      const own = SHARED.indexOf(String(partOf(path, 'shared/src/')));
      return imports.filter(each => each.file?.startsWith('shared/src/') && SHARED.indexOf(String(partOf(each.file, 'shared/src/'))) > own).map(each => each.from);
    })).toEqual([]);
  });

  test('it imports no package and nobody outside, but dayjs in kernel/day and class-validator in contract/*.input', () => {
    const allowed = (path: string, from: string) => (path === 'shared/src/kernel/day.ts' && /^dayjs(\/|$)/.test(from))
      || (/^shared\/src\/contract\/\w+\.input\.ts$/.test(path) && ['class-validator', 'class-transformer'].includes(from));
    expect(found(shared, ({ path, imports }) => imports.filter(each => !each.file?.startsWith('shared/') && !allowed(path, each.from)).map(each => each.from))).toEqual([]);
  });

  test('it knows no clock, no machine, no network and no chance', () => {
    expect(found(shared, matches(/\bDate\b|\bprocess\b|\bfetch\(|\bconsole\b|\bglobalThis\b|\bsetTimeout\b|\bsetInterval\b|\bMath\.random\b|\bIntl\b|\btoLocale\w+/g))).toEqual([]);
  });

  test('only types are taken from the input classes where the mini program reads along', () => {
    expect(found(shared.filter(each => !each.path.endsWith('.input.ts')), ({ imports }) =>
      imports.filter(each => each.from.endsWith('.input') && !each.typeOnly).map(each => each.from))).toEqual([]);
  });
});

test('every page that somebody is sent to exists', () => {
  const pages = new Set(miniapp.flatMap(({ path }) => (path.endsWith('/index.tsx') ? [path.slice('miniapp/src/'.length, -'.tsx'.length)] : [])));
  expect(found([...server, ...shared, ...miniapp], ({ text }) => [...text.matchAll(/['"`]\/(pages\/[\w-]+\/[\w-]+\/index)/g)].map(([, page]) => page).filter(page => !pages.has(page)))).toEqual([]);
});

describe('the modules of the server stand in one line', () => {
  const moduleOf = (path: string) => {
    const part = String(partOf(path, 'server/src/'));
    return SERVER.includes(part) ? part : null;
  };

  test('every folder has its place in the line', () => {
    expect(server.filter(each => each.path.split('/').length > 3 && !moduleOf(each.path) && !each.path.startsWith('server/src/migrations/')).map(each => each.path)).toEqual([]);
  });

  test('imports go left', () => {
    expect(found(server.filter(each => moduleOf(each.path)), ({ path, imports }) => imports
      .filter(each => each.file?.startsWith('server/src/') && moduleOf(each.file) !== moduleOf(path))
      .filter(each => SERVER.indexOf(String(moduleOf(String(each.file)))) > SERVER.indexOf(String(moduleOf(path))) || (!moduleOf(String(each.file)) && moduleOf(path) !== 'demo'))
      .filter(each => !/^server\/src\/(app\.module|data-source)$/.test(String(each.file)) || path.split('/').at(-1) === 'app.module.ts')
      .map(each => each.from))).toEqual([]);
  });

  test('a module knows another by its services and its module only', () => {
    expect(found(server.filter(each => moduleOf(each.path) && moduleOf(each.path) !== 'demo'), ({ path, imports }) => imports
      .filter(each => each.file && moduleOf(each.file) && moduleOf(each.file) !== 'common' && moduleOf(each.file) !== moduleOf(path))
      .filter(each => !/\.(service|module)$/.test(String(each.file))).map(each => each.from))).toEqual([]);
  });

  test('a migration knows the makers of tables and nothing else, but the one that copies shipped regulations into the database', () => {
    expect(found(server.filter(each => each.path.startsWith('server/src/migrations/')), ({ path, imports }) => imports
      .filter(each => !(path.endsWith('-policy-edition.ts') && each.file === 'server/src/policy/shipped'))
      .filter(each => !['server/src/common/migration', null].includes(each.file) || (!each.file && each.from !== 'typeorm')).map(each => each.from))).toEqual([]);
  });

  test('nobody needs forwardRef or an event bus', () => {
    expect(found(server, matches(/\bforwardRef\b|\bEventEmitter\w*|\bModuleRef\b/g))).toEqual([]);
  });

  test('nobody is given more than seven things', () => {
    expect(found(server, ({ code }) => [...code.matchAll(/constructor\(([^{]*)\)\s*\{/g)].map(match => match[1].match(/private readonly/g)?.length ?? 0)
      .filter(count => count > 7).map(count => `${count} things`))).toEqual([]);
  });
});

describe('one place for each thing', () => {
  const outside = (folder: string) => server.filter(each => !each.path.startsWith(folder));

  test('the clock of the machine is read in common/time only', () => {
    expect(found(outside('server/src/common/time'), matches(/new Date\b|\bDate\.now\b|\bDate\(\)/g))).toEqual([]);
  });

  test('settings are read in one place: the environment is handed in by the entry points', () => {
    expect(found(server, ({ code, path }) => (/(^|\/)(main|create-\w+)\.ts$/.test(path) ? [] : [...code.matchAll(/process\.env\b/g)].map(match => match[0])))).toEqual([]);
  });

  test('columns come from common/columns, repositories from Db', () => {
    expect(found(outside('server/src/common/'), matches(/@(?:Column|PrimaryColumn|PrimaryGeneratedColumn|CreateDateColumn|UpdateDateColumn|VersionColumn)\(/g))).toEqual([]);
    expect(found(outside('server/src/common/').filter(each => partOf(each.path, 'server/src/')?.includes('.') === false && !each.path.startsWith('server/src/demo/')),
      matches(/@InjectRepository|@InjectDataSource|\b\w+: DataSource\b|\b\w+: EntityManager\b/g))).toEqual([]);
  });

  test('WeChat is asked by its client only', () => {
    expect(found(outside('server/src/common/wechat/'), matches(/\bfetch\(/g))).toEqual([]);
  });
});

describe('the mini program', () => {
  test('takes from shared what is light: no class-validator, only types of the input classes', () => {
    expect(found(miniapp, ({ imports }) => imports
      .filter(each => (each.file?.endsWith('.input') && !each.typeOnly) || ['class-validator', 'class-transformer'].includes(each.from)).map(each => each.from))).toEqual([]);
  });

  test('nothing is taken from a page: WeChat loads a page by itself, and what else it exports is gone', () => {
    expect(found(miniapp, ({ imports }) => imports.filter(({ file }) => file !== null && /^miniapp\/src\/pages\/[\w-]+\/[\w-]+(\/index)?$/.test(file) && existsSync(join(ROOT, file.replace(/\/index$/, ''), 'index.config.ts'))).map(each => each.from))).toEqual([]);
  });

  test('imports nothing of the server', () => {
    expect(found(miniapp, ({ imports }) => imports.filter(each => each.file?.startsWith('server/') || each.from.startsWith('@village/server')).map(each => each.from))).toEqual([]);
  });
});

test('no source file has more than 300 lines', () => {
  const all = sources(['shared/src', 'server/src', 'server/test', 'server/tools', 'miniapp/src', 'miniapp/config'], ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.scss']);
  expect(found(all.filter(each => !isTest(each)), ({ text }) => (text.split('\n').length > 301 ? [`${text.split('\n').length - 1} lines`] : []))).toEqual([]);
});

test('every refusal has a code for programs and a Chinese text', () => {
  const calls = [...shared, ...server].flatMap(file => [...file.text.matchAll(/\brefuse\(\s*('[^']*'),\s*([^]{1,120})/g)]
    .map(match => ({ path: file.path, code: match[1], text: match[2] })));
  expect(calls.length).toBeGreaterThan(10);
  expect(calls.filter(each => !/^'[a-z][a-z0-9_.]*'$/.test(each.code)).map(each => `${each.path}: ${each.code}`)).toEqual([]);
  expect(calls.filter(each => /^['"`]/.test(each.text) && !/[一-鿿]/.test(each.text)).map(each => `${each.path}: ${each.code} ${each.text}`)).toEqual([]);
});

test('the schemas of the replies are those of the contract', () => {
  const { status, stderr } = spawnSync(process.execPath, ['server/tools/replies.mjs', '--check'], { cwd: ROOT, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
