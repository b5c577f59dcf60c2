'use strict';
// Before a leave is sent the phone says how many days it counts and who decides, by clause; a second phone decides it.
const { chooseDay, enter, unsent } = require('../steps');

module.exports = {
  name: 'leave',
  title: 'days, chain and clauses are shown before a leave is sent; a second phone approves it',

  async run({ phone, newPhone, county, assert }) {
    await enter(phone, county, county.cast.member);
    await phone.tap('请假和销假');
    await phone.waitFor('要离开村子时，先在这里请假');
    await phone.tap('我要请假');
    await phone.waitPath('pages/leave/apply/index');
    await phone.waitFor('选好起止日期');

    // What is missing is said beside each field, and nothing goes out.
    await phone.tap('提交');
    await phone.waitFor('处没有填');
    assert.equal(phone.requestsTo('/api/leaves', 'POST').length, 0);

    // From here on there is no signal: days and chain are counted on the phone, by the same rule.
    await phone.setOffline(true);
    await chooseDay(phone, 0, '2025-04-07');
    await chooseDay(phone, 1, '2025-04-08');
    await phone.waitFor('督查推进组');
    assert.match(await phone.text('.review-line'), /这次请假\s*2\s*天/);
    await chooseDay(phone, 1, '2025-04-07');
    await phone.waitFor({ css: '.review-step', text: '队长' });
    assert.match(await phone.text('.review-line'), /这次请假\s*1\s*天/);
    await phone.tap({ css: '.basis', nth: 1 });
    await phone.waitFor('第十一条（八）');
    assert.match(await phone.text('.sheet-paper'), /1 天/);
    await phone.tap('关闭');

    // A half day counts as a half; the holiday of 4 April does not count at all.
    await chooseDay(phone, 0, '2025-04-03');
    await phone.tap({ css: '.half-day-halves .choice', text: '下午', nth: 0 });
    await phone.waitFor(async () => /这次请假\s*1\.5\s*天/.test(await phone.text('.review-line')));
    await chooseDay(phone, 0, '2025-04-07');
    await phone.tap({ css: '.half-day-halves .choice', text: '上午', nth: 0 });

    await phone.input('为什么请假', '孩子开家长会');
    await phone.input('去哪里', '县第一中学');
    await phone.tap('提交，1 天');
    await phone.waitPath('pages/leave/list/index');
    await phone.waitFor('待发送');
    assert.equal((await unsent(phone)).length, 1);
    await phone.setOffline(false);
    await phone.waitFor(async () => (await unsent(phone)).length === 0);
    const [sent] = phone.requestsTo('/api/leaves', 'POST').filter(({ status }) => status < 300);
    assert.equal(sent.response.reply.days, 1);

    // The leader sees it waiting, reads what it is about, and decides.
    const leader = await newPhone();
    await enter(leader, county, county.cast.leader);
    await leader.tap('审批请假');
    await leader.tap({ css: '.row-target', text: county.cast.member });
    await leader.waitPath('pages/leave/detail/index');
    await leader.waitFor('孩子开家长会');
    await leader.tap({ text: '同意', exact: true });
    await leader.waitFor('同意这次请假');
    await leader.input('意见', '同意，注意安全');
    await leader.tap({ css: '.sheet-foot .button', text: '同意' });
    await leader.waitFor('已批准');
    assert.equal(await leader.lastToast(), '已同意');

    // The one who asked reads the decision; he has no button to decide himself.
    await phone.open('/pages/leave/list/index?box=mine');
    await phone.tap({ css: '.row-target', text: '事假' });
    await phone.waitFor('同意，注意安全');
    assert.equal(await phone.exists({ text: '不同意', exact: true }), false);

    // He comes back and says so.
    await county.server.travel('2025-04-08T00:40:00.000Z');
    const back = await newPhone({ openid: phone.openid, clockShift: county.server.shift });
    await back.open('/pages/home/index');
    await back.tap('微信登录');
    await back.waitPath('pages/home/index');
    await back.waitFor('请假单已到期');
    await back.tap('销假');
    await back.tap({ css: '.row-target', text: '事假' });
    await back.tap({ css: '.page-action .button', text: '销假' });
    await back.tap({ css: '.sheet-foot .button' });
    await back.waitFor('已销假');
  },
};
