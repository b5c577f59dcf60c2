'use strict';
// The hand of the user: taps, text, pickers, gestures. Each waits for its target, and afterwards until the app is idle.
const { Screen, queryOf, show, sleep } = require('./screen');

class Hand extends Screen {
  locate(target, timeout) {
    const query = queryOf(target);
    return this.until(() => this.page.evaluate((q) => window.__phone.locate(q), query), `cannot tap "${show(target)}"`, timeout);
  }

  /** A real touch at the centre of the target; what is covered cannot be tapped. */
  async tap(target, { timeout, idle } = {}) {
    const { x, y, text } = await this.locate(target, timeout);
    await this.page.touchscreen.tap(x, y);
    await this.idle(idle);
    return text;
  }

  async longPress(target) {
    const { x, y } = await this.locate(target);
    const session = await this.context.newCDPSession(this.page);
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    await sleep(450);
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await session.detach();
    await this.idle();
  }

  /** Types into a field found by its placeholder, its label, or a selector. */
  async input(target, value, { blur = true, confirm = false } = {}) {
    const query = queryOf(target);
    const field = await this.until(() => this.page.evaluate((q) => window.__phone.nativeInput(q), query), `no field "${show(target)}"`);
    if (field.disabled) throw new Error(`the field "${show(target)}" is disabled`);
    const native = this.page.locator('[data-phone-input]');
    await native.focus();
    await native.fill(String(value));
    if (confirm) await native.press('Enter');
    if (blur) await native.evaluate((element) => element.blur());
    await this.idle();
    return this.page.evaluate(() => document.querySelector('[data-phone-input]')?.value ?? null);
  }

  /** Opens a `<picker>` and chooses: a text or index, an array of them, `YYYY-MM-DD`, `HH:mm`. */
  async pick(target, value) {
    await this.tap(target);
    await this.page.waitForSelector('.phone-picker', { timeout: this.timeout });
    await this.page.evaluate((wanted) => document.querySelector('.phone-picker').__pick(wanted), value);
    const { x, y, width, height } = await this.page.locator('.phone-picker-ok').boundingBox();
    await this.page.touchscreen.tap(x + width / 2, y + height / 2);
    await this.idle();
  }

  /** Calls a built-in component the way its own gesture would. */
  async gesture(target, tag, value) {
    await this.page.evaluate(
      ([query, tag, value]) => {
        const component = window.__phone.compOf(query, tag);
        if (!component) throw new Error(`no <${tag}>`);
        window.__phone.SPECS[tag].gesture(component, value);
      },
      [queryOf(target), tag, value],
    );
    await this.idle();
  }
  pickView(target, indexes) {
    return this.gesture(target, 'picker-view', indexes);
  }
  swipe(target, index) {
    return this.gesture(target, 'swiper', index);
  }
  setSlider(target, value) {
    return this.gesture(target, 'slider', value);
  }

  /** A tab of the tab bar. */
  tab(text) {
    return this.tap({ css: '.phone-tab', text });
  }
  /** The buttons of an open dialog. */
  confirm() {
    return this.tap({ css: '.phone-confirm' });
  }
  cancel() {
    return this.tap({ css: '.phone-cancel' });
  }
  async back() {
    await this.page.evaluate(() => window.__phone.wx.navigateBack({ fail() {} }));
    await this.idle();
  }

  async pullDownRefresh() {
    await this.page.evaluate(() => window.__phone.pullDown());
    await this.idle();
  }
  async scrollTo(top) {
    await this.page.evaluate((y) => {
      const scroll = window.__phone.top().frame.querySelector('.phone-scroll');
      scroll.scrollTop = y === 'bottom' ? scroll.scrollHeight : y;
      scroll.dispatchEvent(new Event('scroll'));
    }, top);
    await this.idle();
  }
  scrollToBottom() {
    return this.scrollTo('bottom');
  }
  /** What the page would share from the menu; null where it shares nothing. */
  share() {
    return this.page.evaluate(() => {
      const shared = window.__phone.call(window.__phone.top().inst, 'onShareAppMessage', { from: 'menu' });
      return shared ? JSON.parse(JSON.stringify(shared)) : null;
    });
  }
}

module.exports = { Hand };
