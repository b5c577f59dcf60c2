'use strict';
// Who has asked for leave may be told the answer by WeChat: asked by a tap, kept by the server, one yes for one message.
const { enter } = require('../steps');
const { leave } = require('@village/shared/contract/leave');
const { notice } = require('@village/shared/contract/notice');

module.exports = {
  name: 'message',
  title: 'a cadre who waits for an answer lets WeChat tell it; a no is taken as a no',

  async run({ phone, county, assert }) {
    await enter(phone, county, county.cast.member);
    const caller = await county.signIn(county.cast.member);
    const asked = await caller.call(leave.apply, {
      clientKey: 'message-leave', kind: 'personal', startDay: '2025-04-10', startHalf: 'am', endDay: '2025-04-10', endHalf: 'pm', reason: '家事', place: '县城', outOfCounty: false, claimedAt: '2025-04-03T01:00:00.000Z',
    });
    const left = async () => Object.fromEntries((await caller.call(notice.messages)).map(({ kind, remaining }) => [kind, remaining]));

    phone.double('requestSubscribeMessage', (args) => Object.fromEntries(args.tmplIds.map((id) => [id, 'reject'])));
    await phone.open(`/pages/leave/detail/index?id=${asked.id}`);
    await phone.tap('有结果时用微信告诉我');
    await phone.waitFor('微信不会发消息');
    assert.deepEqual(await left(), { waiting: 0, result: 0 });

    phone.double('requestSubscribeMessage', (args) => Object.fromEntries(args.tmplIds.map((id) => [id, 'accept'])));
    await phone.tap('有结果时用微信告诉我');
    await phone.waitFor('有结果时会用微信告诉您');
    assert.deepEqual(await left(), { waiting: 0, result: 1 });

    await phone.open('/pages/reminder/list/index');
    await phone.tap('有事等我办时用微信告诉我');
    await phone.waitFor('还可以收 1 条');
    assert.deepEqual(await left(), { waiting: 1, result: 1 });
  },
};
