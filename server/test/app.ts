import { createHash } from 'node:crypto';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Endpoint, FileReply, StreamReply } from '@village/shared/contract/endpoint';
import { CONTRACT_HEADER, CONTRACT_VERSION, type Receipt, type Received } from '@village/shared/contract/receipt';
import { instantOf, type Clock as ClockTime, type Day, type Instant } from '@village/shared/kernel/day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { createApp } from '../src/app.module';
import { readSettings, type Settings } from '../src/common/settings';
import { Clock } from '../src/common/time';
import { WeChatStandIn } from '../src/common/wechat/stand-in';
import { SessionService } from '../src/identity/session.service';
import { emptyDatabase } from './databases';

/** A clock that stands where the test puts it. */
export class StandingClock extends Clock {
  instant: Instant = instantOf('2025-03-06', '09:00');

  override now(): Instant {
    return this.instant;
  }
}

export interface Answer {
  status: number;
  headers: Record<string, unknown>;
  /** The parsed body, or the bytes of a file. */
  body: unknown;
  /** For what was sent under a key. */
  receipt?: Receipt;
}

/** The whole application on an empty database of its own, driven through HTTP; WeChat is the stand-in. */
export class TestApp {
  constructor(
    readonly nest: NestFastifyApplication, readonly clock: StandingClock, readonly wechat: WeChatStandIn,
    readonly settings: Settings, private readonly dropDatabase: () => Promise<void>,
  ) {}

  /** Puts the clock at this time of this day, UTC+8. */
  on(day: Day, time: ClockTime = '09:00'): void {
    this.clock.instant = instantOf(day, time);
  }

  get<Service>(service: Type<Service> | (abstract new (...values: never[]) => Service)): Service {
    return this.nest.get(service as Type<Service>);
  }

  /** Somebody who is not signed in. */
  get anonymous(): Caller {
    return new Caller(this, null);
  }

  /** A person signed in, past the sign-in page. */
  async sign(personId: string): Promise<Caller> {
    return this.withToken((await this.get(SessionService).open(personId, { kind: 'browser' })).token);
  }

  withToken(token: string): Caller {
    return new Caller(this, token);
  }

  async close(): Promise<void> {
    await this.nest.close();
    await this.wechat.close();
    await this.dropDatabase();
  }
}

/** One person, or nobody, at the other end of the line. */
export class Caller {
  /** Everybody who is signed in calls from an address of his own, so that no test is slowed down for another. */
  private readonly address: string;

  constructor(private readonly app: TestApp, readonly token: string | null) {
    this.address = token ? `10.${[...createHash('sha256').update(token).digest().subarray(0, 3)].join('.')}` : '127.0.0.1';
  }

  /** The reply; throws when the answer is anything but a success. */
  async call<Input, Reply>(endpoint: Endpoint<Input, Reply>, ...[input, file]: Given<Input>): Promise<Reply> {
    const answer = await this.send(endpoint, input, file);
    if (answer.status >= 300) throw new Error(`${endpoint.method} ${endpoint.path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Reply;
  }

  /** The refusal; throws when the answer is anything else. */
  async refused<Input, Reply>(endpoint: Endpoint<Input, Reply>, ...[input, file]: Given<Input>): Promise<Refusal> {
    const { status, body } = await this.send(endpoint, input, file);
    if ((status !== 422 && status !== 409) || !isRefusal(body)) throw new Error(`${endpoint.method} ${endpoint.path}: no refusal but ${status} ${JSON.stringify(body)}`);
    return body;
  }

  async status<Input, Reply>(endpoint: Endpoint<Input, Reply>, ...[input, file]: Given<Input>): Promise<number> {
    return (await this.send(endpoint, input, file)).status;
  }

  /** The file that an endpoint answers. */
  async file<Input>(endpoint: Endpoint<Input, FileReply | StreamReply>, ...[input]: Given<Input>): Promise<FileReply> {
    const { headers, body } = await this.answer(endpoint, input);
    const name = /filename\*=UTF-8''(.*)$/.exec(String(headers['content-disposition']))?.[1] ?? '';
    return { file: body as Buffer, name: decodeURIComponent(name) };
  }

  /** Sends any input at all, right or wrong. */
  async send(endpoint: Endpoint<never, unknown>, input?: unknown, file?: Buffer): Promise<Answer> {
    const { path, rest } = fill(endpoint.path, (input ?? {}) as Record<string, unknown>);
    const inQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE' || endpoint.accepts !== undefined;
    const query = new URLSearchParams();
    if (inQuery) for (const [name, value] of Object.entries(rest)) if (value !== undefined) query.set(name, String(value));
    const url = `${endpoint.shows ? '' : '/api'}${path}${query.size > 0 ? `?${query}` : ''}`;
    const answer = await this.raw(endpoint.method, url, file ?? (inQuery ? undefined : rest), { [CONTRACT_HEADER]: String(CONTRACT_VERSION) });
    const isReceived = endpoint.keyed && answer.status === 200 && 'receipt' in (answer.body as object);
    return isReceived ? { ...answer, body: (answer.body as Received<unknown>).reply, receipt: (answer.body as Received<unknown>).receipt } : answer;
  }

  async raw(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object | string, headers: Record<string, string> = {}): Promise<Answer> {
    const type = Buffer.isBuffer(payload) ? { 'content-type': 'application/octet-stream' } : {};
    const signed = this.token ? { authorization: `Bearer ${this.token}` } : {};
    const answer = await this.app.nest.inject({ method, url, payload, headers: { ...type, ...signed, ...headers }, remoteAddress: this.address });
    const isJson = String(answer.headers['content-type']).includes('json');
    return { status: answer.statusCode, headers: answer.headers, body: isJson && answer.body !== '' ? answer.json<unknown>() : answer.rawPayload };
  }

  private async answer(endpoint: Endpoint<never, unknown>, input: unknown): Promise<Answer> {
    const answer = await this.send(endpoint, input);
    if (answer.status >= 300) throw new Error(`${endpoint.method} ${endpoint.path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  }
}

type Given<Input> = Input extends void ? [input?: undefined, file?: Buffer] : [input: Input, file?: Buffer];

function fill(path: string, input: Record<string, unknown>): { path: string; rest: Record<string, unknown> } {
  const rest = { ...input };
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    delete rest[name];
    return encodeURIComponent(String(input[name]));
  });
  return { path: filled, rest };
}

/** Settings as a test needs them, some of them different. */
export function testSettings(changes: Partial<Settings> = {}): Settings {
  return { ...readSettings({ DATA_DIR: ':memory:', PORT: '0', LOG_LEVEL: 'silent', DEMO: '1' }), ...changes };
}

/** Starts the application on no row: SQLite in memory, or a database of its own on the server of `DATABASE_URL`. */
export async function startApp(changes: Partial<Settings> = {}): Promise<TestApp> {
  const clock = new StandingClock();
  const wechat = await WeChatStandIn.start(clock);
  const { databaseUrl, drop } = await emptyDatabase(process.env.DATABASE_URL);
  const wechatSettings = { appId: wechat.appId, secret: wechat.secret, baseUrl: wechat.url };
  const settings = testSettings({ databaseUrl, wechat: wechatSettings, ...changes });
  const nest = await createApp(settings, clock);
  return new TestApp(nest, clock, wechat, settings, drop);
}
