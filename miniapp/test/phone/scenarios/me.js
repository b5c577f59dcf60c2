'use strict';
// For every hand: large letters by the switch and by the phone's own setting; signing out leaves nothing behind.
const { enter, kept } = require('../steps');

const sizeOf = (phone, target) => phone.page.evaluate((text) => parseFloat(getComputedStyle(window.__phone.query({ text, exact: true })[0]).fontSize), target);

module.exports = {
  name: 'me',
  title: 'large letters by switch and by the phone; signing out forgets the person and revokes the session',

  async run({ phone, newPhone, county, assert }) {
    await enter(phone, county, county.cast.short);
    await phone.tab('我的');
    await phone.waitPath('pages/me/index');
    await phone.waitFor(county.cast.short);
    const before = await sizeOf(phone, '我的设备');
    await phone.tap('大字');
    const after = await sizeOf(phone, '我的设备');
    assert.equal(after >= before * 1.15 && after >= 20, true, `letters grew from ${before} to ${after} px`);
    assert.equal(await phone.sideways(), 0);
    await phone.tab('今天');
    assert.equal(await phone.sideways(), 0);

    // Care mode of WeChat itself, without touching the switch.
    const care = await newPhone({ systemInfo: { fontSizeSetting: 23.8 }, openid: phone.openid });
    await care.open('/pages/home/index');
    await care.tap('微信登录');
    await care.waitPath('pages/home/index');
    assert.equal(await sizeOf(care, '在村情况'), await sizeOf(phone, '在村情况'));

    const { token } = await kept(phone, 'session');
    await phone.tab('我的');
    await phone.tap('退出登录');
    await phone.waitFor('要重新登录才能使用');
    await phone.tap({ css: '.sheet-foot .button', text: '退出登录' });
    await phone.waitPath('pages/identity/sign-in/index');
    assert.equal(await kept(phone, 'session'), null);
    assert.doesNotMatch(JSON.stringify(await phone.storage.all()), new RegExp(`${token}|${county.cast.short}`));
    const again = await fetch(`${county.server.address}/api/me`, { headers: { authorization: `Bearer ${token}` } });
    assert.equal(again.status, 401, 'the session is revoked at the server');
    // The size of the letters belongs to the hand that holds the phone and stays.
    assert.equal(await kept(phone, 'text_size'), 'large');
  },
};
