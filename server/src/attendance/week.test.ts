import { attendance } from '@village/shared/contract/attendance';
import { notice } from '@village/shared/contract/notice';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import { week, type MyWeek, type PersonWeek } from '@village/shared/contract/week';
import { isRefusal } from '@village/shared/kernel/refusal';
import { type Caller, startApp, type TestApp } from '../../test/app';
import * as build from '../../test/build';

let app: TestApp;
let street: Organisation, hills: Organisation, river: Organisation;
let streetVillage: Organisation, hillsVillage: Organisation, riverVillage: Organisation;
let people: Record<'linked' | 'head' | 'stranger' | 'member' | 'mate' | 'leader' | 'office' | 'riverMember' | 'first' | 'officer', build.PersonBuilt>;
let who: Record<keyof typeof people, Caller>;
let hillsTeam: string;
let sent = 0;
const key = () => `week-${++sent}`;

async function at(day: string, time = '09:00'): Promise<void> {
  app.on(day, time);
  who = Object.fromEntries(await Promise.all(Object.entries(people).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof who;
}

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-10');
  const county = await build.county(app);
  [street, hills, river] = [await build.township(app, { county, name: '杨柳街道' }), await build.township(app, { county, name: '青山镇' }), await build.township(app, { county, name: '长河乡' })];
  [streetVillage, hillsVillage, riverVillage] = [await build.village(app, { township: street, name: '柳荫村' }), await build.village(app, { township: hills, name: '石坡村' }), await build.village(app, { township: river, name: '渡口村' })];
  const [team, riverTeam] = [await build.team(app, { village: hillsVillage }), await build.team(app, { village: riverVillage })];
  hillsTeam = team.id;
  const person = (name: string, term: build.TermGiven) => build.person(app, { name, terms: [term] });
  people = {
    linked: await person('包村领导', { role: 'township_linked_leader', at: street }), head: await person('组长', { role: 'township_leading_group_head', at: street }), stranger: await person('外人', { role: 'township_office', at: hills }),
    member: await person('张三', { role: 'team_member', team }), mate: await person('李四', { role: 'team_member', team }), leader: await person('王队长', { role: 'team_leader', team }), office: await person('镇办', { role: 'township_office', at: hills }),
    riverMember: await person('赵六', { role: 'team_member', team: riverTeam }), first: await person('第一书记', { role: 'first_secretary', team: riverTeam }), officer: await person('值班员', { role: 'village_duty_officer', at: riverVillage }),
  };
  const admin = await app.sign((await person('管理员', { role: 'administrator', at: county })).id);
  for (const [place, profileId] of [[street, 'jiedao-2011'], [hills, 'pian04'], [river, 'pian06']] as const) await admin.call(policy.adopt, { organisationId: place.id, profileId, effectiveFrom: '2024-01-01' });
  await at('2025-03-10');
});
afterAll(() => app.close());

const kept = ({ week: found }: PersonWeek) => {
  if (isRefusal(found)) throw new Error(found.text);
  return found;
};
const mineOf = async (caller: Caller, weekOf?: string): Promise<MyWeek> => caller.call(week.mine, { weekOf });

describe('街道 五2：每天下村，每周 18 小时', () => {
  const visit = (day: string, from: string, to: string, more: object = {}) => who.linked.call(week.recordHours, { clientKey: key(), villageId: streetVillage.id, day, from, to, claimedAt: app.clock.now(), ...more });

  test('包村领导登记几点到几点，一周合计算给他看，差几小时、依据哪一条', async () => {
    await at('2025-03-12', '18:00');
    await visit('2025-03-10', '08:30', '12:30');
    await visit('2025-03-11', '14:00', '18:00', { note: '看水渠' });
    await visit('2025-03-12', '14:00', '17:00');
    const mine = await mineOf(who.linked);
    expect(mine).toMatchObject({ weekOf: '2025-03-10', asks: { hours: true, nights: false }, villages: [{ name: '柳荫村' }], visits: [{ from: '08:30' }, { note: '看水渠' }, { to: '17:00' }] });
    expect(kept(mine.mine!).hours).toMatchObject({ required: 18, counted: 11, met: false, daysWithoutVisit: [] });
    expect(mine.mine!.because.some(({ text, clauses }) => text.includes('还差 7 小时') && clauses.some(({ clause }) => clause === '五2'))).toBe(true);
  });

  test('更正指向原来的一条，原来的不再算；同一条不能更正两次', async () => {
    const [first] = (await mineOf(who.linked)).visits;
    expect(await visit('2025-03-10', '08:30', '11:30', { replaces: first.id })).toMatchObject({ corrected: true });
    expect(kept((await mineOf(who.linked)).mine!).hours?.counted).toBe(10);
    const again = { clientKey: key(), villageId: streetVillage.id, day: '2025-03-10', from: '08:30', to: '11:00', claimedAt: app.clock.now(), replaces: first.id };
    expect(await who.linked.refused(week.recordHours, again)).toMatchObject({ code: 'visit_corrected' });
    expect(await who.head.status(week.recordHours, again)).toBe(404);
  });

  test('手机的时间比服务器快的、过了一周才送到的不算，更正一次就算补报', async () => {
    await at('2025-03-12', '18:10');
    const counted = async () => kept((await mineOf(who.linked)).mine!).hours?.counted;
    expect(await counted()).toBe(10);
    const ahead = await visit('2025-03-12', '08:00', '10:00', { claimedAt: '2025-03-13T01:00:00.000Z' });
    expect([ahead.time, await counted()]).toEqual(['unproven_time', 10]);
    expect((await visit('2025-03-11', '09:00', '11:00', { claimedAt: '2025-03-04T01:00:00.000Z' })).time).toBe('unproven_time');
    expect(await counted()).toBe(10);
    expect(await visit('2025-03-12', '08:00', '10:00', { replaces: ahead.id })).toMatchObject({ time: 'in_time', corrected: true });
    expect(await counted()).toBe(12);
  });

  test('时间反了、还没有到的日子、别的乡镇的村都不收；不按小时算的地方说明去哪里办', async () => {
    const input = (more: object) => ({ clientKey: key(), villageId: streetVillage.id, day: '2025-03-12', from: '09:00', to: '10:00', claimedAt: app.clock.now(), ...more });
    expect(await who.linked.refused(week.recordHours, input({ to: '08:00' }))).toMatchObject({ code: 'times_reversed', field: 'to' });
    expect(await who.linked.refused(week.recordHours, input({ day: '2025-03-13' }))).toMatchObject({ code: 'day_in_future' });
    expect(await who.linked.status(week.recordHours, input({ villageId: hillsVillage.id }))).toBe(404);
    expect(await who.member.refused(week.recordHours, input({ villageId: hillsVillage.id }))).toMatchObject({ code: 'hours_not_asked' });
  });

  test('不能下村，当天向制度点名的说明：只看到说明，不算缺；第二天才说的、告诉别人的不算', async () => {
    await at('2025-03-13', '17:00');
    const terms = (await mineOf(who.linked)).asks.note!;
    expect(terms.told.map(({ party }) => party)).toEqual(['township_leading_group', 'township_leading_group_head']);
    const note = (day: string, more: object = {}) => ({ clientKey: key(), day, told: 'township_leading_group', reason: '到县里开会', claimedAt: app.clock.now(), ...more });
    expect(await who.linked.refused(week.note, note('2025-03-13', { told: 'village_secretary' }))).toMatchObject({ code: 'told_unknown', text: expect.stringContaining('领导小组') });
    expect(await who.linked.call(week.note, note('2025-03-13'))).toMatchObject({ state: 'noted', may: { decide: false } });
    await at('2025-03-15');
    await who.linked.call(week.note, note('2025-03-14'));
    const days = kept((await mineOf(who.linked)).mine!).days;
    expect(days.map(({ status }) => status)).toEqual(['present', 'present', 'present', 'excused_noted', 'unexplained_absence', 'rest_day']);
  });

  test('领导小组看得到全街道每个人的一周，别的乡镇看不到', async () => {
    const reply = await who.head.call(week.people, { organisationId: street.id });
    expect(reply).toMatchObject({ placeName: '杨柳街道', asks: { hours: true, nights: false }, total: 1 });
    expect(kept(reply.items[0])).toMatchObject({ hours: { counted: 12, daysWithoutVisit: ['2025-03-13', '2025-03-14'] } });
    expect((await who.head.call(week.notes, {})).items.map(({ personName, day }) => [personName, day])).toEqual([['包村领导', '2025-03-14'], ['包村领导', '2025-03-13']]);
    expect(await who.stranger.status(week.people, { organisationId: street.id })).toBe(404);
    expect(await who.linked.status(week.people, { organisationId: hills.id })).toBe(404);
  });
});

describe('平例四 三1：周一到、周五走、周内住在村', () => {
  const night = (caller: Caller, nights: object[], more: object = {}) => ({ caller, input: { clientKey: key(), teamId: hillsTeam, nights, claimedAt: app.clock.now(), ...more } as never });

  test('本人登记今晚住在村；不能替别人登记', async () => {
    await at('2025-03-10', '20:00');
    const own = night(who.member, [{ personId: people.member.id, day: '2025-03-10', stayed: true }]);
    expect(await own.caller.call(week.recordNights, own.input)).toEqual({ recorded: 1 });
    const other = night(who.member, [{ personId: people.mate.id, day: '2025-03-10', stayed: true }]);
    expect(await other.caller.status(week.recordNights, other.input)).toBe(404);
    const early = night(who.member, [{ personId: people.member.id, day: '2025-03-11', stayed: true }]);
    expect(await early.caller.refused(week.recordNights, early.input)).toMatchObject({ code: 'day_in_future' });
  });

  test('队长核对全队的夜里：以名册为准，改动要写原因，本人的话还在', async () => {
    await at('2025-03-12', '08:30');
    const lines = (stayed: boolean) => [people.member, people.mate].map(({ id }) => ({ personId: id, day: '2025-03-10', stayed }));
    const first = night(who.leader, lines(false));
    expect(await first.caller.call(week.recordNights, first.input)).toEqual({ recorded: 2 });
    expect(kept((await mineOf(who.member)).mine!).nights).toMatchObject({ stayed: [], away: ['2025-03-10'], open: ['2025-03-11'] });
    const changed = night(who.leader, [lines(true)[0]]);
    expect(await changed.caller.refused(week.recordNights, changed.input)).toMatchObject({ code: 'reason_required' });
    const because = night(who.leader, [lines(true)[0]], { reason: '查错了房间' });
    expect(await because.caller.call(week.recordNights, because.input)).toEqual({ recorded: 1 });
    expect(kept((await mineOf(who.member)).mine!).nights).toMatchObject({ stayed: ['2025-03-10'], away: [] });
    expect((await who.member.call(attendance.evidence, { personId: people.member.id, day: '2025-03-10' })).others).toContain('当晚住在村');
  });

  test('乡镇一页看到各人周一几点到、周五几点走、住了几夜；按姓名找', async () => {
    await at('2025-03-10', '09:20');
    const record = (day: string, half: 'am' | 'pm', state: 'in_village' | 'left_village') => who.member.call(attendance.record, { clientKey: key(), day, halves: [half], state, mode: 'self', claimedAt: app.clock.now() });
    await record('2025-03-10', 'am', 'in_village');
    await at('2025-03-14', '17:30');
    await record('2025-03-14', 'pm', 'in_village');
    await record('2025-03-14', 'pm', 'left_village');
    await at('2025-03-17');
    const reply = await who.office.call(week.people, { organisationId: hills.id, weekOf: '2025-03-13' });
    expect(reply).toMatchObject({ weekOf: '2025-03-10', total: 3, asks: { nights: true, hours: false } });
    const zhang = reply.items.find(({ name }) => name === '张三')!;
    expect(kept(zhang)).toMatchObject({ arrival: { by: '09:00', at: '09:20', kept: false }, departure: { by: '18:00', at: '17:30', kept: false }, signedIn: 2, dutyDays: 5 });
    expect((await who.office.call(week.people, { organisationId: hills.id, weekOf: '2025-03-10', search: '李' })).items.map(({ name }) => name)).toEqual(['李四']);
    expect((await who.member.call(week.people, { organisationId: hillsVillage.id, weekOf: '2025-03-10' })).items.map(({ name }) => name)).toEqual(['张三']);
  });

  test('没有规定住村的地方说明不用登记', async () => {
    const rivers = await build.team(app, { village: await build.village(app, { township: river }) });
    const member = await app.sign((await build.person(app, { terms: [{ role: 'team_leader', team: rivers }] })).id);
    expect(await member.refused(week.recordNights, { clientKey: key(), teamId: rivers.id, nights: [{ personId: (await member.call(attendance.roster, { teamId: rivers.id, day: '2025-03-17' })).lines[0].personId, day: '2025-03-17', stayed: true }], claimedAt: app.clock.now() }))
      .toMatchObject({ code: 'lodging_not_asked' });
  });
});

describe('平例六 一(三)：不能签到，电话告诉值班人员，第一书记或队长确认', () => {
  const phoned = (more: object = {}) => ({ clientKey: key(), personId: people.riverMember.id, day: '2025-03-18', told: 'village_duty_officer', reason: '半路车坏了，中午到', claimedAt: app.clock.now(), ...more });
  const status = async () => (await who.riverMember.call(attendance.evidence, { personId: people.riverMember.id, day: '2025-03-18' })).status.name;

  test('值班人员接电话代记，第一书记收到通知；确认以前是待确认', async () => {
    await at('2025-03-18', '08:20');
    expect((await who.officer.call(week.notePlaces))[0]).toMatchObject({ villageName: '渡口村', terms: { told: [{ party: 'village_duty_officer' }], confirmedBy: '第一书记或工作队长' } });
    expect(await who.officer.call(week.note, phoned())).toMatchObject({ personName: '赵六', recordedByName: '值班员', state: 'waiting', may: { decide: false } });
    expect((await who.first.call(notice.list, {})).items[0].text).toContain('赵六 3月18日不能签到');
    expect((await who.first.call(attendance.today)).waiting.notesToConfirm).toBe(1);
    await at('2025-03-19');
    expect(await status()).toBe('待确认');
  });

  test('本人和值班人员不能确认；确认一次，写明谁、何时；两个人同时确认只有一个算', async () => {
    const { id } = (await who.first.call(week.notes, {})).items[0];
    expect(await who.officer.refused(week.decideNote, { id, decision: 'confirmed' })).toMatchObject({ code: 'not_confirmer' });
    expect(await who.riverMember.refused(week.decideNote, { id, decision: 'confirmed' })).toMatchObject({ code: 'not_confirmer' });
    expect(await who.member.status(week.decideNote, { id, decision: 'confirmed' })).toBe(404);
    expect(await who.first.refused(week.decideNote, { id, decision: 'declined' })).toMatchObject({ code: 'reason_required' });
    const answers = await Promise.all([1, 2, 3].map(() => who.first.send(week.decideNote, { id, decision: 'confirmed' })));
    expect(answers.filter(answer => answer.status === 200)).toHaveLength(1);
    expect(answers.find(answer => answer.status === 200)!.body).toMatchObject({ state: 'confirmed', decidedByName: '第一书记' });
    expect(await status()).toBe('已说明情况');
    const evidence = await who.riverMember.call(attendance.evidence, { personId: people.riverMember.id, day: '2025-03-18' });
    expect(evidence.cells.map(({ mark }) => mark)).toEqual(['in_village', 'in_village']);
    expect(evidence.others).toEqual(['不能签到，告诉村值班人员：半路车坏了，中午到（值班员记，已确认，第一书记）']);
    expect((await who.riverMember.call(notice.list, {})).items[0].text).toContain('第一书记已确认');
    expect((await who.first.call(attendance.today)).waiting.notesToConfirm).toBe(0);
  });

  test('不认可的写明原因，那天照样是旷工；外村的人不能代记', async () => {
    await at('2025-03-20', '08:20');
    const { id } = await who.officer.call(week.note, phoned({ day: '2025-03-20', reason: '家里有事' }));
    await who.first.call(week.decideNote, { id, decision: 'declined', reason: '家里有事要请假' });
    await at('2025-03-21');
    expect((await who.riverMember.call(attendance.evidence, { personId: people.riverMember.id, day: '2025-03-20' })).status.name).toBe('旷工');
    expect(await who.leader.status(week.note, phoned({ day: '2025-03-21' }))).toBe(404);
    expect(await who.member.refused(week.note, { ...phoned({ day: '2025-03-21' }), personId: undefined })).toMatchObject({ code: 'note_unknown' });
  });
});
