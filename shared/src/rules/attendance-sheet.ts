import { firstDay } from '../kernel/day';
import { MARK_NAMES, MARKS, type Mark } from '../kernel/mark';
import { isRefusal, type Refusal } from '../kernel/refusal';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import { DEFAULT_SYMBOLS } from '../policy/values';
import { splitRow } from './attendance-split';
import type { Calendar } from './calendar';
import type { RowFacts, RowMarks } from './sheet';

export { countsOf } from './attendance-totals';

/**
 * The row of one person in the monthly sheet: one mark for every half day of the term, the totals of each mark, what the profile requires, and why.
 * A refusal where the marks cannot be known: `calendar_unpublished`, `config_required`. `required` may be a refusal of its own.
 */
export function sheetRow(profile: Profile, calendar: Calendar, facts: RowFacts): RowMarks | Refusal {
  return splitRow([{ from: firstDay(facts.month), profile }], calendar, facts);
}

/** The symbols of the sheet with their names, in the order of the legend. */
export function sheetLegend(profile: Profile): { mark: Mark; symbol: string; name: string }[] {
  const { value } = finding(profile, read => read.where('attendance.symbols'));
  const symbols: Partial<Record<string, string>> = { ...DEFAULT_SYMBOLS, ...(isRefusal(value) ? {} : value) };
  // Marks that this document never gives are not explained.
  const unknown: Mark[] = [
    ...('leave.approval' in profile.values ? [] : ['family_leave' as const]), ...('rest.compensatory' in profile.values ? [] : ['compensatory_rest' as const]),
    ...('leave.callback' in profile.values ? [] : ['unit_callback' as const]),
  ];
  return MARKS.filter(mark => !unknown.includes(mark)).flatMap(mark => {
    const symbol = symbols[mark];
    return symbol === undefined ? [] : [{ mark, symbol, name: MARK_NAMES[mark] }];
  });
}
