import ordosProfile from '../../profiles/ordos-2018.json';
import pian04Profile from '../../profiles/pian04.json';
import pian10Profile from '../../profiles/pian10.json';
import pian11aProfile from '../../profiles/pian11a.json';
import { isRefusal } from '../kernel/refusal';
import type { Profile } from '../policy/profile';
import { nextVisit, visitTerms, type VisitedHousehold, type VisitTerms } from './visit-next';

const termsOf = (profile: Profile): VisitTerms => {
  const { value } = visitTerms(profile);
  if (isRefusal(value)) throw new Error(value.text);
  return value;
};
const [ordos, pian10, pian11a, pian04] = [ordosProfile, pian10Profile, pian11aProfile, pian04Profile].map(termsOf);
const house = (changes: Partial<VisitedHousehold> = {}): VisitedHousehold => ({ state: 'not_poor', tags: [], visits: [], lastVisit: null, events: [], followUpOn: null, ...changes });
const times = { today: '2025-05-20', arrivedOn: '2025-01-06' };
const once = { visits: ['2025-02-03'], lastVisit: '2025-02-03' };

test.each([
  ['鄂尔多斯 第十一条（四）: nobody was there since the team came', ordos, house(), times, { reason: 'first_round', due: '2025-01-20' }],
  ['a visit of the team before counts for the team before', ordos, house({ lastVisit: '2024-11-01' }), times, { reason: 'first_round', due: '2025-01-20' }],
  ['鄂尔多斯 第十一条（四）: an ordinary one needs two a year', ordos, house(once), times, { reason: 'year', due: '2025-12-31' }],
  ['and no more than that', ordos, house({ visits: ['2025-02-03', '2025-04-02'], lastVisit: '2025-04-02' }), times, null],
  ['鄂尔多斯 第十一条（四）: one with a dispute needs one a quarter', ordos, house({ ...once, tags: ['has_dispute'] }), times, { reason: 'quarter', due: '2025-06-30' }],
  ['鄂尔多斯 第十一条（四）: so does a poor one', ordos, house({ ...once, state: 'poor' }), times, { reason: 'quarter', due: '2025-06-30' }],
  ['a disabled person makes no key household there', ordos, house({ ...once, tags: ['disabled'] }), times, { reason: 'year', due: '2025-12-31' }],
  ['篇十 一: every poor household once a year (A63)', pian10, house({ state: 'poor', lastVisit: '2024-12-30' }), times, { reason: 'period', due: '2025-12-31' }],
  ['篇十 一: an ordinary one is not asked for', pian10, house(), times, null],
  ['篇十一 五3: a dispute has to be gone to', pian11a, house({ ...once, events: [{ event: 'dispute_between_villagers', day: '2025-05-18' }] }), times, { reason: 'event', due: '2025-05-18', event: 'dispute_between_villagers' }],
  ['篇十一 五3: a death is a major accident of the family', pian11a, house({ ...once, events: [{ event: 'bereavement', day: '2025-05-18' }] }), times, { reason: 'event', due: '2025-05-18', event: 'bereavement' }],
  ['篇十一 五3: a wedding is none of the five', pian11a, house({ ...once, events: [{ event: 'wedding', day: '2025-05-18' }] }), times, null],
  ['what was promised comes before the end of the quarter', ordos, house({ ...once, tags: ['has_dispute'], followUpOn: '2025-06-01' }), times, { reason: 'follow_up', due: '2025-06-01' }],
  ['a document that says nothing asks nothing', pian04, house(), times, null],
] as const)('%s', (_, terms, household, when, expected) => {
  const found = nextVisit(terms, household, when);
  expect(found && { reason: found.reason, due: found.due, ...(found.event ? { event: found.event } : {}) }).toEqual(expected);
});

test('the terms cite the clauses they come from', () => {
  const { because } = visitTerms(ordosProfile);
  expect(because.flatMap(({ clauses }) => clauses.map(({ clause }) => clause))).toContain('第十一条（四）');
  expect(because.map(({ text }) => text).join()).toContain('每户每年走访不少于 2 次');
});
