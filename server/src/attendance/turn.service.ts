import { Injectable } from '@nestjs/common';
import type { SheetTurn, SheetTurnStep } from '@village/shared/contract/attendance';
import type { Organisation } from '@village/shared/contract/organisation';
import { addMonths, firstDay, lastDay, monthOf, type Day, type Month } from '@village/shared/kernel/day';
import { isRefusal, type Clause } from '@village/shared/kernel/refusal';
import type { Calendar } from '@village/shared/rules/calendar';
import { actsAs } from '../approval/approval.service';
import { Clock } from '../common/time';
import { may, scopeOf, type Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { idsOf } from '../common/path';
import { TeamService } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { LedgerService, type Ledger } from './ledger.service';
import { isClosedAbove, nextOf, openObjections, planOf } from './opened.service';
import { nextPart, signingSteps } from './sheet.signing';
import { partIn } from './standing.service';

/** A step that waits for a person. */
interface Turn {
  step: SheetTurnStep;
  due: Day | null;
  clauses: Clause[];
}

type Waiting = Turn & { place: Organisation; month: Month };

/** A month that was begun and left lying is asked for as long as this. */
const MONTHS_BACK = 12;
/** More sheets than these that wait for the same step are one line of the list. */
const APART = 3;

/** Whose turn it is on the sheets, read from the books alone: for the list of things to do. */
@Injectable()
export class TurnService {
  constructor(
    private readonly clock: Clock, private readonly policies: PolicyService, private readonly ledgers: LedgerService, private readonly teams: TeamService,
    private readonly organisations: OrganisationService,
  ) {}

  /** What waits for this person: of the month that is over, and of earlier ones that were begun. */
  async waiting(who: Who): Promise<SheetTurn[]> {
    if (!may(who, 'attendance.sign')) return [];
    const last = addMonths(monthOf(this.clock.today()), -1);
    const places = await this.places(who, last);
    const months = [...await this.ledgers.unfinished(places.map(each => each.id), addMonths(last, -MONTHS_BACK), addMonths(last, -1)), last];
    const waiting: Waiting[] = [];
    for (const month of months) waiting.push(...await this.waitsFor(places, month, who));
    return together(waiting);
  }

  /** Where he may have a hand in a sheet: the places he stands at, and the villages and townships with teams below. */
  private async places(who: Who, month: Month): Promise<Organisation[]> {
    const teams = await this.teams.teamsIn(scopeOf(who, 'attendance.sign'), firstDay(addMonths(month, -MONTHS_BACK)), lastDay(month));
    const ids = [...who.grants.map(grant => grant.organisationId), ...teams.flatMap(team => [team.villageId, team.townshipId])];
    const places = await this.organisations.organisationsByIds(ids);
    return [...places.values()].filter(each => each.kind !== 'county').sort((one, other) => (one.path < other.path ? -1 : 1));
  }

  private async waitsFor(places: Organisation[], month: Month, who: Who): Promise<Waiting[]> {
    const calendar = await this.policies.calendar();
    const ledgers = await this.ledgers.ofAll([...new Set(places.flatMap(each => idsOf(each.path)))], month);
    const found: Waiting[] = [];
    for (const place of places) {
      const turn = await this.turn(place, month, ledgers, calendar, who);
      if (turn) found.push({ ...turn, place, month });
    }
    return found;
  }

  private async turn(place: Organisation, month: Month, ledgers: Map<string, Ledger>, calendar: Calendar, who: Who): Promise<Turn | null> {
    const profile = await this.policies.activeFor(place.path, lastDay(month));
    if (isRefusal(profile) || isClosedAbove(profile, place)) return null;
    const ledger = ledgers.get(place.id)!;
    const plan = planOf(profile, calendar, place, month);
    const steps = signingSteps(profile, place);
    const slip = ledger.corrections.find(each => each.state === 'drafted');
    if (slip) return slip.draftedBy !== who.personId && partIn(plan, steps, place.path, who) !== null ? { step: 'correct', due: null, clauses: [] } : null;
    if (idsOf(place.path).some(id => ledgers.get(id)?.seal)) return null;
    const next = nextOf(plan, steps, ledger, false);
    if (!next) return null;
    const { step } = next;
    const turn = { due: step.due, clauses: step.because.flatMap(reason => reason.clauses) };
    if (openObjections(ledger) > 0) {
      const isSigner = !isRefusal(steps) && steps.flatMap(each => each.split('+')).some(part => actsAs(who.grants, part, place) !== null);
      return isSigner ? { step: 'answer', ...turn } : null;
    }
    const isOwn = step.step === 'verify' ? !step.asks && nextPart({ steps, signed: ledger.signatures, differences: [] }, who, place) !== null && !ledger.signatures.some(each => each.personId === who.personId)
      : (next.from === null || next.from <= this.clock.today()) && step.by.some(part => part !== '' && actsAs(who.grants, part, place) !== null);
    return isOwn ? { step: step.step, ...turn } : null;
  }
}

/** Few sheets stand one by one; many that wait for the same step stand as one. */
function together(waiting: readonly Waiting[]): SheetTurn[] {
  const groups = new Map<string, Waiting[]>();
  for (const each of waiting) {
    const key = `${each.month} ${each.step} ${each.place.kind}`;
    groups.set(key, [...groups.get(key) ?? [], each]);
  }
  return [...groups.values()].flatMap(group => {
    const turns = group.map(({ place, month, due, step, clauses }) => ({ organisationId: place.id, name: place.name, count: 1, month, due, step, clauses }));
    return group.length <= APART ? turns : [{ ...turns[0], name: `${turns[0].name}等 ${group.length} ${group[0].place.kind === 'village' ? '个村' : '个乡镇'}`, count: group.length, due: turns.map(({ due }) => due).sort()[0] ?? null }];
  });
}
