import { Injectable } from '@nestjs/common';
import { isRefusal } from '@village/shared/kernel/refusal';
import { leavePapers } from '@village/shared/rules/leave-papers';
import { ApprovalService, type Consult } from '../approval/approval.service';
import { HolderService } from '../organisation/holder.service';
import { PersonService } from '../organisation/person.service';
import { NoticeService } from '../notice/notice.service';
import { PolicyService } from '../policy/policy.service';
import type { LeaveEntity } from './leave.entity';
import { subjectOf } from './leave.service';
import { GrantedService } from './granted.service';
import { spanText } from './span';
import { pageOf, titleOf } from './title';
import { VersionService } from './version.service';

const OUTCOMES: Partial<Record<LeaveEntity['state'], string>> = {
  approved: '已经批准', refused: '没有批准，请看理由', to_change: '退回修改，请按意见改好再提交',
};

/** Who is told what when a leave moves on. */
@Injectable()
export class LeaveNoticeService {
  constructor(
    private readonly notices: NoticeService, private readonly approvals: ApprovalService, private readonly people: PersonService, private readonly versions: VersionService,
    private readonly policies: PolicyService, private readonly holders: HolderService, private readonly grants: GrantedService,
  ) {}

  /** The leave has come to another step or to its end: what was said before is done with. */
  async moved(leave: LeaveEntity): Promise<void> {
    await this.notices.settle(leave.id);
    if (leave.state === 'pending') {
      await this.waiting(leave);
      await this.certificate(leave);
    }
    else await this.told(leave);
    if (leave.state === 'approved') await this.grants.granted(leave);
  }

  /** It was handed to another: those who were told before need not look any more. */
  async forwarded(leave: LeaveEntity): Promise<void> {
    await this.notices.settle(leave.id);
    await this.waiting(leave, `.forward${(await this.approvals.forwardsOf([leave.id])).length}`);
  }

  /** "张三事假 2 天（…）还没有审批": to these people, each once. */
  async tell(leave: LeaveEntity, personIds: string[], once: string, words: string): Promise<void> {
    if (personIds.length === 0) return;
    await this.notices.tell({ personIds, subjectId: leave.id, once, text: `${await this.nameOf(leave.personId)}${titleOf(leave)}${words}`, page: pageOf(leave) });
  }

  async wasTold(leave: LeaveEntity, once: string): Promise<boolean> {
    return (await this.notices.toldOf(leave.id, once)).length > 0;
  }

  async nameOf(personId: string): Promise<string> {
    return (await this.people.personById(personId))?.name ?? '';
  }

  /** Whose opinion is asked for is told what the question is. */
  async consulted(leave: LeaveEntity, { id, askedBy, askedOf, question }: Consult): Promise<void> {
    await this.notices.tell({
      personIds: [askedOf], subjectId: leave.id, once: `leave.consult.${id}`, page: pageOf(leave),
      text: `${await this.nameOf(askedBy)}就${await this.nameOf(leave.personId)}${titleOf(leave)}征求您的意见：${question}`,
    });
  }

  async answered(leave: LeaveEntity, { id, askedBy, askedOf }: Consult): Promise<void> {
    await this.notices.settle(leave.id, `leave.consult.${id}`);
    await this.notices.tell({
      personIds: [askedBy], subjectId: leave.id, once: `leave.opinion.${id}`, page: pageOf(leave), kind: 'result', text: `${await this.nameOf(askedOf)}答复了对${await this.nameOf(leave.personId)}${titleOf(leave)}的意见`,
    });
  }

  /** He was called back: he is told from when on and why. */
  async recalled(leave: LeaveEntity, reason: string): Promise<void> {
    await this.notices.settle(leave.id);
    const back = spanText({ startDay: leave.recallDay!, startHalf: leave.recallHalf!, endDay: leave.recallDay!, endHalf: leave.recallHalf! });
    await this.notices.tell({
      personIds: [leave.personId, ...(leave.standInId ? [leave.standInId] : [])], subjectId: leave.id, once: 'leave.recalled', page: pageOf(leave),
      text: `${await this.nameOf(leave.personId)}的${titleOf(leave)}被召回，${back}返岗：${reason}`,
    });
  }

  /** Where the regulation asks for a certificate of the village, its heads are told. */
  private async certificate(leave: LeaveEntity): Promise<void> {
    const profile = await this.policies.activeFor(leave.path, leave.startDay);
    const wanted = isRefusal(profile) ? null : leavePapers(profile, { kind: leave.kind, startDay: leave.startDay, given: [] }).value;
    if (!wanted || isRefusal(wanted) || !wanted.required.includes('village_certificate')) return;
    const heads = await this.holders.holders('village_secretary|village_director|village_principal', { path: leave.path }, leave.startDay);
    await this.tell(leave, heads.map(head => head.personId).filter(id => id !== leave.personId), 'leave.certificate', '要村委会证明，请核实后在请假单上出证明');
  }

  /** Those who may decide the step are told that it waits for them. */
  private async waiting(leave: LeaveEntity, again = ''): Promise<void> {
    const personIds = await this.approvals.deciders(subjectOf(leave));
    const name = await this.nameOf(leave.personId);
    await this.notices.tell({
      personIds, subjectId: leave.id, once: `leave.waiting.${await this.versions.countOf(leave.id)}.${leave.position}${again}`,
      text: `${name}${titleOf(leave)}，等您审批`, page: pageOf(leave),
    });
  }

  private async told(leave: LeaveEntity): Promise<void> {
    const outcome = OUTCOMES[leave.state];
    if (!outcome) return;
    if (leave.kind === 'unit_callback') return this.grants.calledBack(leave, outcome);
    await this.notices.tell({
      personIds: [leave.personId], subjectId: leave.id, once: `leave.${leave.state}.${await this.versions.countOf(leave.id)}`, text: `您的${titleOf(leave)}${outcome}`, page: pageOf(leave), kind: 'result',
    });
  }
}
