// npm run screens: pictures of every screen under docs/screens, small enough for a repository. `-- NAME …` takes some of them.
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { openCounty } from '../../miniapp/test/stage/county.mjs';
import { pagesOf } from '../../miniapp/test/stage/pages.mjs';
import { DESKTOP, PHONE, Visitor } from '../../miniapp/test/browser/visitor.mjs';
import { ROOT } from './prepare.mjs';

const require = createRequire(import.meta.url);
const { closeBrowser, demandChromium } = require('../../miniapp/test/stage/chromium.js');

const FOLDER = join(ROOT, 'docs/screens');
const LIMIT = 3_000_000;
/** Size of the window and of the letters; the name stands in the name of the picture. */
const VIEWS = [
  { view: 'phone', viewport: PHONE, large: false },
  { view: 'phone-large', viewport: PHONE, large: true },
  { view: 'desktop', viewport: DESKTOP, large: false },
  { view: 'desktop-large', viewport: DESKTOP, large: true },
];

const filters = process.argv.slice(2);

/** A picture of the window as WebP, which the browser itself packs. */
async function picture(visitor, name) {
  const session = await visitor.context.newCDPSession(visitor.page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 45 });
  await session.detach();
  writeFileSync(join(FOLDER, `${name}.webp`), Buffer.from(data, 'base64'));
}

async function show(county, options, page, { view, viewport, large }) {
  const visitor = await Visitor.arrive(county.server.address, {
    viewport, clockShift: options.clockShift, storage: { ...(page.who && (await county.kept(page.who))), ...(large && county.largeText) },
  });
  try {
    await page.before?.(visitor);
    await visitor.open(page.route);
    await page.then?.(visitor);
    await picture(visitor, `${page.name}-${view}`);
  } finally {
    await visitor.leave();
  }
}

/** The list of pictures, for whoever looks at them in the repository. */
function writeIndex(pages) {
  const cell = (page, view) => `<img src="${page.name}-${view}.webp" width="${view.startsWith('phone') ? 220 : 480}" alt="${page.title}">`;
  const sections = pages.map((page) => `## ${page.title}\n\n${VIEWS.map(({ view }) => cell(page, view)).join('\n')}\n`);
  writeFileSync(join(FOLDER, 'README.md'), `# 界面\n\n\`npm run screens\` 生成：375×812 与 1280×800，标准字号与大字号。\n\n${sections.join('\n')}`);
}

demandChromium();
mkdirSync(FOLDER, { recursive: true });
const { county, options, close } = await openCounty();
let failed = 0;
try {
  const all = await pagesOf(county);
  const pages = all.filter(({ name }) => !filters.length || filters.some((filter) => name.includes(filter)));
  if (!filters.length) for (const file of readdirSync(FOLDER)) rmSync(join(FOLDER, file));
  for (const page of pages) {
    for (const view of VIEWS) {
      await show(county, options, page, view).catch((error) => {
        failed += 1;
        console.log(`FAIL  ${page.name}-${view.view}: ${error.message}`);
      });
    }
    console.log(`ok    ${page.name}: ${page.title}`);
  }
  writeIndex(all);
} finally {
  await close();
  await closeBrowser();
  }
const bytes = readdirSync(FOLDER).reduce((sum, file) => sum + statSync(join(FOLDER, file)).size, 0);
console.log(`${readdirSync(FOLDER).length} files, ${(bytes / 1e6).toFixed(2)} MB in docs/screens${bytes > LIMIT ? `: more than ${LIMIT / 1e6} MB` : ''}`);
process.exit(failed || bytes > LIMIT ? 1 : 0);
