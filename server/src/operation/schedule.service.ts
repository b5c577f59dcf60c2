import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Instant } from '@village/shared/kernel/day';
import { Like, MoreThan } from 'typeorm';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { SettingsError, type Settings } from '../common/settings';
import { addSeconds, Clock } from '../common/time';
import { SETTINGS } from '../common/tokens';
import { BackupService } from './backup.service';
import { BackupEntity } from './operation.entity';
import { VaultError } from './vault';

const MINUTE = 60_000;
/** One that runs for longer was cut off. */
const LONGEST_SECONDS = 6 * 3600;

/** Makes the backup of the day, and tries again an hour later where it failed; takes the keys of ended ratings out of all backups every minute. */
@Injectable()
export class BackupScheduleService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('Backup');
  private timer: NodeJS.Timeout | undefined;
  private working = Promise.resolve();

  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'backup'>, private readonly db: Db, private readonly clock: Clock, private readonly backups: BackupService) {}

  onApplicationBootstrap(): void {
    if (this.settings.backup) this.timer = setInterval(() => { this.working = this.working.then(() => this.run()).catch(error => this.log.error(`backup failed: ${(error as Error).name}`)); }, MINUTE).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.working;
  }

  async run(): Promise<void> {
    if (!this.settings.backup) return;
    await this.backups.destroyKeys();
    if (await this.isDue(this.settings.backup.time)) await this.make(`${this.clock.today()} ${this.clock.time().slice(0, 2)}`);
  }

  /** Makes one now; null where another instance is at it. */
  async make(slot: string): Promise<BackupEntity | null> {
    const row: BackupEntity = { id: newId(), slot, state: 'running', name: null, rowCount: 0, fileCount: 0, reason: '', startedAt: this.clock.now(), finishedAt: null };
    try {
      await this.db.of(BackupEntity).insert(row);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return null;
    }
    const end = async (ending: Partial<BackupEntity>) => {
      const done = { ...ending, finishedAt: this.clock.now() };
      await this.db.of(BackupEntity).update({ id: row.id }, done);
      return { ...row, ...done };
    };
    try {
      const { name, manifest } = await this.backups.make();
      return await end({ state: 'done', name, rowCount: manifest.tables.reduce((sum, { rows }) => sum + rows, 0), fileCount: manifest.files.count });
    } catch (error) {
      this.log.error(`backup failed: ${(error as Error).name}`);
      return end({ state: 'failed', reason: reasonOf(error) });
    }
  }

  /** The latest ones, the newest first. */
  latest(count: number): Promise<BackupEntity[]> {
    return this.db.of(BackupEntity).find({ order: { startedAt: 'DESC', id: 'DESC' }, take: count });
  }

  /** When the last whole one was finished; null: there is none. */
  async lastWhole(): Promise<Instant | null> {
    const [row] = await this.db.of(BackupEntity).find({ where: { state: 'done' }, order: { finishedAt: 'DESC' }, take: 1 });
    return row?.finishedAt ?? null;
  }

  private async isDue(time: string): Promise<boolean> {
    if (this.clock.time() < time) return false;
    const today = await this.db.of(BackupEntity).findBy({ slot: Like(`${this.clock.today()} %`), startedAt: MoreThan(addSeconds(this.clock.now(), -86_400)) });
    const alive = addSeconds(this.clock.now(), -LONGEST_SECONDS);
    return !today.some(({ state, startedAt }) => state === 'done' || (state === 'running' && startedAt > alive));
  }
}

/** What the operator can do something about, in words; of everything else the kind. */
function reasonOf(error: unknown): string {
  if (error instanceof VaultError || error instanceof SettingsError) return error.message.slice(0, 300);
  const { code, name } = error as { code?: string; name: string };
  if (code === 'ENOSPC') return '备份目录所在的磁盘满了，请清理或换一个地方。';
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return '备份目录不能写入，请检查目录的属主和权限。';
  return `备份时出了错（${code ?? name}），一小时后再试。`;
}
