import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import type { Refusal } from '@village/shared/kernel/refusal';
import { dayText } from '@village/shared/kernel/day';
import { Db } from '../common/db';
import { newId } from '../common/id';
import type { Who } from '../common/who';
import { NoticeService } from '../notice/notice.service';
import { MeetingActService } from './act.service';
import type { MeetingEntity } from './meeting.entity';
import { MeetingDecisionEntity, type MeetingMinutesEntity } from './minutes.entity';

/** What was decided becomes a matter that its owner sees until it is closed. */
@Injectable()
export class DecisionService {
  constructor(private readonly db: Db, private readonly acts: MeetingActService, private readonly notices: NoticeService) {}

  /** Takes the decisions of signed minutes over. A later version changes those that are open, and drops those it no longer has. */
  async take(meeting: MeetingEntity, { decisions, version }: MeetingMinutesEntity, origin: string, who: Who): Promise<Refusal | void> {
    const rows = this.db.of(MeetingDecisionEntity);
    const before = await rows.findBy({ sourceId: meeting.id });
    const names = await this.acts.names(decisions.map(each => each.ownerId));
    for (const { key, sort, text, ownerId, ownerName, due } of decisions) {
      const known = before.find(each => each.line === key);
      const owner = { ownerId, ownerName: names.get(ownerId ?? '') ?? ownerName };
      if (!known) {
        const row: MeetingDecisionEntity = {
          id: newId(), sourceId: meeting.id, meetingId: meeting.id, line: key, sort, text, ...owner, due, state: 'open', placeId: meeting.placeId, path: meeting.path, teamId: meeting.teamId, origin, day: meeting.day, hostId: meeting.hostId,
        };
        await rows.insert(row);
        await this.tell(row, who);
      } else if (known.state === 'open' && (known.text !== text || known.due !== due || known.ownerId !== ownerId || known.ownerName !== owner.ownerName)) {
        await rows.update({ id: known.id, state: 'open' }, { sort, text, ...owner, due });
        await this.acts.note(who, known.id, 'note', `记录第 ${version} 稿改为：${text}；${owner.ownerName}；${due ? dayText(due) : '没有期限'}`.slice(0, 500));
        if (known.ownerId !== ownerId) await this.tell({ ...known, ...owner, text, due }, who);
      }
    }
    const gone = before.filter(each => each.state === 'open' && !decisions.some(({ key }) => key === each.line));
    if (gone.length === 0) return;
    await rows.update({ id: In(gone.map(each => each.id)), state: Not('closed') }, { state: 'dropped' });
    for (const { id } of gone) await this.acts.note(who, id, 'drop', `记录第 ${version} 稿里没有这一项了`);
  }

  /** A matter that comes from somewhere else than minutes. */
  async raise(row: Omit<MeetingDecisionEntity, 'id' | 'state'>, who: Who): Promise<void> {
    const made = { id: newId(), state: 'open' as const, ...row };
    await this.db.of(MeetingDecisionEntity).createQueryBuilder().insert().values(made).orIgnore().execute();
    await this.tell(made, who);
  }

  private async tell({ id, ownerId, text, due, origin }: MeetingDecisionEntity, who: Who): Promise<void> {
    if (!ownerId || ownerId === who.personId) return;
    await this.notices.tell({ personIds: [ownerId], subjectId: id, once: `owner ${ownerId}`, text: `${origin}交给您办：${text}${due ? `，${dayText(due)}前办完` : ''}。`, page: `/pages/meeting/decision/index?id=${id}` });
  }
}
