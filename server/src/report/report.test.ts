import { spawnSync } from 'node:child_process';
import { attendance } from '@village/shared/contract/attendance';
import { due } from '@village/shared/contract/due';
import { notice } from '@village/shared/contract/notice';
import type { Organisation } from '@village/shared/contract/organisation';
import { file } from '@village/shared/contract/file';
import { policy } from '@village/shared/contract/policy';
import { log } from '@village/shared/contract/log';
import { record } from '@village/shared/contract/record';
import { REPORT_FLOW, REPORT_STATES, report, type ReportDetail } from '@village/shared/contract/report';
import { reminder } from '@village/shared/contract/reminder';
import { startApp, type Caller, type TestApp } from '../../test/app';
import * as build from '../../test/build';

type Name = 'leader' | 'member' | 'other' | 'office' | 'secretary' | 'hr' | 'county' | 'stranger' | 'administrator';

let app: TestApp;
let cast: Record<Name, build.PersonBuilt>;
let callers: Record<Name, Caller>;
let county: Organisation, town: Organisation;
let team: Awaited<ReturnType<typeof build.team>>, otherTeam: Awaited<ReturnType<typeof build.team>>;
let counter = 0;

const DOT = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

async function go(day: string, time = '09:00'): Promise<void> {
  app.on(day, time as '09:00');
  callers = Object.fromEntries(await Promise.all(Object.entries(cast).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
}

const there = (day: string) => ({ clientKey: `there-${++counter}`, day, halves: ['am' as const, 'pm' as const], state: 'in_village' as const, mode: 'self' as const, claimedAt: `${day}T00:40:00.000Z` });
const noted = (kind: 'visit' | 'practical_deed' | 'work', day: string, answers: { field: string; value: string }[] = []) => ({ clientKey: `record-${++counter}`, teamId: team.id, kind, day, text: '家里三口人，要看病', withIds: [], tags: [], answers, photoIds: [], claimedAt: `${day}T03:00:00.000Z` });
const openMarch = (owner = { owner: 'team' as const, ownerId: team.id }) => ({ report: 'monthly_work_report', period: '2025-03', ...owner });
const fill = (detail: ReportDetail, text: string) => ({ id: detail.id, revision: detail.revision, title: detail.title, sections: detail.sections.map(section => ({ ...section, text: section.text || text })) });

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-03');
  county = await build.county(app);
  town = await build.township(app, { county, name: '柳河乡' });
  const unit = await build.unit(app, { county, name: '县水务局' });
  team = await build.team(app, { village: await build.village(app, { township: town, name: '桃树村' }), name: '桃树村工作队' });
  otherTeam = await build.team(app, { village: await build.village(app, { township: town, name: '松坪村' }), name: '松坪村工作队' });
  cast = {
    administrator: await build.person(app, { terms: [{ role: 'administrator', at: county }] }),
    leader: await build.person(app, { name: '王队长', unit, terms: [{ role: 'team_leader', team }] }),
    member: await build.person(app, { name: '张三', terms: [{ role: 'team_member', team }] }),
    other: await build.person(app, { name: '李四', terms: [{ role: 'team_leader', team: otherTeam }] }),
    office: await build.person(app, { name: '镇办', terms: [{ role: 'township_office', at: town }] }),
    secretary: await build.person(app, { name: '书记', terms: [{ role: 'township_secretary', at: town }] }),
    hr: await build.person(app, { name: '人事', terms: [{ role: 'dispatching_unit_hr', unit }] }),
    county: await build.person(app, { name: '县办', terms: [{ role: 'county_office', at: county }] }),
    stranger: await build.person(app, { terms: [{ role: 'township_office', at: await build.township(app, { county: await build.county(app) }) }] }),
  };
  await (await app.sign(cast.administrator.id)).call(policy.adopt, { organisationId: county.id, profileId: 'pian04', effectiveFrom: '2025-01-01' });
  await go('2025-03-12', '17:00');
  for (const day of ['2025-03-10', '2025-03-11', '2025-03-12']) await callers.member.call(attendance.record, there(day));
  await callers.member.call(record.add, noted('visit', '2025-03-11'));
  await callers.member.call(record.add, noted('visit', '2025-03-12'));
  await callers.member.call(record.add, noted('practical_deed', '2025-03-12', [{ field: 'title', value: '修水渠' }]));
});
afterAll(() => app.close());

test('报告日历列出到期的报告、报给谁、最迟哪天', async () => {
  await go('2025-04-02');
  const { items: turns, total } = await callers.leader.call(report.calendar, { period: '2025-04' });
  expect(turns.find(each => each.report === 'monthly_work_report' && each.period === '2025-03')).toMatchObject({
    owner: 'team', ownerName: '桃树村工作队', due: '2025-04-10', state: 'open', recipients: ['镇驻村工作领导小组', '派出单位'], reportId: null, because: expect.arrayContaining([expect.objectContaining({ clauses: expect.arrayContaining([{ profile: 'pian04', clause: '二1' }]) })]),
  });
  const found = async (input: object) => callers.leader.call(report.calendar, { period: '2025-04', ...input });
  expect([total, (await found({ page: 2 })).items]).toEqual([turns.length, []]);
  for (const search of ['月工作', 'yuegongzuo']) expect((await found({ search })).items.map(each => each.report)).toEqual(turns.filter(each => each.title.startsWith('月工作')).map(each => each.report));
  expect([(await found({ search: 'taoshu' })).total, (await found({ search: 'zzz' })).total]).toEqual([turns.filter(each => each.ownerName.startsWith('桃树')).length, 0]);
});

test('上个月到期没报的留在这个月的最上面，看以后的月份不列', async () => {
  await go('2025-05-06');
  const missed = async (period: string) => (await callers.leader.call(report.calendar, { period })).items.filter(({ state }) => state === 'missed').map(each => `${each.report} ${each.period}`);
  expect(await missed('2025-05')).toContain('monthly_work_report 2025-03');
  expect((await callers.leader.call(report.calendar, { period: '2025-05' })).items[0].state).toBe('missed');
  expect(await missed('2025-06')).toEqual([]);
  await go('2025-04-02');
});

test('按职责的数：标了职责的记录，加上只在日志里标了的；点开是哪几条，汇总也有', async () => {
  await go('2025-02-12', '17:00');
  const add = (tags: string[]) => callers.member.call(record.add, { ...noted('work', '2025-02-12'), tags });
  await add(['宣传员']);
  await add(['宣传员', '调解员']);
  await callers.member.call(log.write, { clientKey: 'duty-log', day: '2025-02-12', texts: [{ field: 'work', text: '讲政策' }], tags: ['宣传员', '指导员'], claimedAt: '2025-02-12T09:00:00.000Z' });
  await go('2025-04-02');
  const opened = await callers.member.call(report.open, { ...openMarch(), period: '2025-02' });
  const duties = opened.figures.filter(({ key }) => key.startsWith('duty.'));
  expect(Object.fromEntries(duties.map(({ name, value, unit }) => [name, `${value} ${unit}`]))).toEqual({ 宣传员: '2 次', 调解员: '1 次', 指导员: '1 次' });
  expect(opened.sections.map(({ text }) => text).join()).toContain('宣传员 2 次');
  const { facts } = await callers.member.call(report.figure, { id: opened.id, key: 'duty.指导员' });
  expect(facts).toMatchObject([{ count: 1, page: expect.stringContaining('/pages/worklog/review/index') as string }]);
});

let march: ReportDetail;
test('打开就是按记录写好的草稿，每个数都能点开看是哪几条；走访里的家事不带出来', async () => {
  march = await callers.member.call(report.open, openMarch());
  expect(march).toMatchObject({ state: 'draft', form: 'periodic', title: '桃树村工作队月工作汇报（2025年3月）', due: '2025-04-10', may: { edit: true, submit: false } });
  const value = (key: string) => march.figures.find(figure => figure.key === key)?.value;
  expect([value('people'), value('in_village_days'), value('record.visit'), value('record.practical_deed')]).toEqual([2, 3, 2, 1]);
  expect(march.sections.map(({ text }) => text).join('\n')).toContain('入户走访：2 户次');
  for (const figure of march.figures) {
    const { facts } = await callers.member.call(report.figure, { id: march.id, key: figure.key });
    expect(facts.reduce((sum, fact) => sum + fact.count, 0)).toBe(figure.value);
  }
  expect((await callers.member.call(report.figure, { id: march.id, key: 'record.visit' })).facts.map(({ text }) => text)).toEqual(['3月11日 入户走访', '3月12日 入户走访']);
  expect(JSON.stringify(march)).not.toContain('要看病');
});

test('两个人同时打开是同一份；草稿别人看不到，打开别队的是查无此件', async () => {
  const again = await Promise.all([callers.leader.call(report.open, openMarch()), callers.member.call(report.open, openMarch())]);
  expect(new Set(again.map(({ id }) => id))).toEqual(new Set([march.id]));
  const both = await Promise.all(['leader', 'member', 'leader', 'member'].map(name => callers[name as Name].call(report.open, { ...openMarch(), report: 'quarterly_brief', period: '2025-Q1' })));
  expect(new Set(both.map(({ id }) => id)).size).toBe(1);
  expect(await callers.office.status(report.one, { id: march.id })).toBe(404);
  expect(await callers.other.status(report.open, openMarch())).toBe(404);
  expect((await callers.leader.refused(report.open, { ...openMarch(), report: 'negative_list' })).code).toBe('report_not_owed');
});

test('边写边存；别人先存了，后存的被告知，写的内容不被盖掉', async () => {
  const saved = await callers.member.call(report.save, fill(march, '补写一段'));
  expect(saved).toMatchObject({ revision: 1 });
  expect((await callers.leader.refused(report.save, fill(march, '队长写的'))).code).toBe('changed_meanwhile');
  expect((await callers.member.call(report.one, { id: march.id })).sections.some(({ text }) => text === '补写一段')).toBe(true);
  expect((await callers.member.refused(report.save, { ...fill(saved, ''), to: ['county_office'] })).code).toBe('recipients_fixed');
});

test('草稿以后又补了记录，可以看到现在的数，也可以重新取数', async () => {
  await callers.member.call(record.add, noted('visit', '2025-03-31'));
  const fresh = await callers.member.call(report.fresh, { id: march.id });
  expect(fresh.changed).toBe(true);
  expect(fresh.figures.find(each => each.key === 'record.visit')?.value).toBe(3);
  const before = await callers.member.call(report.one, { id: march.id });
  const after = await callers.member.call(report.save, { ...fill(before, ''), fresh: true });
  expect(after.figures.find(each => each.key === 'record.visit')?.value).toBe(3);
});

test('队员写、队长报；报送以后收的人收到通知，到期事项就算做到', async () => {
  const now = await callers.member.call(report.one, { id: march.id });
  expect((await callers.member.refused(report.submit, { id: march.id, revision: now.revision })).code).toBe('leader_submits');
  const answers = await Promise.all([1, 2, 3, 4].map(() => callers.leader.send(report.submit, { id: march.id, revision: now.revision })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  march = await callers.leader.call(report.one, { id: march.id });
  expect(march).toMatchObject({ state: 'submitted', version: 1, recipients: 2, received: 0 });
  expect(march.deliveries.map(({ partyName, seatName, state }) => [partyName, seatName, state]).sort()).toEqual([['派出单位', '县水务局', 'sent'], ['镇驻村工作领导小组', '柳河乡', 'sent']].sort());
  expect((await callers.office.call(notice.list, {})).items[0].text).toContain('请签收');
  expect((await callers.leader.call(due.mine, { period: '2025-03' })).items.find(each => each.key === 'report monthly_work_report 2025-03')).toMatchObject({ state: 'done', done: 1 });
  expect((await callers.hr.call(report.list, { box: 'inbox' })).items.map(({ title }) => title)).toEqual([march.title]);
  expect((await callers.hr.call(report.list, { box: 'inbox', only: 'waiting' })).total).toBe(1);
  expect((await callers.hr.call(reminder.list)).filter(({ kind }) => kind === 'report')).toMatchObject([{ title: '签收报告', count: 1, page: '/pages/report/list/index?box=inbox' }]);
});

test('签收和退回各算一次；退回写明原因，改了再报是第二稿，第一稿还在', async () => {
  const receive = (verdict: 'received' | 'returned', text = '') => ({ id: march.id, version: 1, verdict, text });
  expect((await callers.hr.call(report.receive, receive('received'))).deliveries.find(each => each.partyName === '派出单位')).toMatchObject({ state: 'received', byName: '人事' });
  expect((await callers.hr.refused(report.receive, receive('received'))).code).toBe('state_changed');
  expect((await callers.hr.call(report.list, { box: 'inbox', only: 'waiting' })).total).toBe(0);
  expect((await callers.hr.call(reminder.list)).filter(({ kind }) => kind === 'report')).toEqual([]);
  expect((await callers.hr.call(report.list, { box: 'inbox' })).total).toBe(1);
  expect((await callers.office.refused(report.receive, receive('returned'))).code).toBe('reason_required');
  const answers = await Promise.all([callers.office, callers.secretary, callers.office].map(caller => caller.send(report.receive, receive('returned', '写明修水渠花了多少'))));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect((await callers.leader.call(notice.list, {})).items[0].text).toContain('写明修水渠花了多少');
  const back = await callers.leader.call(report.one, { id: march.id });
  expect(back).toMatchObject({ state: 'returned', may: { edit: true, submit: true } });
  expect((await callers.leader.call(due.mine, { period: '2025-04-08' })).items.find(each => each.key === 'report monthly_work_report 2025-03')).toMatchObject({ state: 'open' });
  const saved = await callers.leader.call(report.save, { id: back.id, revision: back.revision, title: back.title, sections: back.sections.map(section => (section.key === 'work' ? { ...section, text: `${section.text}\n修水渠花了 3 万元。` } : section)) });
  expect((await callers.office.call(report.one, { id: march.id })).sections.find(({ key }) => key === 'work')!.text).not.toContain('3 万元');
  // 篇四 二3: a report may be told in person; the day on which that was counts.
  for (const spokenOn of ['2025-04-30', '2025-01-02']) expect((await callers.leader.refused(report.submit, { id: back.id, revision: saved.revision, spokenOn })).code).toBe('spoken_day');
  await callers.leader.call(report.submit, { id: back.id, revision: saved.revision, spokenOn: '2025-04-01' });
  expect((await callers.office.refused(report.receive, receive('received'))).code).toBe('changed_meanwhile');
  const done = await callers.office.call(report.receive, { ...receive('received'), version: 2 });
  expect(done).toMatchObject({ state: 'submitted', version: 2, versions: [{ version: 2, byName: '王队长', spokenOn: '2025-04-01' }, { version: 1, spokenOn: null }] });
  expect(done.sections.find(({ key }) => key === 'work')!.text).toContain('3 万元');
  expect((await callers.leader.refused(report.save, fill(done, ''))).code).toBe('changed_meanwhile');
});

test('乡镇看到谁报了谁没报，按各队的汇总成一份，每个数是各队之和', async () => {
  await go('2025-04-12');
  const line = (await callers.office.call(report.collection, { period: '2025-03' })).items.find(each => each.report === 'monthly_work_report' && each.period === '2025-03')!;
  expect(line).toMatchObject({ counts: { done: 1, missed: 1 }, rollup: true, due: '2025-04-10' });
  for (const search of ['月工作汇报', 'yuegongzuo', 'ygzhb']) expect([search, (await callers.office.call(report.collection, { period: '2025-03', search })).items.find(each => each.period === '2025-03')]).toEqual([search, line]);
  expect(await callers.office.call(report.collection, { period: '2025-03', search: 'zzz' })).toMatchObject({ items: [], total: 0 });
  expect((await callers.office.call(report.collected, { report: 'monthly_work_report', period: '2025-03' })).items.map(({ place, state, reportId }) => [place, state, reportId !== null])).toEqual([['松坪村', 'missed', false], ['桃树村', 'done', true]]);
  expect((await callers.office.call(report.collected, { report: 'monthly_work_report', period: '2025-03', search: 'songping' })).items).toHaveLength(1);
  const late = await callers.other.call(report.open, openMarch({ owner: 'team', ownerId: otherTeam.id }));
  const saved = await callers.other.call(report.save, fill(late, '正常开展'));
  await callers.other.call(report.submit, { id: late.id, revision: saved.revision });
  expect((await callers.office.call(report.collected, { report: 'monthly_work_report', period: '2025-03' })).items.map(({ state }) => state)).toEqual(['late', 'done']);
  const rollup = await callers.office.call(report.rollup, { organisationId: town.id, report: 'monthly_work_report', period: '2025-03' });
  expect(rollup).toMatchObject({ form: 'rollup', may: { chooseRecipients: true } });
  expect(rollup.figures.find(each => each.key === 'people')?.value).toBe(3);
  expect((await callers.office.call(report.figure, { id: rollup.id, key: 'people' })).facts.map(({ text, count }) => [text, count])).toEqual([['松坪村', 1], ['桃树村', 2]]);
  expect((await callers.office.refused(report.submit, { id: rollup.id, revision: rollup.revision })).code).toBe('recipient_required');
  const to = await callers.office.call(report.save, { ...fill(rollup, '略'), to: ['county_office'] });
  await callers.office.call(report.submit, { id: rollup.id, revision: to.revision });
  expect((await callers.county.call(report.list, { box: 'inbox' })).items.map(({ title }) => title)).toEqual(['柳河乡月工作汇报汇总（2025年3月）']);
  expect(await callers.office.status(report.rollup, { organisationId: county.id, report: 'monthly_work_report', period: '2025-03' })).toBe(404);
});

test('篇二：队长一个人报给乡镇的，乡镇收报里有，也能汇总；不报给他的看不到', async () => {
  const place = await build.township(app, { county, name: '杏花乡' });
  const squad = await build.team(app, { village: await build.village(app, { township: place, name: '杏林村' }) });
  const [head, mate, secretary] = [
    await build.person(app, { name: '周队长', terms: [{ role: 'team_leader', team: squad }] }), await build.person(app, { name: '吴队员', terms: [{ role: 'team_member', team: squad }] }), await build.person(app, { name: '杏花书记', terms: [{ role: 'township_secretary', at: place }] }),
  ];
  await callers.administrator.call(policy.adopt, { organisationId: place.id, profileId: 'pian02', effectiveFrom: '2025-01-01' });
  const [leading, receiving] = [await app.sign(head.id), await app.sign(secretary.id)];
  const own = await leading.call(report.open, { report: 'quarterly_report', period: '2025-Q1', owner: 'person', ownerId: head.id });
  const collected = async () => (await receiving.call(report.collected, { organisationId: place.id, report: 'quarterly_report', period: '2025-Q1' })).items.map(({ ownerName, reportId, reportState }) => [ownerName, reportId, reportState]);
  expect(await collected()).toEqual([['周队长', null, 'draft']]);
  const saved = await leading.call(report.save, fill(own, '修通水渠'));
  await leading.call(report.submit, { id: own.id, revision: saved.revision });
  expect(await collected()).toEqual([['周队长', own.id, 'submitted']]);
  expect((await receiving.call(report.collection, { organisationId: place.id, period: '2025-Q1' })).items.find(each => each.report === 'quarterly_report')).toMatchObject({ owner: 'person', rollup: true });
  const rollup = await receiving.call(report.rollup, { organisationId: place.id, report: 'quarterly_report', period: '2025-Q1' });
  expect(rollup.sections.find(({ key }) => key === 'teams')?.text).toBe('杏林村：修通水渠');
  expect(await (await app.sign(mate.id)).status(report.one, { id: own.id })).toBe(404);
  expect((await callers.hr.call(report.collection, { period: '2025-Q1' })).items.filter(each => each.report === 'quarterly_report')).toEqual([]);
});

test('简报写了就能报，上级采用以后各队都看得到；没采用的看不到', async () => {
  const brief = await callers.leader.call(report.free, { form: 'brief', title: '一条水渠通到田头' });
  expect(brief.sections.map(({ title }) => title)).toEqual(['正文']);
  expect((await callers.leader.refused(report.submit, { id: brief.id, revision: 0 })).code).toBe('report_empty');
  const saved = await callers.leader.call(report.save, { ...fill(brief, '三月修通水渠，120 亩地用上水。'), to: ['township_committee', 'dispatching_unit'] });
  await callers.leader.call(report.submit, { id: brief.id, revision: saved.revision });
  expect(await callers.other.status(report.one, { id: brief.id })).toBe(404);
  expect(await callers.secretary.status(report.publish, { id: brief.id })).toBe(404);
  await callers.secretary.call(report.receive, { id: brief.id, version: 1, verdict: 'received', text: '' });
  await callers.secretary.call(report.publish, { id: brief.id });
  expect((await callers.other.call(report.list, { box: 'published' })).items.map(({ title }) => title)).toEqual(['一条水渠通到田头']);
  expect(await callers.other.call(report.one, { id: brief.id })).toMatchObject({ may: { edit: false } });
  expect(await callers.stranger.status(report.one, { id: brief.id })).toBe(404);
  const gone = await callers.leader.call(report.free, { form: 'research', title: '不写了' });
  await callers.leader.call(report.drop, { id: gone.id });
  expect(await callers.leader.status(report.one, { id: gone.id })).toBe(404);
  expect((await callers.leader.refused(report.drop, { id: brief.id })).code).toBe('state_changed');
});

test('导出的 Word 和 PDF 里是同一份内容', async () => {
  const { file: pdf, name } = await callers.office.file(report.pdf, { id: march.id });
  expect(name).toBe('桃树村工作队月工作汇报（2025年3月）.pdf');
  const text = spawnSync('pdftotext', ['-', '-'], { input: Buffer.from(pdf) }).stdout.toString().replace(/\s/g, '');
  expect(text).toContain('修水渠花了3万元');
  expect(text).toContain('附：数据');
  const { file: docx } = await callers.office.file(report.docx, { id: march.id });
  expect(Buffer.from(docx).subarray(0, 2).toString()).toBe('PK');
  expect(await callers.stranger.status(report.pdf, { id: march.id })).toBe(404);
});

test('单条记录选进正文，照片跟着走；自己的照片也能加和拿掉；报送以后收的人看得到，导出里有', async () => {
  await go('2025-04-08');
  const upload = async (who: Caller) => (await who.call(file.upload, { purpose: 'record_photo' }, DOT)).id;
  const shown = await callers.member.call(record.add, { ...noted('practical_deed', '2025-04-07', [{ field: 'title', value: '修水渠' }]), text: '水渠通水了', group: '二组', photoIds: [await upload(callers.member)] });
  const others = await callers.other.call(record.add, { ...noted('practical_deed', '2025-04-07', [{ field: 'title', value: '别队的' }]), teamId: otherTeam.id });
  const brief = await callers.member.call(report.free, { form: 'brief', title: '水渠通水' });
  expect(brief).toMatchObject({ pictures: [], material: { teamId: team.id, from: '2024-10-01', to: '2025-04-08' } });
  const part = { id: brief.id, section: brief.sections[0].key };
  const taken = await callers.member.call(report.material, { ...part, revision: 0, recordIds: [shown.id], withPhotos: true });
  expect(taken).toMatchObject({ revision: 1, pictures: [{ caption: '4月7日 二组 办实事' }] });
  expect(taken.sections[0].text).toBe('4月7日在二组：水渠通水了');
  expect((await callers.member.refused(report.material, { ...part, revision: 0, recordIds: [shown.id] })).code).toBe('changed_meanwhile');
  expect(await callers.member.status(report.material, { ...part, revision: 1, recordIds: [others.id] })).toBe(404);
  expect(await callers.other.status(report.material, { ...part, revision: 1, recordIds: [others.id] })).toBe(404);
  const added = await callers.member.call(report.addPicture, { id: brief.id, revision: 1, photoIds: [await upload(callers.member)], caption: '村口' });
  const dropped = await callers.member.call(report.dropPicture, { id: brief.id, revision: 2, pictureId: added.pictures[1].id });
  expect(dropped.pictures).toEqual(taken.pictures);
  const [{ id: pictureId }] = dropped.pictures;
  expect(await callers.office.status(report.picture, { id: brief.id, pictureId })).toBe(404);
  const saved = await callers.member.call(report.save, { id: brief.id, revision: 3, title: '水渠通水', sections: dropped.sections, to: ['township_office'] });
  await callers.leader.call(report.submit, { id: brief.id, revision: saved.revision });
  expect((await callers.office.call(report.one, { id: brief.id })).pictures).toEqual(taken.pictures);
  expect((await callers.office.file(report.picture, { id: brief.id, pictureId })).name).toBe('照片.jpg');
  expect(await callers.office.status(report.picture, { id: brief.id, pictureId: added.pictures[1].id })).toBe(404);
  const { file: docx } = await callers.office.file(report.docx, { id: brief.id });
  expect(Buffer.from(docx).toString('latin1')).toMatch(/word\/media\/[^ ]*\.jpe?g/);
  const { file: pdf } = await callers.office.file(report.pdf, { id: brief.id });
  expect(Buffer.from(pdf).toString('latin1')).toContain('/Subtype /Image');
});

test('状态表里每个状态都走得到', () => {
  const reached = new Set<string>(['draft']);
  for (let before = 0; before < reached.size;) {
    before = reached.size;
    for (const state of REPORT_STATES) if (reached.has(state)) REPORT_FLOW[state].forEach(next => reached.add(next));
  }
  expect([...reached].sort()).toEqual([...REPORT_STATES].sort());
});
