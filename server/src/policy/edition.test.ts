import type { Organisation } from '@village/shared/contract/organisation';
import { type Edition, policy } from '@village/shared/contract/policy';
import type { Day } from '@village/shared/kernel/day';
import { isRefusal } from '@village/shared/kernel/refusal';
import { differenceOf } from '@village/shared/policy/difference';
import type { Profile } from '@village/shared/policy/profile';
import { leaveApproval } from '@village/shared/rules/leave-approval';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { JournalEntry } from '../common/journal';
import { Db } from '../common/db';
import { PolicyService } from './policy.service';

let app: TestApp;
let county: Organisation, town: Organisation, village: Organisation;
let admin: Caller, second: Caller, townAdmin: Caller, leader: Caller, foreign: Caller;
let first: Edition;

beforeAll(async () => { app = await startApp(); });
afterAll(() => app.close());
beforeEach(async () => {
  app.on('2025-03-10');
  county = await build.county(app);
  town = await build.township(app, { county });
  village = await build.village(app, { township: town });
  const signed = async (role: 'administrator' | 'county_office', at: Organisation) => app.sign((await build.person(app, { terms: [{ role, at }] })).id);
  admin = await signed('administrator', county);
  second = await signed('county_office', county);
  townAdmin = await signed('administrator', town);
  foreign = await signed('administrator', await build.county(app));
  leader = await app.sign((await build.person(app, { terms: [{ role: 'team_leader', team: await build.team(app, { village }) }] })).id);
  first = await admin.call(policy.adopt, { organisationId: county.id, profileId: 'ordos-2018', effectiveFrom: '2024-06-01' });
});

const blank = { key: 'settlement.submit_day', value: '5', cite: ['云岭驻办〔2025〕1号'] };
const versionOn = async (day: Day, place = village) => {
  const profile = await app.get(PolicyService).activeFor(place.path, day);
  return isRefusal(profile) ? profile.code : profile.version;
};
const copyFrom = async (from: Day, caller = admin, source = first) => {
  const draft = await caller.call(policy.copy, { id: source.id });
  return save(draft, from, caller);
};
const save = ({ id, revision, title, documentTitle, documentNumber }: Edition, effectiveFrom: Day, caller = admin) =>
  caller.call(policy.saveDocument, { id, revision, title, documentTitle, documentNumber, effectiveFrom });
const set = (draft: Edition, change: { key: string; value: string; cite: string[]; reading?: string }, caller = admin) =>
  caller.call(policy.setValue, { id: draft.id, revision: draft.revision, ...change });
const publish = (draft: Edition, caller = second) => caller.call(policy.publish, { id: draft.id, revision: draft.revision });
const refusedPublishing = (draft: Edition, caller = second) => caller.refused(policy.publish, { id: draft.id, revision: draft.revision });

describe('an edition comes into force', () => {
  test('照原文选用的第一份立即生效；以后的要先起草，由另一个人发布', async () => {
    expect(first).toMatchObject({ state: 'published', version: '1', changes: 0, inForce: true, previousId: null, publishRefusal: null, may: { edit: false, publish: false, discard: false } });
    const draft = await admin.call(policy.adopt, { organisationId: county.id, profileId: 'pian06', effectiveFrom: '2025-04-01' });
    expect(draft).toMatchObject({ state: 'draft', previousId: first.id, may: { edit: true, publish: false, discard: true } });
    expect(await versionOn('2025-04-01')).toBe('1');
    expect(draft.publishRefusal).toContain('另一位');
    expect((await refusedPublishing(draft, admin)).code).toBe('second_person');
    expect((await second.call(policy.edition, { id: draft.id })).may.publish).toBe(true);
    expect(await publish(draft)).toMatchObject({ state: 'published', profileId: 'pian06', inForce: false, previousId: first.id });
    const active = await leader.call(policy.active, { on: '2025-04-01' });
    expect(active.profile.id).toBe('pian06');
  });

  test('改过一处的人也算起草的人，不能发布', async () => {
    const draft = await copyFrom('2025-04-01');
    const changed = await set(draft, { ...blank, value: '6' }, second);
    expect((await refusedPublishing(changed)).code).toBe('second_person');
    const third = await app.sign((await build.person(app, { terms: [{ role: 'county_office', at: county }] })).id);
    expect(await publish(changed, third)).toMatchObject({ state: 'published', changes: 1 });
  });

  test('每一版的版本号各不相同，签过字的表一直指着当时的那一版', async () => {
    const versions = new Set<string>();
    for (const day of ['2025-04-01', '2025-05-01', '2025-06-01']) versions.add((await publish(await set(await copyFrom(day), { ...blank, value: String(Number(day.slice(5, 7))) }))).version);
    expect(versions.size).toBe(3);
    expect([...versions].every(version => /^1\+\d+$/.test(version))).toBe(true);
    expect(versions).toContain(await versionOn('2025-05-31'));
    expect(await versionOn('2025-03-10')).toBe('1');
  });

  test('填了空缺的一版可以从原版生效那天起，以前的月份不再缺', async () => {
    const filled = await publish(await set(await copyFrom('2024-06-01'), blank));
    expect(filled).toMatchObject({ effectiveFrom: '2024-06-01', changes: 1, blanks: first.blanks - 1, inForce: true });
    const profile = await app.get(PolicyService).activeFor(village.path, '2024-06-01');
    expect((profile as Profile).values[blank.key]).toMatchObject({ value: 5, cite: ['第十八条', '云岭驻办〔2025〕1号'] });
    expect((await second.call(policy.edition, { id: first.id })).inForce).toBe(false);
  });

  test('过去的不能改：草稿放过了生效日期，改了日期才能发布', async () => {
    const draft = await set(await copyFrom('2025-03-11'), { key: 'leave.merge', value: 'true', cite: ['县里的决定'] });
    app.on('2025-03-12');
    const refusal = await refusedPublishing(draft);
    expect(refusal).toMatchObject({ code: 'past_in_force', text: expect.stringContaining('今天以后') });
    expect((await second.call(policy.edition, { id: draft.id })).publishRefusal).toBe(refusal.text);
    const moved = await save(draft, '2025-03-13');
    expect(await publish(moved)).toMatchObject({ effectiveFrom: '2025-03-13' });
    expect(await versionOn('2025-03-12')).toBe('1');
    expect(await versionOn('2025-03-13')).not.toBe('1');
  });

  test('同一天：还没有生效的可以换，已经生效的不能换', async () => {
    const one = await publish(await set(await copyFrom('2025-03-11'), { ...blank, value: '3' }));
    const other = await publish(await set(await copyFrom('2025-03-11'), { ...blank, value: '4' }));
    expect(await versionOn('2025-03-11')).toBe(other.version);
    expect(one.version).not.toBe(other.version);
    app.on('2025-03-11');
    const late = await copyFrom('2025-03-11', admin, other);
    expect(late.effectiveFrom).toBe('2025-03-11');
    const changed = await set(late, { key: 'leave.merge', value: 'true', cite: ['县里的决定'] });
    expect(changed.publishRefusal).toContain('明天');
    expect((await refusedPublishing(changed)).code).toBe('edition_that_day');
  });

  test('乡镇有自己的，县里改了也还按自己的', async () => {
    await townAdmin.call(policy.adopt, { organisationId: town.id, profileId: 'pian04', effectiveFrom: '2025-01-01' });
    await publish(await set(await copyFrom('2025-03-11'), blank));
    expect(await versionOn('2025-03-11')).toBe('1');
    expect(await versionOn('2025-03-11', county)).not.toBe('1');
  });
});

describe('a draft', () => {
  test('每次保存都检查；不对的不存，说出哪里、为什么、怎么办', async () => {
    const draft = await copyFrom('2025-04-01');
    const refused = (change: { key: string; value: string; cite: string[]; reading?: string }) => admin.refused(policy.setValue, { id: draft.id, revision: draft.revision, ...change });
    expect((await refused({ key: 'attendance.nothing', value: '1', cite: ['决定'] })).code).toBe('value_unknown');
    expect((await refused({ ...blank, value: '八号' })).code).toBe('value_malformed');
    expect(await refused({ ...blank, value: '"八号"' })).toMatchObject({ code: 'profile_invalid', field: 'values.settlement.submit_day' });
    expect((await refused({ ...blank, value: '99' })).code).toBe('profile_invalid');
    expect((await refused({ key: 'leave.approval', value: '[]', cite: [] })).text).toMatch(/审批|没有对应/);
    expect((await refused({ ...blank, reading: 'A99' })).code).toBe('reading_unknown');
    expect(await refused({ ...blank, cite: ['问张三 13800000001'] })).toMatchObject({ code: 'profile_invalid', field: expect.stringContaining('settlement.submit_day.cite') });
    expect((await admin.call(policy.edition, { id: draft.id })).revision).toBe(draft.revision);
  });

  test('取值和解读一起改；恢复原文就和原文一样', async () => {
    const draft = await copyFrom('2025-04-01');
    const turned = await set(draft, { key: 'leave.count', value: '"calendar_days"', cite: [], reading: 'A03' });
    expect(turned).toMatchObject({ changes: 1, revision: draft.revision + 1 });
    expect(turned.profile.values['leave.count']).toMatchObject({ value: 'calendar_days', reading: 'A03' });
    const again = await set(turned, { key: 'settlement.submit_day', value: 'null', cite: [] });
    const back = await admin.call(policy.resetValue, { id: again.id, revision: again.revision, key: 'leave.count' });
    expect(back.changes).toBe(0);
    expect(back.profile.values).toEqual(back.base!.values);
  });

  test('机构改了名称：改一处，审批、单子和依据都用新名称；空着的用通常的名称，没有这个岗位的不存', async () => {
    const draft = await copyFrom('2025-04-01');
    const names = [{ id: 'city_office', name: '市乡村振兴统筹办' }, { id: 'team_leader', name: ' ' }];
    const saved = await admin.call(policy.saveNames, { id: draft.id, revision: draft.revision, names });
    expect(saved.profile.roles).toEqual({ city_office: '市乡村振兴统筹办' });
    expect(leaveApproval(saved.profile, { applicantRole: 'team_member', kind: 'personal', startDay: '2025-04-07', endDay: '2025-04-10', days: 4 }).because[0].text).toContain('由市乡村振兴统筹办审批');
    expect(differenceOf(first.profile, saved.profile)).toMatchObject([{ key: 'roles', title: '岗位和机构的名称' }]);
    expect(await admin.refused(policy.saveNames, { id: draft.id, revision: saved.revision, names: [{ id: 'mayor_of_moon', name: '月亮办' }] })).toMatchObject({ code: 'profile_invalid', field: 'roles.mayor_of_moon' });
    expect((await admin.refused(policy.saveNames, { id: draft.id, revision: draft.revision, names })).code).toBe('edition_changed');
  });

  test('复制的草稿从明天起；原来那一版还没有生效的，从同一天起', async () => {
    expect((await admin.call(policy.copy, { id: first.id })).effectiveFrom).toBe('2025-03-11');
    const coming = await publish(await set(await copyFrom('2025-05-01'), blank));
    expect((await admin.call(policy.copy, { id: coming.id })).effectiveFrom).toBe('2025-05-01');
  });

  test('两个人同时改：后存的人被告知，先存的一字不丢', async () => {
    const draft = await copyFrom('2025-04-01');
    const answers = await Promise.all([admin, second].map((caller, index) => caller.send(policy.setValue, { id: draft.id, revision: draft.revision, ...blank, value: String(index + 3) })));
    expect(answers.map(each => each.status).sort()).toEqual([200, 409]);
    expect(answers.find(each => each.status === 409)!.body).toMatchObject({ code: 'edition_changed', text: expect.stringContaining('刷新') });
    const kept = (answers.find(each => each.status === 200)!.body as Edition).profile.values[blank.key].value;
    const now = await admin.call(policy.edition, { id: draft.id });
    expect(now.profile.values[blank.key].value).toBe(kept);
    expect((await admin.refused(policy.publish, { id: draft.id, revision: draft.revision })).code).toBe('edition_changed');
    expect((await admin.refused(policy.saveDocument, { id: draft.id, revision: draft.revision, title: '新', documentTitle: '新', documentNumber: '', effectiveFrom: '2025-04-01' })).code).toBe('edition_changed');
  });

  test('两个人同时发布，只发布一次；发布以后不能再改、再删', async () => {
    const draft = await set(await copyFrom('2025-04-01'), blank);
    const third = await app.sign((await build.person(app, { terms: [{ role: 'county_office', at: county }] })).id);
    const statuses = await Promise.all([second, third].map(caller => caller.status(policy.publish, { id: draft.id, revision: draft.revision })));
    expect(statuses.sort()).toEqual([200, 409]);
    const codes = await Promise.all([
      admin.refused(policy.setValue, { id: draft.id, revision: draft.revision, ...blank }), admin.refused(policy.discard, { id: draft.id }), second.refused(policy.publish, { id: draft.id, revision: draft.revision }),
    ]);
    expect(codes.map(each => each.code)).toEqual(['edition_published', 'edition_published', 'edition_published']);
  });

  test('两地同时发布，版本号不重', async () => {
    const mine = await set(await copyFrom('2025-04-01'), blank);
    const own = await townAdmin.call(policy.adopt, { organisationId: town.id, profileId: 'ordos-2018', effectiveFrom: '2025-01-01' });
    const theirs = await set(await copyFrom('2025-04-01', townAdmin, own), blank, townAdmin);
    const [one, other] = await Promise.all([publish(mine), publish(theirs, admin)]);
    expect(one.version).not.toBe(other.version);
  });

  test('草稿只有管理本地制度的人看得见；发布了的，本地和上下级都看得见；别处一律看不见', async () => {
    const draft = await copyFrom('2025-04-01');
    for (const caller of [leader, townAdmin, foreign]) expect(await caller.status(policy.edition, { id: draft.id })).toBe(404);
    expect(await second.status(policy.edition, { id: draft.id })).toBe(200);
    expect(await leader.status(policy.edition, { id: first.id })).toBe(200);
    expect(await foreign.status(policy.edition, { id: first.id })).toBe(404);
    expect(await foreign.status(policy.download, { id: first.id })).toBe(404);
    expect(await townAdmin.status(policy.copy, { id: first.id })).toBe(404);
    expect(await foreign.status(policy.editions, { organisationId: county.id })).toBe(404);
    expect((await admin.call(policy.editions, {})).items.map(each => each.id)).toEqual([draft.id, first.id]);
    expect((await leader.call(policy.editions, {})).items.map(each => each.id)).toEqual([first.id]);
    expect((await townAdmin.call(policy.editions, { organisationId: town.id })).items).toEqual([]);
    expect((await foreign.call(policy.editions, {})).items).toEqual([]);
  });

  test('删了的草稿就没有了，每一步都有记录', async () => {
    const draft = await set(await copyFrom('2025-04-01'), blank);
    await admin.call(policy.discard, { id: draft.id });
    expect(await admin.status(policy.edition, { id: draft.id })).toBe(404);
    const acts = await app.get(Db).of(JournalEntry).find({ where: { subjectId: draft.id }, order: { id: 'ASC' } });
    expect(acts.map(each => each.action)).toEqual(['policy.draft', 'policy.document.save', 'policy.value.set', 'policy.discard']);
  });
});

describe('as a file', () => {
  const upload = (json: unknown, caller = admin, organisationId = county.id) =>
    caller.send(policy.upload, { organisationId, effectiveFrom: '2025-04-01' }, Buffer.from(typeof json === 'string' ? json : JSON.stringify(json)));
  const downloaded = async (id: string) => {
    const { file, name } = await admin.file(policy.download, { id });
    return { json: structuredClone(file as unknown as Profile), name };
  };

  test('下载的文件再上传，取值一样；编号是自带的就和它的原文比', async () => {
    const source = await publish(await set(await copyFrom('2025-03-11'), blank));
    const { json, name } = await downloaded(source.id);
    expect(name).toBe(`${source.title}（${source.version}）.json`);
    const again = (await upload(json)).body as Edition;
    expect(again).toMatchObject({ state: 'draft', baseId: 'ordos-2018', changes: 1, version: '1' });
    expect(again.profile.values).toEqual(source.profile.values);
  });

  test('编号不是自带的，就是县里自己的文件：发布后在制度列表里有名字，单子上用它的岗位名称', async () => {
    const { json } = await downloaded(first.id);
    const own = { ...json, id: 'yunling-2025', title: '云岭县驻村办法', version: '2025', effectiveFrom: null, roles: { ...json.roles, team_leader: '云岭队长' } };
    const draft = (await upload(own)).body as Edition;
    expect(draft).toMatchObject({ baseId: null, base: null, changes: 0, profileId: 'yunling-2025' });
    expect((await admin.refused(policy.resetValue, { id: draft.id, revision: 1, key: 'leave.count' })).code).toBe('no_shipped_document');
    expect((await leader.call(policy.profiles)).some(each => each.id === 'yunling-2025')).toBe(false);
    const { version } = await publish(draft);
    expect(version).toMatch(/^2025\+\d+$/);
    expect((await leader.call(policy.profiles)).find(each => each.id === 'yunling-2025')).toMatchObject({ title: '云岭县驻村办法', shipped: false });
    expect((await foreign.call(policy.profiles)).some(each => each.id === 'yunling-2025')).toBe(false);
    expect(await leader.call(policy.profile, { id: 'yunling-2025' })).toMatchObject({ title: '云岭县驻村办法', version });
    expect((await foreign.refused(policy.profile, { id: 'yunling-2025' })).code).toBe('profile_unknown');
    expect(await leader.call(policy.clauses, { id: 'yunling-2025' })).toEqual([]);
    expect(await app.get(PolicyService).documentOf({ profileId: 'yunling-2025', profileVersion: version })).toBe(own.document.title);
    const namesOf = await app.get(PolicyService).namesOf([{ profileId: 'yunling-2025', profileVersion: version }]);
    expect(namesOf({ profileId: 'yunling-2025', profileVersion: version }).team_leader).toBe('云岭队长');
  });

  test('只写改动的文件叠在它的上层制度上', async () => {
    const { json } = await downloaded(first.id);
    const layer = { ...json, id: 'yunling-own', extends: 'ordos-2018', values: { 'settlement.submit_day': { value: 8, cite: ['县里的决定'] } } };
    const draft = (await upload(layer)).body as Edition;
    expect(draft).toMatchObject({ baseId: 'ordos-2018', profileId: 'yunling-own', changes: 1 });
    expect(Object.keys(draft.profile.values)).toEqual(Object.keys(first.profile.values));
  });

  test.each<[string, (json: Profile) => unknown, string, string | undefined]>([
    ['不是 JSON', () => '你好', 'profile_malformed', undefined],
    ['空文件', () => '', 'file_required', undefined],
    ['太大', () => ' '.repeat(513 * 1024), 'file_too_large', undefined],
    ['没有的参数', json => ({ ...json, values: { ...json.values, 'posting.married': { value: true, cite: ['一'] } } }), 'profile_invalid', 'values.posting.married'],
    ['审批有空档', json => ({ ...json, values: { ...json.values, 'leave.approval': { value: [], cite: ['一'] } } }), 'profile_invalid', 'values.leave.approval'],
    ['没有写依据', json => ({ ...json, values: { ...json.values, 'leave.count': { value: 'workdays', cite: [] } } }), 'profile_invalid', 'values.leave.count'],
    ['有手机号', json => ({ ...json, document: { ...json.document, number: '联系人 13800000001' } }), 'profile_invalid', 'document.number'],
    ['有身份证号', json => ({ ...json, roles: { team_leader: '11010519491231002X' } }), 'profile_invalid', 'roles.team_leader'],
    ['冒用自带制度的编号', json => ({ ...json, extends: 'lucun' }), 'profile_invalid', 'extends'],
    ['没有的上层制度', json => ({ ...json, id: 'own', extends: 'nothing' }), 'profile_invalid', 'extends'],
    ['编号不合规矩', json => ({ ...json, id: '云岭' }), 'profile_invalid', 'id'],
    ['名称太长', json => ({ ...json, title: '办'.repeat(101) }), 'profile_invalid', 'title'],
  ])('%s：不收，说出哪里、为什么、怎么办', async (_, change, code, field) => {
    const { json } = await downloaded(first.id);
    const { status, body } = await upload(change(json));
    expect(status).toBe(422);
    expect(body).toMatchObject({ code, text: expect.stringMatching(/请/), ...(field ? { field } : {}) });
  });

  test('只能传到自己管的地方', async () => {
    const { json } = await downloaded(first.id);
    expect((await upload(json, foreign)).status).toBe(404);
    expect((await upload(json, leader)).status).toBe(403);
    expect((await upload(json, admin, village.id)).body).toMatchObject({ code: 'place_too_small' });
  });
});

describe('what others ask', () => {
  test('要是从那时起就施行：县里的草稿只改没有自己制度的乡镇', async () => {
    await townAdmin.call(policy.adopt, { organisationId: town.id, profileId: 'pian04', effectiveFrom: '2025-02-01' });
    const draft = await set(await copyFrom('2025-04-01'), { ...blank, value: '9' });
    const who = { personId: 'x', sessionId: 'x', grants: [{ role: 'county_office' as const, organisationId: county.id, path: county.path, teamId: null }] };
    const policies = app.get(PolicyService);
    const edition = await policies.profileOfEdition(draft.id, who);
    expect(edition).toMatchObject({ state: 'draft', organisation: { id: county.id } });
    const parts = await policies.proposedParts(village.path, '2025-01-01', '2025-02-28', edition);
    expect(isRefusal(parts) || parts.map(({ from, profile }) => [from, profile.id, profile.values[blank.key]?.value ?? null])).toEqual([['2025-01-01', 'ordos-2018', 9], ['2025-02-01', 'pian04', 5]]);
    const early = await policies.proposedParts(county.path, '2024-01-01', '2024-12-31', edition);
    expect(isRefusal(early) || early.map(each => each.from)).toEqual(['2024-01-01']);
    await expect(policies.profileOfEdition(draft.id, { ...who, grants: [{ ...who.grants[0], path: town.path }] })).rejects.toThrow();
  });

  test('有工作队却没有制度的日子，说得出从哪天到哪天；补上第一版以前的就没有了', async () => {
    const gaps = await admin.call(policy.gaps);
    expect(gaps).toEqual([{ organisationId: town.id, organisationName: town.name, from: '2024-01-01', to: '2024-05-31', text: expect.stringContaining('2024-01-01') }]);
    expect(await leader.call(policy.gaps)).toHaveLength(1);
    expect(await foreign.call(policy.gaps)).toEqual([]);
    await publish(await copyFrom('2024-01-01'));
    expect(await admin.call(policy.gaps)).toEqual([]);
  });
});
