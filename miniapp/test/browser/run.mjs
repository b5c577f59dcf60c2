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

/** A flow with a county of its own. */
function asTest({ name, title, run }) {
  /** Their troubles fail it, their screens explain it. */
  const visitors = [];
  return {
    name,
    title,
    explain: () => explain(name, visitors),
    run: async () => {
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

async function explain(name, visitors) {
  const lines = [];
  for (const [i, visitor] of visitors.entries()) {
    const file = path.join(HERE, 'shots', `failed-${name.replace(/\W+/g, '-')}-${i + 1}.png`);
    await visitor.page.screenshot({ path: file }).then(() => lines.push(`screen of visitor ${i + 1}: ${path.relative(process.cwd(), file)}`), () => {});
    lines.push(...visitor.troubles.map((text) => `visitor ${i + 1}: ${text}`));
    await visitor.leave().catch(() => {});
  }
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
/** Flows have counties of their own and much of their time is waiting: they run beside the pages, two at a time. */
const lanes = shared.error ? [{ tests: [county] }] : [{ tests: [faults, county, ...(await pageTests(shared.county))] }, { tests: await flows(), width: 2 }];
const passed = await runTests(lanes, { filters: shared.error ? [] : filters });
await shared.close?.();
await closeBrowser();
process.exit(passed ? 0 : 1);
