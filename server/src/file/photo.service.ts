import { Injectable, NotFoundException } from '@nestjs/common';
import { In } from 'typeorm';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { FilePurpose } from '@village/shared/contract/file';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { StoredFileService } from './file.service';
import { PhotoEntity } from './photo.entity';
import { sizeOf } from './picture';

/** Pictures of what was done, for the modules whose facts they show; each of them says who may see its own. */
@Injectable()
export class PhotoService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly files: StoredFileService) {}

  /** Takes files that this person sent up: each shows one thing only. Null: all is well. */
  async claim(fileIds: readonly string[], { personId }: Pick<Who, 'personId'>, purpose: FilePurpose = 'record_photo'): Promise<Refusal | null> {
    if (fileIds.length === 0) return null;
    if (await this.db.of(PhotoEntity).existsBy({ fileId: In([...fileIds]) })) return refuse('file_missing', '有一张照片已经用在别处，请重新上传。', { field: 'photoIds' });
    const kept = await this.files.attach([...fileIds], purpose, personId, null);
    return isRefusal(kept) ? kept : null;
  }

  /** What was claimed shows this. */
  async put(subjectId: string, fileIds: readonly string[], { personId }: Pick<Who, 'personId'>): Promise<PhotoEntity[]> {
    const rows = fileIds.map((fileId): PhotoEntity => ({ id: newId(), subjectId, fileId, addedBy: personId, addedAt: this.clock.now() }));
    if (rows.length > 0) await this.db.of(PhotoEntity).insert(rows);
    return rows;
  }

  /** The pictures of these, the first first. */
  of(subjectIds: readonly string[]): Promise<PhotoEntity[]> {
    return subjectIds.length ? this.db.of(PhotoEntity).find({ where: { subjectId: In([...subjectIds]) }, order: { addedAt: 'ASC', id: 'ASC' } }) : Promise.resolve([]);
  }

  async one(id: string): Promise<PhotoEntity> {
    const row = await this.db.of(PhotoEntity).findOneBy({ id });
    if (!row) throw new NotFoundException();
    return row;
  }

  /** The picture with its size, for a paper; whoever calls has checked that the person may see it. */
  async drawn(id: string): Promise<{ bytes: Uint8Array; width: number; height: number }> {
    const { file } = await this.read(await this.one(id));
    return { bytes: file, ...await sizeOf(file) };
  }

  /** The bytes; whoever calls has checked that the person may see what it shows. */
  read({ fileId }: Pick<PhotoEntity, 'fileId'>): Promise<FileReply> {
    return this.files.read(fileId);
  }
}
