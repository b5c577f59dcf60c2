import fs from 'node:fs';
import { createRequire } from 'node:module';
import { openCounty } from '../stage/county.mjs';
import { pagesOf } from '../stage/pages.mjs';
import { Visitor, PHONE } from './visitor.mjs';
const require = createRequire(import.meta.url);
const { closeBrowser } = require('../stage/chromium.js');
const out = process.argv[2]; const filter = process.argv[3] && new RegExp(process.argv[3]);
const { county, close } = await openCounty();
const pages = (await pagesOf(county)).filter((p) => !filter || filter.test(p.name));
const visitors = new Map();
for (const page of pages) {
  try {
    const arrive = async () => Visitor.arrive(county.server.address, { viewport: PHONE, clockShift: county.clockShift, storage: page.who ? await county.kept(page.who) : {} });
    let v;
    if (page.then) v = await arrive(); else { if (!visitors.has(page.who)) visitors.set(page.who, await arrive()); v = visitors.get(page.who); }
    await v.open(page.route); await page.then?.(v);
    await v.page.screenshot({ path: `${out}/${page.name}.png`, fullPage: true });
    if (page.then) await v.leave();
  } catch (e) { console.log('FAIL', page.name, String(e).slice(0, 200)); }
}
await close(); await closeBrowser(); process.exit(0);
