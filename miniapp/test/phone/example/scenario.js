'use strict';
// The phone proves itself on a small mini program written by hand, before it is trusted with ours.
const http = require('node:http');
const path = require('node:path');

/** A server that answers what it was sent. */
async function withEcho(use) {
  const server = http.createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    response.writeHead(201, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

module.exports = {
  name: 'runtime',
  title: 'the phone runs a mini program written by hand',
  dist: path.join(__dirname, 'native'),
  options: { privacy: 'ask', permissionUi: true },

  async run({ phone, newPhone, assert }) {
    await phone.open('/pages/a/a');
    // Slot, observer, behavior, own event with a dataset.
    await phone.tap('卡片1(3)');
    assert.match(await phone.text('#n'), /k7! 13/);
    // wx:for with setData, two-way binding.
    await phone.tap('项1-2');
    assert.equal(await phone.has('项1-2'), false);
    await phone.input('双向', '改');
    assert.match(await phone.text('#n'), /改! 13/);
    // Privacy agreement first, then the permission for the place.
    await phone.tap('定位');
    await phone.waitFor('用户隐私保护提示');
    await phone.tap('拒绝');
    await phone.waitFor('privacy permission is not authorized');
    await phone.tap('定位');
    await phone.tap('同意');
    await phone.waitFor('签到需要定位');
    await phone.tap('允许');
    await phone.waitFor('位置30.2741');
    // capture-bind, catchtap, setData by path.
    await phone.tap({ css: '.in' });
    assert.match(await phone.text('#n'), / 42/);
    assert.ok(await phone.has('项0-55'));
    // Own tab bar, a page written with Component().
    await phone.tap('标签乙');
    await phone.waitPath('pages/b/b');
    assert.ok(await phone.has('乙页 att shown'));
    await phone.tap('标签甲');
    await phone.waitPath('pages/a/a');

    // Storage outlives a restart, and belongs to one phone.
    await phone.storage.set('who', { id: 7 });
    await phone.restart();
    await phone.open('/pages/b/b');
    assert.deepEqual(await phone.storage.get('who'), { id: 7 });
    const other = await newPhone({ privacy: 'agreed', permissionUi: false, clockShift: Date.UTC(2031, 5, 1) - Date.now() });
    await other.open('/pages/a/a');
    assert.equal(await other.storage.get('who'), undefined);
    await other.tap('定位');
    await other.waitFor('位置30.2741');
    assert.equal(await phone.path(), 'pages/b/b');

    // Rules of the router and of packages.
    await assert.rejects(other.call('navigateTo', { url: '/pages/b/b' }), /can not navigateTo a tabbar page/);
    await assert.rejects(other.call('navigateTo', { url: '/nope' }), /is not found/);
    await other.call('navigateTo', { url: '/pages/c/form?day=1' });
    assert.deepEqual([await other.pageStack(), await other.query()], [['pages/a/a', 'pages/c/form'], { day: '1' }]);
    await other.back();
    assert.deepEqual(await other.pageStack(), ['pages/a/a']);
    await other.call('reLaunch', { url: '/pages/c/form' });
    assert.deepEqual(await other.pageStack(), ['pages/c/form']);
    await other.call('redirectTo', { url: '/pages/c/form?day=2' });
    await other.call('switchTab', { url: '/pages/a/a' });
    assert.deepEqual(await other.pageStack(), ['pages/a/a']);
    const crossing = () => {
      window.__phone.bundle.modules['cross.js'] = "require('./pages/c/stamp.js')";
      window.__phone.load('cross.js');
    };
    await assert.rejects(other.page.evaluate(crossing), /is in subpackage "pages\/c"/);

    // A form in a sub-package, a real request, no signal.
    await withEcho(async (api) => {
      other.options.api = api;
      await other.call('navigateTo', { url: '/pages/c/form' });
      await other.waitFor('姓名');
      await other.input('姓名', '五个字的名');
      assert.equal(await other.value('姓名'), '五个字的');
      await other.pick({ css: '.kind' }, '病假');
      assert.equal(await other.text('.kind'), '病假');
      await other.pick({ css: '.day' }, '2025-03-31');
      assert.equal(await other.text('.day'), '2025-03-31');
      await other.tap('下午');
      await other.tap({ css: 'switch' });
      await other.tap('提交');
      await other.waitFor('201 五个字的 pm 2031');
      assert.deepEqual(other.requestsTo('/echo')[0].data, { name: '五个字的', kind: '1', day: '2025-03-31', half: 'pm', away: true, stamp: 2031 });
      await other.setOffline(true);
      await other.waitFor('没有信号');
      await other.tap('提交');
      await other.waitFor('request:fail');
      await other.setOffline(false);
      await other.waitFor('有信号');
    });
    assert.deepEqual(other.requests.map((request) => request.error ?? request.status), [201, 'offline']);
  },
};
