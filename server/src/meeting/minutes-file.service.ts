import { Injectable, NotFoundException } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import sharp from 'sharp';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { MeetingFileInput, MinutesFileInput } from '@village/shared/contract/minutes.input';
import type { StoredFile } from '@village/shared/contract/file';
import { dayOf, dayText } from '@village/shared/kernel/day';
import { Db } from '../common/db';
import { paperFile, type Paper, type PaperKind, type PaperPart } from '../common/paper';
import type { Who } from '../common/who';
import { StoredFileService } from '../file/file.service';
import { MeetingActService } from './act.service';
import { MeetingMinutesEntity } from './minutes.entity';
import { MeetingReachService } from './reach.service';

const MOST_PICTURES = 6;

/** The minutes as a file, from the paper that was signed; and what is attached to them. */
@Injectable()
export class MinutesFileService {
  constructor(private readonly db: Db, private readonly reach: MeetingReachService, private readonly files: StoredFileService, private readonly acts: MeetingActService) {}

  async minutes({ id, version }: MinutesFileInput, kind: PaperKind, who: Who): Promise<FileReply> {
    const meeting = await this.reach.readable(id, who);
    const row = await this.db.of(MeetingMinutesEntity).findOne({ where: { meetingId: id, recordedAt: Not(IsNull()), ...(version ? { version } : {}) }, order: { version: 'DESC' } });
    if (!row?.paper || row.recordedAt === null) throw new NotFoundException();
    const names = await this.acts.names([row.writtenBy, row.signedBy]);
    const paper: Paper = {
      ...row.paper, parts: [...row.paper.parts, ...await this.pictures(row.fileIds)],
      signatures: [
        { role: '记录人', name: names.get(row.writtenBy), day: dayOf(row.recordedAt) },
        { role: '主持人', ...(row.signedAt && row.signedBy ? { name: names.get(row.signedBy), day: dayOf(row.signedAt) } : {}) },
      ],
      footer: `第 ${row.version} 稿　校验码 ${row.code}`,
    };
    return { file: await paperFile(paper, kind), name: `${paper.title} ${dayText(meeting.day)}.${kind}` };
  }

  async attached({ id, fileId }: MeetingFileInput, who: Who): Promise<FileReply> {
    await this.reach.readable(id, who);
    const rows = await this.db.of(MeetingMinutesEntity).find({ where: { meetingId: id }, select: { id: true, fileIds: true } });
    if (!rows.some(row => row.fileIds.includes(fileId))) throw new NotFoundException();
    return this.files.read(fileId);
  }

  /** What is attached to the last signed minutes of these meetings. */
  async kept(meetingIds: readonly string[]): Promise<{ meetingId: string; file: StoredFile }[]> {
    const rows = meetingIds.length ? await this.db.of(MeetingMinutesEntity).find({ where: { meetingId: In([...meetingIds]), recordedAt: Not(IsNull()) }, order: { version: 'ASC' }, select: { id: true, meetingId: true, fileIds: true } }) : [];
    const last = [...new Map(rows.map(row => [row.meetingId, row])).values()];
    const files = new Map((await this.files.describe(last.flatMap(({ fileIds }) => fileIds))).map(file => [file.id, file]));
    return last.flatMap(({ meetingId, fileIds }) => fileIds.flatMap(id => { const file = files.get(id); return file ? [{ meetingId, file }] : []; }));
  }

  private async pictures(fileIds: string[]): Promise<PaperPart[]> {
    const pictures = (await this.files.describe(fileIds)).filter(each => each.kind === 'jpg').slice(0, MOST_PICTURES);
    return Promise.all(pictures.map(async ({ id, name }): Promise<PaperPart> => {
      const { file } = await this.files.read(id);
      const { width, height } = await sharp(Buffer.from(file)).metadata();
      return { kind: 'picture', bytes: file, width, height, caption: name.replace(/\.\w+$/, '') || '现场照片' };
    }));
  }
}
