import { Injectable } from '@nestjs/common';
import { addMonths, lastDay, monthOf, type Month } from '@village/shared/kernel/day';
import { isRefusal } from '@village/shared/kernel/refusal';
import { figureOf, type FigureFact } from '@village/shared/rules/report-figure';
import type { SheetTotals } from '@village/shared/rules/sheet';
import { SheetService } from '../attendance/sheet.service';
import { StayService, townshipPath } from '../attendance/stay.service';
import { PolicyService } from '../policy/policy.service';
import { countedPeople, type FigureLoader, type FigureOwner, type FigureScope, type Known } from './figure';

const HALVES_OF_DAY = 2;

/** Days in the village, away and on leave, as the sheet of each month counts them. */
@Injectable()
export class FigureAttendanceService implements FigureLoader {
  constructor(private readonly sheets: SheetService, private readonly stays: StayService, private readonly policies: PolicyService) {}

  async load(scope: FigureScope): Promise<(owner: FigureOwner) => Known> {
    const totals = await this.totals(scope);
    return owner => {
      const people = countedPeople(owner);
      const of = (count: (totals: SheetTotals) => number): FigureFact[] => people.flatMap(({ personId, name }) => (totals.get(personId) ?? []).map(({ month, totals: own }) => ({
        id: `${personId} ${month}`, day: null, text: `${name} ${Number(month.slice(5))}月`, count: count(own) / HALVES_OF_DAY, page: `/pages/attendance/sheet/index?organisationId=${owner.team.villageId}&month=${month}`,
      }))).filter(fact => fact.count > 0);
      return {
        figures: [
          figureOf('people', people.map(({ personId, name }) => ({ id: personId, day: null, text: name, count: 1 }))),
          figureOf('in_village_days', of(own => own.inVillage)), figureOf('official_trip_days', of(own => own.officialTrip)),
          figureOf('leave_days', of(own => own.personal + own.sick + own.annualLeave + own.rotationRest)), figureOf('absent_days', of(own => own.absent)),
        ],
      };
    };
  }

  private async totals({ owners, from, to, today }: FigureScope): Promise<Map<string, { month: Month; totals: SheetTotals }[]>> {
    const found = new Map<string, { month: Month; totals: SheetTotals }[]>();
    const calendar = await this.policies.calendar();
    for (const path of new Set(owners.map(owner => townshipPath(owner.team)))) {
      const ids = [...new Set(owners.filter(owner => townshipPath(owner.team) === path).flatMap(owner => countedPeople(owner).map(({ personId }) => personId)))];
      for (let month = monthOf(from); ids.length > 0 && month <= monthOf(to < today ? to : today); month = addMonths(month, 1)) {
        const rules = await this.stays.rulesIn(path, `${month}-01`, lastDay(month));
        if (isRefusal(rules) || rules.length === 0) continue;
        const months = await this.sheets.monthsOf(ids, month, rules[rules.length - 1].profile, lastDay(month) < today ? lastDay(month) : today);
        if (isRefusal(months)) continue;
        for (const id of ids) {
          const known = months(id);
          const row = known.member ? this.sheets.wholeOf(known, month, calendar) : null;
          if (row && !isRefusal(row)) found.set(id, [...found.get(id) ?? [], { month, totals: row.totals }]);
        }
      }
    }
    return found;
  }
}
