import { createHash } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { FileReply } from '@village/shared/contract/endpoint';
import { FILE_TOO_LARGE, LARGEST_FILE, type FilePurpose, type StoredFile, type UploadedFile } from '@village/shared/contract/file';
import type { FileInput, UploadInput } from '@village/shared/contract/file.input';
import { addDays, type Day } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { ID_LENGTH } from '../common/columns';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { StoredFileEntity } from './file.entity';
import { FileFolder } from './file.folder';
import { rewritten, shrunk } from './picture';

/** Papers are scanned as often as they are photographed. */
const MAY_BE_PDF: readonly FilePurpose[] = ['leave_attachment', 'meeting_file', 'archive_file'];
/** What was sent up and attached to nothing is not kept. */
const UNATTACHED_DAYS = 7;
/** What a PDF could do besides being read. */
const ACTIVE = /\/(JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA)\b/;

/** Small pictures kept at hand; the oldest give way. */
const MOST_SMALL = 500;

/** A file to be stored. */
export interface Given {
  purpose: FilePurpose;
  ownerId: string;
  /** The key of the phone that sends it. */
  id?: string;
  sent: unknown;
  name?: string;
  /** The last day on which the bytes are kept; null: until the module it belongs to says so. */
  expiresOn: Day | null;
  /** Written onto a picture. */
  lines?: readonly string[];
}

/**
 * Files that people send: pictures are written anew, the bytes lie under their digest, the row says whose they are and until when they are kept.
 * Who may read a file is decided by the module it belongs to; this one only gives a person his own.
 */
@Injectable()
export class StoredFileService {
  private readonly smaller = new Map<string, Promise<Uint8Array>>();

  constructor(private readonly db: Db, private readonly clock: Clock, private readonly folder: FileFolder) {}

  /** The same bytes under the same key are the same file, however often they come. */
  async upload({ purpose, name, clientKey }: UploadInput, sent: unknown, who: Who): Promise<UploadedFile | Refusal> {
    if (clientKey !== undefined && clientKey.length > ID_LENGTH) return refuse('key_too_long', `提交编号不能超过 ${ID_LENGTH} 个字符，请更新驻村通后再送。`, { field: 'clientKey' });
    const kept = await this.sentUnder(clientKey, who) ?? await this.store({ purpose, ownerId: who.personId, id: clientKey, sent, name, expiresOn: addDays(this.clock.today(), UNATTACHED_DAYS) });
    if (isRefusal(kept)) return kept;
    if (kept.ownerId !== who.personId || kept.purpose !== purpose || !Buffer.isBuffer(sent) || kept.receivedDigest !== digestOf(sent)) return refuse('key_used', '这个编号已经用在另一个文件上，请重新拍一次。', { field: 'file' });
    return uploadedFile(kept);
  }

  private sentUnder(id: string | undefined, { personId }: Who): Promise<StoredFileEntity | null> {
    return id === undefined ? Promise.resolve(null) : this.db.of(StoredFileEntity).findOneBy({ id, ownerId: personId });
  }

  /** The receipt for a file that came before; its row outlives its bytes. */
  async receipt(id: string): Promise<UploadedFile> {
    return uploadedFile(await this.db.of(StoredFileEntity).findOneByOrFail({ id }));
  }

  async mine({ id }: FileInput, who: Who): Promise<FileReply> {
    const row = await this.db.of(StoredFileEntity).findOneBy({ id, ownerId: who.personId });
    if (!row) throw new NotFoundException();
    return this.read(id);
  }

  /** Decodes, writes anew and stores. Waits for the decoder, so it does not belong into a transaction. */
  async store({ purpose, ownerId, id = newId(), sent, name = '', expiresOn, lines }: Given): Promise<StoredFileEntity | Refusal> {
    if (!Buffer.isBuffer(sent) || sent.length === 0) return refuse('file_required', '没有收到文件，请重新选择后再上传。', { field: 'file' });
    if (sent.length > LARGEST_FILE) return refuse('file_too_large', FILE_TOO_LARGE, { field: 'file' });
    const isPdf = sent.subarray(0, 5).toString('latin1') === '%PDF-' && MAY_BE_PDF.includes(purpose);
    const bytes = isPdf ? harmless(sent) : await rewritten(sent, lines);
    if (isRefusal(bytes)) return bytes;
    const digest = await this.folder.put(bytes);
    const row: StoredFileEntity = {
      id, purpose, ownerId, kind: isPdf ? 'pdf' : 'jpg', name: name.trim(), receivedDigest: digestOf(sent), digest, bytes: bytes.length,
      uploadedAt: this.clock.now(), expiresOn, deletedAt: null,
    };
    try {
      await this.db.of(StoredFileEntity).insert(row);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return this.db.of(StoredFileEntity).findOneByOrFail({ id });
    }
    return row;
  }

  /** Keeps a file that the server makes, part by part. */
  async keep({ ownerId, name, parts, expiresOn }: { ownerId: string; name: string; parts: AsyncIterable<Uint8Array>; expiresOn: Day }): Promise<string> {
    const { digest, bytes } = await this.folder.putParts(parts);
    const id = newId();
    await this.db.of(StoredFileEntity).insert({ id, purpose: 'made_file', ownerId, kind: 'zip', name, receivedDigest: digest, digest, bytes, uploadedAt: this.clock.now(), expiresOn, deletedAt: null });
    return id;
  }

  /** Binds files that this person sent up to something of his: from now on they are kept until `expiresOn`. A refusal where one is not his or is gone. */
  async attach(ids: string[], purpose: FilePurpose, ownerId: string, expiresOn: Day | null): Promise<StoredFile[] | Refusal> {
    const rows = ids.length > 0 ? await this.db.of(StoredFileEntity).findBy({ id: In(ids), purpose, ownerId, deletedAt: IsNull() }) : [];
    if (rows.length < new Set(ids).size) return refuse('file_missing', '有一个附件没有传上来或者已经过期，请重新上传。', { field: 'files' });
    if (ids.length > 0) await this.db.of(StoredFileEntity).update({ id: In(ids) }, { expiresOn });
    return rows.map(storedFile);
  }

  /** Their time is over: the next sweep deletes the bytes. */
  async expire(ids: string[]): Promise<void> {
    if (ids.length > 0) await this.db.of(StoredFileEntity).update({ id: In(ids) }, { expiresOn: addDays(this.clock.today(), -1) });
  }

  /** What these files say of themselves. */
  async describe(ids: string[]): Promise<StoredFile[]> {
    return ids.length > 0 ? (await this.db.of(StoredFileEntity).findBy({ id: In(ids), deletedAt: IsNull() })).map(storedFile) : [];
  }

  /** The bytes; whoever calls has checked that the person may read them. */
  async read(id: string): Promise<FileReply> {
    const row = await this.db.of(StoredFileEntity).findOneBy({ id, deletedAt: IsNull() });
    const bytes = row && await this.folder.get(row.digest);
    if (!row || !bytes) throw new NotFoundException();
    return { file: bytes, name: `${row.name.replace(/\.\w+$/, '') || '照片'}.${row.kind}` };
  }

  /** The picture as small as it is shown, made once. */
  small(id: string, size: { width: number; height: number }): Promise<Uint8Array> {
    const key = `${id} ${size.width} ${size.height}`;
    const before = this.smaller.get(key);
    if (before) return before;
    const made = this.read(id).then(({ file }) => shrunk(file, size));
    this.smaller.set(key, made);
    made.catch(() => this.smaller.delete(key));
    if (this.smaller.size > MOST_SMALL) this.smaller.delete(this.smaller.keys().next().value!);
    return made;
  }

  /** The same of a long file, part by part; null where it is gone. */
  async stream(id: string): Promise<AsyncIterable<Uint8Array> | null> {
    const row = await this.db.of(StoredFileEntity).findOneBy({ id, deletedAt: IsNull() });
    return row && this.folder.parts(row.digest);
  }

  /** The bytes under a digest, for a copy of everything; null where they are gone. */
  partsUnder(digest: string): Promise<AsyncIterable<Uint8Array> | null> {
    return this.folder.parts(digest);
  }

  /** Puts bytes back from such a copy; gives the digest they have. */
  async putBack(parts: AsyncIterable<Uint8Array>): Promise<string> {
    return (await this.folder.putParts(parts)).digest;
  }

  /** Was exactly this file sent before for this purpose, whoever sent it? The digest of a deleted one is remembered. */
  async sentBefore(row: StoredFileEntity): Promise<boolean> {
    return (await this.db.of(StoredFileEntity).find({ where: { receivedDigest: row.receivedDigest, purpose: row.purpose }, select: { id: true } })).some(({ id }) => id !== row.id);
  }

  /** Deletes the bytes of what has expired; the rows with the digests stay. Two instances at once do no harm. */
  async sweep(): Promise<number> {
    const rows = await this.db.of(StoredFileEntity).createQueryBuilder('file')
      .where('file.deletedAt IS NULL AND file.expiresOn IS NOT NULL AND file.expiresOn < :today', { today: this.clock.today() }).take(500).getMany();
    for (const { id, digest } of rows) {
      await this.db.of(StoredFileEntity).update({ id, deletedAt: IsNull() }, { deletedAt: this.clock.now(), name: '' });
      if (!(await this.db.of(StoredFileEntity).existsBy({ digest, deletedAt: IsNull() }))) await this.folder.remove(digest);
    }
    return rows.length;
  }
}

/** A PDF cannot be written anew as a picture can: one that does more than be read is not taken, and it is only ever handed out as a download. */
function harmless(sent: Buffer): Buffer | Refusal {
  const text = sent.toString('latin1');
  if (!text.includes('%%EOF')) return refuse('pdf_unreadable', 'PDF 文件不完整，请重新导出后再上传。', { field: 'file' });
  return ACTIVE.test(text) ? refuse('pdf_active', '这份 PDF 里带有程序或附件，请另存为普通 PDF，或者拍成照片再上传。', { field: 'file' }) : sent;
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function uploadedFile(row: StoredFileEntity): UploadedFile {
  return { ...storedFile(row), receivedDigest: row.receivedDigest };
}

export function storedFile({ id, kind, name, bytes, uploadedAt }: StoredFileEntity): StoredFile {
  return { id, kind, name, bytes, uploadedAt };
}
