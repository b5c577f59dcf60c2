import { Injectable, NotFoundException } from '@nestjs/common';
import { In } from 'typeorm';
import type { Page } from '@village/shared/contract/endpoint';
import type { PostingOfPerson, Release, TermClock } from '@village/shared/contract/handover';
import type { HandoversInput } from '@village/shared/contract/handover.input';
import { daysBetween, type Day } from '@village/shared/kernel/day';
import { isRefusal } from '@village/shared/kernel/refusal';
import { nameOfRole } from '@village/shared/kernel/role';
import { termOfPost } from '@village/shared/rules/term';
import { Db } from '../common/db';
import { pageOf } from '../common/page-of';
import { isNamed } from '../common/pinyin';
import { Clock } from '../common/time';
import { scopeOf, type Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { TeamService, teamNameOf } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { HandoverEntity, ReleaseEntity } from './posting.entity';
import { PostService, type Post } from './post.service';
import { reaches } from './reach';

const PAGE_SIZE = 20;

/** How far the terms have gone, by the document that is in force today. */
@Injectable()
export class TermClockService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly posts: PostService, private readonly people: PersonService, private readonly teams: TeamService,
    private readonly policies: PolicyService,
  ) {}

  /** The terms of a person with what became of them: for himself and for those who look after the place. */
  async person(personId: string, who: Who): Promise<PostingOfPerson> {
    const posts = await this.posts.postsOf(personId);
    const own = personId === who.personId;
    const seen = own ? posts : posts.filter(post => reaches(post, who, 'posting.read'));
    const person = await this.people.personById(personId);
    if (!person || (!own && seen.length === 0)) throw new NotFoundException();
    return { personId, name: person.name, clocks: await this.clocks(seen, who), releases: await this.releases(personId, seen) };
  }

  /** Who serves today, those whose term ends first on top. */
  async list({ search = '', page = 1 }: HandoversInput, who: Who): Promise<Page<TermClock>> {
    const today = this.clock.today();
    const posts = await this.serving(scopeOf(who, 'posting.read'), today);
    const clocks = (await this.clocks(posts, who)).filter(({ personName, teamName, villageName }) => [personName, teamName, villageName].some(name => isNamed(name, search)));
    clocks.sort((one, other) => ((one.lastDay ?? '9') === (other.lastDay ?? '9') ? 0 : (one.lastDay ?? '9') < (other.lastDay ?? '9') ? -1 : 1));
    return pageOf(clocks, page, PAGE_SIZE);
  }

  /** The posts that are held today in the teams of a scope. */
  async serving(scope: { paths: string[]; teams: string[] }, today: Day): Promise<Post[]> {
    const teams = await this.teams.teamsIn(scope, today);
    const byId = new Map(teams.map(team => [team.id, team]));
    const members = teams.length ? await this.teams.membersOf(teams.map(({ id }) => id), today, today) : [];
    return members.flatMap(({ personId, name, unitId, terms }) => terms.filter(({ teamId }) => byId.has(teamId)).map((term): Post => {
      const team = byId.get(term.teamId)!;
      return { personId, personName: name, unitId, termId: term.id, role: term.role, teamId: team.id, villageId: team.villageId, path: team.path, team, from: term.from, to: term.to };
    }));
  }

  async clocks(posts: readonly Post[], who: Who | null): Promise<TermClock[]> {
    const rows = posts.length ? await this.db.of(HandoverEntity).find({ where: { personId: In(posts.map(({ personId }) => personId)), state: In(['open', 'done']) }, order: { openedAt: 'ASC' } }) : [];
    const found: TermClock[] = [];
    for (const post of posts) {
      const { personId, personName, termId, role, teamId, team, from, to } = post;
      const row = rows.filter(each => each.personId === personId && each.teamId === teamId && each.openedAt.slice(0, 10) >= from).at(-1);
      const over = to !== null && to < this.clock.today();
      found.push({
        personId, personName, termId, roleName: nameOfRole(role), teamId, teamName: teamNameOf(team), villageName: team.villageName, from, to, ...await this.ends(post),
        handover: row ? { id: row.id, state: row.state } : null, may: { open: !over && !row && who !== null && (personId === who.personId || reaches(post, who, 'posting.open')) },
      });
    }
    return found;
  }

  /** The end by the document: of the cadre where it says something of cadres, else of his team. */
  private async ends({ path, from, to, team }: Post): Promise<Pick<TermClock, 'lastDay' | 'daysLeft' | 'atLeast' | 'why' | 'because'>> {
    const nothing = { lastDay: null, daysLeft: null, atLeast: false };
    const profile = await this.policies.activeFor(path, this.clock.today());
    if (isRefusal(profile)) return { ...nothing, why: profile.text, because: [] };
    const { value, because } = termOfPost(profile, { cadreFrom: from, teamFrom: team.from });
    if (isRefusal(value)) return { ...nothing, why: value.text, because };
    return { lastDay: value.lastDay, daysLeft: daysBetween(this.clock.today(), to !== null && to < value.lastDay ? to : value.lastDay), atLeast: value.atLeast, why: null, because };
  }

  private async releases(personId: string, posts: readonly Post[]): Promise<Release[]> {
    const rows = await this.db.of(ReleaseEntity).find({ where: { personId }, order: { at: 'DESC' } });
    const seen = rows.filter(({ termId }) => posts.some(post => post.termId === termId));
    const names = await this.people.peopleByIds(seen.map(({ decidedBy }) => decidedBy));
    return seen.map(({ on, against, reason, decidedBy, at, because }) => ({ on, against, reason, byName: names.get(decidedBy)?.name ?? '', at, because }));
  }
}
