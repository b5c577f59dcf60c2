import { archive } from '@village/shared/contract/archive';
import { attendance } from '@village/shared/contract/attendance';
import { due } from '@village/shared/contract/due';
import { inspection, type InspectionDetail } from '@village/shared/contract/inspection';
import { leave } from '@village/shared/contract/leave';
import { notice } from '@village/shared/contract/notice';
import type { Organisation } from '@village/shared/contract/organisation';
import { reminder } from '@village/shared/contract/reminder';
import { drawOrder } from '@village/shared/rules/inspection-draw';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { regulate } from '../../test/regulation';

let app: TestApp;
let town: Organisation;
let otherTown: Organisation;
let teams: Awaited<ReturnType<typeof build.team>>[];
let members: build.PersonBuilt[];
let people: Record<'inspector' | 'office' | 'secretary' | 'leader' | 'member' | 'mate' | 'foreign', build.PersonBuilt>;
let callers: Record<keyof typeof people, Caller>;
let keys = 0;

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-03', '08:00');
  const county = await build.county(app);
  town = await build.township(app, { county, name: '青山镇' });
  otherTown = await build.township(app, { county, name: '白石镇' });
  await build.team(app, { village: await build.village(app, { township: otherTown, name: '白石村' }) });
  teams = [];
  members = [];
  for (let index = 0; index < 6; index += 1) {
    const team = await build.team(app, { village: await build.village(app, { township: town, name: `村${index + 1}` }) });
    teams.push(team);
    members.push(await build.person(app, { name: `队员${index + 1}`, terms: [{ role: 'team_member', team }] }), await build.person(app, { name: `同事${index + 1}`, terms: [{ role: 'team_member', team }] }));
  }
  await regulate(app, county, 'pian04');
  const far = await build.county(app);
  people = {
    inspector: await build.person(app, { name: '镇督查室', terms: [{ role: 'township_inspection_office', at: town }] }), office: await build.person(app, { name: '镇驻村办', terms: [{ role: 'township_office', at: town }] }),
    leader: await build.person(app, { name: '王队长', terms: [{ role: 'team_leader', team: teams[0] }] }),
    secretary: await build.person(app, { name: '书记', terms: [{ role: 'township_secretary', at: town }] }), member: members[0], mate: members[1],
    foreign: await build.person(app, { name: '外县督查', terms: [{ role: 'inspector', at: far }] }),
  };
  await arrive('2025-03-05', '09:00');
});
afterAll(() => app.close());

async function arrive(day: string, time: string): Promise<void> {
  app.on(day, time);
  callers = Object.fromEntries(await Promise.all(Object.entries(people).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
}

const drawing = (more: object = {}) => ({ placeId: town.id, title: '三月在岗抽查', method: '实地抽查', from: '2025-03-05', to: '2025-03-31', count: 6, explainDays: 3, ...more });
const visit = (of: InspectionDetail, teamId: string, lines: { personId: string; found: 'present' | 'absent'; note: string }[], more: object = {}) =>
  ({ id: of.id, clientKey: `visit-${keys += 1}`, teamId, day: '2025-03-05', at: '10:30', lines, claimedAt: app.clock.now(), ...more });
const cells = async (day: string) => (await callers.member.call(attendance.evidence, { personId: people.member.id, day })).cells;

describe('抽取', () => {
  test('抽以前看到有几个队、制度写的方式；抽的次序照公开的种子谁都能重算', async () => {
    expect(await callers.inspector.call(inspection.plan, { placeId: town.id })).toMatchObject({ placeName: '青山镇', teams: 6, methods: expect.arrayContaining(['夜间查岗']) });
    const drawn = await callers.inspector.call(inspection.draw, drawing({ count: 2 }));
    expect(drawn).toMatchObject({ pool: 6, drawn: 2, visited: 0, drawnByName: '镇督查室' });
    expect(drawOrder(teams.map(team => team.id), drawn.seed)).toEqual(drawn.teams.map(team => team.teamId));
    expect(drawn.teams.filter(team => team.drawn).map(team => team.rank)).toEqual([1, 2]);
    expect(drawn.teams.filter(team => !team.drawn).every(team => team.people.length === 0)).toBe(true);
    const again = await callers.inspector.call(inspection.draw, drawing({ count: 2 }));
    expect(again.seed).not.toBe(drawn.seed);
    expect((await callers.office.call(inspection.list, {})).total).toBe(2);
  });

  test('抽得太多、日子反了的不收；别的县看不到，队员看不到', async () => {
    expect(await callers.inspector.refused(inspection.draw, drawing({ count: 7 }))).toMatchObject({ code: 'too_many', field: 'count' });
    expect((await callers.inspector.refused(inspection.draw, drawing({ to: '2025-03-04' }))).code).toBe('days_reversed');
    expect(await callers.foreign.status(inspection.draw, drawing())).toBe(404);
    expect((await callers.foreign.call(inspection.list, {})).total).toBe(0);
    expect(await callers.member.status(inspection.list, {})).toBe(403);
  });

  test('撤销写明原因，不再说明任何事，经过留着', async () => {
    const drawn = await callers.inspector.call(inspection.draw, drawing({ count: 1, title: '抽错了' }));
    const withdrawn = await callers.inspector.call(inspection.withdraw, { id: drawn.id, reason: '日期写错' });
    expect(withdrawn).toMatchObject({ withdrawn: true, withdrawnReason: '日期写错', may: { record: false, withdraw: false } });
    expect((await callers.inspector.refused(inspection.withdraw, { id: drawn.id, reason: '再撤' })).code).toBe('withdrawn_before');
  });
});

describe('现场、说明、核定（篇四 三3：抽查不在岗视为当天不在岗）', () => {
  let drawn: InspectionDetail;
  let checkId: string;
  beforeAll(async () => {
    await arrive('2025-03-05', '11:00');
    drawn = await callers.inspector.call(inspection.draw, drawing());
    await callers.member.call(attendance.record, { clientKey: 'present', day: '2025-03-05', halves: ['am', 'pm'], state: 'in_village', mode: 'self', claimedAt: '2025-03-05T00:30:00.000Z' });
  });

  test('不在岗要写现场情况；没有抽中的队、不在队的人、自己、抽查以外的日子不收', async () => {
    const absent = { personId: people.member.id, found: 'absent' as const, note: '' };
    expect((await callers.inspector.refused(inspection.record, visit(drawn, teams[0].id, [absent]))).code).toBe('note_required');
    expect((await callers.inspector.refused(inspection.record, visit(drawn, teams[0].id, [{ ...absent, personId: members[4].id, note: '没有人' }]))).code).toBe('person_unknown');
    expect((await callers.inspector.refused(inspection.record, visit(drawn, 'nowhere', [{ ...absent, note: '没有人' }]))).code).toBe('team_not_drawn');
    expect((await callers.inspector.refused(inspection.record, visit(drawn, teams[0].id, [{ ...absent, note: '没有人' }], { day: '2025-04-01' }))).code).toBe('day_in_future');
  });

  test('同一次走访送两遍只记一份；在岗的当场就算，不在岗的通知本人，核定以前考勤表不变', async () => {
    const input = visit(drawn, teams[0].id, [{ personId: people.member.id, found: 'absent', note: '村部没有人，村干部说早上没见到' }, { personId: people.mate.id, found: 'present', note: '' }]);
    expect(await callers.inspector.call(inspection.record, input)).toMatchObject({ visited: 1, people: 2, absent: 0, open: 1 });
    expect((await callers.inspector.send(inspection.record, input)).status).toBe(200);
    const seen = await callers.office.call(inspection.detail, { id: drawn.id });
    const checks = seen.teams.find(team => team.teamId === teams[0].id)!.checks;
    expect(checks.map(({ personName, found, state }) => [personName, found, state])).toEqual(expect.arrayContaining([['队员1', 'absent', 'waiting'], ['同事1', 'present', 'present']]));
    checkId = checks.find(check => check.found === 'absent')!.id;
    expect((await callers.inspector.refused(inspection.record, { ...input, clientKey: 'other' })).code).toBe('checked_before');
    const { items } = await callers.member.call(notice.list, {});
    expect(items[0]).toMatchObject({ text: '3月5日 10:30督查时您不在岗，有情况请在3月8日以前说明', page: `/pages/inspection/check/index?id=${checkId}` });
    expect((await callers.member.call(reminder.list)).filter(each => each.kind === 'inspection')).toMatchObject([{ title: '说明督查情况', due: '2025-03-08' }]);
    expect((await cells('2025-03-05')).map(cell => cell.mark)).toEqual(['in_village', 'in_village']);
  });

  test('本人说明以前不能核定；本人看到现场记的，说明一次', async () => {
    expect((await callers.office.refused(inspection.decide, { id: checkId, decision: 'absent', reason: '' })).code).toBe('explanation_awaited');
    expect(await callers.member.call(inspection.check, { id: checkId })).toMatchObject({ note: '村部没有人，村干部说早上没见到', recordedByName: '镇督查室', may: { explain: true, decide: false } });
    expect(await callers.mate.status(inspection.check, { id: checkId })).toBe(404);
    expect(await callers.member.call(inspection.explain, { id: checkId, text: '在三组入户' })).toMatchObject({ state: 'open', explanation: '在三组入户', may: { explain: false } });
    expect((await callers.member.refused(inspection.explain, { id: checkId, text: '再说' })).code).toBe('explained_late');
    expect((await callers.office.call(reminder.list)).filter(each => each.kind === 'inspection')).toMatchObject([{ title: '核定督查结果', count: 1 }]);
  });

  test('记录的人不能自己核定；两个人同时核定只算一次；核定以后考勤表变了，写明条款', async () => {
    expect((await callers.inspector.refused(inspection.decide, { id: checkId, decision: 'absent', reason: '' })).code).toBe('same_person');
    const answers = await Promise.all([callers.office, callers.secretary, callers.office].map(who => who.send(inspection.decide, { id: checkId, decision: 'absent', reason: '入户的群众没有见到' })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.every(({ status }) => status === 200 || status === 409 || status === 422)).toBe(true);
    const check = await callers.office.call(inspection.check, { id: checkId });
    expect(check).toMatchObject({ state: 'absent', decision: { decision: 'absent', reason: '入户的群众没有见到' } });
    const found = await cells('2025-03-05');
    expect(found.map(cell => cell.mark)).toEqual(['absent', 'absent']);
    expect(found[0].because.some(({ text, clauses }) => text.includes('督查时不在岗') && clauses.some(({ clause }) => clause === '三3'))).toBe(true);
    expect((await callers.member.call(notice.list, {})).items[0].text).toBe('3月5日的督查记录已经核定：核定不在岗');
    expect((await callers.office.call(reminder.list)).filter(each => each.kind === 'inspection')).toEqual([]);
  });

  test('批了假的那天不算；有正当理由的、作废的、撤销的督查都不进考勤表', async () => {
    await arrive('2025-03-06', '16:00');
    const absent = { personId: people.member.id, found: 'absent' as const, note: '没有人' };
    const record = async (of: InspectionDetail, day: string) => {
      const detail = await callers.inspector.call(inspection.record, visit(of, teams[0].id, [absent], { day, at: '15:00' }));
      return detail.teams.find(team => team.teamId === teams[0].id)!.checks.find(check => check.day === day)!.id;
    };
    await callers.member.call(attendance.record, { clientKey: 'sixth', day: '2025-03-06', halves: ['am', 'pm'], state: 'in_village', mode: 'self', claimedAt: app.clock.now() });
    const id = await record(drawn, '2025-03-06');
    await arrive('2025-03-10', '09:00');
    expect((await callers.member.refused(inspection.explain, { id, text: '晚了' })).code).toBe('explained_late');
    expect((await callers.office.refused(inspection.decide, { id, decision: 'valid_reason', reason: '' })).code).toBe('reason_required');
    expect(await callers.office.call(inspection.decide, { id, decision: 'valid_reason', reason: '带群众到县医院' })).toMatchObject({ state: 'valid_reason' });
    expect((await cells('2025-03-06')).map(cell => cell.mark)).toEqual(['in_village', 'in_village']);
    const other = await callers.inspector.call(inspection.draw, drawing({ from: '2025-03-10', title: '撤销的一次' }));
    await callers.member.call(attendance.record, { clientKey: 'tenth', day: '2025-03-10', halves: ['am'], state: 'in_village', mode: 'self', claimedAt: app.clock.now() });
    const seventh = await callers.inspector.call(inspection.record, visit(other, teams[0].id, [absent], { day: '2025-03-10', at: '08:30' }));
    expect(seventh.open).toBe(1);
    await callers.inspector.call(inspection.withdraw, { id: other.id, reason: '抽错日子' });
    expect((await callers.member.call(reminder.list)).filter(each => each.kind === 'inspection')).toEqual([]);
  });

  test('现场看到当时批了的假', async () => {
    await arrive('2025-03-11', '09:00');
    const { id } = await callers.member.call(leave.apply, { clientKey: 'away', kind: 'personal', startDay: '2025-03-12', startHalf: 'am', endDay: '2025-03-12', endHalf: 'pm', reason: '家事', place: '县城', outOfCounty: false, claimedAt: app.clock.now() });
    await callers.leader.call(leave.decide, { id, decision: 'approve', papersLater: true });
    await arrive('2025-03-12', '16:00');
    const detail = await callers.inspector.call(inspection.record, visit(drawn, teams[0].id, [{ personId: people.member.id, found: 'absent', note: '没有人' }], { day: '2025-03-12', at: '15:00' }));
    expect(detail.teams.find(team => team.teamId === teams[0].id)!.checks.at(-1)!.known).toEqual([expect.stringMatching(/^事假 3月12日.*（已批准）$/)]);
  });

  test('每月至少一次的在岗核查从真的去过的督查算：去过的天数、撤销的不算、别的乡镇没有去就是没有（篇四 三3）', async () => {
    const listed = async (who: Caller) => (await who.call(due.overview, { period: '2025-03', source: 'inspection' })).items;
    const [item] = await listed(callers.office);
    expect(item).toMatchObject({ title: '在岗核查', owner: 'township', counts: { done: 1 }, because: [{ clauses: [{ profile: 'pian04', clause: '三3' }] }, expect.anything()] });
    expect((await callers.office.call(due.mine, { period: '2025-03' })).items.find(each => each.source === 'inspection')).toMatchObject({ required: 1, done: 3, state: 'done', due: '2025-03-31' });
    expect((await callers.office.call(due.mine, { period: '2025-04' })).items.find(each => each.source === 'inspection')).toMatchObject({ required: 1, done: 0, state: 'open' });
    const far = await app.sign((await build.person(app, { terms: [{ role: 'township_office', at: otherTown }] })).id);
    expect((await listed(far))[0]).toMatchObject({ counts: { done: 0, open: 1 } });
  });

  test('通报列出核定的，没有核定的不列名；Word 和 PDF', async () => {
    const pdf = await callers.office.file(inspection.circularPdf, { id: drawn.id });
    expect([Buffer.from(pdf.file).subarray(0, 5).toString(), pdf.name]).toEqual(['%PDF-', '三月在岗抽查通报.pdf']);
    const docx = await callers.office.file(inspection.circularDocx, { id: drawn.id });
    expect(Buffer.from(docx.file).subarray(0, 2).toString()).toBe('PK');
    const filed = async (who: Caller) => (await who.call(archive.items, { teamId: teams[0].id, category: 'others' })).items.map(({ title }) => title);
    expect([await filed(callers.office), await filed(callers.leader)]).toEqual([['督查通报 三月在岗抽查'], []]);
    expect(Buffer.from((await callers.office.file(archive.open, { teamId: teams[0].id, key: `circular_${drawn.id}` })).file).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await callers.office.refused(inspection.circularPdf, { id: (await callers.inspector.call(inspection.draw, drawing({ from: '2025-03-12', count: 1 }))).id })).code).toBe('nothing_found');
  });
});
