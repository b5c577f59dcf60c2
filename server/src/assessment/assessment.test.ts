import { spawnSync } from 'node:child_process';
import { archive } from '@village/shared/contract/archive';
import { assessment, type AssessmentSheet } from '@village/shared/contract/assessment';
import { attendance } from '@village/shared/contract/attendance';
import { inspection } from '@village/shared/contract/inspection';
import { notice } from '@village/shared/contract/notice';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import { rating } from '@village/shared/contract/rating';
import { reminder } from '@village/shared/contract/reminder';
import { settlement } from '@village/shared/contract/settlement';
import { why } from '@village/shared/contract/why';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { regulate } from '../../test/regulation';

/** 篇十五 二(四): in post for some time and still there, at most 35 of a hundred excellent, the result at the unit within fifteen working days. The county adds its points, its days and a limit. */
const OWN = {
  'settlement.signers': ['team_leader'], 'settlement.submit_day': 5, 'attendance.required': [{ of: ['team_member', 'team_leader'], period: 'month', days: 3, unit: 'days', counts: ['in_village'], soft: false }], 'assessment.eligibility': { leastMonths: 1, arrivalDayCounts: true, inPost: true },
  'assessment.scoring': { total: 100, parts: [{ part: 'attendance', points: 20, by: 'township' }, { part: 'performance', points: 50, by: 'county' }, { part: 'villager_evaluation', points: 30 }], answers: { satisfied: 100, fair: 60, unsatisfied: 0 } },
  'assessment.limits': [{ subjects: ['team_member'], when: [{ fact: 'confirmed_absences', over: 0 }], countedPer: 'year', excellent: false, award: false, consequences: ['award_disqualified', 'cap_no_excellent'] }, { subjects: ['team_member'], when: [{ fact: 'team_tasks_completed', is: false }], award: false, consequences: ['award_disqualified'] }],
};
type Name = 'clerk' | 'leader' | 'zhang' | 'li' | 'wang' | 'late' | 'village' | 'town' | 'office' | 'county' | 'second' | 'unit' | 'otherUnit' | 'stranger' | 'farCounty' | 'mate';
let app: TestApp;
let home: Organisation;
let town: Organisation;
let village: Organisation;
let people: Record<Name, build.PersonBuilt>;
let callers: Record<Name, Caller>;
let administrator: Caller;
let administratorId = '';
let team: Awaited<ReturnType<typeof build.team>>;
let id = '';
let keys = 0;

async function on(day: string, time = '10:00'): Promise<void> {
  app.on(day, time);
  callers = Object.fromEntries(await Promise.all(Object.entries(people).map(async ([name, person]) => [name, await app.sign(person.id)]))) as typeof callers;
}
const lines = async (who: Caller) => (await who.call(assessment.people, { id })).items;
const idOf = async (name: string) => (await lines(callers.county)).find(line => line.name === name)!.id;
const sheet = async (name: string, who = callers.county): Promise<AssessmentSheet> => who.call(assessment.sheet, { id: await idOf(name) });
const grade = async (name: string, value: string, more: object = {}) => callers.county.send(assessment.grade, { id: await idOf(name), hash: (await sheet(name)).hash, scale: 'civil', grade: value, text: '德能勤绩廉', ...more } as never);
const round = () => callers.county.call(assessment.round, { id });
const revision = async () => (await round()).revision;

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-03', '08:00');
  home = await build.county(app);
  town = await build.township(app, { county: home, name: '柳河乡' });
  village = await build.village(app, { township: town, name: '桃树村' });
  const second = await build.village(app, { township: await build.township(app, { county: home, name: '杏林镇' }), name: '杏花村' });
  team = await build.team(app, { village, from: '2025-03-01' });
  const otherTeam = await build.team(app, { village: second, from: '2025-03-01' });
  const [unit, otherUnit] = [await build.unit(app, { county: home, name: '县水务局' }), await build.unit(app, { county: home, name: '县教育局' })];
  const far = await build.county(app);
  const member = (name: string, from = '2025-03-01', sender = otherUnit) => build.person(app, { name, unit: sender, terms: [{ role: 'team_member', team, from }] });
  people = {
    leader: await build.person(app, { name: '王队长', unit: otherUnit, terms: [{ role: 'team_leader', team, from: '2025-03-01' }] }), zhang: await member('张三', '2025-03-01', unit), li: await member('李四'), wang: await member('王五'), late: await member('赵新', '2025-04-05'),
    mate: await build.person(app, { name: '钱邻', unit: otherUnit, terms: [{ role: 'team_member', team: otherTeam, from: '2025-03-01' }] }),
    clerk: await build.person(app, { name: '钱考勤', terms: [{ role: 'team_attendance_clerk', team, from: '2025-03-01' }] }),
    village: await build.person(app, { name: '村书记', terms: [{ role: 'village_secretary', at: village }] }), town: await build.person(app, { name: '乡书记', terms: [{ role: 'township_secretary', at: town }] }), office: await build.person(app, { name: '乡驻村办', terms: [{ role: 'township_office', at: town }] }),
    county: await build.person(app, { name: '县驻村办', terms: [{ role: 'county_office', at: home }] }), second: await build.person(app, { name: '县领导', terms: [{ role: 'county_leading_group', at: home }] }),
    unit: await build.person(app, { name: '水务人事', terms: [{ role: 'dispatching_unit_hr', unit }] }), otherUnit: await build.person(app, { name: '教育人事', terms: [{ role: 'dispatching_unit_hr', unit: otherUnit }] }),
    stranger: await build.person(app, { name: '外县队员', terms: [{ role: 'team_member', team: await build.team(app, { village: await build.village(app, { township: await build.township(app, { county: far }) }) }) }] }), farCounty: await build.person(app, { name: '外县驻村办', terms: [{ role: 'county_office', at: far }] }),
  };
  await regulate(app, home, 'pian15', OWN);
  administratorId = (await build.person(app, { terms: [{ role: 'administrator', at: home }] })).id;
  await regulate(app, far, 'ordos-2018');
  for (const day of ['2025-03-03', '2025-03-04', '2025-03-05']) {
    await on(day);
    await callers.clerk.call(attendance.confirmRoster, { clientKey: `year-${keys += 1}`, teamId: team.id, day, claimedAt: app.clock.now(), lines: (['leader', 'zhang', 'li', 'wang'] as const).map(name => ({ personId: people[name].id, am: 'in_village' as const, pm: name === 'li' ? 'absent' as const : 'in_village' as const })) });
  }
  await on('2025-04-02');
  const { id: ratingId, revision: printed, questions } = await callers.county.call(rating.open, { villageId: village.id, raters: 'villagers', stage: 'yearly', period: '2025', closesOn: '2025-04-30', slips: 0, papers: 10 });
  const answers = questions.map(({ key }) => ({ key, satisfied: 5, fair: 5, unsatisfied: 0, unknown: 0 }));
  for (const who of [callers.county, callers.town]) await who.call(rating.enter, { id: ratingId, number: 1, slips: 10, spoilt: 0, answers });
  await callers.county.call(rating.close, { id: ratingId, revision: printed });
});
afterAll(() => app.close());

describe('开始', () => {
  const opening = () => ({ placeId: home.id, stage: 'yearly' as const, period: '2025', assessedOn: '2025-04-10' });

  test('先看到制度考核什么、谁参加；不满时间的不参加，写着为什么', async () => {
    await on('2025-04-10');
    expect(await callers.county.call(assessment.plan, opening())).toMatchObject({ parts: ['考勤', '工作表现', '村民测评'], people: 6, eligible: 5, because: expect.arrayContaining([expect.objectContaining({ clauses: [expect.objectContaining({ clause: '二(四)' })] })]) });
    expect(await callers.county.refused(assessment.open, { ...opening(), scale: 'civil', period: '2025-Q1' })).toMatchObject({ code: 'period_wrong', field: 'period' });
    const opened = await callers.county.call(assessment.open, { ...opening(), scale: 'civil' });
    ({ id } = opened);
    expect(opened).toMatchObject({ title: '2025 年度考核', state: 'open', people: 5, left: 1, graded: 0, quota: { most: 1, given: 0 }, may: { publicise: true, decide: false } });
    expect((await lines(callers.county)).find(line => line.name === '赵新')).toMatchObject({ assessed: false, note: expect.stringContaining('未满') });
    expect(await callers.county.refused(assessment.open, { ...opening(), scale: 'civil' })).toMatchObject({ code: 'assessment_there' });
    expect(await callers.village.status(assessment.open, { ...opening(), scale: 'civil' })).toBe(403);
    expect(await callers.farCounty.status(assessment.open, { ...opening(), scale: 'civil' })).toBe(404);
  });

  test('各看各的人：队长看全队，村里看本村，单位看自己的人，队员看自己，外县什么也看不到', async () => {
    const seen = async (name: Name) => (await lines(callers[name])).map(line => line.name).sort();
    expect(await seen('leader')).toEqual(['张三', '李四', '王五', '王队长', '赵新'].sort());
    expect(await seen('village')).toEqual(await seen('leader'));
    expect(await seen('unit')).toEqual(['张三']);
    expect(await seen('li')).toEqual(['李四']);
    expect(await callers.stranger.status(assessment.people, { id })).toBe(404);
    expect(await callers.farCounty.status(assessment.sheet, { id: await idOf('张三') })).toBe(404);
    expect(await callers.li.status(assessment.sheet, { id: await idOf('张三') })).toBe(404);
    expect(await callers.mate.status(assessment.sheet, { id: await idOf('张三') })).toBe(404);
    expect((await callers.farCounty.call(assessment.rounds, {})).total).toBe(0);
    expect((await callers.li.call(assessment.rounds, {})).total).toBe(1);
  });

  test('参不参加由人决定，写理由', async () => {
    const late = await callers.county.call(assessment.eligibility, { id: await idOf('赵新'), assessed: true, reason: '接替前任，时间连续' });
    expect(late).toMatchObject({ assessed: true, assessedReason: '接替前任，时间连续' });
    await callers.county.call(assessment.eligibility, { id: await idOf('赵新'), assessed: false, reason: '不满时间' });
    await callers.county.call(assessment.eligibility, { id: await idOf('钱邻'), assessed: false, reason: '借调，另行考核' });
    expect(await round()).toMatchObject({ people: 4, left: 2, quota: { most: 1 } });
  });
});

describe('评定', () => {
  test('没有封存的月份说不出达没达到；封存以后打开到每个月', async () => {
    expect((await sheet('张三')).result!.parts[0]).toMatchObject({ key: 'attendance', met: null, tenths: null, children: [{ name: '2025年3月 桃树村', text: '考勤表还没有封存' }] });
    await on('2025-04-10', '11:00');
    const of = { organisationId: village.id, month: '2025-03' };
    const hash = async () => (await callers.clerk.call(attendance.sheet, of)).hash;
    await callers.clerk.call(settlement.settle, { ...of, step: 'compile', hash: await hash() });
    await callers.leader.call(attendance.sign, { ...of, hash: await hash() });
    await callers.clerk.call(settlement.settle, { ...of, step: 'submit', hash: await hash() });
    expect((await sheet('张三')).result!.parts[0]).toMatchObject({ met: true, tenths: 200, of: 20, children: [{ met: true, page: expect.stringContaining('/pages/attendance/sheet/') }] });
    expect((await sheet('李四')).result!.parts[0]).toMatchObject({ met: false, tenths: null, text: expect.stringContaining('等乡镇说明给几分') });
  });

  test('个人总结按记录起草，本人改了再交；别人不能替他写', async () => {
    expect((await callers.zhang.call(reminder.list, undefined)).map(({ kind, title }) => [kind, title])).toContainEqual(['assessment', '写个人总结']);
    const own = await idOf('张三');
    const { text } = await callers.zhang.call(assessment.draft, { id: own });
    expect(text).toContain('在村 3 天');
    expect(await callers.zhang.call(assessment.summarise, { id: own, text: `${text}\n今后多走访。` })).toMatchObject({ summary: expect.stringContaining('今后多走访'), may: { summarise: true } });
    expect(await callers.leader.status(assessment.summarise, { id: own, text: '替他写' })).toBe(404);
    expect((await callers.zhang.call(reminder.list, undefined)).filter(({ kind }) => kind === 'assessment')).toEqual([]);
  });

  test('队长、村里、乡镇、单位、县里各写一份，公示以前互相看不到；自己不能评自己', async () => {
    const own = await idOf('张三');
    for (const [name, text] of [['leader', '吃苦'], ['village', '群众认'], ['unit', '组织上放心']] as const) expect((await callers[name].call(assessment.opine, { id: own, text, points: [] })).opinions.map(each => each.text)).toEqual([text]);
    expect((await callers.town.call(assessment.opine, { id: own, text: '到位', points: [] })).opinions).toMatchObject([{ by: 'township', byName: '乡书记' }]);
    expect(await callers.office.refused(assessment.opine, { id: own, text: '再写一份', points: [] })).toMatchObject({ code: 'opinion_there' });
    expect((await callers.zhang.call(assessment.sheet, { id: own })).opinions).toEqual([]);
    expect(await callers.leader.refused(assessment.opine, { id: await idOf('王队长'), text: '我很好', points: [] })).toMatchObject({ code: 'not_assessor' });
  });

  test('分由制度写的那一方打，不超过满分；没有达到的考勤由乡镇说明给几分', async () => {
    expect(await callers.town.refused(assessment.opine, { id: await idOf('张三'), text: '好', points: [{ part: 'performance', tenths: 300, reason: '' }] })).toMatchObject({ code: 'points_not_asked' });
    expect(await callers.county.refused(assessment.opine, { id: await idOf('张三'), text: '好', points: [{ part: 'performance', tenths: 501, reason: '' }] })).toMatchObject({ code: 'points_over' });
    for (const [name, tenths] of [['张三', 450], ['李四', 400], ['王五', 400], ['王队长', 480]] as const) await callers.county.call(assessment.opine, { id: await idOf(name), text: '称职', points: [{ part: 'performance', tenths, reason: '目标完成' }] });
    await callers.town.call(assessment.opine, { id: await idOf('李四'), text: '下午常不在', points: [{ part: 'attendance', tenths: 120, reason: '家里老人住院，有证明' }] });
    const zhang = await sheet('张三');
    // Half satisfied and half fairly so, at 100 and 60 of a hundred: 24 of 30.
    expect(zhang.result).toMatchObject({ tenths: 200 + 450 + 240, total: 100, missing: [] });
    expect(zhang.result!.parts.find(({ key }) => key === 'villager_evaluation')).toMatchObject({ tenths: 240, children: [{ page: expect.stringContaining('/pages/assessment/round/') }] });
    expect((await sheet('李四')).result).toMatchObject({ tenths: 120 + 400 + 240 });
    expect(zhang.because.flatMap(({ clauses }) => clauses.map(({ clause }) => clause))).toContain('县规定');
    expect((await callers.zhang.call(assessment.sheet, { id: zhang.id })).result!.parts.find(({ key }) => key === 'performance')).toMatchObject({ tenths: null });
  });

  test('督查核定不在岗的，提出限制，由人确认或者写明不适用；没有决定不能提等次', async () => {
    await on('2025-04-11');
    const drawn = await callers.county.call(inspection.draw, { placeId: home.id, title: '四月抽查', method: '实地抽查', from: '2025-04-11', to: '2025-04-30', count: 2, explainDays: 1 });
    await callers.county.call(inspection.record, { id: drawn.id, clientKey: 'check-1', teamId: team.id, day: '2025-04-11', at: '09:30', lines: [{ personId: people.wang.id, found: 'absent', note: '不在' }], claimedAt: app.clock.now() });
    const [check] = (await callers.wang.call(inspection.mine, {})).items;
    await callers.wang.call(inspection.explain, { id: check.id, text: '睡过了' });
    await callers.second.call(inspection.decide, { id: check.id, decision: 'absent', reason: '' });
    expect((await sheet('王五')).limit).toMatchObject({ text: expect.stringContaining('不得评为优秀'), decision: null });
    expect(await grade('王五', 'competent')).toMatchObject({ status: 422, body: { code: 'limit_open' } });
    expect(await callers.county.refused(assessment.limit, { id: await idOf('王五'), decision: 'set_aside', reason: '' })).toMatchObject({ code: 'reason_required' });
    expect(await callers.county.call(assessment.limit, { id: await idOf('王五'), decision: 'confirmed', reason: '' })).toMatchObject({ limit: { decision: { decision: 'confirmed', byName: '县驻村办' } } });
    expect(await grade('王五', 'excellent')).toMatchObject({ status: 422, body: { code: 'grade_capped' } });
    expect(await callers.county.refused(assessment.limit, { id: await idOf('张三'), decision: 'confirmed', reason: '' })).toMatchObject({ code: 'not_proposed' });
  });

  test('只有人知道的事由人认定，认定以后限制要重新决定', async () => {
    expect((await sheet('王五')).facts).toMatchObject([{ fact: 'team_tasks_completed', value: null }]);
    const stated = await callers.county.call(assessment.state, { id: await idOf('王五'), fact: 'team_tasks_completed', value: false, reason: '全队任务没有完成' });
    expect(stated.facts).toMatchObject([{ value: false, byName: '县驻村办' }]);
    expect(stated.limit!.text).toContain('评优');
    expect(await callers.county.refused(assessment.state, { id: await idOf('王五'), fact: 'own_fault', value: true, reason: '试' })).toMatchObject({ code: 'fact_not_asked' });
    await callers.county.call(assessment.limit, { id: await idOf('王五'), decision: 'confirmed', reason: '' });
  });

  test('优秀不超过 35% 的整数，四个人只能一个；别一种等次不混用', async () => {
    expect(await grade('张三', 'qualified')).toMatchObject({ status: 422, body: { code: 'grade_off_scale' } });
    expect(await grade('张三', 'excellent', { hash: 'old' })).toMatchObject({ status: 422, body: { code: 'changed' } });
    expect(await grade('张三', 'excellent')).toMatchObject({ status: 200, body: { grade: 'excellent', graded: { byName: '县驻村办' } } });
    expect(await grade('王队长', 'excellent')).toMatchObject({ status: 422, body: { code: 'quota_over' } });
    expect(await callers.zhang.refused(assessment.summarise, { id: await idOf('张三'), text: '再改' })).toMatchObject({ code: 'assessment_settled' });
    expect(await callers.county.refused(assessment.publicise, { id, revision: await revision(), days: 5, where: '县政府网' })).toMatchObject({ code: 'grades_missing' });
    for (const name of ['李四', '王五', '王队长']) expect((await grade(name, 'competent')).status).toBe(200);
    expect(await round()).toMatchObject({ graded: 4, quota: { most: 1, given: 1 } });
    expect((await callers.zhang.call(assessment.sheet, { id: await idOf('张三') })).grade).toBeNull();
  });

  test('同时提两个优秀，名额只给一个', async () => {
    for (const name of ['张三', '王队长']) await callers.county.call(assessment.ungrade, { id: await idOf(name) });
    const answers = await Promise.all(['张三', '王队长'].map(name => grade(name, 'excellent')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect((await round()).quota).toMatchObject({ most: 1, given: 1 });
    for (const name of ['张三', '王队长']) if ((await sheet(name)).graded) await callers.county.call(assessment.ungrade, { id: await idOf(name) });
    expect([(await grade('张三', 'excellent')).status, (await grade('王队长', 'competent')).status]).toEqual([200, 200]);
  });

  test('制度改了以后，提过等次的一个字也不变', async () => {
    const before = await sheet('张三');
    await on('2025-04-11', '15:00');
    administrator = await app.sign(administratorId);
    const [edition] = (await administrator.call(policy.editions, { organisationId: home.id })).items;
    const copy = await administrator.call(policy.copy, { id: edition.id });
    const changed = await administrator.call(policy.setValue, { id: copy.id, revision: copy.revision, key: 'assessment.scoring', value: JSON.stringify({ total: 10, parts: [{ part: 'performance', points: 10 }] }), cite: ['县新规定'] });
    const dated = await administrator.call(policy.saveDocument, { id: changed.id, revision: changed.revision, title: changed.title, documentTitle: changed.documentTitle, documentNumber: changed.documentNumber, effectiveFrom: '2025-04-11' });
    const other = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: home }] })).id);
    await other.call(policy.publish, { id: dated.id, revision: dated.revision });
    await on('2025-04-12');
    expect(await sheet('张三')).toMatchObject({ result: before.result, hash: before.hash, profileVersion: before.profileVersion, grade: 'excellent' });
  });
});

describe('公示、审定、反馈', () => {
  test('公示期间大家看得到等次，看不到分数和评价；有异议要先答复', async () => {
    const known = await callers.county.call(assessment.publicise, { id, revision: await revision(), days: 3, where: '县政府网' });
    expect(known).toMatchObject({ state: 'publicised', publicTo: '2025-04-14', publicised: { byName: '县驻村办', where: '县政府网' } });
    expect((await lines(callers.li)).map(({ name, grade: given }) => [name, given]).sort()).toEqual([['张三', 'excellent'], ['李四', 'competent'], ['王五', 'competent'], ['王队长', 'competent']].sort());
    expect(await callers.li.status(assessment.sheet, { id: await idOf('张三') })).toBe(404);
    expect((await callers.zhang.call(assessment.sheet, { id: await idOf('张三') })).opinions).toHaveLength(5);
    await callers.li.call(assessment.object, { id: await idOf('张三'), text: '张三不应当优秀' });
    expect(await callers.li.refused(assessment.object, { id: await idOf('张三'), text: '再提' })).toMatchObject({ code: 'objection_there' });
    expect(await callers.stranger.status(assessment.object, { id: await idOf('张三'), text: '外人' })).toBe(404);
    expect((await callers.county.call(reminder.list, undefined)).map(({ title }) => title)).toContain('答复考核异议');
    await on('2025-04-15');
    expect(await callers.second.refused(assessment.decide, { id, revision: await revision(), reviewedOn: '2025-04-15', body: '县委常委会' })).toMatchObject({ code: 'objections_open' });
    const [objection] = (await sheet('张三')).objections;
    expect((await callers.county.call(assessment.answer, { id: await idOf('张三'), objectionId: objection.id, upheld: false, text: '事实清楚' })).objections).toMatchObject([{ answer: { upheld: false, byName: '县驻村办' } }]);
    expect((await callers.li.call(notice.list, {})).items.map(({ text }) => text)).toContain('您对考核的异议有答复了：不成立');
  });

  test('异议成立就退回重新评定、重新公示', async () => {
    await callers.li.call(assessment.object, { id: await idOf('李四'), text: '我三月是陪护，应当说明' });
    const [objection] = (await sheet('李四')).objections;
    await callers.county.call(assessment.answer, { id: await idOf('李四'), objectionId: objection.id, upheld: true, text: '重新评定' });
    expect(await round()).toMatchObject({ state: 'open', publicised: null, objections: 0 });
    await callers.county.call(assessment.ungrade, { id: await idOf('李四') });
    // The edition of the day of the assessment holds, whatever came after it.
    expect(await grade('李四', 'competent')).toMatchObject({ status: 200, body: { result: { tenths: 760, total: 100 } } });
  });

  test('公示期满由另一个人审定，期限按工作日算到单位', async () => {
    await callers.county.call(assessment.publicise, { id, revision: await revision(), days: 2, where: '县政府网' });
    expect(await callers.second.refused(assessment.decide, { id, revision: await revision(), reviewedOn: '2025-04-15', body: '县委常委会' })).toMatchObject({ code: 'publicity_running' });
    await on('2025-04-17');
    expect(await callers.county.refused(assessment.decide, { id, revision: await revision(), reviewedOn: '2025-04-17', body: '县委常委会' })).toMatchObject({ code: 'same_person' });
    const decided = await callers.second.call(assessment.decide, { id, revision: await revision(), reviewedOn: '2025-04-17', body: '县委常委会' });
    // 2025-04-18 is the first working day, 27 April a make-up day, 1 to 5 May a holiday.
    expect(decided).toMatchObject({ state: 'decided', decided: { byName: '县领导', body: '县委常委会', feedbackBy: '2025-05-12' } });
    expect(decided.decided!.because.flatMap(({ clauses }) => clauses.map(({ clause }) => clause))).toContain('二(四)');
    expect((await callers.unit.call(reminder.list, undefined)).find(({ kind }) => kind === 'assessment')).toMatchObject({ title: '考核结果反馈派出单位', due: '2025-05-12' });
  });

  test('单位只看到自己人的结果，签收；本人签收，也可以申请复核', async () => {
    expect((await callers.unit.call(assessment.results, {})).items.map(({ name, grade: given }) => [name, given])).toEqual([['张三', 'excellent']]);
    expect((await callers.otherUnit.call(assessment.results, {})).items.map(({ name }) => name).sort()).toEqual(['李四', '王五', '王队长'].sort());
    const own = await idOf('张三');
    expect(await callers.otherUnit.status(assessment.receive, { id: own, note: '' })).toBe(404);
    expect(await callers.unit.call(assessment.receive, { id: own, note: '' })).toMatchObject({ received: { byName: '水务人事' }, may: { receive: false } });
    expect(await callers.county.refused(assessment.receive, { id: await idOf('李四'), note: '' })).toMatchObject({ code: 'note_required' });
    const mine = await callers.zhang.call(assessment.sheet, { id: own });
    expect(mine).toMatchObject({ grade: 'excellent', may: { acknowledge: true, object: true }, uses: expect.arrayContaining([expect.objectContaining({ whom: 'person' }), expect.objectContaining({ whom: 'unit', text: expect.stringContaining('双考核') })]) });
    expect(await callers.zhang.refused(assessment.acknowledge, { id: own, hash: 'else' })).toMatchObject({ code: 'changed' });
    expect(await callers.zhang.call(assessment.acknowledge, { id: own, hash: mine.hash })).toMatchObject({ acknowledgedAt: app.clock.now() });
    expect((await callers.zhang.call(assessment.mine, {})).items).toMatchObject([{ title: '2025 年度考核', grade: 'excellent', note: '本人已签收，单位已收到' }]);
  });

  test('审定以后的复核成立的，更正等次，前后都留着', async () => {
    const own = await idOf('王队长');
    await callers.leader.call(assessment.object, { id: own, text: '请复核' });
    const [objection] = (await sheet('王队长')).objections;
    expect(await callers.county.refused(assessment.answer, { id: own, objectionId: objection.id, upheld: true, text: '成立' })).toMatchObject({ code: 'grade_required' });
    expect(await callers.county.refused(assessment.answer, { id: own, objectionId: objection.id, upheld: true, text: '成立', grade: 'excellent' })).toMatchObject({ code: 'quota_over' });
    expect(await callers.county.call(assessment.answer, { id: own, objectionId: objection.id, upheld: true, text: '成立', grade: 'basically_competent' })).toMatchObject({ grade: 'basically_competent', objections: [{ answer: { upheld: true, grade: 'basically_competent' } }] });
  });

  test('考核结果表和汇总表打开读得到', async () => {
    const own = await idOf('张三');
    const { file, name } = await callers.zhang.file(assessment.pdf, { id: own });
    expect(name).toBe('张三2025 年度考核结果表.pdf');
    const text = spawnSync('pdftotext', ['-', '-'], { input: Buffer.from(file) }).stdout.toString().replace(/\s/g, '');
    for (const part of ['驻村干部2025年度考核结果表', '张三', '优秀', '89（满分100）', '县领导', '双考核']) expect(text).toContain(part);
    expect((await callers.unit.file(assessment.docx, { id: own })).file.byteLength).toBeGreaterThan(5000);
    expect((await callers.county.file(assessment.xlsx, { id })).file.byteLength).toBeGreaterThan(5000);
    expect(await callers.zhang.status(assessment.xlsx, { id })).toBe(403);
    // Part by part with clause, printed too, for whoever may read the sheet.
    const tree = await callers.zhang.call(why.tree, { of: 'assessment', id: own });
    expect(tree).toMatchObject({ title: '优秀', subject: '张三 2025 年度考核', result: expect.stringContaining('得分 89，满分 100'), signed: '县驻村办提出等次时存下的' });
    expect(tree.nodes[0].children.flatMap(({ kind, text }) => (kind === 'reason' && / \/ /.test(text) ? text.split('：')[0] : []))).toEqual(['考勤 20 / 20', '工作表现 45 / 50', '村民测评 24 / 30']);
    expect(Buffer.from((await callers.zhang.file(why.pdf, { of: 'assessment', id: own })).file).subarray(0, 5).toString()).toBe('%PDF-');
    expect([await callers.stranger.status(why.tree, { of: 'assessment', id: own }), await callers.mate.status(why.tree, { of: 'assessment', id: own })]).toEqual([404, 404]);
    const filed = async (who: keyof typeof callers) => (await callers[who].call(archive.items, { teamId: team.id, category: 'others' })).items.map(({ title }) => title).filter(title => title.includes('考核结果表'));
    expect(await filed('zhang')).toEqual(['2025 年度考核结果表 张三']);
    expect((await filed('county')).length).toBeGreaterThan(1);
    expect(Buffer.from((await callers.zhang.file(archive.open, { teamId: team.id, key: `assessment_${own}` })).file).subarray(0, 5).toString()).toBe('%PDF-');
  });
});

test('平时考核不定等次、不公示，由另一个人审定；撤销的可以重新开始', async () => {
  await on('2025-04-18');
  const opening = { placeId: town.id, stage: 'ordinary' as const, period: '2025-Q1', assessedOn: '2025-04-18', scale: 'civil' as const };
  const first = await callers.office.call(assessment.open, opening);
  await callers.office.call(assessment.withdraw, { id: first.id, revision: first.revision, reason: '日期写错' });
  const opened = await callers.office.call(assessment.open, opening);
  const [line] = (await callers.office.call(assessment.people, { id: opened.id, search: 'zhangsan' })).items;
  expect(line.name).toBe('张三');
  for (const each of (await callers.office.call(assessment.people, { id: opened.id })).items.filter(({ assessed }) => assessed)) {
    const { hash } = await callers.office.call(assessment.sheet, { id: each.id });
    await callers.office.call(assessment.grade, { id: each.id, hash, scale: 'civil', text: '平时表现好' });
  }
  const second = await app.sign((await build.person(app, { terms: [{ role: 'township_mayor', at: town }] })).id);
  const again = await second.call(assessment.sheet, { id: line.id });
  expect(again.may).toMatchObject({ ungrade: true, grade: false });
  await second.call(assessment.ungrade, { id: line.id });
  await second.call(assessment.grade, { id: line.id, hash: (await second.call(assessment.sheet, { id: line.id })).hash, scale: 'civil', text: '平时表现好' });
  expect(await second.refused(assessment.decide, { id: opened.id, revision: (await second.call(assessment.round, { id: opened.id })).revision, reviewedOn: '2025-04-18', body: '乡党委' })).toMatchObject({ code: 'same_person', text: expect.stringContaining('提出过等次') });
  const { revision: now } = await callers.office.call(assessment.round, { id: opened.id });
  expect(await callers.office.refused(assessment.publicise, { id: opened.id, revision: now, days: 3, where: '乡政府' })).toMatchObject({ code: 'not_publicised' });
  expect(await callers.office.refused(assessment.decide, { id: opened.id, revision: now, reviewedOn: '2025-04-18', body: '乡党委' })).toMatchObject({ code: 'same_person' });
  expect(await callers.town.call(assessment.decide, { id: opened.id, revision: now, reviewedOn: '2025-04-18', body: '乡党委' })).toMatchObject({ state: 'decided', decided: { feedbackBy: null } });
});
