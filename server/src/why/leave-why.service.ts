import { Injectable, NotFoundException } from '@nestjs/common';
import { DECISION_NAMES, LEAVE_KIND_NAMES, LEAVE_STATE_NAMES, type LeaveDetail } from '@village/shared/contract/leave';
import type { WhyEvidence } from '@village/shared/contract/why';
import type { WhyInput } from '@village/shared/contract/why.input';
import type { Reason } from '@village/shared/kernel/finding';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfStep } from '@village/shared/kernel/role';
import type { Profile } from '@village/shared/policy/profile';
import { finding } from '@village/shared/policy/reading';
import { inFull } from '@village/shared/policy/why';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { DetailService } from '../leave/detail.service';
import { LeaveService, spanText } from '../leave/leave.service';
import { LeaveRouteService } from '../leave/route.service';
import { TenureService } from '../leave/tenure.service';
import type { Answer } from './answer';
import { BackgroundService } from './background.service';
import { atText, HALF_NAMES, record } from './nodes';

type Result = 'leave_days' | 'leave_route' | 'leave_filing' | 'leave_return';
type Found = Pick<Answer, 'title' | 'result' | 'because'> & { evidence?: WhyEvidence[] };

/** The values that say how many days a leave is; the others say who decides it. */
const COUNTING = ['leave.count', 'leave.merge'];

/** What stands behind a leave: its days, its chain, who is told, the return. */
@Injectable()
export class LeaveWhyService {
  constructor(
    private readonly clock: Clock, private readonly leaves: LeaveService, private readonly details: DetailService,
    private readonly tenures: TenureService, private readonly routes: LeaveRouteService, private readonly background: BackgroundService,
  ) {}

  async of(id: string, result: Result, who: Who): Promise<Answer | Refusal> {
    const leave = await this.leaves.readable(id, who);
    const detail = await this.details.of(leave, who);
    const profiles = await this.background.profiles(leave.path, leave.startDay, leave.startDay, leave.profileVersion);
    if (isRefusal(profiles)) return profiles;
    const found = { leave_days: daysOf, leave_route: routeOf, leave_filing: filingOf, leave_return: returnOf }[result](detail, profiles[0]);
    const asked = record(`请假单：${LEAVE_KIND_NAMES[leave.kind]}，${LEAVE_STATE_NAMES[leave.state]}`, `${spanText(leave)}，${atText(leave.submittedAt)} 送达`, 'leave/detail/index', { id });
    return {
      title: found.title, result: found.result, because: found.because, subject: `${detail.personName} ${LEAVE_KIND_NAMES[leave.kind]} ${spanText(leave)}`, profiles,
      evidence: [...(found.evidence ?? []), { behind: null, nodes: [asked] }],
      background: await this.background.of(leave.personId, leave.startDay, leave.endDay),
      profileTitle: leave.profileTitle, version: leave.profileVersion, signed: null,
    };
  }

  /** What a leave of one's own would be, asked in the way in which it is asked when it is sent: the chain, or why it would be refused. */
  async application(input: Required<Pick<WhyInput, 'kind' | 'startDay' | 'startHalf' | 'endDay' | 'endHalf'>>, who: Who): Promise<Answer | Refusal> {
    const { kind, startDay, startHalf, endDay, endHalf } = input;
    const span = { startDay, startHalf, endDay, endHalf };
    const tenure = await this.tenures.during(who.personId, startDay, endDay);
    if (isRefusal(tenure)) return tenure;
    const routed = await this.routes.routeFor({ personId: who.personId, kind, span, tenure, requestedOn: this.clock.today() });
    const profiles = await this.background.profiles(tenure.path, startDay, startDay);
    if (isRefusal(profiles)) return profiles;
    const names = profiles[0].roles;
    const found: Found = isRefusal(routed)
      ? { title: '这次请假不能提交', result: routed.text, because: [{ text: routed.text, clauses: routed.clauses }] }
      : { title: `${routed.halves / 2} 天，由谁审批`, result: chainText(routed.halves / 2, routed.chain.map(step => nameOfStep(step, names))), because: routed.because };
    return {
      title: found.title, result: found.result, because: found.because, subject: `您的${LEAVE_KIND_NAMES[kind]} ${spanText(span)}（没有提交）`, profiles,
      evidence: [], background: await this.background.of(who.personId, startDay, endDay), profileTitle: profiles[0].title, version: profiles[0].version, signed: null,
    };
  }
}

function daysOf({ days, because }: LeaveDetail): Found {
  let counting = true;
  const own = because.filter(reason => {
    if (reason.key !== undefined) counting = COUNTING.includes(reason.key);
    return counting;
  });
  return { title: `请假 ${days} 天`, result: `按 ${days} 天计算`, because: own };
}

function routeOf({ days, steps, because, state }: LeaveDetail): Found {
  const decisions = steps.flatMap(step => step.decisions.map(({ personName, roleName, decision, opinion, at }) =>
    record(`${roleName} ${personName} ${DECISION_NAMES[decision]}`, [opinion, atText(at)].filter(Boolean).join('，'))));
  const chain = chainText(days, steps.map(step => step.name));
  return {
    title: state === 'refused' ? '没有批准' : '由谁审批', result: state === 'refused' ? `没有批准。${chain}` : chain, because,
    evidence: [{ behind: null, nodes: decisions }],
  };
}

function filingOf({ filing: { names, due, because } }: LeaveDetail): Found {
  const by = due ? `，${inFull(due)} 前办完` : '';
  return { title: '告知和备案', result: names.length > 0 ? `要告诉${names.join('、')}${by}` : '不需要告知和备案', because };
}

function returnOf({ return: back, endDay, state, returnOverdue }: LeaveDetail, profile: Profile | undefined): Found {
  if (back) {
    const recorded = record(`${back.recordedByName}登记返岗`, `${inFull(back.day)}${HALF_NAMES[back.half]}返岗，${atText(back.at)} 登记`);
    return { title: back.onTime ? '按时返岗' : '超假', result: `${inFull(back.day)}${HALF_NAMES[back.half]}返岗，${back.onTime ? '按时' : '超假'}`, because: back.because, evidence: [{ behind: null, nodes: [recorded] }] };
  }
  if (state !== 'approved') throw new NotFoundException();
  const text = `批准到 ${endDay}，${returnOverdue ? '已经过了，还没有销假' : '还没有销假'}`;
  const because: Reason[] = profile ? finding(profile, read => { read.where('leave.return'); read.say(text); }).because : [{ text, clauses: [] }];
  return { title: returnOverdue ? '超期没有销假' : '等待销假', result: inFull(text), because };
}

function chainText(days: number, names: string[]): string {
  return names.length > 0 ? `请假 ${days} 天，由${names.join('、')}${names.length > 1 ? '依次' : ''}审批` : `请假 ${days} 天，报备即可，不用审批`;
}
