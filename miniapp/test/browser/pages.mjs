// Every page, at the width of a phone with normal and with large letters and on a desktop: what holds everywhere.
import assert from 'node:assert/strict';
import { pagesOf } from '../stage/pages.mjs';
import { DESKTOP, PHONE, Visitor } from './visitor.mjs';

/** Large letters are turned on where the page stands: they change its style and nothing it asks for. */
const VIEWS = [
  { view: 'phone', viewport: PHONE },
  { view: 'desktop', viewport: DESKTOP },
];

/** What is wrong with how the page is laid out, each finding in a line. */
async function layout(visitor, viewport) {
  const { over, widest } = await visitor.sideways();
  return [
    ...(over > 0 ? [`the page scrolls ${over} px sideways: ${widest.join(' | ')}`] : []),
    ...(viewport === PHONE ? (await visitor.smallTargets()).map((text) => `a target smaller than a thumb: ${text}`) : []),
  ];
}

/** What is wrong with the page a visitor has open, each finding in a line. */
async function findings(visitor, page, { view, viewport }) {
  visitor.troubles = [];
  visitor.expected = page.expected ?? [];
  await visitor.open(page.route);
  await page.then?.(visitor);
  const found = [
    // On a desktop the same elements stand elsewhere: what they say and how they look was checked on the phone.
    ...(viewport === PHONE ? await visitor.accessibility() : []),
    ...(await layout(visitor, viewport)),
    ...(await visitor.softwareWords()).map((text) => `words of software: ${text}`),
    ...((await visitor.lonely()) ? ['no heading of the first level, or more than one'] : []),
  ];
  const large = viewport === PHONE ? await visitor.inLargeLetters(() => layout(visitor, viewport)) : [];
  return [...[...found, ...visitor.troubles].map((text) => `${view}: ${text}`), ...large.map((text) => `large letters: ${text}`)];
}

/**
 * A test for each page; they share a county because they only look, and a visitor who becomes one person after the other: a new one takes longer than a page.
 * Much of a page's time is waiting for it to be still, so the next one is opened meanwhile: there are two lanes of visitors.
 */
export async function pageTests(county) {
  const visitors = new Map();
  const visitorOf = ({ view, viewport }, lane) => {
    const key = `${lane} ${view}`;
    if (!visitors.has(key)) visitors.set(key, Visitor.arrive(county.server.address, { viewport, clockShift: county.clockShift }));
    return visitors.get(key);
  };
  /** One page after the other in each lane and view. */
  const turns = new Map();
  const look = (page, view, lane) => {
    const key = `${lane} ${view.view}`;
    const turn = (turns.get(key) ?? Promise.resolve()).then(async () => {
      const visitor = await visitorOf(view, lane);
      await visitor.become(page.who ? await county.kept(page.who) : {});
      return findings(visitor, page, view);
    });
    turns.set(key, turn.catch(() => {}));
    return turn;
  };
  const begun = new Map();
  const begin = (page, lane) => {
    if (!begun.has(page)) {
      begun.set(page, Promise.all(VIEWS.map((view) => look(page, view, lane))));
      begun.get(page).catch(() => {});
    }
    return begun.get(page);
  };
  return (await pagesOf(county)).map((page, i, pages) => ({
    name: `page ${page.name}`,
    title: page.title,
    run: async () => {
      const looked = begin(page, i % 2);
      if (pages[i + 1]) begin(pages[i + 1], (i + 1) % 2);
      assert.deepEqual((await looked).flat(), []);
    },
  }));
}
