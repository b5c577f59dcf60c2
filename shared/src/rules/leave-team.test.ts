import y2025 from '../../calendars/2025.json';
import pian02 from '../../profiles/pian02.json';
import pian06 from '../../profiles/pian06.json';
import pian12 from '../../profiles/pian12.json';
import pian15 from '../../profiles/pian15.json';
import type { LeaveKind } from '../kernel/leave-kind';
import { isRefusal } from '../kernel/refusal';
import type { CalendarYear } from '../policy/calendar';
import type { Profile } from '../policy/profile';
import { calendarOf } from './calendar';
import { leaveApplication, type LeaveApplied } from './leave-application';
import { leaveInTeam, type TeamAround } from './leave-team';

const calendar = calendarOf([y2025] as CalendarYear[]);
const span = (startDay: string, endDay = startDay) => ({ startDay, startHalf: 'am' as const, endDay, endHalf: 'pm' as const });
const other = (person: string, kind: TeamAround['others'][number]['kind'], from: string, to = from) => ({ person, kind, span: span(from, to) });
const judge = (profile: Profile, kind: LeaveKind, days: [string, string?], team: TeamAround, earlier: LeaveApplied['earlier'] = []) =>
  leaveInTeam(profile, { kind, span: span(...days), earlier, team });
const warned = ({ because }: ReturnType<typeof judge>) => because.filter(reason => reason.warning).map(reason => reason.text);

describe('篇六 二(五) rotation rest', () => {
  const rest = other('1', 'rotation_rest', '2025-03-10', '2025-03-12');
  test.each<[string, [string, string?], TeamAround, string | null]>([
    ['one of six may rest', ['2025-03-10', '2025-03-14'], { size: 6, others: [] }, null],
    ['two of six may rest together', ['2025-03-12', '2025-03-14'], { size: 6, others: [rest] }, null],
    ['two of five may not', ['2025-03-12', '2025-03-14'], { size: 5, others: [rest] }, 'rotation_rest_limit'],
    ['one after the other may', ['2025-03-13', '2025-03-14'], { size: 5, others: [rest] }, null],
    ['who is ill does not rest', ['2025-03-12', '2025-03-14'], { size: 5, others: [{ ...rest, kind: 'other' }] }, null],
    ['seven calendar days are a week', ['2025-03-10', '2025-03-16'], { size: 6, others: [] }, null],
    ['eight are more', ['2025-03-10', '2025-03-17'], { size: 6, others: [] }, 'rotation_rest_limit'],
  ])('%s', (_, days, team, code) => {
    const { value, because } = judge(pian06, 'rotation_rest', days, team);
    expect(isRefusal(value) ? value.code : null).toBe(code);
    expect(because.flatMap(reason => reason.clauses)).toContainEqual({ profile: 'pian06', clause: '二(五)' });
  });

  test('a second one in the quarter may not, one in the next may', () => {
    const had = [{ kind: 'rotation_rest' as const, span: span('2025-01-06', '2025-01-10'), days: 5 }];
    expect(judge(pian06, 'rotation_rest', ['2025-03-10'], { size: 6, others: [] }, had).value).toMatchObject({ code: 'rotation_rest_limit', text: expect.stringContaining('本季度已轮休 1 次') });
    expect(judge(pian06, 'rotation_rest', ['2025-04-07'], { size: 6, others: [] }, had).value).toBe(true);
  });

  test('A39: a third of two is nobody: it goes to who decides, as an exception', () => {
    const judged = judge(pian06, 'rotation_rest', ['2025-03-10'], { size: 2, others: [] });
    expect(judged.value).toBe(true);
    expect(warned(judged)).toEqual(['2 人的队每批最多 0 人，这一批 1 人']);
    expect(judge(pian06, 'rotation_rest', ['2025-03-10', '2025-03-20'], { size: 2, others: [] }).value).toMatchObject({ code: 'rotation_rest_limit' });
  });

  test('an ordinary leave is not asked', () => {
    expect(judge(pian06, 'personal', ['2025-03-10'], { size: 2, others: [] })).toEqual({ value: true, because: [] });
  });
});

test('篇十五 二(二)2: the whole team on annual leave on one day is a warning (A47)', () => {
  const [one, two] = [other('1', 'annual_leave', '2025-03-10', '2025-03-11'), other('2', 'annual_leave', '2025-03-11', '2025-03-12')];
  const bunched = judge(pian15, 'annual_leave', ['2025-03-11'], { size: 3, others: [one, two] });
  expect(bunched.value).toBe(true);
  expect(warned(bunched)).toEqual(['2025-03-11 起有 1 天全队都在休年假，请错开']);
  expect(warned(judge(pian15, 'annual_leave', ['2025-03-10'], { size: 3, others: [one, two] }))).toEqual([]);
  expect(judge(pian15, 'sick', ['2025-03-11'], { size: 3, others: [one, two] }).because).toEqual([]);
});

describe('篇二 十二: somebody stays', () => {
  const away = other('1', 'other', '2025-03-11', '2025-03-12');
  test('the last one of the team is not let go, but may be ill', () => {
    expect(judge(pian02, 'personal', ['2025-03-10', '2025-03-11'], { size: 2, others: [away] }).value).toMatchObject({ code: 'team_empty', text: expect.stringContaining('没有人值守') });
    expect(judge(pian02, 'personal', ['2025-03-10'], { size: 2, others: [away] }).value).toBe(true);
    expect(warned(judge(pian02, 'sick', ['2025-03-11'], { size: 2, others: [away] }))).toHaveLength(1);
  });

  test('who is alone in his team is warned', () => {
    const judged = judge(pian02, 'personal', ['2025-03-10'], { size: 1, others: [] });
    expect([judged.value, warned(judged).length]).toEqual([true, 1]);
  });
});

describe('caps and full presence in a request', () => {
  const ask = (profile: Profile, days: [string, string?], more: Partial<LeaveApplied> = {}) =>
    leaveApplication(profile, calendar, { roles: ['team_member'], kind: 'personal', span: span(...days), earlier: [], ...more });
  const warnings = (found: ReturnType<typeof ask>) => found.because.filter(reason => reason.warning).map(reason => reason.text);
  const had = (startDay: string, endDay: string, days: number) => ({ kind: 'personal' as const, span: span(startDay, endDay), days });

  const OVER = '每月不超过 2 天，这次后为 3 天';
  const SPECIAL = '父亲住院';

  test('篇十五 二(二)2: over two days a month something special has to be written down, and then it warns and goes on (A22)', () => {
    const full = [had('2025-03-03', '2025-03-04', 2)];
    expect(warnings(ask(pian15, ['2025-03-10', '2025-03-11']))).toEqual([]);
    expect(ask(pian15, ['2025-03-12'], { earlier: full }).value).toMatchObject({ code: 'special_required', field: 'special' });
    expect(warnings(ask(pian15, ['2025-03-12'], { earlier: full, special: SPECIAL }))).toEqual([OVER, `特殊情况：${SPECIAL}`]);
    expect(isRefusal(ask(pian15, ['2025-03-12'], { earlier: full, special: SPECIAL }).value)).toBe(false);
  });

  test('a written permission of a leader opens a soft cap and a hard one, for its kind and days only', () => {
    const hard = { ...pian15, values: { ...pian15.values, 'leave.quota': { value: { perMonth: 2, kinds: ['personal'] }, cite: ['县规定'] } } } as unknown as Profile;
    const earlier = [had('2025-03-03', '2025-03-04', 2)];
    const waiver = (changes: object = {}) => ({ waivers: [{ kind: null, from: '2025-03-01', to: '2025-03-31', by: '王书记', ...changes }] });
    expect(ask(hard, ['2025-03-12'], { earlier, special: SPECIAL }).value).toMatchObject({ code: 'leave_over_quota' });
    expect(warnings(ask(hard, ['2025-03-12'], { earlier, ...waiver() }))).toEqual([OVER, '超过上限已由王书记书面批准']);
    expect(warnings(ask(pian15, ['2025-03-12'], { earlier, ...waiver({ kind: 'personal' }) }))).toEqual([OVER, '超过上限已由王书记书面批准']);
    expect(ask(hard, ['2025-03-12'], { earlier, ...waiver({ kind: 'sick' }) }).value).toMatchObject({ code: 'leave_over_quota' });
    expect(ask(hard, ['2025-03-12'], { earlier, ...waiver({ to: '2025-03-11' }) }).value).toMatchObject({ code: 'leave_over_quota' });
  });

  test('the county’s own limit of a kind is hard', () => {
    const own = { ...pian15, values: { ...pian15.values, 'leave.kind_rules': { value: [{ kind: 'family_leave', count: 'calendar_days', perRequest: 3, proof: true }], cite: ['县规定'] } } } as unknown as Profile;
    expect(ask(own, ['2025-03-14', '2025-03-16'], { kind: 'family_leave' }).value).toMatchObject({ days: 3, route: { evidenceRequired: true } });
    expect(ask(own, ['2025-03-14', '2025-03-17'], { kind: 'family_leave', special: SPECIAL }).value).toMatchObject({ code: 'leave_over_quota' });
  });

  test('篇十五 二(二)2: compensatory rest is taken of what was earned and arranged by the leader', () => {
    const rest = (halves: number) => ({ kind: 'compensatory_rest' as const, rest: { worked: [{ day: '2025-03-08', halves }], taken: [] } });
    expect(ask(pian15, ['2025-03-12'], rest(2)).value).toMatchObject({ days: 1, route: { steps: ['team_leader'] } });
    expect(ask(pian15, ['2025-03-12'], rest(1)).value).toMatchObject({ code: 'rest_not_earned' });
  });

  test('a leave over the end of a month counts in each month what lies in it', () => {
    // Monday 31 March and Tuesday 1 April.
    expect(warnings(ask(pian15, ['2025-03-31', '2025-04-01']))).toEqual([]);
    expect(warnings(ask(pian15, ['2025-03-31', '2025-04-01'], { earlier: [had('2025-03-27', '2025-03-28', 2)], special: SPECIAL }))).toEqual([OVER, `特殊情况：${SPECIAL}`]);
    expect(warnings(ask(pian15, ['2025-04-02', '2025-04-03'], { earlier: [had('2025-03-31', '2025-04-01', 2)], special: SPECIAL }))).toEqual([OVER, `特殊情况：${SPECIAL}`]);
    expect(warnings(ask(pian15, ['2025-04-02'], { earlier: [had('2025-03-31', '2025-04-01', 2)] }))).toEqual([]);
  });

  test('篇十二 请销假五: full presence opens for nobody, and only in its days', () => {
    const alerts = [{ alert: 'level_1' as const, from: '2025-03-10', to: '2025-03-14' }];
    expect(ask(pian12, ['2025-03-14', '2025-03-17'], { alerts }).value).toMatchObject({ code: 'full_presence' });
    expect(isRefusal(ask(pian12, ['2025-03-17'], { alerts }).value)).toBe(false);
    expect(isRefusal(ask(pian15, ['2025-03-12'], { alerts }).value)).toBe(false);
  });
});
