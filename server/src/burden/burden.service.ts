import { Injectable, NotFoundException } from '@nestjs/common';
import type { BurdenGroup, BurdenItemLine, BurdenWeighed, MyBurden, MyBurdenItem, PlaceBurden } from '@village/shared/contract/burden';
import type { BurdenCeilingInput, BurdenPlaceInput, BurdenWeekInput, WeighBurdenInput } from '@village/shared/contract/burden.input';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { Organisation } from '@village/shared/contract/organisation';
import { BURDEN_MODULE_NAMES, BURDEN_MODULES, type BurdenNumbers } from '@village/shared/kernel/burden';
import { addDays, type Day } from '@village/shared/kernel/day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { aboveCeiling, moduleOfSource, perPerson, weekOf, type BurdenAsked } from '@village/shared/rules/burden';
import { inScope, scopeOf, type Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { teamNameOf, TeamService, type Member, type TeamPlace } from '../organisation/team.service';
import { burdenXlsx } from './burden.xlsx';
import { BurdenCeilingService } from './ceiling.service';
import { BurdenDocumentService, type Burdened } from './document.service';
import { fieldsOf } from './forms';
import { BurdenRequestService, type Told } from './request.service';

/** Everything that is asked in a week of some teams and their people. */
interface Week {
  week: Day;
  members: Member[];
  teams: TeamPlace[];
  ofPeople: Burdened[];
  ofTeams: Burdened[];
  told: Told[];
  withoutRules: boolean;
}

/** How much the program asks: worked out whenever somebody looks, never of what a person did, never one person beside another. */
@Injectable()
export class BurdenService {
  constructor(
    private readonly organisations: OrganisationService, private readonly teams: TeamService, private readonly documents: BurdenDocumentService, private readonly requests: BurdenRequestService, private readonly ceilings: BurdenCeilingService,
  ) {}

  async place({ organisationId, week: day }: BurdenPlaceInput, who: Who): Promise<PlaceBurden> {
    const place = await this.chosen(organisationId, who);
    const found = await this.weekAt(place, weekOf(day));
    const { week, members, teams, told, withoutRules } = found;
    const items = itemsOf(found);
    const total = totalOf(items, told);
    const each = perPerson(total, members.length);
    const ceiling = await this.ceilings.of(countyOf(place));
    const below = (await this.organisations.organisationsBelow(place.path)).filter(({ parentId }) => parentId === place.id);
    return {
      week, to: addDays(week, 6), organisationId: place.id, placeName: place.name, places: below.map(({ id, name }) => ({ id, name })), people: members.length, teams: teams.length, each, ceiling, above: aboveCeiling(each, ceiling),
      modules: BURDEN_MODULES.map(module => ({ module, name: BURDEN_MODULE_NAMES[module], ...perPerson(totalOf(items.filter(item => item.module === module), told.filter(one => one.module === module)), members.length) })).filter(isAny),
      askers: [...new Set([...items, ...told].map(({ askedBy }) => askedBy))].sort()
        .map((name): BurdenGroup => ({ name, ...perPerson(totalOf(items.filter(({ askedBy }) => askedBy === name), told.filter(({ askedBy }) => askedBy === name)), members.length) })),
      items, withoutRules, may: { set: place.kind === 'county' && inScope(scopeOf(who, 'burden.set'), place.path) },
    };
  }

  async xlsx(input: BurdenPlaceInput, who: Who): Promise<FileReply> {
    const found = await this.place(input, who);
    return { file: await burdenXlsx(found), name: `${found.placeName} ${found.week} 一周负担.xlsx` };
  }

  /** Of himself: his own, and his share of what his team is asked. */
  async mine({ week: day }: BurdenWeekInput, who: Who): Promise<MyBurden> {
    const week = weekOf(day);
    const to = addDays(week, 6);
    const [member] = await this.teams.membersById([who.personId], week, to);
    const teamIds = [...new Set(member?.terms.map(({ teamId }) => teamId) ?? [])];
    const teams = [...(await this.teams.teamsByIds(teamIds)).values()];
    const colleagues = await this.teams.membersOf(teamIds, week, to);
    const found = await this.week(teams, colleagues, week);
    const own = found.ofPeople.filter(({ id }) => id === who.personId).flatMap(({ asked }) => asked.map(each => lineOf(each, null)));
    const shared = found.ofTeams.flatMap(({ id, asked }) => {
      const people = colleagues.filter(({ terms }) => terms.some(({ teamId }) => teamId === id)).length;
      const team = teams.find(each => each.id === id)!;
      return asked.map(each => ({ line: lineOf(each, teamNameOf(team)), people }));
    });
    const told = await this.requests.told(member ? [who.personId] : [], week);
    const sum = (count: 'entries' | 'fields') => own.reduce((all, each) => all + each[count], 0) + shared.reduce((all, { line, people }) => all + line[count] / people, 0);
    const each = perPerson({ entries: sum('entries'), fields: sum('fields'), notices: told.reduce((all, { count }) => all + count, 0) }, 1);
    const ceiling = teams.length ? await this.ceilings.of(teams[0].countyId) : null;
    return { week, to, each, ceiling, above: aboveCeiling(each, ceiling), items: together([...own, ...shared.map(({ line }) => line)]).sort((one, other) => ((one.due ?? '') < (other.due ?? '') ? -1 : 1)) };
  }

  async weigh({ organisationId, day, entries, fields, teams: asked }: WeighBurdenInput, who: Who): Promise<BurdenWeighed> {
    const place = await this.chosen(organisationId, who);
    const found = await this.weekAt(place, weekOf(day));
    const total = totalOf(itemsOf(found), found.told);
    const teams = Math.min(asked ?? found.teams.length, found.teams.length);
    const after = perPerson({ entries: total.entries + teams * entries, fields: total.fields + teams * fields, notices: total.notices }, found.members.length);
    const ceiling = await this.ceilings.of(countyOf(place));
    return { week: found.week, to: addDays(found.week, 6), before: perPerson(total, found.members.length), after, ceiling, above: aboveCeiling(after, ceiling) };
  }

  async ceiling(input: BurdenCeilingInput, who: Who): Promise<PlaceBurden | Refusal> {
    const refused = await this.ceilings.set(input, who);
    return isRefusal(refused) ? refused : this.place({ organisationId: input.organisationId, week: input.week }, who);
  }

  private async weekAt(place: Organisation, week: Day): Promise<Week> {
    const to = addDays(week, 6);
    const teams = await this.teams.teamsIn({ paths: [place.path], teams: [] }, week, to);
    return this.week(teams, await this.teams.membersOf(teams.map(({ id }) => id), week, to), week);
  }

  private async week(teams: TeamPlace[], members: Member[], week: Day): Promise<Week> {
    const { people, teams: ofTeams, withoutRules } = await this.documents.of(teams, members, week);
    const wanted = await this.requests.ofTeams(teams, week);
    const ids = members.map(({ personId }) => personId);
    const asked = await this.requests.ofPeople(ids, week);
    return {
      week, members, teams, withoutRules, told: await this.requests.told(ids, week),
      ofTeams: ofTeams.map(one => ({ ...one, asked: [...one.asked, ...wanted.get(one.id) ?? []] })),
      ofPeople: [...people, ...ids.map(id => ({ id, teamId: '', asked: asked.get(id) ?? [] }))],
    };
  }

  /** The place that is asked about; where none is named, the highest one the person reaches. */
  private async chosen(id: string | undefined, who: Who): Promise<Organisation> {
    const scope = scopeOf(who, 'burden.read');
    const highest = [...scope.paths].sort((one, other) => one.length - other.length)[0]?.split('/').filter(Boolean).pop();
    const place = id ?? highest ? await this.organisations.organisationById((id ?? highest)!) : null;
    if (!place || !inScope(scope, place.path)) throw new NotFoundException();
    return place;
  }
}

const countyOf = ({ path }: Organisation): string => path.split('/')[1];
const isAny = ({ entries, fields, notices }: BurdenNumbers): boolean => entries > 0 || fields > 0 || notices > 0;

function totalOf(items: readonly { entries: number; fields: number }[], told: readonly Told[]): BurdenNumbers {
  return { entries: items.reduce((sum, { entries }) => sum + entries, 0), fields: items.reduce((sum, { fields }) => sum + fields, 0), notices: told.reduce((sum, { count }) => sum + count, 0) };
}

function lineOf(asked: BurdenAsked, team: string | null): MyBurdenItem {
  const { source, title, askedBy, entries, due, because } = asked;
  return { source, module: moduleOfSource(source), title, askedBy, entries, fields: fieldsOf(asked), due, team, because };
}

/** The same thing on several days is one line. */
function together(lines: readonly MyBurdenItem[]): MyBurdenItem[] {
  const found = new Map<string, MyBurdenItem>();
  for (const line of lines) {
    const key = `${line.source} ${line.title} ${line.team} ${line.askedBy}`;
    const known = found.get(key);
    found.set(key, known ? { ...known, entries: known.entries + line.entries, fields: known.fields + line.fields } : line);
  }
  return [...found.values()].map(line => ({ ...line, entries: tenth(line.entries), fields: tenth(line.fields) }));
}

/** What is asked of all of them: one line for each matter and whoever asks for it. */
function itemsOf({ ofPeople, ofTeams }: Week): BurdenItemLine[] {
  const lines = [...ofPeople, ...ofTeams].flatMap(({ asked }) => asked.map(each => lineOf(each, null)));
  return together(lines).map(({ source, module, title, askedBy, entries, fields, because }) => ({ source, module, title, askedBy, entries, fields, because }))
    .sort((one, other) => BURDEN_MODULES.indexOf(one.module) - BURDEN_MODULES.indexOf(other.module) || (one.title < other.title ? -1 : 1));
}

const tenth = (number: number): number => (number === 0 ? 0 : Math.max(1, Math.round(number * 10)) / 10);
