import { periodDays, type Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import { nameOfWord } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import type { PeriodKind } from '../policy/words';
import { cyclesOf, dueOf, fulfil, notInDocument, toldDuty, toldFulfilment } from './cadence';
import type { Calendar } from './calendar';

export interface UnitFollowup {
  requiredDuties: { what: string; per: PeriodKind; count: number }[];
  /** The cycles in which something was not done. */
  missing: string[];
  compliant: boolean;
}

/** Did the leader of the dispatching unit visit the village and hear the team? A duty of a longer time than the one asked about is not judged yet. */
export function unitFollowup(profile: Profile, calendar: Calendar, asked: { role: string; period: string; visits: readonly Day[]; reportsHeard: readonly Day[] }): FindingOrRefusal<UnitFollowup> {
  return finding(profile, read => {
    const row = read('posting.followup').find(each => each.role === asked.role);
    if (!row) return notInDocument(read, `${read.called(asked.role)}到村走访、听取汇报`);
    const span = periodDays(asked.period);
    const missing = row.duties.flatMap(duty => {
      const cycles = cyclesOf(duty.per, asked).filter(cycle => span.from <= cycle.from && cycle.to <= span.to);
      read.say(toldDuty(`${read.called(asked.role)}${nameOfWord(duty.what)}`, duty.per, duty.count));
      const found = fulfil(cycles.map(cycle => ({ ...cycle, due: dueOf(read, calendar, cycle) })), duty.count, duty.what === 'visit' ? asked.visits : asked.reportsHeard);
      read.say(toldFulfilment(found));
      return found.missing;
    });
    return { requiredDuties: row.duties, missing: [...new Set(missing)], compliant: missing.length === 0 };
  });
}

/** The leaders of a dispatching unit of whom the document asks something. */
export function followupRoles(profile: Profile): string[] {
  const { value } = finding(profile, read => (read.where('posting.followup') ?? []).map(({ role }) => role));
  return Array.isArray(value) ? [...new Set(value)] : [];
}
