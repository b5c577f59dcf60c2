import { attendance } from '@village/shared/contract/attendance';
import { away } from '@village/shared/contract/away';
import { leave } from '@village/shared/contract/leave';
import { notice } from '@village/shared/contract/notice';
import { waiver } from '@village/shared/contract/waiver';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { regulate } from '../../test/regulation';

let app: TestApp;
let zhang: Caller, li: Caller, leader: Caller, secretary: Caller, office: Caller, foreign: Caller;
let people: build.PersonBuilt[];
let townId: string;
let counter = 0;

const form = (startDay: string, endDay = startDay, more: object = {}) => ({
  clientKey: `limit-${++counter}`, kind: 'personal' as const, startDay, startHalf: 'am' as const, endDay, endHalf: 'pm' as const,
  reason: '办理家事', place: '县城', outOfCounty: false, claimedAt: '2025-03-03T01:00:00.000Z', ...more,
});

/** A session of one day is over the next. */
const on = async (day: string, clock = '09:00') => {
  app.on(day, clock);
  [zhang, li, leader, secretary, office, foreign] = await Promise.all(people.map(person => app.sign(person.id)));
};

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-03', '09:00');
  const county = await build.county(app);
  const [town, other] = [await build.township(app, { county }), await build.township(app, { county })];
  townId = town.id;
  const team = await build.team(app, { village: await build.village(app, { township: town }) });
  await regulate(app, county, 'pian15', { 'leave.freeze': { alerts: ['special_period'] } });
  const terms: build.TermGiven[] = [
    { role: 'team_member', team }, { role: 'team_member', team }, { role: 'team_leader', team }, { role: 'township_secretary', at: town }, { role: 'county_office', at: county },
    { role: 'township_secretary', at: other },
  ];
  const names = ['张三', '李四', '王队长', '赵书记', '县办', '外乡书记'];
  people = await Promise.all(terms.map((term, index) => build.person(app, { name: names[index], terms: [term] })));
  for (const role of ['city_org_dept', 'city_revitalisation_dept'] as const) await build.person(app, { terms: [{ role, at: county }] });
});
afterAll(() => app.close());
beforeEach(() => on('2025-03-03'));

describe('超过上限', () => {
  test('篇十五 二(二)2：每月 2 天，没有特殊情况的不受理；写明特殊情况的受理，审批人看得到', async () => {
    expect((await zhang.call(leave.apply, form('2025-03-04', '2025-03-05'))).state).toBe('pending');
    expect(await zhang.refused(leave.apply, form('2025-03-10'))).toMatchObject({ code: 'special_required', field: 'special', text: expect.stringContaining('写明') });
    const asked = await zhang.call(leave.apply, form('2025-03-10', '2025-03-10', { special: '父亲手术，家里没有别人' }));
    expect(asked.special).toBe('父亲手术，家里没有别人');
    expect((await leader.call(leave.detail, { id: asked.id })).because.filter(reason => reason.warning).map(reason => reason.text)).toContain('特殊情况：父亲手术，家里没有别人');
  });

  test('领导先书面批准的，不用再写；只管他批准的那几天；收回以后不再算', async () => {
    await zhang.call(leave.apply, form('2025-04-01', '2025-04-02'));
    const granted = await secretary.call(waiver.grant, { personId: people[0].id, kind: 'personal', from: '2025-04-07', to: '2025-04-11', reason: '老人病重', number: '柳党发〔2025〕8号' });
    expect(granted).toMatchObject({ personName: '张三', state: 'in_force', grantedByName: '赵书记', may: { end: true } });
    expect((await zhang.call(leave.around, { startDay: '2025-04-08', endDay: '2025-04-08' })).waivers).toMatchObject([{ kind: 'personal', by: '赵书记' }]);
    expect((await zhang.call(leave.apply, form('2025-04-08'))).because.map(reason => reason.text)).toContain('超过上限已由赵书记书面批准');
    expect((await zhang.refused(leave.apply, form('2025-04-14'))).code).toBe('special_required');
    expect((await zhang.call(notice.list, {})).items.map(({ text }) => text)).toContainEqual(expect.stringContaining('已书面批准'));
    await office.call(waiver.end, { id: granted.id });
    expect((await zhang.refused(leave.apply, form('2025-04-09'))).code).toBe('special_required');
    expect((await zhang.call(waiver.list, {})).items).toMatchObject([{ state: 'ended', endedByName: '县办', may: { end: false } }]);
  });

  test('不该登记的不受理；外乡的找不到，队里的人看不到别人的', async () => {
    const asked = { personId: people[1].id, from: '2025-04-07', to: '2025-04-11', reason: '老人病重' };
    expect(await foreign.status(waiver.grant, asked)).toBe(404);
    expect(await leader.status(waiver.grant, asked)).toBe(403);
    expect((await secretary.refused(waiver.grant, { ...asked, to: '2025-04-01' })).code).toBe('end_before_start');
    expect((await secretary.refused(waiver.grant, { ...asked, from: '2025-02-01', to: '2025-02-02' })).code).toBe('day_past');
    const { id } = await secretary.call(waiver.grant, asked);
    expect((await secretary.refused(waiver.grant, asked)).code).toBe('granted_before');
    expect(await foreign.status(waiver.end, { id })).toBe(404);
    expect((await zhang.call(waiver.list, {})).items.map(({ personName }) => personName)).not.toContain('李四');
    expect((await secretary.call(waiver.list, { search: '李' })).items).toMatchObject([{ personName: '李四' }]);
    expect((await secretary.call(waiver.list, { search: '没有' })).total).toBe(0);
    expect((await foreign.call(waiver.list, {})).total).toBe(0);
  });
});

describe('召回', () => {
  const approved = async (caller: Caller, startDay: string, endDay = startDay) => {
    const { id } = await caller.call(leave.apply, form(startDay, endDay, { kind: 'annual_leave' }));
    await secretary.call(leave.decide, { id, decision: 'approve' });
    return id;
  };

  test('宣布以前批准的假，由人逐张召回：到那天为止，逾期按召回的日子算', async () => {
    const id = await approved(li, '2025-05-12', '2025-05-14');
    const { id: alertId } = await secretary.call(leave.declareAlert, { organisationId: townId, alert: 'special_period', from: '2025-05-12', reason: '防汛' });
    expect((await secretary.call(leave.underAlert, { id: alertId })).map(line => line.id)).toEqual([id]);
    expect(await foreign.status(leave.underAlert, { id: alertId })).toBe(404);
    await on('2025-05-12', '10:00');
    expect((await secretary.call(away.life, { id })).may.recall).toBe(true);
    expect(await foreign.status(leave.recall, { id, day: '2025-05-13', half: 'am', reason: '防汛' })).toBe(404);
    expect((await secretary.refused(leave.recall, { id, day: '2025-05-11', half: 'am', reason: '防汛' })).code).toBe('day_past');
    expect((await secretary.refused(leave.recall, { id, day: '2025-05-15', half: 'am', reason: '防汛' })).code).toBe('recall_after_end');
    await secretary.call(leave.recall, { id, day: '2025-05-13', half: 'pm', reason: '防汛，水位超警戒' });
    expect((await secretary.refused(leave.recall, { id, day: '2025-05-14', half: 'am', reason: '防汛' })).code).toBe('recalled_before');
    expect((await li.call(notice.unread)).latest[0]).toMatchObject({ text: expect.stringContaining('被召回，5月13日下午返岗：防汛，水位超警戒') });
    expect((await li.call(away.life, { id })).recall).toMatchObject({ day: '2025-05-13', half: 'pm', reason: '防汛，水位超警戒', byName: '赵书记' });
    expect((await li.call(away.life, { id })).may.extend).toBe(false);
    await on('2025-05-14', '09:00');
    expect((await li.call(leave.detail, { id })).returnOverdue).toBe(true);
    const { cells } = await leader.call(attendance.evidence, { personId: people[1].id, day: '2025-05-13' });
    expect(cells.map(cell => cell.mark)).toEqual(['annual_leave', 'absent']);
    const back = await li.call(leave.return, { id, day: '2025-05-14', half: 'am' });
    expect(back).toMatchObject({ state: 'returned', return: { onTime: false } });
    expect((await secretary.call(leave.underAlert, { id: alertId }))).toEqual([]);
    await secretary.call(leave.endAlert, { id: alertId });
  });

  test('还没有开始的，召回就是不休：日子放出来；按时返岗的不算超假', async () => {
    await on('2025-06-02', '10:00');
    const id = await approved(li, '2025-06-09', '2025-06-10');
    expect(await secretary.call(leave.recall, { id, day: '2025-06-09', half: 'am', reason: '迎检' })).toMatchObject({ state: 'withdrawn' });
    const again = await approved(li, '2025-06-09', '2025-06-11');
    await on('2025-06-10', '08:00');
    await secretary.call(leave.recall, { id: again, day: '2025-06-10', half: 'pm', reason: '迎检' });
    await on('2025-06-10', '15:00');
    expect(await li.call(leave.return, { id: again, day: '2025-06-10', half: 'pm' })).toMatchObject({ state: 'returned', return: { onTime: true } });
    expect((await secretary.refused(leave.recall, { id: again, day: '2025-06-11', half: 'am', reason: '迎检' })).code).toBe('state_changed');
  });

  test('两位领导同时召回，只有一次', async () => {
    await on('2025-07-01', '10:00');
    const id = await approved(zhang, '2025-07-07', '2025-07-09');
    const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => (index % 2 ? secretary : office).send(leave.recall, { id, day: `2025-07-0${8 + (index % 2)}`, half: 'am', reason: '迎检' })));
    expect(new Set(answers.filter(({ status }) => status === 200).map(({ body }) => JSON.stringify((body as { id: string }).id))).size).toBe(1);
    expect(answers.filter(({ status }) => ![200, 409, 422].includes(status)).map(({ status, body }) => [status, body])).toEqual([]);
    const recalls = await Promise.all([secretary, office].map(async caller => (await caller.call(away.life, { id })).recall?.day));
    expect(new Set(recalls).size).toBe(1);
  });
});
