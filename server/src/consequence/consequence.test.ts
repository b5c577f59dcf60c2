import { archive } from '@village/shared/contract/archive';
import { consequence, type CaseDetail } from '@village/shared/contract/consequence';
import { issue } from '@village/shared/contract/issue';
import { notice } from '@village/shared/contract/notice';
import type { Organisation } from '@village/shared/contract/organisation';
import { prohibition } from '@village/shared/contract/prohibition';
import { reminder } from '@village/shared/contract/reminder';
import { daysOf, type Day, type Month } from '@village/shared/kernel/day';
import type { Mark } from '@village/shared/kernel/mark';
import { startApp, type Caller, type TestApp } from '../../test/app';
import * as build from '../../test/build';
import { regulate } from '../../test/regulation';
import { SheetCopyEntity } from '../attendance/attendance.entity';
import { SheetCorrectionEntity, SheetSealEntity } from '../attendance/settlement.entity';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { readBook } from '../common/workbook';
import { InspectionCheckEntity, InspectionEntity } from '../inspection/inspection.entity';

type Name = 'member' | 'leader' | 'office' | 'inspector' | 'secretary' | 'county' | 'unit' | 'village' | 'mate';
interface Place {
  county: Organisation;
  town: Organisation;
  village: Organisation;
  team: Awaited<ReturnType<typeof build.team>>;
  unit: Awaited<ReturnType<typeof build.unit>>;
  people: Record<Name, build.PersonBuilt>;
  callers: Record<Name, Caller>;
}

let app: TestApp;
const places: Record<string, Place> = {};
let keys = 0;

beforeAll(async () => {
  app = await startApp();
  app.on('2025-01-06', '09:00');
  for (const profile of ['lucun', 'pian04', 'pian06', 'ordos-2018', 'pian15', 'pian09b']) places[profile] = await settle(profile);
  await arrive('2025-05-06');
});
afterAll(() => app.close());

async function settle(profile: string): Promise<Place> {
  const county = await build.county(app);
  const town = await build.township(app, { county, name: '青山镇' });
  const village = await build.village(app, { township: town, name: '桃树村' });
  const team = await build.team(app, { village });
  const unit = await build.unit(app, { county, name: '县水务局' });
  await regulate(app, county, profile);
  const people = {
    member: await build.person(app, { name: '王小满', unit, terms: [{ role: 'team_member', team }] }), mate: await build.person(app, { name: '李大山', terms: [{ role: 'team_member', team }] }), leader: await build.person(app, { name: '欧阳队长', terms: [{ role: 'team_leader', team }] }),
    office: await build.person(app, { name: '镇驻村办', terms: [{ role: 'township_office', at: town }] }), inspector: await build.person(app, { name: '督查员', terms: [{ role: 'township_inspection_office', at: town }] }),
    secretary: await build.person(app, { name: '镇书记', terms: [{ role: 'township_secretary', at: town }] }), county: await build.person(app, { name: '县办', terms: [{ role: 'county_office', at: county }] }),
    unit: await build.person(app, { name: '局长', terms: [{ role: 'dispatching_unit_head', unit }] }), village: await build.person(app, { name: '村支书', terms: [{ role: 'village_secretary', at: village }] }),
  };
  return { county, town, village, team, unit, people, callers: {} as Place['callers'] };
}

async function arrive(day: Day, time = '09:00'): Promise<void> {
  app.on(day, time);
  for (const place of Object.values(places)) place.callers = Object.fromEntries(await Promise.all(Object.entries(place.people).map(async ([name, { id }]) => [name, await app.sign(id)]))) as Place['callers'];
}

/** A check that a second person decided on, as the inspection module writes it. */
async function absent({ town, team, people }: Place, day: Day, decision: 'absent' | null = 'absent'): Promise<string> {
  const db = app.get(Db);
  const [inspectionId, id, at] = [newId(), newId(), `${day}T02:00:00.000Z`];
  await db.of(InspectionEntity).insert({ id: inspectionId, placeId: town.id, path: town.path, title: '在岗抽查', method: '实地抽查', from: day, to: day, explainDays: 3, seed: 'seed', drawn: 1, drawnBy: people.inspector.id, drawnAt: at, withdrawnAt: null, withdrawnReason: '' });
  await db.of(InspectionCheckEntity).insert({
    id, inspectionId, teamId: team.id, personId: people.member.id, day, at: '10:00', found: 'absent', note: '村部没有人', claimedAt: at, receivedAt: at, recordedBy: people.inspector.id, explainBy: day, explanation: '', explainedAt: null,
    decision, decidedBy: decision && people.office.id, decidedAt: decision && at, reason: '',
  });
  return id;
}

/** A sealed sheet of the village: the marks of the member, day by day from the first; the rest of the working days in the village. */
async function sealed({ village, team, people }: Place, month: Month, marks: Mark[]): Promise<void> {
  const days = daysOf(month).map(day => ({ day, weekday: 1 + (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7, duty: true, name: null })).map(each => ({ ...each, duty: each.weekday < 6 }));
  const work = days.filter(({ duty }) => duty);
  const cells = days.flatMap(({ day, duty }) => {
    const mark = duty ? marks[work.findIndex(each => each.day === day)] ?? 'in_village' : 'rest_day';
    return [{ mark, flags: [] }, { mark, flags: [] }];
  });
  const count = (mark: Mark) => cells.filter(cell => cell.mark === mark).length;
  const copyId = newId();
  await app.get(Db).of(SheetCopyEntity).insert({
    id: copyId, organisationId: village.id, month, version: 1, hash: copyId, reason: '', copiedAt: `${month}-28T01:00:00.000Z`,
    content: { organisationId: village.id, organisationName: village.name, month, until: days.at(-1)!.day, days, legend: [], profileId: 'pian06', profileTitle: '', profileVersion: '',
      rows: [{ personId: people.member.id, name: '王小满', unitName: '', post: '', roleName: '', villageName: village.name, teamId: team.id, cells, totals: { inVillage: count('in_village'), absent: count('absent'), officialTrip: 0, personal: 0, sick: 0, annualLeave: 0, rotationRest: 0 }, remark: '' }] },
  } as never);
  await app.get(Db).of(SheetSealEntity).insert({ id: newId(), organisationId: village.id, month, copyId, hash: copyId, evidence: {}, sealedBy: people.leader.id, sealedAt: `${month}-28T02:00:00.000Z` } as never);
}

const proposals = async (who: Caller) => (await who.call(consequence.proposals, {})).items;
const stepsOf = ({ steps }: Pick<CaseDetail, 'steps'>) => steps.map(({ step, state }) => `${step} ${state}`);
const open = (who: Caller, key: string, answers: { fact: string; value: boolean }[] = []) => who.call(consequence.open, { key, answerDays: 3, answers });
const found = (place: Place, more: object = {}) => ({ subject: 'person' as const, subjectId: place.people.member.id, placeId: place.town.id, day: '2025-05-05', text: '走访不入户，台账是抄的', answers: [], ...more });
/** What stands in a table. */
const textOf = async (file: Uint8Array) => {
  const book = await readBook(Buffer.from(file));
  return 'sheets' in book ? JSON.stringify(book.sheets.map(({ rows }) => [...rows.values()].map(cells => [...cells.values()]))) : '';
};
/** Put down by one, confirmed by another: the key of what is proposed then. */
async function confirmed(place: Place, more: object): Promise<string> {
  const { id } = await place.callers.inspector.call(consequence.record, found(place, more));
  await place.callers.office.call(consequence.confirm, { id, decision: 'confirmed', reason: '到户核实' });
  return `finding_${id}`;
}

describe('路村 三：抽查不在岗一次、两次、三次（A09）', () => {
  test('没有核定的不提；核定一次提约谈，写明条款、次数、由谁办、哪一年', async () => {
    const place = places.lucun;
    await absent(place, '2025-03-04', null);
    expect(await proposals(place.callers.office)).toEqual([]);
    const first = await absent(place, '2025-03-11');
    expect(await proposals(place.callers.office)).toMatchObject([{
      key: `check_${first}`, subjectName: '王小满', placeName: '桃树村', title: '抽查不在岗累计', window: '2025年', steps: [{ step: 'talk_by_deputy', name: '分管领导约谈', byName: '镇党委分管领导' }], needsReview: false, may: { open: true },
      because: [{ clauses: [{ profile: 'lucun', clause: '三' }], facts: { 抽查不在岗次数: 1 } }], facts: expect.arrayContaining([{ name: '2025 年核定不在岗', value: '1 天' }]),
    }]);
    await absent(place, '2025-04-02');
    expect((await proposals(place.callers.office)).map(({ day, steps }) => [day, steps.map(({ step }) => step)])).toEqual([['2025-04-02', ['written_self_criticism', 'town_wide_criticism']], ['2025-03-11', ['talk_by_deputy']]]);
  });

  test('告知本人，本人说明以前不能决定；另一镇、本人、队友看不到；一件事只办一次', async () => {
    const place = places.lucun;
    const [, { key }] = await proposals(place.callers.office);
    expect(await place.callers.member.status(consequence.proposals, {})).toBe(403);
    expect(await places.pian04.callers.county.status(consequence.open, { key, answerDays: 3, answers: [] })).toBe(404);
    const answers = await Promise.all([place.callers.office, place.callers.secretary].map(who => who.send(consequence.open, { key, answerDays: 3, answers: [] })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const [line] = (await place.callers.office.call(consequence.list, {})).items;
    expect(line).toMatchObject({ subjectName: '王小满', state: 'answering', answerBy: '2025-05-09' });
    expect((await place.callers.member.call(notice.list, {})).items[0]).toMatchObject({ text: '3月11日的“抽查不在岗累计”正在处理，有话请在5月9日以前说明', page: `/pages/consequence/case/index?id=${line.id}` });
    expect((await place.callers.member.call(reminder.list)).filter(({ kind }) => kind === 'consequence')).toMatchObject([{ title: '说明情况', due: '2025-05-09' }]);
    expect(await place.callers.mate.status(consequence.detail, { id: line.id })).toBe(404);
    expect(await places.pian04.callers.office.status(consequence.detail, { id: line.id })).toBe(404);
    expect((await place.callers.office.refused(consequence.decide, { id: line.id, step: 'talk_by_deputy', decision: 'confirmed', reason: '' })).code).toBe('not_deciding');
    expect(await place.callers.member.call(consequence.answer, { id: line.id, text: '那天送老人去县医院' })).toMatchObject({ state: 'deciding', own: true, answer: { text: '那天送老人去县医院', byName: '王小满' }, may: { answer: false, decide: false } });
    expect((await place.callers.member.refused(consequence.answer, { id: line.id, text: '再说一遍' })).code).toBe('answered_late');
    expect((await place.callers.office.call(reminder.list)).filter(({ kind }) => kind === 'consequence').map(({ title, count }) => [title, count])).toEqual([['处理建议', 1], ['办理处理', 1]]);
  });

  test('一个人决定执行，登记办了，再归档；每一步告诉本人；没有规定的、本人自己都不能决定', async () => {
    const place = places.lucun;
    const [{ id }] = (await place.callers.office.call(consequence.list, {})).items;
    expect((await place.callers.office.refused(consequence.decide, { id, step: 'annual_fail', decision: 'confirmed', reason: '' })).code).toBe('not_proposed');
    expect((await place.callers.office.refused(consequence.decide, { id, step: 'talk_by_deputy', decision: 'set_aside', reason: ' ' })).code).toBe('reason_required');
    expect(await place.callers.member.status(consequence.decide, { id, step: 'talk_by_deputy', decision: 'set_aside', reason: '算了' })).toBe(403);
    const answers = await Promise.all([place.callers.office, place.callers.secretary].map(who => who.send(consequence.decide, { id, step: 'talk_by_deputy', decision: 'confirmed', reason: '' })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await place.callers.office.refused(consequence.file, { id, number: '', note: '存卷' })).code).toBe('not_done');
    expect((await place.callers.office.refused(consequence.withdraw, { id, reason: '弄错' })).code).toBe('not_withdrawable');
    expect(stepsOf(await place.callers.secretary.call(consequence.done, { id, step: 'talk_by_deputy', note: '5月6日下午在镇党委约谈' }))).toEqual(['talk_by_deputy done']);
    expect((await place.callers.secretary.refused(consequence.done, { id, step: 'talk_by_deputy', note: '再登记' })).code).toBe('not_confirmed');
    expect(await place.callers.office.call(consequence.file, { id, number: '2025-3', note: '谈话记录存镇党委办公室' })).toMatchObject({ state: 'filed', filed: { number: '2025-3', byName: '镇驻村办' } });
    expect((await place.callers.member.call(notice.list, {})).items.map(({ text }) => text)).toEqual(expect.arrayContaining(['3月11日的“抽查不在岗累计”，分管领导约谈：决定执行', '3月11日的“抽查不在岗累计”，分管领导约谈：已执行']));
    expect((await place.callers.office.call(consequence.list, { box: 'closed' })).items).toMatchObject([{ id, state: 'filed' }]);
    const pdf = await place.callers.office.file(consequence.pdf, { id });
    expect([Buffer.from(pdf.file).subarray(0, 5).toString(), pdf.name]).toEqual(['%PDF-', '王小满 2025-03-11 处理审批表.pdf']);
    expect(Buffer.from((await place.callers.office.file(consequence.docx, { id })).file).subarray(0, 2).toString()).toBe('PK');
    expect(await place.callers.member.status(consequence.pdf, { id })).toBe(403);
    // The archive of the team has it for the office and for himself, and for nobody else of the team.
    const filed = async (who: Name) => (await place.callers[who].call(archive.items, { teamId: place.team.id, category: 'others' })).items.map(({ key }) => key).filter(key => key.startsWith('consequence_'));
    expect([await filed('office'), await filed('member'), await filed('mate'), await filed('leader')]).toEqual([[`consequence_${id}`], [`consequence_${id}`], [], []]);
    expect(Buffer.from((await place.callers.office.file(archive.open, { teamId: place.team.id, key: `consequence_${id}` })).file).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('办理中的，原来的事实变了看得到；撤销写明原因', async () => {
    const place = places.lucun;
    const [{ key, day }] = await proposals(place.callers.office);
    expect(day).toBe('2025-04-02');
    const { id } = await open(place.callers.office, key);
    expect((await place.callers.office.call(consequence.detail, { id })).changed).toBe(false);
    const { inspectionId } = await app.get(Db).of(InspectionCheckEntity).findOneByOrFail({ day: '2025-04-02', personId: place.people.member.id });
    await app.get(Db).of(InspectionEntity).update({ id: inspectionId }, { withdrawnAt: '2025-05-06T01:00:00.000Z' });
    expect(await place.callers.office.call(consequence.detail, { id })).toMatchObject({ changed: true, may: { withdraw: true } });
    expect(await place.callers.office.call(consequence.withdraw, { id, reason: '督查撤销了' })).toMatchObject({ state: 'withdrawn', withdrawnReason: '督查撤销了', changed: false });
    expect((await place.callers.member.call(notice.list, {})).items[0].text).toBe('4月2日的“抽查不在岗累计”：处理已经撤销');
    await absent(place, '2025-04-09');
  });

  test('督查撤销了，没有办的建议就没有了；上一年的不算进今年的次数', async () => {
    const place = places.lucun;
    expect(await proposals(place.callers.office)).toHaveLength(1);
    const { inspectionId } = await app.get(Db).of(InspectionCheckEntity).findOneByOrFail({ day: '2025-04-09', personId: place.people.member.id });
    await app.get(Db).of(InspectionEntity).update({ id: inspectionId }, { withdrawnAt: '2025-05-06T01:00:00.000Z' });
    expect(await proposals(place.callers.office)).toEqual([]);
    await absent(place, '2024-12-30');
    expect((await proposals(place.callers.office)).map(({ window, steps }) => [window, steps.map(({ step }) => step)])).toEqual([['2024年', ['talk_by_deputy']]]);
  });
});

describe('篇四 六5：工作不认真（A70）由人核实，登记的人不能自己核实', () => {
  test('可以登记的只有制度写了、没有记录能说明的情形；当地没有的情形、外镇的人、自己都不收', async () => {
    const place = places.pian04;
    const form = await place.callers.inspector.call(consequence.form, { placeId: place.town.id });
    expect(form.events.map(({ event, steps }) => [event, steps])).toEqual([['careless_work', ['批评教育', '督促整改']], ['careless_work_with_bad_result', ['批评教育', '督促整改', '调整']]]);
    expect(form.people.map(({ name }) => name).sort()).toEqual(['李大山', '欧阳队长', '王小满'].sort());
    expect((await place.callers.inspector.refused(consequence.record, found(place, { event: 'weak_performance' }))).code).toBe('event_unknown');
    expect((await place.callers.inspector.refused(consequence.record, found(place))).code).toBe('event_required');
    expect((await place.callers.inspector.refused(consequence.record, found(place, { event: 'careless_work', day: '2025-06-01' }))).code).toBe('day_in_future');
    expect(await place.callers.inspector.status(consequence.record, found(place, { event: 'careless_work', subjectId: places.lucun.people.member.id }))).toBe(404);
    expect(await place.callers.inspector.status(consequence.record, found(place, { event: 'careless_work', placeId: places.lucun.town.id }))).toBe(404);
  });

  test('核实以前不提；核实属实才提；第二次不重复前一次执行过的（A70），报送县领导小组', async () => {
    const place = places.pian04;
    const { id } = await place.callers.inspector.call(consequence.record, found(place, { event: 'careless_work' }));
    expect(await proposals(place.callers.office)).toEqual([]);
    expect((await place.callers.inspector.refused(consequence.confirm, { id, decision: 'confirmed', reason: '属实' })).code).toBe('same_person');
    expect((await place.callers.office.call(reminder.list)).find(({ title }) => title === '核实登记的情况')).toMatchObject({ count: 1, page: `/pages/consequence/finding/index?id=${id}` });
    expect(await place.callers.office.call(consequence.confirm, { id, decision: 'confirmed', reason: '到户核实' })).toMatchObject({ state: 'confirmed', decision: { byName: '镇驻村办', reason: '到户核实' }, because: [{ clauses: [{ clause: '六5' }] }] });
    expect(await proposals(place.callers.office)).toMatchObject([{ title: '工作不认真不负责', window: '', steps: [{ step: 'criticism_education', byName: '镇纪委' }, { step: 'rectification_order' }] }]);
    const opened = await open(place.callers.office, `finding_${id}`);
    await place.callers.member.call(consequence.answer, { id: opened.id, text: '我认' });
    await place.callers.office.call(consequence.decide, { id: opened.id, step: 'criticism_education', decision: 'confirmed', reason: '' });
    expect(stepsOf(await place.callers.office.call(consequence.decide, { id: opened.id, step: 'rectification_order', decision: 'set_aside', reason: '已经补好' }))).toEqual(['criticism_education confirmed', 'rectification_order set_aside']);
    const key = await confirmed(place, { event: 'careless_work_with_bad_result' });
    expect((await proposals(place.callers.office)).find(each => each.key === key)).toMatchObject({ steps: [{ step: 'rectification_order' }, { step: 'adjust_post' }], reportTo: ['县驻村工作领导小组'] });
  });

  test('核实不属实的不提', async () => {
    const place = places.pian04;
    const { id } = await place.callers.inspector.call(consequence.record, found(place, { event: 'careless_work', subjectId: place.people.mate.id }));
    await place.callers.office.call(consequence.confirm, { id, decision: 'rejected', reason: '台账是本人写的' });
    expect((await proposals(place.callers.office)).some(({ key }) => key === `finding_${id}`)).toBe(false);
    expect((await place.callers.office.call(consequence.findings, { search: 'lds' })).items).toMatchObject([{ id, state: 'rejected', subjectName: '李大山' }]);
  });
});

describe('篇六 二(四)：旷工和季度在村天数从封存的考勤表算', () => {
  test('没有封存的不算；连着超过 15 个工作日的提年度考核不合格（A54：隔着双休日仍连着）', async () => {
    const place = places.pian06;
    expect(await proposals(place.callers.office)).toEqual([]);
    await sealed(place, '2025-01', []);
    await sealed(place, '2025-02', [...Array.from({ length: 4 }, () => 'in_village' as const), ...Array.from({ length: 16 }, () => 'absent' as const)]);
    expect(await proposals(place.callers.office)).toMatchObject([{
      source: 'sheet', title: '旷工或无正当理由离岗', window: '2025年', steps: [{ step: 'annual_fail', name: '年度考核不合格' }], because: [{ clauses: [{ profile: 'pian06', clause: '二(四)' }], facts: { 连续旷工天数: 16, 全年旷工天数: 16 } }],
    }]);
  });

  test('办理中的：又封存一个月不算变了；更正单把缺勤改掉了，写明事实变了', async () => {
    const place = places.pian06;
    const [{ key }] = await proposals(place.callers.office);
    const { id } = await open(place.callers.office, key);
    await sealed(place, '2025-04', ['absent']);
    expect((await place.callers.office.call(consequence.detail, { id })).changed).toBe(false);
    const slip = newId();
    const rows = ['am', 'pm'].map(half => ({ personId: place.people.member.id, name: '王小满', day: '2025-02-10', half, signed: 'absent', now: 'in_village' }));
    await app.get(Db).of(SheetCorrectionEntity).insert({
      id: slip, organisationId: place.village.id, month: '2025-02', number: 1, cause: '补到证明', rows, evidence: {}, hash: slip, state: 'confirmed', draftedBy: place.people.leader.id, draftedByName: '欧阳队长', draftedAs: 'team_leader', draftedAt: '2025-05-06T01:00:00.000Z',
      confirmedBy: place.people.secretary.id, confirmedByName: '镇书记', confirmedAs: 'township_secretary', confirmedAt: '2025-05-06T01:00:00.000Z', remark: '',
    } as never);
    expect((await place.callers.office.call(consequence.detail, { id })).changed).toBe(true);
    await place.callers.office.call(consequence.withdraw, { id, reason: '更正以后不到 15 天' });
    expect(await proposals(place.callers.office)).toEqual([]);
  });

  test('一个季度三个月都封存了才算在村天数；不足 50 天的提不合格和视情况召回，写明报送谁', async () => {
    const place = places.pian06;
    await sealed(place, '2025-03', []);
    const all = await proposals(place.callers.office);
    expect(all.map(({ window, title }) => [window, title])).toEqual([['2025年第1季度', '季度在村天数']]);
    expect(all.find(({ window }) => window === '2025年第1季度')).toMatchObject({ steps: [{ step: 'annual_fail' }, { step: 'recall_consider' }], reportTo: ['市委组织部', '市联系办'], facts: expect.arrayContaining([{ name: '在村', value: '49 天' }]) });
  });
});

describe('鄂尔多斯 第十七条、篇九 第三十八条：查证属实的不配合', () => {
  test('村里不配合由镇里处理，要答计划有没有耽误；村支书说明，看不到是谁反映、反映了什么；选定一项就算决定', async () => {
    const place = places['ordos-2018'];
    const { callers, village } = place;
    const raised = await callers.leader.call(issue.raise, { clientKey: 'obstruct', kind: 'obstruction', category: 'village', villageId: village.id, title: '村里不给数据', text: '连着三次没有给', source: 'person', foundOn: '2025-05-05', claimedAt: app.clock.now() });
    const taken = await callers.secretary.call(issue.acknowledge, { id: raised.id });
    await callers.secretary.call(issue.answer, { clientKey: `verify-${keys += 1}`, id: raised.id, revision: taken.revision, text: '情况属实', outcome: 'verified', claimedAt: app.clock.now() });
    const [proposal] = await proposals(callers.office);
    expect(proposal).toMatchObject({ source: 'issue', subject: 'place', subjectName: '桃树村', choose: true, asks: [{ fact: 'plan_delayed', name: '计划不能按时完成' }], steps: [{ step: 'interview', optional: true }, { step: 'circulated_criticism', optional: true }] });
    expect((await callers.office.refused(consequence.open, { key: proposal.key, answerDays: 3, answers: [] })).code).toBe('fact_missing');
    const opened = await open(callers.office, proposal.key, [{ fact: 'plan_delayed', value: true }]);
    expect(opened.facts).toEqual(expect.arrayContaining([{ name: '事由', value: '村里不给数据' }, { name: '计划不能按时完成', value: '是' }]));
    const seen = await callers.village.call(consequence.detail, { id: opened.id });
    expect(JSON.stringify(seen)).not.toMatch(/不给数据|欧阳队长|连着三次/);
    expect((await callers.village.call(consequence.mine, {})).items).toMatchObject([{ id: opened.id, state: 'answering' }]);
    await callers.village.call(consequence.answer, { id: opened.id, text: '会计请假，已经补交' });
    const done = await callers.office.call(consequence.decide, { id: opened.id, step: 'interview', decision: 'confirmed', reason: '' });
    expect([done.state, stepsOf(done)]).toEqual(['executing', ['interview confirmed', 'circulated_criticism proposed']]);
  });

  test('答了没有耽误计划，制度没有写处理，不能开始', async () => {
    const place = places['ordos-2018'];
    const { callers, village } = place;
    const raised = await callers.leader.call(issue.raise, { clientKey: 'obstruct-2', kind: 'obstruction', category: 'township', villageId: village.id, title: '镇里不派车', text: '', source: 'person', foundOn: '2025-05-05', claimedAt: app.clock.now() });
    const taken = await callers.county.call(issue.acknowledge, { id: raised.id });
    await callers.county.call(issue.answer, { clientKey: `verify-${keys += 1}`, id: raised.id, revision: taken.revision, text: '情况属实', outcome: 'verified', claimedAt: app.clock.now() });
    const key = `issue_${raised.id}`;
    expect((await proposals(callers.office)).some(each => each.key === key)).toBe(false);
    expect((await proposals(callers.county)).find(each => each.key === key)).toMatchObject({ subjectName: '青山镇' });
    expect((await callers.county.refused(consequence.open, { key, answerDays: 3, answers: [{ fact: 'plan_delayed', value: false }] })).code).toBe('nothing_attached');
    expect(await open(callers.county, key, [{ fact: 'plan_delayed', value: true }])).toMatchObject({ state: 'answering' });
    expect(await callers.secretary.call(consequence.mine, {})).toMatchObject({ total: 1 });
  });
});

describe('篇十五 二(三)：容错研判在决定以前', () => {
  test('说明以后先研判，提出的人不能自己研判；不属于容错才决定', async () => {
    const { callers } = places.pian15;
    const key = await confirmed(places.pian15, { event: 'duty_not_fulfilled' });
    const opened = await open(callers.office, key);
    expect(opened).toMatchObject({ needsReview: true, reviewBecause: [{ clauses: [{ profile: 'pian15', clause: '二(三)' }] }], choose: true });
    await callers.member.call(consequence.answer, { id: opened.id, text: '第一次搞，没有经验' });
    expect((await callers.secretary.refused(consequence.decide, { id: opened.id, step: 'interview', decision: 'confirmed', reason: '' })).code).toBe('not_deciding');
    expect((await callers.office.refused(consequence.review, { id: opened.id, outcome: 'answerable', reason: '经过研究' })).code).toBe('same_person');
    expect(await callers.secretary.call(consequence.review, { id: opened.id, outcome: 'answerable', reason: '提醒过两次没有改' })).toMatchObject({ state: 'deciding', review: { outcome: 'answerable', byName: '镇书记' } });
    expect(await callers.office.call(consequence.decide, { id: opened.id, step: 'interview', decision: 'confirmed', reason: '' })).toMatchObject({ state: 'executing' });
  });

  test('属于容错的不再决定，告诉本人，可以归档', async () => {
    const { callers } = places.pian15;
    const opened = await open(callers.office, await confirmed(places.pian15, { event: 'duty_not_fulfilled', text: '果树苗冻死' }));
    await callers.member.call(consequence.answer, { id: opened.id, text: '先行先试' });
    expect(await callers.secretary.call(consequence.review, { id: opened.id, outcome: 'tolerated', reason: '先行先试中的失误，没有谋私' })).toMatchObject({ state: 'done', may: { decide: false, file: true } });
    expect((await callers.office.refused(consequence.decide, { id: opened.id, step: 'interview', decision: 'confirmed', reason: '' })).code).toBe('not_deciding');
    expect((await callers.member.call(notice.list, {})).items[0].text).toContain('容错研判：属于容错，不予追究');
    expect(await callers.office.call(consequence.file, { id: opened.id, number: '', note: '研判记录存卷' })).toMatchObject({ state: 'filed' });
  });
});

describe('篇九 第三十五、三十六条：派出单位和后备干部', () => {
  test('单位的事由单位说明；整改没有按时做的，约谈以后才提问责', async () => {
    const place = places.pian09b;
    const first = await confirmed(place, { subject: 'unit', subjectId: place.unit.id, event: 'no_decoupling_or_measures', answers: [{ fact: 'rectified', value: false }] });
    const opened = await open(place.callers.county, first);
    expect(opened).toMatchObject({ subjectName: '县水务局', steps: [{ step: 'unit_leader_interview' }] });
    expect(await place.callers.unit.call(consequence.answer, { id: opened.id, text: '下周就脱钩' })).toMatchObject({ own: true, state: 'deciding' });
    await place.callers.county.call(consequence.decide, { id: opened.id, step: 'unit_leader_interview', decision: 'confirmed', reason: '' });
    const again = await confirmed(place, { subject: 'unit', subjectId: place.unit.id, event: 'no_decoupling_or_measures', answers: [{ fact: 'rectified', value: false }] });
    expect((await proposals(place.callers.county)).find(({ key }) => key === again)).toMatchObject({ steps: [{ step: 'unit_accountability' }] });
    expect((await place.callers.inspector.refused(consequence.record, found(place, { event: 'recalled_own_fault' }))).code).toBe('fact_missing');
    const recalled = await confirmed(place, { event: 'recalled_own_fault', answers: [{ fact: 'reserve_cadre', value: true }] });
    expect((await proposals(place.callers.county)).find(({ key }) => key === recalled)?.steps.filter(({ optional }) => !optional).map(({ step }) => step)).toEqual(['reserve_cadre_cancelled', 'no_promotion_3y']);
  });
});

describe('S57：禁止事项读了签字，违反的有记录', () => {
  test('每个人签自己读的那一份；办公室看谁没有签；外镇看不到；导出', async () => {
    const { callers, people } = places['ordos-2018'];
    const list = await callers.member.call(prohibition.mine);
    expect(list).toMatchObject({ items: expect.arrayContaining([{ word: 'gambling_or_drunkenness', name: '赌博酗酒' }]), signedAt: null, why: null, because: [{ clauses: [{ clause: '第十一条（十）' }] }] });
    expect((await callers.member.call(reminder.list)).find(({ title }) => title === '读禁止事项并签字')).toMatchObject({ note: '10 项' });
    expect((await callers.member.refused(prohibition.sign, { version: 'old' })).code).toBe('list_changed');
    const signed = await callers.member.call(prohibition.sign, { version: list.version });
    expect(signed.signedAt).not.toBeNull();
    expect((await callers.member.call(prohibition.sign, { version: list.version })).signedAt).toBe(signed.signedAt);
    expect(await callers.office.call(prohibition.readers, {})).toMatchObject({ people: 3, signed: 1, total: 3 });
    expect((await callers.office.call(prohibition.readers, { box: 'unsigned', search: 'lds' })).items).toMatchObject([{ personId: people.mate.id, signedAt: null, before: null }]);
    expect((await places.pian04.callers.office.call(prohibition.readers, {})).items.some(({ personId }) => personId === people.member.id)).toBe(false);
    const { file } = await callers.office.file(prohibition.xlsx, {});
    expect(await textOf(file)).toContain('禁止事项阅读签字名单');
    expect(await places.lucun.callers.member.call(prohibition.mine)).toMatchObject({ items: [], why: '当地的制度没有列禁止事项。' });
  });

  test('违反禁止事项的核实以后成为一件事：制度写了第几项，没有写怎样处理的也留下记录', async () => {
    const place = places['ordos-2018'];
    const key = await confirmed(place, { prohibited: 'gambling_or_drunkenness' });
    const opened = await open(place.callers.office, key);
    expect(opened).toMatchObject({ title: '赌博酗酒', steps: [], because: [{ text: '赌博酗酒，违反第 9 项', clauses: [{ clause: '第十一条（十）' }] }] });
    expect(await place.callers.member.call(consequence.answer, { id: opened.id, text: '酒席上喝的' })).toMatchObject({ state: 'done' });
    const both = await confirmed(place, { prohibited: 'accepted_gift', event: 'weak_performance' });
    expect((await proposals(place.callers.office)).find(each => each.key === both)).toMatchObject({ title: '履行职责不力；接受馈赠', steps: [{ step: 'criticism_education' }] });
  });
});

describe('统计和台账', () => {
  test('按情形、处理、乡镇数件数，不排人；日子反了不收；表格里有台账', async () => {
    const { callers } = places.pian04;
    const found = await callers.county.call(consequence.statistics, { from: '2025-01-01', to: '2025-12-31' });
    expect(found).toMatchObject({ cases: 1, answered: 1, tolerated: 0, events: [{ name: '工作不认真不负责', count: 1 }], places: [{ name: '青山镇', cases: 1, confirmed: 1, setAside: 1 }] });
    expect(found.steps.find(({ name }) => name === '批评教育')).toEqual({ name: '批评教育', proposed: 1, confirmed: 1, setAside: 0, done: 0 });
    expect(JSON.stringify(found)).not.toContain('王小满');
    expect((await callers.county.refused(consequence.statistics, { from: '2025-02-01', to: '2025-01-01' })).code).toBe('days_reversed');
    const { file, name } = await callers.office.file(consequence.xlsx, { from: '2025-01-01', to: '2025-12-31' });
    expect([name, await textOf(file)]).toEqual(['责任追究台账 2025-01-01 至 2025-12-31.xlsx', expect.stringContaining('批评教育：决定执行')]);
  });
});
