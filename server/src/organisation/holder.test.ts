import type { Organisation } from '@village/shared/contract/organisation';
import * as build from '../../test/build';
import { startApp, type TestApp } from '../../test/app';
import { HolderService } from './holder.service';
import { TeamService } from './team.service';

let app: TestApp;
let holders: HolderService;
let teams: TeamService;
let county: Organisation, liu: Organisation, shan: Organisation, tao: Organisation, far: Organisation;
let taoTeam: Awaited<ReturnType<typeof build.team>>, farTeam: typeof taoTeam;
let water: Awaited<ReturnType<typeof build.unit>>;

beforeAll(async () => {
  app = await startApp();
  holders = app.get(HolderService);
  teams = app.get(TeamService);
  county = await build.county(app);
  liu = await build.township(app, { county, name: '柳河乡' });
  shan = await build.township(app, { county, name: '山口镇' });
  tao = await build.village(app, { township: liu });
  far = await build.village(app, { township: shan });
  taoTeam = await build.team(app, { village: tao, from: '2025-01-01' });
  farTeam = await build.team(app, { village: far, from: '2024-01-01', to: '2024-12-31' });
  water = await build.unit(app, { county });
  const hold = (name: string, ...terms: build.TermGiven[]) => build.person(app, { name, county, terms });
  await hold('桃队长', { role: 'team_leader', team: taoTeam, from: '2025-01-01' });
  await hold('桃队员', { role: 'team_member', team: taoTeam, from: '2025-03-01', to: '2025-03-31' }, { role: 'team_attendance_clerk', team: taoTeam, from: '2025-01-01' });
  await hold('石队长', { role: 'team_leader', team: farTeam, to: '2024-12-31' });
  await hold('桃书记', { role: 'village_secretary', at: tao });
  await hold('柳书记', { role: 'township_secretary', at: liu });
  await hold('柳乡长', { role: 'township_mayor', at: liu });
  await hold('山书记', { role: 'township_secretary', at: shan });
  await hold('县办', { role: 'county_office', at: county });
  await hold('水利人事', { role: 'dispatching_unit_hr', unit: water });
});
afterAll(() => app.close());

const who = async (step: string, place: { path: string; teamId?: string | null; unitId?: string | null }, on = '2025-03-06') =>
  (await holders.holders(step, place, on)).map(each => `${each.name}:${each.as}:${each.role}`);

describe('who can act as a role for a village', () => {
  test('each role is looked for where it stands, from the village upwards', async () => {
    expect(await who('team_leader', { path: tao.path, teamId: taoTeam.id })).toEqual(['桃队长:team_leader:team_leader']);
    expect(await who('team_leader', { path: tao.path })).toEqual(['桃队长:team_leader:team_leader']);
    expect(await who('county_office', { path: tao.path })).toEqual(['县办:county_office:county_office']);
    expect(await who('township_office', { path: tao.path })).toEqual([]);
  });

  test('a role that fills another stands in for it', async () => {
    expect(await who('village_principal', { path: tao.path })).toEqual(['桃书记:village_principal:village_secretary']);
    expect((await who('township_principal', { path: tao.path })).sort()).toEqual(['柳书记:township_principal:township_secretary', '柳乡长:township_principal:township_mayor'].sort());
    expect(await who('township_secretary', { path: far.path })).toEqual(['山书记:township_secretary:township_secretary']);
  });

  test('a step of several roles gives the holders of each', async () => {
    expect(await who('village_principal+township_secretary', { path: tao.path })).toEqual(['桃书记:village_principal:village_secretary', '柳书记:township_secretary:township_secretary']);
    expect(await who('team_leader|county_office', { path: tao.path, teamId: taoTeam.id })).toEqual(['桃队长:team_leader:team_leader', '县办:county_office:county_office']);
  });

  test('a dispatching unit acts for its own people only', async () => {
    expect(await who('dispatching_unit_hr', { path: tao.path, unitId: water.id })).toEqual(['水利人事:dispatching_unit_hr:dispatching_unit_hr']);
    expect(await who('dispatching_unit_hr', { path: tao.path })).toEqual([]);
  });

  test('nobody holds a role before his term, after it, or above the place', async () => {
    expect(await who('team_leader', { path: far.path, teamId: farTeam.id })).toEqual([]);
    expect(await who('team_leader', { path: far.path, teamId: farTeam.id }, '2024-12-31')).toEqual(['石队长:team_leader:team_leader']);
    expect(await who('village_secretary', { path: liu.path })).toEqual([]);
    expect(await who('approver', { path: tao.path })).toEqual([]);
  });
});

describe('teams and their members for the other modules', () => {
  test('the teams a scope reaches on the days asked for', async () => {
    const ids = async (paths: string[], own: string[], from: string, to?: string) => (await teams.teamsIn({ paths, teams: own }, from, to)).map(each => each.id);
    expect(await ids([county.path], [], '2025-03-06')).toEqual([taoTeam.id]);
    expect((await ids([county.path], [], '2024-12-01', '2025-01-31')).sort()).toEqual([taoTeam.id, farTeam.id].sort());
    expect(await ids([shan.path], [], '2025-03-06')).toEqual([]);
    expect(await ids([], [taoTeam.id], '2025-03-06')).toEqual([taoTeam.id]);
    expect(await ids([], [], '2025-03-06')).toEqual([]);
    expect((await teams.teamsByIds([farTeam.id])).get(farTeam.id)).toMatchObject({ townshipName: '山口镇', townshipId: shan.id, countyId: county.id, path: far.path });
  });

  test('the members within the days: cadres only, each once, with the terms of those days', async () => {
    expect(await teams.membersOf([taoTeam.id], '2025-03-01', '2025-03-31')).toMatchObject([
      { name: '桃队员', terms: [{ role: 'team_member', teamId: taoTeam.id, villageId: tao.id, from: '2025-03-01', to: '2025-03-31' }] }, { name: '桃队长', terms: [{ role: 'team_leader' }] },
    ]);
    expect((await teams.membersOf([taoTeam.id], '2025-04-01', '2025-04-30')).map(each => each.name)).toEqual(['桃队长']);
    expect(await teams.membersOf([], '2025-04-01', '2025-04-30')).toEqual([]);
  });
});
