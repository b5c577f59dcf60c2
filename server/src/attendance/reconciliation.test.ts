import { Workbook } from '@protobi/exceljs';
import { attendance } from '@village/shared/contract/attendance';
import { filing } from '@village/shared/contract/filing';
import { leave } from '@village/shared/contract/leave';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { regulate } from '../../test/regulation';

/** 篇六 二(三): at the end of the month the leave slips are to be those that were filed by telephone. */
let app: TestApp;
let [member, leader, office]: Caller[] = [];
let of: { organisationId: string; month: string };
let farOffice: Caller;
let other: { organisationId: string; month: string };

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-04', '08:00');
  const home = await build.county(app);
  const town = await build.township(app, { county: home });
  const village = await build.village(app, { township: town });
  const team = await build.team(app, { village });
  await regulate(app, home, 'pian06');
  const people = [
    await build.person(app, { name: '张三', terms: [{ role: 'team_member', team }] }), await build.person(app, { name: '王队长', terms: [{ role: 'team_leader', team }] }),
    await build.person(app, { terms: [{ role: 'county_office', at: home }] }),
  ];
  const plain = await build.county(app);
  const far = await build.village(app, { township: await build.township(app, { county: plain }) });
  await build.person(app, { terms: [{ role: 'team_member', team: await build.team(app, { village: far }) }] });
  await regulate(app, plain, 'pian04');
  farOffice = await app.sign((await build.person(app, { terms: [{ role: 'county_office', at: plain }] })).id);
  [member, leader, office] = await Promise.all(people.map(({ id }) => app.sign(id)));
  of = { organisationId: village.id, month: '2025-03' };
  other = { organisationId: far.id, month: '2025-03' };
});
afterAll(() => app.close());

const reconciled = async (who: Caller) => (await who.call(attendance.sheet, of)).settlement.reconciliation;

test('没有请假条的月份是一致的；批了假、没有备案的逐张列出，写明条款', async () => {
  expect(await reconciled(leader)).toMatchObject({ partyName: expect.any(String), slips: 0, consistent: true, missing: [] });
  const { id } = await member.call(leave.apply, {
    clientKey: 'slip', kind: 'personal', startDay: '2025-03-05', startHalf: 'am', endDay: '2025-03-05', endHalf: 'pm', reason: '家事', place: '县城', outOfCounty: false, claimedAt: app.clock.now(),
  });
  expect((await reconciled(leader))!.slips).toBe(0);
  await leader.call(leave.decide, { id, decision: 'approve', papersLater: true });
  const found = (await reconciled(leader))!;
  expect(found).toMatchObject({ slips: 1, consistent: false, missing: [{ leaveId: id, text: expect.stringMatching(/^张三 3月5日/) }] });
  expect(found.because.some(reason => reason.clauses.some(({ profile, clause }) => profile === 'pian06' && clause.startsWith('二')))).toBe(true);
});

test('登记了备案就一致，导出的表下面也写明', async () => {
  const [{ leaveId }] = (await reconciled(leader))!.missing;
  await leader.call(filing.register, { leaveIds: [leaveId], party: 'county_office', channel: 'phone', toldWhom: '联席办小陈', toldAt: app.clock.now() });
  expect(await reconciled(leader)).toMatchObject({ slips: 1, consistent: true, missing: [] });
  const book = new Workbook();
  await book.xlsx.load((await office.file(attendance.sheetXlsx, of)).file as never);
  expect(JSON.stringify(book.worksheets[0].getSheetValues())).toMatch(/请假条 1 张，与[^"]+的备案一致/);
});

test('制度没有要求核对的，不出现', async () => {
  expect((await farOffice.call(attendance.sheet, other)).settlement.reconciliation).toBeNull();
});
