import { Injectable, NotFoundException } from '@nestjs/common';
import type { BookDifference, Books } from '@village/shared/contract/book';
import type { BooksInput, ExplainInput, SettleBookInput } from '@village/shared/contract/book.input';
import { daysOf, firstDay, lastDay, type Day } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import { HALVES, type Half } from '@village/shared/kernel/half-day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import type { Book } from '@village/shared/rules/attendance-keeper';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { idsOf } from '../common/path';
import { isNamed } from '../common/pinyin';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { TeamService, type Member, type TeamPlace } from '../organisation/team.service';
import type { PresenceEntity } from './attendance.entity';
import { KeeperService, nameOfBook } from './keeper.service';
import { fingerprintOf, PresenceService, SETTLED } from './presence.service';
import { ViewService } from './view.service';

const PAGE_SIZE = 20;

/** Somebody with more than one book about him. */
interface Compared {
  member: Member;
  team: TeamPlace;
  books: Book[];
  names: Record<string, string>;
  because: Reason[];
}

/** The last word of each book about a half day, and what was settled. */
interface Differing {
  day: Day;
  half: Half;
  last: { book: Book; row: PresenceEntity }[];
  settled: PresenceEntity | undefined;
}

/** Where the document has several bodies keep a book each: what one says and the other does not, what was said of it, who settled it. */
@Injectable()
export class BookService {
  constructor(
    private readonly clock: Clock, private readonly journal: Journal, private readonly views: ViewService, private readonly teams: TeamService,
    private readonly people: PersonService, private readonly presences: PresenceService, private readonly keepers: KeeperService,
  ) {}

  async list({ organisationId, month, box = 'open', search = '', page = 1 }: BooksInput, who: Who): Promise<Books | Refusal> {
    const { place, whole, people } = await this.views.of(organisationId, month, who);
    const teams = await this.teams.teamsIn({ paths: [place.path], teams: [] }, firstDay(month), lastDay(month));
    const members = (await this.teams.membersOf(teams.map(team => team.id), firstDay(month), lastDay(month))).filter(member => whole || people.has(member.personId));
    const compared = await this.compared(members, new Map(teams.map(team => [team.id, team])), lastDay(month));
    const rows = byPersonOf(await this.presences.presencesIn(compared.map(each => each.member.personId), firstDay(month), lastDay(month)));
    const differing = compared.flatMap(each => differences(each, rows.get(each.member.personId) ?? [], daysOf(month)).map(at => ({ each, at })));
    const found = differing.filter(({ each, at }) => (box === 'all' || (box === 'open') === (at.settled === undefined)) && isNamed(each.member.name, search));
    const shown = found.sort((one, other) => (`${one.at.day}${one.at.half}` < `${other.at.day}${other.at.half}` ? -1 : 1)).slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
    const names = await this.namesOf(shown.map(({ at }) => at));
    const counted = new Map<string, { book: Book; names: Record<string, string>; isSheet: boolean; halfDays: number }>();
    for (const each of compared) {
      each.books.forEach((book, index) => {
        const known = counted.get(book.id) ?? { book, names: each.names, isSheet: index === 0, halfDays: 0 };
        known.halfDays += new Set(statedIn(rows.get(each.member.personId) ?? [], book, each.books).map(row => `${row.day} ${row.half}`)).size;
        counted.set(book.id, known);
      });
    }
    return {
      organisationId, name: place.name, month, items: shown.map(({ each, at }) => this.reply(each, at, names, who)), page, pageSize: PAGE_SIZE, total: found.length,
      books: [...counted.values()].map(({ book, names: called, isSheet, halfDays }) => ({ book: book.id, bookName: nameOfBook(book, called), isSheet, halfDays })),
      open: differing.filter(({ at }) => !at.settled).length, because: [...new Map(compared.flatMap(each => each.because).map(reason => [reason.text, reason])).values()],
    };
  }

  /** A keeper says how his book came to it: stated again, with the words. */
  async explain({ personId, day, half, text }: ExplainInput, who: Who): Promise<BookDifference | Refusal> {
    const { each, at } = await this.one(personId, day, half, who);
    const kept = (await this.keepers.of([each.team], day, who)).find(one => one.member.personId === personId);
    const own = kept?.book === undefined ? undefined : at.last.find(({ book }, index) => (kept.book === null ? index === 0 && book.id === each.books[0].id : book.id === kept.book));
    if (!own) return refuse('not_keeper', `${each.member.name}的这两本台账都不由您记，说明由记的人来写。`);
    if (at.settled) return refuse('settled_already', '这个不同已经核定，不用再说明。');
    await this.put({ ...own.row, mode: 'roster', note: text.trim(), reason: '', book: own.row.book }, own.row, who);
    await this.journal.note(who, 'attendance.book.explain', own.row.id, each.team.villageId);
    return this.again(personId, day, half, who);
  }

  /** A named person who wrote neither decides which holds, and says why; the sheet goes by it from then on. */
  async settle({ personId, day, half, state, reason }: SettleBookInput, who: Who): Promise<BookDifference | Refusal> {
    const { each, at } = await this.one(personId, day, half, who);
    if (!this.maySettle(each, at, who)) return refuse('not_settler', '核定的人要是乡镇或县里能在考勤表上签字的，并且没有记过这两本台账。请转告他。');
    if (at.settled?.state === state) return refuse('settled_already', '已经这样核定过了，不用再核定。', { field: 'state' });
    await this.put({ ...at.last[0].row, mode: 'roster', state, note: '', reason: reason.trim(), book: SETTLED }, at.settled ?? at.last[0].row, who);
    await this.journal.note(who, 'attendance.book.settle', at.last[0].row.id, each.team.villageId);
    return this.again(personId, day, half, who);
  }

  private async put(row: PresenceEntity, before: PresenceEntity, who: Who): Promise<void> {
    const now = this.clock.now();
    const id = newId();
    await this.presences.insert([{ ...row, id, clientKey: id, line: 0, fingerprint: fingerprintOf([id]), claimedAt: now, receivedAt: now, recordedBy: who.personId, supersedes: before.id }]);
  }

  private async again(personId: string, day: Day, half: Half, who: Who): Promise<BookDifference> {
    const { each, at } = await this.one(personId, day, half, who);
    return this.reply(each, at, await this.namesOf([at]), who);
  }

  /** A half day of which the books differ, for somebody who reaches the team; else 404. */
  private async one(personId: string, day: Day, half: Half, who: Who): Promise<{ each: Compared; at: Differing }> {
    const team = await this.presences.teamOn(personId, day);
    if (!team || !(inScope(scopeOf(who, 'attendance.keep'), team.path, team.id) || inScope(scopeOf(who, 'attendance.sign'), team.path, team.id))) throw new NotFoundException();
    const [each] = await this.compared(await this.teams.membersById([personId], day, day), new Map([[team.id, team]]), day);
    const at = each && differences(each, await this.presences.presencesIn([personId], day, day), [day]).find(one => one.half === half);
    if (!at) throw new NotFoundException();
    return { each, at };
  }

  private async compared(members: readonly Member[], teams: Map<string, TeamPlace>, on: Day): Promise<Compared[]> {
    const found: Compared[] = [];
    for (const member of members) {
      const term = member.terms.filter(each => teams.has(each.teamId)).at(-1);
      const team = term && teams.get(term.teamId);
      const known = team && await this.keepers.booksAt(team.path, term.role, on);
      if (known && known.books.length > 1) found.push({ member, team, ...known });
    }
    return found;
  }

  private maySettle({ team }: Compared, { last }: Differing, who: Who): boolean {
    return scopeOf(who, 'attendance.sign').paths.some(path => team.path.startsWith(path) && idsOf(path).length < 3) && last.every(({ row }) => row.recordedBy !== who.personId);
  }

  private reply(each: Compared, at: Differing, names: Map<string, string>, who: Who): BookDifference {
    const { member, team, books, names: called } = each;
    const mine = scopeOf(who, 'attendance.keep');
    return {
      personId: member.personId, name: member.name, villageName: team.villageName, day: at.day, half: at.half,
      stated: at.last.map(({ book, row }) => ({ book: book.id, bookName: nameOfBook(book, called), state: row.state, byName: names.get(row.recordedBy) ?? '', at: row.receivedAt, note: row.note })),
      settled: at.settled ? { state: at.settled.state, byName: names.get(at.settled.recordedBy) ?? '', reason: at.settled.reason, at: at.settled.receivedAt } : null,
      may: { settle: this.maySettle(each, at, who), explain: at.settled === undefined && books.length > 1 && at.last.some(({ row }) => row.recordedBy === who.personId) && inScope(mine, team.path, team.id) },
    };
  }

  private async namesOf(all: readonly Differing[]): Promise<Map<string, string>> {
    const people = await this.people.peopleByIds([...new Set(all.flatMap(({ last, settled }) => [...last.map(({ row }) => row.recordedBy), ...(settled ? [settled.recordedBy] : [])]))]);
    return new Map([...people].map(([id, { name }]) => [id, name]));
  }
}

function byPersonOf(rows: readonly PresenceEntity[]): Map<string, PresenceEntity[]> {
  const found = new Map<string, PresenceEntity[]>();
  for (const row of rows) found.set(row.personId, [...found.get(row.personId) ?? [], row]);
  return found;
}

/** What stands in a book: that of the sheet is stored without a name, and what the cadre says of himself counts in it where no list speaks. */
function statedIn(rows: readonly PresenceEntity[], book: Book, books: readonly Book[]): PresenceEntity[] {
  return rows.filter(row => (book === books[0] ? row.book === null : row.book === book.id));
}

/** The half days on which two books say different things; a book that says nothing is behind, not different. */
function differences({ books }: Compared, rows: readonly PresenceEntity[], days: readonly Day[]): Differing[] {
  return days.flatMap(day => HALVES.flatMap((half): Differing[] => {
    const here = rows.filter(row => row.day === day && row.half === half);
    const last = books.flatMap(book => {
      const own = statedIn(here, book, books);
      const row = own.filter(each => each.mode === 'roster').at(-1) ?? own.at(-1);
      return row ? [{ book, row }] : [];
    });
    if (new Set(last.map(({ row }) => row.state === 'absent')).size < 2) return [];
    return [{ day, half, last, settled: here.filter(row => row.book === SETTLED).at(-1) }];
  }));
}
