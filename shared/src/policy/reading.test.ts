import fc from 'fast-check';
import lucun from '../../profiles/lucun.json';
import ordos from '../../profiles/ordos-2018.json';
import pian06 from '../../profiles/pian06.json';
import { isRefusal } from '../kernel/refusal';
import type { Profile } from './profile';
import { blanksOf, finding } from './reading';
import type { ValueKey } from './values';

const profile: Profile = ordos;

test('what is read is cited, and the sentence stands on it', () => {
  const { value, because } = finding(profile, read => {
    const count = read('leave.count');
    read.say('按工作日计算', { 天数: 3 });
    return count;
  });
  expect(value).toBe('workdays');
  expect(because).toEqual([{ text: '按工作日计算', key: 'leave.count', clauses: [{ profile: 'ordos-2018', clause: '第十一条（八）' }], reading: 'A03', facts: { 天数: 3 } }]);
});

test('a value read without a sentence keeps its title, a second reading adds nothing', () => {
  const { because } = finding(profile, read => [read('leave.count'), read('leave.count'), read('leave.merge')]);
  expect(because.map(reason => reason.text)).toEqual(['请假天数怎样计算', '前后相连的请假是否合并定级']);
});

test('a blank value is never guessed', () => {
  const found = finding(profile, read => read('settlement.submit_day') + 1);
  expect(found.value).toMatchObject({ refused: true, code: 'config_required', missing: ['settlement.submit_day'], clauses: [{ profile: 'ordos-2018', clause: '第十八条' }] });
  expect(found.because).toHaveLength(1);
  expect(finding(profile, read => isRefusal(read.known('settlement.submit_day'))).value).toBe(true);
});

test('where the document is silent a rule may ask, and gets nothing', () => {
  expect(finding(profile, read => read.where('attendance.sign_in')).value).toBeNull();
  expect(finding(profile, read => read('attendance.sign_in')).value).toMatchObject({ code: 'config_required', missing: ['attendance.sign_in'] });
});

test('a refusal of another rule ends the finding with it', () => {
  const { value } = finding(profile, read => {
    read.need(finding(profile, again => again('settlement.submit_day')).value);
    return 'not reached';
  });
  expect(value).toMatchObject({ code: 'config_required' });
});

test('a fault is not swallowed', () => {
  expect(() => finding(profile, () => { throw new Error('fault'); })).toThrow('fault');
});

test('roles are called by the names of the profile', () => {
  expect(finding(pian06, read => read.called('county_general_captain|county_deputy_captain')).value).toBe('总队长或副总队长');
});

test('the blanks of a profile are what an administrator is asked for', () => {
  expect(blanksOf(lucun).map(({ key }) => key)).toContain('settlement.signers');
  expect(blanksOf(ordos).every(({ label, clauses }) => label !== '' && clauses.length > 0)).toBe(true);
});

test('the explanation names every value that was read', () => {
  const keys = Object.keys(ordos.values).filter(key => !(ordos.values as Record<string, { blank?: boolean }>)[key].blank) as ValueKey[];
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean())), reads => {
    const { because } = finding(profile, read => reads.forEach(([key, says]) => {
      read(key);
      if (says) read.say(`读了 ${key}`);
    }));
    expect(new Set(because.flatMap(reason => reason.key ?? []))).toEqual(new Set(reads.map(([key]) => key)));
    expect(because.every(reason => reason.clauses.length > 0)).toBe(true);
  }));
});

test('a row with clauses of its own is cited by them, and so is the day on which it falls due; a table without them by all of its clauses', () => {
  const { because } = finding(profile, read => {
    const rows = read('report.due');
    read.rows(rows.filter(({ report }) => report === 'research_report'));
    read.say('每年一篇调研报告');
    read('due.days');
    read.say('最迟 2025-12-31');
    return rows;
  });
  expect(because.map(({ key, clauses }) => [key, clauses.map(({ clause }) => clause)])).toEqual([['report.due', ['第十一条（四）']], ['due.days', ['第十一条（四）']]]);
  const whole = finding(profile, read => read.rows([...read('report.due'), {}]));
  expect(whole.because[0].clauses.length).toBeGreaterThan(1);
});
