import { arrangement } from '@village/shared/contract/arrangement';
import { attendance } from '@village/shared/contract/attendance';
import { leave } from '@village/shared/contract/leave';
import { notice } from '@village/shared/contract/notice';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import { worklog } from '@village/shared/contract/worklog';
import { type Caller, startApp, type TestApp } from '../../test/app';
import * as build from '../../test/build';

let app: TestApp;
let township: Organisation, village: Organisation, other: Organisation;
let zhang: build.PersonBuilt, li: build.PersonBuilt;
let cadre: Caller, colleague: Caller, office: Caller, secretary: Caller, mayor: Caller, department: Caller, stranger: Caller;
let people: build.PersonBuilt[];
let approverId: string;
let sent = 0;

/** Puts the clock there; sessions last some days. */
async function at(day: string, time = '09:00'): Promise<void> {
  app.on(day, time);
  [cadre, colleague, office, secretary, mayor, department, stranger] = await Promise.all(people.map(each => app.sign(each.id)));
}

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-12');
  const county = await build.county(app);
  [township, other] = [await build.township(app, { county, name: '青山镇' }), await build.township(app, { county })];
  village = await build.village(app, { township, name: '松坪村' });
  const far = await build.village(app, { township: other });
  const team = await build.team(app, { village });
  const person = async (term: build.TermGiven, name?: string) => build.person(app, { name, terms: [term] });
  [zhang, li] = [await person({ role: 'linked_cadre', team }, '张三'), await person({ role: 'linked_cadre', team }, '李四')];
  people = [zhang, li, await person({ role: 'township_office', at: township }), await person({ role: 'village_secretary', at: village }), await person({ role: 'township_mayor', at: township }),
    await person({ role: 'township_department', at: township }), await person({ role: 'township_office', at: other })];
  await at('2025-03-12');
  await build.person(app, { terms: [{ role: 'linked_cadre', team: await build.team(app, { village: far }) }] });
  approverId = (await person({ role: 'area_leader_member', at: township })).id;
  const admin = await app.sign((await person({ role: 'administrator', at: county })).id);
  await admin.call(policy.adopt, { organisationId: township.id, profileId: 'lucun', effectiveFrom: '2024-01-01' });
  await admin.call(policy.adopt, { organisationId: other.id, profileId: 'pian04', effectiveFrom: '2024-01-01' });
});
afterAll(() => app.close());

const move = (changes: object = {}) => ({ organisationId: township.id, kind: 'office_day' as const, day: '2025-03-20', instead: '2025-03-18', text: '全镇防汛演练', ...changes });
const callTo = (changes: object = {}) => ({ organisationId: village.id, kind: 'call' as const, day: '2025-03-13', event: 'villager_representatives_meeting', from: '09:00', to: '11:00', text: '讨论集体土地发包', ...changes });
const come = (who: Caller, day: string, halves: ('am' | 'pm')[] = ['am', 'pm'], at = '08:20') =>
  who.call(attendance.record, { clientKey: `come-${++sent}`, day, halves, state: 'in_village', mode: 'self', claimedAt: new Date(`${day}T${at}:00+08:00`).toISOString() });
const notices = async (who: Caller) => (await who.call(notice.list, {})).items.map(({ text }) => text);
const evidence = async (day: string, person = zhang) => (await app.sign(person.id)).call(attendance.evidence, { personId: person.id, day });
const rowOf = async (month: string) => (await office.call(attendance.sheet, { organisationId: township.id, month })).content.rows.find(row => row.personId === zhang.id)!;

describe('驻村办公日另定（一(一)）', () => {
  test('镇里看到前后几周的驻村办公日，改到另一天，写明原因，各包村干部都收到通知', async () => {
    expect((await office.call(arrangement.places)).map(({ name, kinds }) => [name, kinds])).toEqual([['青山镇', ['office_day', 'overtime']]]);
    const plan = await office.call(arrangement.officeDays, { organisationId: township.id });
    expect(plan.days.find(({ postponed }) => postponed === '2025-03-18')).toMatchObject({ state: 'kept', day: '2025-03-18' });
    expect(await office.call(arrangement.arrange, move())).toMatchObject({ kind: 'office_day', placeName: '青山镇', day: '2025-03-20', instead: '2025-03-18', people: [], may: { withdraw: true } });
    expect(await notices(cadre)).toContain('青山镇把3月18日的驻村办公日改到3月20日，全镇防汛演练。');
    expect((await office.call(arrangement.officeDays, { organisationId: township.id })).days.find(({ postponed }) => postponed === '2025-03-18')).toMatchObject({ state: 'postponed', day: '2025-03-20', fixedBy: 'town' });
  });

  test('不能改到过去、改到别的驻村办公日、改不是驻村办公日的日子，也不能改两次', async () => {
    expect(await office.refused(arrangement.arrange, move())).toMatchObject({ code: 'arranged_before' });
    expect(await office.refused(arrangement.arrange, move({ instead: '2025-03-25', day: '2025-03-10' }))).toMatchObject({ code: 'day_past' });
    expect(await office.refused(arrangement.arrange, move({ instead: '2025-03-25', day: '2025-04-01' }))).toMatchObject({ code: 'day_taken', clauses: [{ profile: 'lucun', clause: '一(一)' }] });
    expect(await office.refused(arrangement.arrange, move({ instead: '2025-03-26' }))).toMatchObject({ code: 'not_office_day' });
    expect(await office.refused(arrangement.arrange, move({ instead: '2025-03-04' }))).toMatchObject({ code: 'day_past', field: 'instead' });
    expect(await stranger.status(arrangement.arrange, move({ instead: '2025-03-25' }))).toBe(404);
    expect(await stranger.refused(arrangement.arrange, move({ organisationId: other.id }))).toMatchObject({ code: 'no_office_day' });
    expect(await secretary.status(arrangement.arrange, move({ instead: '2025-03-25' }))).toBe(404);
    expect(await cadre.status(arrangement.arrange, move())).toBe(403);
  });

  test('改了的日子：原来那天不要求，新的那天按两个时段算；考勤表和下发清单的日子都跟着改', async () => {
    expect((await department.call(worklog.sending))[0].officeDays.slice(0, 2)).toEqual(['2025-03-20', '2025-03-25']);
    await at('2025-03-20', '17:00');
    await come(cadre, '2025-03-20', ['am']);
    await at('2025-03-21');
    expect(await evidence('2025-03-18')).toMatchObject({ status: { name: '驻村办公日顺延' }, cells: [{ mark: 'rest_day' }, { mark: 'rest_day' }] });
    expect((await evidence('2025-03-18')).cells[0].because.some(({ text }) => text === '驻村办公日改到 2025-03-20')).toBe(true);
    expect(await evidence('2025-03-20')).toMatchObject({ status: { name: '半天在村' }, cells: [{ mark: 'in_village' }, { mark: 'absent' }] });
    const row = await rowOf('2025-03');
    expect(row.totals.absent).toBe(2 * 2 + 1);
    expect(row.required.value).toMatchObject({ required: 4 });
  });

  test('两个周二挤在一个假期里：第二个等镇里定，定了才有日子', async () => {
    await at('2025-02-06');
    const admin = await app.sign(zhang.id);
    const opened = (await office.call(arrangement.officeDays, { organisationId: township.id })).days.filter(({ day }) => day === null);
    expect(opened.map(({ postponed }) => postponed)).toEqual(['2025-02-04']);
    expect((await office.call(attendance.today)).waiting.officeDaysToFix).toEqual([{ organisationId: township.id, name: '青山镇', day: '2025-02-04' }]);
    await office.call(arrangement.arrange, move({ instead: '2025-02-04', day: '2025-02-13', text: '春节两个周二挤在一起' }));
    expect((await office.call(attendance.today)).waiting.officeDaysToFix).toEqual([]);
    expect((await admin.call(attendance.evidence, { personId: zhang.id, day: '2025-02-13' })).status.name).not.toBe('不要求驻村');
    await at('2025-03-21');
  });

  test('请假没有赶上的驻村办公日，镇里给他一个人另定日子补：假还在原来那天，补的那天算应在村', async () => {
    await at('2025-03-21', '09:00');
    const asked = await cadre.call(leave.apply, {
      clientKey: 'leave', kind: 'personal', startDay: '2025-03-25', startHalf: 'am', endDay: '2025-03-25', endHalf: 'pm', reason: '家事', place: '县城', outOfCounty: false, claimedAt: app.clock.now(),
    });
    const approver = await app.sign(approverId);
    expect((await approver.send(leave.decide, { id: asked.id, decision: 'approve', seen: asked.submittedAt })).status).toBe(200);
    await at('2025-03-26');
    expect((await office.call(arrangement.officeDays, { organisationId: township.id })).owed).toEqual([{ personId: zhang.id, name: '张三', villageName: '松坪村', day: '2025-03-25' }]);
    expect(await office.refused(arrangement.arrange, move({ instead: '2025-03-25', day: '2025-03-27', personIds: [li.id] }))).toMatchObject({ code: 'not_on_leave' });
    await office.call(arrangement.arrange, move({ instead: '2025-03-25', day: '2025-03-27', personIds: [zhang.id], text: '补上' }));
    expect((await office.call(arrangement.officeDays, { organisationId: township.id })).owed).toEqual([]);
    expect(await notices(colleague)).not.toContain('请假没有赶上的3月25日驻村办公日，定在3月27日补，补上。');
    expect((await colleague.call(arrangement.list, {})).items.some(({ instead }) => instead === '2025-03-25')).toBe(false);
    await at('2025-03-27', '17:00');
    await come(cadre, '2025-03-27');
    await at('2025-03-28');
    expect(await evidence('2025-03-25')).toMatchObject({ status: { name: '请假' }, cells: [{ mark: 'personal' }, { mark: 'personal' }] });
    expect(await evidence('2025-03-27')).toMatchObject({ status: { name: '在村' }, cells: [{ mark: 'in_village' }, { mark: 'in_village' }] });
    expect((await rowOf('2025-03')).required.value).toMatchObject({ required: 4 });
    expect((await evidence('2025-03-27', li)).cells[0].mark).toBe('rest_day');
  });

  test('取消要写原因，收到过通知的人再收到一次；过去的不能取消', async () => {
    const { id } = await office.call(arrangement.arrange, move({ instead: '2025-04-08', day: '2025-04-10', text: '县里开会' }));
    expect(await office.status(arrangement.withdraw, { id, reason: ' ' })).toBe(400);
    expect(await stranger.status(arrangement.withdraw, { id, reason: '误' })).toBe(404);
    expect(await office.call(arrangement.withdraw, { id, reason: '会议改期' })).toMatchObject({ withdrawn: { reason: '会议改期' }, may: { withdraw: false } });
    expect(await office.refused(arrangement.withdraw, { id, reason: '会议改期' })).toMatchObject({ code: 'arrangement_withdrawn' });
    expect((await notices(cadre))[0]).toContain('取消：青山镇把4月8日的驻村办公日改到4月10日');
    await office.call(arrangement.arrange, move({ instead: '2025-04-08', day: '2025-04-11', text: '会议又定了' }));
    const moved = (await office.call(arrangement.list, {})).items.find(({ day }) => day === '2025-03-20')!;
    expect(await office.refused(arrangement.withdraw, { id: moved.id, reason: '误' })).toMatchObject({ code: 'day_past' });
    expect(await cadre.status(arrangement.one, { id })).toBe(200);
    expect(await stranger.status(arrangement.one, { id })).toBe(404);
  });

  test('同时定两个日子，只有一个算数', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(index => office.send(arrangement.arrange, move({ instead: '2025-04-15', day: `2025-04-${16 + index}` }))));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const { days } = await office.call(arrangement.officeDays, { organisationId: township.id });
    expect(days.filter(({ postponed }) => postponed === '2025-04-15')).toHaveLength(1);
  });
});

describe('村里通知到村（一(一)）', () => {
  test('村书记发通知：制度点名的事才算，写明几点到几点；驻村干部首页和通知里看得到', async () => {
    await at('2025-03-12', '10:00');
    const [place] = await secretary.call(arrangement.places);
    expect(place).toMatchObject({ name: '松坪村', kinds: ['call'] });
    expect(place.events).toContainEqual({ event: 'villager_representatives_meeting', name: '村民代表会' });
    expect(await secretary.refused(arrangement.arrange, callTo({ event: 'routine_broadcast' }))).toMatchObject({ code: 'event_not_named', field: 'event' });
    expect(await secretary.refused(arrangement.arrange, callTo({ to: '08:00' }))).toMatchObject({ code: 'times_required' });
    await secretary.call(arrangement.arrange, callTo());
    expect(await secretary.refused(arrangement.arrange, callTo({ text: '再发一遍' }))).toMatchObject({ code: 'arranged_before' });
    expect(await notices(cadre)).toContain('松坪村通知到村：3月13日 09:00–11:00 村民代表会，讨论集体土地发包。');
    expect((await cadre.call(attendance.today)).arrangements.map(({ kind, day }) => [kind, day])).toContainEqual(['call', '2025-03-13']);
  });

  test('通知的时间应在村：到了算在村，没到没请假算缺勤，别的半天不要求', async () => {
    await at('2025-03-13', '09:00');
    expect(await cadre.call(attendance.today)).toMatchObject({ duty: true });
    await come(cadre, '2025-03-13', ['am'], '08:55');
    await at('2025-03-14');
    expect(await evidence('2025-03-13')).toMatchObject({ status: { name: '在村' }, cells: [{ mark: 'in_village' }, { mark: 'rest_day' }] });
    expect(await evidence('2025-03-13', li)).toMatchObject({ status: { name: '缺勤' }, cells: [{ mark: 'absent' }, { mark: 'rest_day' }] });
    expect((await evidence('2025-03-13', li)).cells[0].because.some(({ text }) => text.includes('村民代表会'))).toBe(true);
  });

  test('别的村、别的乡镇看不到', async () => {
    expect((await stranger.call(arrangement.list, {})).items).toEqual([]);
    expect((await stranger.call(arrangement.places)).map(({ kinds }) => kinds)).toEqual([['overtime']]);
  });
});

describe('休息日值班由镇里统一安排（平例四 三6）', () => {
  test('安排了才计入在村；制度点名的岗位才能安排', async () => {
    await at('2025-03-14');
    const town = await build.township(app, { county: { id: township.path.split('/')[1], kind: 'county', name: '', parentId: null, path: `/${township.path.split('/')[1]}/` } });
    const team = await build.team(app, { village: await build.village(app, { township: town }) });
    const [wang, zhao] = [await build.person(app, { terms: [{ role: 'team_member', team }] }), await build.person(app, { terms: [{ role: 'team_member', team }] })];
    const head = await app.sign((await build.person(app, { terms: [{ role: 'township_secretary', at: town }] })).id);
    const party = await app.sign((await build.person(app, { terms: [{ role: 'township_party_office', at: town }] })).id);
    const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: { ...town, id: town.parentId! } }] })).id);
    await admin.call(policy.adopt, { organisationId: town.id, profileId: 'pian04', effectiveFrom: '2024-01-01' });
    const shift = { organisationId: town.id, kind: 'overtime' as const, day: '2025-03-15', personIds: [wang.id], text: '防火值班' };
    expect(await party.refused(arrangement.arrange, shift)).toMatchObject({ code: 'arranger_not_named' });
    expect(await head.refused(arrangement.arrange, { ...shift, day: '2025-03-17' })).toMatchObject({ code: 'not_rest_day' });
    expect(await head.refused(arrangement.arrange, { ...shift, personIds: [zhang.id] })).toMatchObject({ code: 'person_unknown' });
    await head.call(arrangement.arrange, shift);
    await at('2025-03-15', '17:00');
    for (const person of [wang, zhao]) await come(await app.sign(person.id), '2025-03-15');
    await at('2025-03-16');
    expect((await evidence('2025-03-15', wang)).cells.map(({ mark }) => mark)).toEqual(['in_village', 'in_village']);
    expect((await evidence('2025-03-15', zhao)).cells.map(({ mark }) => mark)).toEqual(['rest_day', 'rest_day']);
  });
});

test('镇长也能定；已经在路上的通知不重复', async () => {
  await at('2025-04-20');
  await mayor.call(arrangement.arrange, move({ instead: '2025-04-29', day: '2025-04-30', text: '县里检查' }));
  expect((await notices(cadre)).filter(text => text.includes('4月29日'))).toHaveLength(1);
});
