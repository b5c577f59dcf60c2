'use strict';
// What is on the screen of the phone, and waiting for it.
const { domSelector } = require('./wxss');

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const show = (target) => (typeof target === 'string' ? target : JSON.stringify(target));

/** A target is a text, a selector (`#id`, `.class`, `css=…`), or `{ text, css, exact, nth, within }`. */
function queryOf(target) {
  if (target && typeof target === 'object') {
    return { ...target, css: target.css && domSelector(target.css), within: target.within && queryOf(target.within) };
  }
  const text = String(target);
  if (text.startsWith('text=')) return { text: text.slice(5) };
  if (text.startsWith('css=')) return { css: domSelector(text.slice(4)) };
  return /^[#.[][\w\-[\]="'#.> :()]+$/.test(text) ? { css: domSelector(text) } : { text };
}

class Screen {
  /** Repeats a question until it is answered; at the end of the time says what was waited for and what is on the screen. */
  async until(question, what, timeout = this.timeout) {
    const end = Date.now() + timeout;
    let last;
    for (;;) {
      const answer = await question();
      if (answer && !answer.error) return answer;
      last = answer && answer.error;
      if (Date.now() > end) throw new Error(`${what}${last ? `: ${last}` : ''}\n--- screen (${await this.path()}) ---\n${await this.text()}`);
      await sleep(40);
    }
  }

  /** Waits until nothing is under way and the screen has been still for a moment. */
  async idle({ quiet = 80, timeout = 4000 } = {}) {
    const end = Date.now() + timeout;
    for (;;) {
      const { pending, still } = await this.page.evaluate(() => ({
        pending: document.querySelector('.phone-layer') ? 0 : window.__phone.pending,
        still: performance.now() - window.__phone.lastActivity,
      }));
      if (pending === 0 && still > quiet) return true;
      if (Date.now() > end) return false;
      await sleep(25);
    }
  }

  path() {
    return this.page.evaluate(() => (window.__phone.top() || {}).path);
  }
  query() {
    return this.page.evaluate(() => window.__phone.top().query);
  }
  pageStack() {
    return this.page.evaluate(() => window.__phone.stack.map((each) => each.path));
  }
  title() {
    return this.page.evaluate(() => (window.__phone.top().titleEl || {}).textContent);
  }

  /** The text of a target, or of the whole screen. */
  text(target) {
    return this.page.evaluate((query) => window.__phone.screenText(query), target === undefined ? null : queryOf(target));
  }
  async has(text) {
    return (await this.text()).includes(text);
  }
  count(target) {
    return this.page.evaluate((query) => window.__phone.query(query).length, queryOf(target));
  }
  async exists(target) {
    return (await this.count(target)) > 0;
  }
  /** What is typed in a field. */
  async value(target) {
    const field = await this.page.evaluate((query) => window.__phone.nativeInput(query), queryOf(target));
    return field && field.value;
  }
  /** The tree of components, to find one's way. */
  outline(lines) {
    return this.page.evaluate((max) => window.__phone.outline(max), lines);
  }
  /** How often and how much the app sent to the screen, and how many nodes the page has. */
  stats() {
    return this.page.evaluate(() => ({ ...window.__phone.stats, nodes: document.querySelectorAll('.phone-frame[data-top] *').length }));
  }
  /** How far the page could be scrolled sideways, in pixels; 0 is right. */
  sideways() {
    return this.page.evaluate(() => {
      const scroll = window.__phone.top().frame.querySelector('.phone-scroll');
      return scroll.scrollWidth - scroll.clientWidth;
    });
  }

  /** Waits for a target, or until a function answers true. */
  waitFor(target, { timeout } = {}) {
    const asked = typeof target === 'function';
    return this.until(() => (asked ? target(this) : this.exists(target)), `waited in vain for ${asked ? target : `"${show(target)}"`}`, timeout);
  }
  waitGone(target, { timeout } = {}) {
    return this.until(async () => !(await this.exists(target)), `"${show(target)}" stayed`, timeout);
  }
  waitPath(path, { timeout } = {}) {
    const wanted = path.replace(/^\//, '');
    return this.until(async () => (await this.path()) === wanted, `waited in vain for the page ${wanted}`, timeout);
  }

  toasts() {
    return this.page.evaluate(() => window.__phone.toasts);
  }
  /** The text of the last toast. */
  async lastToast() {
    return (await this.toasts()).filter((toast) => !toast.loading).at(-1)?.title ?? null;
  }
  /** The open dialog: title, content, kind. */
  modal() {
    return this.page.evaluate(() => window.__phone.ui.modal || null);
  }
}

module.exports = { Screen, queryOf, show, sleep };
