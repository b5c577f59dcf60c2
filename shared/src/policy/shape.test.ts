import { isRefusal, type Refusal } from '../kernel/refusal';
import { checkValue, flawOf } from './parse';
import { VALUES, type ValueKey } from './values';

test.each<[ValueKey, unknown, RegExp]>([
  ['leave.quota', { perMonth: 400 }, /请假的上限的“每月最多”应为 0 到 366 之间的数字（天）/],
  ['leave.quota', { perMonth: 1.25 }, /可以有半天/],
  ['attendance.duty_days', { days: 'weekday', weekday: 8 }, /的“星期几”应为 1 到 7/],
  ['attendance.hours', { perWeek: 169, everyWorkday: true, explainTo: [] }, /的“每周工时”应为 0 到 168/],
  ['settlement.submit_day', 32, /次月几日前报送考勤表应为 1 到 31/],
  ['settlement.submit_day', 4.5, /整数/],
  ['assessment.excellent_share', { numerator: 101, denominator: 100 }, /的“分子”是 101，不能大于分母 100/],
  ['assessment.excellent_share', { numerator: 1, denominator: 0 }, /的“分母”应为 1 到/],
  ['record.plan_phases', [{ fromMonth: 1, toMonth: 13, task: '摸底' }], /第 1 行的“到几月”应为 1 到 12/],
  ['posting.followup', [{ role: 'dispatching_unit', duties: [{ what: 'visit', per: 'year', count: 0.5 }] }], /第 1 行的“要做的事”第 1 项的“次数”应为/],
  ['allowance.daily_subsidy', { fenPerDay: 10.5, counts: [], paidBy: 'dispatching_unit', signers: [] }, /的“每天”应为不小于 0 的金额/],
  ['allowance.travel', ' ', /不能空着/],
])('%s %j 超出范围：说出在哪里、应当怎样', (key, value, text) => {
  const refusal = checkValue(key, value);
  expect(isRefusal(refusal)).toBe(true);
  expect((refusal as Refusal).text).toMatch(text);
});

test('错在哪里有路径，表格的错指整张表', () => {
  expect(flawOf('leave.quota', { perMonth: -1 })?.path).toEqual(['perMonth']);
  expect(flawOf('leave.approval', [])).toMatchObject({ path: [], text: expect.stringContaining('没有对应的审批层级') });
  expect(flawOf('leave.quota', { perMonth: 2 })).toBeNull();
});

test('在村确认方式只有位置和照片的不收：不同意的人要有别的办法', () => {
  const { shape: modes } = VALUES['attendance.modes'];
  const shown = [{ mode: 'location', basis: '县驻村办〔2025〕3号', until: '2026-12-31' }, { mode: 'photo', basis: '县驻村办〔2025〕3号', until: '2026-12-31' }];
  expect(modes.check(shown)?.text).toContain('不同意用的人要有别的办法');
  expect(modes.check([...shown, { mode: 'self' }])).toBeNull();
  expect(modes.check([])).toBeNull();
});
