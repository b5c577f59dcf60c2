import ordos from '../../profiles/ordos-2018.json';
import pian03 from '../../profiles/pian03.json';
import pian09b from '../../profiles/pian09b.json';
import pian15 from '../../profiles/pian15.json';
import type { Profile } from '../policy/profile';
import { nomination, type NominationAsked } from './nomination';

const NO_AWARD = { awardAllowed: false, promotionAllowed: true, consequences: ['award_disqualified'] };

test.each<[string, Profile, Partial<NominationAsked>, object]>([
  ['篇九 第二十六条: the result is a ground for praise', pian09b, { kind: 'award', grade: 'excellent' }, { open: true, text: '优秀，可以考虑' }],
  ['and for promotion', pian09b, { kind: 'promotion', grade: 'competent' }, { open: true }],
  ['a failed grade is none', pian09b, { kind: 'award', grade: 'incompetent' }, { open: false, text: '不能考虑：等次是不称职' }],
  ['without a grade there is none', ordos, { kind: 'promotion', grade: null }, { open: false }],
  ['篇十五 二(四): a confirmed limit bars the praise', pian15, { kind: 'award', grade: 'competent', confirmed: NO_AWARD }, { open: false }],
  ['and not the promotion', pian15, { kind: 'promotion', grade: 'competent', confirmed: NO_AWARD }, { open: true }],
  ['篇九 第三十五条: called back, the fault not stated: said, not decided', pian09b, { kind: 'promotion', grade: 'competent', recalledOn: '2025-03-01' }, { open: true, text: expect.stringContaining('还没有认定') }],
])('%s', (_, profile, asked, expected) => {
  const { value, because } = nomination(profile, { kind: 'award', grade: 'competent', confirmed: null, decisionOn: '2025-12-31', ...asked });
  expect(value).toMatchObject(expected);
  expect(because.flatMap(({ clauses }) => clauses).length).toBeGreaterThan(0);
});

test('篇三: a document that makes no such use of results proposes nobody', () => {
  expect(nomination(pian03, { kind: 'award', grade: 'competent', confirmed: null, decisionOn: '2025-12-31' }).value).toMatchObject({ code: expect.stringMatching(/not_in_document|config_required/) });
});
