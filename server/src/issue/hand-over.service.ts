import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { OPEN_KINDS, UNDONE_STATES, WORKING_STATES } from '@village/shared/contract/issue-words';
import { Db } from '../common/db';
import type { Who } from '../common/who';
import type { IssueFact } from './issue.service';
import { IssueEntity } from './issue.entity';
import { isRestricted } from './reach';
import { StepService } from './step.service';

/** What somebody had on his table goes on to another. A clue or a complaint goes back to those who may read it: they give it out again. */
@Injectable()
export class IssueHandOverService {
  constructor(private readonly db: Db, private readonly steps: StepService) {}

  /** What he has on his table there; clues and complaints are told to nobody. */
  heldBy(personId: string, path: string): Promise<IssueFact[]> {
    return this.db.of(IssueEntity).find({ where: { ownerId: personId, path, kind: In([...OPEN_KINDS]), state: In(UNDONE_STATES) }, order: { id: 'ASC' } });
  }

  /** Gives it to `toId`; says how many. */
  async handOver(personId: string, toId: string, path: string, text: string, who: Who): Promise<number> {
    const held = await this.db.of(IssueEntity).find({ where: { ownerId: personId, path, state: In(UNDONE_STATES) }, order: { id: 'ASC' } });
    for (const issue of held.filter(isRestricted)) if (WORKING_STATES.includes(issue.state)) await this.steps.giveBack(issue, text, who);
    const open = held.filter(issue => !isRestricted(issue));
    for (const issue of open) await this.steps.passOn(issue, toId, text, who);
    return open.length;
  }
}
