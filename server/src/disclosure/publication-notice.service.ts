import { Injectable } from '@nestjs/common';
import { Clock } from '../common/time';
import { NoticeService } from '../notice/notice.service';
import { HolderService } from '../organisation/holder.service';
import { OrganisationService } from '../organisation/organisation.service';
import type { PublicationEntity } from './publication.entity';

/** Who looks at what a village wants to publish. */
const REVIEWERS = 'village_secretary|village_director|village_principal|first_secretary|team_leader';

/** Who is told what of a text on its way to the board. */
@Injectable()
export class PublicationNoticeService {
  constructor(private readonly clock: Clock, private readonly notices: NoticeService, private readonly holders: HolderService, private readonly organisations: OrganisationService) {}

  async moved(row: PublicationEntity, by: string): Promise<void> {
    await this.notices.settle(row.id);
    const page = `/pages/disclosure/publication/index?id=${row.id}`;
    if (row.state === 'submitted') {
      const village = await this.organisations.organisationById(row.villageId);
      const holders = await this.holders.holders(REVIEWERS, { path: village!.path }, this.clock.today());
      await this.notices.tell({ personIds: holders.map(({ personId }) => personId).filter(id => id !== row.authorId), subjectId: row.id, once: `publication.submitted.${row.revision}`, text: `“${row.title}”等您核对后公开`, page });
    }
    if (row.authorId === by || (row.state !== 'published' && row.state !== 'returned')) return;
    await this.notices.tell({ personIds: [row.authorId], subjectId: row.id, once: `publication.${row.state}.${row.revision}`, text: row.state === 'published' ? `“${row.title}”已经公开` : `“${row.title}”退回修改，请看意见`, page });
  }
}
