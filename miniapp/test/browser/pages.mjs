// Every page, at the width of a phone with normal and with large letters and on a desktop: what holds everywhere.
import assert from 'node:assert/strict';
import { pagesOf } from '../stage/pages.mjs';
import { DESKTOP, PHONE, Visitor } from './visitor.mjs';

const VIEWS = [
  { view: 'phone', viewport: PHONE, large: false },
  { view: 'large letters', viewport: PHONE, large: true },
  { view: 'desktop', viewport: DESKTOP, large: false },
];

/** What is wrong with the page a visitor has open, each finding in a line. */
async function findings(visitor, page, viewport) {
  visitor.troubles = [];
  visitor.expected = page.expected ?? [];
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
  ];
}

/** A test for each page; they share a county because they only look, and a visitor where they only read. */
export async function pageTests(county) {
  const visitors = new Map();
  const arrive = async ({ who }, { viewport, large }) =>
    Visitor.arrive(county.server.address, { viewport, clockShift: county.clockShift, storage: { ...(who && (await county.kept(who))), ...(large && county.largeText) } });
  const visitorOf = async (page, view) => {
    const key = `${page.who} ${view.view}`;
    if (!visitors.has(key)) visitors.set(key, await arrive(page, view));
    return visitors.get(key);
  };
  const look = async (page, view) => {
    const visitor = page.then ? await arrive(page, view) : await visitorOf(page, view);
    const found = await findings(visitor, page, view.viewport);
    if (page.then) await visitor.leave();
    return found.map((text) => `${view.view}: ${text}`);
  };
  return (await pagesOf(county)).map((page) => ({
    name: `page ${page.name}`,
    title: page.title,
    run: async () => {
      const found = await Promise.all(VIEWS.map((view) => look(page, view)));
      assert.deepEqual(found.flat(), []);
    },
  }));
}
