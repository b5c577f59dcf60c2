import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { daysBetween, type Day } from '@village/shared/kernel/day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import type { RestAccount } from '@village/shared/rules/compensatory-balance';
import { restShort } from '@village/shared/rules/leave-application';
import { Db } from '../common/db';
import { PolicyService } from '../policy/policy.service';
import { LeaveEntity } from './leave.entity';
import { usedSpan } from './span';

/** Where work that was ordered and done on rest days is read; attendance stands to the right of leave and gives itself when the program starts. */
export interface WorkedDays {
  workedOf(personId: string, path: string): Promise<RestAccount['worked']>;
}

/** Work on rest days and the rest that was taken for it (调休). Nothing of it is stored: it follows from arrangements, presences and leaves. */
@Injectable()
export class RestAccountService {
  private days: WorkedDays | null = null;

  constructor(private readonly db: Db, private readonly policies: PolicyService) {}

  readFrom(days: WorkedDays): void {
    this.days = days;
  }

  /** The account of a person at a place; undefined where the regulation in force there has no such rest. `without`: a leave that is being judged itself. */
  async of({ personId, path, on }: { personId: string; path: string; on: Day }, without?: string): Promise<RestAccount | undefined> {
    const profile = await this.policies.activeFor(path, on);
    if (isRefusal(profile) || !('rest.compensatory' in profile.values) || !this.days) return undefined;
    const taken = await this.db.of(LeaveEntity).find({
      where: { personId, kind: 'compensatory_rest', state: In(['pending', 'approved', 'returned']) }, order: { startDay: 'ASC', id: 'ASC' },
    });
    return {
      worked: await this.days.workedOf(personId, path),
      taken: taken.filter(leave => leave.id !== without).map(leave => ({ day: leave.startDay, halves: halvesOf(leave) })),
    };
  }

  /** May this rest still be granted? The work may have been taken back, or the rest used otherwise, since it was asked for. */
  async refusalOf(leave: LeaveEntity): Promise<Refusal | null> {
    if (leave.kind !== 'compensatory_rest') return null;
    const { id, personId, path, startDay, halves } = leave;
    const profile = await this.policies.activeFor(path, startDay);
    const rest = await this.of({ personId, path, on: startDay }, id);
    if (isRefusal(profile) || !rest) return null;
    const { value } = restShort(profile, await this.policies.calendar(), { startDay, rest }, halves);
    return isRefusal(value) ? value : null;
  }
}

/** Who came back early used less; of a rest that begins and ends on work days every half day between counts. */
function halvesOf(leave: LeaveEntity): number {
  const used = usedSpan(leave);
  if (used.endDay === leave.endDay && used.endHalf === leave.endHalf) return leave.halves;
  return Math.max(0, Math.min(leave.halves, daysBetween(leave.startDay, used.endDay) * 2 + (used.endHalf === 'pm' ? 2 : 1) - (leave.startHalf === 'pm' ? 1 : 0)));
}
