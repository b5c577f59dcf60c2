'use strict';
// What a cadre records on which page, and how he does it: one line for each kind of entry the phone can keep.
const { chooseDay } = require('./steps');

const LATER = '2025-04-22';
const primary = { css: '.page-action .button' };
const inSheet = (text) => ({ css: '.sheet .button', text });

/** Chooses from the sheet of a selection. */
async function choose(phone, label, option) {
  await phone.tap({ css: '.select', within: { css: '.field', text: label } });
  await phone.tap({ css: '.sheet .row-target', text: option });
}

/**
 * `makes`: the kinds it leaves on the phone, in their order; `page`: where it is recorded, `m`: what the stage made; `shows`: where it is seen waiting, where that is another page.
 * `rows`: what it adds to the tables of the server, besides receipts and what tells others of it.
 */
exports.KINDS = [
  { makes: ['attendance.record', 'presence.sendPhoto'], page: () => '/pages/attendance/presence/index', act: async (phone) => {
    await phone.tap('现场拍照，确认全天在村');
    await phone.tap('同意并继续');
  } },
  { makes: ['attendance.confirmRoster'], page: () => '/pages/attendance/roster/index', act: (phone) => phone.tap('确认名册') },
  { makes: ['week.recordHours'], page: () => '/pages/attendance/week/index', act: async (phone) => {
    await phone.tap('登记下村');
    await phone.input('几点到村', '8:10');
    await phone.input('几点离村', '9:00');
    await phone.tap({ css: '.sheet .button', text: '登记', exact: true });
  } },
  { makes: ['week.recordNights'], page: () => '/pages/attendance/week/index', act: (phone) => phone.tap('今晚住村') },
  { makes: ['week.note'], page: () => '/pages/attendance/week/index', act: async (phone) => {
    await phone.tap('今天不能下村，说明情况');
    await phone.input('什么情况', '上午到县里开会');
    await phone.tap(inSheet('记下'));
  } },
  { makes: ['leave.apply'], page: () => '/pages/leave/apply/index', shows: () => '/pages/leave/list/index?box=mine', act: async (phone) => {
    await chooseDay(phone, 0, LATER);
    await chooseDay(phone, 1, LATER);
    await phone.input('为什么请假', '孩子开家长会');
    await phone.input('去哪里', '县第一中学');
    await phone.tap(primary);
  } },
  { makes: ['leave.change'], page: (m) => `/pages/leave/detail/index?id=${m.change}`, act: async (phone) => {
    await phone.tap('修改后再提交');
    await phone.input('去哪里', '县政务大厅');
    await phone.tap(primary);
  } },
  { makes: ['leave.return'], page: (m) => `/pages/leave/detail/index?id=${m.back}`, act: async (phone) => {
    await phone.tap('销假');
    await phone.tap({ css: '.sheet-foot .button' });
  } },
  { makes: ['paper.add'], page: (m) => `/pages/leave/detail/index?id=${m.paper}`, act: async (phone) => {
    await phone.tap('交材料');
    await phone.tap('写文字');
    await phone.input('内容', '通知书在单位，先写明。');
    await phone.tap(inSheet('交上去'));
  } },
  { makes: ['away.phoneIn'], page: () => '/pages/leave/phone-in/index', shows: () => '/pages/leave/list/index?box=mine', act: async (phone, m) => {
    await choose(phone, '请假人', m.colleagueName);
    await phone.input('为什么请假', '家里老人住院');
    await phone.input('去哪里', '县医院');
    await phone.input('谁口头同意的', '县办林秀英');
    await phone.tap(primary);
  } },
  { makes: ['duty.recordPatrol'], page: (m) => `/pages/duty/record/index?teamId=${m.team}`, shows: (m) => `/pages/duty/patrol/index?teamId=${m.team}`, act: async (phone) => {
    await phone.input('发现的情况', '平安');
    await phone.tap(primary);
  } },
  { makes: ['worklog.tick'], page: () => '/pages/worklog/tasks/index', act: async (phone) => {
    await phone.tap({ css: '.row-target', text: '核对春耕补贴花名册' });
    await phone.input('结果', '核对 42 户');
    await phone.tap(inSheet('记下结果'));
  } },
  { makes: ['file.upload', 'record.add'], page: () => '/pages/record/add/index', shows: () => '/pages/record/list/index', act: async (phone) => {
    await phone.input('做了什么', '修了三十米渠');
    await phone.tap('拍一张照片');
    await phone.tap(primary);
  } },
  { makes: ['record.correct'], page: (m) => `/pages/record/add/index?id=${m.correct}`, shows: () => '/pages/record/list/index', act: async (phone) => {
    await phone.input('做了什么', '修渠，三十米');
    await phone.tap(primary);
  } },
  { makes: ['file.upload', 'record.addPhoto'], page: (m) => `/pages/record/detail/index?id=${m.photo}`, act: (phone) => phone.tap('补一张照片') },
  { makes: ['issue.raise'], page: () => '/pages/issue/new/index', shows: () => '/pages/issue/list/index?box=mine', act: async (phone) => {
    await choose(phone, '分类', '水电路等设施');
    await phone.input('一句话说是什么事', '五组通组路塌方');
    await phone.tap(primary);
  } },
  { makes: ['issue.note'], page: (m) => `/pages/issue/detail/index?id=${m.note}`, act: async (phone) => {
    await phone.tap('写跟进');
    await phone.input('做了什么', '查了，是控制箱进水');
    await phone.tap(inSheet('记下'));
  } },
  { makes: ['issue.answer'], page: (m) => `/pages/issue/detail/index?id=${m.answer}`, act: async (phone) => {
    await phone.tap('办好了，写答复');
    await phone.input('怎么办的', '换了接头');
    await phone.tap({ css: '.sheet .button', text: '答复', exact: true });
  } },
  { makes: ['file.upload', 'household.visit'], page: (m) => `/pages/household/visit/index?id=${m.visit}&teamId=${m.team}`, shows: () => '/pages/household/today/index', act: async (phone) => {
    await phone.input('家里的情况', '身体都好，屋顶漏雨');
    await phone.tap('拍一张照片');
    await phone.tap(primary);
  } },
  { makes: ['household.happen'], page: (m) => `/pages/household/event/index?id=${m.happen}&villageId=${m.village}&number=01-002`, shows: () => '/pages/household/today/index', act: async (phone) => {
    await choose(phone, '什么事', '纠纷');
    await phone.input('怎么回事', '为草场界线吵起来');
    await phone.tap(primary);
  } },
  { makes: ['household.edit'], page: (m) => `/pages/household/edit/index?id=${m.edit}`, shows: () => '/pages/household/today/index', act: async (phone) => {
    await phone.input('人口', '4');
    await phone.tap(primary);
  } },
  { makes: ['plan.progress'], page: (m) => `/pages/plan/item/index?id=${m.item}`, act: async (phone) => {
    await phone.tap('写进展');
    await phone.input('做到哪一步', '路基挖好了');
    await phone.tap(inSheet('记下'));
  } },
  { makes: ['meeting.signIn'], page: (m) => `/pages/meeting/meeting/index?id=${m.scanned}`, act: async (phone, m) => {
    phone.double('scanCode', { result: m.code });
    await phone.tap('扫码签到');
  } },
  { makes: ['meeting.confirmList'], page: (m) => `/pages/meeting/roll/index?id=${m.roll}`, shows: (m) => `/pages/meeting/meeting/index?id=${m.roll}`, act: async (phone) => {
    await phone.tap('人都到会');
    await phone.tap(primary);
  } },
  { makes: ['file.upload', 'minutes.write'], page: (m) => `/pages/meeting/minutes/index?id=${m.scanned}`, act: async (phone) => {
    await phone.input('谁说了什么', '书记：先修水渠。');
    await phone.tap('拍一张');
    await phone.tap(primary);
  } },
  { makes: ['minutes.act'], page: (m) => `/pages/meeting/decision/index?id=${m.decision}`, act: async (phone) => {
    await phone.tap({ css: '.page-action .button', text: '办完了' });
    await phone.input('说明', '修好了');
    await phone.tap(inSheet('办完了'));
  } },
  { makes: ['event.report'], page: () => '/pages/meeting/events/index', act: async (phone) => {
    await phone.tap('报一件村里的事');
    await choose(phone, '什么事', '重要活动');
    await phone.tap(inSheet('报上去'));
  } },
  { makes: ['event.attend'], page: (m) => `/pages/meeting/event/index?id=${m.event}`, act: (phone) => phone.tap({ css: '.button', text: '登记', exact: true }) },
  { makes: ['log.write'], page: () => '/pages/worklog/log/index?day=2025-04-03', act: async (phone) => {
    await phone.input({ css: 'textarea', nth: 1 }, '走访三户，修渠');
    await phone.tap(primary);
  } },
];
