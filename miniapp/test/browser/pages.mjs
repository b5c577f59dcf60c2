// Every page, at the width of a phone with normal and with large letters and on a desktop: what holds everywhere.
import assert from 'node:assert/strict';
import { pagesOf } from '../stage/pages.mjs';
import { DESKTOP, PHONE, Visitor } from './visitor.mjs';

const VIEWS = [
  { view: 'phone', viewport: PHONE, large: false },
  { view: 'large letters', viewport: PHONE, large: true },
  { view: 'desktop', viewport: DESKTOP, large: false },
];

/** What is wrong with a page in a view, each finding in a line. */
async function findings(county, page, { view, viewport, large }) {
  const storage = { ...(page.who && (await county.kept(page.who))), ...(large && county.largeText) };
  const visitor = await Visitor.arrive(county.server.address, { viewport, clockShift: county.clockShift, storage });
  visitor.expected.push(...(page.expected ?? []));
  try {
    await visitor.open(page.route);
    await page.then?.(visitor);
    const { over, widest } = await visitor.sideways();
    return [
      ...(await visitor.accessibility()),
      ...(over > 0 ? [`the page scrolls ${over} px sideways: ${widest.join(' | ')}`] : []),
      ...(viewport === PHONE ? (await visitor.smallTargets()).map((text) => `a target smaller than a thumb: ${text}`) : []),
      ...(await visitor.softwareWords()).map((text) => `words of software: ${text}`),
      ...((await visitor.lonely()) ? ['no heading of the first level, or more than one'] : []),
      ...visitor.troubles,
    ].map((text) => `${view}: ${text}`);
  } finally {
    await visitor.leave();
  }
}

/** A test for each page; they share a county because they only look. */
export async function pageTests(county) {
  return (await pagesOf(county)).map((page) => ({
    name: `page ${page.name}`,
    title: page.title,
    run: async () => {
      const found = [];
      for (const view of VIEWS) found.push(...(await findings(county, page, view)));
      assert.deepEqual(found, []);
    },
  }));
}
