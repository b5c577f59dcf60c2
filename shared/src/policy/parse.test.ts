import lucun from '../../profiles/lucun.json';
import ordos from '../../profiles/ordos-2018.json';
import pian04 from '../../profiles/pian04.json';
import pian06 from '../../profiles/pian06.json';
import { inForce } from './in-force';
import { withoutOwn, withValue } from './layer';
import { parseProfile } from './parse';

const changed = (change: (profile: typeof ordos) => unknown) => {
  const copy = structuredClone(ordos);
  change(copy);
  return parseProfile(copy);
};
const approval = (profile: typeof ordos) => profile.values['leave.approval'].value;

test.each([['ordos-2018', ordos], ['pian04', pian04], ['pian06', pian06], ['lucun', lucun]])('%s loads', (_, json) => {
  expect(parseProfile(json)).toEqual(json);
});

test.each<[string, (profile: typeof ordos) => unknown, string, RegExp]>([
  ['a value without a clause', profile => { profile.values['leave.count'].cite = []; }, 'values.leave.count', /没有写依据的条款/],
  ['an unknown key', profile => Object.assign(profile.values, { 'leave.colour': { value: 1, cite: ['一'] } }), 'values.leave.colour', /没有这个参数/],
  ['a value of the wrong form', profile => Object.assign(profile.values['leave.count'], { value: 'days' }), 'values.leave.count', /应为以下之一/],
  ['a field nobody knows', profile => Object.assign(approval(profile)[0], { until: 3 }), 'values.leave.approval', /没有“until”这个字段/],
  ['an unknown role', profile => Object.assign(approval(profile)[0], { steps: ['team_leadr'] }), 'values.leave.approval', /岗位编号/],
  ['a gap in the approval table', profile => Object.assign(approval(profile)[1], { over: 1.5 }), 'values.leave.approval', /队员事假 1.5 天没有对应的审批层级/],
  ['an overlap in the approval table', profile => Object.assign(approval(profile)[0], { upTo: 2 }), 'values.leave.approval', /队员事假 1.5 天同时符合第 1、2 行/],
  ['a band that ends before the longest leave', profile => Object.assign(approval(profile)[2], { upTo: 30 }), 'values.leave.approval', /30.5 天没有对应/],
  ['a role without a row', profile => { approval(profile).splice(3, 2); }, 'values.leave.approval', /工作队长事假 0.5 天没有对应/],
  ['a gap in the filing table', profile => Object.assign(profile.values['leave.filing'].value[0], { upTo: 3 }), 'values.leave.filing', /队员请假 3.5 天没有写明向谁备案/],
  ['an overlap in the filing table', profile => { profile.values['leave.filing'].value.push(profile.values['leave.filing'].value[0]); }, 'values.leave.filing', /0.5 天同时符合第 1、1 行/],
  ['two quotas of one period', profile => { profile.values['attendance.required'].value.push({ period: 'month', days: 5, unit: 'days', counts: ['in_village'], soft: false }); }, 'values.attendance.required', /队员同时符合第 1、2 行/],
  ['a quota without an amount', profile => Object.assign(profile.values['attendance.required'].value[0], { days: null }), 'values.attendance.required', /第 1 行应写天数、比例、驻村办公日、空缺中的一样/],
  ['a blank with a value', profile => Object.assign(profile.values['settlement.submit_day'], { value: 5 }), 'values.settlement.submit_day', /不应有取值/],
  ['a day that does not exist', profile => Object.assign(profile, { effectiveFrom: '2018-02-30' }), 'effectiveFrom', /应为日期/],
  ['a reading that is no number of the list', profile => Object.assign(profile.values['leave.count'], { reading: ['A03'] }), 'values.leave.count', /理解的编号/],
  ['no title', profile => Object.assign(profile, { title: '' }), 'title', /应填写文字/],
])('%s does not load', (_, change, field, text) => {
  const refusal = changed(change);
  expect(refusal).toMatchObject({ refused: true, code: 'profile_invalid', field });
  expect((refusal as { text: string }).text).toMatch(text);
});

test.each([[null], ['text'], [[]], [{}]])('%j is no profile', json => {
  expect(parseProfile(json)).toMatchObject({ code: 'profile_invalid' });
});

test('a county lays its own value over the document: it replaces the whole and keeps the clause', () => {
  const laid = withValue(ordos, ordos, 'settlement.submit_day', { value: 5, cite: ['县驻村办通知'] });
  expect(laid).toMatchObject({ values: { 'settlement.submit_day': { value: 5, cite: ['第十八条', '县驻村办通知'] } } });
  expect((laid as typeof ordos).values['settlement.submit_day']).not.toHaveProperty('blank');
  expect(ordos.values['settlement.submit_day'].value).toBeNull();
  expect(withoutOwn(laid as typeof ordos, ordos, 'settlement.submit_day')).toEqual(ordos);
  expect(withValue(laid as typeof ordos, ordos, 'settlement.submit_day', { value: null, cite: [] })).toEqual(ordos);
});

test('a reading is turned together with the value, and stays as it is where nothing is said', () => {
  const own = { value: 'workdays', cite: ['县驻村办通知'] };
  expect(withValue(ordos, ordos, 'leave.count', { ...own, reading: 'A03' })).toMatchObject({ values: { 'leave.count': { value: 'workdays', reading: 'A03' } } });
  expect(withValue(ordos, ordos, 'leave.approval', { value: approval(ordos), cite: [] })).toMatchObject({ values: { 'leave.approval': { reading: 'A01 A02 A14' } } });
});

test('a value that is unknown, of the wrong form, without a source or breaks the table is not laid over', () => {
  expect(withValue(ordos, ordos, 'leave.colour', { value: 1, cite: ['一'] })).toMatchObject({ code: 'value_unknown', field: 'key' });
  expect(withValue(ordos, ordos, 'settlement.submit_day', { value: '5', cite: [] })).toMatchObject({ code: 'profile_invalid' });
  expect(withValue(ordos, ordos, 'leave.quota', { value: { perMonth: 2 }, cite: [] })).toMatchObject({ code: 'cite_required', field: 'cite' });
  expect(withValue(ordos, ordos, 'leave.approval', { value: approval(ordos).slice(1), cite: [] })).toMatchObject({ code: 'profile_invalid' });
});

test('the adoption of the day is in force, before the first one nothing is', () => {
  const adoptions = [{ id: 'a', effectiveFrom: '2025-01-01' }, { id: 'b', effectiveFrom: '2025-03-01' }];
  expect(inForce(adoptions, '2025-02-28')).toMatchObject({ id: 'a' });
  expect(inForce(adoptions, '2025-03-01')).toMatchObject({ id: 'b' });
  expect(inForce([...adoptions].reverse(), '2025-03-31')).toMatchObject({ id: 'b' });
  expect(inForce(adoptions, '2024-12-31')).toMatchObject({ code: 'profile_not_in_force' });
});

test('a row that a county changed is cited by its document too, the others as they were; a clause that the value does not cite is refused', () => {
  const rows = pian04.values['disclosure.items'].value;
  const changed = rows.map(row => (row.subject === 'in_village_work' ? { ...row, per: 'month' } : row));
  const laid = withValue(pian04, pian04, 'disclosure.items', { value: changed, cite: ['县驻村办通知'] });
  expect(laid).toMatchObject({ values: { 'disclosure.items': { cite: ['三5', '五1', '五2', '五3', '县驻村办通知'] } } });
  expect((laid as typeof pian04).values['disclosure.items'].value.map(({ cite }) => cite)).toEqual([['五2'], ['五1'], ['五3', '县驻村办通知'], ['三5']]);
  expect(withValue(pian04, null, 'disclosure.items', { value: rows, cite: ['县驻村办通知'] })).toMatchObject({ values: { 'disclosure.items': { value: rows.map(() => ({ cite: ['县驻村办通知'] })) } } });
  const strange = structuredClone(pian04);
  Object.assign(strange.values['disclosure.items'].value[1], { cite: ['九9'] });
  expect(parseProfile(strange)).toMatchObject({ code: 'profile_invalid', field: 'values.disclosure.items', text: expect.stringContaining('第 2 行依据的“九9”不在这项取值的条款里') });
});
