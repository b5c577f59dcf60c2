import { Injectable } from '@nestjs/common';
import type { SheetContent, SheetRow } from '@village/shared/contract/attendance';
import type { Organisation } from '@village/shared/contract/organisation';
import type { AlertFact } from '@village/shared/kernel/alert';
import { addDays, addMonths, firstDay, lastDay, monthOf, type Day, type Month } from '@village/shared/kernel/day';
import { HALVES } from '@village/shared/kernel/half-day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole, type RoleId } from '@village/shared/kernel/role';
import type { InForceFrom } from '@village/shared/policy/in-force';
import type { Profile } from '@village/shared/policy/profile';
import { finding } from '@village/shared/policy/reading';
import { lineOf, rulesOf, staysIn } from '@village/shared/rules/attendance-line';
import { sheetLegend } from '@village/shared/rules/attendance-sheet';
import { splitDays, splitRow } from '@village/shared/rules/attendance-split';
import { countsOf } from '@village/shared/rules/attendance-totals';
import { presencesOf } from '@village/shared/rules/attendance-hours';
import type { Calendar } from '@village/shared/rules/calendar';
import type { RowFacts, RowMarks } from '@village/shared/rules/sheet';
import { Clock } from '../common/time';
import { LeaveService, type KnownLeave } from '../leave/leave.service';
import { PersonService, type Person } from '../organisation/person.service';
import { TeamService, type Member, type TeamPlace } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import type { Arranged } from './arrangement.service';
import { holding, type Stated } from './presence.service';
import { StatementService, type Statements } from './statement.service';
import { StayService, type Served } from './stay.service';

/** Rows and policy from which the sheets of some months are derived. */
export interface SheetFacts extends Pick<Statements, 'presences'>, Partial<Pick<Statements, 'visits' | 'notes' | 'checks'>> {
  leaves: KnownLeave[];
  /** Of one person: times of full presence at his place. */
  alerts?: readonly AlertFact[];
  /** Of one person: what was arranged for him. */
  arranged?: Arranged;
}

/** All that the rows of one person's month are derived from. */
export interface PersonMonth extends Served {
  facts: SheetFacts;
}

const LOOK_BACK_DAYS = 31;
const LINES_AT_ONCE = 200;

/** Who leads comes first in the list of his village. */
const ORDER: readonly RoleId[] = ['first_secretary', 'team_leader', 'team_deputy_leader', 'team_member', 'township_supplement_cadre', 'linked_cadre'];

@Injectable()
export class SheetService {
  constructor(
    private readonly clock: Clock, private readonly policies: PolicyService, private readonly teams: TeamService,
    private readonly people: PersonService, private readonly leaves: LeaveService, private readonly statements: StatementService,
    private readonly stays: StayService,
  ) {}

  /** The sheet of a township or a village as the facts give it now: one query per table, whatever the number of people. */
  async content(place: Organisation, month: Month): Promise<SheetContent | Refusal> {
    const [from, to] = [firstDay(month), lastDay(month)];
    if (from > this.clock.today()) return refuse('month_not_begun', `${month} 还没有开始，没有考勤可看。`, { field: 'month' });
    const rules = await this.stays.rulesIn(place.path, from, to);
    if (isRefusal(rules)) return rules;
    const { profile } = rules[rules.length - 1];
    const calendar = await this.policies.calendar();
    const { reschedules } = await this.stays.arrangedAt(place.path, from, to);
    const days = splitDays(rules, calendar, month, { alerts: await this.stays.alertsAt(place.path, from, to), reschedules });
    if (isRefusal(days)) return days;
    const rows = await this.rows(place, month, profile, calendar);
    if (isRefusal(rows)) return rows;
    return {
      organisationId: place.id, organisationName: place.name, month, until: this.until(month), days, rows, legend: sheetLegend(profile),
      profileId: profile.id, profileTitle: profile.title, profileVersion: profile.version, ...changesOf(rules),
    };
  }

  /** The last day whose marks are final: yesterday in the running month. Today counts once it is confirmed. */
  until(month: Month): Day {
    const yesterday = addDays(this.clock.today(), -1);
    return lastDay(month) < yesterday ? lastDay(month) : yesterday;
  }

  /** What was stated about these people on these days, and their leaves. */
  async factsFor(personIds: string[], from: Day, to: Day): Promise<SheetFacts> {
    const stated = await this.statements.statedIn(personIds, from, to);
    const leaves = await this.leaves.grantedIn(personIds, from, to);
    return { ...stated, leaves };
  }

  /** The same, for one of them at a time. */
  async factsEach(personIds: string[], from: Day, to: Day): Promise<(personId: string) => SheetFacts> {
    return grouped(await this.factsFor(personIds, from, to));
  }

  /** What the rules need to know of one person and one month; `since` reaches back further where the days before matter. */
  rowFacts(month: Month, member: Member, facts: SheetFacts, terms = member.terms, since: Day = `${month}-01`): RowFacts {
    const own = facts.presences.filter(row => row.personId === member.personId && row.day >= since && row.day <= `${month}-31`);
    const leaves = facts.leaves.filter(leave => leave.personId === member.personId);
    const within = ({ personId, day }: { personId: string; day: Day }) => personId === member.personId && day >= since && day <= `${month}-31`;
    const visits = facts.visits?.filter(within) ?? [];
    return {
      month, until: this.confirmedToday(own) ? this.clock.today() : this.until(month), terms, presences: [...holding(own), ...presencesOf(visits)], visits, notes: facts.notes?.filter(within) ?? [], checks: facts.checks?.filter(within) ?? [], alerts: facts.alerts ?? [], ...facts.arranged,
      leaves: leaves.map(({ kind, startDay, startHalf, endDay, endHalf, returnDay, returnHalf }) => ({
        kind, span: { startDay, startHalf, endDay, endHalf }, returned: returnDay !== null && returnHalf !== null ? { day: returnDay, half: returnHalf } : null,
      })),
    };
  }

  /** Has a roster of today spoken of both halves of the day? Then the day is final. */
  private confirmedToday(own: Stated[]): boolean {
    const today = this.clock.today();
    return HALVES.every(half => own.some(row => row.day === today && row.half === half && row.mode === 'roster'));
  }

  /** What the rules need to know of one day: a month back, so that a leave nobody has come back from is seen. */
  async dayFacts(member: Member, path: string, day: Day): Promise<RowFacts> {
    const since = addDays(day, -LOOK_BACK_DAYS);
    const around = { alerts: await this.stays.alertsAt(path, day, day), arranged: await this.stays.arrangedAt(path, since, day, member.personId) };
    const facts = { ...await this.factsFor([member.personId], since, day), ...around };
    return this.rowFacts(monthOf(day), member, facts, member.terms, since);
  }

  /** The month of these people, as far as `to`, in whatever teams they served: what the sheet and the page of today derive from. */
  async monthsOf(personIds: string[], month: Month, profile: Profile, to: Day = lastDay(month)): Promise<((personId: string) => PersonMonth) | Refusal> {
    const first = firstDay(firstMonth(profile, month));
    const served = await this.stays.servedBy(personIds, first, lastDay(month));
    if (isRefusal(served)) return served;
    const facts = await this.factsEach(personIds, first, to);
    // Who served nowhere in this month has no member and no rules.
    return personId => ({ ...served.get(personId)!, facts: { ...facts(personId), alerts: served.get(personId)?.alerts ?? [], arranged: served.get(personId)?.arranged } });
  }

  /** What the rules need to know of these people from `from` to `to`, across the turn of a month, each in whatever teams he served. */
  async daysOf(personIds: string[], from: Day, to: Day): Promise<((personId: string) => RowFacts | null) | Refusal> {
    const since = addDays(from, -LOOK_BACK_DAYS);
    const served = await this.stays.servedBy(personIds, since, to);
    if (isRefusal(served)) return served;
    const facts = await this.factsEach(personIds, since, to);
    return personId => {
      const own = served.get(personId);
      return own ? this.rowFacts(monthOf(to), own.member, { ...facts(personId), alerts: own.alerts, arranged: own.arranged }, own.member.terms, since) : null;
    };
  }

  /** The row of a person's whole month, whatever teams he served in. */
  wholeOf({ member, stays, facts }: PersonMonth, month: Month, calendar: Calendar): RowMarks | Refusal {
    const rules = rulesOf(stays);
    return splitRow(rules, calendar, this.withEarlier(rules, calendar, month, member, facts));
  }

  /** Of it the line of one team: of two where the person moved. */
  private lineFor(known: PersonMonth, month: Month, calendar: Calendar, teamId: string): RowMarks | Refusal {
    const { member, stays, facts } = known;
    const whole = this.wholeOf(known, month, calendar);
    const inMonth = staysIn(stays, month);
    if (isRefusal(whole) || inMonth.every(stay => stay.teamId === teamId)) return whole;
    const own = splitRow(rulesOf(stays), calendar, this.rowFacts(month, member, facts, member.terms.filter(term => term.teamId === teamId)));
    return isRefusal(own) ? own : lineOf(own, whole, teamId, inMonth, month);
  }

  /** The row facts with the counts of the earlier months that the quota needs, each by the rules of its time. */
  private withEarlier(rules: readonly InForceFrom[], calendar: Calendar, month: Month, member: Member, facts: SheetFacts): RowFacts {
    const own = this.rowFacts(month, member, facts);
    const { profile } = rules[rules.length - 1];
    const first = firstMonth(profile, month);
    if (first === month) return own;
    const earlier: NonNullable<RowFacts['earlier']> = [];
    for (let each = first; each < month; each = addMonths(each, 1)) {
      const row = splitRow(rules, calendar, this.rowFacts(each, member, facts));
      if (!isRefusal(row)) earlier.push({ period: each, counts: countsOf(row.totals) });
    }
    return { ...own, earlier };
  }

  private async rows(place: Organisation, month: Month, profile: Profile, calendar: Calendar): Promise<SheetRow[] | Refusal> {
    const teams = await this.teams.teamsIn({ paths: [place.path], teams: [] }, firstDay(month), lastDay(month));
    const members = await this.teams.membersOf(teams.map(team => team.id), firstDay(month), lastDay(month));
    const people = await this.people.peopleByIds(members.map(member => member.personId));
    const all = lines(teams, members, month);
    const rows: SheetRow[] = [];
    // Part by part: the facts of a whole county at once would take as much memory as the server has at rest, and everybody else would wait.
    for (let start = 0; start < all.length; start += LINES_AT_ONCE) {
      const part = all.slice(start, start + LINES_AT_ONCE);
      const months = await this.monthsOf([...new Set(part.map(({ member }) => member.personId))], month, profile);
      if (isRefusal(months)) return months;
      for (const { team, member } of part) {
        const row = this.lineFor(months(member.personId), month, calendar, team.id);
        if (isRefusal(row)) return row;
        const role = member.terms.filter(term => term.teamId === team.id).at(-1)!.role;
        rows.push({ ...row, ...personOf(member, team, people.get(member.personId), profile.roles, role) });
      }
    }
    return rows;
  }
}

/** The first month that the quota of the profile counts from. */
function firstMonth(profile: Profile, month: Month): Month {
  const { value } = finding(profile, read => read('attendance.required').map(quota => quota.period));
  if (isRefusal(value) || value.includes('month')) return month;
  if (!value.includes('quarter')) return `${month.slice(0, 4)}-01`;
  return addMonths(month, -((Number(month.slice(5)) - 1) % 3));
}

/** What the sheet says of rules that changed within its month. */
function changesOf(rules: readonly InForceFrom[]): Pick<SheetContent, 'profiles'> {
  return rules.length > 1 ? { profiles: rules.map(({ from, profile: { id, title, version } }) => ({ from, id, title, version })) } : {};
}

function personOf(member: Member, team: TeamPlace, person: Person | undefined, names: Record<string, string>, role: RoleId): Omit<SheetRow, keyof RowMarks> {
  return {
    personId: member.personId, name: member.name, unitName: person?.unitName ?? '', post: member.post ?? '', roleName: nameOfRole(role, names),
    villageName: team.villageName, teamId: team.id,
  };
}

/** Who stands in the list: everybody with a term in one of the teams in the month, by village, then by role, then by name; in two teams, twice. */
function lines(teams: TeamPlace[], members: Member[], month: Month): { team: TeamPlace; member: Member }[] {
  const [from, to] = [firstDay(month), lastDay(month)];
  const inMonth = (member: Member, team: TeamPlace) => member.terms.filter(term => term.teamId === team.id && term.from <= to && (term.to === null || term.to >= from));
  const weight = (member: Member, team: TeamPlace) => Math.min(...inMonth(member, team).map(term => ORDER.indexOf(term.role)));
  return teams.flatMap(team => members.filter(member => inMonth(member, team).length > 0)
    .sort((one, other) => weight(one, team) - weight(other, team) || (one.name < other.name ? -1 : 1))
    .map(member => ({ team, member })));
}

/** Gives the facts of one person without looking at those of the others. */
function grouped({ presences, leaves, visits = [], notes = [], checks = [] }: SheetFacts): (personId: string) => SheetFacts {
  const known = new Map<string, Required<Pick<SheetFacts, 'presences' | 'leaves' | 'visits' | 'notes' | 'checks'>>>();
  const of = (personId: string) => {
    const own = known.get(personId) ?? { presences: [], leaves: [], visits: [], notes: [], checks: [] };
    known.set(personId, own);
    return own;
  };
  for (const row of presences) of(row.personId).presences.push(row);
  for (const leave of leaves) of(leave.personId).leaves.push(leave);
  for (const visit of visits) of(visit.personId).visits.push(visit);
  for (const note of notes) of(note.personId).notes.push(note);
  for (const check of checks) of(check.personId).checks.push(check);
  return of;
}
