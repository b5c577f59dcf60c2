import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { pipeline, Readable } from 'node:stream';
import { canonical } from '@village/shared/kernel/digest';
import type { Instant } from '@village/shared/kernel/day';
import { type Page, pagesOf, Sums, type TableSum } from '../common/dump';
import { addSeconds, dateOf } from '../common/time';
import { kept } from './thinning';
import { type Vault, VaultError, whole } from './vault';

/** What a backup says of itself, without a word of what is in it. */
export interface Manifest {
  format: 1;
  madeAt: Instant;
  migrations: string[];
  tables: TableSum[];
  /** Files that were there, and those that were deleted while they were copied. */
  files: { count: number; bytes: number; gone: string[] };
  /** The SHA-256 of the list of files. */
  list: string;
}

/** The keys of the installation, as they stand in the settings. */
export interface Keys {
  QR_KEY: string;
  FIELD_KEY: string;
}

/** The ratings whose keys are destroyed. */
interface Destroyed {
  ratings: string[];
}

export const DATABASE = 'database';
export const KEYS = 'keys';
export const MANIFEST = 'manifest.json';
export const LIST = 'files';
const DESTROYED = 'destroyed.json';
/** What was not touched for so long does not become whole any more. */
const ABANDONED_SECONDS = 86_400;

export const filePath = (digest: string) => join('files', digest.slice(0, 2), digest);
export const ratingPath = (roundId: string) => join('ratings', roundId);

/** The folder of backups: one folder for each, and what they share: the files by digest, the keys of running ratings, the list of destroyed ones. */
export class Archive {
  constructor(readonly vault: Vault) {}

  /** The names of the whole ones, the oldest first. */
  async names(): Promise<string[]> {
    const entries = await readdir(this.vault.folder, { withFileTypes: true });
    return entries.filter(entry => entry.isDirectory() && /^\d{4}-\d{2}-\d{2}T[\d-]+Z$/.test(entry.name)).map(({ name }) => name).sort();
  }

  async manifest(name: string): Promise<Manifest> {
    const manifest = await this.sealed<Manifest>(join(name, MANIFEST));
    if (!manifest) throw new VaultError(`缺备份文件 ${name}/${MANIFEST}。`);
    return manifest;
  }

  async writeManifest(folder: string, manifest: Manifest): Promise<void> {
    await this.putSealed(join(folder, MANIFEST), manifest);
  }

  /** What was written under a seal; null where nothing is. */
  private async sealed<Content>(path: string): Promise<Content | null> {
    const text = await readFile(join(this.vault.folder, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (text === null) return null;
    const [body = '', seal = ''] = text.trim().split('\n');
    if (!this.vault.isSealed(body, seal)) throw new VaultError(`备份文件 ${path} 被改动过。`);
    return JSON.parse(body) as Content;
  }

  private async putSealed(path: string, content: Manifest | Destroyed): Promise<void> {
    const body = canonical(content);
    await put(join(this.vault.folder, path), `${body}\n${this.vault.seal(body)}\n`);
  }

  /** The digests of the files that belong to it. */
  async list(name: string): Promise<string[]> {
    const text = await readFile(join(this.vault.folder, name, LIST), 'utf8').catch(() => { throw new VaultError(`缺备份文件 ${name}/${LIST}。`); });
    return text.split('\n').filter(Boolean);
  }

  async writeList(folder: string, digests: string[]): Promise<string> {
    const text = digests.map(digest => `${digest}\n`).join('');
    await put(join(this.vault.folder, folder, LIST), text);
    return sha256(text);
  }

  pages(name: string): AsyncGenerator<Page> {
    const packed = Readable.from(this.vault.read(join(name, DATABASE), DATABASE));
    const text = createGunzip();
    // Whoever reads the text sees the error of either.
    pipeline(packed, text, () => undefined);
    return pagesOf(text);
  }

  async keys(name: string): Promise<Keys> {
    return JSON.parse((await whole(this.vault.read(join(name, KEYS), KEYS))).toString('utf8')) as Keys;
  }

  /** Reads all of it and compares it with its manifest; throws a `VaultError` that says what is wrong. */
  async check(name: string): Promise<Manifest> {
    const manifest = await this.manifest(name);
    const sums = new Sums();
    for await (const page of this.pages(name)) sums.add(page);
    if (canonical(sums.all()) !== canonical(manifest.tables)) throw new VaultError(`备份 ${name} 里的数据与清单不一致。`);
    await this.keys(name);
    const list = await this.list(name);
    if (sha256(list.map(digest => `${digest}\n`).join('')) !== manifest.list) throw new VaultError(`备份 ${name} 的文件清单被改动过。`);
    for (const digest of list) {
      const hash = createHash('sha256');
      for await (const part of this.vault.read(filePath(digest), digest)) hash.update(part);
      if (hash.digest('hex') !== digest) throw new VaultError(`备份文件 ${filePath(digest)} 坏了或者不完整。`);
    }
    return manifest;
  }

  /** Deletes backups that are no longer kept, then files that no kept one needs. Gives how many backups went. */
  async thin(): Promise<number> {
    const names = await this.names();
    const made = new Map<Instant, string>();
    for (const name of names) made.set((await this.manifest(name)).madeAt, name);
    const staying = kept([...made.keys()]);
    const going = [...made].filter(([instant]) => !staying.has(instant)).map(([, name]) => name);
    for (const name of going) await rm(join(this.vault.folder, name), { recursive: true });
    // One that is being made has counted on the files that are there, and its list is not written yet: they go with the next thinning.
    if (going.length === 0 || (await this.unfinished()).length > 0) return going.length;
    const needed = new Set<string>();
    for (const name of await this.names()) for (const digest of await this.list(name)) needed.add(digest);
    for (const digest of await this.stored()) if (!needed.has(digest)) await rm(join(this.vault.folder, filePath(digest)), { force: true });
    return going.length;
  }

  private async stored(): Promise<string[]> {
    const entries = await readdir(join(this.vault.folder, 'files'), { recursive: true, withFileTypes: true }).catch(() => []);
    return entries.filter(entry => entry.isFile()).map(({ name }) => name);
  }

  /** The ratings whose keys were destroyed: none of them comes back, whichever backup is restored. */
  async destroyed(): Promise<Set<string>> {
    return new Set((await this.sealed<Destroyed>(DESTROYED))?.ratings);
  }

  /** Adds to the list and deletes the copies of the keys. */
  async destroy(ratings: readonly string[]): Promise<void> {
    const before = await this.destroyed();
    const all = new Set([...before, ...ratings]);
    if (all.size > before.size) await this.putSealed(DESTROYED, { ratings: [...all].sort() });
    for (const id of all) if (!before.has(id)) await rm(join(this.vault.folder, ratingPath(id)), { force: true });
  }

  /** The kept key of a running rating, sealed with the field key as in its table. */
  async ratingKey(roundId: string): Promise<string | null> {
    if ((await this.destroyed()).has(roundId)) return null;
    return whole(this.vault.read(ratingPath(roundId), roundId)).then(bytes => bytes.toString('utf8'), () => null);
  }

  /** Nothing half is ever under the name of a whole backup. */
  async finish(half: string, name: string): Promise<void> {
    await rename(join(this.vault.folder, half), join(this.vault.folder, name));
  }

  /** Deletes what did not become whole. */
  async drop(half: string): Promise<void> {
    await rm(join(this.vault.folder, half), { recursive: true, force: true });
  }

  /** Begins a new one. What others began goes only where nobody has touched it for a day: a younger one is being made at this moment, by hand or by another instance. */
  async begin(half: string, now: Instant): Promise<void> {
    for (const entry of await this.unfinished()) {
      const touched = await stat(join(this.vault.folder, entry)).then(({ mtimeMs }) => mtimeMs, () => null);
      if (touched !== null && touched < dateOf(addSeconds(now, -ABANDONED_SECONDS)).getTime()) await rm(join(this.vault.folder, entry), { recursive: true, force: true });
    }
    await mkdir(join(this.vault.folder, half), { mode: 0o700 });
  }

  private async unfinished(): Promise<string[]> {
    return (await readdir(this.vault.folder)).filter(entry => entry.endsWith('.half'));
  }
}

/** Whole or not at all, and on the disk when it returns. */
async function put(path: string, text: string): Promise<void> {
  const half = `${path}.${randomUUID()}.half`;
  const file = await open(half, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(half, path);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
