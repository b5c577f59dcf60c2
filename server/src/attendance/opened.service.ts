import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SheetContent } from '@village/shared/contract/attendance';
import type { Organisation } from '@village/shared/contract/organisation';
import { lastDay, type Day, type Month } from '@village/shared/kernel/day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import type { Profile } from '@village/shared/policy/profile';
import type { Calendar } from '@village/shared/rules/calendar';
import { nextSettlementStep, settlementLevel, settlementSteps, type SettlementStep } from '@village/shared/rules/settlement-steps';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import { OrganisationService } from '../organisation/organisation.service';
import { PolicyService } from '../policy/policy.service';
import { SheetCopyEntity } from './attendance.entity';
import { LedgerService, publicisedFrom, type Ledger } from './ledger.service';
import { differences, sinceSlips } from './sheet.difference';
import { SheetService } from './sheet.service';
import { signingSteps, stepSigned, type SigningState } from './sheet.signing';

/** A sheet with all that was done about it. */
export interface Opened {
  place: Organisation;
  now: SheetContent;
  state: SigningState;
  copy: SheetCopyEntity | null;
  ledger: Ledger;
  /** The steps of the profile that are done on the sheet of this place. */
  plan: SettlementStep[];
  /** Whose sheet the month is closed on: the township, where the regulation closes it there; else the place itself. */
  seat: Organisation;
  profile: Profile;
  calendar: Calendar;
}

@Injectable()
export class OpenedService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly sheets: SheetService, private readonly policies: PolicyService, private readonly ledgers: LedgerService,
    private readonly organisations: OrganisationService,
  ) {}

  async open(place: Organisation, month: Month): Promise<Opened | Refusal> {
    const now = await this.sheets.content(place, month);
    if (isRefusal(now)) return now;
    const profile = await this.policies.activeFor(place.path, lastDay(month));
    if (isRefusal(profile)) return profile;
    const own = await this.ledgers.of(place.id, month);
    // What a village sealed stays sealed there, whatever regulation is adopted afterwards for the time before.
    const seat = own.seal === null && isClosedAbove(profile, place) ? (await this.organisations.organisationById(place.parentId!))! : place;
    const ledger = seat === place ? own : await this.ledgers.of(seat.id, month);
    const whole = ledger.copy && await this.db.of(SheetCopyEntity).findOneByOrFail({ id: ledger.copy.id });
    const copy = whole && seat !== place ? partOf(whole, place, now) : whole;
    const calendar = await this.policies.calendar();
    const changes = copy ? differences(copy.content, now) : [];
    return {
      place, seat, now, profile, calendar, copy, ledger, plan: planOf(profile, calendar, seat, month),
      state: { steps: signingSteps(profile, seat), signed: ledger.signatures, differences: ledger.seal ? sinceSlips(changes, ledger.corrections) : changes },
    };
  }

  /** The copy that is signed; of two first signers at the same moment both sign the same one. */
  async copyOf({ place, now, ledger }: Opened, reason: string): Promise<SheetCopyEntity> {
    const row: SheetCopyEntity = {
      id: newId(), organisationId: place.id, month: now.month, version: ledger.lastVersion + 1, content: now, hash: hashOf(now), reason, copiedAt: this.clock.now(),
    };
    try {
      await this.db.of(SheetCopyEntity).insert(row as never);
      return row;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return this.db.of(SheetCopyEntity).findOneByOrFail({ organisationId: place.id, month: now.month, version: row.version });
    }
  }
}

/** Is the month of this village closed on the sheet of its township? */
export function isClosedAbove(profile: Profile, { kind }: Pick<Organisation, 'kind'>): boolean {
  return kind === 'village' && settlementLevel(profile) === 'township';
}

/** What the copy of a township says of one of its villages; its hash stays that of the whole. */
function partOf(copy: SheetCopyEntity, { id, name }: Organisation, now: SheetContent): SheetCopyEntity {
  const teams = new Set(now.rows.map(row => row.teamId));
  const rows = copy.content.rows.filter(row => row.villageName === name || teams.has(row.teamId));
  return { ...copy, content: { ...copy.content, organisationId: id, organisationName: name, rows } };
}

/** The fingerprint of what is signed. */
export function hashOf(content: SheetContent): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** Where the month is closed all steps are done; on the sheets above and below it only signatures are given. */
export function planOf(profile: Profile, calendar: Calendar, place: Organisation, month: Month): SettlementStep[] {
  const all = settlementSteps(profile, calendar, month);
  const signing = signingSteps(profile, place);
  if (place.kind === settlementLevel(profile)) return all;
  return isRefusal(signing) || signing.length > 0 ? all.filter(each => each.step === 'verify') : [];
}

/** What comes next, read from the books; `changed`: the facts are no longer those of the copy. */
export function nextOf(plan: SettlementStep[], steps: string[] | Refusal, ledger: Ledger, changed: boolean): { step: SettlementStep; from: Day | null } | null {
  const isOver = changed && ledger.seal === null;
  return nextSettlementStep(plan, {
    compiled: ledger.copy !== null && !isOver,
    verified: !isOver && ledger.copy !== null && !isRefusal(steps) && steps.length > 0 && steps.every(step => stepSigned(step, ledger.signatures)),
    publicisedFrom: isOver ? null : publicisedFrom(ledger), openObjections: openObjections(ledger), sealed: ledger.seal !== null,
  });
}

export function nextStep({ plan, state, ledger }: Opened): ReturnType<typeof nextOf> {
  return nextOf(plan, state.steps, ledger, state.differences.length > 0);
}

/** Objections to the copy that counts that nobody has answered. */
export function openObjections({ copy, objections }: Ledger): number {
  return objections.filter(each => each.state === 'open' && each.copyId === copy?.id).length;
}

/** The hash that whoever looks at the sheet sees. */
export function hashSeen({ copy, state, ledger, now }: Opened): string {
  return copy && (state.differences.length === 0 || ledger.seal) ? copy.hash : hashOf(now);
}

/** Those of the copy and those who stand on the sheet now. */
export function everybodyIn({ copy, now }: Opened): SheetContent {
  const known = new Set(now.rows.map(row => row.personId));
  return { ...now, rows: [...now.rows, ...(copy?.content.rows ?? []).filter(row => !known.has(row.personId))] };
}
