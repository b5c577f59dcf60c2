import { createHash } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import type { AllowanceList, AllowancePerson, AllowancePlace, Payslip } from '@village/shared/contract/allowance';
import type { AllowanceListInput, AllowancePlacesInput, PayslipInput } from '@village/shared/contract/allowance.input';
import type { Page } from '@village/shared/contract/endpoint';
import type { Organisation } from '@village/shared/contract/organisation';
import { addMonths, monthOf, type Month } from '@village/shared/kernel/day';
import { canonical } from '@village/shared/kernel/digest';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { ROLES } from '@village/shared/kernel/role';
import { ALLOWANCE_ITEM_NAMES, asksStatement } from '@village/shared/rules/allowance-month';
import { permissionsOf } from '@village/shared/kernel/permission';
import { ViewService, type View } from '../attendance/view.service';
import { isNamed } from '../common/pinyin';
import { Clock } from '../common/time';
import { may, type Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { AllowanceBookService, runsOf } from './book.service';
import { AllowanceDrawService, type Drawn, type DrawnLine, type DrawnPerson } from './draw.service';

const PAGE_SIZE = 20;
/** Villages of a month that are looked into before somebody is told that nothing waits. */
const MOST_LOOKED_AT = 30;

/** A list as one person sees it, and what of it he can confirm. */
export interface SeenList {
  village: Organisation;
  drawn: Drawn;
  people: DrawnPerson[];
  /** What is to be confirmed by this person: his body pays it. */
  open: { person: DrawnPerson; line: DrawnLine }[];
  hash: string;
}

/** The lists of allowances: who sees the sheet of a month sees what it pays, each unit its own people, each cadre himself. */
@Injectable()
export class AllowanceService {
  constructor(private readonly clock: Clock, private readonly views: ViewService, private readonly draws: AllowanceDrawService, private readonly books: AllowanceBookService, private readonly people: PersonService) {}

  async places({ month, search = '', page = 1 }: AllowancePlacesInput, who: Who): Promise<Page<AllowancePlace> | Refusal> {
    const villages = (await this.views.places(who, month)).filter(({ kind, name }) => kind === 'village' && isNamed(name, search));
    const items: AllowancePlace[] = [];
    for (const { organisationId, name, people } of villages.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)) {
      const seen = await this.seen({ villageId: organisationId, month }, who);
      if (isRefusal(seen)) return seen;
      items.push({ villageId: organisationId, villageName: name, townshipName: (await this.views.placeOf(organisationId))?.townshipName ?? '', people, ...standingOf(seen) });
    }
    return { items, page, pageSize: PAGE_SIZE, total: villages.length };
  }

  async list(input: AllowanceListInput, who: Who): Promise<AllowanceList | Refusal> {
    const seen = await this.seen(input, who);
    if (isRefusal(seen)) return seen;
    const { village, drawn: { profile, sealed, payments, why }, people, open, hash } = seen;
    const seenIds = new Set(people.map(({ row }) => row.personId));
    const staters = await this.people.peopleByIds(people.flatMap(({ statement }) => statement?.statedBy ?? []));
    return {
      villageId: village.id, villageName: village.name, month: input.month, sealedAt: sealed?.sealedAt ?? null, corrections: sealed?.corrections ?? 0,
      profileTitle: profile.title, profileVersion: sealed?.content.profileVersion ?? '', asksStatement: asksStatement(profile), why, hash,
      people: people.map(person => personOf(person, who, name => staters.get(name)?.name ?? '')),
      runs: runsOf(payments.filter(({ personId }) => seenIds.has(personId))),
      mayConfirm: open.length > 0 ? { people: new Set(open.map(({ person }) => person.row.personId)).size, totalFen: open.reduce((total, { line }) => total + line.openFen, 0) } : null,
    };
  }

  /** The last month whose list has something for this person to confirm; null: none of the last two has. */
  async waiting(who: Who): Promise<Month | null> {
    if (!may(who, 'allowance.confirm')) return null;
    const current = monthOf(this.clock.today());
    for (const month of [addMonths(current, -1), addMonths(current, -2)]) {
      const villages = (await this.views.places(who, month)).filter(({ kind }) => kind === 'village').slice(0, MOST_LOOKED_AT);
      for (const { organisationId } of villages) {
        const seen = await this.seen({ villageId: organisationId, month }, who);
        if (!isRefusal(seen) && seen.open.length > 0) return month;
      }
    }
    return null;
  }

  async payslip({ year }: PayslipInput, who: Who): Promise<Payslip> {
    const rows = await this.books.ofPerson(who.personId, year);
    return {
      year, totalFen: rows.reduce((total, { amountFen }) => total + amountFen, 0),
      lines: rows.map(({ month, item, sequence, quantity, amountFen, confirmedByName, confirmedAt, because }) => ({ month, item, itemName: ALLOWANCE_ITEM_NAMES[item], number: sequence, quantity, amountFen, byName: confirmedByName, at: confirmedAt, because })),
    };
  }

  /** The list with what this person sees of it; 404 where he sees nothing. */
  async seen({ villageId, month }: AllowanceListInput, who: Who): Promise<SeenList | Refusal> {
    const view = await this.views.of(villageId, month, who);
    if (view.place.kind !== 'village') throw new NotFoundException();
    const drawn = await this.draws.draw(view.place, month);
    if (isRefusal(drawn)) return drawn;
    const people = drawn.people.filter(({ row }) => isSeen(view, row.personId));
    const units = await this.people.peopleByIds(people.map(({ row }) => row.personId));
    const open = people.flatMap(person => person.lines.filter(line => line.openFen !== 0 && pays(line, units.get(person.row.personId)?.unitId ?? null, view, who)).map(line => ({ person, line })));
    const hash = createHash('sha256').update(canonical(people.map(({ row, lines }) => [row.personId, lines.map(({ item, amountFen, settledFen }) => [item, amountFen, settledFen])]))).digest('hex');
    return { village: view.place, drawn, people, open, hash };
  }
}

function isSeen({ whole, people }: View, personId: string): boolean {
  return whole || people.has(personId);
}

/** A dispatching unit confirms what it pays its own people; what a treasury pays is confirmed by the office of the county. */
function pays({ paidBy }: DrawnLine, unitId: string | null, { place }: View, who: Who): boolean {
  const grants = who.grants.filter(({ role }) => permissionsOf(role).includes('allowance.confirm'));
  return paidBy === 'dispatching_unit'
    ? grants.some(({ role, organisationId }) => ROLES[role].level === 'unit' && organisationId === unitId)
    : grants.some(({ role, path }) => ROLES[role].level !== 'unit' && place.path.startsWith(path));
}

function standingOf({ drawn: { sealed, why }, people }: SeenList): Pick<AllowancePlace, 'state' | 'openFen' | 'settledFen'> {
  const lines = people.flatMap(each => each.lines);
  const openFen = lines.reduce((total, line) => total + line.openFen, 0);
  const settledFen = lines.reduce((total, line) => total + line.settledFen, 0);
  const state = sealed === null ? (why?.includes('封存') ? 'unsealed' : 'none') : lines.some(line => line.why !== null) ? 'incomplete' : lines.some(line => line.openFen !== 0) ? 'open' : 'settled';
  return { state, openFen, settledFen };
}

function personOf({ row, lines, statement }: DrawnPerson, who: Who, nameOf: (id: string) => string): AllowancePerson {
  const stated = statement && {
    memberType: statement.memberType, oneWayKm: statement.oneWayKm, roundTrips: statement.roundTrips, byUnitVehicle: statement.byUnitVehicle, backInCityDays: statement.backInCityDays,
    byName: nameOf(statement.statedBy), at: statement.statedAt,
  };
  return {
    personId: row.personId, name: row.name, unitName: row.unitName, post: row.post || row.roleName, stated,
    lines: lines.map(({ paidBy: _paidBy, ...line }) => line), mayState: mayState(row.personId, who),
  };
}

/** He himself, or who keeps such papers of him. */
export function mayState(personId: string, who: Who): boolean {
  return personId === who.personId || who.grants.some(({ role }) => ROLES[role].level !== 'team' && permissionsOf(role).includes('allowance.state'));
}
