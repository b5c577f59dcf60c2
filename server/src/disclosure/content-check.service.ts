import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import type { CheckState } from '@village/shared/contract/appeal-words';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { addSeconds, Clock } from '../common/time';
import { currentTransaction } from '../common/transaction';
import { WeChatClient, type Wording } from '../common/wechat/client';
import { BindingService } from '../identity/binding.service';
import { ContentCheckEntity } from './appeal.entity';

const EVERY_MILLISECONDS = 60_000;
const SOON_MILLISECONDS = 300;
const AT_ONCE = 20;
/** What the platform takes in one piece. */
const PIECE = 2400;
const FIRST_WAIT_SECONDS = 60;
const LONGEST_WAIT_SECONDS = 3600;
/** The worst is what counts. */
const ORDER: readonly CheckState[] = ['risky', 'review', 'waiting', 'passed'];

/** Has the platform look at words before everybody reads them. Nothing waits for its answer but the publishing: what it does not answer is asked again, and never lost. */
@Injectable()
export class ContentCheckService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('ContentCheck');
  private timer: NodeJS.Timeout | undefined;
  private next: NodeJS.Timeout | undefined;
  private running: Promise<number> | null = null;

  constructor(private readonly db: Db, private readonly clock: Clock, private readonly wechat: WeChatClient, private readonly bindings: BindingService) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.try(), EVERY_MILLISECONDS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    clearTimeout(this.next);
    await this.running?.catch(() => undefined);
  }

  /** Puts words down to be looked at, in the transaction of what they belong to. */
  async enter(subjectId: string, text: string, personId: string | null): Promise<void> {
    const at = this.clock.now();
    await this.db.of(ContentCheckEntity).insert({ id: newId(), subjectId, text, personId, state: 'waiting', tries: 0, due: at, at });
  }

  /** Looks at it in a moment, when the transaction it was put down in is over; nobody waits for it. */
  soon(): void {
    currentTransaction.exit(() => { this.next ??= setTimeout(() => { this.next = undefined; this.try(); }, SOON_MILLISECONDS).unref(); });
  }

  /** Looks at what is due; gives how many were decided. */
  run(): Promise<number> {
    this.running ??= this.runOnce().finally(() => { this.running = null; });
    return this.running;
  }

  /** How it stands with all words of a request. */
  async stateOf(subjectId: string): Promise<CheckState> {
    const rows = await this.db.of(ContentCheckEntity).find({ select: { state: true }, where: { subjectId } });
    return ORDER.find(state => rows.some(row => row.state === state)) ?? 'passed';
  }

  /** How it stands with the words entered last; null where none were. */
  async lastOf(subjectId: string): Promise<CheckState | null> {
    const [last] = await this.db.of(ContentCheckEntity).find({ select: { id: true, state: true }, where: { subjectId }, order: { id: 'DESC' }, take: 1 });
    return last?.state ?? null;
  }

  private try(): void {
    void this.run().catch(error => this.log.error(`checking failed: ${(error as Error).name}`));
  }

  private async runOnce(): Promise<number> {
    const now = this.clock.now();
    const rows = await this.db.of(ContentCheckEntity).find({ where: { state: 'waiting', due: LessThanOrEqual(now) }, order: { due: 'ASC', id: 'ASC' }, take: AT_ONCE });
    const openids = await this.bindings.openidsOf([...new Set(rows.flatMap(({ personId }) => personId ?? []))]);
    let decided = 0;
    for (const row of rows) {
      const said = await this.ask(row.text, (row.personId && openids.get(row.personId)) ?? null);
      if (said !== 'later') {
        decided += (await this.db.of(ContentCheckEntity).update({ id: row.id, state: 'waiting' }, { state: said, text: '' })).affected ?? 0;
        continue;
      }
      // It does not answer now: neither will it to the next. This one waits longer each time, so that none stands in the way of the others.
      const wait = Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** row.tries);
      await this.db.of(ContentCheckEntity).update({ id: row.id, state: 'waiting' }, { tries: Math.min(row.tries + 1, 30), due: addSeconds(now, wait) });
      break;
    }
    return decided;
  }

  private async ask(text: string, openid: string | null): Promise<Wording> {
    const said = new Set<Wording>();
    for (let from = 0; from < text.length; from += PIECE) said.add(await this.wechat.checkWords(text.slice(from, from + PIECE), openid));
    return (['risky', 'later', 'review'] as const).find(each => said.has(each)) ?? 'passed';
  }
}
