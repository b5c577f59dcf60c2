// npm run screens: pictures of every screen under docs/screens, small enough for a repository, and those of the handbook. `-- NAME …` takes some of them, `-- --handbook` only the handbook's.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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

const given = process.argv.slice(2);
const onlyHandbook = given.includes('--handbook');
const filters = given.filter((each) => each !== '--handbook');

/** The handbook names its pictures by the page: `home`, or `sheet-desktop` for a desktop. */
const BOOK = join(ROOT, 'docs/handbook');
const BOOK_PICTURES = join(BOOK, 'pictures');
const named = () => new Set(readdirSync(BOOK).filter((file) => file.endsWith('.md')).flatMap((file) => [...readFileSync(join(BOOK, file), 'utf8').matchAll(/\]\(pictures\/([\w-]+)\.webp\)/g)].map(([, name]) => name)));

/** A picture of the window as WebP, which the browser itself packs. */
async function picture(visitor, path) {
  const session = await visitor.context.newCDPSession(visitor.page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 45 });
  await session.detach();
  writeFileSync(`${path}.webp`, Buffer.from(data, 'base64'));
}

async function show(county, options, page, { viewport, large }, path) {
  const visitor = await Visitor.arrive(county.server.address, {
    viewport, clockShift: options.clockShift, storage: { ...(page.who && (await county.kept(page.who))), ...(large && county.largeText) },
  });
  try {
    await page.before?.(visitor);
    await visitor.open(page.route);
    await page.then?.(visitor);
    await picture(visitor, path);
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
mkdirSync(BOOK_PICTURES, { recursive: true });
const { county, options, close } = await openCounty();
let failed = 0;
try {
  const all = await pagesOf(county);
  const pages = all.filter(({ name }) => !filters.length || filters.some((filter) => name.includes(filter)));
  const take = (page, view, path) => show(county, options, page, view, path).catch((error) => {
    failed += 1;
    console.log(`FAIL  ${page.name}-${view.view}: ${error.message}`);
  });
  const book = named();
  for (const name of book) {
    const view = VIEWS.find((each) => each.view === (name.endsWith('-desktop') ? 'desktop' : 'phone'));
    const page = all.find((each) => each.name === name.replace(/-desktop$/, ''));
    if (!page) {
      failed += 1;
      console.log(`FAIL  the handbook shows ${name}, and no page is called so`);
    } else if (pages.includes(page)) {
      await take(page, view, join(BOOK_PICTURES, name));
      console.log(`ok    handbook ${name}: ${page.title}`);
    }
  }
  for (const file of readdirSync(BOOK_PICTURES)) if (!book.has(file.replace('.webp', ''))) rmSync(join(BOOK_PICTURES, file));
  if (!onlyHandbook) {
    if (!filters.length) for (const file of readdirSync(FOLDER)) rmSync(join(FOLDER, file));
    for (const page of pages) {
      for (const view of VIEWS) await take(page, view, join(FOLDER, `${page.name}-${view.view}`));
      console.log(`ok    ${page.name}: ${page.title}`);
    }
    writeIndex(all);
  }
} finally {
  await close();
  await closeBrowser();
  }
const bytes = readdirSync(FOLDER).reduce((sum, file) => sum + statSync(join(FOLDER, file)).size, 0);
console.log(`${readdirSync(FOLDER).length} files, ${(bytes / 1e6).toFixed(2)} MB in docs/screens${bytes > LIMIT ? `: more than ${LIMIT / 1e6} MB` : ''}`);
process.exit(failed || bytes > LIMIT ? 1 : 0);
