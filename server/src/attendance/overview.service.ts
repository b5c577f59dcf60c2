import { Injectable } from '@nestjs/common';
import type { Overview, OverviewLine } from '@village/shared/contract/settlement';
import type { OverviewInput } from '@village/shared/contract/settlement.input';
import { type Day, daysOf, dayText, firstDay, lastDay, type Month } from '@village/shared/kernel/day';
import { covers, HALVES } from '@village/shared/kernel/half-day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfStep } from '@village/shared/kernel/role';
import type { Profile } from '@village/shared/policy/profile';
import type { Calendar } from '@village/shared/rules/calendar';
import { dutyDay } from '@village/shared/rules/duty-day';
import type { Reschedule } from '@village/shared/rules/office-day';
import { settlementLevel } from '@village/shared/rules/settlement-steps';
import { Clock } from '../common/time';
import { scopeOf, type Who } from '../common/who';
import { HolderService } from '../organisation/holder.service';
import { TeamService, type Member, type TeamPlace } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { ArrangementService } from './arrangement.service';
import { LedgerService, type Ledger } from './ledger.service';
import { MonthFactsService, type Facts } from './month-facts.service';
import { nextOf, openObjections, planOf } from './opened.service';
import { signingSteps, stepSigned } from './sheet.signing';

const STATES = { compile: '待编制', verify: '待签字', publicise: '待公示', submit: '待报送' } as const;

/** A place where the month is closed, with its teams. */
interface Seat {
  id: string;
  name: string;
  townshipName: string;
  path: string;
  profile: Profile;
  teams: TeamPlace[];
  /** The office days that were moved there. */
  moves: readonly Reschedule[];
}

/** All sheets of a month side by side: how far each is, what holds it up and whose turn it is. A few queries, whatever the number of places. */
@Injectable()
export class OverviewService {
  constructor(
    private readonly clock: Clock, private readonly policies: PolicyService, private readonly teams: TeamService,
    private readonly facts: MonthFactsService, private readonly ledgers: LedgerService, private readonly holders: HolderService,
    private readonly arrangements: ArrangementService,
  ) {}

  async overview({ month, organisationId }: OverviewInput, who: Who): Promise<Overview | Refusal> {
    if (firstDay(month) > this.clock.today()) return refuse('month_not_begun', `${month} 还没有开始。`, { field: 'month' });
    const scope = scopeOf(who, 'attendance.sign');
    const teams = (await this.teams.teamsIn(scope, firstDay(month), lastDay(month))).filter(each => organisationId === undefined || each.path.includes(`/${organisationId}/`));
    const seats = await this.seats(teams, month, scope.paths);
    const members = await this.teams.membersOf(teams.map(each => each.id), firstDay(month), lastDay(month));
    const facts = await this.facts.of(members.map(each => each.personId), month);
    const ledgers = await this.ledgers.ofAll(seats.map(each => each.id), month);
    const calendar = await this.policies.calendar();
    const moves = await this.arrangements.at(seats.map(each => each.path), firstDay(month), lastDay(month));
    const lines: OverviewLine[] = [];
    for (const seat of seats) lines.push(await this.line({ ...seat, moves: moves(seat.path).reschedules }, month, members.filter(each => each.terms.some(term => seat.teams.some(team => team.id === term.teamId))), facts, ledgers.get(seat.id)!, calendar));
    return { month, lines };
  }

  /** Where the month of these teams is closed: at their villages or their townships, as their regulation says. */
  private async seats(teams: TeamPlace[], month: Month, paths: string[]): Promise<Seat[]> {
    const seats = new Map<string, Seat>();
    for (const team of teams) {
      const profile = await this.policies.activeFor(team.path, lastDay(month));
      if (isRefusal(profile)) continue;
      const township = `/${team.countyId}/${team.townshipId}/`;
      const isVillage = settlementLevel(profile) === 'village' || !paths.some(path => township.startsWith(path));
      const id = isVillage ? team.villageId : team.townshipId;
      const seat = seats.get(id) ?? { id, name: isVillage ? team.villageName : team.townshipName, townshipName: team.townshipName, path: isVillage ? team.path : township, profile, teams: [], moves: [] };
      seat.teams.push(team);
      seats.set(id, seat);
    }
    return [...seats.values()];
  }

  private async line(seat: Seat, month: Month, members: Member[], facts: Facts, ledger: Ledger, calendar: Calendar): Promise<OverviewLine> {
    const { profile } = seat;
    const place = { id: seat.id, name: seat.name, path: seat.path, kind: seat.path.split('/').length > 4 ? 'village' as const : 'township' as const, parentId: null };
    const plan = planOf(profile, calendar, place, month);
    const steps = signingSteps(profile, place);
    const next = nextOf(plan, steps, ledger, false);
    const isOver = lastDay(month) < this.clock.today();
    const waiting = next?.step.step === 'verify' && !isRefusal(steps) ? steps.find(each => !stepSigned(each, ledger.signatures)) : next?.step.by[0];
    const asked = next?.step.step === 'verify' ? next.step.asks : null;
    const people = waiting ? await this.holders.holders(waiting, { path: seat.path }, this.clock.today()) : [];
    const due = next?.step.due ?? null;
    return {
      organisationId: seat.id, name: seat.name, townshipName: seat.townshipName, people: new Set(members.map(each => each.personId)).size,
      stateName: ledger.seal ? '已封存' : !isOver ? '本月未结束' : next ? STATES[next.step.step] : '已签齐', sealed: ledger.seal !== null,
      done: next ? plan.findIndex(each => each.step === next.step.step) : plan.length, steps: plan.length,
      late: due !== null && isOver && due < this.clock.today(), due,
      next: ledger.seal || !waiting || asked ? '' : `${nameOfStep(waiting, profile.roles)}${people.length > 0 ? ` ${[...new Set(people.map(each => each.name))].slice(0, 3).join('、')}` : '（没有人担任）'}`,
      ...(ledger.seal ? { blocks: [], villages: [] } : this.holding(seat, month, members, facts, calendar, [...(next ? blocksOf(next, ledger, this.clock.today()) : []), ...(asked ? [asked.text] : [])])),
    };
  }

  /** What holds the sheet up as a whole, and village by village where it is of several. */
  private holding(seat: Seat, month: Month, members: Member[], facts: Facts, calendar: Calendar, others: string[]): Pick<OverviewLine, 'blocks' | 'villages'> {
    const days = daysOf(month).filter(day => {
      const { value } = dutyDay(seat.profile, calendar, day, seat.moves);
      return day < this.clock.today() && !isRefusal(value) && value.duty;
    });
    const of = (teams: TeamPlace[]) => gaps(days, teams, members, facts);
    const villages = [...new Set(seat.teams.map(team => team.villageId))];
    return {
      blocks: [...of(seat.teams), ...others],
      villages: villages.length < 2 ? [] : villages.map(organisationId => ({ organisationId, blocks: of(seat.teams.filter(team => team.villageId === organisationId)) })).filter(({ blocks }) => blocks.length > 0),
    };
  }
}

/** Days for which nobody said where some of these people were, and leaves that are not decided. */
function gaps(days: readonly Day[], teams: readonly TeamPlace[], members: readonly Member[], { presences, leaves }: Facts): string[] {
  const isThere = (member: Member, day: string) => member.terms.some(term => teams.some(team => team.id === term.teamId) && term.from <= day && (term.to === null || day <= term.to));
  const lacking = days.filter(day => members.some(member => isThere(member, day) && HALVES.some(half =>
    !(presences.get(member.personId) ?? []).some(row => row.day === day && row.half === half) && !(leaves.get(member.personId) ?? []).some(leave => covers(leave, day, half))))).length;
  const own = members.filter(member => member.terms.some(term => teams.some(team => team.id === term.teamId)));
  const pending = own.flatMap(each => leaves.get(each.personId) ?? []).filter(each => each.state === 'pending').length;
  return [...(lacking > 0 ? [`${lacking} 天有人没有确认`] : []), ...(pending > 0 ? [`${pending} 张请假没有审批完`] : [])];
}

/** What the step waits for beside somebody's hand: the end of the showing, an answer. */
function blocksOf(next: NonNullable<ReturnType<typeof nextOf>>, ledger: Ledger, today: Day): string[] {
  const open = openObjections(ledger);
  return [...(next.from && next.from > today ? [`正在公示，${dayText(next.from)}起可以报送`] : []), ...(open > 0 ? [`${open} 条异议没有答复`] : [])];
}
