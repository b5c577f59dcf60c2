import { attendance } from '@village/shared/contract/attendance';
import { leave, type LeaveDetail } from '@village/shared/contract/leave';
import { policy } from '@village/shared/contract/policy';
import { CONTRACT_HEADER, CONTRACT_VERSION, OLDEST_CONTRACT } from '@village/shared/contract/receipt';
import { digestOf } from '@village/shared/kernel/digest';
import { PresenceEntity } from '../src/attendance/attendance.entity';
import { Contract } from '../src/common/contract';
import { Db } from '../src/common/db';
import { JournalEntry } from '../src/common/journal';
import { ReceiptEntity } from '../src/common/receipt';
import { LeaveEntity } from '../src/leave/leave.entity';
import { type Caller, startApp, type TestApp } from './app';
import * as build from './build';
import requests from './recorded/requests-1.json';

let app: TestApp;
let member: Caller;
let leader: Caller;
let ids: Record<'team' | 'member' | 'leader', string>;

beforeAll(async () => {
  app = await startApp();
  const county = await build.county(app);
  const township = await build.township(app, { county });
  const team = await build.team(app, { village: await build.village(app, { township }) });
  const people = {
    member: await build.person(app, { terms: [{ role: 'team_member', team }] }),
    leader: await build.person(app, { terms: [{ role: 'team_leader', team }] }),
  };
  ids = { team: team.id, member: people.member.id, leader: people.leader.id };
  app.on('2025-03-06', '19:00');
  member = await app.sign(ids.member);
  leader = await app.sign(ids.leader);
  const administrator = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await administrator.call(policy.adopt, { organisationId: county.id, profileId: 'ordos-2018', effectiveFrom: '2024-01-01' });
});
afterAll(() => app.close());

let counter = 0;
const said = (changes: object = {}) => ({
  clientKey: `receipt-${++counter}`, day: '2025-03-05', halves: ['am' as const], state: 'in_village' as const, mode: 'self' as const, claimedAt: '2025-03-05T01:00:00.000Z', ...changes,
});
const request = (changes: object = {}) => ({
  clientKey: `receipt-${++counter}`, kind: 'personal' as const, startDay: '2025-03-20', startHalf: 'am' as const, endDay: '2025-03-20', endHalf: 'pm' as const,
  reason: '办事', place: '县城', outOfCounty: false, claimedAt: '2025-03-06T10:00:00.000Z', ...changes,
});
const countOf = (clientKey: string) => app.get(Db).of(PresenceEntity).countBy({ clientKey });

describe('收到一次，给一张回执', () => {
  test('回执写明编号、收到的内容和时间；再发一遍得到同一张，不再记一次', async () => {
    const entry = said();
    const first = await member.send(attendance.record, entry);
    expect(first.receipt).toEqual({ id: expect.any(String), key: entry.clientKey, bodyHash: digestOf(entry), receivedAt: '2025-03-06T11:00:00.000Z' });
    expect(first.headers).not.toHaveProperty('idempotent-replayed');
    app.on('2025-03-06', '19:30');
    const again = await member.send(attendance.record, entry);
    expect(again).toMatchObject({ status: 200, receipt: first.receipt, body: null, headers: { 'idempotent-replayed': 'true' } });
    expect(await countOf(entry.clientKey)).toBe(1);
    expect(await app.get(Db).of(ReceiptEntity).findOneByOrFail({ clientKey: entry.clientKey })).toMatchObject({ claimedAt: entry.claimedAt, receivedAt: '2025-03-06T11:00:00.000Z', operation: 'attendance.record' });
  });

  test('同时发三十遍，记一次，回执都是同一张', async () => {
    const entry = said({ day: '2025-03-04' });
    const answers = await Promise.all(Array.from({ length: 30 }, () => member.send(attendance.record, entry)));
    expect(new Set(answers.map(({ status, receipt }) => JSON.stringify([status, receipt]))).size).toBe(1);
    expect(answers.filter(({ body }) => body !== null)).toHaveLength(1);
    expect(await countOf(entry.clientKey)).toBe(1);
  });

  test('编号相同而内容不同，不收，并留下痕迹', async () => {
    const entry = said();
    await member.call(attendance.record, entry);
    expect(await member.send(attendance.record, { ...entry, note: '改过' })).toMatchObject({ status: 409, body: { code: 'key_used', text: expect.stringMatching(/编号/) as string } });
    expect(await countOf(entry.clientKey)).toBe(1);
    expect(await app.get(Db).of(JournalEntry).countBy({ action: 'receipt.key-used', personId: ids.member })).toBe(1);
  });

  test('许多条同时到，重复的、不收的混在里面：一起写入，该记的每条记一次，别的不受影响', async () => {
    const good = Array.from({ length: 20 }, (_, index) => said({ day: `2025-02-${String(index + 1).padStart(2, '0')}` }));
    const before = said();
    await member.call(attendance.record, before);
    const sent = [...good, good[3], good[4], before, { ...good[5], note: '另一条' }, said({ day: '2025-03-08' })];
    const answers = await Promise.all(sent.map(entry => member.send(attendance.record, entry)));
    const [other, future] = [answers[23], answers[24]];
    expect(answers.slice(0, 23).filter(({ status }) => status !== 200).length + (other.status === 200 ? 0 : 1)).toBe(1);
    expect(future).toMatchObject({ status: 422, body: { code: 'day_in_future' } });
    expect(answers[22]).toMatchObject({ body: null, headers: { 'idempotent-replayed': 'true' } });
    expect(await Promise.all(good.map(entry => countOf(entry.clientKey)))).toEqual(good.map(() => 1));
    expect(await app.get(Db).of(ReceiptEntity).countBy({ clientKey: sent[24].clientKey })).toBe(0);
  });

  test('没有被接受的不给回执，改好以后可以用同一个编号再发', async () => {
    const entry = said({ day: '2025-03-07' });
    expect((await member.refused(attendance.record, entry)).code).toBe('day_in_future');
    expect(await app.get(Db).of(ReceiptEntity).countBy({ clientKey: entry.clientKey })).toBe(0);
    expect((await member.send(attendance.record, { ...entry, day: '2025-03-05' })).receipt).toBeDefined();
  });

  test('编号只在一个人、一种事情里算数', async () => {
    const entry = said({ day: '2025-03-03' });
    const own = await member.send(attendance.record, entry);
    const other = await leader.send(attendance.record, entry);
    const asked = await member.send(leave.apply, request({ clientKey: entry.clientKey, startDay: '2025-03-24', endDay: '2025-03-24' }));
    expect(new Set([own, other, asked].map(({ receipt }) => receipt?.id)).size).toBe(3);
  });

  test('请假在送达以后被审批，再发一遍仍是当初的回执', async () => {
    const form = request();
    const first = await member.send(leave.apply, form);
    await member.call(leave.withdraw, { id: (first.body as LeaveDetail).id });
    expect(await member.send(leave.apply, form)).toMatchObject({ status: 200, receipt: first.receipt, body: null });
    expect(await app.get(Db).of(LeaveEntity).countBy({ clientKey: form.clientKey })).toBe(1);
  });

  test('升级以前收到而没有回执的，再发一遍补一张回执，不再记一次', async () => {
    const entry = said({ day: '2025-02-28' });
    await member.call(attendance.record, entry);
    await app.get(Db).of(ReceiptEntity).delete({ clientKey: entry.clientKey });
    expect((await member.send(attendance.record, entry)).receipt).toMatchObject({ key: entry.clientKey });
    expect(await countOf(entry.clientKey)).toBe(1);
  });

  test('凡是带编号的都给回执，凡是给回执的都能带编号；照片的回执是它的指纹', () => {
    const isSentUp = (endpoint: { accepts?: string }) => endpoint.accepts === 'file';
    const keyed = app.get(Contract).served.filter(({ endpoint }) => endpoint.keyed).map(({ endpoint }) => endpoint.path);
    const named = app.get(Contract).served.filter(({ endpoint, input }) => input && 'clientKey' in fieldsOf(input) && !isSentUp(endpoint)).map(({ endpoint }) => endpoint.path);
    expect(keyed.length).toBeGreaterThan(3);
    expect(named.sort()).toEqual(keyed.sort());
  });
});

/** The fields of an input class: they carry a Chinese name. */
function fieldsOf(input: new () => object): Record<string, string> {
  const { labelOf } = jest.requireActual<typeof import('@village/shared/contract/field.input')>('@village/shared/contract/field.input');
  return labelOf(input, 'clientKey') ? { clientKey: labelOf(input, 'clientKey')! } : {};
}

describe('手机和服务器的版本', () => {
  const today = (version: string) => member.raw('GET', '/api/attendance/today', undefined, { [CONTRACT_HEADER]: version });

  test('本版、上一版和更新的版都听得懂，更旧的请他更新', async () => {
    for (const version of [OLDEST_CONTRACT, CONTRACT_VERSION, CONTRACT_VERSION + 1]) expect((await today(String(version))).status).toBe(200);
    for (const version of [String(OLDEST_CONTRACT - 1), 'new', '', '-1']) {
      expect(await today(version)).toMatchObject({ status: 426, body: { code: 'too_old', text: expect.stringMatching(/更新.*还在手机里/) as string } });
    }
  });

  test('太旧的什么也没有送到', async () => {
    const entry = said({ day: '2025-02-27' });
    expect((await member.raw('POST', '/api/attendance/presences', entry, { [CONTRACT_HEADER]: String(OLDEST_CONTRACT - 1) })).status).toBe(426);
    expect(await countOf(entry.clientKey)).toBe(0);
  });

  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: keyof typeof ids) => ids[name]);

  test.each(requests)('上一版的请求照样办：$title $method $path', async ({ method, path, body, as: who, letsGo }) => {
    const caller = who === 'leader' ? leader : member;
    const send = () => caller.raw(method as 'GET' | 'POST', filled(path), body && JSON.parse(filled(JSON.stringify(body))) as object, { 'content-type': 'application/json' });
    const answers = [await send(), ...(letsGo ? [await send()] : [])];
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      // Version 1 lets go of its copy when it finds its own key in the reply, or in the first of a list.
      if (letsGo) expect((Array.isArray(answer.body) ? answer.body[0] as object : answer.body)).toMatchObject({ clientKey: body?.clientKey });
    }
  });

  test('上一版的销假没有编号，照样办', async () => {
    const asked = await member.call(leave.apply, request({ startDay: '2025-03-27', endDay: '2025-03-27' }));
    expect(await member.raw('POST', `/api/leaves/${asked.id}/return`, { day: '2025-03-06', half: 'am' })).toMatchObject({ status: 409, body: { code: 'state_changed' } });
  });
});
