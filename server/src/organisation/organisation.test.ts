import type { Organisation } from '@village/shared/contract/organisation';
import { organisation } from '@village/shared/contract/organisation';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';

let app: TestApp;
let county: Organisation, liu: Organisation, shan: Organisation, tao: Organisation, xing: Organisation, far: Organisation;
let taoTeam: Awaited<ReturnType<typeof build.team>>, xingTeam: typeof taoTeam, farTeam: typeof taoTeam;
let admin: Caller, office: Caller, leader: Caller;
let leaderPerson: build.PersonBuilt, adminPerson: build.PersonBuilt, officePerson: build.PersonBuilt;

beforeAll(async () => {
  app = await startApp();
  county = await build.county(app, { name: '云岭县' });
  liu = await build.township(app, { county, name: '柳河乡' });
  shan = await build.township(app, { county, name: '山口镇' });
  tao = await build.village(app, { township: liu, name: '桃树村' });
  xing = await build.village(app, { township: liu, name: '杏花村' });
  far = await build.village(app, { township: shan, name: '石桥村' });
  taoTeam = await build.team(app, { village: tao, name: '桃树村工作队' });
  xingTeam = await build.team(app, { village: xing, name: '杏花村工作队' });
  farTeam = await build.team(app, { village: far, name: '石桥村工作队' });
  adminPerson = await build.person(app, { name: '管理', terms: [{ role: 'administrator', at: county }] });
  officePerson = await build.person(app, { name: '驻办', terms: [{ role: 'township_office', at: liu }] });
  leaderPerson = await build.person(app, { name: '桃队长', terms: [{ role: 'team_leader', team: taoTeam }] });
  admin = await app.sign(adminPerson.id);
  office = await app.sign(officePerson.id);
  leader = await app.sign(leaderPerson.id);
});
afterAll(() => app.close());

describe('who sees what', () => {
  test('a county sees the whole tree, a township its own part, a member of a team the tree of his township', async () => {
    const names = async (caller: Caller) => (await caller.call(organisation.tree)).map(each => each.name).sort();
    expect(await names(admin)).toEqual(['云岭县', '山口镇', '柳河乡', '桃树村', '杏花村', '石桥村'].sort());
    expect(await names(office)).toEqual(['云岭县', '柳河乡', '桃树村', '杏花村'].sort());
    expect(await names(leader)).toEqual(['云岭县', '柳河乡', '桃树村', '杏花村'].sort());
  });

  test('a list of people shows those within reach, and never a phone number', async () => {
    const near = await build.person(app, { name: '近处', terms: [{ role: 'team_member', team: taoTeam }] });
    const other = await build.person(app, { name: '隔壁', terms: [{ role: 'team_member', team: xingTeam }] });
    const away = await build.person(app, { name: '远处', terms: [{ role: 'team_member', team: farTeam }] });
    const names = async (caller: Caller) => (await caller.call(organisation.people, {})).items.map(each => each.name);
    expect(await names(admin)).toEqual(expect.arrayContaining(['近处', '隔壁', '远处', '管理']));
    expect(await names(office)).toEqual(expect.arrayContaining(['近处', '隔壁', '驻办']));
    expect(await names(office)).not.toContain('远处');
    expect((await names(leader)).sort()).toEqual(['桃队长', '近处'].sort());
    expect(JSON.stringify(await admin.call(organisation.people, {}))).not.toMatch(/1[3-9]\d{9}|phone/);
    for (const foreign of [away.id, 'nobody']) {
      expect(await office.send(organisation.person, { id: foreign })).toMatchObject({ status: 404, body: { code: 'not_found' } });
      expect(await leader.status(organisation.person, { id: foreign })).toBe(404);
    }
    expect(await leader.status(organisation.person, { id: other.id })).toBe(404);
    expect(await office.status(organisation.people, { organisationId: shan.id })).toBe(404);
    expect((await office.call(organisation.people, { organisationId: tao.id, search: '近' })).items).toEqual([
      { id: near.id, name: '近处', unitName: null, post: null, roles: [{ roleName: '队员', place: '桃树村工作队' }] },
    ]);
    expect((await office.call(organisation.people, { search: '%' })).total).toBe(0);
  });

  test('names that a phone holds are found by pinyin as in the lists of the server, surnames as they are spoken', async () => {
    const names = ['张小满', '单家村', '曾国安', '县水务局', '王 Anna'];
    const found = async (word: string) => (await leader.call(organisation.named, { word, names })).places.map(place => names[place]);
    expect([await found('zxm'), await found('ZhangXiao'), await found('sjc'), await found('zeng'), await found('swj'), await found('q')]).toEqual([['张小满'], ['张小满'], ['单家村'], ['曾国安'], [], []]);
    expect(await leader.status(organisation.named, { word: 'z', names: Array.from({ length: 2001 }, (_, index) => `村${index}`) })).toBe(400);
  });

  test('a phone number is whole for its owner and for those who may read it, masked for others', async () => {
    const member = await build.person(app, { name: '队员甲', phone: '13812340001', terms: [{ role: 'team_member', team: taoTeam }] });
    const fellow = await build.person(app, { name: '队员乙', terms: [{ role: 'team_member', team: taoTeam }] });
    const seen = async (caller: Caller) => (await caller.call(organisation.person, { id: member.id }));
    expect(await seen(await app.sign(member.id))).toMatchObject({ phone: '13812340001', phoneMasked: false });
    expect(await seen(leader)).toMatchObject({ phone: '13812340001', phoneMasked: false });
    expect(await seen(await app.sign(fellow.id))).toMatchObject({ phone: '138****0001', phoneMasked: true });
  });

  test('a dispatching unit sees its own people only', async () => {
    const water = await build.unit(app, { county, name: '县水利站' });
    const sent = await build.person(app, { name: '水利干部', unit: water, terms: [{ role: 'team_member', team: farTeam }] });
    const clerk = await build.person(app, { name: '水利人事', unit: water, terms: [{ role: 'dispatching_unit_hr', unit: water }] });
    const caller = await app.sign(clerk.id);
    expect((await caller.call(organisation.people, {})).items.map(each => each.id).sort()).toEqual([sent.id, clerk.id].sort());
    expect(await caller.status(organisation.person, { id: leaderPerson.id })).toBe(404);
    expect((await caller.call(organisation.tree)).map(each => each.name)).toEqual(['云岭县']);
  });

  test('who has moved away is seen by the new township only', async () => {
    const mover = await build.person(app, { name: '调动者', terms: [{ role: 'team_member', team: taoTeam, to: '2025-03-05' }, { role: 'team_member', team: farTeam, from: '2025-03-06' }] });
    expect(await office.status(organisation.person, { id: mover.id })).toBe(404);
    expect(await admin.status(organisation.person, { id: mover.id })).toBe(200);
  });

  test('teams are listed with the members of the day, within reach', async () => {
    expect((await office.call(organisation.teams, {})).map(each => each.name)).toEqual(['杏花村工作队', '桃树村工作队']);
    const [own, ...others] = await leader.call(organisation.teams, {});
    expect(others).toEqual([]);
    expect(own).toMatchObject({ id: taoTeam.id, villageName: '桃树村', townshipName: '柳河乡', path: tao.path });
    expect(own.members).toEqual(expect.arrayContaining([{ personId: leaderPerson.id, name: '桃队长', role: 'team_leader', roleName: '工作队长' }]));
    expect((await admin.call(organisation.teams, { on: '2023-12-31' }))).toEqual([]);
    expect(await office.status(organisation.teams, { organisationId: far.id })).toBe(404);
  });
});

describe('places and units', () => {
  test('townships and villages are added, renamed and removed while they are empty', async () => {
    const town = await admin.call(organisation.add, { kind: 'township', name: '新设乡', parentId: county.id });
    const place = await admin.call(organisation.add, { kind: 'village', name: '新设村', parentId: town.id });
    expect(place.path).toBe(`${county.path}${town.id}/${place.id}/`);
    expect(await admin.refused(organisation.add, { kind: 'village', name: '新设村', parentId: town.id })).toMatchObject({ code: 'name_taken', field: 'name' });
    expect(await admin.refused(organisation.add, { kind: 'village', name: '某村', parentId: county.id })).toMatchObject({ code: 'wrong_parent', field: 'parentId' });
    expect((await admin.call(organisation.rename, { id: place.id, name: '改名村' })).name).toBe('改名村');
    expect(await admin.refused(organisation.remove, { id: town.id })).toMatchObject({ code: 'not_empty', text: expect.stringContaining('1 个村') });
    expect(await admin.refused(organisation.remove, { id: county.id })).toMatchObject({ code: 'county_stays' });
    expect(await admin.refused(organisation.remove, { id: tao.id })).toMatchObject({ code: 'not_empty', text: expect.stringMatching(/支工作队.*条任职/) });
    await admin.call(organisation.remove, { id: place.id });
    await admin.call(organisation.remove, { id: town.id });
    expect(await admin.status(organisation.rename, { id: place.id, name: '没有了' })).toBe(404);
  });

  test('only an administrator changes them, and only in his own county', async () => {
    expect(await office.status(organisation.add, { kind: 'village', name: '某村', parentId: liu.id })).toBe(403);
    const elsewhere = await build.county(app, { name: '别县' });
    expect(await admin.status(organisation.add, { kind: 'township', name: '某乡', parentId: elsewhere.id })).toBe(404);
    const foreign = await build.unit(app, { county: elsewhere });
    expect(await admin.status(organisation.updateUnit, { id: foreign.id, name: '改名', level: 'city' })).toBe(404);
    expect((await admin.call(organisation.units)).map(each => each.id)).not.toContain(foreign.id);
  });

  test('who leads and works in an office, now and before; those who serve now stand first', async () => {
    const hill = await admin.call(organisation.add, { kind: 'township', name: '山前乡', parentId: county.id });
    await build.person(app, { name: '前任', terms: [{ role: 'township_office', at: hill, from: '2024-01-01', to: '2024-12-31' }] });
    await build.person(app, { name: '现任', terms: [{ role: 'township_office', at: hill, from: '2025-01-01' }] });
    const seats = async (when?: 'now' | 'all') => (await admin.call(organisation.offices, { search: '山前', when })).items.map(office => office.seats.map(({ role, people }) => [role, people.map(({ name, from, to }) => [name, from, to])]));
    expect(await seats()).toEqual([[['township_office', [['现任', '2025-01-01', null]]]]]);
    expect(await seats('all')).toEqual([[['township_office', [['现任', '2025-01-01', null], ['前任', '2024-01-01', '2024-12-31']]]]]);
    expect((await admin.call(organisation.offices, {})).items[0].kind).toBe('county');
  });

  test('dispatching units are added and changed; a name stands once', async () => {
    const tax = await admin.call(organisation.addUnit, { name: '县税务局', level: 'county' });
    expect(await admin.refused(organisation.addUnit, { name: '县税务局', level: 'city' })).toMatchObject({ code: 'name_taken' });
    expect(await admin.call(organisation.updateUnit, { id: tax.id, name: '市税务局', level: 'city', staff: 40 })).toEqual({ id: tax.id, name: '市税务局', level: 'city', staff: 40 });
  });
});

describe('teams', () => {
  test('a village has one team at a time', async () => {
    const place = await build.village(app, { township: liu });
    const first = await admin.call(organisation.addTeam, { villageId: place.id, name: '第一队', from: '2025-01-01' });
    expect(await admin.refused(organisation.addTeam, { villageId: place.id, name: '第二队', from: '2025-03-01' }))
      .toMatchObject({ code: 'second_team', text: expect.stringContaining('第一队') });
    expect(await admin.refused(organisation.endTeam, { id: first.id, to: '2024-12-31' })).toMatchObject({ code: 'end_before_start', field: 'to' });
    await admin.call(organisation.endTeam, { id: first.id, to: '2025-02-28' });
    await admin.call(organisation.addTeam, { villageId: place.id, name: '第二队', from: '2025-03-01' });
    expect(await admin.refused(organisation.addTeam, { villageId: liu.id, name: '乡队', from: '2025-03-01' })).toMatchObject({ code: 'village_required' });
  });

  test('two teams sent to a village at the same moment: one of them stands', async () => {
    const place = await build.village(app, { township: liu });
    const answers = await Promise.all(['2025-01-01', '2025-01-02', '2025-01-03'].map(from => admin.status(organisation.addTeam, { villageId: place.id, name: '队', from })));
    expect(answers.sort()).toEqual([200, 422, 422]);
  });

  test('the terms end with the team', async () => {
    const place = await build.village(app, { township: liu });
    const team = await build.team(app, { village: place });
    const member = await build.person(app, { terms: [{ role: 'team_member', team }] });
    await admin.call(organisation.endTeam, { id: team.id, to: '2025-02-28' });
    expect((await admin.call(organisation.person, { id: member.id })).terms).toMatchObject([{ teamId: team.id, to: '2025-02-28' }]);
    expect(await admin.refused(organisation.addTerm, { id: member.id, role: 'team_member', teamId: team.id, from: '2025-03-01' })).toMatchObject({ code: 'after_team', field: 'teamId' });
  });
});

describe('people and terms', () => {
  test('a person is added and changed; a number belongs to one person', async () => {
    const water = await build.unit(app, { county });
    const added = await admin.call(organisation.addPerson, { name: '李新', phone: '13700000001', unitId: water.id, post: '科员' });
    expect(added).toMatchObject({ name: '李新', phone: '13700000001', phoneMasked: false, unitName: water.name, post: '科员', terms: [] });
    expect(await admin.refused(organisation.addPerson, { name: '王重', phone: '13700000001' })).toMatchObject({ code: 'phone_taken', field: 'phone', text: expect.stringContaining('李新') });
    const other = await admin.call(organisation.addPerson, { name: '王重', phone: '13700000002' });
    expect(await admin.refused(organisation.updatePerson, { id: other.id, name: '王重', phone: '13700000001' })).toMatchObject({ code: 'phone_taken' });
    expect(await admin.call(organisation.updatePerson, { id: other.id, name: '王改', phone: '13700000003', post: '主任' })).toMatchObject({ name: '王改', phone: '13700000003', post: '主任', unitId: null });
    expect(await admin.refused(organisation.addPerson, { name: '单位错', phone: '13700000009', unitId: 'no-such-unit' })).toMatchObject({ code: 'unit_unknown', field: 'unitId' });
    expect(await admin.status(organisation.addPerson, { name: '号码错', phone: '123' } as never)).toBe(400);
  });

  test('a role stands where it belongs', async () => {
    const water = await build.unit(app, { county });
    const someone = await build.person(app, { county, unit: water });
    const add = (rest: object) => admin.refused(organisation.addTerm, { id: someone.id, from: '2025-03-01', ...rest } as never);
    expect(await add({ role: 'team_member' })).toMatchObject({ code: 'team_required', field: 'teamId' });
    expect(await add({ role: 'village_secretary', teamId: taoTeam.id })).toMatchObject({ code: 'team_not_allowed' });
    expect(await add({ role: 'village_secretary' })).toMatchObject({ code: 'organisation_required', text: expect.stringContaining('一个村') });
    expect(await add({ role: 'village_secretary', organisationId: liu.id })).toMatchObject({ code: 'wrong_level', field: 'organisationId' });
    expect(await add({ role: 'township_secretary', organisationId: tao.id })).toMatchObject({ code: 'wrong_level' });
    expect(await add({ role: 'team_member', teamId: taoTeam.id, to: '2025-02-01' })).toMatchObject({ code: 'end_before_start', field: 'to' });
    expect(await add({ role: 'team_member', teamId: taoTeam.id, from: '2023-12-01' })).toMatchObject({ code: 'before_team', field: 'from' });
    const detail = await admin.call(organisation.addTerm, { id: someone.id, role: 'dispatching_unit_hr', from: '2025-03-01' });
    expect(detail.terms).toMatchObject([{ role: 'dispatching_unit_hr', organisationId: water.id, organisationName: water.name, teamId: null }]);
    expect(await admin.status(organisation.addTerm, { id: 'nobody', role: 'county_office', from: '2025-03-01' })).toBe(404);
  });

  test('one team at a time, one role once; several roles in the same team are fine', async () => {
    const someone = await build.person(app, { terms: [{ role: 'team_member', team: taoTeam, from: '2025-01-01' }] });
    const add = (rest: object) => admin.refused(organisation.addTerm, { id: someone.id, ...rest } as never);
    expect(await add({ role: 'team_member', teamId: xingTeam.id, from: '2025-03-01' })).toMatchObject({ code: 'two_teams', field: 'from', text: expect.stringContaining('桃树村工作队') });
    expect(await add({ role: 'team_member', teamId: taoTeam.id, from: '2025-03-01' })).toMatchObject({ code: 'same_role_twice', field: 'from' });
    await admin.call(organisation.addTerm, { id: someone.id, role: 'first_secretary', teamId: taoTeam.id, from: '2025-03-01' });
    await admin.call(organisation.addTerm, { id: someone.id, role: 'village_cadre', organisationId: tao.id, from: '2025-03-01' });
    expect((await admin.call(organisation.person, { id: someone.id })).terms).toHaveLength(3);
  });

  test('two who give a person a team at the same moment: one of them does', async () => {
    const someone = await build.person(app, { county });
    const answers = await Promise.all([taoTeam, xingTeam, farTeam].map(team => admin.status(organisation.addTerm, { id: someone.id, role: 'team_member', teamId: team.id, from: '2025-03-01' })));
    expect(answers.sort()).toEqual([200, 422, 422]);
  });

  test('a move ends the terms in the old team the day before', async () => {
    const someone = await build.person(app, { name: '搬家', terms: [{ role: 'team_member', team: taoTeam }, { role: 'team_attendance_clerk', team: taoTeam }] });
    const moved = await admin.call(organisation.move, { id: someone.id, teamId: farTeam.id, role: 'team_leader', from: '2025-03-10' });
    expect(moved.terms.map(({ teamId, role, from, to }) => ({ teamId, role, from, to }))).toEqual([
      { teamId: taoTeam.id, role: 'team_member', from: '2024-01-01', to: '2025-03-09' },
      { teamId: taoTeam.id, role: 'team_attendance_clerk', from: '2024-01-01', to: '2025-03-09' },
      { teamId: farTeam.id, role: 'team_leader', from: '2025-03-10', to: null },
    ]);
    expect(await admin.refused(organisation.move, { id: someone.id, teamId: farTeam.id, role: 'team_member', from: '2025-04-01' })).toMatchObject({ code: 'same_team' });
    expect(await admin.refused(organisation.move, { id: someone.id, teamId: taoTeam.id, role: 'county_office', from: '2025-04-01' })).toMatchObject({ code: 'team_role_required' });
    expect(await admin.refused(organisation.move, { id: someone.id, teamId: taoTeam.id, role: 'team_member', from: '2025-03-10' })).toMatchObject({ code: 'later_terms' });
    const idle = await build.person(app, { county });
    expect(await admin.refused(organisation.move, { id: idle.id, teamId: taoTeam.id, role: 'team_member', from: '2025-04-01' })).toMatchObject({ code: 'no_team' });
  });

  test('a move that fails leaves the old team as it was', async () => {
    const place = await build.village(app, { township: liu });
    const late = await build.team(app, { village: place, from: '2025-06-01' });
    const someone = await build.person(app, { terms: [{ role: 'team_member', team: taoTeam }] });
    expect(await admin.refused(organisation.move, { id: someone.id, teamId: late.id, role: 'team_member', from: '2025-04-01' })).toMatchObject({ code: 'before_team' });
    expect((await admin.call(organisation.person, { id: someone.id })).terms).toMatchObject([{ to: null }]);
  });

  test('the last administrator of a county stays', async () => {
    const [termId] = adminPerson.termIds;
    expect(await admin.refused(organisation.endTerm, { id: adminPerson.id, termId, to: '2025-12-31' })).toMatchObject({ code: 'last_administrator', field: 'to' });
    const second = await build.person(app, { terms: [{ role: 'administrator', at: county }] });
    await admin.call(organisation.endTerm, { id: second.id, termId: second.termIds[0], to: '2025-12-31' });
    expect(await admin.status(organisation.endTerm, { id: adminPerson.id, termId: second.termIds[0], to: '2025-12-31' })).toBe(404);
  });
});
