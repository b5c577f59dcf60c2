import { Injectable } from '@nestjs/common';
import { FILING_CHANNEL_NAMES } from '@village/shared/contract/filing';
import type { Who } from '../common/who';
import { AfterService } from './after.service';
import { ExtensionService, linked } from './extension.service';
import type { LeaveEntity } from './leave.entity';
import { PaperService } from './paper.service';
import { RecallService } from './recall.service';
import type { SlipFacts } from './slip.form';

/** What the paper says of a leave besides its page: what continues it, what was handed in, who was told, who comes in the person's place, who took note of the return. */
@Injectable()
export class SlipFactsService {
  constructor(
    private readonly extensions: ExtensionService, private readonly papers: PaperService, private readonly afters: AfterService, private readonly recalls: RecallService,
  ) {}

  async of(leave: LeaveEntity, who: Who): Promise<Omit<SlipFacts, 'phone' | 'townshipName'>> {
    const { filings, replacement, returnCheck } = await this.afters.of(leave, who);
    return {
      extends: linked(await this.extensions.previousOf(leave.id)), extension: linked(await this.extensions.nextOf(leave.id)), papers: await this.papers.listed(leave.id),
      filed: filings.flatMap(({ partyName, made }) => (made ? [{ text: `${partyName}：${FILING_CHANNEL_NAMES[made.channel]}告知${made.toldWhom}`, at: made.toldAt, late: made.late }] : [])),
      replacement: replacement?.rows.at(-1) ?? null, returnCheck, recall: await this.recalls.of(leave),
    };
  }
}
