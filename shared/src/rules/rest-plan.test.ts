import y2025 from '../../calendars/2025.json';
import pian04 from '../../profiles/pian04.json';
import pian06 from '../../profiles/pian06.json';
import pian15 from '../../profiles/pian15.json';
import { daysFrom } from '../kernel/day';
import type { CalendarYear } from '../policy/calendar';
import type { Profile } from '../policy/profile';
import { calendarOf } from './calendar';
import { draftRestPlan, restPeriodOf, restPlanTerms, restPlanTroubles, type RestPlanKind, type RestPlanLine, type RestPlanTerms } from './rest-plan';

const calendar = calendarOf([y2025] as CalendarYear[]);
const people = (size: number) => Array.from({ length: size }, (_, index) => ({ personId: `p${index}`, name: `队员${index}`, rests: true, lastRest: null }));
const line = (index: number, from: string, to = from): RestPlanLine => ({ personId: `p${index}`, from, to });
const troubles = (profile: unknown, kind: RestPlanKind, size: number, lines: RestPlanLine[]) =>
  restPlanTroubles(profile as Profile, calendar, { kind, period: restPeriodOf(kind, lines[0].from), members: people(size), lines });

test('the clauses say who settles the plan, how long and how many; a document without the rest has none', () => {
  expect(restPlanTerms(pian06 as unknown as Profile, 'rotation_rest', 6)).toMatchObject({ value: { by: 'first_secretary|team_leader', days: 7, together: 2 }, because: [{ clauses: [{ profile: 'pian06', clause: '二(五)' }] }] });
  expect(restPlanTerms(pian15 as unknown as Profile, 'annual_leave', 3).value).toMatchObject({ by: 'team', together: 2 });
  expect(restPlanTerms(pian04 as unknown as Profile, 'rotation_rest', 6).value).toMatchObject({ by: null });
});

describe('篇六 二(五)', () => {
  test.each<[string, number, RestPlanLine[], string | null]>([
    ['two of six together may', 6, [line(0, '2025-04-07', '2025-04-13'), line(1, '2025-04-07', '2025-04-13')], null],
    ['three of six may not', 6, [0, 1, 2].map(index => line(index, '2025-04-07', '2025-04-13')), '每批最多 2 人'],
    ['eight days are more than a week', 6, [line(0, '2025-04-07', '2025-04-14')], '不超过 7 天'],
    ['a second rest in the quarter', 6, [line(0, '2025-04-07'), line(0, '2025-05-12')], '每季度 1 次'],
    ['two that overlap', 6, [line(0, '2025-04-07', '2025-04-09'), line(0, '2025-04-08')], '重叠'],
  ])('%s', (_, size, lines, text) => {
    const found = troubles(pian06, 'rotation_rest', size, lines);
    expect(found.filter(each => each.stops).map(each => each.text).join()).toEqual(text === null ? '' : expect.stringContaining(text));
  });

  test('a third of two is nobody: one may rest as an exception that needs a reason, both together may not', () => {
    expect(troubles(pian06, 'rotation_rest', 2, [line(0, '2025-04-07')])).toMatchObject([{ stops: false, text: expect.stringContaining('最多 0 人'), because: expect.arrayContaining([expect.objectContaining({ clauses: [{ profile: 'pian06', clause: '二(五)' }] })]) }]);
    expect(troubles(pian06, 'rotation_rest', 2, [line(0, '2025-04-07'), line(1, '2025-04-07')])).toMatchObject([{ stops: true }, { stops: true }]);
  });

  test('whoever is not one of those who rest, or a day of another quarter, stops the plan', () => {
    expect(restPlanTroubles(pian06 as unknown as Profile, calendar, { kind: 'rotation_rest', period: '2025-Q2', members: [{ ...people(1)[0], rests: false }], lines: [line(0, '2025-04-07')] })).toMatchObject([{ stops: true }]);
    expect(restPlanTroubles(pian06 as unknown as Profile, calendar, { kind: 'rotation_rest', period: '2025-Q2', members: people(6), lines: [line(0, '2025-03-31')] })).toMatchObject([{ text: expect.stringContaining('不在这个季度') }]);
  });
});

test('篇十五 二(二)2: the whole team on annual leave on one day is warned of, and stands with a reason', () => {
  expect(troubles(pian15, 'annual_leave', 2, [line(0, '2025-07-07', '2025-07-11'), line(1, '2025-07-11', '2025-07-15')])).toMatchObject([{ personId: null, stops: false }]);
  expect(troubles(pian15, 'annual_leave', 2, [line(0, '2025-07-07', '2025-07-11'), line(1, '2025-07-14', '2025-07-18')])).toEqual([]);
});

describe('a draft', () => {
  const draft = (kind: RestPlanKind, size: number, notBefore = '2025-04-03') => {
    const members = people(size);
    const terms = restPlanTerms((kind === 'rotation_rest' ? pian06 : pian15) as unknown as Profile, kind, size).value as RestPlanTerms;
    return draftRestPlan({ kind, period: restPeriodOf(kind, notBefore), members }, terms, notBefore);
  };

  test.each([1, 2, 3, 4, 6, 9, 30])('of %i people keeps every rule and leaves nobody out while there is room', size => {
    const lines = draft('rotation_rest', size);
    expect(troubles(pian06, 'rotation_rest', size, lines).filter(each => each.stops)).toEqual([]);
    expect(new Set(lines.map(each => each.personId)).size).toBe(lines.length);
    expect(lines.length).toBe(size);
    expect(lines.every(each => each.from > '2025-04-03' && daysFrom(each.from, each.to).length === 7)).toBe(true);
  });

  test('who waited longest comes first; the same input gives the same draft', () => {
    const members = people(6).map((each, index) => ({ ...each, lastRest: index === 4 ? null : `2025-0${index + 1}-01` }));
    const terms = restPlanTerms(pian06 as unknown as Profile, 'rotation_rest', 6).value as RestPlanTerms;
    const made = () => draftRestPlan({ kind: 'rotation_rest', period: '2025-Q3', members }, terms, '2025-06-20');
    expect(made()[0].personId).toBe('p4');
    expect(made()).toEqual(made());
  });

  test('of annual leave never bunches', () => {
    const lines = draft('annual_leave', 4);
    expect(lines).toHaveLength(4);
    expect(troubles(pian15, 'annual_leave', 4, lines)).toEqual([]);
  });
});
