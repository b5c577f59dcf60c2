import { Injectable, NotFoundException } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { PhoneIn } from '@village/shared/contract/away';
import type { CompleteLeaveInput, PhoneInInput } from '@village/shared/contract/away.input';
import type { LeaveDetail } from '@village/shared/contract/leave';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { leaveRequest } from '@village/shared/rules/leave-request';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { PolicyService } from '../policy/policy.service';
import { ApplicationService } from './application.service';
import { LeaveEntity } from './leave.entity';
import { LeaveService } from './leave.service';
import { PhoneInEntity } from './phone-in.entity';
import { TenureService } from './tenure.service';

/** A leave asked for by telephone: a colleague or a leader writes it down, it is decided on like every other, and the person makes it his own afterwards. */
@Injectable()
export class PhoneInService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly people: PersonService, private readonly policies: PolicyService,
    private readonly tenures: TenureService, private readonly applications: ApplicationService, private readonly leaves: LeaveService,
  ) {}

  async enter({ personId, consentBy, consentAt, ...input }: PhoneInInput, who: Who): Promise<LeaveDetail | Refusal> {
    if (personId === who.personId) return refuse('phone_in_self', '您自己请假，请在“我要请假”里填写。', { field: 'personId' });
    const tenure = await this.tenures.during(personId, input.startDay, input.endDay);
    const near = !isRefusal(tenure) && (who.grants.some(grant => grant.teamId === tenure.teamId) || inScope(scopeOf(who, 'leave.decide'), tenure.path, tenure.teamId));
    // Whoever is out of reach is not told whether the other one serves anywhere.
    if (isRefusal(tenure) || !near) throw new NotFoundException();
    const profile = await this.policies.activeFor(tenure.path, input.startDay);
    if (isRefusal(profile)) return profile;
    const asked = leaveRequest(profile, { applicantRole: tenure.roles[0], kind: input.kind, channel: 'phone', reasonGiven: true, writtenSlip: false, proxyFormFilled: true, backOnDuty: true });
    const known = !isRefusal(asked.value) && asked.value.todo.includes('complete_written_slip');
    if (!known) return refuse('phone_in_unknown', '本地制度没有规定电话请假、由他人代填。请请假人自己在手机上填写，没有信号也能先填好。', { clauses: asked.because.flatMap(reason => reason.clauses) });
    if (consentAt > this.clock.now()) return refuse('consent_in_future', '口头同意的时间还没有到，请检查。', { field: 'consentAt' });
    const leave = await this.applications.apply(input, { ...who, personId, grants: [] }, who);
    if (isRefusal(leave)) return leave;
    const row = { leaveId: leave.id, enteredBy: who.personId, enteredAt: this.clock.now(), consentBy: consentBy.trim(), consentAt, completedAt: null };
    if (!(await this.db.of(PhoneInEntity).existsBy({ leaveId: leave.id }))) await this.db.of(PhoneInEntity).insert(row);
    return { ...leave, may: { ...leave.may, withdraw: false, change: false, return: false } };
  }

  /** The person confirms what was written down for him, with his own words. */
  async complete({ id, reason }: CompleteLeaveInput, who: Who): Promise<Refusal | null> {
    const leave = await this.leaves.readable(id, who);
    if (leave.personId !== who.personId) return refuse('not_applicant', '由请假人本人补办。');
    const row = await this.db.of(PhoneInEntity).findOneBy({ leaveId: id });
    if (!row) return refuse('not_phone_in', '这张请假单是您自己填写的，不用补办。');
    await this.db.of(PhoneInEntity).update({ leaveId: id, completedAt: IsNull() }, { completedAt: this.clock.now() });
    await this.db.of(LeaveEntity).update({ id }, { reason: reason.trim() });
    return null;
  }

  async mayComplete(leave: LeaveEntity, who: Who): Promise<boolean> {
    return leave.personId === who.personId && await this.db.of(PhoneInEntity).existsBy({ leaveId: leave.id, completedAt: IsNull() });
  }

  async of(leave: LeaveEntity): Promise<PhoneIn | null> {
    const row = await this.db.of(PhoneInEntity).findOneBy({ leaveId: leave.id });
    if (!row) return null;
    const profile = await this.policies.activeFor(leave.path, leave.startDay);
    const because = isRefusal(profile) ? [] : leaveRequest(profile, {
      applicantRole: leave.role, kind: leave.kind, channel: 'phone', reasonGiven: true, writtenSlip: row.completedAt !== null, proxyFormFilled: true, backOnDuty: leave.state === 'returned',
    }).because;
    const { enteredAt, consentBy, consentAt, completedAt } = row;
    return { enteredByName: (await this.people.personById(row.enteredBy))?.name ?? '', enteredAt, consentBy, consentAt, completedAt, because };
  }
}
