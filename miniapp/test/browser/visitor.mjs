// Somebody in front of a browser: opens pages of the browser build, and keeps whatever went wrong there.
import { createRequire } from 'node:module';
import fs from 'node:fs';

const require = createRequire(import.meta.url);
const { browser } = require('../stage/chromium.js');
const { shiftDate } = require('../stage/clock.js');
const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export const PHONE = { width: 375, height: 812 };
export const DESKTOP = { width: 1280, height: 800 };
/** Words that belong to software and not to the person who reads them. */
const SOFTWARE = /\b(undefined|null|NaN|Infinity|Error|TypeError|Failed to|Cannot read|Unexpected|Internal Server|Not Found|Bad Request|Unauthorized|Forbidden)\b|\[object \w+\]|\b[a-z]+_[a-z_]+\b|(?:\b[A-Za-z]{2,}\b[ ,.]+){3,}/;

/** Milliseconds without a change after which a page is still, and after which it is left as it is. */
const MOMENT = 150;
const STILL_AT_LAST = 20_000;
/** How long anything is waited for: a busy machine is slow, and how fast a page is, is measured elsewhere. */
const PATIENCE = 20_000;

export class Visitor {
  static async arrive(address, { viewport = PHONE, clockShift = 0, storage = {} } = {}) {
    const touch = viewport.width < 600;
    const context = await (await browser()).newContext({
      viewport, hasTouch: touch, isMobile: touch, deviceScaleFactor: 1, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true,
    });
    const visitor = new Visitor(address, context, await context.newPage());
    await visitor.page.addInitScript(shiftDate, { by: clockShift });
    await visitor.page.addInitScript((entries) => {
      if (location.origin === 'null' || sessionStorage.getItem('arrived')) return;
      sessionStorage.setItem('arrived', 'yes');
      for (const [key, value] of Object.entries(entries)) localStorage.setItem(key, value);
    }, storage);
    await visitor.listen();
    return visitor;
  }

  constructor(address, context, page) {
    this.address = address;
    this.context = context;
    this.page = page;
    this.troubles = [];
    /** Answers the test provokes: their lines in the console are no trouble. */
    this.expected = [];
    this.replies = [];
    /** What the page has asked for and has not got yet. */
    this.asking = new Set();
    this.answeredAt = 0;
  }

  async listen() {
    const trouble = (text) => {
      if (!this.expected.some((pattern) => pattern.test(text))) this.troubles.push(text);
    };
    await this.page.exposeFunction('__violation', (text) => trouble(`content security policy: ${text}`));
    await this.page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => window.__violation(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ''}`));
    });
    this.page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) trouble(`console ${message.type()}: ${message.text()} ${message.location().url ?? ''}`);
    });
    this.page.on('pageerror', (error) => trouble(`page error: ${error.stack ?? error}`));
    this.page.on('request', (request) => {
      // What a page asked for that is left no longer counts.
      if (request.isNavigationRequest()) this.asking.clear();
      this.asking.add(request);
    });
    for (const event of ['requestfinished', 'requestfailed']) {
      this.page.on(event, (request) => {
        this.asking.delete(request);
        this.answeredAt = Date.now();
      });
    }
    this.page.on('response', (reply) => {
      if (reply.url().includes('/api/')) this.replies.push({ method: reply.request().method(), path: new URL(reply.url()).pathname, status: reply.status() });
      if (reply.status() >= 500) trouble(`${reply.status()} ${reply.url()}`);
    });
  }

  /** Opens a page of the app, `pages/leave/list/index?box=mine`, or one that the server writes, `/b/…`. */
  async open(route) {
    if (route.startsWith('/b/')) {
      await this.page.goto(`${this.address}${route}`);
      return this.still();
    }
    const address = `${this.address}/#/${route.replace(/^\//, '')}`;
    if (this.page.url().startsWith(`${this.address}/`)) {
      // A page of its own, not one on top of the last; and in the same process of the browser, for a new one takes longer than the page.
      await this.page.evaluate((to) => history.replaceState(null, '', to), address);
      await this.page.reload();
    } else {
      await this.page.goto(address);
    }
    await this.still();
  }

  /** Leaves everything behind and is somebody else, or nobody, from the next page on. */
  async become(storage) {
    await this.context.setOffline(false);
    if (!this.page.url().startsWith(`${this.address}/`)) await this.page.goto(`${this.address}/`);
    await this.page.evaluate((entries) => {
      localStorage.clear();
      for (const [key, value] of Object.entries(entries)) localStorage.setItem(key, value);
    }, storage);
  }

  /** Waits until the page has come, asks for nothing, moves nothing and has not changed for a while in which no answer came. */
  async still() {
    await this.page.waitForLoadState();
    const end = Date.now() + STILL_AT_LAST;
    for (;;) {
      const begun = Date.now();
      await this.quiet();
      if ((!this.asking.size && this.answeredAt < begun) || Date.now() > end) return;
    }
  }

  /** Waits until what moves has arrived and the document has not changed for a moment. */
  async quiet() {
    await this.page.evaluate(async (moment) => {
      const within = (time) => new Promise((resolve) => setTimeout(resolve, time));
      const moving = document.getAnimations().filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
      await Promise.race([Promise.allSettled(moving.map(({ finished }) => finished)), within(1000)]);
      await new Promise((resolve) => {
        let timer = setTimeout(done, moment);
        const watch = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(done, moment);
        });
        const end = setTimeout(done, 3000);
        function done() {
          clearTimeout(timer);
          clearTimeout(end);
          watch.disconnect();
          resolve();
        }
        watch.observe(document.body, { childList: true, subtree: true, characterData: true, attributeFilter: ['class', 'style'] });
      });
    }, MOMENT);
  }

  /** What stands on the page on top; pages below it are still in the document. */
  async text() {
    return this.page.evaluate(() => document.body.innerText);
  }

  async waitFor(text) {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor({ timeout: PATIENCE });
  }

  async waitUrl(route) {
    await this.page.waitForURL((url) => url.hash.startsWith(`#/${route}`), { timeout: PATIENCE });
    await this.still();
  }

  async waitGone(text) {
    await this.page.waitForFunction((words) => !document.body.innerText.includes(words), text, { timeout: PATIENCE });
  }

  async sees(text) {
    return (await this.text()).includes(text);
  }

  button(name) {
    return this.page.getByRole('button', { name }).filter({ visible: true }).first();
  }

  /** Taps a control by its name, else whatever carries the text. */
  async tap(name) {
    const controls = ['button', 'link', 'radio', 'switch', 'gridcell'].map((role) => this.page.getByRole(role, { name }).filter({ visible: true }));
    const text = this.page.getByText(name).filter({ visible: true });
    await controls.reduce((all, each) => all.or(each), text).first().waitFor({ timeout: PATIENCE });
    for (const found of [...controls, text]) {
      if (!(await found.count())) continue;
      await found.first().click();
      return this.still();
    }
  }

  async fill(label, value) {
    await this.page.getByLabel(label).filter({ visible: true }).first().fill(value);
  }

  /** A file the page hands out: its name and bytes. */
  async download(action) {
    const [download] = await Promise.all([this.page.waitForEvent('download', { timeout: PATIENCE }), action()]);
    return { name: download.suggestedFilename(), bytes: fs.readFileSync(await download.path()) };
  }

  /** Serious and critical findings of axe, each in a line. */
  async accessibility() {
    await this.page.evaluate(AXE);
    const found = await this.page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] }));
    return found.violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, impact, nodes }) => nodes.map((node) => `${impact} ${id}: ${node.target.join(' ')} — ${(node.failureSummary ?? '').split('\n').slice(1).join('; ').trim()}`));
  }

  /** How far the page scrolls sideways beyond the window, and what stands out of it. */
  async sideways() {
    // A phone's browser zooms out until a page that is too wide fits: the window itself is the measure.
    return this.page.evaluate((width) => {
      const over = Math.max(document.scrollingElement.scrollWidth, window.innerWidth) - width;
      if (over <= 0) return { over: 0, widest: [] };
      const scrolls = (element) => {
        for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) if (/auto|scroll|hidden/.test(getComputedStyle(at).overflowX)) return true;
        return false;
      };
      const widest = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > width + 0.5 && !scrolls(element));
      return { over, widest: widest.slice(0, 5).map((element) => `<${element.tagName.toLowerCase()} class="${element.className}"> ${(element.textContent ?? '').slice(0, 30)}`) };
    }, this.page.viewportSize().width);
  }

  /** What is found while the page has large letters. */
  async inLargeLetters(find) {
    const switched = (name) => this.page.evaluate((method) => [document.documentElement, ...document.querySelectorAll('.page')].forEach(({ classList }) => classList[method]('large')), name);
    await switched('add');
    try {
      return await find();
    } finally {
      await switched('remove');
    }
  }

  /** What is found in a window of another size. */
  async inWindow(size, find) {
    const before = this.page.viewportSize();
    await this.page.setViewportSize(size);
    await this.quiet();
    try {
      return await find();
    } finally {
      await this.page.setViewportSize(before);
    }
  }

  /** Targets smaller than a thumb needs (44 px), that are neither within a text nor within a table. */
  async smallTargets() {
    return this.page.evaluate(() => [...document.querySelectorAll('button, a[href], [role=button], input, select, textarea')]
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        const label = element.closest('label')?.getBoundingClientRect();
        return width > 0 && height > 0 && Math.max(height, label?.height ?? 0) < 43.5 && !element.closest('table, p, .skip');
      })
      .map((element) => `${Math.round(element.getBoundingClientRect().height)} px: ${(element.textContent || element.getAttribute('aria-label') || element.outerHTML).slice(0, 60)}`));
  }

  /** Text on the page that only a programmer understands. */
  async softwareWords() {
    const lines = (await this.text()).split('\n');
    return lines.filter((line) => SOFTWARE.test(line));
  }

  /** Pictures that are there and show nothing, by what they are called. */
  blankPictures() {
    return this.page.evaluate(() => [...document.querySelectorAll('img')].filter((picture) => picture.getClientRects().length && picture.complete && !picture.naturalWidth).map((picture) => picture.alt || picture.src.slice(0, 40)));
  }

  /** Is the page without the one heading that says where I am? */
  lonely() {
    return this.page.evaluate(() => [...document.querySelectorAll('h1')].filter((heading) => heading.getClientRects().length).length !== 1);
  }

  leave() {
    return this.context.close();
  }
}
