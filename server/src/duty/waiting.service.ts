import { Injectable } from '@nestjs/common';
import type { DutyKind, DutyPlace, DutySwap } from '@village/shared/contract/duty';
import { addMonths, dayText, lastDay, monthOf, type Day, type Month } from '@village/shared/kernel/day';
import { isRefusal, type Clause } from '@village/shared/kernel/refusal';
import { dutyTerms, dutyTroubles } from '@village/shared/rules/duty-check';
import { patrolTerms } from '@village/shared/rules/patrol-group';
import { Clock } from '../common/time';
import { may, type Who } from '../common/who';
import { PolicyService } from '../policy/policy.service';
import { BoardService } from './board.service';
import { PatrolRecordService } from './patrol-record.service';
import { PatrolTurnService } from './patrol-turn.service';
import { PlaceService } from './place.service';
import { SwapService } from './swap.service';

/** From this day of a month on the roster of the next one is asked for. */
const NEXT_FROM = 25;
/** So many days are named, the rest counted. */
const NAMED = 2;

interface Ungrouped {
  teamId: string;
  name: string;
  clauses: Clause[];
}

interface ToReplace {
  kind: DutyKind;
  placeId: string;
  name: string;
  month: Month;
  due: Day;
  count: number;
  text: string;
  clauses: Clause[];
}

interface Unpublished {
  kind: DutyKind;
  placeId: string;
  name: string;
  month: Month;
  due: Day;
  clauses: Clause[];
}

/** What waits for a person in duty and patrol. */
@Injectable()
export class DutyWaitingService {
  constructor(
    private readonly clock: Clock, private readonly places: PlaceService, private readonly boards: BoardService, private readonly swaps: SwapService,
    private readonly patrols: PatrolRecordService, private readonly turns: PatrolTurnService, private readonly policies: PolicyService,
  ) {}

  async waiting(who: Who): Promise<{ swaps: DutySwap[]; patrols: { teamId: string; count: number }[]; rosters: Unpublished[]; toReplace: ToReplace[]; ungrouped: Ungrouped[] }> {
    return { swaps: await this.swaps.toAnswer(who), patrols: await this.patrols.toConfirmByTeam(who), ...await this.arranging(who) };
  }

  /** What waits at the places whose roster this person draws up. */
  private async arranging(who: Who): Promise<{ rosters: Unpublished[]; toReplace: ToReplace[]; ungrouped: Ungrouped[] }> {
    if (!may(who, 'duty.arrange')) return { rosters: [], toReplace: [], ungrouped: [] };
    const own = (await this.places.all(who)).filter(place => place.mayArrange);
    return { rosters: await this.rosters(own, who), toReplace: await this.toReplace(own, who), ungrouped: await this.ungrouped(own, who) };
  }

  /** Teams whose document has them patrol in groups and that have none yet. */
  private async ungrouped(own: DutyPlace[], who: Who): Promise<Ungrouped[]> {
    const found: Ungrouped[] = [];
    for (const { kind, placeId, name } of own) {
      if (kind !== 'patrol' || await this.turns.hasGroups(placeId)) continue;
      const profile = await this.policies.activeFor((await this.places.of('cover', placeId, who)).path, this.clock.today());
      const terms = isRefusal(profile) ? null : patrolTerms(profile);
      if (terms && !isRefusal(terms.value)) found.push({ teamId: placeId, name, clauses: terms.because.flatMap(reason => reason.clauses) });
    }
    return found;
  }

  /** Published days on which somebody is away after all, or serves no more: a leave was approved, a term ended. */
  private async toReplace(own: DutyPlace[], who: Who): Promise<ToReplace[]> {
    const today = this.clock.today();
    const found: ToReplace[] = [];
    for (const { kind, placeId, name } of own) {
      if (kind === 'patrol') continue;
      const place = await this.places.of(kind, placeId, who);
      for (const month of [monthOf(today), addMonths(monthOf(today), 1)]) {
        const board = await this.boards.of(place, month, who);
        if (isRefusal(board) || !board.roster) continue;
        const { lines } = board.roster;
        const absent = dutyTroubles({ days: lines.map(line => line.day).filter(day => day >= today), least: board.least, people: board.people, lines }).filter(each => each.kind === 'away' || each.kind === 'not_serving');
        if (absent.length === 0) continue;
        const text = `${name} ${absent.slice(0, NAMED).map(each => `${dayText(each.day)}${each.text}`).join('；')}${absent.length > NAMED ? `；等 ${absent.length} 处` : ''}`;
        found.push({ kind, placeId, name, month, due: absent[0].day, count: absent.length, text, clauses: board.because.flatMap(reason => reason.clauses) });
      }
    }
    return found;
  }

  /** Months without a roster: the running one, and towards its end the next one. */
  private async rosters(own: DutyPlace[], who: Who): Promise<Unpublished[]> {
    const today = this.clock.today();
    const month = monthOf(today);
    const months = Number(today.slice(8)) >= NEXT_FROM ? [month, addMonths(month, 1)] : [month];
    const found: Unpublished[] = [];
    for (const { kind, placeId, name } of own) {
      if (kind === 'patrol') continue;
      const held = await this.boards.holding(kind, [placeId], months);
      const place = await this.places.of(kind, placeId, who);
      for (const each of months.filter(wanted => held.every(row => row.month !== wanted))) {
        const profile = await this.policies.activeFor(place.path, lastDay(each));
        const terms = isRefusal(profile) ? null : dutyTerms(profile, kind);
        if (!terms || isRefusal(terms.value)) continue;
        found.push({ kind, placeId, name, month: each, due: each === month ? today : lastDay(month), clauses: terms.because.flatMap(reason => reason.clauses) });
      }
    }
    return found;
  }
}
