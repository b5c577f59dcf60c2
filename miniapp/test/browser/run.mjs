// npm run test:browser [-- NAME …]: the browser build as the server serves it, in Chromium.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { openCounty } from '../stage/county.mjs';
import { ROOT } from '../stage/server.mjs';
import { faults } from './faults.mjs';
import { pageTests } from './pages.mjs';
import { Visitor } from './visitor.mjs';

const require = createRequire(import.meta.url);
const { closeBrowser, demandChromium } = require('../stage/chromium.js');
const { runTests } = require('../stage/report.js');

const HERE = path.dirname(fileURLToPath(import.meta.url));
const filters = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));

demandChromium();
if (!fs.existsSync(path.join(ROOT, 'miniapp/dist/h5/index.html'))) {
  console.error('The browser build is missing: run `npm run build:h5` first.');
  process.exit(2);
}

/** Visitors of the flow that runs now: their troubles fail it, their screens explain it. */
let visitors = [];

/** A flow with a county of its own. */
function asTest({ name, title, run }) {
  return {
    name,
    title,
    run: async () => {
      visitors = [];
      const { county, close } = await openCounty();
      const visit = async (who, options) => {
        const visitor = await Visitor.arrive(county.server.address, { clockShift: county.clockShift, storage: who ? await county.kept(who) : {}, ...options });
        visitors.push(visitor);
        return visitor;
      };
      try {
        await run({ county, visit });
        const troubles = visitors.flatMap((visitor) => visitor.troubles);
        if (troubles.length) throw new Error(`troubles in the browser:\n${troubles.join('\n')}`);
        for (const visitor of visitors) await visitor.leave();
      } finally {
        await close();
      }
    },
  };
}

async function explain(test) {
  const lines = [];
  for (const [i, visitor] of visitors.entries()) {
    const file = path.join(HERE, 'shots', `failed-${test.name.replace(/\W+/g, '-')}-${i + 1}.png`);
    await visitor.page.screenshot({ path: file }).then(() => lines.push(`screen of visitor ${i + 1}: ${path.relative(process.cwd(), file)}`), () => {});
    lines.push(...visitor.troubles.map((text) => `visitor ${i + 1}: ${text}`));
    await visitor.leave().catch(() => {});
  }
  visitors = [];
  return lines;
}

async function flows() {
  const folder = path.join(HERE, 'flows');
  const files = fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [];
  return Promise.all(files.map(async (file) => asTest(await import(path.join(folder, file)))));
}

/** The county the pages are looked at in; without it there is no list of pages, and that is a failed test. */
const shared = await openCounty().catch((error) => ({ error }));
const county = { name: 'county', title: 'the county is made by command, spreadsheet and story', run: () => { if (shared.error) throw shared.error; } };
const tests = shared.error ? [county] : [faults, county, ...(await flows()), ...(await pageTests(shared.county))];
const passed = await runTests(tests, { filters: shared.error ? [] : filters, explain });
await shared.close?.();
await closeBrowser();
process.exit(passed ? 0 : 1);
