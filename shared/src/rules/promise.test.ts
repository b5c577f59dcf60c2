import fc from 'fast-check';
import { promised, type PromiseEntry } from './promise';

const entry = (id: string, day: string, more: Partial<PromiseEntry>): PromiseEntry => ({ id, kind: 'errand', day, personId: 'p', threadId: id, householdId: null, closes: false, answers: {}, ...more });

test.each<[string, PromiseEntry[], object[]]>([
  ['an errand without a day is no promise', [entry('a', '2025-03-01', {})], []],
  ['an errand is open until its day and after', [entry('a', '2025-03-01', { answers: { dueOn: '2025-03-10' } })], [{ id: 'a', kind: 'errand', due: '2025-03-10', doneOn: null }]],
  ['a colleague who closes it keeps the promise', [entry('a', '2025-03-01', { answers: { dueOn: '2025-03-10' } }), entry('b', '2025-03-09', { threadId: 'a', personId: 'q', closes: true })], [{ id: 'a', personId: 'p', doneOn: '2025-03-09' }]],
  ['a day that was put off holds', [entry('a', '2025-03-01', { answers: { dueOn: '2025-03-10' } }), entry('b', '2025-03-09', { threadId: 'a', answers: { dueOn: '2025-03-20' } })], [{ due: '2025-03-20', doneOn: null }]],
  ['what was promised at a visit waits for the next visit of that household', [entry('a', '2025-03-01', { kind: 'visit', householdId: 'h', answers: { promisedOn: '2025-03-05' } }), entry('b', '2025-03-02', { kind: 'visit', householdId: 'other' })], [{ kind: 'visit', due: '2025-03-05', doneOn: null }]],
  ['to come again is a promise of its own', [entry('a', '2025-03-01', { kind: 'visit', householdId: 'h', answers: { promisedOn: '2025-03-05', followUpOn: '2025-04-01' } })], [{ kind: 'visit', due: '2025-03-05', doneOn: null }, { kind: 'follow_up', due: '2025-04-01', doneOn: null }]],
  ['to come again is kept by whoever comes', [entry('a', '2025-03-01', { kind: 'visit', householdId: 'h', answers: { followUpOn: '2025-04-01' } }), entry('b', '2025-03-31', { kind: 'visit', householdId: 'h', personId: 'q' })], [{ kind: 'follow_up', personId: 'p', doneOn: '2025-03-31' }]],
  ['whoever goes there next keeps it', [entry('a', '2025-03-01', { kind: 'visit', householdId: 'h', answers: { promisedOn: '2025-03-05' } }), entry('b', '2025-03-06', { kind: 'visit', householdId: 'h', personId: 'q' })], [{ personId: 'p', doneOn: '2025-03-06' }]],
])('%s', (_, entries, wanted) => {
  const found = promised(entries);
  expect(found).toHaveLength(wanted.length);
  expect(found).toMatchObject(wanted);
});

test('each day that an entry names is one promise at most, and nothing is kept before it was promised', () => {
  const any = fc.record({ kind: fc.constantFrom('errand', 'visit', 'work'), month: fc.integer({ min: 1, max: 9 }), due: fc.option(fc.integer({ min: 1, max: 9 })), house: fc.constantFrom('h', 'k', null), closes: fc.boolean(), again: fc.option(fc.integer({ min: 1, max: 9 })) });
  fc.assert(fc.property(fc.array(any), lines => {
    const entries = lines.toSorted((one, other) => one.month - other.month)
      .map(({ kind, month, due, house, closes, again }, index) => entry(`${index}`, `2025-0${month}-01`, { kind, householdId: house, closes, answers: { ...(due === null ? {} : { [kind === 'visit' ? 'promisedOn' : 'dueOn']: `2025-0${due}-15` }), ...(again === null ? {} : { followUpOn: `2025-0${again}-20` }) } }));
    const found = promised(entries);
    expect(new Set(found.map(({ id, kind }) => `${id} ${kind}`)).size).toBe(found.length);
    for (const { from, doneOn } of found) if (doneOn !== null) expect(doneOn >= from).toBe(true);
  }));
});
