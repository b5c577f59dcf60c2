// npm run licences: writes docs/licences.md from the lock file: every package and font that is delivered, with its licence. `--check` only compares.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './prepare.mjs';

const FILE = path.join(ROOT, 'docs/licences.md');
/** Licences whose conditions an office that runs the program meets without doing anything, and what the notice has to say of the others. */
const PLAIN = ['MIT', 'MIT-0', 'MIT/X11', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'Unlicense', 'Zlib', 'CC0-1.0', 'Python-2.0'];
const NOTED = {
  'LGPL-3.0-or-later': '动态链接的图像库（libvips 及其依赖），可以换成自己编译的版本；没有改动',
  'OFL-1.1': '思源黑体（Noto Sans SC），嵌在 PDF 里；不单独出售',
  '没有写明': '`buffers`，由读写电子表格的库带来，包里没有许可证；电子表格的库换掉它以后就没有了',
  'CC-BY-4.0': '浏览器支持情况的数据，只在构建时用',
};
/** Packages that name no licence in their description; read in their own files. */
const READ = { 'png-js': 'MIT', buffers: '没有写明' };

const packages = JSON.parse(fs.readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')).packages;

/** Where Node finds a package from another. */
function found(name, from) {
  for (let at = from; ; at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : '') {
    const place = `${at ? `${at}/` : ''}node_modules/${name}`;
    if (packages[place]) return packages[place].link ? packages[place].resolved : place;
    if (!at) return null;
  }
}

/** What a part of the project needs when it runs. */
function needed(part) {
  const all = new Set();
  const visit = (place) => {
    if (all.has(place)) return;
    all.add(place);
    const { dependencies = {}, optionalDependencies = {} } = packages[place];
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const next = found(name, place);
      if (next) visit(next);
    }
  };
  visit(part);
  return [...all].filter((place) => place.includes('node_modules/'));
}

const nameOf = (place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
const licenceOf = (place) => packages[place].license ?? READ[nameOf(place)] ?? '';

/** The licences of which one has to be kept: of a choice the plainest one. */
function parts(licence) {
  const text = licence.replace(/^\((.*)\)$/, '$1');
  if (text.includes(' OR ')) return [text.split(' OR ').find((each) => PLAIN.includes(each)) ?? text];
  return text.split(' AND ');
}

function list(places) {
  const rows = new Map();
  for (const place of places) rows.set(`${nameOf(place)} ${packages[place].version}`, licenceOf(place));
  return [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, licence]) => `| ${name.replace(' ', ' | ')} | ${licence} |`);
}

const server = needed('server');
const phone = needed('miniapp');
const strange = [...server, ...phone].filter((place) => parts(licenceOf(place)).some((each) => !PLAIN.includes(each) && !NOTED[each]));
if (strange.length) {
  console.error(`a licence that nobody has looked at:\n${strange.map((place) => `  ${nameOf(place)}: ${licenceOf(place) || 'none named'}`).join('\n')}`);
  process.exit(1);
}
const noted = Object.entries(NOTED).filter(([licence]) => [...server, ...phone].some((place) => parts(licenceOf(place)).includes(licence)));
const head = '| 软件包 | 版本 | 许可证 |\n|---|---|---|';
const text = `# 用到的软件和字体的许可证

由 \`npm run licences\` 从锁定的版本写出，测试核对它没有过时。只在开发和测试时用的不在内。

除下面说明的以外，都是只要求保留声明的许可证；各自的全文在安装目录 \`node_modules\` 里。

${noted.map(([licence, what]) => `- ${licence}：${what}。`).join('\n')}

## 服务器（${server.length} 个）

${head}
${list(server).join('\n')}

## 小程序和网页端（${phone.length} 个）

${head}
${list(phone).join('\n')}
`;
if (!process.argv.includes('--check')) fs.writeFileSync(FILE, text);
else if (!fs.existsSync(FILE) || fs.readFileSync(FILE, 'utf8') !== text) {
  console.error('docs/licences.md is out of date: run `npm run licences`.');
  process.exit(1);
}
