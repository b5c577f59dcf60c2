import { Injectable } from '@nestjs/common';
import type { SheetContent, SheetReply } from '@village/shared/contract/attendance';
import type { SheetInput, SignInput } from '@village/shared/contract/attendance.input';
import { lastDay } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole, nameOfStep, type RoleId } from '@village/shared/kernel/role';
import { settlementSchedule } from '@village/shared/rules/settlement';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import { may, type Who } from '../common/who';
import { ActService } from './act.service';
import { SheetCopyEntity, SheetSignatureEntity } from './attendance.entity';
import { monthClosed } from './ledger.service';
import { hashSeen, nextStep, OpenedService, type Opened } from './opened.service';
import { nextPart, stepSigned, type SigningState } from './sheet.signing';
import { StandingService } from './standing.service';
import { ViewService, type View } from './view.service';

/** The sheet as it is read, and its signatures. */
@Injectable()
export class SignatureService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly views: ViewService, private readonly books: OpenedService,
    private readonly standings: StandingService, private readonly acts: ActService,
  ) {}

  async sheet(input: SheetInput, who: Who): Promise<SheetReply | Refusal> {
    const view = await this.views.of(input.organisationId, input.month, who);
    const opened = await this.books.open(view.place, input.month);
    return isRefusal(opened) ? opened : this.reply(opened, view, who);
  }

  /** Signs what the person saw. Where the profile names nobody who compiles, the first signature copies the sheet; facts that come later show as differences. */
  async sign(input: SignInput, who: Who): Promise<SheetReply | Refusal> {
    const view = await this.views.of(input.organisationId, input.month, who);
    if (!view.whole) return refuse('not_signer', '您只能看到部分人员，不能在这张考勤表上签字。');
    const opened = await this.books.open(view.place, input.month);
    if (isRefusal(opened)) return opened;
    if (signedBefore(opened, input.hash, who)) return this.reply(opened, view, who);
    const wrong = this.signRefusal(opened, input, who);
    if (wrong) return wrong;
    const changed = opened.state.differences.length > 0;
    const copy = opened.copy === null || changed ? await this.books.copyOf(opened, input.reason?.trim() || this.acts.returnedFor(opened)) : opened.copy;
    if (copy.hash !== input.hash) return changedRefusal();
    const next = nextPart(openState(opened.state), who, opened.place)!;
    const taken = await this.put(copy, next, who) ?? await this.acts.write(opened, copy, { act: 'sign', role: next.role, remark: input.remark ?? input.reason ?? '' }, who);
    if (taken) return taken;
    await this.journal.note(who, 'attendance.sign', copy.id, opened.place.id);
    return this.sheet(input, who);
  }

  private signRefusal(opened: Opened, input: SignInput, who: Who): Refusal | null {
    const { now, state } = opened;
    if (opened.ledger.seal) return monthClosed(now.month);
    if (opened.seat !== opened.place) return refuse('not_signer', `这个月在${opened.seat.name}的考勤表上签字，请打开那一张。`);
    if (isRefusal(state.steps)) return state.steps;
    if (lastDay(now.month) >= this.clock.today()) return refuse('month_not_over', `${now.month} 还没有结束，月底过后再签字。`, { field: 'month' });
    const changed = state.differences.length > 0;
    const open = openState(state);
    const next = nextStep(opened);
    if (next?.step.step === 'compile') return refuse('not_compiled', `先由${nameOfStep(next.step.by[0], opened.profile.roles)}${changed ? '重新' : ''}编制，再签字。`);
    if (nextPart(open, who, opened.place) === null) return this.notNext(open, opened);
    if (changed && !input.reason?.trim()) return refuse('reason_required', '签字以后事实有变化，重新签字请写明更正原因。', { field: 'reason' });
    return input.hash === hashSeen(opened) ? null : changedRefusal();
  }

  private notNext(state: SigningState, { profile, place }: Opened): Refusal {
    if (isRefusal(state.steps)) return state.steps;
    const waiting = state.steps.find(step => !stepSigned(step, state.signed));
    if (state.steps.length === 0) return refuse('not_signer', `${profile.title}规定由村一级签字，请打开${place.name}各村的考勤表签字。`);
    if (waiting === undefined) return refuse('already_signed', '这张考勤表已经签齐。');
    return refuse('not_your_turn', `现在轮到${nameOfStep(waiting, profile.roles)}签字，您不担任这个岗位。`);
  }

  private async put(copy: SheetCopyEntity, { part, role }: { part: string; role: RoleId }, who: Who): Promise<Refusal | null> {
    const person = await this.acts.personOf(who);
    try {
      await this.db.of(SheetSignatureEntity).insert({ id: newId(), copyId: copy.id, part, role, personId: person.id, personName: person.name, signedAt: this.clock.now() });
      return null;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return refuse('already_signed', '刚刚已经有人以这个岗位签字，请刷新后查看。');
    }
  }

  private async reply(opened: Opened, view: View, who: Who): Promise<SheetReply> {
    const { now, copy, state, profile, calendar } = opened;
    const { signatures } = opened.ledger;
    const steps = isRefusal(state.steps) ? [] : state.steps;
    const schedule = settlementSchedule(profile, calendar, { item: 'attendance_sheet', month: now.month });
    return {
      content: seen(copy?.content ?? now, view),
      hash: hashSeen(opened),
      signed: copy === null ? null : {
        version: copy.version, hash: copy.hash, complete: steps.every(step => stepSigned(step, signatures)),
        signatures: signatures.map(each => ({ role: each.role, roleName: nameOfRole(each.role, profile.roles), personName: each.personName, at: each.signedAt })),
        differences: state.differences.filter(each => view.whole || view.people.has(each.personId)),
      },
      signers: steps.map(step => ({ step, name: nameOfStep(step, profile.roles), signed: copy !== null && stepSigned(step, signatures) })),
      schedule: isRefusal(schedule.value) ? [{ text: schedule.value.text, clauses: schedule.value.clauses }] : schedule.because,
      settlement: await this.standings.of(opened, view, who),
      may: this.may(opened, view, who),
    };
  }

  private may(opened: Opened, view: View, who: Who): SheetReply['may'] {
    const canExport = may(who, 'attendance.export');
    const none = (why: string | null) => ({ sign: false, signAs: null, export: canExport, why });
    if (!view.whole || !may(who, 'attendance.sign')) return none(null);
    const { state, now } = opened;
    if (opened.ledger.seal || opened.seat !== opened.place) return none(null);
    if (isRefusal(state.steps)) return none(state.steps.text);
    if (lastDay(now.month) >= this.clock.today()) return none('这个月还没有结束，月底过后再签字。');
    if (nextStep(opened)?.step.step === 'compile') return none(null);
    const open = openState(state);
    const next = nextPart(open, who, opened.place);
    if (next === null) return none(this.notNext(open, opened).text);
    return { sign: true, signAs: nameOfRole(next.role, opened.profile.roles), export: canExport, why: null };
  }
}

/** Once facts have changed the signatures of the copy no longer count: a new version is signed from the first step on. */
function openState(state: SigningState): SigningState {
  return state.differences.length > 0 ? { ...state, signed: [] } : state;
}

function signedBefore({ copy, ledger }: Opened, hash: string, who: Who): boolean {
  return copy?.hash === hash && ledger.signatures.some(each => each.personId === who.personId);
}

function seen(content: SheetContent, { whole, people }: View): SheetContent {
  return whole ? content : { ...content, rows: content.rows.filter(row => people.has(row.personId)) };
}

/** What the person saw is no longer what is there. */
export function changedRefusal(): Refusal {
  return refuse('sheet_changed', '您打开以后考勤表有了变化，没有签字。请刷新后核对，再签字。', { field: 'hash' });
}
