import { Injectable } from '@nestjs/common';
import { PAPER_PART_NAMES } from '@village/shared/contract/paper';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import type { LeaveEntity } from './leave.entity';
import { PaperService } from './paper.service';
import { RestAccountService } from './rest-account.service';
import { LeaveRouteService } from './route.service';

/** What stands in the way of granting a leave that waits. */
@Injectable()
export class ApprovableService {
  constructor(private readonly routes: LeaveRouteService, private readonly papers: PaperService, private readonly rests: RestAccountService) {}

  async refusalOf(leave: LeaveEntity, papersLater: boolean): Promise<Refusal | null> {
    return (await this.lacking(leave, papersLater)) ?? (await this.rests.refusalOf(leave)) ?? this.routes.frozen(leave);
  }

  async lacks(leave: LeaveEntity): Promise<boolean> {
    return (await this.papers.missing([leave])).has(leave.id);
  }

  /** Who gives the last word says whether what is missing may come afterwards. */
  private async lacking(leave: LeaveEntity, later: boolean): Promise<Refusal | null> {
    if (later || leave.position < leave.chain.length - 1) return null;
    const wanted = (await this.papers.missing([leave])).get(leave.id);
    if (!wanted) return null;
    const names = wanted.missing.map(part => PAPER_PART_NAMES[part]).join('、');
    return refuse('papers_missing', `还缺${names}。可以先请申请人交齐；急事要先准假的，选“手续以后补交”再同意。`, { clauses: wanted.because.flatMap(reason => reason.clauses), field: 'papersLater' });
  }
}
