import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '@village/shared/kernel/day';
import { Dump, linesOf, type Page, Sums } from '../common/dump';
import { SettingsError, type Settings } from '../common/settings';
import { Clock } from '../common/time';
import { SETTINGS } from '../common/tokens';
import { KEY_PLACE, RatingKeyService } from '../assessment/rating-key.service';
import { StoredFileService } from '../file/file.service';
import { Archive, DATABASE, filePath, KEYS, type Keys, type Manifest, ratingPath } from './archive';
import { Vault } from './vault';

type Needed = Pick<Settings, 'backup' | 'qrKey' | 'fieldKey'>;

/** What was made. */
export interface Made {
  name: string;
  manifest: Manifest;
  /** Files that no earlier backup had. */
  added: number;
  /** Older backups that were deleted. */
  thinned: number;
}

/** Copies the database as it is at one moment, the files and the keys into the folder of backups; encrypted, and read back before it counts. */
@Injectable()
export class BackupService {
  private opened: Promise<Archive> | null = null;

  constructor(@Inject(SETTINGS) private readonly settings: Needed, private readonly clock: Clock, private readonly dump: Dump, private readonly files: StoredFileService, private readonly ratings: RatingKeyService) {}

  async make(): Promise<Made> {
    const archive = await this.archive();
    const madeAt = this.clock.now();
    const name = madeAt.replace(/[:.]/g, '-');
    const half = `${name}.half`;
    await archive.begin(half, madeAt);
    try {
      const added = await this.fill(archive, half, madeAt);
      await archive.finish(half, name);
      return { name, manifest: await archive.check(name), added, thinned: await archive.thin() };
    } catch (error) {
      await archive.drop(half);
      throw error;
    }
  }

  /** Writes everything into the folder; gives how many files no earlier backup had. */
  private async fill(archive: Archive, half: string, madeAt: Instant): Promise<number> {
    const { vault } = archive;
    const taken = new Taken();
    const text = Readable.from(linesOf(taken.seen(this.dump.pages())));
    await vault.write(join(half, DATABASE), DATABASE, pipeline(text, createGzip(), () => undefined));
    const keys: Keys = { QR_KEY: this.settings.qrKey.toString('hex'), FIELD_KEY: this.settings.fieldKey.toString('hex') };
    await vault.write(join(half, KEYS), KEYS, [Buffer.from(JSON.stringify(keys))]);
    for (const [roundId, key] of taken.ratingKeys) await vault.write(ratingPath(roundId), roundId, [Buffer.from(key)]);
    // A rating may have ended since the moment that was copied.
    await this.destroyKeys();
    const files = await this.copyFiles(archive, [...taken.digests].sort());
    const list = await archive.writeList(half, files.there);
    await archive.writeManifest(half, { format: 1, madeAt, migrations: await this.dump.migrations(), tables: taken.sums.all(), files: { count: files.there.length, bytes: files.bytes, gone: files.gone }, list });
    return files.added;
  }

  /** Ratings that are over since: their keys go from the backups, too. */
  async destroyKeys(): Promise<void> {
    await (await this.archive()).destroy(await this.ratings.over());
  }

  archive(): Promise<Archive> {
    const { backup } = this.settings;
    if (!backup) throw new SettingsError('没有设置 BACKUP_DIR 和 BACKUP_PASSPHRASE，不能备份。');
    this.opened ??= Vault.open(backup.folder, backup.passphrase, { create: true }).then(vault => new Archive(vault));
    // A folder that could not be opened may be there the next time.
    this.opened.catch(() => { this.opened = null; });
    return this.opened;
  }

  private async copyFiles({ vault }: Archive, digests: string[]): Promise<{ there: string[]; gone: string[]; added: number; bytes: number }> {
    const done = { there: [] as string[], gone: [] as string[], added: 0, bytes: 0 };
    for (const digest of digests) {
      const isKept = await access(join(vault.folder, filePath(digest))).then(() => true, () => false);
      const parts = await this.files.partsUnder(digest);
      if (!isKept && !parts) {
        done.gone.push(digest);
        continue;
      }
      if (!isKept && parts) {
        done.bytes += await vault.write(filePath(digest), digest, parts);
        done.added += 1;
      }
      done.there.push(digest);
    }
    return done;
  }
}

/** What is noted while the pages pass: their sums, the files they name, and the keys of ratings, which are left out. */
export class Taken {
  readonly sums = new Sums();
  readonly digests = new Set<string>();
  readonly ratingKeys = new Map<string, string>();

  async *seen(pages: AsyncIterable<Page>): AsyncGenerator<Page> {
    for await (const page of pages) {
      const without = withoutKeys(page, (id, key) => this.ratingKeys.set(id, key));
      this.sums.add(without);
      if (page.table === 'stored_file') {
        const [digest, deletedAt] = ['digest', 'deletedAt'].map(column => page.columns.indexOf(column));
        for (const row of page.rows) if (row[deletedAt] === null) this.digests.add(String(row[digest]));
      }
      yield without;
    }
  }
}

/** The page without the keys of ratings. */
export function withoutKeys(page: Page, found: (roundId: string, key: string) => void = () => undefined): Page {
  if (page.table !== KEY_PLACE.table) return page;
  const [id, key] = ['id', KEY_PLACE.column].map(column => page.columns.indexOf(column));
  return { ...page, rows: page.rows.map(row => {
    if (row[key] !== null) found(String(row[id]), String(row[key]));
    return row.map((value, index) => (index === key ? null : value));
  }) };
}
