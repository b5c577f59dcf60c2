// Assessments of a township by a document that has them (篇九 第五章), with points and a share that the township filled in.
import { createRequire } from 'node:module';
import { settle } from './duty.mjs';
import { PEOPLE as KNOWN } from './people.mjs';
import { query } from './route.mjs';

const require = createRequire(import.meta.url);
const { assessment } = require('@village/shared/contract/assessment');
const { organisation } = require('@village/shared/contract/organisation');
const { policy } = require('@village/shared/contract/policy');
const { rating } = require('@village/shared/contract/rating');

const TODAY = '2025-04-03';
const PEOPLE = [['乔梨花', 'team_leader'], ['杜大勇', 'team_member'], ['欧阳雪莲', 'team_member'], ['邹一山', 'team_member'], ['柏村书', 'village_secretary'], ['窦书记', 'township_secretary'], ['章办公', 'township_office']];
const OWN = {
  'assessment.excellent_share': { numerator: 30, denominator: 100 },
  'assessment.scoring': {
    total: 100, parts: [{ part: 'on_post', points: 20, by: 'township' }, { part: 'goals', points: 30, by: 'township' }, { part: 'results', points: 30, by: 'township' }, { part: 'villager_evaluation', points: 20 }],
    answers: { satisfied: 100, fair: 60, unsatisfied: 0 },
  },
};

const DECIDED = ['苹果镇', '苹果村', [['贺小满', 'team_leader'], ['米金花', 'team_member'], ['石大川', 'team_member'], ['岳书记', 'township_secretary'], ['范办公', 'township_office']]];
const AFTER = '2025-04-05T02:00:00.000Z';
const BACK = '2025-04-03T02:00:00.000Z';

/** A township whose people and team were assessed for the year, to the end: what the table of the unit and the lists rest on. */
async function decidedTownship(county) {
  const { township, callers, ids } = await assessedTownship(county, ...DECIDED);
  const administrator = await county.signIn(county.cast.administrator);
  const unit = await administrator.call(organisation.addUnit, { name: '县林果服务中心', level: 'county' });
  for (const [index, [name]] of DECIDED[2].slice(0, 3).entries()) await administrator.call(organisation.updatePerson, { id: ids[index], name, phone: KNOWN.find((each) => each.name === name).phone, unitId: unit.id, post: '科员' });
  const [office, secretary] = [callers['范办公'], callers['岳书记']];
  const made = [];
  for (const subject of ['person', 'team']) {
    const { id } = await office.call(assessment.open, { placeId: township.id, subject, stage: 'yearly', period: '2025', assessedOn: TODAY, scale: 'civil' });
    for (const line of (await office.call(assessment.people, { id })).items) {
      const { hash } = await office.call(assessment.sheet, { id: line.id });
      await office.call(assessment.grade, { id: line.id, hash, scale: 'civil', grade: line.subject === 'team' ? 'incompetent' : line.name === '石大川' ? 'basically_competent' : 'competent', text: '看全年的实绩和群众评价。' });
    }
    const { revision } = await office.call(assessment.round, { id });
    await office.call(assessment.publicise, { id, revision, days: 1, where: '镇公示栏' });
    made.push(id);
  }
  await county.server.travel(AFTER);
  for (const id of made) {
    const { revision } = await secretary.call(assessment.round, { id });
    await secretary.call(assessment.decide, { id, revision, reviewedOn: '2025-04-05', body: '镇党委会' });
  }
  await county.server.travel(BACK);
  return secretary;
}

/** A township with its own numbers; gives its people and places. */
export async function assessedTownship(county, township = '梨园镇', village = '梨花村', people = PEOPLE) {
  const administrator = await county.signIn(county.cast.administrator);
  const placed = await settle(county, administrator, [township, 'pian09b', village, people]);
  const [{ id }] = (await administrator.call(policy.editions, { organisationId: placed.township.id })).items;
  let draft = await administrator.call(policy.copy, { id });
  for (const [key, value] of Object.entries(OWN)) draft = await administrator.call(policy.setValue, { id: draft.id, revision: draft.revision, key, value: JSON.stringify(value), cite: ['镇考核方案第三条'] });
  const { title, documentTitle, documentNumber } = draft;
  draft = await administrator.call(policy.saveDocument, { id: draft.id, revision: draft.revision, title, documentTitle, documentNumber, effectiveFrom: TODAY });
  await (await county.signIn(county.cast.office)).call(policy.publish, { id: draft.id, revision: draft.revision });
  return placed;
}

export async function assessmentPages(county) {
  const { township, village, callers } = await assessedTownship(county);
  const [leader, member, , third, secretary, principal, office] = PEOPLE.map(([name]) => callers[name]);
  const held = await principal.call(rating.open, { villageId: village.id, raters: 'villagers', stage: 'yearly', period: '2025', closesOn: '2025-04-30', slips: 0, papers: 12 });
  const answers = held.questions.map(({ key }, index) => ({ key, satisfied: 9 - index, fair: 2, unsatisfied: index, unknown: 1 }));
  for (const who of [principal, secretary]) await who.call(rating.enter, { id: held.id, number: 1, slips: 12, spoilt: 0, answers });
  await principal.call(rating.close, { id: held.id, revision: held.revision });

  const open = (stage, period) => office.call(assessment.open, { placeId: township.id, stage, period, assessedOn: TODAY, scale: 'civil' });
  const linesOf = async ({ id }) => (await office.call(assessment.people, { id })).items;
  const grade = async (line, given, text) => {
    const { hash } = await office.call(assessment.sheet, { id: line.id });
    return office.call(assessment.grade, { id: line.id, hash, scale: 'civil', ...(given ? { grade: given } : {}), text });
  };
  const yearly = await open('yearly', '2025');
  const lines = await linesOf(yearly);
  const own = lines.find(({ name }) => name === '杜大勇');
  const next = lines.find(({ name }) => name === '欧阳雪莲');
  await member.call(assessment.summarise, { id: own.id, text: '一、在岗履职\n一季度都在村，三次夜里处置险情。\n二、主要工作\n牵头修好西渠 1.2 公里，帮 14 户办了医保。\n三、不足和今后打算\n学习不够，下半年把产业路跑下来。' });
  await leader.call(assessment.opine, { id: own.id, text: '能吃苦，西渠的事盯到底，和群众说得上话。', points: [] });
  await secretary.call(assessment.opine, { id: own.id, text: '进村快，群众有事先找他。', points: [] });
  await principal.call(assessment.opine, { id: own.id, text: '目标完成得好，材料要再细一点。', points: [{ part: 'goals', tenths: 275, reason: '年度目标 11 项完成 10 项' }, { part: 'results', tenths: 268, reason: '' }, { part: 'on_post', tenths: 190, reason: '一季度考勤表还没有封存，按值班表核过' }] });

  const term = await open('term', '2025');
  const finals = await linesOf(term);
  for (const [index, line] of finals.entries()) await grade(line, index === 1 ? 'excellent' : 'competent', '完成任期目标，群众认可。');
  const { revision } = await office.call(assessment.round, { id: term.id });
  await office.call(assessment.publicise, { id: term.id, revision, days: 5, where: '镇公示栏和县政府网' });
  await third.call(assessment.object, { id: finals.find(({ grade: given, name }) => given !== 'excellent' && name !== '邹一山').id, text: '他去年带头修了便民桥，应当再核一核实绩。' });

  const ordinary = await open('ordinary', '2025-Q1');
  const quarter = await linesOf(ordinary);
  for (const line of quarter) await grade(line, null, '一季度表现好，节前值守到位。');
  const { revision: now } = await office.call(assessment.round, { id: ordinary.id });
  await principal.call(assessment.decide, { id: ordinary.id, revision: now, reviewedOn: TODAY, body: '镇党委会' });
  const teams = await office.call(assessment.open, { placeId: township.id, subject: 'team', stage: 'yearly', period: '2025', assessedOn: TODAY, scale: 'civil' });
  const [teamLine] = await linesOf(teams);
  const decider = await decidedTownship(county);
  const [{ unitId }] = (await decider.call(assessment.units, { year: 2025 })).items;
  const done = quarter.find(({ name }) => name === '欧阳雪莲');

  const one = (id) => `pages/assessment/one/index?${query({ id })}`;
  const person = (id) => `pages/assessment/person/index?${query({ id })}`;
  const page = (name, id) => `pages/assessment/${name}/index?${query({ id })}`;
  return [
    { name: 'assessments', title: '考核', route: 'pages/assessment/list/index', who: '章办公' },
    { name: 'assessment-begin', title: '开始考核', route: 'pages/assessment/begin/index', who: '章办公' },
    { name: 'assessment-round', title: '一次考核：正在评', route: one(yearly.id), who: '章办公' },
    { name: 'assessment-public', title: '一次考核：公示，考核的人看', route: one(term.id), who: '章办公' },
    { name: 'assessment-public-own', title: '一次考核：公示，队员看', route: one(term.id), who: '欧阳雪莲' },
    { name: 'assessment-decided', title: '一次考核：已审定', route: one(ordinary.id), who: '窦书记' },
    { name: 'assessment-person', title: '一个人的考核：打开到每一项', route: person(own.id), who: '章办公', then: async (visitor) => {
      await visitor.tap('打开 1 项：村民测评');
      await visitor.waitFor('对本人');
    } },
    { name: 'assessment-person-own', title: '一个人的考核：本人看', route: person(own.id), who: '杜大勇' },
    { name: 'assessment-leader', title: '一个人的考核：队长还没有评', route: person(next.id), who: '乔梨花' },
    { name: 'assessment-opinion', title: '评价', route: page('opinion', next.id), who: '窦书记', then: async (visitor) => {
      await visitor.fill('目标（满分 30）', '31');
      await visitor.fill('评价', '目标完成');
      await visitor.tap('写好了');
      await visitor.waitFor('0 到 30 的数');
    } },
    { name: 'assessment-summary', title: '个人总结', route: page('summary', next.id), who: '欧阳雪莲', then: async (visitor) => {
      await visitor.tap('放入总结');
    } },
    { name: 'assessment-grade', title: '提出等次', route: page('grade', own.id), who: '章办公', then: async (visitor) => {
      await visitor.fill('综合评价', '能吃苦，实绩明显');
      await visitor.tap(/^提出$/);
      await visitor.waitFor('请选等次');
    } },
    { name: 'assessment-mine', title: '我的考核', route: 'pages/assessment/mine/index', who: '欧阳雪莲' },
    { name: 'assessment-sign', title: '我的考核：签收', route: person(done.id), who: '欧阳雪莲' },
    { name: 'assessment-begin-teams', title: '开始考核：整支工作队', route: 'pages/assessment/begin/index', who: '章办公', then: async (visitor) => {
      await visitor.tap('整支工作队');
      await visitor.waitFor('支工作队');
    } },
    { name: 'assessment-teams', title: '一次考核：工作队', route: one(teams.id), who: '章办公' },
    { name: 'assessment-team', title: '一支工作队的考核', route: person(teamLine.id), who: '章办公' },
    { name: 'assessment-units', title: '双考核表', route: 'pages/assessment/units/index', who: '岳书记' },
    { name: 'assessment-unit', title: '一个单位的双考核表', route: `pages/assessment/unit/index?${query({ id: unitId, year: '2025' })}`, who: '岳书记' },
    { name: 'nominations', title: '评优和提拔名单', route: 'pages/posting/nominations/index', who: county.cast.office },
    { name: 'nomination-decide', title: '评优名单：决定一个人', route: 'pages/posting/nominations/index', who: county.cast.office, then: async (visitor) => {
      await visitor.tap(/贺小满/);
      await visitor.waitFor('列不列入');
    } },
    { name: 'assessment-why', title: '考核：完整依据', route: `pages/why/tree/index?${query({ of: 'assessment', id: done.id })}`, who: '欧阳雪莲' },
    { name: 'assessment-results', title: '考核结果', route: 'pages/assessment/results/index', who: '窦书记' },
  ];
}
