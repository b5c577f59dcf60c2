'use strict';
// A normal day is one confirmation. Without signal it is kept on the phone and delivered once.
const { enter, unsent } = require('../steps');

const SENT = '/attendance/presences';

module.exports = {
  name: 'presence',
  title: 'a cadre confirms today; what is confirmed without signal is kept and delivered once',

  async run({ phone, newPhone, county, assert }) {
    await enter(phone, county, county.cast.member);
    await phone.tap('确认今天在村');
    assert.equal(await phone.lastToast(), '已确认在村');
    const [sent] = phone.requestsTo(SENT, 'POST');
    assert.equal(sent.status < 300, true);
    assert.deepEqual([sent.data.day, sent.data.halves, sent.data.state, sent.data.mode], ['2025-04-03', ['am', 'pm'], 'in_village', 'self']);
    await phone.waitGone('确认今天在村');
    assert.deepEqual(await unsent(phone), []);

    // Another cadre has no signal in the morning.
    const far = await newPhone();
    await enter(far, county, county.cast.short);
    await far.waitFor('确认今天在村');
    await far.setOffline(true);
    await far.tap('确认今天在村');
    assert.equal(await far.lastToast(), '已存在手机里，有信号时自动送出');
    await far.waitFor('1 条还没有送出');
    const [waiting] = await unsent(far);
    assert.equal(waiting.state, 'waiting');

    // The app is closed and opened again: what is kept is still there.
    await far.restart();
    await far.open('/pages/home/index');
    await far.waitFor('1 条还没有送出');

    // The signal comes back while the answer of the server is lost on its way: the same key goes out again, and one record is made.
    const attempts = () => far.requestsTo(SENT, 'POST').filter((request) => request.status !== undefined);
    far.fault = (request) => (request.url.includes(SENT) && request.method === 'POST' && !attempts().length ? { cut: true } : null);
    await far.setOffline(false);
    await far.waitFor(() => attempts().length >= 1);
    if (await far.exists('现在送出')) await far.tap('现在送出');
    await far.waitFor(async () => (await unsent(far)).length === 0);
    assert.equal(new Set(attempts().map((request) => request.data.clientKey)).size, 1);
    assert.equal(attempts()[0].data.clientKey, waiting.clientKey);
    assert.equal(await far.has('条还没有送出'), false);

    const { attendance } = require('@village/shared/contract/attendance');
    const mine = await (await county.signIn(county.cast.short)).call(attendance.mine, { month: '2025-04' });
    const today = mine.filter(({ day, mode }) => day === '2025-04-03' && mode === 'self');
    assert.deepEqual(today.map(({ half }) => half).sort(), ['am', 'pm']);
    assert.equal(today.every(({ clientKey, claimedAt, receivedAt }) => clientKey === waiting.clientKey && claimedAt === waiting.input.claimedAt && receivedAt > claimedAt), true);
  },
};
