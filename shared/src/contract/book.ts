import type { Day, Instant, Month } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { Half } from '../kernel/half-day';
import type { PresenceState } from '../kernel/presence';
import type { BooksInput, ExplainInput, SettleBookInput } from './book.input';
import { endpoint, type Page } from './endpoint';

export const BOOK_BOXES = ['open', 'settled', 'all'] as const;
export type BookBox = (typeof BOOK_BOXES)[number];
export const BOOK_BOX_NAMES: Record<BookBox, string> = { open: '没有核定', settled: '核定过', all: '全部' };

/** What one book says of a half day. */
export interface BookStatement {
  book: string;
  bookName: string;
  state: PresenceState;
  byName: string;
  at: Instant;
  /** What its keeper says about it. */
  note: string;
}

/** A half day of which two books say different things. */
export interface BookDifference {
  personId: string;
  name: string;
  villageName: string;
  day: Day;
  half: Half;
  stated: BookStatement[];
  /** What a named person decided, and why; null: nobody yet. */
  settled: { state: PresenceState; byName: string; reason: string; at: Instant } | null;
  may: { settle: boolean; explain: boolean };
}

/** A book of the place: how many half days stand in it. */
export interface BookCount {
  book: string;
  bookName: string;
  /** The sheet is made of this one. */
  isSheet: boolean;
  halfDays: number;
}

export interface Books extends Page<BookDifference> {
  organisationId: string;
  name: string;
  month: Month;
  /** One book only: there is nothing to compare. */
  books: BookCount[];
  /** Differences nobody has settled, whatever box is looked at. */
  open: number;
  because: Reason[];
}

export const book = {
  list: endpoint<BooksInput, Books>({ method: 'GET', path: '/attendance/books', permission: 'attendance.read', title: '台账对照', reply: 'Books' }),
  explain: endpoint<ExplainInput, BookDifference>({ method: 'POST', path: '/attendance/books/explanations', permission: 'attendance.keep', title: '说明台账的不同', reply: 'BookDifference' }),
  settle: endpoint<SettleBookInput, BookDifference>({ method: 'POST', path: '/attendance/books/settlements', permission: 'attendance.sign', title: '核定台账的不同', reply: 'BookDifference' }),
};
