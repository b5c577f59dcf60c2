// npm run bench [-- GROUP]: one JSON line for each measure. `ratio` is how many times the cost of a bare program our program costs, for the
// same work on the same machine at the same time; `limit` is what is allowed, widened by how much the bare program itself varied in this run.
import { build, install, requireNode, tell, Trouble } from './prepare.mjs';

requireNode();
const GROUPS = ['rules', 'sheet', 'presence', 'simulation', 'record', 'board', 'pages'];
/** A machine that others use at the same time widens the limits, but not for ever. */
const WIDEST = 2;
const wanted = process.argv.slice(2);
const unknown = wanted.find(group => !GROUPS.includes(group));

async function main() {
  if (unknown) throw new Trouble(`没有“${unknown}”这一组`, `可以写的有：${GROUPS.join('、')}`);
  await install();
  const groups = wanted.length ? wanted : GROUPS;
  for (const part of groups.includes('pages') ? ['shared', 'server', 'h5'] : ['shared', 'server']) await build(part);
  let holds = true;
  for (const group of groups) {
    const { measure } = await import(`./bench/${group}.mjs`);
    for (const { name, ratio, allowed, spread = 1, told } of await measure()) {
      console.error(`${name}: ${told}`);
      const limit = round(allowed * Math.min(spread, WIDEST));
      console.log(JSON.stringify({ name, ratio: round(ratio), limit, holds: ratio <= limit }));
      holds &&= ratio <= limit;
    }
  }
  process.exitCode = holds ? 0 : 1;
}

const round = number => Math.round(number * 100) / 100;

await main().catch(tell);
