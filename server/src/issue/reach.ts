import { ISSUE_FLOW, ISSUE_LEVELS, RESTRICTED_KINDS, UNDONE_STATES, type ComplaintCategory, type IssueAction, type IssueLevel } from '@village/shared/contract/issue-words';
import { permissionsOf, type Permission } from '@village/shared/kernel/permission';
import { DEPARTMENT_ROLES, fills, ROLES, seatsOf, type Level, type RoleId } from '@village/shared/kernel/role';
import type { Grant, Who } from '../common/who';
import type { IssueEntity } from './issue.entity';

const LEVELS: Record<Level, IssueLevel | null> = { team: 'village', village: 'village', township: 'township', county: 'county', city: 'county', unit: null };

/** At which level of issues does this role stand? Null: a dispatching unit, beside the line. */
export function levelOf(role: RoleId): IssueLevel | null {
  return LEVELS[ROLES[role].level];
}

export function isRestricted({ kind }: Pick<IssueEntity, 'kind'>): boolean {
  return RESTRICTED_KINDS.includes(kind);
}

/** The grants that reach a place with a permission. A department reaches what was handed to it, a unit what it was told: neither reaches a place. A team reaches its village, whoever served there before. */
export function placeGrants(who: Who, permission: Permission): Grant[] {
  return who.grants.filter(({ role }) => permissionsOf(role).includes(permission) && !DEPARTMENT_ROLES.includes(role) && levelOf(role) !== null);
}

/** Does this person reach the place of the issue with the permission? */
export function reaches(issue: Pick<IssueEntity, 'path'>, who: Who, permission: Permission): boolean {
  return placeGrants(who, permission).some(({ path }) => issue.path.startsWith(path));
}

/** Does he hold the permission there, at the level where the issue lies or above? */
export function reachesAtLevel(issue: Pick<IssueEntity, 'path' | 'level'>, who: Who, permission: Permission): boolean {
  return placeGrants(who, permission).some(({ path, role }) => issue.path.startsWith(path) && rankOf(levelOf(role)) >= rankOf(issue.level));
}

const COLLEAGUES: Record<ComplaintCategory, (grant: Grant, issue: Pick<IssueEntity, 'teamId' | 'villageId' | 'townshipId'>) => boolean> = {
  about_team: ({ teamId }, issue) => teamId !== null && teamId === issue.teamId,
  about_village: ({ role, organisationId }, { villageId }) => ROLES[role].level === 'village' && organisationId === villageId,
  about_township: ({ role, organisationId }, { townshipId }) => ROLES[role].level === 'township' && organisationId === townshipId,
  about_disclosure: () => false,
};

/** Is the complaint about this person, or about somebody he works with? Then there is none for him, whatever else he holds. */
export function isBarred(issue: Pick<IssueEntity, 'kind' | 'category' | 'barred' | 'teamId' | 'villageId' | 'townshipId'>, who: Pick<Who, 'personId' | 'grants'>): boolean {
  if (issue.kind !== 'complaint') return false;
  return (issue.barred ?? []).includes(who.personId) || who.grants.some(grant => COLLEAGUES[issue.category as ComplaintCategory](grant, issue));
}

/** The role in which he receives what is reported to these roles and bodies of the place; null: he does not. */
export function receivesAs(issue: IssueEntity, who: Who): RoleId | null {
  const { recipients, path, unitId } = issue;
  if (isBarred(issue, who)) return null;
  const seats = recipients.flatMap(seatsOf);
  return who.grants.find(grant => seats.some(seat => fills(grant.role, seat)) && (levelOf(grant.role) === null ? grant.organisationId === unitId : path.startsWith(grant.path)))?.role ?? null;
}

/** Does he see it, as far as the issue itself says? Who had a hand in it sees it too. */
export function seesAtOnce(issue: IssueEntity, who: Who): boolean {
  if (issue.reporterId === who.personId || receivesAs(issue, who) !== null) return true;
  return !isRestricted(issue) && (issue.ownerId === who.personId || reaches(issue, who, 'issue.read'));
}

/** In which role he acts on the issue. */
export function actingRole(issue: IssueEntity, who: Who): RoleId {
  const here = [...who.grants].sort((one, other) => rankOf(levelOf(other.role)) - rankOf(levelOf(one.role))).find(({ path }) => issue.path.startsWith(path));
  return receivesAs(issue, who) ?? here?.role ?? who.grants[0].role;
}

/** What this person may do with the issue now. `acknowledged`: he took note of what was reported last. */
export function mayOf(issue: IssueEntity, who: Who, acknowledged: boolean): Record<IssueAction, boolean> {
  const { state, level } = issue;
  const own = issue.reporterId === who.personId;
  const owner = issue.ownerId === who.personId;
  const restricted = isRestricted(issue);
  const receives = receivesAs(issue, who) !== null && issue.escalatedBy !== who.personId;
  const here = !restricted && reaches(issue, who, 'issue.act');
  const leads = !restricted && reachesAtLevel(issue, who, 'issue.assign');
  const follows = (next: (typeof ISSUE_FLOW)[typeof state][number]) => ISSUE_FLOW[state].includes(next);
  const takesNote = receives || (!restricted && state === 'escalated' && issue.escalatedBy !== who.personId && reachesAtLevel(issue, who, 'issue.act'));
  return {
    raise: false,
    assign: leads && state !== 'escalated' && follows('assigned'),
    transfer: leads && follows('transferred'),
    escalate: !restricted && level !== 'county' && follows('escalated') && (own || owner || leads),
    acknowledge: takesNote && issue.escalatedAt !== null && !acknowledged && UNDONE_STATES.includes(state),
    note: state !== 'withdrawn' && (own || owner || receives || here),
    answer: follows('answered') && (owner || leads || (restricted && receives) || (own && state === 'open')),
    confirm: state === 'answered' && issue.answeredBy !== who.personId && (own || (restricted ? receives : here)),
    reopen: follows('reopened') && (own || receives || here),
    give_back: !restricted && owner && follows('open'),
    withdraw: own && follows('withdrawn') && (state === 'open' || issue.revision === 1),
  };
}

/** The next level up; null above the county. */
export function nextLevel(level: IssueLevel): IssueLevel | null {
  return ISSUE_LEVELS[ISSUE_LEVELS.indexOf(level) + 1] ?? null;
}

/** The highest level at which one of these roles and bodies stands; null where none of them stands in the line. */
export function highestOf(parties: readonly string[]): IssueLevel | null {
  const ranks = parties.flatMap(seatsOf).map(role => rankOf(levelOf(role)));
  return ISSUE_LEVELS[Math.max(-1, ...ranks)] ?? null;
}

function rankOf(level: IssueLevel | null): number {
  return level === null ? -1 : ISSUE_LEVELS.indexOf(level);
}
