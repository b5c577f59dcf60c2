import { Injectable } from '@nestjs/common';
import { Clock } from '../common/time';
import { NoticeService } from '../notice/notice.service';
import { HolderService } from '../organisation/holder.service';
import type { ReportEntity } from './report.entity';
import { receivingRoles } from './sight';

const page = (id: string) => `/pages/report/view/index?id=${id}`;

/** Who is told of a report. */
@Injectable()
export class ReportTellService {
  constructor(private readonly clock: Clock, private readonly notices: NoticeService, private readonly holders: HolderService) {}

  /** The people at each seat who receive what is addressed to the party; a seat where nobody does is left out. */
  async seated(seats: readonly { party: string; seatId: string }[]): Promise<Map<string, string[]>> {
    const today = this.clock.today();
    const held = new Map<string, string[]>();
    for (const { party, seatId } of seats) {
      const people = seatId === '' ? [] : (await this.holders.seatedAt([seatId], receivingRoles(party), today, today)).map(each => each.personId);
      if (people.length > 0) held.set(`${party} ${seatId}`, [...new Set(people)]);
    }
    return held;
  }

  async sent({ id, title }: ReportEntity, version: number, held: ReadonlyMap<string, string[]>): Promise<void> {
    await this.notices.tell({ personIds: [...new Set([...held.values()].flat())], subjectId: id, once: `sent ${version}`, text: `收到报告“${title}”${version > 1 ? `的第 ${version} 稿` : ''}，请签收。`, page: page(id) });
  }

  async settled({ id }: ReportEntity, version: number): Promise<void> {
    await this.notices.settle(id, `sent ${version}`);
  }

  async returned({ id, title }: ReportEntity, version: number, text: string, personIds: string[]): Promise<void> {
    await this.notices.tell({ personIds, subjectId: id, once: `returned ${version}`, text: `报告“${title}”退回修改：${text}`, page: page(id) });
  }

  async published({ id, title }: ReportEntity, personIds: string[]): Promise<void> {
    await this.notices.tell({ personIds, subjectId: id, once: 'published', text: `“${title}”已采用，各队都能看到。`, page: page(id) });
  }
}
