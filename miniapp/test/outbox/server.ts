import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import { PresenceEntity } from '../../../server/src/attendance/attendance.entity';
import { Db } from '../../../server/src/common/db';
import { SessionService } from '../../../server/src/identity/session.service';
import { startApp, type TestApp } from '../../../server/test/app';
import * as build from '../../../server/test/build';
import type { Answered, Wanted } from './phone';

export { type TestApp } from '../../../server/test/app';

/** The real server with a county whose leaders may confirm by list and whose cadres may confirm themselves. */
export async function openServer(): Promise<{ app: TestApp; address: string; port: number; township: Organisation; team: Awaited<ReturnType<typeof build.team>> }> {
  const app = await startApp();
  app.on('2025-12-31', '20:00');
  const county = await build.county(app);
  const township = await build.township(app, { county });
  const administrator = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await build.person(app, { terms: [{ role: 'township_secretary', at: township }] });
  await administrator.call(policy.adopt, { organisationId: county.id, profileId: 'ordos-2018', effectiveFrom: '2024-01-01' });
  await app.nest.listen(0, '127.0.0.1');
  const { port } = app.nest.getHttpServer().address() as AddressInfo;
  return { app, port, township, address: `http://127.0.0.1:${port}`, team: await build.team(app, { village: await build.village(app, { township }) }) };
}

/** Somebody of the team with a session. */
export async function member(app: TestApp, team: Awaited<ReturnType<typeof build.team>>, role: 'team_member' | 'team_leader' = 'team_member'): Promise<{ id: string; token: string }> {
  const { id } = await build.person(app, { terms: [{ role, team }] });
  return { id, token: (await app.get(SessionService).open(id, { kind: 'wechat' })).token };
}

/** The keys of what the server has of these people, one for each submission. */
export async function keysOf(app: TestApp, recordedBy: string): Promise<string[]> {
  return (await app.get(Db).of(PresenceEntity).find({ where: { recordedBy }, order: { line: 'ASC' } })).map(row => `${row.clientKey} ${row.line}`);
}

/** One request over the wire, on a connection of its own; the answer as `wx.request` hands it over. */
export function overTheWire(address: string, patience: number) {
  return ({ url, method, data, header }: Wanted) => new Promise<Answered>((resolve, reject) => {
    const sent = request(address + url, { method, headers: { ...header, 'content-length': typeof data === 'string' ? Buffer.byteLength(data) : data?.byteLength ?? 0 }, agent: false, timeout: patience }, answer => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      // A phone may hand over what it has of an answer that broke off.
      answer.on('close', () => resolve({ statusCode: answer.statusCode ?? 0, data: parsed(Buffer.concat(parts).toString()), header: answer.headers as Record<string, string> }));
    });
    sent.on('timeout', () => sent.destroy(new Error('timeout')));
    sent.on('error', reject);
    sent.end(typeof data === 'string' || data === undefined ? data : Buffer.from(data));
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
