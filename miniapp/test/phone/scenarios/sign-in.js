'use strict';
// Issue of identity: a WeChat that is bound to nobody is bound once by the phone number; afterwards the openid is enough.
const { kept } = require('../steps');

module.exports = {
  name: 'sign-in',
  title: 'the first login binds the WeChat by the phone number, the second one recognises it',
  options: { privacy: 'ask' },

  async run({ phone, newPhone, county, assert }) {
    const { phone: number } = county.person(county.cast.member);
    phone.options.phoneNumber = number;
    await phone.open('/pages/home/index');
    await phone.waitPath('pages/identity/sign-in/index');
    await phone.tap('微信登录');
    await phone.waitFor('确认身份');

    // Whoever keeps his number to himself is told what he can do, and stays outside.
    phone.double('openType:getPhoneNumber', { fail: 'user deny' });
    await phone.tap('用手机号确认身份');
    await phone.tap('同意');
    await phone.waitFor('没有得到手机号');
    assert.equal(phone.requestsTo('/sessions/wechat/bind').length, 0);

    phone.double('openType:getPhoneNumber', phone.options.doubles['openType:getPhoneNumber']);
    await phone.tap('用手机号确认身份');
    await phone.waitPath('pages/home/index');
    const session = await kept(phone, 'session');
    assert.equal(session.me.name, county.cast.member);
    assert.equal(session.me.weChatBound, true);
    assert.doesNotMatch(JSON.stringify(await phone.storage.all()), new RegExp(`${number}|session_key`), 'the phone keeps neither the number nor the key of the platform');

    // The same WeChat on a new phone: no number is asked again.
    const second = await newPhone({ openid: phone.openid, privacy: 'agreed' });
    await second.open('/pages/home/index');
    await second.waitPath('pages/identity/sign-in/index');
    await second.tap('微信登录');
    await second.waitPath('pages/home/index');
    assert.equal((await kept(second, 'session')).me.id, session.me.id);
    assert.equal(second.apiCalls.filter(({ name }) => name === 'openType:getPhoneNumber').length, 0);

    // A number that is on no roster opens nothing.
    const stranger = await newPhone({ phoneNumber: '13700000000', privacy: 'agreed' });
    await stranger.open('/pages/home/index');
    await stranger.tap('微信登录');
    await stranger.tap('用手机号确认身份');
    await stranger.waitFor('名单里没有这个手机号');
    assert.equal(await stranger.path(), 'pages/identity/sign-in/index');
  },
};
