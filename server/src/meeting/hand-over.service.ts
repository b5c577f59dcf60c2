import { Injectable } from '@nestjs/common';
import { Db } from '../common/db';
import type { Who } from '../common/who';
import { NoticeService } from '../notice/notice.service';
import { MeetingActService } from './act.service';
import { MeetingDecisionEntity } from './minutes.entity';

/** What a meeting gave somebody to do goes on to another. */
@Injectable()
export class DecisionHandOverService {
  constructor(private readonly db: Db, private readonly acts: MeetingActService, private readonly notices: NoticeService) {}

  /** What he has to do in this village and above it, and is not closed. */
  async heldBy(personId: string, path: string): Promise<MeetingDecisionEntity[]> {
    const rows = await this.db.of(MeetingDecisionEntity).find({ where: { ownerId: personId, state: 'open' }, order: { id: 'ASC' } });
    return rows.filter(row => path.startsWith(row.path));
  }

  async handOver(personId: string, to: { id: string; name: string }, path: string, text: string, who: Who): Promise<number> {
    const rows = await this.heldBy(personId, path);
    for (const { id, origin, text: what } of rows) {
      await this.db.of(MeetingDecisionEntity).update({ id, ownerId: personId }, { ownerId: to.id, ownerName: to.name });
      await this.acts.note(who, id, 'note', text);
      if (to.id !== who.personId) await this.notices.tell({ personIds: [to.id], subjectId: id, once: `owner ${to.id}`, text: `${origin}定的事交接给您办：${what}`, page: `/pages/meeting/decision/index?id=${id}` });
    }
    return rows.length;
  }
}
