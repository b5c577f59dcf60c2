import { Injectable } from '@nestjs/common';
import type { RoleId } from '@village/shared/kernel/role';
import { ApprovalService } from '../approval/approval.service';
import type { Who } from '../common/who';
import type { LeaveEntity } from './leave.entity';
import { subjectOf } from './leave.service';

/** The offices that keep the records of leave. */
const OFFICES: readonly RoleId[] = ['township_office', 'county_office'];

/** A proof of an illness is nobody's business but of the person, of those who decide on it, and of the offices that keep the records. */
@Injectable()
export class PaperReaderService {
  constructor(private readonly approvals: ApprovalService) {}

  async reads(leave: LeaveEntity, who: Who): Promise<boolean> {
    if (leave.personId === who.personId) return true;
    if (who.grants.some(grant => OFFICES.includes(grant.role) && leave.path.startsWith(grant.path))) return true;
    return this.approvals.handles(subjectOf(leave), who);
  }
}
