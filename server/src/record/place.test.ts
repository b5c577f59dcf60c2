import { due } from '@village/shared/contract/due';
import { file } from '@village/shared/contract/file';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import { record } from '@village/shared/contract/record';
import { PLACE_KINDS, RECORD_KIND_IDS } from '@village/shared/kernel/record-kind';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';

type Who = 'linked' | 'secretary' | 'county' | 'leader' | 'village' | 'elsewhere' | 'unit';

let app: TestApp;
let callers: Record<Who, Caller>;
let village: Organisation;
let counter = 0;

const DOT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const entry = (changes: object = {}) => ({ clientKey: `place-${++counter}`, villageId: village.id, kind: 'work' as const, day: '2025-03-06', text: '到村看春灌', withIds: [], tags: [], answers: [], photoIds: [], claimedAt: '2025-03-06T01:00:00.000Z', ...changes });
const texts = async (who: Who, input: object = {}) => (await callers[who].call(record.list, input)).items.map(({ text }) => text);

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-06', '09:00');
  const county = await build.county(app);
  const [town, other] = [await build.township(app, { county }), await build.township(app, { county })];
  village = await build.village(app, { township: town, name: '一号村' });
  const team = await build.team(app, { village });
  const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await admin.call(policy.adopt, { organisationId: county.id, profileId: 'jiedao-2011', effectiveFrom: '2025-01-01' });
  const terms: Record<Who, build.TermGiven> = {
    linked: { role: 'township_linked_leader', at: town }, secretary: { role: 'township_secretary', at: town }, county: { role: 'county_office', at: county }, leader: { role: 'team_leader', team },
    village: { role: 'village_secretary', at: village }, elsewhere: { role: 'township_linked_leader', at: other }, unit: { role: 'dispatching_unit_head', unit: await build.unit(app, { county }) },
  };
  const names: Partial<Record<Who, string>> = { linked: '欧阳挂村', county: '县里的人' };
  callers = Object.fromEntries(await Promise.all(Object.entries(terms).map(async ([name, term]) => [name, await app.sign((await build.person(app, { name: names[name as Who], terms: [term] })).id)]))) as typeof callers;
});
afterAll(() => app.close());

test('不在工作队的人给他管得到的村记一条，带照片；管不到的村等于没有，派出单位不记', async () => {
  const photo = await callers.linked.call(file.upload, { purpose: 'record_photo' }, DOT);
  const made = await callers.linked.call(record.add, entry({ text: '挂村领导看春灌', photoIds: [photo.id] }));
  expect(made).toMatchObject({ teamId: null, teamName: '', villageName: '一号村', photos: 1, may: { change: true } });
  await callers.county.call(record.add, entry({ text: '县里来调研', kind: 'research', answers: [{ field: 'topic', value: '春灌' }] }));
  expect(await callers.elsewhere.status(record.add, entry())).toBe(404);
  expect(await callers.leader.status(record.add, entry())).toBe(404);
  expect(await callers.unit.status(record.add, entry())).toBe(403);
  expect(await callers.linked.refused(record.add, entry({ villageId: undefined }))).toMatchObject({ code: 'record_place_missing', field: 'villageId' });
});

test('它和这个村的其他记录列在一起：镇里、县里、村里看得到，别的镇和只管本队的看不到，按写的人的拼音也找得到', async () => {
  for (const who of ['secretary', 'county', 'village'] as const) expect(await texts(who, { organisationId: village.id })).toEqual(expect.arrayContaining(['挂村领导看春灌', '县里来调研']));
  expect(await texts('linked', { box: 'mine' })).toEqual(['挂村领导看春灌']);
  expect(await texts('secretary', { search: 'ouyang' })).toEqual(['挂村领导看春灌']);
  for (const who of ['leader', 'elsewhere'] as const) expect(await texts(who)).toEqual([]);
  const { kinds } = await callers.secretary.call(record.coverage, { organisationId: village.id, from: '2025-03-01', to: '2025-03-31' });
  expect(kinds).toEqual(expect.arrayContaining([{ kind: 'research', count: 1 }]));
  expect((await callers.secretary.file(record.xlsx, { organisationId: village.id })).file.length).toBeGreaterThan(0);
});

test('表单给出那个村用过的组；只有本人去做的事可以记，队里的经费、实事、走访由工作队记', async () => {
  await callers.linked.call(record.add, entry({ text: '二组', group: '二组' }));
  const { teams, village: asked } = await callers.linked.call(record.form, { villageId: village.id });
  expect([teams, asked]).toMatchObject([[], { villageName: '一号村', groups: ['二组'], people: [] }]);
  expect(await callers.elsewhere.status(record.form, { villageId: village.id })).toBe(404);
  for (const kind of RECORD_KIND_IDS.filter(each => !PLACE_KINDS.includes(each) && each !== 'visit')) {
    const refused = await callers.linked.refused(record.add, entry({ kind }));
    expect([kind, refused.code]).toEqual([kind, 'record_kind_team']);
  }
});

test('更正和接着记照样留痕；答应哪天办好的代办列给他本人，办结为止', async () => {
  const first = await callers.linked.call(record.add, entry({ kind: 'errand', text: '代办医保', answers: [{ field: 'dueOn', value: '2025-03-14' }] }));
  expect(first.may.goOn).toBe(true);
  expect((await callers.village.call(record.detail, { id: first.id })).may.goOn).toBe(true);
  const { teamId: _, villageId: __, photoIds: ___, ...content } = { teamId: '', ...entry({ kind: 'errand', text: '代办两户医保', answers: [{ field: 'dueOn', value: '2025-03-14' }] }) };
  const corrected = await callers.linked.call(record.correct, { id: first.id, ...content });
  expect(corrected).toMatchObject({ teamId: null, correctsId: first.id, whole: '代办两户医保' });
  const promise = async () => (await callers.linked.call(due.mine, { period: '2025-03' })).items.filter(({ source }) => source === 'promise').map(({ due: day, state }) => [day, state]);
  expect(await promise()).toEqual([['2025-03-14', 'open']]);
  await callers.linked.call(record.add, entry({ kind: 'errand', text: '办好了', threadId: corrected.threadId, closes: true }));
  expect(await promise()).toEqual([['2025-03-14', 'done']]);
  expect(await callers.elsewhere.status(record.detail, { id: first.id })).toBe(404);
});

test('他同村干部的谈话记一条就算数，和开过的座谈同一天的只算一次', async () => {
  const talks = async () => (await callers.linked.call(due.mine, { period: '2025-03' })).items.find(({ key }) => key === 'meeting talk_with_village_cadres 2025-03')?.done;
  expect(await talks()).toBe(0);
  for (const text of ['谈了换届', '又谈了一次']) await callers.linked.call(record.add, entry({ kind: 'talk', text, answers: [{ field: 'whom', value: 'village_cadre' }, { field: 'name', value: '村主任' }] }));
  expect(await talks()).toBe(1);
});
