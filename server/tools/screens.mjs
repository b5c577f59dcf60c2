// npm run screens: every screen once on a phone under docs/screens, one more of those made for a desktop, small enough for a repository; and the pictures of the handbook. `-- NAME …` takes some of them, `-- --handbook` only the handbook's.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { openCounty } from '../../miniapp/test/stage/county.mjs';
import { pagesOf } from '../../miniapp/test/stage/pages.mjs';
import { DESKTOP, PHONE, Visitor } from '../../miniapp/test/browser/visitor.mjs';
import { ROOT } from './prepare.mjs';

const require = createRequire(import.meta.url);
const { closeBrowser, demandChromium } = require('../../miniapp/test/stage/chromium.js');

const FOLDER = join(ROOT, 'docs/screens');
const LIMIT = 4_500_000;
const QUALITY = 35;
/** Size of the window; the name stands in the name of the picture. */
const VIEWPORTS = { phone: PHONE, desktop: DESKTOP };

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
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  await session.detach();
  writeFileSync(`${path}.webp`, Buffer.from(data, 'base64'));
}

/** Takes the page at this size; says whether it is one that uses the whole window of a desktop. */
async function show(county, options, page, view, path) {
  const visitor = await Visitor.arrive(county.server.address, { viewport: VIEWPORTS[view], clockShift: options.clockShift, storage: page.who ? await county.kept(page.who) : {} });
  try {
    await page.before?.(visitor);
    await visitor.open(page.route);
    await page.then?.(visitor);
    await picture(visitor, path);
    return (await visitor.page.$('.page-wide')) !== null;
  } finally {
    await visitor.leave();
  }
}

/** The first of those that show the same page: what it looks like in other states is for the tests. */
function isFirst({ route }, index, pages) {
  const pathOf = (each) => each.replace(/\?.*$/, '').replace(/^\/b\/[^/]+/, '/b');
  return pages.findIndex((each) => pathOf(each.route) === pathOf(route)) === index;
}

/** The list of pictures, for whoever looks at them in the repository. */
function writeIndex(pages) {
  const cell = (page, view) => (existsSync(join(FOLDER, `${page.name}-${view}.webp`)) ? [`<img src="${page.name}-${view}.webp" width="${view === 'phone' ? 220 : 480}" alt="${page.title}">`] : []);
  const sections = pages.map((page) => `## ${page.title}\n\n${Object.keys(VIEWPORTS).flatMap((view) => cell(page, view)).join('\n')}\n`);
  writeFileSync(join(FOLDER, 'README.md'), `# 界面\n\n\`npm run screens\` 生成：每一页 375×812，为电脑做的再加 1280×800。\n\n${sections.join('\n')}`);
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
    console.log(`FAIL  ${page.name}-${view}: ${error.message}`);
    return false;
  });
  const book = named();
  for (const name of book) {
    const view = name.endsWith('-desktop') ? 'desktop' : 'phone';
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
    for (const page of pages.filter(isFirst)) {
      const isWide = await take(page, 'phone', join(FOLDER, `${page.name}-phone`));
      if (isWide) await take(page, 'desktop', join(FOLDER, `${page.name}-desktop`));
      console.log(`ok    ${page.name}: ${page.title}`);
    }
    writeIndex(all.filter(isFirst));
  }
} finally {
  await close();
  await closeBrowser();
  }
const bytes = readdirSync(FOLDER).reduce((sum, file) => sum + statSync(join(FOLDER, file)).size, 0);
console.log(`${readdirSync(FOLDER).length} files, ${(bytes / 1e6).toFixed(2)} MB in docs/screens${bytes > LIMIT ? `: more than ${LIMIT / 1e6} MB` : ''}`);
process.exit(failed || bytes > LIMIT ? 1 : 0);
