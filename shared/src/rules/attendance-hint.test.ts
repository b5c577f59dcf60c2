import y2025 from '../../calendars/2025.json';
import lucun from '../../profiles/lucun.json';
import ordos from '../../profiles/ordos-2018.json';
import pian04 from '../../profiles/pian04.json';
import { isRefusal } from '../kernel/refusal';
import type { CalendarYear } from '../policy/calendar';
import type { Profile } from '../policy/profile';
import { shortfallHint } from './attendance-hint';
import { requiredPresence, type RequiredPresence } from './attendance-required';
import { calendarOf } from './calendar';

const calendar = calendarOf([y2025] as CalendarYear[]);

/** March 2025 ends on a Monday: 24 to 31 March are six working days. */
function hintOf(profile: unknown, counted: number, from: string, running = true): string | null {
  const presence = requiredPresence(profile as Profile, calendar, { role: 'team_member', period: '2025-03', counts: { in_village: counted }, running }).value as RequiredPresence;
  const { value, because } = shortfallHint(profile as Profile, calendar, presence, from);
  if (isRefusal(value)) throw new Error(value.text);
  if (value) expect(because.some(reason => reason.clauses.length > 0)).toBe(true);
  return value?.text ?? null;
}

test.each<[string, unknown, number, string, boolean, string | null]>([
  ['five missing, six working days left: told', ordos, 15, '2025-03-24', true, '原则上还差 5 天，到月底还有 6 个工作日'],
  ['two missing and six left: there is time', ordos, 18, '2025-03-24', true, null],
  ['enough: nothing is said', ordos, 20, '2025-03-24', true, null],
  ['far from the end of the month nobody can say', ordos, 2, '2025-03-10', true, null],
  ['more missing than working days left', pian04, 10, '2025-03-28', true, '还差 4 天，到月底还有 2 个工作日，工作日已经不够，请早向管考勤的人说明'],
  ['the last day is counted already and one is missing', pian04, 13, '2025-04-01', true, '还差 1 天，到月底还有 0 个工作日，工作日已经不够，请早向管考勤的人说明'],
  ['after the end of the month the sheet speaks, not the hint', pian04, 10, '2025-04-02', false, null],
  ['office days cannot be made up on another day', lucun, 2, '2025-03-24', true, null],
])('%s', (_, profile, counted, from, running, text) => {
  expect(hintOf(profile, counted, from, running)).toBe(text);
});
