import { Injectable } from '@nestjs/common';
import type { AppealNumber } from '@village/shared/contract/appeal';
import type { AppealIssueInput } from '@village/shared/contract/appeal.input';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { slipText } from '@village/shared/kernel/slip-code';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Secret } from '../common/secret';
import { newSlip } from '../common/slip-code';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { VillagerService } from '../issue/villager.service';
import { AppealEntity } from './appeal.entity';

const NOT_HIS = refuse('no_number', '这件事不给编号：重大情况、线索和反映只由接收的机构核实，群众自己写的已经有编号。');
const CLOSED = refuse('appeal_closed', '这件事已经了结，不再给编号。没有解决的，请先重新办理。');

/** What a cadre put down for a villager gets a number too: so the villager follows it and says himself whether it is solved. */
@Injectable()
export class AppealHandService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly secret: Secret, private readonly villagers: VillagerService) {}

  /** A new number each time, told once; the one before opens nothing any more. Who gave it is a step that everybody reads: he may be the one who answers. */
  async hand({ issueId }: AppealIssueInput, who: Who): Promise<AppealNumber | Refusal> {
    const issue = await this.villagers.seen(issueId, who);
    if ((issue.kind !== 'problem' && issue.kind !== 'dispute') || issue.source === 'appeal') return NOT_HIS;
    if (issue.state === 'closed' || issue.state === 'withdrawn') return CLOSED;
    if (!this.villagers.acts(issue, who)) return refuse('issue_not_yours', '这件事不由您来办，请登记的人或经办的人给编号。');
    const number = newSlip();
    const mark = this.secret.lookup(`appeal ${number}`);
    const { affected } = await this.db.of(AppealEntity).update({ issueId }, { number: mark });
    if (affected === 0) {
      await this.db.of(AppealEntity).insert({
        id: newId(), issueId, villageId: issue.villageId, number: mark, form: this.secret.lookup(`appeal of issue ${issueId}`), phoneSealed: null, agreed: false, grade: null, gradeText: '', at: this.clock.now(),
      });
    }
    await this.villagers.handed(issue, who);
    return { number: slipText(number) };
  }
}
