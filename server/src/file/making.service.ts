import { setImmediate as breath } from 'node:timers/promises';
import { Injectable, Logger, NotFoundException, type OnModuleDestroy } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import type { StreamReply } from '@village/shared/contract/endpoint';
import type { Making } from '@village/shared/contract/making';
import { addDays } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { addSeconds, Clock } from '../common/time';
import { StoredFileService } from './file.service';
import { MakingEntity, type MakingKind } from './making.entity';

const KEPT_DAYS = 7;
/** One that runs and has not been heard of for so long was cut off. */
const SILENT_SECONDS = 120;
const CUT_OFF = '服务中途停止，没有生成完。请重新开始。';
const BROKEN = '生成时出了错，没有生成完。请重新开始；还是不行，请联系维护人员。';

/** What is to be made, piece by piece; `make` tells before each part of the work how far it is and is thrown out of it where somebody stopped it. What is not in the file it puts into `left`. */
export interface Wanted {
  kind: MakingKind;
  placeId: string;
  /** The name of the file, with its ending. */
  name: string;
  total: number;
  startedBy: string;
  make: (tell: (done: number) => Promise<void>, left: string[]) => AsyncIterable<Uint8Array>;
}

/** How it stands, for the module it is made for. */
export type MadeFile = MakingEntity;

class Stopped extends Error {}

/** Files that take minutes: made in the background part by part, watched, stopped, fetched for some days. Who may do so is asked by the module it is made for. */
@Injectable()
export class MakingService implements OnModuleDestroy {
  private readonly log = new Logger('Making');
  private readonly running = new Map<string, Promise<void>>();
  private closing = false;

  constructor(private readonly db: Db, private readonly clock: Clock, private readonly files: StoredFileService) {}

  async onModuleDestroy(): Promise<void> {
    this.closing = true;
    await Promise.all(this.running.values());
  }

  /** Begins the work and returns at once; called outside of any transaction, so that others see the row. */
  async begin({ kind, placeId, name, total, startedBy, make }: Wanted): Promise<MakingEntity | Refusal> {
    await this.endCutOff();
    const now = this.clock.now();
    const row: MakingEntity = {
      id: newId(), kind, placeId, name, state: 'running', runningAt: `${kind} ${placeId}`, done: 0, total, reason: '', left: [], fileId: null, startedBy, startedAt: now, beatAt: now, finishedAt: null,
    };
    try {
      await this.db.of(MakingEntity).insert(row);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return refuse('making_running', '这里正在生成，等生成完或者停止以后再开始。');
    }
    this.running.set(row.id, this.run(row, make).finally(() => this.running.delete(row.id)));
    return row;
  }

  /** Resolves when it no longer runs here. */
  async ended(id: string): Promise<void> {
    await this.running.get(id);
  }

  async of(kind: MakingKind, id: string): Promise<MakingEntity> {
    await this.endCutOff();
    const row = await this.db.of(MakingEntity).findOneBy({ id, kind });
    if (!row) throw new NotFoundException();
    return row;
  }

  /** The latest of each place; with `startedBy`: that this person began. */
  async lastOf(kind: MakingKind, placeIds: string[], startedBy?: string): Promise<Map<string, MakingEntity>> {
    await this.endCutOff();
    const rows = placeIds.length > 0 ? await this.db.of(MakingEntity).find({ where: { kind, placeId: In(placeIds), ...(startedBy ? { startedBy } : {}) }, order: { startedAt: 'ASC', id: 'ASC' } }) : [];
    return new Map(rows.map(row => [row.placeId, row]));
  }

  /** False where it had ended already. */
  async stop(id: string): Promise<boolean> {
    return this.end(id, { state: 'stopped' });
  }

  async read({ fileId, name }: MakingEntity): Promise<StreamReply | Refusal> {
    const stream = fileId === null ? null : await this.files.stream(fileId);
    return stream ? { stream, name } : refuse('making_gone', '文件没有生成完，或者已经过了保留的时间，请重新生成。');
  }

  async replyOf({ id, name, state, done, total, reason, left, fileId, startedAt, finishedAt }: MakingEntity, startedByName: string): Promise<Making> {
    const [kept] = fileId === null ? [] : await this.files.describe([fileId]);
    return { id, name, state, done, total, reason, left, startedByName, startedAt, finishedAt, ready: kept !== undefined, bytes: kept?.bytes ?? 0 };
  }

  private async run({ id, name }: MakingEntity, make: Wanted['make']): Promise<void> {
    try {
      const left: string[] = [];
      const fileId = await this.files.keep({ ownerId: id, name, parts: make(done => this.tell(id, done), left), expiresOn: addDays(this.clock.today(), KEPT_DAYS) });
      await this.end(id, { state: 'done', left, fileId });
    } catch (error) {
      if (error instanceof Stopped) {
        if (this.closing) await this.end(id, { state: 'failed', reason: CUT_OFF });
        return;
      }
      this.log.error(`making ${id} failed: ${error instanceof Error ? error.stack : 'unknown'}`);
      await this.end(id, { state: 'failed', reason: BROKEN }).catch(() => undefined);
    }
  }

  /** Between two parts other requests come in. */
  private async tell(id: string, done: number): Promise<void> {
    await breath();
    const { affected } = this.closing ? { affected: 0 } : await this.db.of(MakingEntity).update({ id, state: 'running' }, { done, beatAt: this.clock.now() });
    if (affected !== 1) throw new Stopped();
  }

  private async end(id: string, ending: Partial<MakingEntity>): Promise<boolean> {
    const now = this.clock.now();
    return (await this.db.of(MakingEntity).update({ id, state: 'running' }, { ...ending, runningAt: null, beatAt: now, finishedAt: now })).affected === 1;
  }

  /** Those that another process began and did not end. */
  private async endCutOff(): Promise<void> {
    const silent = await this.db.of(MakingEntity).findBy({ state: 'running', beatAt: LessThan(addSeconds(this.clock.now(), -SILENT_SECONDS)) });
    for (const { id } of silent) if (!this.running.has(id)) await this.end(id, { state: 'failed', reason: CUT_OFF });
  }
}
