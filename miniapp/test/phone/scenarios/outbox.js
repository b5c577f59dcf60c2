'use strict';
// What is recorded without signal waits on the phone of the one who recorded it, and leaves it only on the server's receipt.
const { enter, unsent } = require('../steps');

const PRESENCES = '/attendance/presences';
const html = (status = 200) => ({ status, header: { 'content-type': 'text/html' }, body: '<!DOCTYPE html><title>免费无线网络</title>' });

module.exports = {
  name: 'outbox',
  title: 'a captive portal, a restart, a bad entry in the middle, an expired session and a second person: nothing is lost, nothing mixed',

  async run({ phone, county, assert }) {
    const { attendance } = require('@village/shared/contract/attendance');
    const { leader, member } = county.cast;

    // The leader confirms the list, reports himself and asks for leave: all without signal.
    await enter(phone, county, leader);
    await phone.open('/pages/attendance/roster/index');
    await phone.waitFor('确认名册');
    await phone.setOffline(true);
    await phone.tap('确认名册');
    await phone.waitFor('待发送');
    await phone.open('/pages/home/index');
    await phone.tap('确认今天在村');
    await phone.waitFor('2 条没有送出');
    await phone.tap({ css: '.row-target', text: '驻村工作队 4月3日' });
    await phone.waitFor('上一次没有送到');
    await phone.tap('关闭');

    // The wireless network of the office wants a sign-in of its own and answers everything with a page.
    phone.fault = () => html();
    await phone.setOffline(false);
    await phone.tap('现在送出');
    await phone.waitFor(() => phone.requestsTo(PRESENCES, 'POST').some(({ status, faked }) => faked && status === 200));
    assert.equal((await unsent(phone)).length, 2);

    // The phone is switched off and on; the network is still that one.
    await phone.restart();
    await phone.open('/pages/home/index');
    await phone.waitFor('2 条没有送出');
    const [roster, presence] = await unsent(phone);
    assert.deepEqual([roster.endpoint, presence.endpoint], ['attendance.confirmRoster', 'attendance.record']);

    // The first is refused for good: it is set aside with the words of the server, the second goes.
    phone.fault = (request) => (request.method === 'POST' && request.url.includes('/attendance/roster')
      ? { status: 422, body: { refused: true, code: 'day_sealed', text: '2025-04-03 所在的月份已经封存，不能再改名册。', clauses: [] } } : null);
    await phone.tap('现在送出');
    await phone.waitFor('没有被接受');
    await phone.waitFor('已送达');
    await phone.waitFor('1 条没有送出');
    assert.deepEqual((await unsent(phone)).map(({ clientKey, state }) => [clientKey, state]), [[roster.clientKey, 'stopped']]);
    await phone.tap({ css: '.row-target', text: '驻村工作队 4月3日' });
    await phone.waitFor('4月3日 所在的月份已经封存');

    // It is sent again as it is; meanwhile the session has run out: he is signed in again without noticing.
    let expired = 0;
    phone.fault = (request) => (request.url.includes('/attendance/roster') && request.method === 'POST' && (expired += 1) === 1
      ? { status: 401, body: { code: 'sign_in_required', text: '登录已失效，请重新登录' } } : null);
    await phone.tap('照原样再送一次');
    await phone.waitFor(async () => (await unsent(phone)).length === 0);
    assert.equal(phone.requestsTo('/sessions/wechat', 'POST').length >= 2, true);
    assert.equal(await phone.path(), 'pages/home/index');

    // He keeps one more and signs out; somebody else signs in on his phone and neither sees nor sends it.
    await phone.open('/pages/attendance/roster/index');
    await phone.waitFor({ css: '.roster-half' });
    await phone.setOffline(true);
    await phone.tap({ css: '.roster-half', nth: 3 });
    await phone.tap('保存更改');
    await phone.input('更改原因', '下午去县里开会');
    await phone.tap({ css: '.sheet-foot .button', text: '保存更改' });
    await phone.waitFor('待发送');
    const [waiting] = await unsent(phone);
    await phone.open('/pages/me/index');
    await phone.tap('退出登录');
    await phone.waitFor('它们留在这台手机里');
    await phone.tap({ css: '.sheet-foot .button', text: '退出登录' });
    await phone.waitPath('pages/identity/sign-in/index');
    await phone.waitFor('还有 1 条没有送出');
    await phone.setOffline(false);
    const own = phone.openid;
    phone.openid = `${own}-other`;
    await enter(phone, county, member);
    await phone.waitFor('这个月');
    assert.equal(await phone.has('没有送出'), false);
    const before = phone.requestsTo('/attendance/roster', 'POST').length;
    await phone.restart();
    await phone.open('/pages/home/index');
    await phone.waitFor('这个月');
    assert.equal(phone.requestsTo('/attendance/roster', 'POST').length, before);
    assert.equal((await unsent(phone))[0].clientKey, waiting.clientKey);

    // The leader signs in again: it goes out by itself, as his.
    await phone.open('/pages/me/index');
    await phone.tap('退出登录');
    await phone.tap({ css: '.sheet-foot .button', text: '退出登录' });
    await phone.waitPath('pages/identity/sign-in/index');
    phone.openid = own;
    await phone.tap('微信登录', { exact: true });
    await phone.waitFor(async () => (await unsent(phone)).length === 0);
    const list = await (await county.signIn(leader)).call(attendance.roster, { teamId: roster.input.teamId, day: '2025-04-03' });
    assert.equal(list.clientKey, waiting.clientKey);
    const mine = await (await county.signIn(leader)).call(attendance.mine, { month: '2025-04' });
    assert.deepEqual(mine.filter(({ clientKey }) => clientKey === presence.clientKey).map(({ half }) => half).sort(), ['am', 'pm']);
  },
};
