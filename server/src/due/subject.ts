import type { Day } from '@village/shared/kernel/day';
import type { RoleId } from '@village/shared/kernel/role';
import type { DueSubject } from '@village/shared/rules/due-item';
import type { TeamPlace } from '../organisation/team.service';
import { idsOf } from '../common/path';

/** Somebody or something that owes, with its name and place. */
export interface Subject extends DueSubject {
  roles: readonly RoleId[];
  /** The person, the team, the organisation or the unit. */
  id: string;
  name: string;
  /** Where: the village of a person or a team, the township of a village. */
  place: string;
  /** `/county/township/village/`, as far as it goes: the document in force there is asked. */
  path: string;
  /** The team itself, or the one a person serves in. */
  team: TeamPlace | null;
  /** The dispatching unit of a person. */
  unitId: string | null;
}

/** Whose facts are wanted, of which days. */
export interface DueScope {
  subjects: readonly Subject[];
  from: Day;
  to: Day;
  today: Day;
  /** A turn that touches those days may have begun long before, and what was done for it may come later: whole years. */
  since: Day;
  until: Day;
}

/** The place it is closest to: the village of a person or a team, the place itself. */
export function placeIdOf({ path }: Pick<Subject, 'path'>): string {
  return idsOf(path).pop() ?? '';
}

/** Those of the subjects that are of this kind. */
export function owning({ subjects }: DueScope, owner: Subject['owner']): Subject[] {
  return subjects.filter(subject => subject.owner === owner);
}

/** A person stands in the list once for each team and post; what is his wherever he serves is told with the first. */
export function firstOfEach({ subjects }: DueScope): ReadonlySet<Subject> {
  return new Set(new Map(subjects.filter(({ owner }) => owner === 'person').toReversed().map(subject => [subject.id, subject])).values());
}

/** The paths below which everything of these lies; none within another. */
export function rootsOf(subjects: readonly Subject[]): string[] {
  const paths = [...new Set(subjects.map(({ path }) => path))].sort();
  return paths.filter(path => !paths.some(other => other !== path && path.startsWith(other)));
}
