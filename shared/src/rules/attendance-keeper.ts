import type { FindingOrRefusal } from '../kernel/finding';
import { fills, isRole, ROLES, seatsOf, type RoleId } from '../kernel/role';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

/** A book of attendance: that of the team, or that of an office above it. */
export interface Book {
  /** `team`, or the party of the document that keeps it. */
  id: string;
  /** Whom the document names for it: several in one team keep one book together. */
  parties: string[];
}

/** The book of the team itself, whoever in the team keeps it. */
export const TEAM_BOOK = 'team';
const LEADERS: readonly RoleId[] = ['team_leader', 'first_secretary'];

/** In which books is the attendance of this role kept? The sheet is made of the first; a document that names nobody leaves everything to the leader's list. */
export function booksOf(profile: Profile, role: RoleId): FindingOrRefusal<Book[]> {
  return finding(profile, read => {
    const rows = (read.where('attendance.keeper') ?? []).filter(row => row.of.includes(role));
    const books: Book[] = [];
    for (const { by } of rows) {
      const id = isInTeam(by) ? TEAM_BOOK : by;
      const known = books.find(book => book.id === id);
      if (known) known.parties.push(by);
      else books.push({ id, parties: [by] });
    }
    const told = books.map(book => book.parties.map(party => read.called(party)).join('或'));
    read.say(books.length === 0 ? `没有写明${read.called(role)}的考勤由谁管，由队长的名册记` : `${read.called(role)}的考勤由${told.join('、')}${told.length > 1 ? '各记一本' : '管'}`);
    return books.length > 0 ? books : [{ id: TEAM_BOOK, parties: [TEAM_BOOK] }];
  });
}

/** Does the holder of this role write in the book? `clerk`: the team has a clerk; where the document names a clerk and there is none, the leader writes. */
export function writesIn({ id, parties }: Book, role: RoleId, clerk: boolean): boolean {
  if (parties.some(party => seatsOf(party).some(seat => fills(role, seat)))) return true;
  if (id !== TEAM_BOOK) return false;
  const isClerks = parties.every(party => party === 'team_attendance_clerk');
  // The leader and the first secretary stand for one another (A14); a clerk writes for them.
  return LEADERS.includes(role) ? !isClerks || !clerk : role === 'team_attendance_clerk';
}

function isInTeam(party: string): boolean {
  return party === TEAM_BOOK || (isRole(party) && ROLES[party].level === 'team');
}
