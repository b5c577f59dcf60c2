import { Injectable } from '@nestjs/common';
import type { AllowanceList } from '@village/shared/contract/allowance';
import type { ConfirmAllowanceInput, StateAllowanceInput } from '@village/shared/contract/allowance.input';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { asksStatement } from '@village/shared/rules/allowance-month';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { NoticeService } from '../notice/notice.service';
import { PersonService } from '../organisation/person.service';
import { AllowancePaymentEntity, AllowanceStatementEntity } from './allowance.entity';
import { AllowanceService, mayState, type SeenList } from './allowance.service';

/** What is done about a list: stating what no sheet says, and confirming. */
@Injectable()
export class AllowanceActService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly notices: NoticeService, private readonly people: PersonService,
    private readonly lists: AllowanceService,
  ) {}

  async state(input: StateAllowanceInput, who: Who): Promise<AllowanceList | Refusal> {
    const seen = await this.lists.seen(input, who);
    if (isRefusal(seen)) return seen;
    const { personId, month, memberType, oneWayKm, roundTrips, byUnitVehicle, backInCityDays } = input;
    const person = seen.people.find(({ row }) => row.personId === personId);
    if (!person || !mayState(personId, who)) return refuse('not_your_part', '路程和趟数由本人或者派出单位填写。', { field: 'personId' });
    if (!asksStatement(seen.drawn.profile)) return refuse('not_asked', `《${seen.drawn.profile.title}》的补助不看路程和趟数，不用填写。`);
    if (byUnitVehicle > roundTrips) return refuse('invalid_count', '单位派车的趟数不能多于往返趟数，请改正。', { field: 'byUnitVehicle' });
    const officialDays = person.row.totals.officialTrip / 2;
    if (backInCityDays > officialDays) return refuse('invalid_count', `考勤表上这个月公差 ${officialDays} 天，因公回市区的天数不能更多，请改正。`, { field: 'backInCityDays' });
    const row: AllowanceStatementEntity = { id: newId(), personId, month, memberType, oneWayKm, roundTrips, byUnitVehicle, backInCityDays, statedBy: who.personId, statedAt: this.clock.now() };
    await this.db.of(AllowanceStatementEntity).insert(row);
    await this.journal.note(who, 'allowance.state', row.id, seen.village.id);
    return this.lists.list(input, who);
  }

  /** Of two who confirm at the same moment one comes too late; what stands already is never paid twice. */
  async confirm(input: ConfirmAllowanceInput, who: Who): Promise<AllowanceList | Refusal> {
    const seen = await this.lists.seen(input, who);
    if (isRefusal(seen)) return seen;
    if (seen.drawn.why !== null) return refuse('not_sealed', seen.drawn.why);
    if (seen.hash !== input.hash) return refuse('changed', '补助表刚刚有变化，请刷新后再核定。', { field: 'hash' });
    if (seen.open.length === 0) return refuse('nothing_to_confirm', '没有等您核定的补助：该核定的已经核定，或者不由您的单位支付。');
    try {
      await this.db.of(AllowancePaymentEntity).insert(await this.rowsOf(seen, input, who));
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return refuse('changed', '刚刚有人核定过这张补助表，请刷新后查看。', { field: 'hash' });
    }
    await this.journal.note(who, 'allowance.confirm', seen.village.id, seen.village.id);
    const personIds = [...new Set(seen.open.map(({ person }) => person.row.personId))];
    await this.notices.tell({ personIds, subjectId: seen.village.id, once: `allowance ${seen.hash.slice(0, 16)}`, text: `您${Number(input.month.slice(5))}月的驻村补助已经核定`, page: '/pages/allowance/payslip/index' });
    return this.lists.list(input, who);
  }

  private async rowsOf({ village, open, drawn }: SeenList, { month, remark }: ConfirmAllowanceInput, who: Who): Promise<AllowancePaymentEntity[]> {
    const by = { confirmedBy: who.personId, confirmedByName: (await this.people.personById(who.personId))!.name, confirmedAt: this.clock.now() };
    const runId = newId();
    return open.map(({ person: { row: { personId } }, line }) => ({
      id: newId(), runId, personId, month, villageId: village.id, item: line.item, sequence: drawn.payments.filter(each => each.personId === personId && each.item === line.item).length + 1,
      amountFen: line.openFen, quantity: line.quantity, because: line.because, profileId: drawn.profile.id, profileVersion: drawn.sealed!.content.profileVersion, remark: remark.trim(), ...by,
    }));
  }
}
