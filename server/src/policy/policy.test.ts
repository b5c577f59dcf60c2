import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import { isRefusal } from '@village/shared/kernel/refusal';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { PolicyService } from './policy.service';

let app: TestApp;
let county: Organisation, town: Organisation, village: Organisation, otherTown: Organisation;
let admin: Caller, leader: Caller, foreign: Caller;

beforeAll(async () => {
  app = await startApp();
  county = await build.county(app);
  town = await build.township(app, { county, name: '柳河乡' });
  otherTown = await build.township(app, { county });
  village = await build.village(app, { township: town });
  admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  leader = await app.sign((await build.person(app, { terms: [{ role: 'team_leader', team: await build.team(app, { village }) }] })).id);
  foreign = await app.sign((await build.person(app, { terms: [{ role: 'county_office', at: await build.county(app) }] })).id);
});
afterAll(() => app.close());
beforeEach(() => app.on('2025-03-06'));

const titleOn = async (place: Organisation, day: string) => {
  const profile = await app.get(PolicyService).activeFor(place.path, day);
  return isRefusal(profile) ? profile.code : `${profile.id} ${profile.version}`;
};

describe('which profile is in force', () => {
  test('没有选用制度以前，什么都不猜', async () => {
    expect(await leader.refused(policy.active, {})).toMatchObject({ code: 'profile_not_in_force', text: expect.stringContaining('2025-03-06') });
  });

  test('近的先于远的，三月的事永远按三月的制度', async () => {
    await admin.call(policy.adopt, { organisationId: county.id, profileId: 'ordos-2018', effectiveFrom: '2025-01-01' });
    await admin.call(policy.adopt, { organisationId: town.id, profileId: 'pian04', effectiveFrom: '2025-02-01' });
    await admin.call(policy.adopt, { organisationId: town.id, profileId: 'pian06', effectiveFrom: '2025-04-01' });
    expect(await titleOn(village, '2024-12-31')).toBe('profile_not_in_force');
    expect(await titleOn(village, '2025-01-31')).toBe('ordos-2018 1');
    expect(await titleOn(village, '2025-03-31')).toMatch(/^pian04 /);
    expect(await titleOn(village, '2025-04-01')).toMatch(/^pian06 /);
    expect(await titleOn(otherTown, '2025-04-01')).toBe('ordos-2018 1');
    const active = await leader.call(policy.active, { on: '2025-03-31' });
    expect(active).toMatchObject({ organisationId: village.id, profile: { id: 'pian04' } });
    expect(active.calendars.map(each => each.year)).toEqual([2024, 2025, 2026]);
    expect((await leader.call(policy.adoptions)).map(each => each.profileId)).toEqual(['pian06', 'pian04', 'ordos-2018']);
    expect(await foreign.call(policy.adoptions)).toEqual([]);
  });

  test('一段时间里先后施行的制度，一次变更一段', async () => {
    const parts = async (place: Organisation, from: string, to: string) => {
      const found = await app.get(PolicyService).inForceIn(place.path, from, to);
      return isRefusal(found) ? found.code : found.map(({ from: day, profile }) => `${day} ${profile.id}`);
    };
    expect(await parts(village, '2025-01-15', '2025-04-30')).toEqual(['2025-01-15 ordos-2018', '2025-02-01 pian04', '2025-04-01 pian06']);
    expect(await parts(village, '2025-02-01', '2025-03-31')).toEqual(['2025-02-01 pian04']);
    expect(await parts(otherTown, '2025-01-15', '2025-04-30')).toEqual(['2025-01-15 ordos-2018']);
    expect(await parts(village, '2024-12-31', '2025-04-30')).toBe('profile_not_in_force');
  });

  test.each([
    ['同一天选两套', { effectiveFrom: '2025-04-01' }, 'adopted_that_day'],
    ['改动过去', { effectiveFrom: '2025-02-15' }, 'past_in_force'],
    ['没有这套制度', { profileId: 'nothing', effectiveFrom: '2025-06-01' }, 'profile_unknown'],
    ['早于制度施行', { organisationId: 'other', profileId: 'ordos-2018', effectiveFrom: '2017-01-01' }, 'before_profile'],
  ])('%s：不受理', async (_, changes: { organisationId?: string; profileId?: string; effectiveFrom: string }, code) => {
    const input = { organisationId: town.id, profileId: 'lucun', ...changes };
    if (input.organisationId === 'other') input.organisationId = otherTown.id;
    expect((await admin.refused(policy.adopt, input)).code).toBe(code);
  });

  test('只有管理本地制度的人可以选用', async () => {
    expect((await admin.refused(policy.adopt, { organisationId: village.id, profileId: 'lucun', effectiveFrom: '2025-06-01' })).code).toBe('place_too_small');
    expect(await leader.status(policy.adopt, { organisationId: town.id, profileId: 'lucun', effectiveFrom: '2025-06-01' })).toBe(403);
    expect(await foreign.status(policy.adopt, { organisationId: town.id, profileId: 'lucun', effectiveFrom: '2025-06-01' })).toBe(404);
    expect(await foreign.status(policy.active, { organisationId: village.id })).toBe(404);
  });
});

describe('values a place sets itself', () => {
  test('填写空缺要写依据，从选用那天起生效；依据在条款里看得到', async () => {
    const adoption = (await admin.call(policy.adoptions)).find(each => each.profileId === 'ordos-2018')!;
    const submitDay = { key: 'settlement.submit_day', label: '考勤表在次月几日前送派出单位', clause: '第十八条' };
    expect(adoption.blanks).toContainEqual({ ...submitDay, value: null });
    const filled = await admin.call(policy.setValue, { id: adoption.id, key: 'settlement.submit_day', value: '8', reason: '云岭驻办〔2025〕1号' });
    expect(filled.blanks).toContainEqual({ ...submitDay, value: 8 });
    const profile = await app.get(PolicyService).activeFor(county.path, '2025-01-02');
    if (isRefusal(profile)) throw new Error(profile.text);
    expect(profile.values['settlement.submit_day']).toMatchObject({ value: 8, cite: ['第十八条', '云岭驻办〔2025〕1号'] });
    expect(profile.version).not.toBe('1');
  });

  test('改动已有的取值从今天起生效，以前的仍按以前的算', async () => {
    const adoption = (await admin.call(policy.adoptions)).find(each => each.profileId === 'ordos-2018')!;
    const before = await titleOn(otherTown, '2025-03-05');
    await admin.call(policy.setValue, { id: adoption.id, key: 'settlement.submit_day', value: '10', reason: '云岭驻办〔2025〕2号' });
    expect(await titleOn(otherTown, '2025-03-05')).toBe(before);
    expect(await titleOn(otherTown, '2025-03-06')).not.toBe(before);
  });

  test.each([
    ['没有的参数', 'attendance.nothing', '1', 'value_unknown'],
    ['不是 JSON', 'settlement.submit_day', '八号', 'value_malformed'],
    ['类型不对', 'settlement.submit_day', '"八号"', 'profile_invalid'],
    ['审批层级有空档', 'leave.approval', '[]', 'profile_invalid'],
  ])('%s：不受理', async (_, key, value, code) => {
    const adoption = (await admin.call(policy.adoptions)).find(each => each.profileId === 'ordos-2018')!;
    expect((await admin.refused(policy.setValue, { id: adoption.id, key, value, reason: '县里的决定' })).code).toBe(code);
    expect(await foreign.status(policy.setValue, { id: adoption.id, key, value, reason: '县里的决定' })).toBe(404);
  });
});

describe('the calendar', () => {
  test('没有公布的年份说明没有公布', async () => {
    expect((await leader.call(policy.calendar, { year: 2025 })).days).toContainEqual({ day: '2025-01-26', name: expect.any(String), kind: 'workday' });
    expect(await leader.refused(policy.calendar, { year: 2027 })).toMatchObject({ code: 'calendar_unpublished', text: expect.stringContaining('2027') });
  });

  test('管理员按通知登记；登记过的不能悄悄改，更正要写新的通知', async () => {
    const notice = { year: 2027, notice: '国办发明电〔2026〕9号', days: [{ day: '2027-01-01', name: '元旦', kind: 'holiday' as const }] };
    await admin.call(policy.publishCalendar, notice);
    expect((await admin.refused(policy.publishCalendar, { ...notice, days: [{ day: '2027-01-04', name: '元旦', kind: 'holiday' }] })).code).toBe('calendar_published');
    await admin.call(policy.publishCalendar, { ...notice, notice: '国办发明电〔2026〕9号（更正）', days: [{ day: '2027-01-04', name: '元旦', kind: 'holiday' }] });
    expect((await leader.call(policy.calendar, { year: 2027 })).days).toEqual([{ day: '2027-01-04', name: '元旦', kind: 'holiday' }]);
    expect((await admin.refused(policy.publishCalendar, { ...notice, notice: '另一份', year: 2028 })).code).toBe('calendar_other_year');
    expect((await admin.refused(policy.publishCalendar, { ...notice, notice: '又一份', days: [...notice.days, ...notice.days] })).code).toBe('calendar_day_twice');
    expect(await leader.status(policy.publishCalendar, notice)).toBe(403);
  });
});
