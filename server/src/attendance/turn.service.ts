import { Injectable } from '@nestjs/common';
import type { SettlementStepName } from '@village/shared/contract/settlement';
import type { Organisation } from '@village/shared/contract/organisation';
import { lastDay, type Day, type Month } from '@village/shared/kernel/day';
import { isRefusal } from '@village/shared/kernel/refusal';
import type { Clause } from '@village/shared/kernel/refusal';
import { actsAs } from '../approval/approval.service';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PolicyService } from '../policy/policy.service';
import { LedgerService } from './ledger.service';
import { isClosedAbove, nextOf, openObjections, planOf } from './opened.service';
import { nextPart, signingSteps } from './sheet.signing';

/** A step that waits for a person. */
export interface Turn {
  step: SettlementStepName | 'answer';
  due: Day | null;
  clauses: Clause[];
}

/** Whose turn it is, read from the books alone: for the list of things to do. */
@Injectable()
export class TurnService {
  constructor(private readonly clock: Clock, private readonly policies: PolicyService, private readonly ledgers: LedgerService) {}

  /** What waits for this person on the sheets of these places. */
  async waitsFor(places: Organisation[], month: Month, who: Who): Promise<Map<string, Turn>> {
    const found = new Map<string, Turn>();
    if (lastDay(month) >= this.clock.today()) return found;
    const calendar = await this.policies.calendar();
    const ledgers = await this.ledgers.ofAll(places.flatMap(each => [each.id, ...each.path.split('/').filter(Boolean)]), month);
    for (const place of places) {
      const profile = await this.policies.activeFor(place.path, lastDay(month));
      const isClosed = place.path.split('/').filter(Boolean).some(id => ledgers.get(id)?.seal);
      if (isRefusal(profile) || isClosed || isClosedAbove(profile, place)) continue;
      const ledger = ledgers.get(place.id)!;
      const steps = signingSteps(profile, place);
      const next = nextOf(planOf(profile, calendar, place, month), steps, ledger, false);
      if (!next) continue;
      const { step } = next;
      const turn = { due: step.due, clauses: step.because.flatMap(reason => reason.clauses) };
      const isSigner = !isRefusal(steps) && steps.flatMap(each => each.split('+')).some(part => actsAs(who.grants, part, place) !== null);
      if (openObjections(ledger) > 0) {
        if (isSigner) found.set(place.id, { step: 'answer', ...turn });
        continue;
      }
      const isOwn = step.step === 'verify' ? !step.asks && nextPart({ steps, signed: ledger.signatures, differences: [] }, who, place) !== null && !ledger.signatures.some(each => each.personId === who.personId)
        : (next.from === null || next.from <= this.clock.today()) && step.by.some(part => part !== '' && actsAs(who.grants, part, place) !== null);
      if (isOwn) found.set(place.id, { step: step.step, ...turn });
    }
    return found;
  }
}
