import type { Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import { namesOfWords } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import { cyclesOf, dueOf, fulfil, leftBlank, notInDocument, toldDuty, toldFulfilment } from './cadence';
import type { Calendar } from './calendar';

export interface InspectionAsked {
  reviewer: string;
  period: string;
  reviews: readonly Day[];
  /** What was looked at; not given: nobody asks. */
  books?: readonly string[];
}

export interface InspectionCadence {
  /** Null: no number is set. */
  requiredCount: number | null;
  due: Day | null;
  /** Books that were to be looked at and were not. */
  missingBooks: string[];
  compliant: boolean | null;
}

/** Did this body inspect often enough? Refusals: `not_in_document`, `config_required` where the source says 定期. */
export function inspectionCadence(profile: Profile, calendar: Calendar, asked: InspectionAsked): FindingOrRefusal<InspectionCadence> {
  return finding(profile, read => {
    const row = read('inspection.cadence').find(each => each.reviewer === asked.reviewer);
    const who = read.called(asked.reviewer);
    if (!row) return notInDocument(read, `${who}多久检查一次`);
    if (row.outcome) return leftBlank(read, 'inspection.cadence', `${who}多久检查一次`);
    if (row.count == null) {
      read.say(`${who}不定期检查`);
      return { requiredCount: null, due: null, missingBooks: [], compliant: null };
    }
    read.say(toldDuty(`${who}检查`, row.per, row.count));
    const found = fulfil(cyclesOf(row.per, asked).map(cycle => ({ ...cycle, due: dueOf(read, calendar, cycle) })), row.count, asked.reviews);
    const missingBooks = asked.books && row.books ? row.books.filter(book => !asked.books?.includes(book)) : [];
    read.say(toldFulfilment(found) + (missingBooks.length ? `；没有看${namesOfWords(missingBooks)}` : ''));
    return { requiredCount: found.requiredCount, due: found.due, missingBooks, compliant: found.compliant && missingBooks.length === 0 };
  });
}
