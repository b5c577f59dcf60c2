// npm run lighthouse: the public page of a village as a slow phone sees it, from an address that was just opened. The middle of three runs has to reach the least in
// each category; and all that the page loads has to fit into so many packed bytes.
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { openCounty } from '../../miniapp/test/stage/county.mjs';
import { pagesOf } from '../../miniapp/test/stage/pages.mjs';
import { middle } from './bench/sample.mjs';
import { ROOT } from './prepare.mjs';

const require = createRequire(`${ROOT}/miniapp/package.json`);
const { demandChromium, findChromium } = require('./test/stage/chromium.js');
const RUNS = 3;
const LEAST = 95;
const MOST_BYTES = 60 * 1024;
const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking', '--lang=zh-CN'];

demandChromium();
const { county, close } = await openCounty();
let holds = true;
try {
  // The board of the stage: people, duty, promises and published texts stand on it.
  const { route } = (await pagesOf(county)).find(({ name }) => name === 'board-open');
  const address = `${county.server.address}/b/${new URLSearchParams(route.split('?')[1]).get('code')}`;
  const bytes = await weight(address);
  report('page.bytes', bytes <= MOST_BYTES, { bytes, limit: MOST_BYTES });
  const scores = [];
  for (let run = 0; run < RUNS; run += 1) scores.push(await measure(address));
  for (const category of CATEGORIES) {
    const runs = scores.map(each => each[category]);
    report(`lighthouse.${category}`, middle(runs) >= LEAST, { score: middle(runs), runs, limit: LEAST });
  }
  for (const each of scores[0].faults) console.error(each);
} finally {
  await close();
}
process.exitCode = holds ? 0 : 1;

function report(name, isGood, figures) {
  console.log(JSON.stringify({ name, ...figures, holds: isGood }));
  holds &&= isGood;
}

/** One run in a browser of its own, so that nothing is kept from the last. */
async function measure(address) {
  const [{ default: lighthouse }, chrome] = [await import(require.resolve('lighthouse')), await import(require.resolve('chrome-launcher'))];
  const browser = await chrome.launch({ chromePath: findChromium(), chromeFlags: FLAGS });
  try {
    // The mobile preset is what it does when nothing is said: a slow phone on a slow network.
    const { lhr } = await lighthouse(address, { port: browser.port, output: 'json', onlyCategories: CATEGORIES, logLevel: 'error' });
    if (lhr.runtimeError) throw new Error(`${lhr.runtimeError.code}: ${lhr.runtimeError.message}`);
    const faults = Object.values(lhr.audits).filter(({ score }) => score !== null && score < 0.9).map(({ id, title, displayValue = '' }) => `  ${id}: ${title} ${displayValue}`);
    const long = lhr.audits['long-tasks']?.details?.items ?? [];
    console.error(`this machine: ${Math.round(lhr.environment.benchmarkIndex)}; longest tasks ${long.slice(0, 3).map(({ url, duration }) => `${String(url).split('/').pop()} ${Math.round(duration)} ms`).join(', ')}`);
    return { ...Object.fromEntries(CATEGORIES.map(name => [name, Math.round(lhr.categories[name].score * 100)])), faults };
  } finally {
    await browser.kill();
  }
}

/** The page, what it loads and the data of the board, packed. */
async function weight(address) {
  const page = await (await fetch(address)).text();
  const parts = [...page.matchAll(/src="(\/b\/assets\/[^"]+)"/g)].map(found => new URL(found[1], address));
  if (parts.length === 0 || !page.includes('<style>')) throw new Error('the page has no style or no script');
  const data = new URL(address.replace('/b/', '/api/boards/'));
  let bytes = gzipSync(page).length;
  for (const part of [...parts, data, new URL('/b/offline.js', address)]) bytes += gzipSync(await (await fetch(part)).text()).length;
  return bytes;
}
