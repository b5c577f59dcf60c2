import { Injectable, NotFoundException } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { RecordInput } from '@village/shared/contract/attendance.input';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { Capture, PhotoReceived } from '@village/shared/contract/presence';
import { addDays } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { addSeconds, Clock } from '../common/time';
import type { Who } from '../common/who';
import { StoredFileService } from '../file/file.service';
import { PersonService } from '../organisation/person.service';
import { PhotoCaptureEntity } from './area.entity';
import { PresenceEntity } from './attendance.entity';
import { KEEP_DAYS, type PhotoProof, wordsOf } from './proof';
import { PresenceProofEntity } from './proof.entity';
import { linesOf } from './photo.mark';
import { ViewService } from './view.service';
import { TeamService } from '../organisation/team.service';

/** A capture given out in the morning serves a day without signal. */
const CAPTURE_SECONDS = 24 * 3600;

/** Pictures taken on the spot: announced before, written on by the server, kept for two months. */
@Injectable()
export class PhotoService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly files: StoredFileService, private readonly people: PersonService,
    private readonly teams: TeamService, private readonly views: ViewService,
  ) {}

  async capture(who: Who): Promise<Capture> {
    const row: PhotoCaptureEntity = { id: newId(), personId: who.personId, issuedAt: this.clock.now(), usedBy: null };
    await this.db.of(PhotoCaptureEntity).insert(row);
    return { capture: row.id, until: addSeconds(row.issuedAt, CAPTURE_SECONDS) };
  }

  /** What is known before the picture comes: whether it was announced. It is awaited, and nothing is held up. */
  async announced({ capture, clientKey, claimedAt }: RecordInput, personId: string): Promise<PhotoProof> {
    const row = capture === undefined ? null : await this.db.of(PhotoCaptureEntity).findOneBy({ id: capture, personId, usedBy: IsNull() });
    const holds = row !== null && row.issuedAt <= addSeconds(claimedAt, 60) && claimedAt <= addSeconds(row.issuedAt, CAPTURE_SECONDS);
    const used = holds && (await this.db.of(PhotoCaptureEntity).update({ id: row.id, usedBy: IsNull() }, { usedBy: clientKey })).affected === 1;
    return { kind: 'photo', announced: used, fileId: null, digest: null, reused: false, arrivedAt: null };
  }

  /** The picture of a record: once. Decoding waits, so it is no part of the transaction that keeps it. */
  async put(clientKey: string, sent: unknown, who: Who): Promise<PhotoReceived | Refusal> {
    const proof = await this.db.of(PresenceProofEntity).findOneBy({ recordedBy: who.personId, clientKey, mode: 'photo' });
    const record = await this.db.of(PresenceEntity).findOneBy({ recordedBy: who.personId, clientKey });
    if (!proof || !record || proof.content.kind !== 'photo') throw new NotFoundException();
    // What came before is kept: sending it again is no fault.
    if (proof.content.fileId !== null) return { ...await this.files.receipt(proof.content.fileId), words: wordsOf(proof.content) };
    const team = (await this.teams.teamsByIds([record.teamId])).get(record.teamId);
    const person = await this.people.personById(who.personId);
    const lines = linesOf(record, team?.villageName ?? '', person?.name ?? '', proof.content.announced);
    // Under the key of the proof: sent twice at the same moment it is still one file, and not its own repetition.
    const kept = await this.files.store({ purpose: 'presence_photo', ownerId: who.personId, id: proof.id, sent, lines, expiresOn: addDays(record.day, KEEP_DAYS) });
    if (isRefusal(kept)) return kept;
    const content: PhotoProof = { ...proof.content, fileId: kept.id, digest: kept.receivedDigest, reused: await this.files.sentBefore(kept), arrivedAt: this.clock.now() };
    await this.db.of(PresenceProofEntity).update({ id: proof.id }, { content });
    return { ...await this.files.receipt(kept.id), words: wordsOf(content) };
  }

  /** For those who may see the record itself. */
  async picture(presenceId: string, who: Who): Promise<FileReply | Refusal> {
    const record = await this.db.of(PresenceEntity).findOneBy({ id: presenceId });
    const team = record && (await this.teams.teamsByIds([record.teamId])).get(record.teamId);
    if (!record || !team || !(await this.views.sees(record.personId, team.path, team.id, who))) throw new NotFoundException();
    const proof = await this.db.of(PresenceProofEntity).findOneBy({ recordedBy: record.recordedBy, clientKey: record.clientKey });
    if (proof?.content.kind !== 'photo') throw new NotFoundException();
    if (proof.content.fileId === null) return refuse('photo_awaited', '照片还没有送到，等本人有信号时送出。');
    if ((await this.files.describe([proof.content.fileId])).length === 0) return refuse('photo_deleted', '照片已经过了保存期，删除了，只留下指纹。');
    return this.files.read(proof.content.fileId);
  }
}
