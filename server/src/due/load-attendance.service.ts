import { Injectable } from '@nestjs/common';
import { addMonths, lastDay, monthOf, type Month } from '@village/shared/kernel/day';
import type { Finding } from '@village/shared/kernel/finding';
import { isRefusal } from '@village/shared/kernel/refusal';
import type { RequiredPresence } from '@village/shared/rules/attendance-required';
import { LedgerService } from '../attendance/ledger.service';
import { SheetService } from '../attendance/sheet.service';
import { StayService, townshipPath } from '../attendance/stay.service';
import { PolicyService } from '../policy/policy.service';
import type { DueLoader } from './loader';
import { owning, type DueScope, type Subject } from './subject';

type Presence = Finding<RequiredPresence>;

/** Days in the village as the sheet counts them, and how far the sheets of the months are. */
@Injectable()
export class LoadAttendanceService implements DueLoader {
  constructor(private readonly sheets: SheetService, private readonly ledgers: LedgerService, private readonly stays: StayService, private readonly policies: PolicyService) {}

  async load(scope: DueScope): Promise<(subject: Subject) => object> {
    const presence = await this.presence(scope);
    const places = [...owning(scope, 'township'), ...owning(scope, 'village')];
    const steps = await this.ledgers.stepsIn(places.map(place => place.id), addMonths(monthOf(scope.from), -3), monthOf(scope.to));
    return subject => {
      if (subject.owner === 'person') return subject.team ? { presence: presence.get(subject.id) ?? [] } : {};
      return subject.owner === 'township' || subject.owner === 'village' ? { sheets: steps.get(subject.id) ?? [] } : {};
    };
  }

  /** Of each quota one finding for each of its periods: that of its last month that has begun. */
  private async presence(scope: DueScope): Promise<Map<string, Presence[]>> {
    const people = owning(scope, 'person').filter(subject => subject.team);
    const found = new Map<string, Map<string, Presence>>();
    const calendar = await this.policies.calendar();
    for (const path of new Set(people.map(person => townshipPath(person.team!)))) {
      const ids = [...new Set(people.filter(person => townshipPath(person.team!) === path).map(person => person.id))];
      for (const month of monthsBack(scope)) {
        const wanted = ids.filter(id => ![...found.get(id)?.keys() ?? []].some(period => holds(period, month)));
        const rules = wanted.length ? await this.stays.rulesIn(path, `${month}-01`, lastDay(month)) : [];
        if (isRefusal(rules) || rules.length === 0) continue;
        const months = await this.sheets.monthsOf(wanted, month, rules[rules.length - 1].profile, lastDay(month) < scope.today ? lastDay(month) : scope.today);
        if (isRefusal(months)) continue;
        for (const id of wanted) {
          const known = months(id);
          const row = known.member ? this.sheets.wholeOf(known, month, calendar) : null;
          if (!row || isRefusal(row) || isRefusal(row.required.value)) continue;
          const own = found.get(id) ?? new Map<string, Presence>();
          found.set(id, own.set(row.required.value.period, row.required as Presence));
        }
      }
    }
    return new Map([...found].map(([id, periods]) => [id, [...periods.values()]]));
  }
}

/** The months asked about that have begun, the last first. */
function monthsBack({ from, to, today }: DueScope): Month[] {
  const months: Month[] = [];
  for (let month = monthOf(to < today ? to : today); month >= monthOf(from); month = addMonths(month, -1)) months.push(month);
  return months;
}

/** Does the month lie in the quarter or the year that is found already? */
function holds(period: string, month: Month): boolean {
  const quarter = `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
  return period === month.slice(0, 4) || period === quarter || period === month;
}

