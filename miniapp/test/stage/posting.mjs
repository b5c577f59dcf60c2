// Townships in which somebody hands over his post, is to be replaced or called back, and is assigned: what each of those concerned sees of it.
import { createRequire } from 'node:module';
import { settle } from './duty.mjs';
import { TERM_FROM } from './people.mjs';
import { open, query } from './route.mjs';

const require = createRequire(import.meta.url);
const { adjustment } = require('@village/shared/contract/adjustment');
const { contact } = require('@village/shared/contract/contact');
const { handover } = require('@village/shared/contract/handover');
const { issue } = require('@village/shared/contract/issue');
const { organisation } = require('@village/shared/contract/organisation');
const { selection } = require('@village/shared/contract/selection');

const AT = '2025-04-03T01:00:00.000Z';
/** 篇二 lists five things to hand over; 篇九 has changes, recalls and the conditions of selection; 鄂尔多斯 lets nobody go before. */
const HANDING = ['白果乡', 'pian02', '白果村', [['柏青', 'team_leader'], ['苗雨', 'team_member'], ['石榴', 'team_member'], ['燕归', 'team_member'], ['方知远', 'township_office']]];
const CHANGING = ['松岭乡', 'pian09b', '松岭村', [['牧野', 'team_leader'], ['林夕', 'team_member'], ['江离', 'team_member'], ['夏至', 'township_secretary']]];
const GATED = ['敖包乡', 'ordos-2018', '敖包村', [['乌恩', 'team_leader'], ['塔娜雅', 'team_member']]];

/** The first one hands over to the second: everything is written, the first has signed. */
async function handingOver({ callers, ids, village }, termOf) {
  const [leader, leaver] = [callers['柏青'], callers['苗雨']];
  const raised = await leader.call(issue.raise, { clientKey: 'posting-issue', kind: 'problem', category: 'other', villageId: village.id, title: '一组到水渠的便道塌了一段', text: '雨后塌了三米，拖拉机过不去', source: 'person', foundOn: '2025-04-01', claimedAt: AT });
  await leader.call(issue.assign, { id: raised.id, revision: raised.revision, personId: ids[1], due: '2025-05-10', text: '' });
  await leaver.call(contact.add, { who: '党员', name: '老赵', from: '2025-02-01' });
  let one = await leaver.call(handover.open, { personId: ids[1], termId: await termOf(ids[1]), reason: 'term_end', leavingOn: '2025-05-05' });
  const texts = { duties: '联系一组、三组，每周二办公日值班', village_and_people_situation: '三组李家老人独居，两天去看一次', unfinished_work: '便道的料已经问好，等乡里定日子', ledgers_and_materials: '户册在系统里，纸质台账放村部第二个柜子', funds_and_assets: '没有经手的钱，借用的一台电脑已经登记' };
  for (const { item } of one.sections) one = await leaver.call(handover.write, { id: one.id, revision: one.revision, item, text: texts[item], clear: true });
  one = await leader.call(handover.name, { id: one.id, revision: one.revision, receiverId: ids[2], leavingOn: '2025-05-05' });
  const begun = await callers['燕归'].call(handover.open, { personId: ids[3], termId: await termOf(ids[3]), reason: 'other', leavingOn: '2025-06-30' });
  return { signed: await leaver.call(handover.sign, { id: one.id, revision: one.revision }), begun };
}

/** The pages of what becomes of a post, each with somebody who may see it. */
export async function postingPages(county) {
  const { cast } = county;
  const administrator = await county.signIn(cast.administrator);
  const termOf = async (id) => (await administrator.call(organisation.person, { id })).terms[0].id;
  const handing = await settle(county, administrator, HANDING);
  const { signed, begun } = await handingOver(handing, termOf);
  const changing = await settle(county, administrator, CHANGING);
  const [leaderId, changedId, recalledId] = changing.ids;
  const asked = { kind: 'change', personId: changedId, termId: await termOf(changedId), reason: 'health', text: '腰椎手术，医生要求休养三个月', day: '2025-05-01', successor: '江河（县水务局）' };
  const change = await changing.callers['林夕'].call(adjustment.propose, asked);
  const recall = await changing.callers['夏至'].call(adjustment.propose, { kind: 'recall', personId: recalledId, termId: await termOf(recalledId), reason: 'absent_without_reason_uncorrected', text: '三月两次抽查不在岗，谈话以后没有改' });
  await changing.callers['江离'].call(adjustment.answer, { id: recall.id, text: '两次都是送孩子看病，补过假条，没有赶上抽查前登记' });
  await changing.callers['牧野'].call(selection.divide, { teamId: changing.team.id, personId: changedId, text: '管党建和台账' });
  const gated = await settle(county, administrator, GATED);
  const newcomer = await administrator.call(organisation.addPerson, { name: '路遥', phone: '19900009811', post: '科员' });
  const of = (name, id) => ({ route: `pages/posting/${name}/index?${query({ id })}` });
  return [
    { name: 'posting', title: '选派、任期和交接', route: 'pages/posting/list/index', who: '方知远' },
    { name: 'posting-mine', title: '选派、任期和交接：队员', route: 'pages/posting/list/index', who: '石榴' },
    { name: 'posting-terms', title: '任期', route: 'pages/posting/terms/index', who: '夏至' },
    { name: 'posting-person', title: '一个人的任期', route: `pages/posting/person/index?${query({ personId: leaderId })}`, who: '夏至' },
    { name: 'posting-person-mine', title: '我的任期', route: `pages/posting/person/index?${query({ personId: handing.ids[0] })}`, who: '柏青' },
    { name: 'posting-open', title: '办理工作交接', route: `pages/posting/open/index?${query({ personId: handing.ids[0], termId: await termOf(handing.ids[0]), name: '柏青' })}`, who: '柏青' },
    { name: 'handover-begun', title: '工作交接：逐项写', ...of('handover', begun.id), who: '燕归' },
    { name: 'handover-write', title: '工作交接：写一项', ...of('handover', begun.id), who: '燕归', then: open('写说明，标为交清') },
    { name: 'handover-receive', title: '工作交接：等接手的人签字', ...of('handover', signed.id), who: '石榴' },
    { name: 'handover-sign', title: '工作交接：签字接收', ...of('handover', signed.id), who: '石榴', then: open('核对无误，签字接收') },
    { name: 'handover-office', title: '工作交接：上级看', ...of('handover', signed.id), who: '方知远' },
    { name: 'adjustments', title: '调整和召回', route: 'pages/posting/adjustments/index', who: '夏至' },
    { name: 'adjustments-none', title: '调整和召回：没有', route: 'pages/posting/adjustments/index', who: '石榴' },
    { name: 'adjustment-change', title: '中途调整', ...of('adjustment', change.id), who: '林夕' },
    { name: 'adjustment-recall', title: '召回', ...of('adjustment', recall.id), who: '夏至' },
    { name: 'adjustment-answer', title: '召回：本人说明', ...of('adjustment', recall.id), who: '江离', then: open('修改说明') },
    { name: 'propose', title: '提出调整或召回', route: `pages/posting/propose/index?${query({ personId: leaderId, termId: await termOf(leaderId) })}`, who: '夏至' },
    { name: 'propose-mine', title: '申请中途调整', route: `pages/posting/propose/index?${query({ personId: leaderId, termId: await termOf(leaderId) })}`, who: '牧野' },
    { name: 'posting-teams', title: '队伍组成和分工', route: 'pages/posting/teams/index', who: '夏至' },
    { name: 'posting-team', title: '一支队的组成和分工', route: `pages/posting/team/index?${query({ teamId: changing.team.id })}`, who: '牧野' },
    { name: 'posting-division', title: '写分工', route: `pages/posting/team/index?${query({ teamId: changing.team.id })}`, who: '牧野', then: open(/林夕/) },
    { name: 'selection-unchecked', title: '还没有核对选派条件', route: 'pages/posting/unchecked/index', who: '夏至' },
    { name: 'selection-check', title: '核对一个在岗的人', route: 'pages/posting/unchecked/index', who: '夏至', then: async (visitor) => {
      await visitor.tap(/牧野/);
      await visitor.waitFor('按制度核对');
      await visitor.tap('核对过了');
    } },
    { name: 'term-check', title: '新增任职：核对选派条件', route: `pages/organisation/term/index?${query({ id: newcomer.id, name: '路遥' })}`, who: cast.administrator, then: async (visitor) => {
      await visitor.tap(/^工作队/);
      await visitor.fill('输入名称查找', 'slc');
      await visitor.tap(/松岭村/);
      await visitor.waitFor('选派条件');
      await visitor.tap('核对过了');
    } },
    { name: 'end-gated', title: '结束任职：先办交接', route: `pages/organisation/end/index?${query({ personId: gated.ids[1], termId: await termOf(gated.ids[1]), name: '塔娜雅的队员任职', from: TERM_FROM })}`, who: cast.administrator, expected: [/422/], then: async (visitor) => {
      await visitor.tap('结束任职');
      await visitor.waitFor('先办工作交接');
    } },
  ];
}
