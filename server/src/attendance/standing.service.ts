import { Injectable } from '@nestjs/common';
import type { Settlement, SettlementAct, SettlementStepReply } from '@village/shared/contract/settlement';
import { addDays, dayOf, lastDay } from '@village/shared/kernel/day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole, nameOfStep, type RoleId } from '@village/shared/kernel/role';
import { settlementSchedule } from '@village/shared/rules/settlement';
import type { SettlementStep } from '@village/shared/rules/settlement-steps';
import { actsAs } from '../approval/approval.service';
import { Clock } from '../common/time';
import { may, type Who } from '../common/who';
import { LateService } from './late.service';
import { actReply, publicisedFrom } from './ledger.service';
import { everybodyIn, nextStep, openObjections, type Opened } from './opened.service';
import { ReconciliationService } from './reconciliation.service';
import { nextPart } from './sheet.signing';
import type { View } from './view.service';

const STEP_NAMES = { compile: '编制', verify: '核实签字', publicise: '公示', submit: '报送封存' } as const;
/** Which act does the step. */
const DONE_BY = { compile: 'compile', verify: 'sign', publicise: 'publicise', submit: 'submit' } as const;
/** So many characters of the hash name a paper. */
export const CODE_LENGTH = 16;

/** How far the month of a sheet has come, for one reader. */
@Injectable()
export class StandingService {
  constructor(private readonly clock: Clock, private readonly lates: LateService, private readonly reconciliations: ReconciliationService) {}

  async of(opened: Opened, view: View, who: Who): Promise<Settlement> {
    const { ledger, profile, state } = opened;
    const seen = (personId: string) => view.whole || view.people.has(personId);
    const next = nextStep(opened);
    const part = actingPart(opened, who);
    const isHere = opened.seat === opened.place;
    const isPart = isHere && view.whole && may(who, 'attendance.sign') && part !== null;
    const why = this.waits(opened);
    const turn = isPart && why === null && next !== null ? turnOf(next.step, opened, who) : null;
    const drafted = ledger.corrections.find(each => each.state === 'drafted');
    const here = new Set(everybodyIn(opened).rows.map(row => row.personId));
    const shown = publicisedFrom(ledger);
    const publicise = opened.plan.find(each => each.step === 'publicise');
    const isShown = shown !== null && publicise !== undefined && ledger.seal === null && next?.step.step === 'submit';
    const differences = ledger.seal ? state.differences.filter(each => seen(each.personId)) : [];
    return {
      steps: opened.plan.map(step => this.step(step, opened, next?.step)),
      act: turn && next ? { step: next.step.step, name: STEP_NAMES[next.step.step], as: nameOfRole(turn, profile.roles) } : null,
      why: why ?? (turn || !next ? null : waitsFor(next.step, opened)),
      mayGiveBack: isPart && ledger.copy !== null && ledger.seal === null,
      publication: shown && publicise ? { from: shown, until: addDays(shown, publicise.days), where: placeShown(opened) } : null,
      mayObject: isShown && opened.copy!.content.rows.some(row => row.personId === who.personId),
      mayAnswer: isHere && isShown && view.whole && may(who, 'attendance.sign') && signerPart(opened, who) !== null,
      objections: ledger.objections.filter(each => seen(each.personId) && here.has(each.personId)).map(({ id, personName, day, half, text, raisedAt, state: stands, answer, answeredByName, answeredAt }) =>
        ({ id, personName, day, half, text, raisedAt, state: stands, answer, answeredByName, answeredAt })),
      history: ledger.acts.map(act => actReply(act, profile.roles)),
      sealed: ledger.seal ? { at: ledger.seal.sealedAt, code: codeOf(ledger.seal.hash) } : null,
      late: { facts: ledger.seal ? await this.lates.since(everybodyIn(opened), ledger, seen) : [], differences },
      corrections: ledger.corrections.map(each => ({
        id: each.id, number: each.number, cause: each.cause, rows: each.rows.filter(row => seen(row.personId) && here.has(row.personId)), state: each.state, remark: each.remark,
        draftedBy: { roleName: nameOfRole(each.draftedAs, profile.roles), personName: each.draftedByName, at: each.draftedAt },
        confirmedBy: each.confirmedAt ? { roleName: nameOfRole(each.confirmedAs, profile.roles), personName: each.confirmedByName, at: each.confirmedAt } : null,
      })),
      reconciliation: await this.reconciliations.of(opened, seen),
      mayCorrect: isPart && ledger.seal !== null && state.differences.length > 0 && !drafted,
      mayConfirm: isPart && drafted && drafted.draftedBy !== who.personId ? drafted.id : null,
    };
  }

  /** Why nobody can do the next step now; null where somebody can. */
  waits(opened: Opened): string | null {
    const { now, seat, place, ledger, plan } = opened;
    if (ledger.seal) return null;
    if (seat !== place) return `这个月在${seat.name}的考勤表上办理。`;
    if (lastDay(now.month) >= this.clock.today()) return '这个月还没有结束，月底过后再办理。';
    if (plan.length === 0) return `${opened.profile.title}规定由村一级办理，请打开${opened.place.name}各村的考勤表。`;
    const next = nextStep(opened);
    if (next?.step.step === 'verify' && next.step.asks) return next.step.asks.text;
    if (next?.from && next.from > this.clock.today()) return `正在公示，${next.from} 起可以报送。`;
    if (next?.step.step === 'submit' && openObjections(ledger) > 0) return `还有 ${openObjections(ledger)} 条异议没有答复，答复以后再报送。`;
    return null;
  }

  private step(step: SettlementStep, opened: Opened, next: SettlementStep | undefined): SettlementStepReply {
    const { plan, ledger, profile } = opened;
    const at = next ? plan.findIndex(each => each.step === next.step) : plan.length;
    const place = plan.indexOf(step);
    const isDone = place < at;
    const acts = isDone || step.step === next?.step ? actsOf(step, opened) : [];
    const last = acts.at(-1)?.at;
    const isOver = (day: string) => step.due !== null && day > step.due;
    return {
      step: step.step, name: step.to.length > 0 || step.step !== 'submit' ? STEP_NAMES[step.step] : '归档封存',
      by: step.by.filter(Boolean).map(each => nameOfStep(each, profile.roles)).join('、'), due: step.due,
      state: isDone ? 'done' : step === next || step.step === next?.step ? 'next' : 'later',
      late: isDone ? last !== undefined && isOver(dayOf(last)) : ledger.seal === null && isOver(this.clock.today()),
      acts, because: step.because, asks: step.asks?.text ?? null,
    };
  }
}

/** What was done for this step to the copy that counts; of signatures given before acts were kept the name and the time. */
function actsOf(step: SettlementStep, { ledger, profile }: Opened): SettlementAct[] {
  const { copy, acts, signatures } = ledger;
  if (!copy) return [];
  const own = acts.filter(each => each.copyId === copy.id && each.act === DONE_BY[step.step]).map(each => actReply(each, profile.roles));
  if (step.step !== 'verify' || own.length > 0) return own;
  return signatures.map(each => ({ act: 'sign', version: copy.version, roleName: nameOfRole(each.role, profile.roles), personName: each.personName, remark: '', at: each.signedAt }));
}

/** As what does this person do the step? */
export function turnOf(step: SettlementStep, opened: Opened, who: Who): RoleId | null {
  if (step.step === 'verify') {
    const state = opened.state.differences.length > 0 ? { ...opened.state, signed: [] } : opened.state;
    return nextPart(state, who, opened.place)?.role ?? null;
  }
  return step.by[0] ? actsAs(who.grants, step.by[0], { path: opened.place.path }) : null;
}

/** As what has this person any part in the month of this place? */
export function actingPart({ plan, state, seat: place }: Opened, who: Who): RoleId | null {
  return partIn(plan, state.steps, place.path, who);
}

/** The same from the steps alone. */
export function partIn(plan: readonly SettlementStep[], signers: string[] | Refusal, path: string, who: Who): RoleId | null {
  return firstRole([...plan.filter(each => each.step !== 'verify').flatMap(each => each.by), ...(isRefusal(signers) ? [] : signers)], path, who);
}

/** As what does this person verify the sheet? */
export function signerPart({ state, seat: place }: Opened, who: Who): RoleId | null {
  return isRefusal(state.steps) ? null : firstRole(state.steps, place.path, who);
}

function firstRole(steps: string[], path: string, who: Who): RoleId | null {
  for (const part of steps.flatMap(step => step.split('+')).filter(Boolean)) {
    const role = actsAs(who.grants, part, { path });
    if (role !== null) return role;
  }
  return null;
}

/** "现在轮到挂村领导核实签字。" */
export function waitsFor(step: SettlementStep, { profile }: Opened): string | null {
  // Whose turn it is to sign is said where the signers stand.
  if (step.step === 'verify' || !step.by[0]) return null;
  return `现在轮到${nameOfStep(step.by[0], profile.roles)}${STEP_NAMES[step.step]}。`;
}

/** The check code that stands on the paper: "1a2b-3c4d-…". */
export function codeOf(hash: string): string {
  return hash.slice(0, CODE_LENGTH).replace(/(.{4})(?=.)/g, '$1-');
}

function placeShown({ profile, calendar, now }: Opened): string | null {
  const { value } = settlementSchedule(profile, calendar, { item: 'attendance_sheet', month: now.month });
  return isRefusal(value) ? null : value.publiciseWhere;
}
