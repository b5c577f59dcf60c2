import { approval } from '@village/shared/contract/approval';
import { file } from '@village/shared/contract/file';
import { leave } from '@village/shared/contract/leave';
import { notice } from '@village/shared/contract/notice';
import { paper } from '@village/shared/contract/paper';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { regulate } from '../../test/regulation';
import { StoredFileService } from '../file/file.service';
import { PaperKeepService } from './paper-keep.service';

let app: TestApp;
let people: Record<string, build.PersonBuilt>;
let counter = 0;
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF');

const at = { claimedAt: '2025-03-03T01:00:00.000Z' };
const form = (startDay: string, more: object = {}) => ({
  clientKey: `paper-${++counter}`, kind: 'sick' as const, startDay, startHalf: 'am' as const, endDay: startDay, endHalf: 'pm' as const, reason: '发烧', place: '县医院', outOfCounty: false, ...at, ...more,
});
const as = (name: string): Promise<Caller> => app.sign(people[name].id);
const sent = async (name: string, bytes = PICTURE, called = '诊断证明.png') => (await (await as(name)).call(file.upload, { purpose: 'leave_attachment', name: called }, bytes)).id;
const key = () => ({ clientKey: `key-${++counter}`, ...at });

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-03', '09:00');
  const county = await build.county(app);
  const town = await build.township(app, { county });
  const village = await build.village(app, { township: town });
  const team = await build.team(app, { village });
  const unit = await build.unit(app, { county });
  await regulate(app, county, 'pian06', { 'leave.sick_proof_days': 3, 'leave.papers_keep_months': 6 });
  const given: [string, build.PersonGiven][] = [
    ['张三', { unit, terms: [{ role: 'team_member', team }] }], ['李四', { terms: [{ role: 'team_member', team }] }], ['王队长', { terms: [{ role: 'team_leader', team }] }],
    ['村主任', { terms: [{ role: 'village_director', at: village }] }], ['乡办', { terms: [{ role: 'township_office', at: town }] }], ['单位', { terms: [{ role: 'dispatching_unit_hr', unit }] }],
    ['赵书记', { terms: [{ role: 'township_secretary', at: town }] }], ['外乡', { terms: [{ role: 'township_office', at: await build.township(app, { county }) }] }], ['督查', { terms: [{ role: 'inspector', at: county }] }],
  ];
  people = Object.fromEntries(await Promise.all(given.map(async ([name, person]) => [name, await build.person(app, { name, ...person })] as const)));
});
afterAll(() => app.close());

test('篇六 二(一)：要证明材料和村委会证明，交齐以后才批；照片、PDF、村里出的证明都行', async () => {
  const zhang = await as('张三');
  const { id } = await zhang.call(leave.apply, form('2025-03-10'));
  expect(await zhang.call(paper.of, { id })).toMatchObject({ required: [{ part: 'evidence', given: false }, { part: 'village_certificate', given: false }], due: '2025-03-13', papers: [] });
  expect((await (await as('村主任')).call(notice.list, {})).items[0].text).toContain('要村委会证明');
  const refused = await (await as('王队长')).refused(leave.decide, { id, decision: 'approve' });
  expect(refused).toMatchObject({ code: 'papers_missing', text: expect.stringContaining('还缺证明材料、村委会证明') });
  expect(refused.clauses).toContainEqual({ profile: 'pian06', clause: '二(一)' });
  await zhang.call(paper.add, { id, part: 'evidence', fileId: await sent('张三'), ...key() });
  const certified = await (await as('村主任')).call(paper.add, { id, part: 'village_certificate', text: '张三 3 月 10 日因病就医，情况属实。', ...key() });
  expect(certified.required.every(({ given }) => given)).toBe(true);
  expect((await (await as('王队长')).call(leave.decide, { id, decision: 'approve' })).state).toBe('approved');
  // Added afterwards as a PDF; what was looked at cannot be taken away.
  const all = await zhang.call(paper.add, { id, part: 'other', fileId: await sent('张三', PDF, '病历.pdf'), ...key() });
  expect(all.papers.map(each => [each.part, each.file?.kind ?? each.text])).toEqual([['evidence', 'jpg'], ['village_certificate', '张三 3 月 10 日因病就医，情况属实。'], ['other', 'pdf']]);
  expect((await zhang.refused(paper.remove, { id, paperId: all.papers[0].id })).code).toBe('paper_kept');
});

test('证明只有本人、审批的人和管记录的办公室打得开；同队的、派出单位、督查和外乡的打不开', async () => {
  const zhang = await as('张三');
  const { id } = await zhang.call(leave.apply, form('2025-03-12'));
  const { papers: [{ id: paperId }] } = await zhang.call(paper.add, { id, part: 'evidence', fileId: await sent('张三'), ...key() });
  for (const name of ['张三', '王队长', '乡办']) {
    expect((await (await as(name)).file(paper.open, { id, paperId })).name).toBe('诊断证明.jpg');
  }
  for (const name of ['李四', '单位', '督查', '外乡', '村主任']) expect(await (await as(name)).status(paper.open, { id, paperId })).toBe(404);
  // The unit of the person reads the leave, and sees that there is a proof, not what it says.
  expect((await (await as('单位')).call(paper.of, { id })).papers).toMatchObject([{ part: 'evidence', file: null, text: '', may: { open: false, remove: false } }]);
  expect(await (await as('李四')).status(paper.of, { id })).toBe(404);
  // Who is asked for an opinion reads the leave, not the proof.
  await (await as('王队长')).call(approval.consult, { id, personId: people['李四'].id, question: '能顶岗吗？' });
  expect(await (await as('李四')).status(paper.open, { id, paperId })).toBe(404);
  const slip = (await (await as('单位')).file(leave.slipXlsx, { id })).file;
  expect(slip.length).toBeGreaterThan(1000);
});

test('急事先走：审批人写明手续以后补交，补交以前一直列着', async () => {
  const { id } = await (await as('李四')).call(leave.apply, form('2025-03-13', { kind: 'personal' }));
  const approved = await (await as('王队长')).call(leave.decide, { id, decision: 'approve', opinion: '先去', papersLater: true });
  expect(approved.steps[0].decisions).toMatchObject([{ opinion: '先去。手续以后补交。' }]);
  expect((await (await as('李四')).call(paper.of, { id })).required.map(({ given }) => given)).toEqual([false, false]);
});

test('别人的文件、空的、没有生效的请假单都不收', async () => {
  const zhang = await as('张三');
  const { id } = await zhang.call(leave.apply, form('2025-03-17'));
  expect((await zhang.refused(paper.add, { id, part: 'evidence', fileId: await sent('李四'), ...key() })).code).toBe('file_missing');
  expect((await zhang.refused(paper.add, { id, part: 'evidence', text: '  ', ...key() })).code).toBe('paper_empty');
  expect((await (await as('王队长')).refused(paper.add, { id, part: 'evidence', text: '有病', ...key() })).code).toBe('paper_not_yours');
  expect((await (await as('赵书记')).refused(paper.add, { id, part: 'village_certificate', text: '属实', ...key() })).code).toBe('paper_not_yours');
  const again = { id, part: 'evidence' as const, text: '门诊收据在村部', ...key() };
  await Promise.all([zhang.send(paper.add, again), zhang.send(paper.add, again)]);
  const { papers } = await zhang.call(paper.of, { id });
  expect(papers).toHaveLength(1);
  expect((await zhang.call(paper.remove, { id, paperId: papers[0].id })).papers).toEqual([]);
  await zhang.call(leave.withdraw, { id });
  expect((await zhang.refused(paper.add, { ...again, ...key() })).code).toBe('state_changed');
});

test('县里写了保存六个月：到期原件和文字都删，留下谁几时交过什么；撤掉的当天就删，没有生效的过两个月删', async () => {
  const zhang = await as('张三');
  const hand = async (startDay: string) => {
    const { id } = await zhang.call(leave.apply, form(startDay));
    const fileId = await sent('张三', Buffer.concat([PICTURE, Buffer.from(startDay)]));
    const { papers } = await zhang.call(paper.add, { id, part: 'evidence', fileId, ...key() });
    return { id, fileId, paperId: papers[0].id };
  };
  const read = async (fileId: string) => app.get(StoredFileService).read(fileId).then(() => true, () => false);
  const erase = async () => {
    await app.get(PaperKeepService).run();
    await app.get(StoredFileService).sweep();
  };
  const granted = await hand('2025-03-24');
  await (await as('村主任')).call(paper.add, { id: granted.id, part: 'village_certificate', text: '情况属实', ...key() });
  await (await as('王队长')).call(leave.decide, { id: granted.id, decision: 'approve' });
  expect(await zhang.call(paper.of, { id: granted.id })).toMatchObject({ keptUntil: '2025-09-24', because: expect.arrayContaining([expect.objectContaining({ clauses: [{ profile: 'pian06', clause: '县规定' }] })]) });
  const removed = await hand('2025-03-27');
  await zhang.call(paper.remove, { id: removed.id, paperId: removed.paperId });
  await zhang.call(leave.withdraw, { id: removed.id });
  const refused = await hand('2025-04-01');
  await (await as('王队长')).call(leave.decide, { id: refused.id, decision: 'refuse', opinion: '改到下周' });
  await erase();
  expect(await Promise.all([granted, removed, refused].map(({ fileId }) => read(fileId)))).toEqual([true, false, true]);
  app.on('2025-06-03');
  await erase();
  expect(await Promise.all([granted, refused].map(({ fileId }) => read(fileId)))).toEqual([true, false]);
  app.on('2025-09-24');
  await erase();
  expect(await read(granted.fileId)).toBe(true);
  app.on('2025-09-25');
  await erase();
  expect(await read(granted.fileId)).toBe(false);
  const later = await as('张三');
  expect(await later.call(paper.of, { id: granted.id })).toMatchObject({
    required: [{ given: true }, { given: true }],
    papers: [{ part: 'evidence', erased: true, file: null, addedByName: '张三', may: { open: false } }, { part: 'village_certificate', erased: true, text: '', addedByName: '村主任' }],
  });
  expect(await later.status(paper.open, { id: granted.id, paperId: granted.paperId })).toBe(404);
  app.on('2025-03-03', '09:00');
});
