import { Injectable } from '@nestjs/common';
import type { LeaveAfter, LeaveReplacement } from '@village/shared/contract/after';
import type { CheckReturnInput, RegisterReplacementInput } from '@village/shared/contract/after.input';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole, ROLES } from '@village/shared/kernel/role';
import { leaveReplacement, makeUpDays } from '@village/shared/rules/leave-approval';
import { returnRecorded } from '@village/shared/rules/leave-return';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { PolicyService } from '../policy/policy.service';
import { ReplacementEntity, ReturnCheckEntity } from './after.entity';
import { FilingService } from './filing.service';
import { registers } from './filing-register.service';
import { LeaveEntity } from './leave.entity';
import { LeaveService } from './leave.service';
import { PaperReaderService } from './paper-reader.service';
import { grantedSpan } from './span';

/** What follows once a leave is granted: who is told, who comes in the person's place, which office days are made up, and that his return was taken note of. */
@Injectable()
export class AfterService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly leaves: LeaveService, private readonly policies: PolicyService,
    private readonly people: PersonService, private readonly filings: FilingService, private readonly granters: PaperReaderService,
  ) {}

  async after(id: string, who: Who): Promise<LeaveAfter> {
    return this.of(await this.leaves.readable(id, who), who);
  }

  /** Who granted the leave, or the office that keeps the records, takes note of the return; of who came back late he says whether he agreed. */
  async check({ id, overstay, remark }: CheckReturnInput, who: Who): Promise<LeaveAfter | Refusal> {
    const leave = await this.leaves.readable(id, who);
    if (leave.state !== 'returned') return refuse('state_changed', '还没有销假，不用核对。');
    if (!(await this.mayCheck(leave, who))) return refuse('not_granter', '由批准请假的人，或者管请假记录的办公室核对。');
    try {
      await this.db.of(ReturnCheckEntity).insert({ leaveId: id, checkedBy: who.personId, checkedAt: this.clock.now(), overstay: overstay ?? null, remark: remark?.trim() ?? '' });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return refuse('checked_before', '已经核对过，请刷新后查看。');
    }
    const overstayAccepted = overstay === undefined ? null : overstay === 'accepted';
    await this.db.of(LeaveEntity).update({ id }, { overstayAccepted });
    return this.of({ ...leave, overstayAccepted }, who);
  }

  /** The unit says who comes; the offices of the township and the county may write it down for it. */
  async replace({ id, kind, name, post, from, note }: RegisterReplacementInput, who: Who): Promise<LeaveAfter | Refusal> {
    const leave = await this.leaves.readable(id, who);
    if (!mayReplace(leave, who)) return refuse('not_unit', '由派出单位，或者乡镇、县的驻村办登记接替的人。');
    if (leave.state !== 'approved' && leave.state !== 'returned') return refuse('state_changed', '这张请假单没有批准，不用派人接替。');
    if (kind !== 'stays' && !name?.trim()) return refuse('name_required', '请写明谁来接替。', { field: 'name' });
    if (kind === 'stays' && !note?.trim()) return refuse('note_required', '不派人的，请说明原因。', { field: 'note' });
    await this.db.of(ReplacementEntity).insert({
      id: newId(), leaveId: id, kind, name: name?.trim() ?? '', post: post?.trim() ?? '', from, note: note?.trim() ?? '', registeredBy: who.personId, registeredAt: this.clock.now(),
    });
    return this.of(leave, who);
  }

  async of(leave: LeaveEntity, who: Who): Promise<LeaveAfter> {
    const { duties, because } = (await this.filings.dutiesOf([leave])).get(leave.id) ?? { duties: [], because: [] };
    const check = await this.db.of(ReturnCheckEntity).findOneBy({ leaveId: leave.id });
    const profile = await this.policies.activeFor(leave.path, leave.startDay);
    const granted = leave.state === 'approved' || leave.state === 'returned';
    const { startDay, endDay } = grantedSpan(leave);
    const missed = isRefusal(profile) || !granted ? null : makeUpDays(profile, { startDay, endDay, calendar: await this.policies.calendar() });
    const days = missed && !isRefusal(missed.value) ? missed.value : [];
    const recorded = isRefusal(profile) ? null : returnRecorded(profile).value;
    return {
      id: leave.id, filings: duties, replacement: granted ? await this.replacement(leave) : null, makeUpDays: days, checkRequired: recorded === true,
      because: [...because, ...(days.length > 0 ? missed!.because : [])],
      returnCheck: check && { byName: await this.nameOf(check.checkedBy), at: check.checkedAt, overstay: check.overstay, remark: check.remark },
      may: {
        file: duties.some(duty => duty.state !== 'made') && registers(leave, who), replace: granted && mayReplace(leave, who),
        check: leave.state === 'returned' && check === null && await this.mayCheck(leave, who),
      },
    };
  }

  private async replacement(leave: LeaveEntity): Promise<LeaveAfter['replacement']> {
    const profile = await this.policies.activeFor(leave.path, leave.startDay);
    if (isRefusal(profile)) return null;
    const { value, because } = leaveReplacement(profile, { days: leave.halves / 2 });
    const rows = await this.db.of(ReplacementEntity).find({ where: { leaveId: leave.id }, order: { registeredAt: 'ASC', id: 'ASC' } });
    if (isRefusal(value) || (!value.required && rows.length === 0)) return null;
    const shown: LeaveReplacement[] = [];
    for (const row of rows) shown.push({ kind: row.kind, name: row.name, post: row.post, from: row.from, note: row.note, byName: await this.nameOf(row.registeredBy), at: row.registeredAt });
    return { required: value.required === true, byName: nameOfRole(value.by ?? 'dispatching_unit', profile.roles), because, rows: shown };
  }

  private async mayCheck(leave: LeaveEntity, who: Who): Promise<boolean> {
    return leave.personId !== who.personId && await this.granters.reads(leave, who);
  }

  private async nameOf(personId: string): Promise<string> {
    return (await this.people.personById(personId))?.name ?? '';
  }
}

function mayReplace(leave: LeaveEntity, who: Who): boolean {
  return who.grants.some(grant => (ROLES[grant.role].level === 'unit' ? grant.organisationId === leave.unitId : (grant.role === 'township_office' || grant.role === 'county_office') && leave.path.startsWith(grant.path)));
}
