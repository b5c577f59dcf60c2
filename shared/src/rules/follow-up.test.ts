import jiedao from '../../profiles/jiedao-2011.json';
import ordos from '../../profiles/ordos-2018.json';
import pian04 from '../../profiles/pian04.json';
import pian08b from '../../profiles/pian08b.json';
import pian09b from '../../profiles/pian09b.json';
import pian10 from '../../profiles/pian10.json';
import pian15 from '../../profiles/pian15.json';
import type { Profile } from '../policy/profile';
import { calendarOf } from './calendar';
import { inspectionCadence, type InspectionAsked } from './inspection-cadence';
import { trainingCadence } from './training-cadence';
import { unitFollowup } from './unit-followup';
import { accidentInsurance, medicalCheck, unitWorkFund } from './welfare-duty';

const calendar = calendarOf([]);

test.each<[string, Profile, InspectionAsked, object]>([
  ['篇四 三3: once a month', pian04, { reviewer: 'township_office', period: '2025-04', reviews: ['2025-04-30'] }, { requiredCount: 1, due: '2025-04-30', compliant: true }],
  ['街道 四5: all three books', jiedao, { reviewer: 'township_linked_leader', period: '2025-Q1', reviews: ['2025-03-25'], books: ['branch_record', 'sentiment_diary'] }, { compliant: false, missingBooks: ['four_books_one_register'] }],
  ['篇八 工作日志制度: the county in fixed pairs of months (A59)', pian08b, { reviewer: 'county_office', period: '2025-04', reviews: ['2025-03-02'] }, { due: '2025-04-30', compliant: true }],
  ['the township every month', pian08b, { reviewer: 'township_committee', period: '2025-04', reviews: ['2025-03-02'] }, { due: '2025-04-30', compliant: false }],
  ['篇九 第二十八条: the province once a year', pian09b, { reviewer: 'province', period: '2025', reviews: [] }, { due: '2025-12-31', compliant: false }],
  ['the county as it likes', pian09b, { reviewer: 'county', period: '2025', reviews: [] }, { requiredCount: null, compliant: null }],
  ['篇十 十五: 定期 is not guessed', pian10, { reviewer: 'dispatching_unit', period: '2025', reviews: [] }, { code: 'config_required' }],
  ['nobody else was told to', pian04, { reviewer: 'province', period: '2025', reviews: [] }, { code: 'not_in_document' }],
])('%s', (_, profile, asked, expected) => {
  expect(inspectionCadence(profile, calendar, asked).value).toMatchObject(expected);
});

test.each([[24000, 240, 240, true], [24001, 240, 241, false], [50, 1, 1, true], [0, 0, 0, true]])('篇九 第三十二条: of %d cadres %d trained, %d wanted (A42): %s', (cadresTotal, trained, requiredMin, compliant) => {
  expect(trainingCadence(pian09b, calendar, { organiser: 'province', training: 'demonstration_training', period: '2025', cadresTotal, trained }).value).toMatchObject({ requiredMin, compliant });
});

test('第三十二条: the county trains everybody once a year', () => {
  const training = (held: string[]) => trainingCadence(pian09b, calendar, { organiser: 'county', training: 'cadre_rotation_training', period: '2025', held }).value;
  expect(training([])).toMatchObject({ requiredCount: 1, due: '2025-12-31', compliant: false });
  expect(training(['2025-12-31'])).toMatchObject({ compliant: true });
  expect(training(['2026-01-01'])).toMatchObject({ compliant: false });
});

test('篇九 第二十条: the head hears in each half-year and comes once a year, the deputy comes in each half-year', () => {
  const head = (visits: string[], reportsHeard: string[], period = '2025') => unitFollowup(pian09b, calendar, { role: 'dispatching_unit_head', period, visits, reportsHeard }).value;
  expect(head(['2025-05-20'], ['2025-03-10', '2025-09-18'])).toMatchObject({ missing: [], compliant: true });
  expect(head([], ['2025-03-10', '2025-04-18'])).toMatchObject({ missing: ['2025-H2', '2025'], compliant: false });
  expect(head([], ['2025-03-10'], '2025-H1')).toMatchObject({ missing: [], compliant: true });
  expect(unitFollowup(pian09b, calendar, { role: 'dispatching_unit_deputy', period: '2025', visits: ['2025-07-01'], reportsHeard: [] }).value).toMatchObject({ missing: ['2025-H1'], compliant: false });
  expect(unitFollowup(pian09b, calendar, { role: 'team_leader', period: '2025', visits: [], reportsHeard: [] }).value).toMatchObject({ code: 'not_in_document' });
});

test('checks, insurance and fund', () => {
  expect(medicalCheck(ordos, calendar, { period: '2025', checks: [] }).value).toMatchObject({ code: 'config_required', missing: ['posting.medical_check'] });
  expect(medicalCheck(pian09b, calendar, { period: '2025', checks: ['2025-12-31'] }).value).toEqual({ compliant: true, due: '2025-12-31' });
  expect(medicalCheck(pian15, calendar, { period: '2025', checks: ['2024-12-31'] }).value).toMatchObject({ compliant: false });
  expect(accidentInsurance(pian15, { coverFen: 100_000_000 }).value).toMatchObject({ compliant: true });
  expect(accidentInsurance(pian15, { coverFen: 99_999_999 }).value).toMatchObject({ compliant: false });
  expect(accidentInsurance(ordos, { coverFen: 1 }).value).toEqual({ compliant: true, leastFen: null });
  expect(unitWorkFund(pian09b, { amountFen: 1_000_000 }).value).toMatchObject({ compliant: true });
  expect(unitWorkFund(pian09b, { amountFen: 999_999 }).value).toMatchObject({ compliant: false });
});
