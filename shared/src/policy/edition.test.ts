import * as fc from 'fast-check';
import { addDays, daysFrom, type Day } from '../kernel/day';
import { isRefusal } from '../kernel/refusal';
import { fillsOnly, refusalOfDay } from './edition';
import { inForceAt } from './in-force';
import type { PolicyValue, Profile } from './profile';

const blank: PolicyValue = { value: null, cite: ['第五条'], blank: true, label: '几日前' };
const document = { title: '办法', number: '', file: '' };
const profile = (values: Record<string, PolicyValue>, title = '办法'): Profile =>
  ({ id: 'one', title, extends: null, effectiveFrom: '2020-01-01', version: '1', document, roles: {}, values });
const base = profile({ 'leave.merge': { value: true, cite: ['第一条'] }, 'settlement.submit_day': blank });
const filled = profile({ ...base.values, 'settlement.submit_day': { value: 5, cite: ['第五条', '县里的决定'] } });
const changed = profile({ ...base.values, 'leave.merge': { value: false, cite: ['第一条'] } });
const TODAY = '2025-03-10';

describe('from which day on an edition may be in force', () => {
  const own = (...days: Day[]) => days.map(effectiveFrom => ({ effectiveFrom, profile: base }));
  test.each([
    ['这个地方的第一版，可以从过去生效', changed, '2024-01-01', own(), null, null],
    ['不能早于文件自己的施行日期', changed, '2019-12-31', own(), null, 'before_profile'],
    ['从明天起', changed, '2025-03-11', own('2024-01-01'), null, null],
    ['从今天起', changed, TODAY, own('2024-01-01'), null, null],
    ['今天已有一版生效，只能从明天起', changed, TODAY, own('2024-01-01', TODAY), null, 'edition_that_day'],
    ['今天生效的那版只是填空缺', filled, TODAY, own('2024-01-01', TODAY), null, null],
    ['以后才生效的那版还没有用过，可以换', changed, '2025-04-01', own('2024-01-01', '2025-04-01'), null, null],
    ['过去的不能改', changed, '2025-03-09', own('2024-01-01'), null, 'past_in_force'],
    ['填空缺从原版生效那天起', filled, '2024-01-01', own('2024-01-01'), null, null],
    ['填空缺也不能从中间哪天起', filled, '2024-06-01', own('2024-01-01'), null, 'past_in_force'],
    ['第一版以前没有制度的日子，可以补上', changed, '2023-01-01', own('2024-01-01'), null, null],
    ['第一版以前按上级的制度办的日子，不能改', changed, '2023-01-01', own('2024-01-01'), '2022-01-01', 'past_in_force'],
  ])('%s', (_, edition, effectiveFrom, published, above, code) => {
    expect(refusalOfDay({ effectiveFrom, profile: edition }, published, above, TODAY)?.code ?? null).toBe(code);
  });
});

const START = '2025-01-01';
const attempt = fc.record({ onDay: fc.integer({ min: 0, max: 60 }), days: fc.integer({ min: -60, max: 30 }), change: fc.integer({ min: 0, max: 9 }), fill: fc.boolean() });

test('随便怎样发布，过去的日子按什么办不会变（填空缺除外），生效以后天天有制度', () => {
  fc.assert(fc.property(fc.array(attempt, { maxLength: 12 }), attempts => {
    const published: { effectiveFrom: Day; profile: Profile; organisationId: string }[] = [];
    const until = addDays(START, 60);
    const inForceOn = (on: Day) => inForceAt(['here'], published, on);
    for (const { onDay, days, change, fill } of attempts.sort((one, other) => one.onDay - other.onDay)) {
      const today = addDays(START, onDay);
      const values = { 'leave.merge': { value: change, cite: ['第一条'] }, 'settlement.submit_day': fill ? { value: 5, cite: ['第五条'] } : blank };
      const edition = { organisationId: 'here', effectiveFrom: addDays(today, days), profile: profile(values) };
      if (refusalOfDay(edition, published, null, today)) continue;
      const past = daysFrom(addDays(START, -60), addDays(today, -1)).map(on => [on, inForceOn(on)] as const);
      published.push(edition);
      for (const [on, before] of past) {
        const after = inForceOn(on);
        if (!isRefusal(before)) expect(!isRefusal(after) && (after === before || fillsOnly(before.profile, after.profile))).toBe(true);
      }
    }
    const first = published.map(each => each.effectiveFrom).sort()[0];
    if (first !== undefined && first <= until) for (const on of daysFrom(first, until)) expect(isRefusal(inForceOn(on))).toBe(false);
  }));
});

describe('filling blanks only', () => {
  const table = (...rows: object[]) => profile({ 'settlement.x': { value: rows, cite: ['第一条'] } });
  test.each([
    ['什么都没改', base, profile({ ...base.values }), true],
    ['填了空缺', base, filled, true],
    ['改了已有的取值', base, changed, false],
    ['改了名称', base, profile(base.values, '新办法'), false],
    ['加了文件没有写的一项', base, profile({ ...base.values, 'leave.make_up': { value: true, cite: ['县里的决定'] } }), false],
    ['填了表里空着的一行', table({ a: 1 }, { outcome: 'config_required' }), table({ a: 1 }, { a: 2 }), true],
    ['填空的时候动了别的行', table({ a: 1 }, { outcome: 'config_required' }), table({ a: 3 }, { a: 2 }), false],
  ])('%s', (_, before, after, only) => expect(fillsOnly(before, after)).toBe(only));
});
