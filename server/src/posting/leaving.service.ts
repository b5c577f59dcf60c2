import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { ImportReply, PersonDetail, Team } from '@village/shared/contract/organisation';
import type { EndTermInput, ImportInput, MovePersonInput, TeamEndInput } from '@village/shared/contract/organisation.input';
import { addDays, type Day } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { termOfPost, termRelease } from '@village/shared/rules/term';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PeopleService } from '../organisation/people.service';
import { RosterService } from '../organisation/roster.service';
import { TeamService } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import { HandoverEntity, ReleaseEntity } from './posting.entity';
import { PostService, type Post } from './post.service';

/** What stands against it that somebody leaves. */
interface Against {
  post: Post;
  text: string;
  because: Reason[];
}

/** Leaving a post goes through here: where the document lets nobody go before the handover, it waits, or a named person decides otherwise and says why. */
@Injectable()
export class LeavingService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly posts: PostService, private readonly people: PeopleService, private readonly teams: TeamService,
    private readonly policies: PolicyService, private readonly rosters: RosterService,
  ) {}

  async endTerm(input: EndTermInput, who: Who): Promise<PersonDetail | Refusal> {
    await this.people.within(who, 'organisation.manage', input.id);
    const leaving = (await this.posts.postsOf(input.id)).filter(({ termId }) => termId === input.termId);
    return await this.mayLeave(leaving, input.to, input.reason, who) ?? this.people.endTerm(input, who);
  }

  async move(input: MovePersonInput, who: Who): Promise<PersonDetail | Refusal> {
    await this.people.within(who, 'organisation.manage', input.id);
    const last = addDays(input.from, -1);
    const leaving = (await this.posts.postsOf(input.id)).filter(({ teamId, from, to }) => teamId !== input.teamId && from <= last && (to === null || to > last));
    return await this.mayLeave(leaving, last, input.reason, who) ?? this.people.move(input, who);
  }

  async endTeam(input: TeamEndInput, who: Who): Promise<Team | Refusal> {
    const team = await this.teams.managed(who, input.id);
    const members = await this.teams.membersOf([team.id], input.to, input.to);
    const leaving: Post[] = [];
    for (const { personId } of members) leaving.push(...(await this.posts.postsOf(personId)).filter(({ teamId, from, to }) => teamId === team.id && from <= input.to && (to === null || to > input.to)));
    return await this.mayLeave(leaving, input.to, input.reason, who) ?? this.teams.end(input, who);
  }

  /** A file that would end a term before the handover is refused as a whole: who decides otherwise does so with each of them. */
  importRoster(input: ImportInput, file: Buffer, who: Who): Promise<ImportReply | Refusal> {
    return this.rosters.import(input, file, who, async ended => {
      for (const { personId, termId, to } of ended) {
        const stopped = await this.mayLeave((await this.posts.postsOf(personId)).filter(post => post.termId === termId), to, undefined, who);
        if (stopped) return stopped;
      }
      return null;
    });
  }

  /** Null: they may, or somebody has decided so. */
  private async mayLeave(leaving: readonly Post[], on: Day, reason: string | undefined, who: Who): Promise<Refusal | null> {
    const found: Against[] = [];
    for (const post of leaving) {
      const against = await this.against(post, on);
      if (against) found.push(against);
    }
    if (found.length === 0) return null;
    const written = reason?.trim() ?? '';
    if (written === '') {
      const text = found.map(({ post, text: what }) => `${post.personName}${what}`).slice(0, 3).join('；');
      return refuse('handover_first', `${text}。请先办好工作交接，两个人都签了字再办；情况特殊的，写明理由也可以办，理由会一直留着。`, { field: 'reason', clauses: found[0].because.flatMap(({ clauses }) => clauses) });
    }
    for (const { post, text, because } of found) {
      await this.db.of(ReleaseEntity).insert({ id: newId(), personId: post.personId, termId: post.termId, on, against: text, because, reason: written, decidedBy: who.personId, at: this.clock.now() } as object);
    }
    return null;
  }

  private async against(post: Post, on: Day): Promise<Against | null> {
    const { personId, personName, teamId, villageId, path, from, to, team } = post;
    // What lies behind, or goes on as long as before, or goes on in another role of the team, is no leaving.
    if (on < from || (to !== null && on >= to) || (await this.posts.postsOf(personId)).some(other => other.termId !== post.termId && other.teamId === teamId && other.from <= on && (other.to === null || other.to > on))) return null;
    const profile = await this.policies.activeFor(path, on);
    if (isRefusal(profile)) return null;
    const [row] = await this.db.of(HandoverEntity).find({ where: { personId, teamId, state: In(['open', 'done']) }, order: { openedAt: 'DESC' }, take: 1 });
    const term = termOfPost(profile, { cadreFrom: from, teamFrom: team.from }).value;
    const termReached = isRefusal(term) || term.lastDay <= on || row?.reason === 'change' || row?.reason === 'recall';
    const successorInVillage = row?.receiverId != null && await this.posts.serves(row.receiverId, villageId, on);
    const { value, because } = termRelease(profile, { termReached, successorInVillage, handoverComplete: row?.state === 'done' });
    if (isRefusal(value) || value.allowed) return null;
    return { post, text: because.at(-1)?.text ?? `${personName}还不能离任`, because };
  }
}
