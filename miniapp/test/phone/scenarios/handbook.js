'use strict';
// How the app is used, in the app: with pictures from the server, and what was read before also without signal. And one's own data, handed over as a table.
const { enter } = require('../steps');

module.exports = {
  name: 'handbook',
  title: 'a cadre reads how it is done, with pictures and without signal, and takes his own data with him',

  async run({ phone, county, assert }) {
    await enter(phone, county, county.cast.member);
    await phone.open('/pages/me/index');
    await phone.tap('怎么用');
    await phone.waitPath('pages/operation/help/index');
    await phone.waitFor('队员怎么用');
    await phone.tap('每天确认在村');
    await phone.waitPath('pages/operation/section/index');
    await phone.waitFor('人在村里，点最下面的');
    await phone.waitFor(() => phone.requestsTo('/handbook/pictures/home').some(({ status }) => status === 200));
    await phone.waitFor({ css: '.help-picture' });
    await phone.back();

    await phone.setOffline(true);
    await phone.input({ css: 'input' }, '一次性登录码');
    await phone.waitFor('第一次登录');
    await phone.tap('第一次登录');
    await phone.waitFor('用手机号和登录码登录');
    await phone.waitFor('图：登录（联网后显示）');
    await phone.setOffline(false);

    await phone.open('/pages/operation/mine/index');
    await phone.waitFor('在村记录');
    await phone.tap({ text: '导出我的数据', css: '.button' });
    await phone.waitFor(() => phone.apiCalls.some(({ name, args }) => name === 'openDocument' && args.filePath.endsWith('.xlsx')), { timeout: 20_000 });
    const { data } = phone.files.get(phone.apiCalls.findLast(({ name }) => name === 'openDocument').args.filePath);
    assert.equal(Buffer.from(data).subarray(0, 2).toString(), 'PK');
  },
};
