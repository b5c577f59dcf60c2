import { Injectable } from '@nestjs/common';
import { ADJUSTMENT_KIND_NAMES, ADJUSTMENT_STATE_NAMES } from '@village/shared/contract/adjustment-words';
import { Clock } from '../common/time';
import { NoticeService } from '../notice/notice.service';
import { HolderService } from '../organisation/holder.service';
import { PersonService } from '../organisation/person.service';
import { DecidingService } from './deciding.service';
import type { AdjustmentEntity } from './posting.entity';

/** Who is told what of a change or a recall. */
@Injectable()
export class AdjustmentNoticeService {
  constructor(
    private readonly clock: Clock, private readonly notices: NoticeService, private readonly people: PersonService, private readonly holders: HolderService, private readonly deciding: DecidingService,
  ) {}

  async proposed(row: AdjustmentEntity, by: string): Promise<void> {
    if (row.personId !== by) await this.tell(row, [row.personId], 'proposed', `有人提出了对您的${ADJUSTMENT_KIND_NAMES[row.kind]}，您可以说明情况`);
    await this.waits(row, by);
  }

  async answered(row: AdjustmentEntity): Promise<void> {
    await this.tell(row, await this.deciding.approval().deciders(this.deciding.subjectOf(row)), `answered ${row.revision}`, `${await this.nameOf(row)}的${ADJUSTMENT_KIND_NAMES[row.kind]}，本人写了说明，请看`);
  }

  /** The next one decides, or it is over. */
  async decided(row: AdjustmentEntity, by: string): Promise<void> {
    await this.notices.settle(row.id);
    if (row.state === 'pending') {
      await this.waits(row, by);
      return;
    }
    const text = `${await this.nameOf(row)}的${ADJUSTMENT_KIND_NAMES[row.kind]}，${ADJUSTMENT_STATE_NAMES[row.state]}`;
    const administrators = row.state === 'approved' ? await this.held('administrator', row) : [];
    await this.tell(row, [row.personId, row.proposedBy, ...administrators].filter(id => id !== by), `state ${row.state}`, text);
  }

  /** It was carried out; where somebody has to come in his place, the unit and the office are asked for him. */
  async executed(row: AdjustmentEntity, by: string): Promise<void> {
    await this.decided(row, by);
    if (!row.judged.replacement || row.successorId !== null) return;
    const people = [...await this.held('dispatching_unit_head|dispatching_unit_deputy|dispatching_unit_hr', row), ...await this.held('county_office', row)];
    await this.tell(row, people.filter(id => id !== by), 'replace', `${await this.nameOf(row)}离任以后，请另派一名合格的干部接替`);
  }

  private async waits(row: AdjustmentEntity, by: string): Promise<void> {
    const deciders = await this.deciding.approval().deciders(this.deciding.subjectOf(row));
    await this.tell(row, deciders.filter(id => id !== by), `step ${row.position}`, `${await this.nameOf(row)}的${ADJUSTMENT_KIND_NAMES[row.kind]}，等您审定`);
  }

  private async held(step: string, { path, teamId, unitId }: AdjustmentEntity): Promise<string[]> {
    return (await this.holders.holders(step, { path, teamId, unitId }, this.clock.today())).map(({ personId }) => personId);
  }

  private async nameOf({ personId }: AdjustmentEntity): Promise<string> {
    return (await this.people.personById(personId))?.name ?? '';
  }

  private async tell({ id }: AdjustmentEntity, personIds: readonly string[], once: string, text: string): Promise<void> {
    await this.notices.tell({ personIds, subjectId: id, once: `adjustment.${once}`, text, page: `/pages/posting/adjustment/index?id=${id}` });
  }
}
