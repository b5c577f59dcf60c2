import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbook } from '@protobi/exceljs';
import { leave } from '@village/shared/contract/leave';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { LeaveService } from './leave.service';
import { SlipService } from './slip.service';
import type { SlipForm } from './slip.form';
import { slipsPdf } from './slip.pdf';
import { slipXlsx } from './slip.xlsx';

let app: TestApp;
let town: Organisation;
let member: Caller, leader: Caller, deputy: Caller, hr: Caller, foreign: Caller;
let people: build.PersonBuilt[];
let counter = 0;
const folder = mkdtempSync(join(tmpdir(), 'slip-'));

const form = (changes: object = {}) => ({
  clientKey: `slip-${++counter}`, kind: 'personal' as const, startDay: '2025-03-10', startHalf: 'am' as const, endDay: '2025-03-11', endHalf: 'am' as const,
  reason: '送孩子入学，办理转学手续', place: '省城', outOfCounty: true, claimedAt: '2025-03-06T01:00:00.000Z', ...changes,
});

beforeAll(async () => {
  app = await startApp();
  const county = await build.county(app);
  town = await build.township(app, { county, name: '柳河乡' });
  const village = await build.village(app, { township: town, name: '桃树村' });
  const unit = await build.unit(app, { county, name: '县水务局' });
  const team = await build.team(app, { village, name: '桃树村工作队' });
  const elsewhere = await build.team(app, { village: await build.village(app, { township: await build.township(app, { county }) }) });
  people = [
    await build.person(app, { name: '张三', post: '科员', unit, phone: '13900001234', terms: [{ role: 'team_member', team }] }),
    await build.person(app, { name: '王队长', terms: [{ role: 'team_leader', team }] }),
    await build.person(app, { name: '赵乡长', terms: [{ role: 'township_deputy', at: town }] }),
    await build.person(app, { terms: [{ role: 'dispatching_unit_hr', unit }] }),
    await build.person(app, { terms: [{ role: 'team_leader', team: elsewhere }] }),
  ];
  const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await admin.call(policy.adopt, { organisationId: county.id, profileId: 'pian06', effectiveFrom: '2024-01-01' });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await app.close();
});
beforeEach(() => on('2025-03-06', '09:00'));

/** A session of one day is over the next. */
async function on(day: string, clock: string): Promise<void> {
  app.on(day, clock);
  [member, leader, deputy, hr, foreign] = await Promise.all(people.map(each => app.sign(each.id)));
}

async function texts(file: Uint8Array): Promise<string[]> {
  const book = new Workbook();
  await book.xlsx.load(file as never);
  const found: string[] = [];
  book.worksheets[0].eachRow(row => row.eachCell(cell => { if (cell.master === cell) found.push(String(cell.value)); }));
  return found;
}

test('表上有每一栏：本人、时间、去向、事由、每一级意见、备案、销假；没有办的留空格手写', async () => {
  const asked = await member.call(leave.apply, form());
  const before = await texts((await member.file(leave.slipXlsx, { id: asked.id })).file);
  for (const text of ['驻村干部请销假审批表', '张三', '县水务局', '工作队员，科员', '13900001234', '柳河乡 桃树村 桃树村工作队', '事假', '2025年3月10日上午\n至 2025年3月11日上午', '1.5 天', '省城', '是', '送孩子入学，办理转学手续', '没有安排']) {
    expect(before).toContain(text);
  }
  expect(before.filter(text => text.startsWith('签字：')).length).toBeGreaterThanOrEqual(asked.steps.length);
  expect(before.join()).toContain('制度版本 1');
  expect(before.join()).toContain('不能作为准假的凭证');

  await leader.call(leave.decide, { id: asked.id, decision: 'approve', opinion: '工作已交接' });
  await deputy.call(leave.decide, { id: asked.id, decision: 'approve', papersLater: true });
  await on('2025-03-11', '14:00');
  await member.call(leave.return, { id: asked.id, day: '2025-03-11', half: 'pm' });
  const after = (await texts((await member.file(leave.slipXlsx, { id: asked.id })).file)).join('\n');
  expect(after).toMatch(/同意：工作已交接\n.*王队长　2025年3月6日 09:00/);
  expect(after).toMatch(/同意：手续以后补交。\n.*赵乡长/);
  expect(after).toContain('2025年3月11日下午');
  expect(after).toContain('否，按时返岗');
  expect(after).not.toContain('不能作为准假的凭证');
});

test('没有销假就超假的写明超假几天；派出单位看到的电话是遮住的；管不着的人是 404', async () => {
  const asked = await member.call(leave.apply, form({ startDay: '2025-03-17', endDay: '2025-03-17', endHalf: 'pm' }));
  await leader.call(leave.decide, { id: asked.id, decision: 'approve', papersLater: true });
  await on('2025-03-19', '09:00');
  await member.call(leave.return, { id: asked.id, day: '2025-03-19', half: 'am' });
  const shown = (await texts((await hr.file(leave.slipXlsx, { id: asked.id })).file)).join('\n');
  expect(shown).toContain('超假 1 天');
  expect(shown).not.toContain('13900001234');
  expect(shown).toContain('139****1234');
  expect(await foreign.status(leave.slipPdf, { id: asked.id })).toBe(404);
  expect(await foreign.status(leave.slipXlsx, { id: asked.id })).toBe(404);
});

test('一个月的表装订成一份：只有批准的，看不到的人的不在里面', async () => {
  const waiting = await member.call(leave.apply, form({ startDay: '2025-03-24', endDay: '2025-03-24' }));
  const who = (personId: string, role: 'team_leader', path: string, teamId: string) => ({ personId, sessionId: '', grants: [{ role, organisationId: '', path, teamId }] });
  const march = { personIds: [people[0].id], from: '2025-03-01', to: '2025-03-31' };
  const { path, teamId } = await app.get(LeaveService).readable(waiting.id, who(people[0].id, 'team_leader', '', ''));
  const slips = app.get(SlipService);
  const bundle = await slips.bundle(march, '2025年3月请销假审批表', who(people[1].id, 'team_leader', path, teamId));
  expect(pagesOf(bundle!)).toBe(2);
  expect(await slips.bundle(march, '', who(people[4].id, 'team_leader', '/elsewhere/', 'elsewhere'))).toBeNull();
  expect(await slips.bundle({ ...march, personIds: [] }, '', who(people[1].id, 'team_leader', path, teamId))).toBeNull();
});

const pagesOf = (file: Uint8Array) => Buffer.from(file).toString('latin1').match(/\/Type \/Page\b/g)!.length;

const long: SlipForm = {
  title: '驻村干部请销假审批表', number: '编号：0123456789ab', filled: '填写：2025年3月6日 09:00',
  rows: [
    [{ name: '姓名', text: '张三', lines: 1 }, { name: '派出单位', text: '某某县某某局某某事务服务中心', lines: 1 }],
    [{ name: '请假事由', text: '照顾住院的家人。'.repeat(60), lines: 3 }],
    ...['队长', '分管领导', '县驻村办'].map(name => [{ name: `${name}\n意见`, text: '同意：'.padEnd(300, '已安排好工作') + '\n签名', lines: 3 }]),
  ],
  notes: ['依据：某某办法（制度版本 1）'],
};

const has = (program: string, ...args: string[]) => spawnSync(program, args).error === undefined;
const withOffice = has('pdfinfo', '-v') && has('soffice', '--version') ? test : test.skip;

withOffice('印出来是一页竖的 A4，字都在（要有 libreoffice-calc 和 poppler-utils）', async () => {
  writeFileSync(join(folder, 'own.pdf'), await slipsPdf([long], '表'));
  writeFileSync(join(folder, 'form.xlsx'), await slipXlsx(long));
  execFileSync('soffice', [`-env:UserInstallation=file://${folder}/office`, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'form.xlsx')], { stdio: 'ignore' });
  for (const file of ['own.pdf', 'form.pdf']) {
    const info = execFileSync('pdfinfo', [file], { cwd: folder, encoding: 'utf8' });
    expect(info).toMatch(/Pages:\s+1\n/);
    expect(info).toMatch(/Page size:\s+59\d\.\d+ x 84\d\.\d+/);
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { cwd: folder, encoding: 'utf8' });
    for (const word of ['驻村干部请销假审批表', '张三', '制度版本', '签名']) expect(text).toContain(word);
    expect(text.match(/院/g)).toHaveLength(60);
    expect(text).not.toContain('###');
  }
});
