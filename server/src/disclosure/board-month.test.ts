import { attendance } from '@village/shared/contract/attendance';
import { board } from '@village/shared/contract/board';
import { plan } from '@village/shared/contract/plan';
import { policy } from '@village/shared/contract/policy';
import { settlement } from '@village/shared/contract/settlement';
import * as build from '../../test/build';
import { startApp, type TestApp } from '../../test/app';

/** A township that lives by 篇四 三5: the sheet is publicised for one day; and a promise of the year. */
let app: TestApp;
let code: string;
let of: { organisationId: string; month: string };
let ids: Record<'office' | 'linked' | 'leader' | 'member', string>;

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-03', '08:00');
  const county = await build.county(app);
  const town = await build.township(app, { county, name: '柳河乡' });
  const village = await build.village(app, { township: town, name: '桃树村' });
  const team = await build.team(app, { village });
  const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await admin.call(policy.adopt, { organisationId: county.id, profileId: 'pian04', effectiveFrom: '2024-01-01' });
  const one = async (name: string, terms: build.PersonGiven['terms']) => (await build.person(app, { name, terms })).id;
  ids = {
    office: await one('乡驻村办', [{ role: 'township_office', at: town }]), linked: await one('挂村领导', [{ role: 'township_linked_leader', at: town }]),
    leader: await one('王队长', [{ role: 'team_leader', team }]), member: await one('张三', [{ role: 'team_member', team }]),
  };
  of = { organisationId: town.id, month: '2025-03' };
  const leader = await app.sign(ids.leader);
  code = (await leader.call(board.renew, { villageId: village.id, seen: '' })).code!;
  const promise = await leader.call(plan.save, {
    revision: 0, kind: 'commitment', year: 2025, placeId: village.id, title: '2025 年承诺', text: '', items: [{ title: '全村通自来水', target: '每户通水', measures: '接主管', responsible: '村委会', due: '2025-10-31', stage: 'year' }],
  });
  const sent = await leader.call(plan.move, { id: promise.id, revision: promise.revision, move: 'submit', text: '' });
  const office = await app.sign(ids.office);
  await office.call(plan.move, { id: sent.id, revision: sent.revision, move: 'adopt', text: '同意' });
});
afterAll(() => app.close());

const shown = () => app.anonymous.call(board.data, { code });
async function publicise(): Promise<void> {
  const [office, linked] = [await app.sign(ids.office), await app.sign(ids.linked)];
  const hash = async () => (await office.call(attendance.sheet, of)).hash;
  await office.call(settlement.settle, { ...of, step: 'compile', hash: await hash() });
  expect((await shown()).attendance).toBeNull();
  await linked.call(attendance.sign, { ...of, hash: await hash() });
  await office.call(settlement.settle, { ...of, step: 'publicise', hash: await hash() });
}

test('审核通过的承诺在公示栏上，网页和小程序一样', async () => {
  expect(await shown()).toMatchObject({ commitments: [{ title: '全村通自来水', target: '每户通水', responsible: '村委会', due: '2025-10-31', isDone: false }], attendance: null });
  expect(String((await app.anonymous.raw('GET', `/b/${code}`)).body)).toContain('全村通自来水');
});

test('上个月的考勤只在公示的那几天看得到，请假不分种类，过了公示期就没有了', async () => {
  app.on('2025-04-03');
  await publicise();
  app.on('2025-04-03', '10:30');
  const { attendance: month } = await shown();
  expect(month).toMatchObject({ month: '2025-03', until: '2025-04-04', rows: expect.arrayContaining([expect.objectContaining({ name: '张三', inVillage: 0, leave: 0 })]) });
  expect(Object.keys(month!.rows[0]).sort()).toEqual(['absent', 'inVillage', 'leave', 'name', 'officialTrip', 'personId']);
  expect(String((await app.anonymous.raw('GET', `/b/${code}`)).body)).toContain('3月在村情况公示');
  app.on('2025-04-04', '23:00');
  expect((await shown()).attendance).not.toBeNull();
  app.on('2025-04-05', '00:10');
  expect((await shown()).attendance).toBeNull();
});
