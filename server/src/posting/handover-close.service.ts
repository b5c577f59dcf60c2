import { Injectable } from '@nestjs/common';
import type { HandoverDetail } from '@village/shared/contract/handover';
import { Db } from '../common/db';
import type { Who } from '../common/who';
import { HandOnService } from './hand-on.service';
import { HandoverNoticeService } from './handover-notice.service';
import { HandoverEntity } from './posting.entity';

/** With the second signature: what was on his table goes on, and the list is kept as both saw it. */
@Injectable()
export class HandoverCloseService {
  constructor(private readonly db: Db, private readonly handOn: HandOnService, private readonly notices: HandoverNoticeService) {}

  async close(row: HandoverEntity, { sections, because }: HandoverDetail, who: Who): Promise<HandoverEntity> {
    const signed = { sections, because, handedOn: await this.handOn.handOn(row, row.receiverId!, who) };
    await this.db.of(HandoverEntity).update({ id: row.id }, { signed } as object);
    await this.notices.done(row, who.personId);
    return { ...row, signed };
  }
}
