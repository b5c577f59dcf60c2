import { attendance } from '@village/shared/contract/attendance';
import { book } from '@village/shared/contract/book';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';

/** Who keeps whose attendance: a township by 篇四 三4 (the leader his members, the township's office the leader), one by 鄂尔多斯 11(八) (three bodies, a book each). */
let app: TestApp;
let home: Organisation, hills: Organisation, plain: Organisation, village: Organisation;
let team: Awaited<ReturnType<typeof build.team>>, far: Awaited<ReturnType<typeof build.team>>;
const people: Record<string, build.PersonBuilt> = {};
const callers: Record<string, Caller> = {};
let keys = 0;

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-03', '08:00');
  home = await build.county(app);
  hills = await build.township(app, { county: home, name: '青岭乡' });
  plain = await build.township(app, { county: home, name: '柳河乡' });
  village = await build.village(app, { township: hills, name: '石坡村' });
  team = await build.team(app, { village, name: '石坡村工作队' });
  far = await build.team(app, { village: await build.village(app, { township: plain, name: '桃树村' }), name: '桃树村工作队' });
  const made = async (key: string, name: string, terms: build.TermGiven[]) => { people[key] = await build.person(app, { name, terms }); };
  await made('leader', '魏强', [{ role: 'team_leader', team }]);
  await made('member', '冯雪', [{ role: 'team_member', team }]);
  await made('office', '段磊', [{ role: 'township_office', at: hills }]);
  await made('head', '王队长', [{ role: 'team_leader', team: far }]);
  await made('cadre', '张三', [{ role: 'team_member', team: far }]);
  await made('group', '督查员', [{ role: 'supervision_group', at: home }]);
  await made('county', '县驻村办', [{ role: 'county_office', at: home }]);
  await made('mayor', '乡长', [{ role: 'township_mayor', at: plain }]);
  await made('admin', '管理员', [{ role: 'administrator', at: home }]);
  const admin = await app.sign(people.admin.id);
  await admin.call(policy.adopt, { organisationId: hills.id, profileId: 'pian04', effectiveFrom: '2024-01-01' });
  await admin.call(policy.adopt, { organisationId: plain.id, profileId: 'ordos-2018', effectiveFrom: '2024-01-01' });
  app.on('2025-03-06', '18:00');
  for (const [name, { id }] of Object.entries(people)) callers[name] = await app.sign(id);
});
afterAll(() => app.close());

const list = (teamId: string, lines: [string, 'in_village' | 'absent'][], more: object = {}) => ({
  clientKey: `book-${keys += 1}`, teamId, day: '2025-03-06', claimedAt: app.clock.now(), lines: lines.map(([who, state]) => ({ personId: people[who].id, am: state, pm: state })), ...more,
});

describe('the document says who keeps whom', () => {
  test('队长的名册里有队长本人，但写明由乡镇驻村办管，他自己不能记', async () => {
    const seen = await callers.leader.call(attendance.roster, { teamId: team.id, day: '2025-03-06' });
    expect(seen.lines.map(line => [line.name, line.keeper])).toEqual(expect.arrayContaining([['冯雪', null], ['魏强', expect.stringContaining('驻村')]]));
    expect(seen.because.some(reason => reason.clauses.some(clause => clause.clause === '三4'))).toBe(true);
    expect((await callers.leader.refused(attendance.confirmRoster, list(team.id, [['leader', 'in_village'], ['member', 'in_village']]))).code).toBe('person_unknown');
    await callers.leader.call(attendance.confirmRoster, list(team.id, [['member', 'in_village']]));
  });

  test('乡镇驻村办的名册是全乡的队长，记了以后算数', async () => {
    expect(await callers.office.call(attendance.rosters)).toMatchObject([{ id: hills.id, name: '青岭乡', people: 1 }]);
    expect((await callers.office.call(attendance.today)).waiting.rostersToConfirm.at(-1)).toMatchObject({ teamId: hills.id, day: '2025-03-06' });
    const seen = await callers.office.call(attendance.roster, { teamId: hills.id, day: '2025-03-06' });
    expect(seen.lines.map(line => line.name)).toEqual(['魏强']);
    await callers.office.call(attendance.confirmRoster, list(hills.id, [['leader', 'in_village']]));
    const { cells } = await callers.leader.call(attendance.evidence, { personId: people.leader.id, day: '2025-03-06' });
    expect(cells.map(cell => cell.mark)).toEqual(['in_village', 'in_village']);
    expect((await callers.office.call(attendance.today)).waiting.rostersToConfirm.some(each => each.day === '2025-03-06')).toBe(false);
  });

  test('别的乡的机构没有这份名册；没有人担任的，写明空着', async () => {
    expect((await callers.mayor.send(attendance.roster, { teamId: hills.id, day: '2025-03-06' })).status).toBe(404);
    expect((await callers.head.call(attendance.roster, { teamId: far.id, day: '2025-03-06' })).vacant).toEqual(['市包联驻村工作领导小组办公室']);
  });
});

describe('books side by side', () => {
  const of = { month: '2025-03' };
  const open = async (who: string) => callers[who].call(book.list, { ...of, organisationId: plain.id });
  test('工作队和督查推进组各记一本，考勤表用工作队的，不同的列出来', async () => {
    await callers.head.call(attendance.confirmRoster, list(far.id, [['head', 'in_village'], ['cadre', 'in_village']]));
    await callers.group.call(attendance.confirmRoster, list(plain.id, [['head', 'in_village'], ['cadre', 'absent']]));
    const { items, books, open: count } = await open('mayor');
    expect(books.map(each => [each.book, each.isSheet, each.halfDays])).toEqual([['team', true, 4], ['supervision_group', false, 4], ['city_office', false, 0]]);
    expect(count).toBe(2);
    expect(items[0]).toMatchObject({ name: '张三', half: 'am', settled: null, may: { settle: true, explain: false }, stated: [{ book: 'team', state: 'in_village', byName: '王队长' }, { book: 'supervision_group', state: 'absent', byName: '督查员' }] });
    expect((await callers.cadre.call(attendance.evidence, { personId: people.cadre.id, day: '2025-03-06' })).cells.map(cell => cell.mark)).toEqual(['in_village', 'in_village']);
  });

  test('记的人说明，没有记过的人核定并写理由，考勤表照核定的算，队长不能再改', async () => {
    const at = { personId: people.cadre.id, day: '2025-03-06', half: 'am' as const };
    await callers.group.call(book.explain, { ...at, text: '10点到村没有见到人' });
    expect((await open('mayor')).items[0].stated[1]).toMatchObject({ note: '10点到村没有见到人' });
    expect((await callers.group.refused(book.settle, { ...at, state: 'absent', reason: '查实' })).code).toBe('not_settler');
    expect((await callers.head.refused(book.settle, { ...at, state: 'in_village', reason: '我说了算' })).code).toBe('not_settler');
    expect(await callers.mayor.call(book.settle, { ...at, state: 'absent', reason: '和两家核对，上午不在' })).toMatchObject({ settled: { state: 'absent', byName: '乡长', reason: '和两家核对，上午不在' } });
    const { cells, presences } = await callers.cadre.call(attendance.evidence, { personId: people.cadre.id, day: '2025-03-06' });
    expect(cells.map(cell => cell.mark)).toEqual(['absent', 'in_village']);
    expect(presences.some(each => each.note.includes('核定') && each.recordedByName === '乡长')).toBe(true);
    expect((await callers.head.refused(attendance.confirmRoster, list(far.id, [['head', 'in_village'], ['cadre', 'in_village']], { reason: '当天在' }))).code).toBe('book_settled');
    expect((await open('mayor')).open).toBe(1);
    expect((await callers.mayor.call(book.list, { ...of, organisationId: plain.id, box: 'settled', search: 'zs' })).items).toHaveLength(1);
    expect((await callers.group.refused(book.explain, { ...at, text: '再说明' })).code).toBe('settled_already');
  });

  test('只由一家记的地方没有可对照的；别的乡看不到', async () => {
    expect(await callers.office.call(book.list, { ...of, organisationId: hills.id })).toMatchObject({ books: [], items: [], open: 0 });
    expect((await callers.office.send(book.list, { ...of, organisationId: plain.id })).status).toBe(404);
  });
});
