import { Injectable, NotFoundException } from '@nestjs/common';
import { In } from 'typeorm';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { ReportDetail, ReportPicture } from '@village/shared/contract/report';
import type { AddReportPictureInput, DropReportPictureInput, ReportMaterialInput, ReportPictureInput } from '@village/shared/contract/report.input';
import { dayText } from '@village/shared/kernel/day';
import { recordKind } from '@village/shared/kernel/record-kind';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import type { ReportSection } from '@village/shared/rules/report-draft';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PhotoService } from '../file/photo.service';
import { RecordService, type RecordFact } from '../record/record.service';
import { writesFor } from './author.service';
import { ReportReplyService } from './reply.service';
import { ReportEntity, ReportVersionEntity } from './report.entity';

const LONGEST = 8000;
const MOST_PICTURES = 20;
const CAPTION = 60;

/** What an author takes into his report: single entries, their pictures, pictures of his own. */
@Injectable()
export class ReportMaterialService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly records: RecordService, private readonly photos: PhotoService, private readonly replies: ReportReplyService) {}

  /** Each entry is a line of the part, told as it was put down. */
  async take({ id, revision, section, recordIds, withPhotos }: ReportMaterialInput, who: Who): Promise<ReportDetail | Refusal> {
    const row = await this.written(id, who);
    const records = await Promise.all(recordIds.map(each => this.records.recordById(each)));
    const found = records.filter(record => record !== null && record.state === 'live' && isOf(record, row)) as RecordFact[];
    if (found.length < recordIds.length) throw new NotFoundException();
    const part = row.sections.find(({ key }) => key === section);
    if (!part) return refuse('section_unknown', '报告里没有这一部分，请刷新后重新选。', { field: 'section' });
    const text = [part.text, ...found.sort(byDay).map(toldOf)].filter(Boolean).join('\n');
    if (text.length > LONGEST) return refuse('section_full', `这一部分已经有 ${part.text.length} 个字，再加就超过 ${LONGEST} 字，请少选几条。`, { field: 'recordIds' });
    const taken = withPhotos ? await this.photos.of(found.map(({ rootId }) => rootId)) : [];
    const own = row.pictures ?? [];
    const added = taken.filter(photo => own.every(each => each.id !== photo.id)).map((photo): ReportPicture => ({ id: photo.id, caption: captionOf(found.find(({ rootId }) => rootId === photo.subjectId)!) }));
    return this.save(row, revision, { sections: row.sections.map(each => (each.key === section ? { ...each, text } : each)), pictures: [...own, ...added] }, who);
  }

  async add({ id, revision, photoIds, caption }: AddReportPictureInput, who: Who): Promise<ReportDetail | Refusal> {
    const row = await this.written(id, who);
    const wrong = await this.photos.claim(photoIds, who);
    if (wrong) return wrong;
    const added = await this.photos.put(id, photoIds, who);
    return this.save(row, revision, { pictures: [...row.pictures ?? [], ...added.map(photo => ({ id: photo.id, caption: caption.trim() }))] }, who);
  }

  async drop({ id, revision, pictureId }: DropReportPictureInput, who: Who): Promise<ReportDetail | Refusal> {
    const row = await this.written(id, who);
    return this.save(row, revision, { pictures: (row.pictures ?? []).filter(each => each.id !== pictureId) }, who);
  }

  /** A picture of the report as this person may read it: what was sent stays with its version. */
  async picture({ id, pictureId }: ReportPictureInput, who: Who): Promise<FileReply> {
    const { row } = await this.replies.readable(id, who);
    const versions = await this.db.of(ReportVersionEntity).findBy({ reportId: id });
    const shown = [...(writesFor(row, who) ? row.pictures ?? [] : []), ...versions.flatMap(({ pictures }) => pictures ?? [])];
    if (shown.every(each => each.id !== pictureId)) throw new NotFoundException();
    return this.photos.read(await this.photos.one(pictureId));
  }

  private async written(id: string, who: Who): Promise<ReportEntity> {
    const { row } = await this.replies.readable(id, who);
    if (!writesFor(row, who)) throw new NotFoundException();
    return row;
  }

  private async save({ id }: ReportEntity, revision: number, change: { sections?: ReportSection[]; pictures: ReportPicture[] }, who: Who): Promise<ReportDetail | Refusal> {
    if (change.pictures.length > MOST_PICTURES) return refuse('pictures_full', `一份报告最多放 ${MOST_PICTURES} 张照片，请先拿掉几张。`, { field: 'photoIds' });
    const { affected } = await this.db.of(ReportEntity).update({ id, revision, state: In(['draft', 'returned']) }, { ...change, revision: revision + 1, updatedAt: this.clock.now() } as object);
    return affected === 1 ? this.replies.one(id, who) : refuse('changed_meanwhile', '您写的时候，别人也保存了这份报告。请先看最新的内容，再选一次。', { field: 'revision' });
  }
}

/** An entry of the team, or of the place, that reports. */
function isOf({ teamId, countyId, townshipId, villageId }: RecordFact, row: ReportEntity): boolean {
  return row.teamId === null ? `/${countyId}/${townshipId}/${villageId}/`.startsWith(row.path) : teamId === row.teamId;
}

function byDay(one: RecordFact, other: RecordFact): number {
  return `${one.day} ${one.id}` < `${other.day} ${other.id}` ? -1 : 1;
}

function toldOf({ day, place, text }: RecordFact): string {
  return `${dayText(day)}${place ? `在${place}` : ''}：${text}`;
}

function captionOf({ day, place, kind }: RecordFact): string {
  return `${dayText(day)}${place ? ` ${place}` : ''} ${recordKind(kind).name}`.slice(0, CAPTION);
}
