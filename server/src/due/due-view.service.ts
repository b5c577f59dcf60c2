import { Injectable, NotFoundException } from '@nestjs/common';
import type { DueLine, DueList } from '@village/shared/contract/due';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { DueOfInput, MyDueInput } from '@village/shared/contract/due.input';
import { addDays, addMonths, firstDay, isDay, monthOf, periodDays, type Day } from '@village/shared/kernel/day';
import { periodText } from '@village/shared/rules/cadence';
import { byNeed } from '@village/shared/rules/due-ask';
import type { DueItem } from '@village/shared/rules/due-item';
import type { Who } from '../common/who';
import { reachOf } from '../leave/leave.service';
import { HolderService } from '../organisation/holder.service';
import { OrganisationService } from '../organisation/organisation.service';
import { DueService, type Owed } from './due.service';
import { dueXlsx } from './due.xlsx';
import { placeIdOf, type Subject } from './subject';
import { SubjectService } from './subject.service';

/** The list of one: of the person who asks, or of one below him. */
@Injectable()
export class DueViewService {
  constructor(
    private readonly dues: DueService, private readonly subjects: SubjectService, private readonly organisations: OrganisationService, private readonly holders: HolderService,
  ) {}

  async mine({ period }: MyDueInput, who: Who): Promise<DueList> {
    const { from, to } = daysOfPeriod(period);
    const subjects = await this.subjects.ofPerson(who.personId, who, from, to);
    return this.list(period, subjects, subjects.find(subject => subject.owner === 'person') ?? subjects[0]);
  }

  async of({ owner, id, period }: DueOfInput, who: Who): Promise<DueList> {
    const { from, to } = daysOfPeriod(period);
    const subjects = (owner === 'team' ? await this.subjects.ofTeams([id], from, to, false) : owner === 'person' ? await this.personal(id, from, to) : await this.placed(id, from, to))
      .filter(subject => subject.owner === owner && subject.id === id);
    if (subjects.length === 0 || !subjects.some(subject => sees(subject, who))) throw new NotFoundException();
    return this.list(period, subjects.filter(subject => sees(subject, who)), subjects[0]);
  }

  async mineXlsx(input: MyDueInput, who: Who): Promise<FileReply> {
    return this.book(await this.mine(input, who));
  }

  async ofXlsx(input: DueOfInput, who: Who): Promise<FileReply> {
    return this.book(await this.of(input, who));
  }

  /** What stands on the page, line by line. */
  private async book({ name, period, items, overdue }: DueList): Promise<FileReply> {
    const all = [...overdue, ...items];
    const places = await this.organisations.organisationsByIds(all.map(({ placeId }) => placeId));
    const title = `${name}${isDay(period) ? period : periodText(period)}要做的事`;
    return { file: await dueXlsx(title, all.map(line => ({ ...line, place: places.get(line.placeId)?.name ?? '' }))), name: `${title}.xlsx`, rows: all.length };
  }

  private async personal(id: string, from: Day, to: Day): Promise<Subject[]> {
    const held = await this.holders.heldBy(id, to);
    return this.subjects.ofPerson(id, { grants: held.map(({ role, organisationId, path, teamId }) => ({ role, organisationId, path, teamId })) }, from, to);
  }

  private async placed(id: string, from: Day, to: Day): Promise<Subject[]> {
    const place = await this.organisations.organisationById(id);
    return place ? this.subjects.below(place, from, to, false) : this.subjects.ofUnits([id], [], from, to);
  }

  private async list(period: string, subjects: readonly Subject[], first: Subject | undefined): Promise<DueList> {
    const { from, to } = daysOfPeriod(period);
    const items = lines(await this.dues.ask(subjects, from, to));
    return { period, from, to, name: first?.name ?? '', place: first?.place ?? '', items, overdue: from === to ? await this.overdue(subjects, from, items) : [] };
  }

  /** What was missed since the first of the month before, as far as the list of the day does not say it. */
  private async overdue(subjects: readonly Subject[], day: Day, items: readonly DueLine[]): Promise<DueLine[]> {
    const before = lines(await this.dues.ask(subjects, firstDay(addMonths(monthOf(day), -1)), addDays(day, -1)));
    return before.filter(line => line.state === 'missed' && line.source !== 'presence' && !items.some(each => each.key === line.key && each.ownerId === line.ownerId));
  }
}

/** The first and the last day of what is asked about. */
export function daysOfPeriod(period: string): { from: Day; to: Day } {
  return isDay(period) ? { from: period, to: period } : periodDays(period);
}

/** What a person may read: his own, that of the teams he leads, what lies below his place, what his unit's people owe. */
export function sees(subject: Subject, who: Who): boolean {
  const { paths, teams, units } = reachOf(who, 'due.read');
  const own = subject.owner === 'person' ? subject.id === who.personId : who.grants.some(grant => (subject.owner === 'team' ? grant.teamId === subject.id : grant.organisationId === subject.id || (subject.owner === 'village' && grant.path === subject.path)));
  return own || paths.some(path => subject.path.startsWith(path)) || (subject.team !== null && teams.includes(subject.team.id)) || (subject.unitId !== null && units.includes(subject.unitId));
}

export function lines(owed: readonly Owed[]): DueLine[] {
  return owed.flatMap(({ subject, items }) => items.map(item => lineOf(subject, item))).sort(byNeed);
}

export function lineOf(subject: Subject, item: DueItem): DueLine {
  return { ...item, owner: subject.owner, ownerId: subject.id, ownerName: subject.name, placeId: placeIdOf(subject) };
}
