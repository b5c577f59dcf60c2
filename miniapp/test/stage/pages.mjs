// Every page of the app with somebody who may see it: what the browser tests check and what pictures are taken of.
import { createRequire } from 'node:module';
import { archivePages } from './archive.mjs';
import { allowancePages } from './allowance.mjs';
import { postingPages } from './posting.mjs';
import { areaPages } from './area.mjs';
import { attendancePlaces } from './attendance.mjs';
import { consequencePages } from './consequence.mjs';
import { assessmentPages } from './assessment.mjs';
import { inspectionPages } from './inspection.mjs';
import { burdenPages } from './burden.mjs';
import { dutyPlaces } from './duty.mjs';
import { dutyPages } from './duty-pages.mjs';
import { householdsOf } from './household.mjs';
import { operationPages } from './operation.mjs';
import { reportPages } from './report.mjs';
import { meetingPlaces } from './meeting.mjs';
import { modePages } from './modes.mjs';
import { policyPages } from './policy.mjs';
import { recordsOf } from './record.mjs';
import { issuePages } from './issue.mjs';
import { publicationPages } from './publication.mjs';
import { voicePages } from './voice.mjs';
import { plansOf } from './plan.mjs';
import { leavePages } from './leave.mjs';
import { TOWNSHIP, VILLAGES, teamName } from './people.mjs';
import { open, query } from './route.mjs';

const require = createRequire(import.meta.url);
const { board } = require('@village/shared/contract/board');
const { leave } = require('@village/shared/contract/leave');
const { organisation } = require('@village/shared/contract/organisation');
const { presence } = require('@village/shared/contract/presence');

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
  const away = (visitor) => visitor.context.setOffline(true);
  const other = await dutyPlaces(county);
  const meetings = await meetingPlaces(county);
  const records = await recordsOf(county, team);
  const homes = await householdsOf(county);
  const around = await attendancePlaces(county);
  const plans = await plansOf(county, team);

  const keeper = await county.signIn(cast.leader);
  const { code: madeCode } = await keeper.call(board.detail, { villageId: village });
  const boardCode = madeCode ?? (await keeper.call(board.renew, { villageId: village, seen: '' })).code;
  const screen = await (await county.signIn(cast.leader)).call(presence.addCode, { villageId: village, kind: 'screen', name: '值班室平板' });

  return [
    { name: 'sign-in', title: '登录', route: 'pages/identity/sign-in/index', who: null },
    { name: 'sign-in-wrong', title: '登录：密码不对', route: 'pages/identity/sign-in/index', who: null, expected: [/422|429/], then: async (visitor) => {
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
    { name: 'roster-other', title: '工作队名册：队长由乡镇记', route: 'pages/attendance/roster/index', who: '魏强' },
    { name: 'roster-office', title: '名册：乡镇驻村办记队长', route: 'pages/attendance/roster/index', who: '段磊' },
    { name: 'books', title: '台账对照', route: `pages/attendance/books/index?${query({ organisationId: around.sands, month: '2025-04' })}`, who: '萨仁高娃' },
    { name: 'books-settle', title: '台账对照：核定', route: `pages/attendance/books/index?${query({ organisationId: around.sands, month: '2025-04' })}`, who: '萨仁高娃', then: open(/巴图 4月2日上午/) },
    { name: 'books-none', title: '台账对照：只由一家记', route: `pages/attendance/books/index?${query({ organisationId: around.hills, month: '2025-04' })}`, who: '段磊' },
    { name: 'codes', title: '村部码', route: 'pages/attendance/codes/index', who: cast.leader },
    { name: 'codes-add', title: '村部码：添加', route: 'pages/attendance/codes/index', who: cast.leader, then: open('添加村部码') },
    { name: 'screen', title: '村部的平板', route: `pages/attendance/screen/index?${query({ key: screen.key })}`, who: null },
    { name: 'screen-revoked', title: '村部的平板：链接停用', route: 'pages/attendance/screen/index?key=no-such-link', who: null, expected: [/422/] },
    { name: 'arrangements', title: '驻村安排', route: 'pages/attendance/arrangements/index', who: '程立' },
    { name: 'arrangements-none', title: '驻村安排：没有', route: 'pages/attendance/arrangements/index', who: cast.secretary },
    { name: 'arrangement', title: '一项驻村安排', route: `pages/attendance/arrangements/index?${query({ id: around.moved })}`, who: '程立', then: open('取消这项安排') },
    { name: 'arrange', title: '作出安排：驻村办公日', route: 'pages/attendance/arrange/index', who: '程立' },
    { name: 'arrange-call', title: '作出安排：通知到村', route: 'pages/attendance/arrange/index', who: '葛老根' },
    { name: 'home-called', title: '今天：村里通知到村', route: 'pages/home/index', who: '方远' },
    { name: 'week', title: '我的一周：到离村和住村', route: 'pages/attendance/week/index', who: '冯雪' },
    { name: 'week-hours', title: '我的一周：下村工时', route: 'pages/attendance/week/index', who: '唐敏' },
    { name: 'week-hours-form', title: '登记下村', route: 'pages/attendance/week/index', who: '唐敏', then: open('登记下村') },
    { name: 'week-note', title: '说明情况', route: 'pages/attendance/week/index', who: '唐敏', then: open('今天不能下村，说明情况') },
    { name: 'weeks', title: '每周情况', route: `pages/attendance/weeks/index?${query({ organisationId: around.hills })}`, who: '段磊' },
    { name: 'weeks-nights', title: '每周情况：核对住村', route: 'pages/attendance/weeks/index', who: '魏强' },
    { name: 'notes', title: '不能签到的说明', route: 'pages/attendance/notes/index', who: '丁老三' },
    { name: 'notes-one', title: '确认说明', route: 'pages/attendance/notes/index', who: '杨帆', then: open(/苗青 4月3日/) },
    { name: 'sheets', title: '考勤表列表', route: 'pages/attendance/sheets/index', who: cast.secretary },
    { name: 'sheet', title: '考勤表：一个乡镇', route: `pages/attendance/sheet/index?${query({ organisationId: township, month })}`, who: cast.secretary },
    { name: 'sheet-village', title: '考勤表：一个村', route: `pages/attendance/sheet/index?${query({ organisationId: village, month })}`, who: cast.leader },
    { name: 'sheet-why', title: '考勤表：为什么没有达标', route: `pages/attendance/sheet/index?${query({ organisationId: village, month })}`, who: cast.leader, then: open(new RegExp(`^${cast.short}，差`)) },
    { name: 'sheet-day', title: '考勤表：一格的依据', route: `pages/attendance/sheet/index?${query({ organisationId: village, month })}`, who: cast.leader, then: open(new RegExp(`^${cast.short}，3月12日`)) },
    { name: 'sheet-sign', title: '考勤表：签字', route: `pages/attendance/sheet/index?${query({ organisationId: township, month })}`, who: cast.secretary, then: open('核对并签字') },
    { name: 'sheet-unset', title: '考勤表：还没有选用制度', route: `pages/attendance/sheet/index?${query({ organisationId: township, month: '2024-11' })}`, who: cast.secretary, expected: [/422/] },
    { name: 'sheet-unknown', title: '考勤表：打不开', route: `pages/attendance/sheet/index?${query({ organisationId: 'nowhere', month })}`, who: cast.secretary, expected: [/404/] },
    { name: 'evidence', title: '当天依据', route: `pages/attendance/evidence/index?${query({ personId: ids[cast.short], day: '2025-03-12' })}`, who: cast.leader },

    { name: 'why', title: '完整依据：没有达标', route: `pages/why/tree/index?${query({ of: 'sheet_required', organisationId: village, month, personId: ids[cast.short] })}`, who: cast.leader },
    { name: 'why-open', title: '完整依据：全部展开', route: `pages/why/tree/index?${query({ of: 'sheet_required', organisationId: village, month, personId: ids[cast.short] })}`, who: cast.leader, then: open('全部展开') },
    { name: 'why-leave', title: '完整依据：请假由谁审批', route: `pages/why/tree/index?${query({ of: 'leave_route', id: returned?.id })}`, who: '郑强' },
    { name: 'why-unknown', title: '完整依据：不在可以查看的范围', route: `pages/why/tree/index?${query({ of: 'leave_route', id: 'nothing' })}`, who: cast.member, expected: [/404/] },

    { name: 'home-duty', title: '今天：谁值班', route: 'pages/home/index', who: '石磊' },
    { name: 'meeting-schedule', title: '会议日程', route: `pages/meeting/schedule/index?${query({ placeId: meetings.placeId })}`, who: '多吉' },
    { name: 'meeting-schedule-county', title: '会议日程：县', route: 'pages/meeting/schedule/index', who: cast.office },
    { name: 'meeting-plan', title: '安排会议', route: `pages/meeting/plan/index?${query({ placeId: meetings.placeId, kind: 'team_regular', day: '2025-04-12' })}`, who: '多吉' },
    { name: 'meeting-today', title: '会议：今天要签到', route: `pages/meeting/meeting/index?${query({ id: meetings.today })}`, who: '拉姆' },
    { name: 'meeting-held', title: '会议：开过的', route: `pages/meeting/meeting/index?${query({ id: meetings.held })}`, who: '多吉' },
    { name: 'meeting-code', title: '会议签到码', route: `pages/meeting/code/index?${query({ id: meetings.today })}`, who: '尼玛' },
    { name: 'meeting-roll', title: '到会名单', route: `pages/meeting/roll/index?${query({ id: meetings.today })}`, who: '尼玛', then: open('拉姆') },
    { name: 'meeting-minutes', title: '会议记录', route: `pages/meeting/minutes/index?${query({ id: meetings.held })}`, who: '拉姆' },
    { name: 'archive-items-meetings', title: '档案：会议的登记、记录和附件', route: `pages/archive/items/index?${query({ teamId: meetings.teamId, category: 'meetings' })}`, who: '拉姆' },
    { name: 'meeting-minutes-write', title: '写会议记录', route: `pages/meeting/minutes/index?${query({ id: meetings.today })}`, who: '尼玛', then: open('加一项决定或问题') },
    { name: 'meeting-ballot', title: '表决', route: `pages/meeting/ballot/index?${query({ id: meetings.today })}`, who: '扎西平措' },
    { name: 'meeting-ballot-start', title: '开始表决', route: `pages/meeting/ballot/index?${query({ id: meetings.held })}`, who: '尼玛' },
    { name: 'meeting-list', title: '查找会议', route: 'pages/meeting/list/index', who: '拉姆' },
    { name: 'decisions', title: '决定和问题', route: 'pages/meeting/decisions/index', who: '拉姆', then: open('没办结的') },
    { name: 'decision', title: '一项决定', route: `pages/meeting/decision/index?${query({ id: meetings.decision })}`, who: '拉姆' },
    { name: 'village-events', title: '应到场的事', route: 'pages/meeting/events/index', who: '陆远' },
    { name: 'village-event', title: '应到场的事：登记', route: `pages/meeting/event/index?${query({ id: meetings.event })}`, who: '陆远' },
    { name: 'study', title: '学习', route: `pages/meeting/study/index?${query({ placeId: meetings.placeId, at: 'village' })}`, who: '多吉' },
    { name: 'party', title: '党员和党小组', route: `pages/meeting/party/index?${query({ villageId: meetings.placeId })}`, who: '尼玛' },
    { name: 'party-books', title: '支部记录本检查', route: `pages/meeting/party/index?${query({ villageId: meetings.streetVillage })}`, who: '陆远' },
    ...dutyPages(other),
    ...await areaPages(county),
    ...await modePages(county),

    { name: 'record-add-place', title: '记一条：不在工作队的人选哪个村', route: 'pages/record/add/index', who: cast.secretary },
    { name: 'record-add', title: '记一条', route: 'pages/record/add/index', who: cast.member },
    { name: 'record-kind', title: '记一条：监督核对', route: `pages/record/add/index?${query({ kind: 'supervision_check' })}`, who: cast.member, then: async (visitor) => {
      await visitor.tap(/^核对什么/);
      await visitor.tap('合同');
      await visitor.tap('哪一天、哪个组、和谁去、哪项职责');
    } },
    { name: 'records', title: '工作记录：我的', route: 'pages/record/list/index', who: cast.member },
    { name: 'records-filter', title: '工作记录：筛选', route: 'pages/record/list/index', who: cast.secretary, then: open('按种类、日期、职责筛选') },
    { name: 'record', title: '一条记录：接着记的一件事', route: `pages/record/detail/index?${query({ id: records.errand })}`, who: cast.member },
    { name: 'record-check', title: '一条记录：监督核对', route: `pages/record/detail/index?${query({ id: records.check })}`, who: cast.leader },
    { name: 'record-withdraw', title: '一条记录：撤回', route: `pages/record/detail/index?${query({ id: records.mediation })}`, who: cast.member, then: open('撤回') },
    { name: 'record-coverage', title: '记录的覆盖情况', route: 'pages/record/coverage/index', who: cast.secretary },
    ...(await archivePages(county, team)),
    ...(await burdenPages(county)),
    { name: 'plans', title: '计划和承诺', route: 'pages/plan/list/index', who: cast.leader },
    { name: 'plans-review', title: '计划：待审核', route: 'pages/plan/list/index?tab=review', who: cast.secretary },
    { name: 'plan', title: '一份计划', route: `pages/plan/detail/index?${query({ id: plans.running })}`, who: cast.leader },
    { name: 'plan-adopt', title: '一份计划：审核', route: `pages/plan/detail/index?${query({ id: plans.waiting })}`, who: cast.secretary, then: open('审核通过') },
    { name: 'plan-edit', title: '写计划', route: `pages/plan/edit/index?${query({ id: plans.draft })}`, who: cast.leader },
    { name: 'plan-item', title: '计划的一项', route: `pages/plan/item/index?${query({ id: plans.item })}`, who: cast.member },
    { name: 'plan-progress', title: '计划的一项：写进展', route: `pages/plan/item/index?${query({ id: plans.item })}`, who: cast.member, then: open('写进展') },
    { name: 'plan-confirm', title: '计划的一项：确认完成', route: `pages/plan/item/index?${query({ id: plans.done })}`, who: cast.leader, then: open('核实完成了，确认') },
    { name: 'projects', title: '项目', route: 'pages/plan/projects/index', who: cast.leader },
    { name: 'project', title: '一个项目：资金核对', route: `pages/plan/project/index?${query({ id: plans.project })}`, who: cast.member },
    { name: 'assets', title: '物资结存', route: 'pages/plan/assets/index', who: cast.leader },
    { name: 'offices', title: '领导机构和办公室', route: 'pages/organisation/offices/index', who: cast.member },
    { name: 'welfare', title: '保险和体检', route: 'pages/plan/welfare/index', who: cast.leader },
    { name: 'welfare-office', title: '县里看保险和体检', route: 'pages/plan/welfare/index', who: cast.office },
    { name: 'conditions', title: '经费、用车和住宿', route: 'pages/plan/conditions/index', who: cast.leader },
    { name: 'rules', title: '内部制度', route: 'pages/plan/rules/index', who: cast.leader },
    { name: 'rule-template', title: '照范本写制度', route: 'pages/record/add/index?kind=internal_rule&template=attendance', who: cast.leader },
    { name: 'targets', title: '年度目标', route: 'pages/plan/targets/index', who: cast.leader },
    { name: 'unit-followup', title: '派出单位跟踪', route: 'pages/plan/followup/index', who: cast.office },
    { name: 'emergency', title: '应急预案', route: 'pages/plan/emergency/index', who: cast.member },
    { name: 'emergency-edit', title: '修改应急预案', route: `pages/plan/emergency-edit/index?${query({ villageId: village })}`, who: cast.leader },
    ...(await issuePages(county)),
    { name: 'issue-statistics', title: '问题统计', route: 'pages/issue/statistics/index', who: cast.secretary },
    ...(await reportPages(county)),

    { name: 'due', title: '要做的事：一天', route: 'pages/due/list/index', who: '林夏' },
    { name: 'due-month', title: '要做的事：一个月', route: 'pages/due/list/index', who: '林夏', then: open('一个月') },
    { name: 'due-basis', title: '要做的事：依据', route: 'pages/due/list/index', who: '林夏', then: async (visitor) => {
      await visitor.tap('一个月');
      await visitor.tap(/^每月驻村天数/);
    } },
    { name: 'due-overview', title: '到期事项一览', route: 'pages/due/overview/index', who: cast.secretary },
    { name: 'due-owners', title: '一项到期事项：各家', route: `pages/due/owners/index?key=presence%202025-04&title=${encodeURIComponent('每月驻村天数 2025年4月')}&period=2025-04`, who: cast.secretary },

    { name: 'villages', title: '户和走访', route: 'pages/household/villages/index', who: '苏日娜' },
    { name: 'households', title: '户册', route: `pages/household/list/index?${query({ villageId: homes.village, name: '月亮湖村' })}`, who: '乌兰' },
    { name: 'households-filter', title: '户册：筛选', route: `pages/household/list/index?${query({ villageId: homes.village, name: '月亮湖村' })}`, who: '乌兰', then: open('按状态、类型筛选') },
    { name: 'households-unpaired', title: '户册：没有干部包联的贫困户', route: `pages/household/list/index?${query({ villageId: homes.village, unpaired: 'poor' })}`, who: '乌兰' },
    { name: 'household', title: '一户：两人同时改', route: `pages/household/one/index?${query({ id: homes.old })}`, who: '乌兰' },
    { name: 'household-poor', title: '一户：结对和看全电话', route: `pages/household/one/index?${query({ id: homes.poor })}`, who: '乌兰', then: open(/看全/) },
    { name: 'household-township', title: '一户：镇里看', route: `pages/household/one/index?${query({ id: homes.dispute })}`, who: '苏日娜' },
    { name: 'household-edit', title: '修改一户', route: `pages/household/edit/index?${query({ id: homes.old })}`, who: '朝鲁' },
    { name: 'household-add', title: '新增一户', route: `pages/household/edit/index?${query({ villageId: homes.village })}`, who: '朝鲁' },
    { name: 'visit', title: '入户走访', route: `pages/household/visit/index?${query({ id: homes.old })}`, who: '朝鲁' },
    { name: 'household-event', title: '户里的事', route: `pages/household/event/index?${query({ id: homes.old, villageId: homes.village, number: '01-002' })}`, who: '朝鲁' },
    { name: 'visit-next', title: '下面该走访谁', route: `pages/household/next/index?${query({ villageId: homes.village, name: '月亮湖村' })}`, who: '朝鲁' },
    { name: 'visits-today', title: '今天去的户', route: 'pages/household/today/index', who: '朝鲁' },
    { name: 'visits-today-offline', title: '今天去的户：没有网络', route: 'pages/household/today/index', who: '朝鲁', expected: [/ERR_INTERNET_DISCONNECTED/], then: async (visitor) => {
      await visitor.tap(/欧阳长河/);
      await visitor.page.goBack();
      await visitor.still();
      await away(visitor);
      await visitor.tap(/欧阳长河/);
    } },
    { name: 'household-import', title: '导入户册', route: `pages/household/import/index?${query({ villageId: homes.village, name: '月亮湖村' })}`, who: '乌兰' },
    { name: 'household-pair', title: '结对干部', route: `pages/household/pair/index?${query({ id: homes.poor })}`, who: '乌兰' },

    { name: 'contacts', title: '联系的群众', route: 'pages/household/contacts/index', who: '朝鲁' },
    { name: 'contacts-add', title: '联系的群众：新增', route: 'pages/household/contacts/index', who: '朝鲁', then: open('新增联系的群众') },

    ...(await leavePages(county)),
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
    { name: 'leave-phone-in', title: '代填电话请假', route: 'pages/leave/phone-in/index', who: cast.member },
    { name: 'alerts', title: '全员在岗', route: 'pages/leave/alerts/index', who: cast.secretary },
    { name: 'alert-declare', title: '宣布全员在岗', route: 'pages/leave/declare/index', who: cast.secretary },
    { name: 'leave-detail', title: '请假详情', route: `pages/leave/detail/index?${query({ id: returned?.id })}`, who: '郑强' },
    { name: 'deputies', title: '代理审批', route: 'pages/leave/deputies/index', who: cast.leader },
    { name: 'deputy', title: '请人代理审批', route: 'pages/leave/deputy/index', who: cast.leader },
    { name: 'notices', title: '通知', route: 'pages/notice/list/index', who: cast.leader },
    { name: 'leave-decide', title: '审批请假', route: `pages/leave/detail/index?${query({ id: pending?.id })}`, who: cast.leader },

    ...(await publicationPages(county, { village, boardCode })),
    ...(await allowancePages(county)),
    ...(await postingPages(county)),
    ...(await inspectionPages(county)),
    ...(await assessmentPages(county)),
    ...(await consequencePages(county)),
    ...(await voicePages(county, { village, boardCode })),
    { name: 'organisation', title: '组织', route: 'pages/organisation/index/index', who: cast.administrator },
    { name: 'place', title: '乡镇', route: `pages/organisation/place/index?${query({ id: township })}`, who: cast.administrator },
    { name: 'precincts', title: '责任区和联村党委', route: `pages/organisation/precincts/index?${query({ townshipId: other.office })}`, who: cast.administrator },
    { name: 'precincts-none', title: '责任区：还没有', route: `pages/organisation/precincts/index?${query({ townshipId: township })}`, who: cast.administrator },
    { name: 'precinct-change', title: '责任区：改', route: `pages/organisation/precinct/index?${query({ townshipId: other.office, id: other.area })}`, who: cast.administrator },
    { name: 'precinct', title: '新增责任区', route: `pages/organisation/precinct/index?${query({ townshipId: other.office })}`, who: cast.administrator },
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
    ...(await policyPages(county, administrator)),
    ...(await operationPages(county)),
  ];
}
