import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import { isRefusal } from '@village/shared/kernel/refusal';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { PolicyService } from './policy.service';

let app: TestApp;
let county: Organisation, town: Organisation, village: Organisation, otherTown: Organisation;
let admin: Caller, second: Caller, leader: Caller, foreign: Caller;

beforeAll(async () => {
  app = await startApp();
  county = await build.county(app);
  town = await build.township(app, { county, name: '柳河乡' });
  otherTown = await build.township(app, { county });
  village = await build.village(app, { township: town });
  admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  second = await app.sign((await build.person(app, { terms: [{ role: 'county_office', at: county }] })).id);
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
    const later = await admin.call(policy.adopt, { organisationId: town.id, profileId: 'pian06', effectiveFrom: '2025-04-01' });
    await second.call(policy.publish, { id: later.id, revision: later.revision });
    expect(await titleOn(village, '2024-12-31')).toBe('profile_not_in_force');
    expect(await titleOn(village, '2025-01-31')).toBe('ordos-2018 1');
    expect(await titleOn(village, '2025-03-31')).toMatch(/^pian04 /);
    expect(await titleOn(village, '2025-04-01')).toMatch(/^pian06 /);
    expect(await titleOn(otherTown, '2025-04-01')).toBe('ordos-2018 1');
    const active = await leader.call(policy.active, { on: '2025-03-31' });
    expect(active).toMatchObject({ organisationId: village.id, profile: { id: 'pian04' } });
    expect(active.calendars.map(each => each.year)).toEqual([2024, 2025, 2026]);
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
