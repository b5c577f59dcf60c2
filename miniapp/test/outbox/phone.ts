import { CONTRACT_HEADER } from '@village/shared/contract/receipt';
import { digestOf } from '@village/shared/kernel/digest';
import type { network } from '../../src/network';
import type { outbox } from '../../src/outbox';
import type { room } from '../../src/room';
import type { session } from '../../src/session';
import type { unsent } from '../../src/unsent';

/** The program as it runs on a phone: the real modules, loaded anew at each start. */
export interface App {
  outbox: typeof outbox;
  network: typeof network;
  room: typeof room;
  session: typeof session;
  unsent: typeof unsent;
  call: typeof import('../../src/call').call;
  delivered(): { receipt: { key: string } }[];
}

export interface Wanted {
  url: string;
  method: string;
  data?: string | ArrayBuffer;
  header: Record<string, string>;
  timeout: number;
}

export interface Answered {
  statusCode: number;
  data: unknown;
  header: Record<string, string>;
}

// What a phone would do in a minute does not keep the test from ending.
const { setTimeout: real } = globalThis;
globalThis.setTimeout = Object.assign((...given: Parameters<typeof real>) => real(...given).unref(), real);

type Line = (wanted: Wanted) => Promise<Answered> | Answered;
type Trouble = 'fail' | 'killed before' | 'killed after';

class Killed extends Error {}

/** One run of the app, from its start until it is killed. */
export interface Life { dead: boolean }

/** A phone in Node: its storage outlives the app, every operation on it may fail or be the last one of the app. */
export class Phone {
  readonly stored = new Map<string, string>();
  /** The files of the mini program, which outlive it too, and how many bytes fit. */
  readonly files = new Map<string, ArrayBuffer>();
  fileRoom = Infinity;
  /** How many operations on the storage there were since the app was started. */
  operations = 0;
  trouble: { at: number; how: Trouble } | null = null;
  room = Infinity;
  sentToSignIn = 0;
  /** What the app wants to be told about the signal. */
  onSignal: (now: { isConnected: boolean }) => void = () => undefined;
  app!: App;
  private life: Life = { dead: false };

  constructor(public line: Line, readonly kind: 'weapp' | 'h5' = 'weapp') {}

  /** Opens the app: whatever ran before is dead. */
  start(): App {
    this.operations = 0;
    this.life.dead = true;
    const life = this.life = { dead: false };
    jest.isolateModules(() => {
      process.env.TARO_ENV = this.kind;
      Object.assign(globalThis, { API_BASE: '', CLOUD_ENV: '', CLOUD_SERVICE: '' });
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      const load = <Module>(name: string) => require(name) as Module;
      load<{ default: { runsOn(phone: Phone, life: Life): void } }>('@tarojs/taro').default.runsOn(this, life);
      const from = <Name extends string>(name: Name) => load<Record<Name, never>>(`../../src/${name}`)[name];
      const session = from('session') as App['session'];
      const unsent = from('unsent') as App['unsent'];
      this.app = {
        session, unsent, network: from('network'), room: from('room'), outbox: from('outbox'), call: from('call'),
        delivered: () => JSON.parse(this.stored.get('delivered') ?? '[]') as ReturnType<App['delivered']>,
      };
    });
    this.app.outbox.watch();
    this.app.network.watch();
    return this.app;
  }

  signIn(personId: string, token = `token of ${personId}`): void {
    this.app.session.begin({ token, expiresAt: '', mustSetPassword: false, me: { id: personId, permissions: [], roles: [] } } as never);
  }

  /** The entries in the storage, whoever they belong to. */
  get entries(): { clientKey: string; personId: string; state: string; input: { clientKey: string } }[] {
    return [...this.stored].filter(([name]) => name.startsWith('unsent:')).map(([, text]) => JSON.parse(text) as Phone['entries'][number]);
  }

  get dead(): boolean {
    return this.life.dead;
  }

  storage(life: Life, what: 'read' | 'write' | 'remove' | 'names', name = '', value = ''): string | string[] | undefined {
    if (life.dead) throw new Killed();
    this.operations += 1;
    const how = this.trouble?.at === this.operations ? this.trouble.how : null;
    if (how === 'fail') throw new Error('storage failed');
    if (how === 'killed before') this.kill();
    const size = [...this.stored].reduce((sum, [key, text]) => sum + (key === name ? 0 : key.length + text.length), 0);
    if (what === 'write' && size + name.length + value.length > this.room) throw new Error('storage is full');
    if (what === 'write') this.stored.set(name, value);
    if (what === 'remove') this.stored.delete(name);
    if (how === 'killed after') this.kill();
    return what === 'read' ? this.stored.get(name) : what === 'names' ? [...this.stored.keys()] : undefined;
  }

  async request(life: Life, wanted: Wanted): Promise<Answered> {
    if (life.dead) return new Promise(() => undefined);
    const answer = await this.line(wanted);
    // An app that was killed meanwhile hears nothing.
    return !life.dead ? answer : new Promise(() => undefined);
  }

  private kill(): never {
    this.life.dead = true;
    throw new Killed();
  }

  /** Opens the app again after it was killed; the storage works. */
  restart(): App {
    this.trouble = null;
    return this.start();
  }
}

/** A server that keeps what it is sent and gives receipts: what ours does, without a database. */
export class Ledger {
  readonly rows = new Map<string, unknown>();
  /** The keys in the order they arrived, repetitions too, and whose token they came with. */
  readonly heard: { key: string; token: string }[] = [];
  /** Says what happens to a request before it is received. */
  before: (wanted: Wanted, body: { clientKey: string }) => Answered | null = () => null;

  readonly line = (wanted: Wanted): Answered => {
    const body = JSON.parse(wanted.data as string | undefined ?? '{}') as { clientKey: string };
    const token = wanted.header.authorization?.replace('Bearer ', '');
    this.heard.push({ key: body.clientKey, token });
    const other = this.before(wanted, body);
    if (other) return other;
    const known = this.rows.get(body.clientKey);
    if (known && digestOf(known) !== digestOf(body)) return { statusCode: 409, data: { code: 'key_used', text: '编号用过了' }, header: {} };
    this.rows.set(body.clientKey, body);
    return ok(receiptFor(body, known ? null : {}));
  };
}

export const ok = (data: unknown): Answered => ({ statusCode: 200, data, header: {} });
export const problem = (statusCode: number, code: string, text = '说明'): Answered => ({ statusCode, data: statusCode === 422 ? { refused: true, code, text, clauses: [] } : { code, text }, header: {} });
export const receiptFor = (body: { clientKey: string }, reply: unknown = {}) => ({
  receipt: { id: `receipt-${body.clientKey}`, key: body.clientKey, bodyHash: digestOf(body), receivedAt: '2025-04-03T01:10:00.000Z' }, reply,
});
export const versionSaid = (wanted: Wanted) => wanted.header[CONTRACT_HEADER];

let minute = 0;

/** A presence of a day of its own, so that it need not wait for another. */
export function presence(day = new Date(Date.UTC(2025, 0, 1 + (minute += 1))).toISOString().slice(0, 10)) {
  return { day, halves: ['am' as const], state: 'in_village' as const, mode: 'self' as const, claimedAt: `${day}T01:00:00.000Z` };
}
