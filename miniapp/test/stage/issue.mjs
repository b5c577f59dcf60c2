// Issues in the village of the cast: one waits to be given to somebody, one was reported to the township, one is answered, and some come back.
import { createRequire } from 'node:module';
import { TERM_FROM, VILLAGES } from './people.mjs';
import { open, query } from './route.mjs';

const require = createRequire(import.meta.url);
const { issue } = require('@village/shared/contract/issue');
const { organisation } = require('@village/shared/contract/organisation');

let number = 0;

/** Somebody of a department of the county. */
async function departmentOf(county) {
  const administrator = await county.signIn(county.cast.administrator);
  const root = (await administrator.call(organisation.tree)).find(({ kind }) => kind === 'county');
  const { id } = await administrator.call(organisation.addPerson, { name: '阮江', phone: '15700099001', post: '县水利局' });
  await administrator.call(organisation.addTerm, { id, role: 'county_department', from: TERM_FROM, organisationId: root.id });
  return id;
}

/** Makes them; gives the ids their pages are opened with. */
async function issuesOf(county) {
  const { cast, ids, places } = county;
  const [member, leader, secretary] = await Promise.all([cast.member, cast.leader, cast.secretary].map((name) => county.signIn(name)));
  const raise = (who, title, more = {}) => who.call(issue.raise, {
    clientKey: `stage-issue-${(number += 1)}`, kind: 'problem', category: 'infrastructure', villageId: places[VILLAGES[0]], title, text: '', source: 'person', foundOn: '2025-04-01', claimedAt: '2025-04-01T02:00:00.000Z', ...more,
  });
  const answer = (who, { id, revision }, text) => who.call(issue.answer, { clientKey: `stage-answer-${(number += 1)}`, id, revision, outcome: 'solved', text, claimedAt: '2025-04-02T02:00:00.000Z' });
  const open = await raise(member, '三组主水管爆裂，12 户停水', { text: '昨天半夜爆的，沿路有水，小学食堂也停了。\n已经关了总阀，先用水车送水。', villager: '三组村民小组长', massDemand: true });
  const bridge = await raise(member, '过水桥桥面裂缝变宽', { category: 'safety', text: '雨季以前要鉴定，大车还在走。' });
  await leader.call(issue.escalate, { id: bridge.id, revision: bridge.revision, text: '村里没有鉴定的能力和资金' });
  const lamp = await raise(leader, '村口路灯不亮');
  const given = await leader.call(issue.assign, { id: lamp.id, revision: lamp.revision, personId: ids[cast.member], due: '2025-04-08', text: '先查线路再换灯' });
  await member.call(issue.note, { clientKey: `stage-note-${(number += 1)}`, id: lamp.id, text: '查了，是控制箱进水', claimedAt: '2025-04-02T01:00:00.000Z' });
  const road = await raise(member, '五组通组路塌方半幅', { text: '塌方约 8 米，摩托车能过。' });
  const assigned = await leader.call(issue.assign, { id: road.id, revision: road.revision, personId: ids[cast.leader], due: '2025-04-10', text: '' });
  const answered = await answer(leader, assigned, '村里组织 6 人清了塌方，放了警示牌，镇交通站下周来修护坡。');
  const dispute = await raise(leader, '两家为宅基地边界争执', { kind: 'dispute', category: 'land_dispute', villager: '王家、李家', text: '翻建围墙时起的争执，老界桩找不到了。' });
  for (const [stage, text] of [['heard', '分别到两家听了情况，都愿意让村里出面'], ['mediated', '请了老支书，一起到现场按旧图量了一遍']]) await leader.call(issue.note, { clientKey: `stage-stage-${(number += 1)}`, id: dispute.id, stage, text, claimedAt: '2025-04-02T03:00:00.000Z' });
  const clue = await raise(member, '低保评议没有开会', { kind: 'clue', category: 'unfair_policy', text: '今年的评议名单没有公示。' });
  const closed = await answer(leader, await raise(leader, '村部饮水机坏了', { category: 'other' }), '换了新的');
  await member.call(issue.confirm, { id: closed.id, revision: closed.revision, text: '看过了' });
  await secretary.call(issue.work);
  const bank = await raise(member, '河堤护坡冲开一道口子', { category: 'safety', text: '长约 20 米，汛期以前要堵上。' });
  const office = await county.signIn('林秀英');
  const handed = await office.call(issue.assign, { id: bank.id, revision: bank.revision, personId: await departmentOf(county), due: '2025-04-18', text: '先做应急加固，再列入水毁修复' });
  return { bank: handed.id, open: open.id, bridge: bridge.id, lamp: given.id, answered: answered.id, dispute: dispute.id, clue: clue.id };
}

/** The pages of issues, each with somebody who may see it. */
export async function issuePages(county) {
  const { cast } = county;
  const issues = await issuesOf(county);
  return [
    { name: 'home-issues', title: '今天：等我办的问题', route: 'pages/home/index', who: cast.secretary },
    { name: 'issues', title: '问题', route: 'pages/issue/list/index', who: cast.leader },
    { name: 'issues-todo', title: '问题：等我办', route: 'pages/issue/list/index?box=todo', who: cast.member },
    { name: 'issues-none', title: '问题：没有', route: 'pages/issue/list/index?box=overdue', who: cast.member },
    { name: 'issue-new', title: '登记问题', route: 'pages/issue/new/index', who: cast.member },
    { name: 'issue-direct', title: '重大情况直报', route: 'pages/issue/new/index?kind=direct', who: cast.member, then: async (visitor) => {
      await visitor.tap(/^分类/);
      await visitor.tap('安全事故');
    } },
    { name: 'issue-clue', title: '报送线索', route: 'pages/issue/new/index?kind=clue', who: cast.member, then: async (visitor) => {
      await visitor.tap(/^分类/);
      await visitor.tap('政策落实不公平');
    } },
    { name: 'issue', title: '一个问题：待交办', route: `pages/issue/detail/index?${query({ id: issues.open })}`, who: cast.leader },
    { name: 'issue-department', title: '一个问题：转给县直部门', route: `pages/issue/detail/index?${query({ id: issues.bank })}`, who: cast.leader },
    { name: 'issue-assign', title: '交办', route: `pages/issue/detail/index?${query({ id: issues.open })}`, who: cast.leader, then: open('交办') },
    { name: 'issue-escalated', title: '一个问题：等签收', route: `pages/issue/detail/index?${query({ id: issues.bridge })}`, who: cast.secretary },
    { name: 'issue-work', title: '一个问题：答复', route: `pages/issue/detail/index?${query({ id: issues.lamp })}`, who: cast.member, then: open('办好了，写答复') },
    { name: 'issue-confirm', title: '一个问题：核实销号', route: `pages/issue/detail/index?${query({ id: issues.answered })}`, who: cast.member, then: open('核实解决了，销号') },
    { name: 'issue-dispute', title: '矛盾纠纷：调解的步骤', route: `pages/issue/detail/index?${query({ id: issues.dispute })}`, who: cast.leader, then: open('写跟进') },
    { name: 'issue-unknown', title: '一个问题：看不到', route: `pages/issue/detail/index?${query({ id: issues.clue, restricted: '1' })}`, who: cast.leader, expected: [/404/] },
    { name: 'issues-restricted', title: '线索和反映', route: 'pages/issue/restricted/index', who: cast.member },
  ];
}
