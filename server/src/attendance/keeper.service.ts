import { Injectable } from '@nestjs/common';
import type { RosterPlace } from '@village/shared/contract/attendance';
import type { Day } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import { isRefusal } from '@village/shared/kernel/refusal';
import { nameOfRole, type RoleId, seatsOf } from '@village/shared/kernel/role';
import type { Profile } from '@village/shared/policy/profile';
import { type Book, booksOf, TEAM_BOOK, writesIn } from '@village/shared/rules/attendance-keeper';
import { Clock } from '../common/time';
import { scopeOf, type Grant, type Who } from '../common/who';
import { HolderService } from '../organisation/holder.service';
import { OrganisationService } from '../organisation/organisation.service';
import { TeamService, type Member, type TeamPlace } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';

/** A cadre on a day, with the books he stands in. */
export interface Kept {
  member: Member;
  team: TeamPlace;
  role: RoleId;
  profile: Profile;
  books: Book[];
  /** The book of these that `who` writes in, as it is stored: null is that of the sheet. Undefined: none. */
  book: string | null | undefined;
  because: Reason[];
}

const FIRST: readonly RoleId[] = ['team_leader', 'first_secretary'];

/** Who keeps whose attendance: what the document says, held against who serves. */
@Injectable()
export class KeeperService {
  constructor(
    private readonly clock: Clock, private readonly teams: TeamService, private readonly policies: PolicyService, private readonly holders: HolderService, private readonly organisations: OrganisationService,
  ) {}

  /** The teams of a list: one, or all of a place; none where `who` keeps nothing there. */
  async teamsAt(id: string, day: Day, who: Who): Promise<TeamPlace[]> {
    const { paths, teams: led } = scopeOf(who, 'attendance.keep');
    const team = (await this.teams.teamsByIds([id])).get(id);
    if (team) return led.includes(id) || paths.some(path => team.path.startsWith(path)) ? [team] : [];
    const place = await this.organisations.organisationById(id);
    if (!place || !paths.some(path => place.path.startsWith(path))) return [];
    return this.teams.teamsIn({ paths: [place.path], teams: [] }, day);
  }

  /** Everybody of these teams on a day. */
  async of(teams: readonly TeamPlace[], day: Day, who: Who): Promise<Kept[]> {
    const members = await this.teams.membersOf(teams.map(team => team.id), day, day);
    const serving = new Map<string, { member: Member; roles: RoleId[] }[]>();
    for (const member of members) {
      for (const teamId of new Set(member.terms.map(term => term.teamId))) {
        serving.set(teamId, [...serving.get(teamId) ?? [], { member, roles: member.terms.filter(term => term.teamId === teamId).map(term => term.role) }]);
      }
    }
    const clerks = new Map<string, boolean>();
    const kept: Kept[] = [];
    for (const team of teams) {
      const profile = await this.policies.activeFor(team.path, day);
      if (isRefusal(profile)) continue;
      const grants = grantsAt(who, team);
      for (const { member, roles } of serving.get(team.id) ?? []) {
        const role = FIRST.find(each => roles.includes(each)) ?? roles[roles.length - 1];
        const { value, because } = booksOf(profile, role);
        if (isRefusal(value)) continue;
        if (value.some(asksClerk) && !clerks.has(team.id)) clerks.set(team.id, (await this.holders.holders('team_attendance_clerk', { path: team.path, teamId: team.id }, day)).length > 0);
        const at = value.findIndex(book => grants.some(grant => writesIn(book, grant.role, clerks.get(team.id) ?? false)));
        kept.push({ member, team, role, profile, books: value, book: at < 0 ? undefined : at === 0 ? null : value[at].id, because });
      }
    }
    return kept;
  }

  /** The books about a role at a place, and what its document calls their keepers; null where there is no document. */
  async booksAt(path: string, role: RoleId, on: Day): Promise<{ books: Book[]; names: Record<string, string>; because: Reason[] } | null> {
    const profile = await this.policies.activeFor(path, on);
    if (isRefusal(profile)) return null;
    const { value, because } = booksOf(profile, role);
    return isRefusal(value) ? null : { books: value, names: profile.roles, because };
  }

  /** The lists this person keeps today: each of his teams, and for an office the townships with those it keeps. */
  async lists(who: Who): Promise<RosterPlace[]> {
    const today = this.clock.today();
    const kept = (await this.of(await this.teams.teamsIn(scopeOf(who, 'attendance.keep'), today), today, who)).filter(each => each.book !== undefined);
    const own = new Set(scopeOf(who, 'attendance.keep').teams);
    const lists = new Map<string, RosterPlace>();
    for (const each of kept) {
      const inTeam = own.has(each.team.id);
      const [id, name] = inTeam ? [each.team.id, each.team.name || each.team.villageName] : [each.team.townshipId, each.team.townshipName];
      const list = lists.get(id) ?? { id, name, people: 0, bookName: bookNameOf(each) };
      lists.set(id, { ...list, people: list.people + 1 });
    }
    return [...lists.values()];
  }

  /** Seats the document gives a book to and nobody holds: "乡镇驻村办". */
  async vacant(kept: readonly Kept[], day: Day): Promise<string[]> {
    const found = new Set<string>();
    for (const { team, profile, books } of new Map(kept.map(each => [`${each.team.townshipId} ${each.books.map(book => book.id).join()}`, each])).values()) {
      for (const { id, parties } of books) {
        if (id === TEAM_BOOK) continue;
        const step = parties.flatMap(party => seatsOf(party)).join('|');
        if ((await this.holders.holders(step, { path: team.path }, day)).length === 0) found.add(parties.map(party => nameOfRole(party, profile.roles)).join('或'));
      }
    }
    return [...found];
  }
}

/** What is the book called? */
export function nameOfBook({ id, parties }: Book, names: Record<string, string>): string {
  return id === TEAM_BOOK ? nameOfRole(TEAM_BOOK, names) : parties.map(party => nameOfRole(party, names)).join('或');
}

/** Who keeps what the sheet is made of. */
export function keeperNameOf({ books, profile }: Kept): string {
  return books[0].parties.map(party => nameOfRole(party, profile.roles)).join('或');
}

function bookNameOf({ book, books, profile }: Kept): string {
  return nameOfBook(books.find(each => each.id === book) ?? books[0], profile.roles);
}

function asksClerk(book: Book): boolean {
  return book.parties.every(party => party === 'team_attendance_clerk');
}

function grantsAt(who: Who, team: TeamPlace): Grant[] {
  return who.grants.filter(grant => (grant.teamId === null ? team.path.startsWith(grant.path) : grant.teamId === team.id));
}
