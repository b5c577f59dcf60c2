import { Workbook } from '@protobi/exceljs';
import { attendance } from '@village/shared/contract/attendance';
import { notice } from '@village/shared/contract/notice';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import { settlement } from '@village/shared/contract/settlement';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { Db } from '../common/db';
import { SheetCopyEntity } from './attendance.entity';

/** The end of March in a township that lives by 篇四 三5: compile by the 3rd, the linked leader signs, one day of publication, submit by the 5th. */
let app: TestApp;
let town: Organisation;
let team: Awaited<ReturnType<typeof build.team>>;
let zhang: build.PersonBuilt;
let [office, leader, member, head, county, unitHead, otherUnit]: Caller[] = [];
let of: { organisationId: string; month: string };
let ids: string[];
let keys = 0;

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-03', '08:00');
  const home = await build.county(app);
  town = await build.township(app, { county: home, name: '柳河乡' });
  const village = await build.village(app, { township: town, name: '桃树村' });
  team = await build.team(app, { village, name: '桃树村工作队' });
  const [unit, other] = [await build.unit(app, { county: home, name: '县水务局' }), await build.unit(app, { county: home, name: '县教育局' })];
  zhang = await build.person(app, { name: '张三', unit, terms: [{ role: 'team_member', team }] });
  const people = [
    await build.person(app, { name: '王队长', terms: [{ role: 'team_leader', team }] }), await build.person(app, { name: '乡驻村办', terms: [{ role: 'township_office', at: town }] }),
    await build.person(app, { name: '挂村领导', terms: [{ role: 'township_linked_leader', at: town }] }), await build.person(app, { name: '县驻村办', terms: [{ role: 'county_office', at: home }] }),
    await build.person(app, { name: '水务局长', terms: [{ role: 'dispatching_unit_head', unit }] }), await build.person(app, { name: '教育局长', terms: [{ role: 'dispatching_unit_head', unit: other }] }),
  ];
  const admin = await build.person(app, { terms: [{ role: 'administrator', at: home }] });
  await (await app.sign(admin.id)).call(policy.adopt, { organisationId: home.id, profileId: 'pian04', effectiveFrom: '2024-01-01' });
  ids = [zhang, ...people].map(each => each.id);
  of = { organisationId: town.id, month: '2025-03' };
});
afterAll(() => app.close());

/** The session of a test lives for some days: everybody signs in anew. */
async function on(day: string, time = '09:00'): Promise<void> {
  app.on(day, time);
  [member, head, office, leader, county, unitHead, otherUnit] = await Promise.all(ids.map(id => app.sign(id)));
}

const look = (who: Caller) => who.call(attendance.sheet, of);
async function step(who: Caller, name: 'compile' | 'publicise' | 'submit', remark?: string) {
  return who.send(settlement.settle, { ...of, step: name, hash: (await look(who)).hash, ...(remark ? { remark } : {}) });
}
const told = async (who: Caller) => (await who.call(notice.list, {})).items.map(({ text }) => text);
async function sign(who: Caller, remark?: string) {
  return who.call(attendance.sign, { ...of, hash: (await look(who)).hash, ...(remark ? { remark } : {}) });
}
const waitingFor = async (who: Caller) => (await who.call(attendance.today)).waiting.sheetsToSign.map(({ step: name, name: place, month }) => `${name} ${place} ${month}`);
const record = (day: string) => member.send(attendance.record, { clientKey: `late-${keys += 1}`, day, halves: ['am', 'pm'], state: 'in_village', mode: 'self', claimedAt: `${day}T00:30:00.000Z` });
/** The leader keeps his members, the township's office the leader (三4). */
const roster = async (day: string) => {
  const list = (teamId: string, personId: string) => ({ clientKey: `roster-${keys += 1}`, teamId, day, claimedAt: app.clock.now(), lines: [{ personId, am: 'in_village' as const, pm: 'in_village' as const }] });
  await head.call(attendance.confirmRoster, list(team.id, ids[0]));
  return office.send(attendance.confirmRoster, list(town.id, ids[1]));
};

test('月底没有过，一步也办不了', async () => {
  await on('2025-03-31');
  expect(await step(office, 'compile')).toMatchObject({ status: 422, body: { code: 'not_yet' } });
  expect((await look(office)).settlement).toMatchObject({ act: null, why: expect.stringContaining('还没有结束') });
});

test('由乡镇驻村办编制：挂村领导不能先签，也不能替他编制', async () => {
  await on('2025-04-03');
  expect((await leader.refused(attendance.sign, { ...of, hash: (await look(leader)).hash })).code).toBe('not_compiled');
  expect(await step(leader, 'compile')).toMatchObject({ status: 422, body: { code: 'not_your_turn' } });
  const { steps, act } = (await look(office)).settlement;
  expect(steps.map(each => `${each.step} ${each.due} ${each.state}`)).toEqual(['compile 2025-04-03 next', 'verify 2025-04-04 later', 'publicise 2025-04-04 later', 'submit 2025-04-05 later']);
  expect(steps.every(each => each.because.some(reason => reason.clauses.some(clause => clause.clause === '三5')))).toBe(true);
  expect(act).toMatchObject({ step: 'compile', name: '编制' });
  expect(await step(office, 'compile', '三月考勤')).toMatchObject({ status: 200 });
  expect((await look(leader)).settlement).toMatchObject({ act: { step: 'verify' }, history: [{ act: 'compile', personName: '乡驻村办', remark: '三月考勤', at: '2025-04-03T01:00:00.000Z' }] });
});

test('退回要写原因；旧的一稿和它的签字作废，留在经过里', async () => {
  await on('2025-04-03', '10:00');
  await sign(leader, '已核对');
  expect(await head.status(settlement.giveBack, { ...of, reason: '想改' })).toBe(404);
  const returned = await office.call(settlement.giveBack, { ...of, reason: '漏了一张请假条' });
  expect(returned).toMatchObject({ signed: null, settlement: { act: { step: 'compile' }, history: [{ act: 'compile' }, { act: 'sign', remark: '已核对', version: 1 }, { act: 'give_back', remark: '漏了一张请假条' }] } });
  expect(await step(office, 'compile')).toMatchObject({ status: 200, body: { signed: { version: 2, signatures: [], complete: false } } });
});

test('签齐以后公示，公示期间本人提出异议，答复以前不能报送', async () => {
  await on('2025-04-03', '11:00');
  expect(await step(office, 'publicise')).toMatchObject({ status: 422, body: { code: 'not_this_step' } });
  expect((await member.refused(settlement.object, { organisationId: team.villageId, month: of.month, text: '14 日我在村' })).code).toBe('not_publicised');
  await sign(leader);
  expect(await step(office, 'publicise')).toMatchObject({ status: 200, body: { settlement: { publication: { from: '2025-04-03', until: '2025-04-04' } } } });
  expect(await told(member)).toContain('柳河乡3月考勤表正在公示，对自己的一行有不同意见可以提出');
  expect(await step(office, 'submit')).toMatchObject({ status: 422, body: { code: 'not_yet', text: expect.stringContaining('2025-04-04') } });
});

test('乡镇的表公示时，队员在自己村的页面上看到并提出异议；采纳就重新编制', async () => {
  await on('2025-04-04');
  const own = { organisationId: team.villageId, month: of.month };
  expect((await member.call(attendance.sheet, own)).settlement).toMatchObject({ mayObject: true, publication: { from: '2025-04-03' } });
  const raised = await member.call(settlement.object, { ...own, day: '2025-03-14', half: 'am', text: '14 日上午我在村里' });
  expect(raised.settlement.objections).toMatchObject([{ personName: '张三', state: 'open', text: '14 日上午我在村里' }]);
  expect(await step(office, 'submit')).toMatchObject({ status: 422, body: { code: 'not_yet', text: expect.stringContaining('异议') } });
  const [{ id }] = (await look(leader)).settlement.objections;
  expect((await office.refused(settlement.answer, { id, decision: 'rejected', answer: '不对' })).code).toBe('not_verifier');
  const accepted = await leader.call(settlement.answer, { id, decision: 'accepted', answer: '经核实在村' });
  expect(accepted).toMatchObject({ signed: null, settlement: { objections: [{ state: 'accepted', answer: '经核实在村', answeredByName: '挂村领导' }] } });
  await record('2025-03-14');
  const answered = (await member.call(notice.list, {})).items.find(({ text }) => text === '您对3月考勤的异议已经答复：采纳');
  expect(answered?.page).toContain(`organisationId=${team.villageId}`);
  expect(await told(office)).toContain('柳河乡3月考勤表已经退回，要重新编制和签字');
  expect(await step(office, 'compile')).toMatchObject({ status: 200 });
  await sign(leader);
  await step(office, 'publicise');
});

test('过了日子还没有办的写明逾期；报送就封存，核验码查得到', async () => {
  await on('2025-04-06');
  expect((await look(office)).settlement.steps.at(-1)).toMatchObject({ step: 'submit', state: 'next', late: true, due: '2025-04-05' });
  expect(await step(office, 'submit', '已发县驻村办')).toMatchObject({ status: 200 });
  const heard = async (who: Caller) => (await who.call(notice.list, {})).items.map(each => each.text).filter(text => text.includes('报送封存'));
  expect(await heard(county)).toEqual(['柳河乡3月考勤表已经报送封存，请查收']);
  expect(await heard(unitHead)).toEqual(['柳河乡3月考勤表已经报送封存，您单位有 1 人在表上']);
  expect(await heard(otherUnit)).toEqual([]);
  expect((await look(unitHead)).content.rows.map(row => row.name)).toEqual(['张三']);
  expect(await otherUnit.status(attendance.sheet, of)).toBe(404);
  const { settlement: closed, may } = await look(office);
  expect(closed).toMatchObject({ act: null, mayGiveBack: false, sealed: { at: '2025-04-06T01:00:00.000Z' }, late: { facts: [], differences: [] } });
  expect(closed.steps.every(each => each.state === 'done')).toBe(true);
  expect(closed.steps.at(-1)).toMatchObject({ late: true });
  expect(may.sign).toBe(false);
  const verified = await app.anonymous.call(settlement.verify, { code: closed.sealed!.code });
  expect(verified).toMatchObject({ found: true, organisationName: '柳河乡', month: '2025-03', stateName: '已封存', unchanged: true, replaced: false, corrections: 0 });
  expect(JSON.stringify(verified)).not.toMatch(/张三|王队长|挂村领导/);
  expect(verified.signedBy).toHaveLength(1);
  expect((await app.anonymous.call(settlement.verify, { code: '0000-0000-0000-0000' })).found).toBe(false);
  const pdf = Buffer.from((await office.file(attendance.sheetPdf, of)).file);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  const book = new Workbook();
  await book.xlsx.load((await office.file(attendance.sheetXlsx, of)).file as never);
  expect(JSON.stringify(book.worksheets[0].getSheetValues())).toContain(`校验码 ${closed.sealed!.code}（核验：http://localhost`);
  const led = await app.anonymous.raw('GET', `/v/${closed.sealed!.code}`);
  expect([led.status, led.headers.location]).toEqual([302, `/#/pages/attendance/verify/index?code=${closed.sealed!.code}`]);
  expect((await app.anonymous.raw('GET', encodeURI('/v/"><script>'))).headers.location).toBe('/#/pages/attendance/verify/index');
});

test('封存以后不能再签字、编制、退回；晚到的记录收下，列在“封存后收到”', async () => {
  await on('2025-04-07');
  const before = await look(office);
  expect(await step(office, 'compile')).toMatchObject({ status: 409, body: { code: 'month_closed' } });
  expect((await leader.refused(attendance.sign, { ...of, hash: 'x' })).code).toBe('month_closed');
  expect((await office.refused(settlement.giveBack, { ...of, reason: '再改' })).code).toBe('month_closed');
  expect(await record('2025-03-17')).toMatchObject({ status: 200, receipt: { key: expect.any(String) } });
  const after = await look(office);
  expect(after.content).toEqual(before.content);
  expect(after.hash).toBe(before.hash);
  expect(after.settlement.late).toEqual({ facts: ['张三 3月17日上午 在村（本人确认）', '张三 3月17日下午 在村（本人确认）'], differences: [] });
  expect(await roster('2025-03-18')).toMatchObject({ status: 200 });
  expect((await look(office)).settlement.late).toMatchObject({ facts: { length: 6 }, differences: [
    { name: '王队长', day: '2025-03-18', half: 'am', signed: 'absent', now: 'in_village' }, { half: 'pm' }, { name: '张三' }, { name: '张三', half: 'pm' },
  ] });
  expect((await member.call(attendance.sheet, { organisationId: team.villageId, month: of.month })).settlement.late.facts).toHaveLength(4);
});

test('更正单：写原因、两个人签字才生效，编号，下一次导出写在表下', async () => {
  await on('2025-04-08');
  const drafted = await office.call(settlement.correct, { ...of, cause: '手机没有信号，晚到' });
  const [slip] = drafted.settlement.corrections;
  expect(slip).toMatchObject({ number: 1, state: 'drafted', rows: { length: 4 }, confirmedBy: null });
  expect((await office.refused(settlement.confirmCorrection, { id: slip.id, decision: 'confirmed' })).code).toBe('same_person');
  expect((await office.refused(settlement.correct, { ...of, cause: '再开一张' })).code).toBe('correction_open');
  expect((await look(leader)).settlement.mayConfirm).toBe(slip.id);
  expect([await waitingFor(leader), await waitingFor(office)]).toEqual([['correct 柳河乡 2025-03'], []]);
  const confirmed = await leader.call(settlement.confirmCorrection, { id: slip.id, decision: 'confirmed' });
  expect(confirmed.settlement).toMatchObject({ corrections: [{ state: 'confirmed', confirmedBy: { personName: '挂村领导' } }], late: { facts: [], differences: [] }, mayCorrect: false });
  expect(confirmed.content.rows).toEqual((await look(office)).content.rows);
  expect(await waitingFor(leader)).toEqual([]);
  expect(await app.anonymous.call(settlement.verify, { code: confirmed.settlement.sealed!.code })).toMatchObject({ unchanged: true, corrections: 1 });
  expect((await office.refused(settlement.correct, { ...of, cause: '没有变化' })).code).toBe('nothing_to_correct');
});

test('下一次导出的表和 PDF 下面写着更正单：改了谁的哪一天、为什么、谁签的字', async () => {
  await on('2025-04-08', '10:00');
  const book = new Workbook();
  await book.xlsx.load((await office.file(attendance.sheetXlsx, of)).file as never);
  const cells = book.worksheets[0].getSheetValues().flatMap(row => (Array.isArray(row) ? row : [])).filter(each => typeof each === 'string') as string[];
  const slip = cells.find(each => each.startsWith('更正单第 1 号：'));
  expect(slip).toMatch(/张三 3月18日上午 缺勤改为在村.*原因：手机没有信号，晚到。签字：乡驻村办 2025年4月8日 09:00、挂村领导 2025年4月8日 09:00$/);
});

test('有人在数据库里改了封存的表，核验说得出', async () => {
  await on('2025-04-08', '15:00');
  const { sealed } = (await look(office)).settlement;
  const copies = app.get(Db).of(SheetCopyEntity);
  const copy = (await copies.find({ where: { organisationId: town.id }, order: { version: 'DESC' }, take: 1 }))[0];
  const changed = structuredClone(copy.content);
  changed.rows[0].remark = '改过';
  await copies.update({ id: copy.id }, { content: changed } as never);
  expect((await app.anonymous.call(settlement.verify, { code: sealed!.code })).unchanged).toBe(false);
  await copies.update({ id: copy.id }, { content: copy.content } as never);
});

test('出勤情况统计表按人列出、按乡镇合计；请假条合订成一份', async () => {
  await on('2025-04-08', '15:30');
  const { file, name } = await county.file(settlement.totalsXlsx, { month: '2025-03' });
  expect(name).toBe('2025年3月出勤情况统计表.xlsx');
  const book = new Workbook();
  await book.xlsx.load(file as never);
  const texts = (sheet: string) => book.getWorksheet(sheet)!.getSheetValues().slice(1).map(row => (row as unknown[]).slice(1).join(' '));
  expect(texts('人员')[1]).toContain('柳河乡　2 人');
  expect(texts('人员')[2]).toMatch(/^乡镇 村 姓名 派出单位 职务 应驻村 实驻村 公差 事假 病假 年休 轮休 缺勤 备注 考勤表$/);
  expect(texts('人员').filter(row => /柳河乡.*桃树村.*已封存$/.test(row))).toHaveLength(2);
  expect(texts('乡镇合计')[3]).toMatch(/^柳河乡 2 /);
  expect(texts('人员').some(row => /^合计 .*\d/.test(row))).toBe(true);
  const own = await unitHead.file(settlement.totalsXlsx, { month: '2025-03' });
  await book.xlsx.load(own.file as never);
  expect(texts('人员').filter(row => row.startsWith('柳河乡 '))).toEqual([expect.stringMatching(/^柳河乡 桃树村 张三 县水务局 .*已封存$/)]);
  expect((await otherUnit.refused(settlement.totalsXlsx, { month: '2025-03' })).code).toBe('no_people');
  expect(await office.refused(settlement.slipsPdf, of)).toMatchObject({ code: 'no_slips' });
});

test('县里和乡里在一页上看到各表办到哪一步、卡在哪里', async () => {
  await on('2025-04-08', '16:00');
  expect((await county.call(settlement.overview, { month: '2025-03' })).lines).toMatchObject([{ name: '柳河乡', sealed: true, stateName: '已封存', done: 4, steps: 4 }]);
  await on('2025-05-06');
  expect(await waitingFor(office)).toEqual(['compile 柳河乡 2025-04']);
  const [line] = (await county.call(settlement.overview, { month: '2025-04' })).lines;
  expect(line).toMatchObject({ stateName: '待编制', late: true, due: '2025-05-03', next: expect.stringContaining('乡驻村办') });
  expect(line.blocks[0]).toMatch(/^\d+ 天有人没有确认$/);
  expect(line.villages).toEqual([]);
  // With a second village each says what holds it up.
  const second = await build.village(app, { township: town, name: '杏花村' });
  await build.person(app, { name: '晚来的', terms: [{ role: 'team_member', team: await build.team(app, { village: second, from: '2025-04-28' }), from: '2025-04-28' }] });
  const [both] = (await county.call(settlement.overview, { month: '2025-04' })).lines;
  expect(both.villages).toHaveLength(2);
  expect(both.villages.find(each => each.organisationId === second.id)!.blocks).toEqual(['3 天有人没有确认']);
});
