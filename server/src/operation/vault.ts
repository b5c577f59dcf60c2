import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, randomUUID, scrypt, timingSafeEqual } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const MARK = Buffer.from('village1');
const SALT_BYTES = 16;
const HEAD_BYTES = MARK.length + SALT_BYTES;
const TAG_BYTES = 16;
/** 32 MB and a tenth of a second for each passphrase that somebody tries. */
const COST = { N: 32_768, r: 8, p: 1 };

/** A passphrase that does not fit, or a file that is not what was written. The text is for the operator. */
export class VaultError extends Error {
  override readonly name = 'VaultError';
}

interface KeyFile {
  version: 1;
  salt: string;
  check: string;
}

/** A folder whose files can be read with the passphrase only (AES-256-GCM). Each file is bound to its name: none can be put in the place of another. */
export class Vault {
  private constructor(readonly folder: string, private readonly key: Buffer) {}

  /** Opens the folder, or with `create` begins a new one. */
  static async open(folder: string, passphrase: string, { create = false } = {}): Promise<Vault> {
    const path = join(folder, 'key.json');
    const found = await readFile(path, 'utf8').then(text => JSON.parse(text) as KeyFile, () => null);
    if (!found && !create) throw new VaultError(`${folder} 里没有 key.json：这不是备份目录，或者没有复制完整。`);
    const salt = found ? Buffer.from(found.salt, 'base64url') : randomBytes(SALT_BYTES);
    const key = await derive(passphrase, salt);
    const check = createHmac('sha256', key).update('check').digest('base64url');
    if (found && found.check !== check) throw new VaultError('备份口令不对：它不是建立这个备份目录时的 BACKUP_PASSPHRASE。');
    if (!found) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(path, `${JSON.stringify({ version: 1, salt: salt.toString('base64url'), check } satisfies KeyFile)}\n`, { mode: 0o600, flag: 'wx' });
    }
    return new Vault(folder, key);
  }

  /** What nobody can put under a text without the passphrase. */
  seal(text: string): string {
    return createHmac('sha256', this.key).update(`seal\n${text}`).digest('base64url');
  }

  isSealed(text: string, seal: string): boolean {
    const [given, own] = [Buffer.from(seal), Buffer.from(this.seal(text))];
    return given.length === own.length && timingSafeEqual(given, own);
  }

  /** Writes the parts, whole or not at all; `name` is what the file is bound to, wherever it lies. */
  async write(path: string, name: string, parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<number> {
    const place = join(this.folder, path);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    // Another process may be writing the same file: each has its own half.
    const half = `${place}.${randomUUID()}.half`;
    const salt = randomBytes(SALT_BYTES);
    const { key, nonce } = this.own(salt, name);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    const file = await open(half, 'w', 0o600);
    let bytes = 0;
    const put = async (part: Uint8Array) => {
      bytes += part.length;
      await file.write(part);
    };
    try {
      await put(Buffer.concat([MARK, salt]));
      for await (const part of parts) await put(cipher.update(part));
      await put(Buffer.concat([cipher.final(), cipher.getAuthTag()]));
      await file.sync();
    } catch (error) {
      await file.close();
      await rm(half, { force: true });
      throw error;
    }
    await file.close();
    await rename(half, place);
    return bytes;
  }

  /** Reads it part by part; throws at the end where a bit was changed, so nothing of it may be used before it was read through once. */
  async *read(path: string, name: string): AsyncGenerator<Buffer> {
    const place = join(this.folder, path);
    const damaged = () => new VaultError(`备份文件 ${path} 坏了或者不完整。`);
    const bytes = await stat(place).then(found => found.size, () => { throw new VaultError(`缺备份文件 ${path}。`); });
    if (bytes < HEAD_BYTES + TAG_BYTES) throw damaged();
    const file = await open(place, 'r');
    const head = Buffer.alloc(HEAD_BYTES);
    const tag = Buffer.alloc(TAG_BYTES);
    try {
      await file.read(head, 0, HEAD_BYTES, 0);
      await file.read(tag, 0, TAG_BYTES, bytes - TAG_BYTES);
    } finally {
      await file.close();
    }
    if (!head.subarray(0, MARK.length).equals(MARK)) throw damaged();
    const { key, nonce } = this.own(head.subarray(MARK.length), name);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce);
    decipher.setAuthTag(tag);
    if (bytes > HEAD_BYTES + TAG_BYTES) for await (const part of createReadStream(place, { start: HEAD_BYTES, end: bytes - TAG_BYTES - 1 })) yield decipher.update(part as Buffer);
    try {
      yield decipher.final();
    } catch {
      throw damaged();
    }
  }

  private own(salt: Buffer, name: string): { key: Buffer; nonce: Buffer } {
    const bytes = Buffer.from(hkdfSync('sha256', this.key, salt, name, 44));
    return { key: bytes.subarray(0, 32), nonce: bytes.subarray(32) };
  }
}

/** All of a short file. */
export async function whole(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}

function derive(passphrase: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => scrypt(passphrase.normalize('NFC'), salt, 32, { ...COST, maxmem: 128 * 1024 * 1024 }, (error, key) => (error ? reject(error) : resolve(key))));
}
