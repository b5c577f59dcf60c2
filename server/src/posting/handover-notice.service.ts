import { Injectable } from '@nestjs/common';
import { dayText } from '@village/shared/kernel/day';
import { Clock } from '../common/time';
import { NoticeService } from '../notice/notice.service';
import { HolderService } from '../organisation/holder.service';
import { PersonService } from '../organisation/person.service';
import type { HandoverEntity } from './posting.entity';

/** Who is told what of a handover. */
@Injectable()
export class HandoverNoticeService {
  constructor(private readonly clock: Clock, private readonly notices: NoticeService, private readonly people: PersonService, private readonly holders: HolderService) {}

  async opened(row: HandoverEntity, by: string): Promise<void> {
    await this.tell(row, [row.personId], by, 'opened', `请办理工作交接，${dayText(row.leavingOn)}以前交清`);
    await this.named(row, by);
  }

  async named(row: HandoverEntity, by: string): Promise<void> {
    if (row.receiverId) await this.tell(row, [row.receiverId], by, `named ${row.receiverId}`, `${await this.nameOf(row.personId)}的工作交接给您，交清以后请您签字`);
  }

  async leaverSigned(row: HandoverEntity): Promise<void> {
    await this.tell(row, [row.receiverId!], row.personId, `signed ${row.revision}`, `${await this.nameOf(row.personId)}在交接清单上签了字，等您核对签字`);
  }

  /** Both have signed: whoever keeps the roster ends the term. */
  async done(row: HandoverEntity, by: string): Promise<void> {
    await this.notices.settle(row.id);
    const administrators = (await this.holders.holders('administrator', { path: row.path }, this.clock.today())).map(({ personId }) => personId);
    await this.tell(row, [row.personId, row.openedBy, ...administrators], by, 'done', `${await this.nameOf(row.personId)}的工作交接完毕，可以办理结束任职`);
  }

  async withdrawn(row: HandoverEntity, by: string): Promise<void> {
    await this.notices.settle(row.id);
    await this.tell(row, [row.personId, ...(row.receiverId ? [row.receiverId] : [])], by, 'withdrawn', `${await this.nameOf(row.personId)}的工作交接不办了：${row.withdrawnReason}`);
  }

  private async nameOf(id: string): Promise<string> {
    return (await this.people.personById(id))?.name ?? '';
  }

  private async tell({ id }: HandoverEntity, personIds: readonly string[], by: string, once: string, text: string): Promise<void> {
    await this.notices.tell({ personIds: personIds.filter(personId => personId !== by), subjectId: id, once: `handover.${once}`, text, page: `/pages/posting/handover/index?id=${id}` });
  }
}
