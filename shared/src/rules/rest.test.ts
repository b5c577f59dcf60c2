import y2025 from '../../calendars/2025.json';
import lucun from '../../profiles/lucun.json';
import pian02 from '../../profiles/pian02.json';
import pian06 from '../../profiles/pian06.json';
import pian07 from '../../profiles/pian07.json';
import pian08b from '../../profiles/pian08b.json';
import pian09b from '../../profiles/pian09b.json';
import pian12 from '../../profiles/pian12.json';
import pian15 from '../../profiles/pian15.json';
import type { CalendarYear } from '../policy/calendar';
import { annualLeavePlan } from './annual-leave-plan';
import { calendarOf } from './calendar';
import { compensatoryRest } from './compensatory-rest';
import { dutyCover } from './duty-cover';
import { officialOuting } from './official-outing';
import { patrolDuty, validPatrols } from './patrol';
import { rotationRest, type RestBreach, type RestPlanned } from './rotation-rest';
import { unitCallback } from './unit-callback';

const calendar = calendarOf([y2025] as CalendarYear[]);

test.each<[string, Partial<RestPlanned>, number, RestBreach[]]>([
  ['two of six', { restingTogether: 2 }, 2, []],
  ['two of five are more than a third', { teamSize: 5, restingTogether: 2 }, 1, ['rest_over_one_third']],
  ['in a team of two nobody may', { teamSize: 2 }, 0, ['rest_over_one_third']],
  ['seven days are a week', { calendarDays: 7 }, 2, []],
  ['eight are more', { calendarDays: 8 }, 2, ['rest_over_one_week']],
  ['once a quarter', { restsThisQuarter: 1 }, 2, ['rest_once_per_quarter']],
  ['only when the tasks are done', { tasksDone: false }, 2, ['precondition_tasks_and_time']],
  ['fifty days in the village stay possible', { projectedInVillageDays: 50 }, 2, []],
  ['with forty-nine the time in the village is not safe', { projectedInVillageDays: 49 }, 2, ['precondition_tasks_and_time']],
])('篇六 二(五): %s', (_, more, maxTogether, violated) => {
  expect(rotationRest(pian06, { teamSize: 6, restingTogether: 1, calendarDays: 5, ...more }).value).toEqual({ allowed: violated.length === 0, maxTogether, violated });
});

test('where the document has no rotation rest in numbers the administrator is asked', () => {
  expect(rotationRest(pian02, { teamSize: 6, restingTogether: 1, calendarDays: 5 }).value).toMatchObject({ code: 'config_required', missing: ['rest.rotation'] });
});

test.each<[string, [string, string, string[]][], string[]]>([
  ['one after the other', [['2025-08-04', '2025-08-08', ['A']], ['2025-08-11', '2025-08-15', ['B', 'C']]], []],
  ['two of three together', [['2025-08-04', '2025-08-15', ['A', 'B']]], []],
  ['the whole team at once', [['2025-08-11', '2025-08-12', ['A', 'B', 'C']]], ['2025-08-11', '2025-08-12']],
  ['the whole team on one day of three plans', [['2025-08-04', '2025-08-11', ['A']], ['2025-08-11', '2025-08-15', ['B']], ['2025-08-08', '2025-08-12', ['C']]], ['2025-08-11']],
])('篇十五 二(二)2: annual leave, %s', (_, plan, emptyDays) => {
  const asked = { teamSize: 3, plan: plan.map(([start, end, people]) => ({ start, end, people })) };
  expect(annualLeavePlan(pian15, asked).value).toEqual({ allowed: emptyDays.length === 0, soft: true, violated: emptyDays.length ? ['annual_leave_bunching'] : [], emptyDays });
  expect(annualLeavePlan(pian06, asked).value).toMatchObject({ allowed: true, violated: [] });
});

test.each([['2025-05-02', false, true], ['2025-05-02', true, false], ['2025-05-10', false, true], ['2025-05-12', false, false], ['2025-04-27', false, false]])(
  '篇十五 二(二)2: work on %s, work suffers %s: rest %s', (day, workAffected, rest) => {
    expect(compensatoryRest(pian15, calendar, { day, workAffected }).value).toEqual({ compensatoryRest: rest });
  });

test('篇九 第二十一条: an outing is reported to township and village and counts; 篇十五 wants a written report', () => {
  expect(officialOuting(pian09b).value).toEqual({ fileWith: ['township_committee', 'village_committee'], writtenReportRequired: false, countsAsAttendance: true });
  expect(officialOuting(pian15).value).toEqual({ fileWith: ['team_leader'], writtenReportRequired: true, countsAsAttendance: null });
  expect(officialOuting(lucun).value).toMatchObject({ code: 'config_required' });
});

test.each<[string, boolean | null, boolean | null, boolean]>([
  ['both agree', true, true, true], ['the township does not', false, null, false], ['the county does not', true, false, false], ['the county has not answered', true, null, false], ['the county alone', null, true, false],
])('篇九 第二十一条: a call-back, %s', (_, township_committee, county_office, allowed) => {
  expect(unitCallback(pian09b, { consents: { township_committee, county_office } }).value).toEqual({ allowed, approvers: ['township_committee', 'county_office'] });
});

test('篇八 考勤请假制度: the unit may not call anybody back', () => {
  expect(unitCallback(pian08b, { consents: { township_committee: true, county_office: true } }).value).toEqual({ allowed: false, approvers: [] });
});

test.each<[string, string[], string | null | undefined, object]>([
  ['somebody stays', ['A', 'B'], undefined, { covered: true, disclosureGap: null }],
  ['nobody stays', ['A', 'B', 'C'], undefined, { covered: false, disclosureGap: null }],
  ['the board names nobody', ['A'], null, { covered: true, disclosureGap: true }],
  ['the board names who is there', ['A'], 'B', { covered: true, disclosureGap: false }],
  ['the board names who is away', ['A'], 'A', { covered: true, disclosureGap: true }],
])('篇七 7, 3; 篇二 十二: %s', (_, away, dutyPerson, expected) => {
  for (const profile of [pian07, pian02]) expect(dutyCover(profile, { team: ['A', 'B', 'C'], away, dutyPerson }).value).toEqual(expected);
});

test.each([['2025-03-01', 1], ['2025-03-02', 2], ['2025-03-04', 4], ['2025-03-05', 1], ['2025-03-12', 4], ['2025-04-01', 4], ['2025-02-28', 4], ['2025-02-25', 1]])(
  '篇十二 联防巡逻 二: on %s group %s is on duty, months before and after alike', (day, groupOnDuty) => {
    expect(patrolDuty(pian12, { anchorDay: '2025-03-01', anchorGroup: 1, day }).value).toEqual({ groupOnDuty, windowStart: '09:00', windowEnd: '24:00' });
  });

test('篇十二 联防巡逻 一：一个组都没有时不猜由谁值班', () => {
  expect(patrolDuty(pian12, { groups: 0, anchorDay: '2025-03-01', anchorGroup: 1, day: '2025-03-02' }).value).toMatchObject({ code: 'fact_missing' });
});

test('篇十二 联防巡逻 三: patrols from nine to midnight count', () => {
  expect(validPatrols(pian12, ['08:59', '09:00', '23:59', '24:00', '00:10']).value).toBe(3);
});
