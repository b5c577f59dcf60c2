import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
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

  /** The same of bytes that come part by part and are never held all at once. Where they break off nothing is left. */
  async putParts(parts: AsyncIterable<Uint8Array>): Promise<{ digest: string; bytes: number }> {
    const hash = createHash('sha256');
    let bytes = 0;
    const seen = async function* (): AsyncGenerator<Uint8Array> {
      for await (const part of parts) {
        hash.update(part);
        bytes += part.length;
        yield part;
      }
    };
    if (this.folder === null) {
      const all: Uint8Array[] = [];
      for await (const part of seen()) all.push(part);
      return { digest: await this.put(Buffer.concat(all)), bytes };
    }
    await mkdir(this.folder, { recursive: true });
    const half = join(this.folder, randomUUID());
    try {
      await pipeline(seen, createWriteStream(half, { mode: 0o600 }));
      const digest = hash.digest('hex');
      const path = pathIn(this.folder, digest);
      await mkdir(dirname(path), { recursive: true });
      await rename(half, path);
      return { digest, bytes };
    } catch (error) {
      await rm(half, { force: true });
      throw error;
    }
  }

  /** The bytes part by part; null where there are none. */
  async parts(digest: string): Promise<AsyncIterable<Uint8Array> | null> {
    if (this.folder === null) {
      const kept = this.memory.get(digest);
      return kept ? Readable.from([kept]) : null;
    }
    const path = pathIn(this.folder, digest);
    return await stat(path).then(() => true, () => false) ? createReadStream(path) : null;
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
