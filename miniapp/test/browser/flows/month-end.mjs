// The end of a month: compiled, given back, signed, shown with an objection, submitted and sealed; a late fact becomes a correction slip; the paper is verified.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { DESKTOP } from '../visitor.mjs';

const require = createRequire(import.meta.url);
const { Workbook } = require('@protobi/exceljs');
const { attendance } = require('@village/shared/contract/attendance');
const { organisation } = require('@village/shared/contract/organisation');
const { policy } = require('@village/shared/contract/policy');

export const name = 'month-end';
export const title = 'a month is compiled, signed, shown, submitted and sealed; what comes late is corrected by a slip';

const shot = (visitor, name) => process.env.SHOTS && visitor.page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });

/** The papers of the flow, kept where they can be looked at. */
const keep = (name, bytes) => process.env.SHOTS && fs.writeFileSync(`${process.env.SHOTS}/${name}`, bytes);

/** Every row of a workbook as a line. */
async function linesOf(bytes) {
  const book = new Workbook();
  await book.xlsx.load(bytes);
  return book.worksheets.flatMap((sheet) => sheet.getSheetValues().filter(Boolean).map((row) => [...new Set(row.filter(Boolean).map(String))].join(' ')));
}

/** What stands at the bottom of the page on top: one step at a time, for whoever has it. */
async function only(visitor, name) {
  const buttons = await visitor.page.locator('button.button-primary').filter({ visible: true }).allInnerTexts();
  assert.deepEqual(buttons, name ? [name] : []);
}

/** A visitor who arrives on this morning. */
const at = (county, day) => Date.parse(`${day}T01:30:00.000Z`) - Date.parse('2025-04-03T01:10:00.000Z') + county.clockShift;

export async function run({ county, visit }) {
  const { cast, places, month, server } = county;
  const township = places['柳河镇'];
  // 篇四 三5 names every step; the township adopts it, and its deputy is the leader who verifies.
  const administrator = await county.signIn(cast.administrator);
  await administrator.call(policy.adopt, { organisationId: township, profileId: 'pian04', effectiveFrom: '2025-03-01' });
  await administrator.call(organisation.addTerm, { id: county.ids['方圆'], role: 'township_linked_leader', organisationId: township, from: '2025-03-01' });
  const route = `pages/attendance/sheet/index?organisationId=${township}&month=${month}`;

  const clerk = await visit('钱进', { viewport: DESKTOP });
  await clerk.open(`pages/attendance/sheets/index`);
  await clerk.waitFor('月底办理 柳河镇');
  await clerk.waitFor('待编制');
  await shot(clerk, 'overview-desktop');
  await clerk.open(route);
  await clerk.waitFor('月底办理');
  await only(clerk, '编制');
  await clerk.tap(/^编制$/);
  await shot(clerk, 'compile-desktop');
  await clerk.page.getByRole('dialog').getByRole('button', { name: '我已核对，编制' }).click();
  await clerk.waitFor('办理经过 1 条');
  await only(clerk, '');

  const leader = await visit('方圆');
  await leader.open(route);
  await only(leader, '核对并签字');
  await leader.tap('核对并签字');
  await leader.page.getByRole('dialog').getByRole('button', { name: '我已核对，签字' }).click();
  await leader.waitFor('办理经过 2 条');

  await clerk.open(route);
  await only(clerk, '公示');
  await clerk.tap(/^公示$/);
  await clerk.page.getByRole('dialog').getByRole('button', { name: '开始公示' }).click();
  await clerk.waitFor('起可以报送');
  await shot(clerk, 'publicised-desktop');
  await clerk.open('pages/attendance/sheets/index');
  await clerk.waitFor('正在公示');

  const member = await visit(cast.short);
  const own = `pages/attendance/sheet/index?organisationId=${places['东沟村']}&month=${month}`;
  await member.open(own);
  await shot(member, 'member-phone');
  await member.tap('对我的考勤提出异议');
  await member.fill('哪里不对', '12 日我在村里，名册漏了');
  await shot(member, 'object-phone');
  await member.page.getByRole('dialog').getByRole('button', { name: '提出异议' }).click();
  await member.waitFor('待答复');

  await leader.open(route);
  await leader.tap(/12 日我在村里/);
  await shot(leader, 'answer-phone');
  await leader.page.getByRole('radio', { name: /^不采纳/ }).click();
  await leader.fill('理由', '当天名册和请假条都核过，没有在村');
  await leader.page.getByRole('dialog').getByRole('button', { name: '答复' }).click();
  await leader.waitFor('未采纳');

  await server.travel('2025-04-04T01:30:00.000Z');
  const later = at(county, '2025-04-04');
  const office = await visit('钱进', { viewport: DESKTOP, clockShift: later });
  await office.open(route);
  await only(office, '报送封存');
  await office.tap(/^报送封存$/);
  await office.page.getByRole('dialog').getByRole('button', { name: '报送并封存' }).click();
  await office.waitFor('封存以后不能再改');
  const code = /[0-9a-f]{4}(-[0-9a-f]{4}){3}/.exec(await office.text())[0];

  // A roster that comes late is received; the sheet stays, and a slip says what it changes.
  const head = await county.signIn(cast.leader);
  const { lines, teamId } = await head.call(attendance.roster, { teamId: (await administrator.call(organisation.teams)).find((team) => team.name === '东沟村驻村工作队').id, day: '2025-03-12' });
  await head.call(attendance.confirmRoster, {
    clientKey: 'late-roster', teamId, day: '2025-03-12', claimedAt: '2025-04-04T01:30:00.000Z', reason: '名册漏记',
    lines: lines.filter((line) => !line.keeper).map((line) => ({ personId: line.personId, am: 'in_village', pm: 'in_village' })),
  });
  await office.open(route);
  await office.waitFor('封存后收到');
  await shot(office, 'late-desktop');
  await only(office, '开更正单');
  await office.tap('开更正单');
  await office.fill('更正原因', '名册漏记，队长补报');
  await office.page.getByRole('dialog').getByRole('button', { name: '签字，交第二人' }).click();
  await office.waitFor('等第二人签字');
  const second = await visit('方圆', { clockShift: later });
  await second.open(route);
  await only(second, '更正单签字');
  await second.tap('更正单签字');
  await second.page.getByRole('dialog').getByRole('button', { name: '签字' }).click();
  await second.waitFor('已生效');
  await shot(second, 'corrected-phone');

  // The next export shows the slip, with both who signed it; the seal stays what it was.
  await office.open(route);
  const { bytes } = await office.download(() => office.page.getByRole('button', { name: '导出表格' }).click());
  keep('sheet.xlsx', bytes);
  const rows = await linesOf(bytes);
  for (const part of [/更正单第 1 号.*名册漏记，队长补报/, /王大川.*12日|12日.*王大川/, new RegExp(code)]) assert.equal(rows.some((row) => part.test(row)), true, `no line of the export says ${part}: ${rows.slice(-20).join(' | ')}`);
  const papers = [['导出 PDF', 'sheet.pdf'], ['全月请假条合订', 'slips.pdf']];
  for (const [button, file] of papers) keep(file, (await office.download(() => office.page.getByRole('button', { name: new RegExp(button) }).first().click())).bytes);
  await office.open('pages/attendance/sheets/index');
  await office.waitFor('已封存 1/');
  keep('totals.xlsx', (await office.download(() => office.button('导出出勤情况统计表').click())).bytes);

  const outsider = await visit(null, { clockShift: later });
  await outsider.open(`pages/attendance/verify/index`);
  await outsider.fill('校验码', code);
  await outsider.tap(/^核验$/);
  await outsider.waitFor('内容没有改动');
  await outsider.waitFor('1 张更正单');
  await shot(outsider, 'verify-phone');
  assert.doesNotMatch(await outsider.text(), /方圆|钱进|王大川/);
  assert.equal(JSON.stringify(await (await fetch(`${server.address}/api/attendance/verify?code=${code}`)).json()).includes('方圆'), false);
}
