import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SheetContent, SheetReply } from '@village/shared/contract/attendance';
import type { SheetInput, SignInput } from '@village/shared/contract/attendance.input';
import type { Organisation } from '@village/shared/contract/organisation';
import { lastDay, type Month } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole, nameOfStep, type RoleId } from '@village/shared/kernel/role';
import type { Profile } from '@village/shared/policy/profile';
import type { Calendar } from '@village/shared/rules/calendar';
import { settlementSchedule } from '@village/shared/rules/settlement';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import { may, type Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { PolicyService } from '../policy/policy.service';
import { SheetCopyEntity, SheetSignatureEntity } from './attendance.entity';
import { differences } from './sheet.difference';
import { SheetService } from './sheet.service';
import { nextPart, signingSteps, stepSigned, type SigningState } from './sheet.signing';
import { ViewService, type View } from './view.service';

/** A sheet with all that was signed of it. */
interface Opened {
  place: Organisation;
  now: SheetContent;
  state: SigningState;
  copy: SheetCopyEntity | null;
  signatures: SheetSignatureEntity[];
  profile: Profile;
  calendar: Calendar;
}

@Injectable()
export class SignatureService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly sheets: SheetService,
    private readonly views: ViewService, private readonly policies: PolicyService, private readonly people: PersonService,
  ) {}

  async sheet(input: SheetInput, who: Who): Promise<SheetReply | Refusal> {
    const view = await this.views.of(input.organisationId, input.month, who);
    const opened = await this.open(view.place, input.month);
    return isRefusal(opened) ? opened : this.reply(opened, view, who);
  }

  /** Signs what the person saw. The first signature copies the sheet with its profile version; facts that come later show as differences. */
  async sign(input: SignInput, who: Who): Promise<SheetReply | Refusal> {
    const view = await this.views.of(input.organisationId, input.month, who);
    if (!view.whole) return refuse('not_signer', '您只能看到部分人员，不能在这张考勤表上签字。');
    const opened = await this.open(view.place, input.month);
    if (isRefusal(opened)) return opened;
    if (signedBefore(opened, input.hash, who)) return this.reply(opened, view, who);
    const wrong = this.signRefusal(opened, input, who);
    if (wrong) return wrong;
    const changed = opened.state.differences.length > 0;
    const copy = opened.copy === null || changed ? await this.copyOf(opened, input.reason?.trim() ?? '') : opened.copy;
    if (copy.hash !== input.hash) return changedRefusal();
    const next = nextPart(openState(opened.state), who, opened.place)!;
    const taken = await this.put(copy, next, who);
    if (taken) return taken;
    await this.journal.note(who, 'attendance.sign', copy.id, opened.place.id);
    return this.sheet(input, who);
  }

  /** Who has to sign this sheet next and whether it is complete, without deriving the sheet: for the list of things to do. */
  async waitsFor(place: Organisation, month: Month, who: Who): Promise<{ due: string | null } | null> {
    const profile = await this.policies.activeFor(place.path, lastDay(month));
    if (isRefusal(profile)) return null;
    const steps = signingSteps(profile, place);
    if (isRefusal(steps) || steps.length === 0) return null;
    const { copy, signatures } = await this.latest(place.id, month);
    const state: SigningState = { steps, signed: signatures, differences: [] };
    if ((copy !== null && signatures.some(each => each.personId === who.personId)) || nextPart(state, who, place) === null) return null;
    const schedule = settlementSchedule(profile, await this.policies.calendar(), { item: 'attendance_sheet', month }).value;
    return { due: isRefusal(schedule) ? null : schedule.submitBy };
  }

  private async open(place: Organisation, month: Month): Promise<Opened | Refusal> {
    const now = await this.sheets.content(place, month);
    if (isRefusal(now)) return now;
    const profile = await this.policies.activeFor(place.path, lastDay(month));
    if (isRefusal(profile)) return profile;
    const { copy, signatures } = await this.latest(place.id, month);
    const steps = signingSteps(profile, place);
    return { place, now, profile, calendar: await this.policies.calendar(), copy, signatures, state: { steps, signed: signatures, differences: copy ? differences(copy.content, now) : [] } };
  }

  private async latest(organisationId: string, month: Month): Promise<{ copy: SheetCopyEntity | null; signatures: SheetSignatureEntity[] }> {
    const [copy] = await this.db.of(SheetCopyEntity).find({ where: { organisationId, month }, order: { version: 'DESC' }, take: 1 });
    const signatures = copy ? await this.db.of(SheetSignatureEntity).find({ where: { copyId: copy.id }, order: { signedAt: 'ASC', id: 'ASC' } }) : [];
    return { copy: copy ?? null, signatures };
  }

  private signRefusal(opened: Opened, input: SignInput, who: Who): Refusal | null {
    const { now, state, copy } = opened;
    if (isRefusal(state.steps)) return state.steps;
    if (lastDay(now.month) >= this.clock.today()) return refuse('month_not_over', `${now.month} 还没有结束，月底过后再签字。`, { field: 'month' });
    const changed = state.differences.length > 0;
    const open = openState(state);
    if (nextPart(open, who, opened.place) === null) return this.notNext(open, opened);
    if (changed && !input.reason?.trim()) return refuse('reason_required', '签字以后事实有变化，重新签字请写明更正原因。', { field: 'reason' });
    return input.hash === (copy && !changed ? copy.hash : hashOf(now)) ? null : changedRefusal();
  }

  private notNext(state: SigningState, { profile, place }: Opened): Refusal {
    if (isRefusal(state.steps)) return state.steps;
    const waiting = state.steps.find(step => !stepSigned(step, state.signed));
    if (state.steps.length === 0) return refuse('not_signer', `${profile.title}规定由村一级签字，请打开${place.name}各村的考勤表签字。`);
    if (waiting === undefined) return refuse('already_signed', '这张考勤表已经签齐。');
    return refuse('not_your_turn', `现在轮到${nameOfStep(waiting, profile.roles)}签字，您不担任这个岗位。`);
  }

  /** The copy that is signed; of two first signers at the same moment both sign the same one. */
  private async copyOf({ place, now, copy }: Opened, reason: string): Promise<SheetCopyEntity> {
    const row: SheetCopyEntity = {
      id: newId(), organisationId: place.id, month: now.month, version: (copy?.version ?? 0) + 1, content: now, hash: hashOf(now), reason, copiedAt: this.clock.now(),
    };
    try {
      await this.db.of(SheetCopyEntity).insert(row as never);
      return row;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return this.db.of(SheetCopyEntity).findOneByOrFail({ organisationId: place.id, month: now.month, version: row.version });
    }
  }

  private async put(copy: SheetCopyEntity, { part, role }: { part: string; role: RoleId }, who: Who): Promise<Refusal | null> {
    const person = await this.people.personById(who.personId);
    try {
      await this.db.of(SheetSignatureEntity).insert({ id: newId(), copyId: copy.id, part, role, personId: who.personId, personName: person?.name ?? '', signedAt: this.clock.now() });
      return null;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return refuse('already_signed', '刚刚已经有人以这个岗位签字，请刷新后查看。');
    }
  }

  private reply(opened: Opened, view: View, who: Who): SheetReply {
    const { now, copy, signatures, state, profile, calendar } = opened;
    const steps = isRefusal(state.steps) ? [] : state.steps;
    const schedule = settlementSchedule(profile, calendar, { item: 'attendance_sheet', month: now.month });
    const changed = state.differences.length > 0;
    return {
      content: seen(copy?.content ?? now, view),
      hash: copy && !changed ? copy.hash : hashOf(now),
      signed: copy === null ? null : {
        version: copy.version, complete: steps.every(step => stepSigned(step, signatures)),
        signatures: signatures.map(each => ({ role: each.role, roleName: nameOfRole(each.role, profile.roles), personName: each.personName, at: each.signedAt })),
        differences: state.differences.filter(each => view.whole || view.people.has(each.personId)),
      },
      signers: steps.map(step => ({ step, name: nameOfStep(step, profile.roles), signed: copy !== null && stepSigned(step, signatures) })),
      schedule: isRefusal(schedule.value) ? [{ text: schedule.value.text, clauses: schedule.value.clauses }] : schedule.because,
      may: this.may(opened, view, who),
    };
  }

  private may(opened: Opened, view: View, who: Who): SheetReply['may'] {
    const canExport = may(who, 'attendance.export');
    const none = (why: string | null) => ({ sign: false, signAs: null, export: canExport, why });
    if (!view.whole || !may(who, 'attendance.sign')) return none(null);
    const { state, now } = opened;
    if (isRefusal(state.steps)) return none(state.steps.text);
    if (lastDay(now.month) >= this.clock.today()) return none('这个月还没有结束，月底过后再签字。');
    const open = openState(state);
    const next = nextPart(open, who, opened.place);
    if (next === null) return none(this.notNext(open, opened).text);
    return { sign: true, signAs: nameOfRole(next.role, opened.profile.roles), export: canExport, why: null };
  }
}

/** The fingerprint of what is signed. */
export function hashOf(content: SheetContent): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** Once facts have changed the signatures of the copy no longer count: a new version is signed from the first step on. */
function openState(state: SigningState): SigningState {
  return state.differences.length > 0 ? { ...state, signed: [] } : state;
}

function signedBefore({ copy, signatures }: Opened, hash: string, who: Who): boolean {
  return copy?.hash === hash && signatures.some(each => each.personId === who.personId);
}

function seen(content: SheetContent, { whole, people }: View): SheetContent {
  return whole ? content : { ...content, rows: content.rows.filter(row => people.has(row.personId)) };
}

function changedRefusal(): Refusal {
  return refuse('sheet_changed', '您打开以后考勤表有了变化，没有签字。请刷新后核对，再签字。', { field: 'hash' });
}
