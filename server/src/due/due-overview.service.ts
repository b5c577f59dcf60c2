import { Injectable, NotFoundException } from '@nestjs/common';
import type { DueGroup, DueLine, DueOverview, DueOwnerLine } from '@village/shared/contract/due';
import type { DueGroupsInput, DueOverviewInput, DueOwnersInput } from '@village/shared/contract/due.input';
import type { FileReply, Page } from '@village/shared/contract/endpoint';
import type { Organisation } from '@village/shared/contract/organisation';
import { byNeed } from '@village/shared/rules/due-ask';
import { DUE_STATES, type DueItem, type DueState } from '@village/shared/rules/due-item';
import { periodText } from '@village/shared/rules/cadence';
import { isNamed } from '../common/pinyin';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { reachOf, type Reach } from '../leave/leave.service';
import { OrganisationService } from '../organisation/organisation.service';
import { ReachService } from '../organisation/reach.service';
import { DueService, type Owed } from './due.service';
import { daysOfPeriod, lineOf } from './due-view.service';
import { dueXlsx } from './due.xlsx';
import type { Subject } from './subject';
import { SubjectService } from './subject.service';
import { idsOf } from '../common/path';

const PAGE_SIZE = 20;
const NAMED = 6;

/** A line of the overview: whose, and what. */
interface Entry {
  subject: Subject;
  item: DueItem;
}

/** What everybody within reach has to do: by matter, then who stands how. In the order of places; nobody is compared. */
@Injectable()
export class DueOverviewService {
  constructor(
    private readonly clock: Clock, private readonly dues: DueService, private readonly subjects: SubjectService, private readonly organisations: OrganisationService, private readonly reaches: ReachService,
  ) {}

  async groups(input: DueGroupsInput, who: Who): Promise<DueOverview> {
    const { entries, withPeople, places } = await this.entries(input, who);
    const groups = grouped(entries);
    const page = input.page ?? 1;
    return {
      items: groups.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(groupOf), page, pageSize: PAGE_SIZE, total: groups.length, withPeople, places: places.map(({ id, name, kind }) => ({ id, name, kind })),
    };
  }

  async owners(input: DueOwnersInput, who: Who): Promise<Page<DueOwnerLine>> {
    const entries = (await this.entries(input, who)).entries.filter(({ item }) => item.key === input.key).sort(byPlace);
    const page = input.page ?? 1;
    return {
      items: entries.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(({ subject, item }) => ({ owner: subject.owner, id: subject.id, name: subject.name, place: subject.place, state: item.state, required: item.required, done: item.done })),
      page, pageSize: PAGE_SIZE, total: entries.length,
    };
  }

  async xlsx(input: DueOverviewInput, who: Who): Promise<FileReply> {
    const { entries, name } = await this.entries(input, who);
    const rows = grouped(entries).flatMap(group => group.sort(byPlace));
    const title = `${name}${input.period.length === 10 ? input.period : periodText(input.period)}到期事项`;
    return { file: await dueXlsx(title, rows.map(({ subject, item }): DueLine & { place: string } => ({ ...lineOf(subject, item), place: subject.place }))), name: `${title}.xlsx`, rows: rows.length };
  }

  private async entries(input: DueOverviewInput, who: Who): Promise<{ entries: Entry[]; withPeople: boolean; name: string; places: Organisation[] }> {
    const { from, to } = daysOfPeriod(input.period);
    const reach = reachOf(who, 'due.read');
    const chosen = await this.chosen(input.organisationId, reach, who);
    const places = chosen ? (await this.organisations.organisationsBelow(chosen.path)).filter(each => each.parentId === chosen.id) : [];
    const withPeople = chosen?.kind !== 'county';
    const subjects = chosen ? await this.subjects.below(chosen, from, to, withPeople) : await this.besides(reach, who, from, to);
    const owed = await this.dues.ask(subjects, from, to);
    return { entries: matching(owed, input), withPeople, name: chosen?.name ?? '', places };
  }

  /** The place that is asked about: where none is named, the highest one the person reaches; null: he leads a team or a unit and no place. */
  private async chosen(id: string | undefined, reach: Reach, who: Who): Promise<Organisation | null> {
    if (id === undefined) {
      const path = [...reach.paths].sort((one, other) => one.length - other.length)[0];
      return path ? this.organisations.organisationById(idsOf(path).pop()!) : null;
    }
    const place = await this.organisations.organisationById(id);
    if (place && reach.paths.some(path => place.path.startsWith(path))) return place;
    // The village of one's own team is no place one reaches: what is shown is the team.
    if (!place || !who.grants.some(grant => grant.teamId !== null && grant.path === place.path)) throw new NotFoundException();
    return null;
  }

  private async besides({ teams, units }: Reach, who: Who, from: string, to: string): Promise<Subject[]> {
    const people = units.length ? (await this.reaches.people(who, 'due.read', this.clock.today()).getMany()).map(person => person.id) : [];
    return [...await this.subjects.ofTeams(teams, from, to), ...(units.length ? await this.subjects.ofUnits(units, people, from, to) : [])];
  }
}

function matching(owed: readonly Owed[], { source, state, search }: DueOverviewInput): Entry[] {
  const wanted = search?.trim() ?? '';
  return owed.flatMap(({ subject, items }) => items.filter(item => (!source || item.source === source) && (!state || item.state === state)
    && (wanted === '' || item.title.includes(wanted) || subject.place.includes(wanted) || isNamed(subject.name, wanted))).map(item => ({ subject, item })));
}

/** Entries of the same turn of the same duty, what needs somebody first. */
function grouped(entries: readonly Entry[]): Entry[][] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = `${entry.subject.owner} ${entry.item.key}`;
    groups.set(key, [...groups.get(key) ?? [], entry]);
  }
  const neediest = (group: Entry[]) => group.map(({ item }) => item).sort(byNeed)[0];
  return [...groups.values()].sort((one, other) => byNeed(neediest(one), neediest(other)));
}

function groupOf(group: Entry[]): DueGroup {
  const [{ subject, item }] = group;
  const counts = Object.fromEntries(DUE_STATES.map(state => [state, group.filter(each => each.item.state === state).length])) as Record<DueState, number>;
  const waiting = group.filter(each => each.item.state === 'missed').sort(byPlace).slice(0, NAMED).map(each => each.subject.name);
  const { source, key, title, turn, due, unit, soft, because } = item;
  return { source, key, title, turn, due, unit, soft, owner: subject.owner, counts, waiting, because };
}

function byPlace(one: Entry, other: Entry): number {
  return `${one.subject.place} ${one.subject.name} ${one.subject.id}` < `${other.subject.place} ${other.subject.name} ${other.subject.id}` ? -1 : 1;
}
