import { recordKind, RECORD_KIND_IDS } from '../kernel/record-kind';
import { answersKept, answersRefusal, answerText } from './record-answers';

test.each([
  ['nothing needs to be answered of a plain entry', 'work', {}, null],
  ['a choice that is not there', 'diary', { about: 'weather' }, 'about'],
  ['a field that hangs on another answer is not asked for without it', 'supervision_check', { subject: 'seal', written: 'yes' }, 'written'],
  ['and is with it', 'supervision_check', { subject: 'contract', written: 'yes' }, null],
  ['what is needed is missing', 'talk', { whom: 'village_cadre', name: ' ' }, 'name'],
  ['a number in words', 'farmer_training', { topic: 'law', people: '三十' }, 'people'],
  ['a sum in fen', 'fund', { change: 'in', amount: '1200050' }, null],
  ['a sum with a point', 'fund', { change: 'in', amount: '12000.50' }, 'amount'],
  ['a day that does not exist', 'visit', { followUpOn: '2025-02-30' }, 'followUpOn'],
  ['a text that is too long', 'praise', { whom: '长'.repeat(101) }, 'whom'],
] as const)('%s', (_, kind, answers, field) => {
  expect(answersRefusal(kind, answers as Record<string, string>)?.field ?? null).toBe(field);
});

test('empty answers and those no longer asked for are not kept', () => {
  expect(answersKept('supervision_check', { subject: 'seal', keptByOne: ' yes ', useLogged: '' })).toEqual({ subject: 'seal', keptByOne: 'yes' });
});

test('answers are read in Chinese, with their unit', () => {
  const { fields } = recordKind('fund');
  expect([answerText(fields.change, 'out'), answerText(fields.amount, '5'), answerText(recordKind('study').fields.minutes, '90')]).toEqual(['支出', '0.05 元', '90 分钟']);
});

test('every kind has a name, a question and a system of the register', () => {
  for (const kind of RECORD_KIND_IDS) {
    const { name, prompt, serves, fields } = recordKind(kind);
    expect([name, prompt].every(text => /[一-鿿]/.test(text)) && serves.every(system => /^S\d\d$/.test(system))).toBe(true);
    for (const { when, options, type } of Object.values(fields)) {
      expect(when === undefined || when.is in (fields[when.field].options ?? {})).toBe(true);
      expect((type === 'choice') === (options !== undefined)).toBe(true);
    }
  }
});
