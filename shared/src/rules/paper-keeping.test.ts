import pian06 from '../../profiles/pian06.json';
import type { Profile } from '../policy/profile';
import { papersKeptUntil } from './paper-keeping';

const silent = pian06 as unknown as Profile;
const half = { ...silent, values: { ...silent.values, 'leave.papers_keep_months': { value: 6, cite: ['县规定'] } } } as unknown as Profile;

test.each<[string, Profile, string, string | null]>([
  ['县里写了六个月: 从假期结束的次日起算', half, '2025-03-10', '2025-09-10'],
  ['月底结束的假', half, '2025-08-31', '2026-02-28'],
  ['没有写的: 跟着请假单一直留着', silent, '2025-03-10', null],
])('%s', (_, profile, endDay, until) => {
  const { value, because } = papersKeptUntil(profile, endDay);
  expect(value).toBe(until);
  expect(because.flatMap(reason => reason.clauses.map(({ clause }) => clause))).toEqual(until === null ? [] : ['县规定']);
});
