// What follows from confirmed facts: proposed, told, answered, weighed, decided, filed; what is forbidden, and who has read it.
import { createRequire } from 'node:module';
import { settle } from './duty.mjs';
import { query } from './route.mjs';

const require = createRequire(import.meta.url);
const { consequence } = require('@village/shared/contract/consequence');
const { inspection } = require('@village/shared/contract/inspection');
const { prohibition } = require('@village/shared/contract/prohibition');

const DAY = '2025-04-03';

/** A township whose document attaches something to an absence and to careless work, and forbids something (篇四 三3, 六1, 六5). */
const STRICT = ['栗园镇', 'pian04', '板栗村', [['查小岗', 'township_inspection_office'], ['尚办公', 'township_office'], ['文板栗', 'team_member'], ['苗山药', 'team_member']]];
/** One whose document wants mistakes to be weighed first (篇十五 二(三)). */
export const TOLERANT = ['核桃镇', 'pian15', '核桃村', [['连登记', 'township_inspection_office'], ['卫核实', 'township_office'], ['石研判', 'township_secretary'], ['穆试种', 'team_member'], ['尤队长', 'team_leader']]];

/** Somebody puts it down, somebody else confirms it: the key of the proposal. */
export async function confirmed({ township, callers }, by, second, more) {
  const { id } = await callers[by].call(consequence.record, { subject: 'person', placeId: township.id, day: DAY, answers: [], ...more });
  await callers[second].call(consequence.confirm, { id, decision: 'confirmed', reason: '到村里看了台账，问了两户' });
  return { id, key: `finding_${id}` };
}

async function strict(county, administrator) {
  const place = await settle(county, administrator, STRICT);
  const { township, team, callers, ids } = place;
  const [inspector, office, cadre] = STRICT[3].map(([name]) => callers[name]);
  const drawn = await inspector.call(inspection.draw, { placeId: township.id, title: '四月夜间查岗', method: '夜间查岗', from: DAY, to: DAY, count: 1, explainDays: 1 });
  await inspector.call(inspection.record, { id: drawn.id, clientKey: 'stage-strict', teamId: team.id, day: DAY, at: '08:55', lines: [{ personId: ids[2], found: 'absent', note: '驻村宿舍锁着，电话没有接' }], claimedAt: `${DAY}T01:00:00.000Z` });
  const [{ id: checkId }] = (await cadre.call(inspection.mine, {})).items;
  await cadre.call(inspection.explain, { id: checkId, text: '早上回县城办私事，没有请假' });
  await office.call(inspection.decide, { id: checkId, decision: 'absent', reason: '本人承认' });
  const opened = await office.call(consequence.open, { key: `check_${checkId}`, answerDays: 5, answers: [] });
  await cadre.call(consequence.answer, { id: opened.id, text: '确实没有请假，以后先请假再离村。' });
  await office.call(consequence.decide, { id: opened.id, step: 'absent_day', decision: 'confirmed', reason: '' });
  await office.call(consequence.done, { id: opened.id, step: 'absent_day', note: '四月考勤表按缺勤计' });
  await office.call(consequence.decide, { id: opened.id, step: 'rectification_order', decision: 'confirmed', reason: '' });
  await office.call(consequence.decide, { id: opened.id, step: 'letter_to_dispatching_unit', decision: 'set_aside', reason: '第一次，主动说明' });
  const taken = await confirmed(place, '查小岗', '尚办公', { subjectId: ids[2], event: 'careless_work', text: '三月走访台账 12 条，有 6 条是同一天补写的' });
  const told = await office.call(consequence.open, { key: taken.key, answerDays: 5, answers: [] });
  const { key } = await confirmed(place, '查小岗', '尚办公', { subjectId: ids[3], event: 'careless_work_with_bad_result', prohibited: 'violates_eight_rules', text: '低保动态调整漏报两户，村民到镇里反映' });
  const open = await inspector.call(consequence.record, { subject: 'person', subjectId: ids[3], placeId: township.id, event: 'careless_work', day: DAY, text: '驻村日志连着五天只写“走访”两个字', answers: [] });
  const list = await cadre.call(prohibition.mine);
  await cadre.call(prohibition.sign, { version: list.version });
  return { decided: opened.id, told: told.id, key, finding: open.id };
}

/** A case that waits to be weighed. */
async function tolerant(county, administrator) {
  const place = await settle(county, administrator, TOLERANT);
  const { key } = await confirmed(place, '连登记', '卫核实', { subjectId: place.ids[3], event: 'duty_not_fulfilled', text: '试种的 20 亩高粱没有按技术员的要求浇水，减产一半' });
  const opened = await place.callers['卫核实'].call(consequence.open, { key, answerDays: 5, answers: [] });
  await place.callers['穆试种'].call(consequence.answer, { id: opened.id, text: '第一次在这里试种，按网上的办法浇的水，没有为自己。' });
  return opened.id;
}

export async function consequencePages(county) {
  const administrator = await county.signIn(county.cast.administrator);
  const { decided, told, key, finding } = await strict(county, administrator);
  const weighed = await tolerant(county, administrator);
  const one = (id) => `pages/consequence/case/index?${query({ id })}`;
  const list = (box) => `pages/consequence/list/index?${query({ box })}`;
  return [
    { name: 'inspections-cadence', title: '督查：查够了没有', route: 'pages/inspection/list/index', who: '尚办公' },
    { name: 'consequences', title: '责任追究：待处理的建议', route: list('proposed'), who: '尚办公' },
    { name: 'consequences-open', title: '责任追究：办理中', route: list('open'), who: '尚办公' },
    { name: 'consequences-closed', title: '责任追究：办结，还没有', route: list('closed'), who: '尚办公' },
    { name: 'consequences-findings', title: '责任追究：登记的情况', route: list('findings'), who: '尚办公' },
    { name: 'consequence-proposal', title: '处理建议', route: `pages/consequence/proposal/index?${query({ key })}`, who: '尚办公' },
    { name: 'consequence-case', title: '处理：决定', route: one(decided), who: '尚办公', then: async (visitor) => {
      await visitor.tap('不执行：全镇通报批评');
      await visitor.waitFor('情节轻微');
    } },
    { name: 'consequence-answer', title: '处理：本人说明', route: one(told), who: '文板栗' },
    { name: 'consequence-own', title: '处理：本人看结果', route: one(decided), who: '文板栗' },
    { name: 'consequence-review', title: '处理：容错研判', route: one(weighed), who: '石研判' },
    { name: 'consequence-waiting', title: '处理：等研判', route: one(weighed), who: '卫核实' },
    { name: 'consequence-mine', title: '对我的处理', route: 'pages/consequence/mine/index', who: '文板栗' },
    { name: 'consequence-mine-none', title: '对我的处理：没有', route: 'pages/consequence/mine/index', who: '尤队长' },
    { name: 'consequence-record', title: '登记情况', route: 'pages/consequence/record/index', who: '查小岗', then: async (visitor) => {
      await visitor.tap('登记，交另一个人核实');
      await visitor.waitFor('请写事实');
    } },
    { name: 'consequence-finding', title: '登记的情况：核实', route: `pages/consequence/finding/index?${query({ id: finding })}`, who: '尚办公' },
    { name: 'consequence-statistics', title: '责任追究统计', route: 'pages/consequence/statistics/index', who: '尚办公' },
    { name: 'prohibitions', title: '禁止事项', route: 'pages/consequence/prohibitions/index', who: '苗山药' },
    { name: 'prohibitions-signed', title: '禁止事项：签过字', route: 'pages/consequence/prohibitions/index', who: '文板栗' },
    { name: 'prohibitions-none', title: '禁止事项：制度没有列', route: 'pages/consequence/prohibitions/index', who: '尤队长' },
    { name: 'prohibition-readers', title: '禁止事项签字', route: 'pages/consequence/readers/index', who: '尚办公' },
  ];
}
