import ordos from '../../profiles/ordos-2018.json';
import pian02 from '../../profiles/pian02.json';
import pian09c from '../../profiles/pian09c.json';
import pian10 from '../../profiles/pian10.json';
import pian11a from '../../profiles/pian11a.json';
import { annualTarget, type TargetAsked } from './annual-target';
import { calendarOf } from './calendar';
import { alertColour, isKeyHousehold } from './household';
import { cadreLoad, newHouseholdPairing, unitCoverPairing } from './pairing';
import { firstEntry, quarterlyVisits, visitCoverage, visitsByQuarter, yearlyVisits, type FirstEntry } from './visit-cadence';

const calendar = calendarOf([]);

test.each<[string, Omit<FirstEntry, 'arrivedOn'>, object]>([
  ['the fifteenth day is in time (A38)', { households: 300, visited: 300, finishedOn: '2025-03-17' }, { due: '2025-03-17', required: 300, remaining: 0, compliant: true }],
  ['the sixteenth is not', { households: 300, visited: 300, finishedOn: '2025-03-18' }, { compliant: false }],
  ['one household is left', { households: 300, visited: 299, finishedOn: null }, { remaining: 1, compliant: false }],
  ['nobody counted the households yet', {}, { required: null, remaining: null, compliant: null }],
])('鄂尔多斯 第十一条（四）: %s', (_, entry, expected) => {
  expect(firstEntry(ordos, { arrivedOn: '2025-03-03', ...entry }).value).toMatchObject(expected);
});

test('篇十一 四1: with the form, over the end of the year', () => {
  expect(firstEntry(pian11a, { arrivedOn: '2024-12-25' }).value).toMatchObject({ due: '2025-01-08', forms: ['home_visit_form'] });
  expect(firstEntry(pian10, { arrivedOn: '2024-12-25' }).value).toMatchObject({ code: 'not_in_document' });
  expect(firstEntry(pian02, { arrivedOn: '2024-12-25' }).value).toMatchObject({ code: 'config_required' });
});

test('第十一条（四）: two visits a year, key households every quarter', () => {
  const visits = ['2025-01-15', '2025-02-20', '2025-08-10', '2025-11-02', '2026-01-01'];
  expect(yearlyVisits(ordos, calendar, { period: '2025', household: 'ordinary', visits: ['2025-03-10'] }).value).toMatchObject({ required: 2, remaining: 1, due: '2025-12-31', compliant: false });
  expect(yearlyVisits(ordos, calendar, { period: '2025', household: 'ordinary', visits: ['2025-01-01', '2025-12-31'] }).value).toMatchObject({ remaining: 0, compliant: true });
  expect(yearlyVisits(ordos, calendar, { period: '2025', household: 'key', visits }).value).toMatchObject({ required: 4, compliant: true });
  expect(quarterlyVisits(ordos, calendar, { period: '2025-Q2', household: 'key', visits }).value).toMatchObject({ required: 1, remaining: 1, due: '2025-06-30', compliant: false });
  expect(quarterlyVisits(ordos, calendar, { period: '2025-Q2', household: 'ordinary', visits: [] }).value).toMatchObject({ required: 0, compliant: true });
  expect(visitsByQuarter(ordos, calendar, { period: '2025', household: 'key', visits }).value).toMatchObject({ required: 4, missing: ['2025-Q2'], compliant: false });
});

test('篇十 一: all poor households', () => {
  expect(visitCoverage(pian10, calendar, { period: '2025', households: 42, visited: 41 }).value).toMatchObject({ required: 42, remaining: 1, compliant: false });
  expect(visitCoverage(pian10, calendar, { period: '2025', households: 42, visited: 42 }).value).toMatchObject({ due: '2025-12-31', compliant: true });
});

test('第十一条（四）, 第十二条（三）: key households and colours', () => {
  expect(['has_dispute', 'unstable_mood', 'special_difficulty', 'poor_household', 'ordinary'].map(tag => isKeyHousehold(ordos, tag).value)).toEqual([true, true, true, true, false]);
  expect(['not_poor', 'potentially_poor', 'poor'].map(state => alertColour(ordos, state).value)).toEqual(['green', 'yellow', 'red']);
  expect(alertColour(ordos, 'rich').value).toMatchObject({ code: 'not_in_document' });
});

test('第十六条: nobody without a cadre, the leading body first', () => {
  expect(newHouseholdPairing(ordos, { householdState: 'newly_identified_poor', assignedRank: null }).value).toMatchObject({ compliant: false, assignRankAnyOf: ['division_level', 'section_level'], timing: 'prompt' });
  expect(newHouseholdPairing(ordos, { householdState: 'newly_identified_poor', assignedRank: 'section_level' }).value).toMatchObject({ compliant: true });
  const cover = (leading: number, section: number) => unitCoverPairing(ordos, { poorHouseholds: 12, leadingBodyMembers: 9, assigned: [{ rank: 'leading_body', count: leading }, { rank: 'section_level', count: section }] }).value;
  expect(cover(9, 3)).toEqual({ compliant: true, unassigned: 0 });
  expect(cover(9, 2)).toEqual({ compliant: false, unassigned: 1 });
  expect(cover(8, 4)).toEqual({ compliant: false, unassigned: 0 });
  expect(cover(12, 0)).toEqual({ compliant: true, unassigned: 0 });
});

test.each([[2, false], [3, true]])('篇十 一: %d households: %s', (pairedHouseholds, compliant) => {
  expect(cadreLoad(pian10, { role: 'team_member', pairedHouseholds }).value).toEqual({ requiredMin: 3, compliant });
});

test.each<[string, TargetAsked, object]>([
  ['exactly 80 % is enough (A02)', { target: 'practical_deed', count: 1, beneficiaries: 800, villagers: 1000 }, { requiredRatio: 0.8, requiredMin: 1, compliant: true }],
  ['one person less is not', { target: 'practical_deed', count: 1, beneficiaries: 799, villagers: 1000 }, { compliant: false }],
  ['no deed is not', { target: 'practical_deed', count: 0, beneficiaries: 1000, villagers: 1000 }, { compliant: false }],
  ['nobody counted who benefits', { target: 'practical_deed', count: 1 }, { compliant: null }],
  ['three leading industries are too many', { target: 'leading_industries', count: 3, villageType: 'optimised' }, { requiredMin: 1, requiredMax: 2, compliant: false }],
  ['other villages have no number', { target: 'leading_industries', count: 3, villageType: 'moderate' }, { requiredMin: null, compliant: null }],
  ['more collective income is never too much', { target: 'stable_collective_income_item', count: 5 }, { requiredMax: null, compliant: true }],
])('鄂尔多斯 第十二条: %s', (_, asked, expected) => {
  expect(annualTarget(ordos, asked).value).toMatchObject(expected);
});

test('篇九 四(四): two actions of one\'s own choice', () => {
  expect(annualTarget(pian09c, { target: 'optional_actions', count: 1 }).value).toMatchObject({ requiredMin: 2, compliant: false });
  expect(annualTarget(pian09c, { target: 'practical_deed', count: 1 }).value).toMatchObject({ code: 'not_in_document' });
});
