import { Injectable, NotFoundException } from '@nestjs/common';
import type { Callback } from '@village/shared/contract/callback';
import type { AskCallbackInput, WithdrawCallbackInput } from '@village/shared/contract/callback.input';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { Db, isDuplicate } from '../common/db';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { ApplicationService } from './application.service';
import { CallbackEntity } from './callback.entity';
import { CallbackReaderService, unitsOf } from './callback-reader.service';
import { DecisionService } from './decision.service';
import { GrantedService } from './granted.service';
import { LeaveEntity } from './leave.entity';

/** The dispatching unit asks for one of its cadres for its own work. It becomes a leave of that kind, which the consents of the clause decide on; nobody else can make one. */
@Injectable()
export class CallbackService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly people: PersonService, private readonly applications: ApplicationService, private readonly decisions: DecisionService,
    private readonly told: GrantedService, private readonly reader: CallbackReaderService,
  ) {}

  async ask({ askKey, personId, purpose, ...span }: AskCallbackInput, who: Who): Promise<Callback | Refusal> {
    const person = (await this.people.peopleByIds([personId])).get(personId);
    if (!person?.unitId || !unitsOf(who).includes(person.unitId)) throw new NotFoundException();
    const asked = await this.applications.apply({ ...span, clientKey: askKey, kind: 'unit_callback', reason: purpose }, { ...who, personId, grants: [] }, who, true);
    if (isRefusal(asked)) return asked;
    const leave = await this.db.of(LeaveEntity).findOneByOrFail({ id: asked.id });
    try {
      await this.db.of(CallbackEntity).insert({ leaveId: leave.id, unitId: person.unitId, askedBy: who.personId, askedAt: this.clock.now(), withdrawnReason: '' });
      await this.told.calledBack(leave, `由${person.unitName ?? '派出单位'}提出，去做：${leave.reason}。要有关方面同意以后才能走`, 'callback.asked', who.personId);
    } catch (error) {
      // Sent before: what was answered then is answered again.
      if (!isDuplicate(error)) throw error;
    }
    return (await this.reader.replies([leave], who))[0];
  }

  async withdraw({ id, reason }: WithdrawCallbackInput, who: Who): Promise<Callback | Refusal> {
    const row = await this.db.of(CallbackEntity).findOneBy({ leaveId: id });
    if (!row || !unitsOf(who).includes(row.unitId)) throw new NotFoundException();
    const leave = await this.db.of(LeaveEntity).findOneByOrFail({ id });
    const refused = await this.decisions.takeBack(leave, who);
    if (refused) return refused;
    await this.db.of(CallbackEntity).update({ leaveId: id }, { withdrawnReason: reason.trim() });
    await this.told.calledBack(leave, `不再抽调：${reason.trim()}`, 'callback.withdrawn', who.personId);
    return (await this.reader.replies([{ ...leave, state: 'withdrawn' }], who))[0];
  }
}
