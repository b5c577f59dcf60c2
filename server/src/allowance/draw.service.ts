import { Injectable } from '@nestjs/common';
import type { AllowanceItemLine } from '@village/shared/contract/allowance';
import type { SheetRow } from '@village/shared/contract/attendance';
import type { Organisation } from '@village/shared/contract/organisation';
import { firstDay, lastDay, lastOfMonths, type Day, type Month } from '@village/shared/kernel/day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfRole } from '@village/shared/kernel/role';
import type { Profile } from '@village/shared/policy/profile';
import { ALLOWANCE_ITEM_NAMES, allowanceItems, allowanceMonth, type AllowanceLine } from '@village/shared/rules/allowance-month';
import { SealedService, type SealedMonth } from '../attendance/sealed.service';
import { TeamService } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import type { AllowancePaymentEntity, AllowanceStatementEntity } from './allowance.entity';
import { AllowanceBookService } from './book.service';

/** A line with who pays it, as an id. */
export interface DrawnLine extends AllowanceItemLine {
  paidBy: string | null;
}

export interface DrawnPerson {
  row: SheetRow;
  lines: DrawnLine[];
  statement: AllowanceStatementEntity | null;
}

/** The list of a village and month as it is today. */
export interface Drawn {
  profile: Profile;
  sealed: SealedMonth | null;
  people: DrawnPerson[];
  payments: AllowancePaymentEntity[];
  /** Why it is empty. */
  why: string | null;
}

/** Draws the allowances of a month from its sealed sheet, what was stated and what was confirmed. */
@Injectable()
export class AllowanceDrawService {
  constructor(private readonly policies: PolicyService, private readonly sealed: SealedService, private readonly teams: TeamService, private readonly books: AllowanceBookService) {}

  async draw(village: Organisation, month: Month): Promise<Drawn | Refusal> {
    const profile = await this.policies.activeFor(village.path, lastDay(month));
    if (isRefusal(profile)) return profile;
    const empty = (why: string): Drawn => ({ profile, sealed: null, people: [], payments: [], why });
    if (allowanceItems(profile).length === 0) return empty(`《${profile.title}》没有规定按月发给个人的补助。`);
    const sealed = await this.sealed.month(village, month);
    if (isRefusal(sealed)) return sealed;
    if (sealed === null) return empty('这个月的考勤表还没有签字封存。封存以后，补助照考勤表算出来。');
    const rows = sealed.content.rows;
    const [statements, payments, since] = [await this.books.statements(rows.map(({ personId }) => personId), month), await this.books.payments(village.id, month), await this.sinceOf(rows, month)];
    const people = rows.map(row => {
      const statement = statements.get(row.personId) ?? null;
      const lines = allowanceMonth(profile, { totals: row.totals, signedBy: sealed.signedBy, monthsInPost: monthsTo(since(row), lastDay(month)), stated: statement });
      return { row, statement, lines: lines.map(line => lineOf(line, profile, payments.filter(({ personId, item }) => personId === row.personId && item === line.item))) };
    });
    return { profile, sealed, people, payments, why: null };
  }

  /** The day on which each of them took up his post in the team. */
  private async sinceOf(rows: readonly SheetRow[], month: Month): Promise<(row: SheetRow) => Day> {
    const members = await this.teams.membersOf([...new Set(rows.map(({ teamId }) => teamId))], firstDay(month), lastDay(month));
    return ({ personId, teamId }) => {
      const terms = members.filter(member => member.personId === personId).flatMap(member => member.terms).filter(term => term.teamId === teamId);
      return terms.map(({ from }) => from).sort()[0] ?? firstDay(month);
    };
  }
}

function lineOf({ item, value, because }: AllowanceLine, profile: Profile, paid: readonly AllowancePaymentEntity[]): DrawnLine {
  const settledFen = paid.reduce((total, { amountFen }) => total + amountFen, 0);
  const own = { item, itemName: ALLOWANCE_ITEM_NAMES[item], settledFen, because };
  if (isRefusal(value)) return { ...own, quantity: '', amountFen: null, openFen: 0, paidBy: null, paidByName: '', why: value.text };
  return { ...own, quantity: value.quantity, amountFen: value.amountFen, openFen: value.amountFen === null ? 0 : value.amountFen - settledFen, paidBy: value.paidBy, paidByName: value.paidBy ? nameOfRole(value.paidBy, profile.roles) : '', why: null };
}

/** How many whole months is he in the post on this day? */
function monthsTo(from: Day, to: Day): number {
  let months = 0;
  while (lastOfMonths(from, months + 1) <= to) months += 1;
  return months;
}
