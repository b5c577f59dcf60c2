// Every page, at the width of a phone with normal and with large letters and on a desktop: what holds everywhere.
import assert from 'node:assert/strict';
import { pagesOf } from '../stage/pages.mjs';
import { DESKTOP, PHONE, Visitor } from './visitor.mjs';

/** What is wrong with how the page is laid out, each finding in a line. */
async function layout(visitor, viewport) {
  const { over, widest } = await visitor.sideways();
  return [
    ...(over > 0 ? [`the page scrolls ${over} px sideways: ${widest.join(' | ')}`] : []),
    ...(viewport === PHONE ? (await visitor.smallTargets()).map((text) => `a target smaller than a thumb: ${text}`) : []),
  ];
}

/** What is wrong with the page a visitor has open, each finding in a line. */
async function findings(visitor, page) {
  visitor.troubles = [];
  visitor.expected = page.expected ?? [];
  await visitor.open(page.route);
  await page.then?.(visitor);
  const found = [
    ...(await visitor.accessibility()),
    ...(await layout(visitor, PHONE)),
    ...(await visitor.softwareWords()).map((text) => `words of software: ${text}`),
    ...(await visitor.blankPictures()).map((text) => `a picture that shows nothing: ${text}`),
    ...((await visitor.lonely()) ? ['no heading of the first level, or more than one'] : []),
  ];
  // Large letters and a desktop change the style of a page and nothing it asks for: they are turned on where it stands.
  const large = await visitor.inLargeLetters(() => layout(visitor, PHONE));
  const wide = await visitor.inWindow(DESKTOP, () => layout(visitor, DESKTOP));
  return [...found, ...visitor.troubles, ...large.map((text) => `large letters: ${text}`), ...wide.map((text) => `desktop: ${text}`)];
}

/**
 * A test for each page; they share a county because they only look, and a visitor who becomes one person after the other: a new one takes longer than a page.
 * Much of a page's time is waiting for it to be still, so the next one is opened meanwhile: there are two lanes of visitors.
 */
export async function pageTests(county) {
  const lanes = [0, 1].map(() => ({ visitor: null, turn: Promise.resolve() }));
  /** One page after the other in each lane. */
  const look = (page, lane) => {
    const turn = lane.turn.then(async () => {
      lane.visitor ??= await Visitor.arrive(county.server.address, { viewport: PHONE, clockShift: county.clockShift });
      await lane.visitor.become(page.who ? await county.kept(page.who) : {});
      return findings(lane.visitor, page);
    });
    lane.turn = turn.catch(() => {});
    return turn;
  };
  const begun = new Map();
  const begin = (page, lane) => {
    if (!begun.has(page)) {
      begun.set(page, look(page, lane));
      begun.get(page).catch(() => {});
    }
    return begun.get(page);
  };
  return (await pagesOf(county)).map((page, i, pages) => ({
    name: `page ${page.name}`,
    title: page.title,
    run: async () => {
      const looked = begin(page, lanes[i % 2]);
      if (pages[i + 1]) begin(pages[i + 1], lanes[(i + 1) % 2]);
      assert.deepEqual(await looked, []);
    },
  }));
}
