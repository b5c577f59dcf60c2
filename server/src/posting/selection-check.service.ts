import { Injectable, NotFoundException } from '@nestjs/common';
import { In } from 'typeorm';
import type { Page } from '@village/shared/contract/endpoint';
import type { SelectionAskedReply, UncheckedLine } from '@village/shared/contract/selection';
import type { CheckSelectionInput, UncheckedInput, UncheckedTermInput } from '@village/shared/contract/selection.input';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole, type RoleId } from '@village/shared/kernel/role';
import { selectionAsked } from '@village/shared/rules/selection-eligibility';
import { Db } from '../common/db';
import { Journal } from '../common/journal';
import { pageOf } from '../common/page-of';
import { isNamed } from '../common/pinyin';
import { Clock } from '../common/time';
import { scopeOf, type Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { type Member, TeamService, teamNameOf, type TeamPlace } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { SelectionEntity } from './posting.entity';
import { SelectionService } from './selection.service';

const PAGE_SIZE = 20;
const OFFICES: readonly RoleId[] = ['county_office', 'county_org_dept'];

interface Serving {
  team: TeamPlace;
  member: Member;
  term: Member['terms'][number];
}

/** Who serves in a team and was never looked at: people from a spreadsheet, and from before the document was in force. An import stays quick, and nobody is silently taken for selected by the rules. */
@Injectable()
export class SelectionCheckService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly teams: TeamService, private readonly people: PersonService, private readonly policies: PolicyService, private readonly selections: SelectionService,
  ) {}

  async list({ search, page = 1 }: UncheckedInput, who: Who): Promise<Page<UncheckedLine>> {
    const found = await this.unchecked(scopeOf(who, 'posting.open').paths);
    const people = await this.people.peopleByIds(found.map(({ member }) => member.personId));
    const lines = found.map(({ team, member: { personId, name }, term }): UncheckedLine => ({
      personId, termId: term.id, name, unitName: people.get(personId)?.unitName ?? '', roleName: nameOfRole(term.role), villageName: team.villageName, teamName: teamNameOf(team), from: term.from,
    })).filter(line => !search || [line.name, line.villageName, line.unitName].some(name => isNamed(name, search)));
    return pageOf(lines, page, PAGE_SIZE);
  }

  /** How many wait for the offices of a county that keep the list of who is selected. */
  async waiting(who: Who): Promise<number> {
    return (await this.unchecked(who.grants.filter(({ role }) => OFFICES.includes(role)).map(({ path }) => path))).length;
  }

  async questions({ termId }: UncheckedTermInput, who: Who): Promise<SelectionAskedReply | Refusal> {
    const { team, member } = await this.one(termId, who);
    const person = await this.people.personById(member.personId);
    return person ? this.selections.questionsOf(person, team) : { questions: [], because: [], standing: [] };
  }

  /** One with what stands against him, or many of whom nothing does. */
  async check({ termIds, against, reason }: CheckSelectionInput, who: Who): Promise<{ checked: number } | Refusal> {
    if (against.length > 0 && termIds.length > 1) return refuse('one_by_one', '有不符合的请一个一个核对。', { field: 'against' });
    if (against.length > 0 && reason.trim() === '') return refuse('reason_missing', '有不符合的，请写明怎样处理：为什么还在岗，或者什么时候换人。', { field: 'reason' });
    const own = await this.serving(scopeOf(who, 'posting.open').paths);
    const chosen = [...new Set(termIds)].map(id => own.find(({ term }) => term.id === id));
    if (chosen.some(each => each?.member.personId === who.personId)) return refuse('own_selection', '不能核对自己，请由另一个人核对。', { field: 'termIds' });
    for (const each of chosen) {
      const person = each && await this.people.personById(each.member.personId);
      if (!person) throw new NotFoundException();
      await this.selections.keep({ person, team: each.team, role: each.term.role, against, reason: reason.trim() }, who);
      await this.journal.note(who, 'posting.check-selection', each.member.personId, each.team.villageId);
    }
    return { checked: chosen.length };
  }

  private async one(termId: string, who: Who): Promise<Serving> {
    const found = (await this.serving(scopeOf(who, 'posting.open').paths)).find(({ term }) => term.id === termId);
    if (!found) throw new NotFoundException();
    return found;
  }

  /** Where the document asks nothing, nothing is to be looked at. */
  private async unchecked(paths: readonly string[]): Promise<Serving[]> {
    const serving = await this.serving(paths);
    const asking = new Set<string>();
    for (const team of new Map(serving.map(each => [each.team.id, each.team])).values()) {
      const profile = await this.policies.activeFor(team.path, this.clock.today());
      if (!isRefusal(profile) && !isRefusal(selectionAsked(profile, undefined).value)) asking.add(team.id);
    }
    const asked = serving.filter(({ team }) => asking.has(team.id));
    const checks = asked.length ? await this.db.of(SelectionEntity).find({ select: { id: true, personId: true, teamId: true }, where: { personId: In(asked.map(({ member }) => member.personId)) } }) : [];
    const known = new Set(checks.map(({ personId, teamId }) => `${personId} ${teamId}`));
    // Somebody with two posts in a team is looked at once.
    return asked.filter(({ team, member }) => {
      const key = `${member.personId} ${team.id}`;
      return !known.has(key) && known.add(key);
    });
  }

  private async serving(paths: readonly string[]): Promise<Serving[]> {
    const today = this.clock.today();
    const teams = new Map((await this.teams.teamsIn({ paths: [...paths], teams: [] }, today)).map(team => [team.id, team]));
    const members = await this.teams.membersOf([...teams.keys()], today, today);
    return members.flatMap(member => member.terms.flatMap(term => (teams.has(term.teamId) ? [{ team: teams.get(term.teamId)!, member, term }] : [])));
  }
}
