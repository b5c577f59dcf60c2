import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import type { Minutes } from '@village/shared/contract/minutes';
import type { MinutesInput, SignMinutesInput, WriteMinutesInput } from '@village/shared/contract/minutes.input';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { StoredFileService } from '../file/file.service';
import { MeetingActService } from './act.service';
import { MeetingEntity } from './meeting.entity';
import { MeetingMinutesEntity } from './minutes.entity';
import { MinutesReplyService } from './minutes-reply.service';
import { MeetingReachService } from './reach.service';
import { MinutesRecordService } from './minutes-record.service';

/** The minutes: a draft that the recorder and the host share, then versions that nobody changes any more. */
@Injectable()
export class MinutesService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly reach: MeetingReachService, private readonly files: StoredFileService,
    private readonly acts: MeetingActService, private readonly replies: MinutesReplyService, private readonly records: MinutesRecordService,
  ) {}

  async read({ id }: MinutesInput, who: Who): Promise<Minutes> {
    return this.replies.of(await this.reach.readable(id, who), who);
  }

  async write(input: WriteMinutesInput, who: Who): Promise<Minutes | Refusal> {
    const meeting = await this.reach.run(input.id, who);
    if (isRefusal(meeting)) return meeting;
    if ((meeting.state !== 'planned' && meeting.state !== 'held') || meeting.day > this.clock.today()) return refuse('not_held', '会还没有开，或者已经取消，不能写记录。');
    const unknown = await this.attach(input, who);
    if (unknown) return unknown;
    const written = {
      speeches: input.speeches.trim(), more: input.more.map(({ field, text }) => ({ field, text: text.trim() })), fileIds: input.fileIds,
      decisions: input.decisions.map(({ key, sort, text, ownerId, ownerName, due }) => ({ key, sort, text: text.trim(), ownerId: ownerId ?? null, ownerName: ownerName.trim(), due: due ?? null })),
      writtenBy: who.personId, writtenAt: this.clock.now(),
    };
    const saved = input.revision === 0 ? await this.begin(meeting, written) : await this.save(meeting.id, input.revision, written);
    if (!saved) return refuse('minutes_changed', '您写的时候，别人也改了这份记录草稿。您写的还留在这台手机里，请打开记录看一下别人改了什么，再补上。');
    await this.db.of(MeetingEntity).update({ id: meeting.id, minutes: Not('draft') }, { minutes: 'draft' });
    return this.replies.of(await this.reach.readable(meeting.id, who), who);
  }

  /** The recorder signs a draft, the host what the recorder signed; the host who signs a draft is both. */
  async sign({ id, revision }: SignMinutesInput, who: Who): Promise<Minutes | Refusal> {
    const meeting = await this.reach.run(id, who);
    if (isRefusal(meeting)) return meeting;
    if (meeting.state !== 'held') return refuse('not_held', '请先点“会开完了”，定下到会名单，再签记录。');
    const latest = await this.db.of(MeetingMinutesEntity).findOne({ where: { meetingId: id }, order: { version: 'DESC' } });
    if (!latest) return refuse('minutes_missing', '还没有写记录。');
    if (latest.recordedAt === null) {
      const recorded = await this.records.record(meeting, latest, revision, who);
      if (isRefusal(recorded)) return recorded;
      await this.acts.note(who, id, 'written', `第 ${latest.version} 稿`);
    } else if (meeting.hostId !== who.personId) {
      return refuse('not_host', `记录已经写好，等主持人${meeting.hostName}签字。`);
    }
    if (meeting.hostId === who.personId) {
      const { affected } = await this.db.of(MeetingMinutesEntity).update({ id: latest.id, signedAt: IsNull() }, { signedBy: who.personId, signedAt: this.clock.now() });
      if (affected !== 1) return refuse('already_signed', '这一稿您已经签过了。');
      await this.acts.note(who, id, 'signed', `第 ${latest.version} 稿`);
    }
    await this.db.of(MeetingEntity).update({ id }, { minutes: meeting.hostId === who.personId ? 'signed' : 'written' });
    return this.replies.of(await this.reach.readable(id, who), who);
  }

  /** The first draft of a version; null where somebody else began it at the same moment. */
  private async begin({ id }: MeetingEntity, written: Omit<MeetingMinutesEntity, 'id' | 'meetingId' | 'version' | 'revision' | 'recordedAt' | 'signedBy' | 'signedAt' | 'paper' | 'code'>): Promise<boolean> {
    const last = await this.db.of(MeetingMinutesEntity).findOne({ where: { meetingId: id }, order: { version: 'DESC' } });
    if (last && last.recordedAt === null) return false;
    try {
      await this.db.of(MeetingMinutesEntity).insert({ id: newId(), meetingId: id, version: (last?.version ?? 0) + 1, revision: 1, ...written, recordedAt: null, signedBy: null, signedAt: null, paper: null, code: null });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  private async save(meetingId: string, revision: number, written: Partial<MeetingMinutesEntity>): Promise<boolean> {
    const { affected } = await this.db.of(MeetingMinutesEntity).update({ meetingId, revision, recordedAt: IsNull() }, { ...written, revision: revision + 1 });
    return affected === 1;
  }

  /** What this person sent up belongs to the meeting from now on; what is in an earlier draft or version does already. */
  private async attach({ id, fileIds }: WriteMinutesInput, who: Who): Promise<Refusal | null> {
    const known = new Set((await this.db.of(MeetingMinutesEntity).find({ where: { meetingId: id }, select: { id: true, fileIds: true } })).flatMap(each => each.fileIds));
    const attached = await this.files.attach(fileIds.filter(each => !known.has(each)), 'meeting_file', who.personId, null);
    return isRefusal(attached) ? attached : null;
  }
}
