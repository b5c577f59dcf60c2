import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import lucun from '../../profiles/lucun.json';
import ordos from '../../profiles/ordos-2018.json';
import pian04 from '../../profiles/pian04.json';
import pian06 from '../../profiles/pian06.json';
import pian09b from '../../profiles/pian09b.json';
import pian10 from '../../profiles/pian10.json';
import pian15 from '../../profiles/pian15.json';
import { isRefusal } from '../kernel/refusal';
import type { Profile } from '../policy/profile';
import { profilesOf } from '../policy/shipped';
import { CHECK_EVENTS, errorTolerance, eventsOf, findableEvents, isCounted, isPursued, ISSUE_EVENTS, ladderOf, SHEET_EVENTS } from './consequence-event';
import { inspectionConsequence } from './inspection-consequence';

const FOLDER = join(__dirname, '../../profiles');
const read = profilesOf(readdirSync(FOLDER).map(file => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as unknown));
const SHIPPED: Profile[] = isRefusal(read) ? [] : [...read.values()];

const told: readonly string[] = [...CHECK_EVENTS, ...SHEET_EVENTS, ...ISSUE_EVENTS];

test('every case of every ladder is told by a record or may be put down by a person, but for the circular and the review itself', () => {
  expect(SHIPPED.length).toBeGreaterThan(20);
  for (const profile of SHIPPED) {
    const findable = findableEvents(profile).map(({ event }) => event);
    const unserved = eventsOf(profile).filter(event => !told.includes(event) && !findable.includes(event) && event !== 'spot_check_done' && event !== 'honest_mistake');
    expect([profile.id, unserved]).toEqual([profile.id, []]);
  }
});

test('what a person puts down can be judged by the table with the facts he is asked for', () => {
  for (const profile of SHIPPED) {
    for (const { event, asks } of findableEvents(profile)) {
      for (const answer of [true, false]) expect([profile.id, event, inspectionConsequence(profile, { event, facts: Object.fromEntries(asks.map(fact => [fact, answer])) }).value]).toEqual([profile.id, event, expect.objectContaining({ consequences: expect.any(Array) })]);
    }
  }
});

test.each<[string, Profile, [string, string, string[]][]]>([
  ['篇四 六5', pian04, [['careless_work', 'person', []], ['careless_work_with_bad_result', 'person', []]]],
  ['篇六: only what sheets tell', pian06, []],
  ['鄂尔多斯 第十一条（八）、第二十四条', ordos, [['weak_performance', 'person', []], ['fraud_dereliction_bad_influence', 'person', []]]],
  ['篇九 第三十四至三十六条', pian09b, [
    ['weak_performance', 'person', []], ['fraud_dereliction_bad_influence', 'person', []], ['recalled_own_fault', 'person', ['reserve_cadre']], ['no_decoupling_or_measures', 'unit', ['rectified']], ['serious_problem_overdue_rectification_serious_result', 'unit', []], ['assessment_failed', 'unit', []],
  ]],
  ['篇十 十四: an absence is told by checks, careless work by a person', pian10, [['not_in_village_or_careless', 'person', []], ['mass_incident_from_dereliction', 'person', []]]],
])('%s', (_, profile, events) => expect(findableEvents(profile).map(({ event, subject, asks }) => [event, subject, asks])).toEqual(events));

test('篇十五 二(三): mistakes are weighed first where the document says so', () => {
  expect(errorTolerance(pian15)).toMatchObject({ review: true, because: [{ clauses: [{ profile: 'pian15', clause: '二(三)' }] }] });
  expect(errorTolerance(pian04)).toEqual({ review: false, because: [] });
});

test('窗口：路村按年累计，考勤表总是累计，三在村一次一次看', () => {
  expect([isCounted(lucun, 'spot_check_absences'), isCounted(pian06, 'quarter_presence'), isCounted(pian04, 'not_three_in_village')]).toEqual([true, true, false]);
});

test('A19: where the months are blank an absence is pursued for ever; where a county wrote them, that long', () => {
  expect(isPursued(lucun, '2020-01-01', '2025-01-01')).toBe(true);
  const own: Profile = { ...lucun, values: { ...lucun.values, 'inspection.absence_months': { value: 6, cite: ['县规定'] } } } as Profile;
  expect([isPursued(own, '2025-01-10', '2025-07-09'), isPursued(own, '2025-01-10', '2025-07-10')]).toEqual([true, false]);
});

test('A70: the steps of one ladder', () => {
  expect(ladderOf('careless_work')).toEqual(ladderOf('careless_work_with_bad_result'));
  expect(ladderOf('weak_performance')).toEqual(['weak_performance']);
});
