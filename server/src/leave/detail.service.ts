import { Injectable } from '@nestjs/common';
import type { LeaveConsult, LeaveDetail, LeaveStep } from '@village/shared/contract/leave';
import { dayOf } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import { hasOwnClause } from '@village/shared/kernel/leave-kind';
import { halfDayKey, overlap } from '@village/shared/kernel/half-day';
import { isRefusal } from '@village/shared/kernel/refusal';
import { nameOfRole, nameOfStep } from '@village/shared/kernel/role';
import type { Profile } from '@village/shared/policy/profile';
import type { Calendar } from '@village/shared/rules/calendar';
import { leaveFiling } from '@village/shared/rules/leave-filing';
import { leaveReturn } from '@village/shared/rules/leave-return';
import { ApprovalService, type Consult, type Decision } from '../approval/approval.service';
import { Clock } from '../common/time';
import { scopeOf, type Who } from '../common/who';
import { PersonService, type Person } from '../organisation/person.service';
import { TeamService } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import type { LeaveEntity } from './leave.entity';
import { LeaveService, subjectOf } from './leave.service';
import { isApplicant, mayTakeBack } from './asking';
import { grantedSpan, hasBegun, spanText } from './span';
import { VersionService } from './version.service';

/** What is known around one leave when its page is drawn. */
interface Around {
  leave: LeaveEntity;
  people: Map<string, Person>;
  decisions: Decision[];
  forwards: Awaited<ReturnType<ApprovalService['forwardsOf']>>;
  consults: Consult[];
  names: Record<string, string>;
  /** Null: the profile it was asked by is not in this version of the program. */
  profile: Profile | null;
  calendar: Calendar;
}

/** One leave as its page shows it: the steps, who is told, the return, and what this person may do. */
@Injectable()
export class DetailService {
  constructor(
    private readonly clock: Clock, private readonly leaves: LeaveService, private readonly approvals: ApprovalService,
    private readonly policies: PolicyService, private readonly people: PersonService, private readonly teams: TeamService,
    private readonly versions: VersionService,
  ) {}

  async detail(id: string, who: Who): Promise<LeaveDetail> {
    return this.of(await this.leaves.readable(id, who), who);
  }

  async of(leave: LeaveEntity, who: Who): Promise<LeaveDetail> {
    const [line] = await this.leaves.lines([leave]);
    const around = await this.around(leave);
    const person = around.people.get(leave.personId);
    const may = await this.may(leave, who);
    return {
      ...line, clientKey: leave.clientKey, reason: leave.reason, place: leave.place, outOfCounty: leave.outOfCounty,
      standInId: leave.standInId, special: leave.special,
      standInName: leave.standInId === null ? null : around.people.get(leave.standInId)?.name ?? null,
      unitName: person?.unitName ?? null, post: person?.post ?? null, role: leave.role, roleName: nameOfRole(leave.role, around.names),
      claimedAt: leave.claimedAt, steps: stepsOf(around), versions: await this.versions.of(leave, around.names), because: leave.because, filing: filingOf(around, this.clock.today()), return: returnOf(around),
      profileTitle: leave.profileTitle, profileVersion: leave.profileVersion, may,
      forwards: around.forwards.map(({ fromId, toId, reason, at }) => ({ fromName: around.people.get(fromId)?.name ?? '', toName: around.people.get(toId)?.name ?? '', reason, at })),
      consults: consultsOf(around, who),
      forwardTo: may.decide ? (await this.approvals.others(subjectOf(leave), who)).map(({ personId, name, as }) => ({ personId, name, roleName: nameOfRole(as, around.names) })) : [],
      cover: may.decide ? await this.cover(leave) : null,
    };
  }

  private async around(leave: LeaveEntity): Promise<Around> {
    const decisions = await this.approvals.decisionsOf([leave.id]);
    const forwards = await this.approvals.forwardsOf([leave.id]);
    const consults = await this.approvals.consultsOf([leave.id]);
    const ids = [leave.personId, ...consults.flatMap(each => [each.askedBy, each.askedOf]), ...forwards.flatMap(each => [each.fromId, each.toId]), leave.standInId, leave.returnRecordedBy, ...decisions.flatMap(each => [each.decidedBy, each.insteadOf])].filter(id => id !== null);
    const profile = await this.policies.activeFor(leave.path, leave.startDay);
    return {
      leave, decisions, forwards, consults, people: await this.people.peopleByIds(ids), names: (await this.policies.namesOf([leave]))(leave),
      profile: isRefusal(profile) ? null : profile, calendar: await this.policies.calendar(),
    };
  }

  /** Who else of the team is there in those days? */
  private async cover({ personId, teamId, startDay, startHalf, endDay, endHalf }: LeaveEntity): Promise<LeaveDetail['cover']> {
    const others = (await this.teams.membersOf([teamId], startDay, endDay)).filter(member => member.personId !== personId);
    const away = await this.leaves.leavesIn(others.map(member => member.personId), startDay, endDay);
    const nameOf = (id: string) => others.find(member => member.personId === id)?.name ?? '';
    return {
      others: others.length,
      away: away.filter(other => overlap(other, { startDay, startHalf, endDay, endHalf })).map(other => ({
        personName: nameOf(other.personId), kind: other.kind, state: other.state,
        startDay: other.startDay, startHalf: other.startHalf, endDay: other.endDay, endHalf: other.endHalf,
      })),
    };
  }

  private async may(leave: LeaveEntity, who: Who): Promise<LeaveDetail['may']> {
    const own = leave.personId === who.personId;
    const asked = isApplicant(leave, who);
    const begun = hasBegun({ day: leave.startDay, half: leave.startHalf }, this.clock.now());
    const leads = scopeOf(who, 'attendance.roster').teams.includes(leave.teamId);
    return {
      decide: leave.state === 'pending' && (await this.approvals.openParts(subjectOf(leave), who)).length > 0,
      change: asked && (leave.state === 'to_change' || (leave.state === 'pending' && (await this.approvals.decisionsOf([leave.id])).length === 0)),
      withdraw: asked && mayTakeBack(leave, this.clock.now()),
      return: (own || leads) && leave.state === 'approved' && begun,
    };
  }
}

function stepsOf({ leave, decisions, people, names }: Around): LeaveStep[] {
  const over = leave.state === 'refused' || leave.state === 'withdrawn';
  return leave.chain.map((step, position) => {
    const here = decisions.filter(each => each.position === position);
    const sentBack = here.some(each => each.decision === 'return');
    const refused = here.some(each => each.decision === 'refuse');
    const current = leave.state === 'pending' && position === leave.position;
    const passed = position < leave.position || (!over && leave.state !== 'pending' && leave.state !== 'to_change');
    return {
      step, name: nameOfStep(step, names),
      state: sentBack ? 'to_change' : refused ? 'refused' : passed ? 'approved' : current ? 'current' : over ? 'skipped' : 'waiting',
      decisions: here.map(({ decidedBy, insteadOf, role, decision, opinion, decidedAt }) => ({
        personName: people.get(decidedBy)?.name ?? '', insteadOfName: insteadOf === null ? null : people.get(insteadOf)?.name ?? '', roleName: nameOfRole(role, names), decision, opinion, at: decidedAt,
      })),
    };
  });
}

function consultsOf({ leave, consults, people, names }: Around, who: Who): LeaveConsult[] {
  return consults.map(({ id, position, askedBy, askedOf, role, question, askedAt, opinion, answeredAt }) => {
    const open = answeredAt === null && leave.state === 'pending' && position === leave.position;
    return {
      id, askedByName: people.get(askedBy)?.name ?? '', askedOfName: people.get(askedOf)?.name ?? '', roleName: nameOfRole(role, names), question, askedAt, opinion, answeredAt,
      lapsed: answeredAt === null && !open, may: { answer: open && askedOf === who.personId },
    };
  });
}

function filingOf({ leave, decisions, names, profile, calendar }: Around, today: string): LeaveDetail['filing'] {
  const nothing = { names: [], due: null, because: [] as Reason[] };
  if (!profile || leave.state === 'refused' || leave.state === 'withdrawn' || leave.state === 'to_change' || hasOwnClause(leave.kind)) return nothing;
  const last = decisions.at(-1);
  const { value, because } = leaveFiling(profile, {
    applicantRole: leave.role, kind: leave.kind, days: leave.halves / 2, approvedOn: last ? dayOf(last.decidedAt) : today,
    startDay: leave.startDay, endDay: leave.endDay, calendar,
  });
  if (isRefusal(value)) return { ...nothing, because: [...because, { text: value.text, clauses: value.clauses }] };
  const told = [...new Set([...value.notify, ...value.recordKeepers, ...value.fileWith])];
  return { names: told.map(id => nameOfRole(id, names)), due: leave.state === 'pending' ? null : value.due, because };
}

function returnOf({ leave, people, profile, calendar }: Around): LeaveDetail['return'] {
  const { returnDay: day, returnHalf: half, returnedAt: at } = leave;
  if (day === null || half === null || at === null) return null;
  const recordedByName = people.get(leave.returnRecordedBy ?? '')?.name ?? '';
  // Who was called back for an afternoon is late on the next morning.
  const called = { startDay: leave.recallDay ?? day, startHalf: leave.recallHalf ?? half, endDay: leave.recallDay ?? day, endHalf: leave.recallHalf ?? half };
  const late = halfDayKey(day, half) > halfDayKey(called.startDay, called.startHalf);
  const finding = profile ? leaveReturn(profile, calendar, { applicantRole: leave.role, approvedEnd: grantedSpan(leave).endDay, returnedOn: day, approvedBy: leave.chain.at(-1), ...(leave.overstayAccepted ? { extension: { approved: true } } : {}) }) : null;
  if (finding === null || isRefusal(finding.value)) {
    const refusal = finding && isRefusal(finding.value) ? [{ text: finding.value.text, clauses: finding.value.clauses }] : [];
    return { day, half, at, recordedByName, onTime: !late && day <= grantedSpan(leave).endDay, because: [...(finding?.because ?? []), ...refusal] };
  }
  return { day, half, at, recordedByName, onTime: !late && finding.value.onTime, because: [...finding.because, ...(late ? [{ text: `要求${spanText(called)}返岗，没有按时回来`, clauses: [] }] : [])] };
}
