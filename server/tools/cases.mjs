// Runs the acceptance cases through the rules: `npm run cases -- [--kinds 'leave-*,attendance-*'] [FILE…]`; without FILE all of shared/cases.
// `npm run cases -- --explained`: does the explanation of every rule, by every regulation, name every value that was read?
// `npm run cases -- --anything [COUNT [SEED]]`: are the cases well formed, and does every regulation answer whatever facts of the right form?
// Each kind has one adapter below cases/; a case is judged by its kind, profile and facts alone. Exit 0 only when nothing failed and nothing is unsupported.
import { existsSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const sources = join(root, 'shared/src');
const built = join(root, 'shared/dist/rules/leave-approval.js');

function newest(folder) {
  return Math.max(...readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? newest(path) : entry.name.endsWith('.test.ts') ? 0 : statSync(path).mtimeMs;
  }));
}

if (!existsSync(built) || statSync(built).mtimeMs < newest(sources)) {
  const build = spawnSync('npm', ['run', 'build', '-w', 'shared'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (build.status !== 0) {
    console.error('shared 没有编译成功。请先运行 npm run build:server 查看错误。');
    process.exit(1);
  }
  // The compiler leaves a file alone that would be the same: that it was looked at is marked here.
  utimesSync(built, new Date(), new Date());
}

const { adapters, Unsupported } = await import('./cases/adapters.mjs');
const { answerOf } = await import('./cases/answer.mjs');
const { differences } = await import('./cases/compare.mjs');
const { isRefusal } = (await import('@village/shared/kernel/refusal')).default;

if (process.argv[2] === '--explained') {
  const { unexplained } = await import('./cases/explained.mjs');
  const found = unexplained(ours());
  finish(found.asked, found.complaints);
}
if (process.argv[2] === '--anything') {
  const { malformed, unanswered } = await import('./cases/anything.mjs');
  const found = unanswered(Number(process.argv[3] ?? 20), Number(process.argv[4] ?? Date.now()));
  finish(found.asked, [...malformed(ours()), ...found.complaints]);
}

const { kinds, files } = argumentsOf(process.argv.slice(2));
let passed = 0;
let failed = 0;
let unsupported = 0;

for (const file of files) {
  for (const entry of JSON.parse(readFileSync(file, 'utf8'))) {
    if (!kinds.some((kind) => kind.test(entry.kind))) continue;
    const outcome = judge(entry);
    if (outcome === 'passed') passed += 1;
    else if (outcome === 'unsupported') unsupported += 1;
    else {
      failed += 1;
      console.log(outcome);
    }
  }
}

console.log(`${passed} passed, ${failed} failed, ${unsupported} not yet supported`);
process.exit(failed === 0 && unsupported === 0 ? 0 : 1);

function judge(entry) {
  if (!(entry.kind in adapters)) return 'unsupported';
  try {
    const { found, answer } = answerOf(entry.kind, entry.profile, entry.given);
    const wrong = differences(entry.expect, answer);
    return wrong.length === 0 ? 'passed' : report(entry, wrong, isRefusal(found.value) ? found.value.text : '', found.because);
  } catch (fault) {
    if (fault instanceof Unsupported) return 'unsupported';
    return `FAILED ${entry.id}\n  fault     ${fault.stack}`;
  }
}

function report(entry, wrong, text, because) {
  const clauses = [...new Set(because.flatMap((reason) => reason.clauses.map(({ clause }) => clause)))].join('; ');
  return [
    `FAILED ${entry.id}  ${entry.kind}  ${entry.clause}`,
    `  given     ${JSON.stringify(entry.given)}`,
    ...wrong.map(({ key, expected, actual }) => `  ${key}: expected ${JSON.stringify(expected)}, actual ${JSON.stringify(actual)}`),
    ...(text ? [`  refused   ${text}`] : []),
    `  clauses   ${clauses}`,
  ].join('\n');
}

/** The cases of this repository. */
function ours() {
  return argumentsOf([]).files.flatMap((file) => JSON.parse(readFileSync(file, 'utf8')));
}

function finish(asked, complaints) {
  console.log([`${asked} findings`, ...complaints].join('\n'));
  process.exit(complaints.length === 0 ? 0 : 1);
}

function argumentsOf(args) {
  const at = args.indexOf('--kinds');
  const patterns = at < 0 ? ['*'] : args[at + 1].split(',').map((pattern) => pattern.trim());
  const named = args.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
  const all = join(root, 'shared/cases');
  return {
    kinds: patterns.map((pattern) => new RegExp(`^${pattern.replace(/\*/g, '.*')}$`)),
    files: named.length > 0 ? named : readdirSync(all).filter((name) => name.endsWith('.json')).map((name) => join(all, name)),
  };
}
