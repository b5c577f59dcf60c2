'use strict';
// The heart of the leader's work: last month's sheet, the evidence behind a cell, the reason behind a number, the signature.
const { enter } = require('../steps');

/** The place of somebody in the table. */
async function rowOf(phone, name) {
  const names = (await phone.text({ css: '.grid-name' })).split('\n');
  return names.indexOf(name);
}

module.exports = {
  name: 'sheet',
  title: 'a township leader opens the sheet of March, taps a cell and a number, signs and exports',

  async run({ phone, county, assert }) {
    await enter(phone, county, county.cast.secretary);
    await phone.tap('考勤表签字');
    await phone.waitPath('pages/attendance/sheet/index');
    await phone.waitFor('柳河镇，30 人', { timeout: 15_000 });
    await phone.waitFor('没有达标');
    assert.equal(await phone.sideways(), 0, 'the table scrolls within itself');
    assert.equal(await phone.count({ css: '.grid-name' }), 30);
    const { maxSetDataBytes } = await phone.stats();
    assert.equal(maxSetDataBytes < 900_000, true, `one step to the screen carries ${maxSetDataBytes} bytes`);

    // Who is short, and why: the clause and the days counted.
    await phone.tap({ css: '.sheet-only .choice', text: '没有达标' });
    const short = await rowOf(phone, county.cast.short);
    assert.equal(short >= 0, true);
    await phone.tap({ css: '.grid-person-button', text: county.cast.short });
    await phone.waitFor('为什么没有达标');
    assert.match(await phone.text('.sheet-paper'), /第十一条（八）/);
    assert.match(await phone.text('.sheet-paper'), /17\.5/);

    // All that stands behind it: opened as a tree, printed as a document.
    await phone.tap('看完整依据');
    await phone.waitPath('pages/why/tree/index');
    await phone.waitFor('应驻村天数');
    await phone.tap('全部展开');
    await phone.waitFor('3月3日 星期一');
    await phone.tap('打印', { idle: { timeout: 20_000 } });
    await phone.waitFor(() => phone.apiCalls.some(({ name, args }) => name === 'openDocument' && args.filePath.endsWith('pdf')), { timeout: 20_000 });
    await phone.back();
    await phone.waitPath('pages/attendance/sheet/index');
    await phone.tap('关闭');

    // A cell: 12 March, absent in both halves by the list of the leader.
    const days = 31;
    await phone.tap({ css: '.grid-cell-button', nth: short * days + 11 });
    await phone.waitFor('上午和下午的依据');
    assert.match(await phone.text('.sheet-paper'), /不在村 · 队长名册/);
    assert.match(await phone.text('.sheet-paper'), new RegExp(county.cast.leader));
    await phone.tap('关闭');

    // A number: the days of absence of this person, the last of eight columns.
    await phone.tap({ css: '.grid-number', nth: short * 8 + 7 });
    await phone.waitFor(`${county.cast.short} 缺勤 3.5 天`);
    await phone.tap('关闭');
    await phone.tap({ css: '.sheet-only .choice', text: '全部' });

    // Export opens the official form on the phone.
    for (const [button, kind] of [['导出表格', 'xlsx'], ['导出 PDF', 'pdf']]) {
      await phone.tap(button, { idle: { timeout: 20_000 } });
      await phone.waitFor(() => phone.apiCalls.some(({ name, args }) => name === 'openDocument' && args.filePath.endsWith(kind)), { timeout: 20_000 });
      const { data } = phone.files.get(phone.apiCalls.findLast(({ name }) => name === 'openDocument').args.filePath);
      assert.equal(data.subarray(0, kind === 'pdf' ? 4 : 2).toString('latin1'), kind === 'pdf' ? '%PDF' : 'PK');
      assert.equal(data.length > 8000, true, `${kind} of ${data.length} bytes`);
    }

    // The signature names what is signed.
    await phone.tap('核对并签字');
    await phone.waitFor('签字后保存这份表的副本');
    await phone.tap({ css: '.sheet-foot .button', text: '签字' });
    await phone.waitFor('第 1 次签字稿');
    assert.equal(await phone.lastToast(), '已签字');
    await phone.waitFor(county.cast.secretary);

    // A late fact changes nothing that is signed; it stands beside it as a difference.
    const { attendance } = require('@village/shared/contract/attendance');
    const { organisation } = require('@village/shared/contract/organisation');
    const leader = await county.signIn(county.cast.leader);
    const team = (await leader.call(organisation.teams)).find(({ members }) => members.some(({ name }) => name === county.cast.short));
    const { lines } = await leader.call(attendance.roster, { teamId: team.id, day: '2025-03-27' });
    await leader.call(attendance.confirmRoster, {
      clientKey: 'late-fact', teamId: team.id, day: '2025-03-27', claimedAt: '2025-04-03T01:20:00.000Z', reason: '当天在外村帮工，漏记',
      lines: lines.map(({ personId, name, am, pm }) => ({ personId, am: name === county.cast.short ? 'in_village' : am, pm: name === county.cast.short ? 'in_village' : pm })),
    });
    await phone.back();
    await phone.tap('月度考勤表');
    await phone.tap({ css: '.row-target', text: '柳河镇' });
    await phone.waitFor('签字以后有 2 处变化', { timeout: 15_000 });
    await phone.waitFor(`${county.cast.short} 3月27日 上午`);
  },
};
