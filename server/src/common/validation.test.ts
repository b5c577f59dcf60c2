import fc from 'fast-check';
import { attendance } from '@village/shared/contract/attendance';
import { RosterLinesInput } from '@village/shared/contract/attendance.input';
import { leave } from '@village/shared/contract/leave';
import { ApplyInput, DecideInput, LeavesInput } from '@village/shared/contract/leave.input';
import { PublishCalendarInput } from '@village/shared/contract/policy.input';
import { policy } from '@village/shared/contract/policy';
import { system } from '@village/shared/contract/system';
import type { Endpoint } from '@village/shared/contract/endpoint';
import { type FieldError, InvalidInput } from './faults';
import { readInput } from './validation';

const APPLICATION = {
  clientKey: 'k-1', kind: 'personal', startDay: '2025-03-10', startHalf: 'am', endDay: '2025-03-11', endHalf: 'pm',
  reason: '家里有事', place: '县城', outOfCounty: false, claimedAt: '2025-03-09T01:00:00.000Z',
};

const read = <Input>(endpoint: Endpoint<Input, unknown>, input: (new () => object) | null, sent: { params?: unknown; query?: unknown; body?: unknown }) =>
  readInput({ endpoint: endpoint as Endpoint<unknown, unknown>, input }, { params: {}, query: {}, body: undefined, ...sent });

function errorsOf(work: () => unknown): FieldError[] {
  try {
    work();
  } catch (error) {
    if (error instanceof InvalidInput) return error.errors;
    throw error;
  }
  return [];
}

const applying = (changes: object) => errorsOf(() => read(leave.apply, ApplyInput, { body: { ...APPLICATION, ...changes } }));
const texts = (errors: FieldError[]) => errors.map(each => `${each.field}: ${each.text}`);

test('what fits becomes an instance of the input class', () => {
  const input = read(leave.apply, ApplyInput, { body: APPLICATION });
  expect(input).toBeInstanceOf(ApplyInput);
  expect(input).toMatchObject(APPLICATION);
});

test.each<[string, object, string[]]>([
  ['a field that is missing', { reason: undefined }, ['reason: 请填写请假事由']],
  ['null where a value belongs', { reason: null }, ['reason: 请填写请假事由']],
  ['an empty text', { reason: '' }, ['reason: 请填写请假事由']],
  ['a text of blanks', { reason: '   ' }, ['reason: 请填写请假事由']],
  ['a text that is too long', { place: '远'.repeat(101) }, ['place: 去向最多 100 个字']],
  ['an unknown field', { approved: true }, ['approved: 不认识的字段：approved']],
  ['a field of every object', { constructor: 'x' }, ['constructor: 不认识的字段：constructor']],
  ['a day that does not exist', { startDay: '2025-02-30' }, ['startDay: 开始日期要写成 2025-03-10 这样的日期']],
  ['an object where a text belongs', { reason: { $gt: '' } }, ['reason: 请填写请假事由']],
  ['a list where a text belongs', { reason: ['a'] }, ['reason: 请填写请假事由']],
  ['a number where a text belongs', { reason: 5 }, ['reason: 请填写请假事由']],
  ['a text where yes or no belongs', { outOfCounty: 'false' }, ['outOfCounty: 是否离开本县只能是“是”或“否”']],
  ['a value that is none of the choices', { kind: 'holiday' }, ['kind: 请假类别不在可选范围内']],
  ['a key with other signs', { clientKey: "k' OR 1=1" }, ['clientKey: 提交编号不正确']],
  ['an object where a key belongs', { standInId: { id: 'x' } }, ['standInId: 顶岗人不正确']],
])('%s is named in Chinese', (_, changes, expected) => {
  expect(applying(changes)).toHaveLength(expected.length);
  expect(applying(changes).map(each => each.field)).toEqual(expected.map(each => each.split(':')[0]));
  expect(applying(changes).every(each => /[一-鿿]/.test(each.text) && /[一-鿿]/.test(each.label) === !each.text.startsWith('不认识'))).toBe(true);
});

test('what may be left out may be null', () => {
  expect(applying({ standInId: null })).toEqual([]);
});

test('several errors are named at once, each field once', () => {
  expect(applying({ kind: 'x', reason: '' }).map(each => each.field).sort()).toEqual(['kind', 'reason']);
});

test('a row of a list is named by its number', () => {
  const roster = { clientKey: 'k', teamId: 't', day: '2025-03-10', claimedAt: '2025-03-10T01:00:00.000Z', lines: [{ personId: 'p', am: 'in_village', pm: 'in_village' }, { personId: 'q', am: 'asleep', pm: 'absent', extra: 1 }] };
  expect(texts(errorsOf(() => read(attendance.confirmRoster, RosterLinesInput, { body: roster })))).toEqual([
    'lines[1].extra: 不认识的字段：lines[1].extra', 'lines[1].am: 名册第 2 行：上午不在可选范围内',
  ]);
  expect(texts(errorsOf(() => read(attendance.confirmRoster, RosterLinesInput, { body: { ...roster, lines: ['p'] } })))).toHaveLength(1);
  expect(texts(errorsOf(() => read(attendance.confirmRoster, RosterLinesInput, { body: { ...roster, lines: { 0: 'p' } } })))).toHaveLength(1);
});

describe('an address', () => {
  const page = (value: unknown) => errorsOf(() => read(leave.list, LeavesInput, { query: { box: 'mine', page: value } }));

  test('carries a number as text', () => {
    expect(read(leave.list, LeavesInput, { query: { box: 'mine', page: '2' } })).toMatchObject({ page: 2 });
  });

  test.each(['', ' ', '1e2', '0x10', '2.5', 'NaN', ['1', '2'], '0', '10001'])('with page=%s is wrong', value => {
    expect(page(value)[0]?.field).toBe('page');
  });

  test('gives the fields that its pattern names, whatever the body says', () => {
    expect(read(leave.decide, DecideInput, { params: { id: 'a' }, body: { decision: 'approve' } })).toMatchObject({ id: 'a', decision: 'approve' });
    expect(texts(errorsOf(() => read(leave.decide, DecideInput, { params: { id: 'a' }, body: { id: 'b', decision: 'approve' } })))).toEqual(['id: 不认识的字段：id']);
  });
});

test('a number in a body is a number', () => {
  const calendar = (year: unknown) => errorsOf(() => read(policy.publishCalendar, PublishCalendarInput, { params: { year }, body: { notice: '通知', days: [{ day: '2027-01-01', name: '元旦', kind: 'holiday' }] } }));
  expect(calendar('2027')).toEqual([]);
  expect(calendar('abc').map(each => each.field)).toEqual(['year']);
  expect(errorsOf(() => read({ ...leave.list, method: 'POST' }, LeavesInput, { body: { box: 'mine', page: '2' } })).map(each => each.field)).toEqual(['page']);
});

test('fields in the wrong place are unknown', () => {
  expect(texts(errorsOf(() => read(leave.apply, ApplyInput, { body: APPLICATION, query: { kind: 'sick' } })))).toEqual(['kind: 不认识的字段：kind']);
  expect(texts(errorsOf(() => read(system.health, null, { query: { a: '1' } })))).toEqual(['a: 不认识的字段：a']);
});

test('a body that is no set of fields is wrong', () => {
  for (const body of ['text', 5, true, [APPLICATION]]) expect(errorsOf(() => read(leave.apply, ApplyInput, { body }))).toHaveLength(1);
});

test('a thing nested a hundred thousand deep is refused, not walked through', () => {
  const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as unknown;
  expect(applying({ reason: deep })).toEqual([{ field: '', label: '', text: '内容的层次太多' }]);
});

test('whatever is sent is taken or named, and never more', () => {
  const anything = fc.record(Object.fromEntries([...Object.keys(APPLICATION), '__proto__', 'x'].map(name => [name, fc.oneof(fc.constant(APPLICATION[name as keyof typeof APPLICATION]), fc.jsonValue())])), { requiredKeys: [] });
  fc.assert(fc.property(anything, body => {
    const errors = errorsOf(() => {
      const input = read(leave.apply, ApplyInput, { body }) as ApplyInput;
      for (const value of Object.values(input)) expect(['string', 'boolean', 'undefined']).toContain(typeof value);
    });
    for (const each of errors) expect(each.text).toMatch(/[一-鿿]/);
  }), { numRuns: 400, seed: 20250306 });
});
