import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Settings } from '../common/settings';
import { SETTINGS } from '../common/tokens';

/** Bytes under their SHA-256: in the data folder, or in memory where the database is. Nothing of a name that somebody chose gets into a path. */
@Injectable()
export class FileFolder {
  private readonly folder: string | null;
  private readonly memory = new Map<string, Buffer>();

  constructor(@Inject(SETTINGS) { dataFolder }: Pick<Settings, 'dataFolder'>) {
    this.folder = dataFolder === ':memory:' ? null : join(dataFolder, 'files');
  }

  /** Puts the bytes down, whole or not at all; gives their digest. */
  async put(bytes: Buffer): Promise<string> {
    const digest = createHash('sha256').update(bytes).digest('hex');
    if (this.folder === null) {
      this.memory.set(digest, bytes);
      return digest;
    }
    const path = pathIn(this.folder, digest);
    await mkdir(dirname(path), { recursive: true });
    const half = `${path}.${randomUUID()}`;
    await writeFile(half, bytes, { mode: 0o600 });
    await rename(half, path);
    return digest;
  }

  async get(digest: string): Promise<Buffer | null> {
    if (this.folder === null) return this.memory.get(digest) ?? null;
    try {
      return await readFile(pathIn(this.folder, digest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async remove(digest: string): Promise<void> {
    this.memory.delete(digest);
    if (this.folder !== null) await rm(pathIn(this.folder, digest), { force: true });
  }
}

const pathIn = (folder: string, digest: string) => join(folder, digest.slice(0, 2), digest);
