// Every page of the app with somebody who may see it: what the browser tests check and what pictures are taken of.
import { createRequire } from 'node:module';
import { TOWNSHIP, VILLAGES, teamName } from './people.mjs';

const require = createRequire(import.meta.url);
const { leave } = require('@village/shared/contract/leave');
const { organisation } = require('@village/shared/contract/organisation');

/**
 * The pages of a county. `who` is null where nobody is signed in; `before` prepares the visitor, `then` acts on the open page.
 * `expected` are the lines of the console a page provokes on purpose.
 */
export async function pagesOf(county) {
  const { cast, ids, places, month } = county;
  const administrator = await county.signIn(cast.administrator);
  const teams = await administrator.call(organisation.teams);
  const team = teams.find(({ name }) => name === teamName(VILLAGES[0]));
  const village = places[VILLAGES[0]];
  const township = places[TOWNSHIP];
  const own = async (name, box) => (await (await county.signIn(name)).call(leave.list, { box })).items;
  const [returned] = await own('郑强', 'mine');
  const pending = (await own(cast.leader, 'waiting'))[0] ?? returned;
  const person = await administrator.call(organisation.person, { id: ids[cast.member] });
  const term = person.terms[0];
  const open = (tap) => (visitor) => visitor.tap(tap);
  const away = (visitor) => visitor.context.setOffline(true);
  const query = (parameters) => new URLSearchParams(parameters).toString();

  return [
    { name: 'sign-in', title: '登录', route: 'pages/identity/sign-in/index', who: null },
    { name: 'sign-in-wrong', title: '登录：密码不对', route: 'pages/identity/sign-in/index', who: null, expected: [/422/], then: async (visitor) => {
      await visitor.fill('手机号', county.person(cast.member).phone);
      await visitor.fill('密码或一次性登录码', '不对的密码');
      await visitor.tap('登录');
    } },
    { name: 'privacy', title: '隐私说明', route: 'pages/identity/privacy/index', who: null },
    { name: 'set-password', title: '修改密码', route: 'pages/identity/set-password/index', who: cast.member },
    { name: 'devices', title: '我的设备', route: 'pages/identity/devices/index', who: cast.member },
    { name: 'change-phone', title: '更换手机号', route: 'pages/identity/phone/index', who: cast.member },
    { name: 'home', title: '今天：队员', route: 'pages/home/index', who: cast.member },
    { name: 'home-leader', title: '今天：队长', route: 'pages/home/index', who: cast.leader },
    { name: 'home-township', title: '今天：乡镇党委书记', route: 'pages/home/index', who: cast.secretary },
    { name: 'home-offline', title: '今天：没有网络', route: 'pages/home/index', who: cast.member, expected: [/ERR_INTERNET_DISCONNECTED/], then: async (visitor) => {
      await away(visitor);
      await visitor.tap('确认今天在村');
      await visitor.waitFor('条还没有送出');
    } },
    { name: 'me', title: '我的', route: 'pages/me/index', who: cast.leader },
    { name: 'sign-out', title: '退出登录', route: 'pages/me/index', who: cast.member, then: open('退出登录') },

    { name: 'presence', title: '在村情况', route: 'pages/attendance/presence/index', who: cast.member },
    { name: 'roster', title: '工作队名册', route: `pages/attendance/roster/index?${query({ teamId: team.id })}`, who: cast.leader },
    { name: 'sheets', title: '考勤表列表', route: 'pages/attendance/sheets/index', who: cast.secretary },
    { name: 'sheet', title: '考勤表：一个乡镇', route: `pages/attendance/sheet/index?${query({ organisationId: township, month })}`, who: cast.secretary },
    { name: 'sheet-village', title: '考勤表：一个村', route: `pages/attendance/sheet/index?${query({ organisationId: village, month })}`, who: cast.leader },
    { name: 'sheet-why', title: '考勤表：为什么没有达标', route: `pages/attendance/sheet/index?${query({ organisationId: village, month })}`, who: cast.leader, then: open(new RegExp(`^${cast.short}，差`)) },
    { name: 'sheet-day', title: '考勤表：一格的依据', route: `pages/attendance/sheet/index?${query({ organisationId: village, month })}`, who: cast.leader, then: open(new RegExp(`^${cast.short}，3月12日`)) },
    { name: 'sheet-sign', title: '考勤表：签字', route: `pages/attendance/sheet/index?${query({ organisationId: township, month })}`, who: cast.secretary, then: open('核对并签字') },
    { name: 'sheet-unset', title: '考勤表：还没有选用制度', route: `pages/attendance/sheet/index?${query({ organisationId: township, month: '2024-11' })}`, who: cast.secretary, expected: [/422/] },
    { name: 'sheet-unknown', title: '考勤表：打不开', route: `pages/attendance/sheet/index?${query({ organisationId: 'nowhere', month })}`, who: cast.secretary, expected: [/404/] },
    { name: 'evidence', title: '当天依据', route: `pages/attendance/evidence/index?${query({ personId: ids[cast.short], day: '2025-03-12' })}`, who: cast.leader },

    { name: 'leaves', title: '请假列表', route: 'pages/leave/list/index', who: '郑强' },
    { name: 'leaves-empty', title: '请假列表：还没有', route: 'pages/leave/list/index', who: cast.member },
    { name: 'leaves-waiting', title: '请假列表：待审批', route: `pages/leave/list/index?${query({ box: 'waiting' })}`, who: cast.leader },
    { name: 'leave-apply', title: '请假', route: 'pages/leave/apply/index', who: cast.member },
    { name: 'leave-checked', title: '请假：提交前核对', route: 'pages/leave/apply/index', who: cast.member, then: async (visitor) => {
      await visitor.tap(/^从哪天开始/);
      await visitor.tap(/4月8日/);
      await visitor.waitFor('这次请假');
      await visitor.button(/为什么由他审批/).scrollIntoViewIfNeeded();
    } },
    { name: 'leave-basis', title: '请假：依据', route: 'pages/leave/apply/index', who: cast.member, then: async (visitor) => {
      await visitor.tap(/^从哪天开始/);
      await visitor.tap(/4月8日/);
      await visitor.tap(/为什么由他审批/);
    } },
    { name: 'leave-detail', title: '请假详情', route: `pages/leave/detail/index?${query({ id: returned?.id })}`, who: '郑强' },
    { name: 'leave-decide', title: '审批请假', route: `pages/leave/detail/index?${query({ id: pending?.id })}`, who: cast.leader },

    { name: 'organisation', title: '组织', route: 'pages/organisation/index/index', who: cast.administrator },
    { name: 'place', title: '乡镇', route: `pages/organisation/place/index?${query({ id: township })}`, who: cast.administrator },
    { name: 'place-village', title: '村', route: `pages/organisation/place/index?${query({ id: village })}`, who: cast.administrator },
    { name: 'place-edit', title: '新增村', route: `pages/organisation/place-edit/index?${query({ parentId: township, parent: TOWNSHIP, kind: 'village' })}`, who: cast.administrator },
    { name: 'team', title: '新增工作队', route: `pages/organisation/team/index?${query({ villageId: village, village: VILLAGES[0] })}`, who: cast.administrator },
    { name: 'people', title: '人员', route: 'pages/organisation/people/index', who: cast.administrator },
    { name: 'person', title: '人员信息', route: `pages/organisation/person/index?${query({ id: ids[cast.member] })}`, who: cast.administrator },
    { name: 'person-edit', title: '修改人员', route: `pages/organisation/person-edit/index?${query({ id: ids[cast.member] })}`, who: cast.administrator },
    { name: 'term', title: '新增任职', route: `pages/organisation/term/index?${query({ id: ids[cast.member], name: cast.member })}`, who: cast.administrator },
    { name: 'end', title: '结束任职', route: `pages/organisation/end/index?${query({ personId: ids[cast.member], termId: term.id, name: cast.member, from: term.from })}`, who: cast.administrator },
    { name: 'units', title: '派出单位', route: 'pages/organisation/units/index', who: cast.administrator },
    { name: 'import', title: '导入名册', route: 'pages/organisation/import/index', who: cast.administrator },
    { name: 'policy', title: '制度和节假日', route: 'pages/organisation/policy/index', who: cast.administrator },
    { name: 'adopt', title: '选用制度', route: 'pages/organisation/adopt/index', who: cast.administrator },
    { name: 'calendar', title: '节假日安排', route: `pages/organisation/calendar/index?${query({ year: 2025 })}`, who: cast.administrator },
  ];
}
