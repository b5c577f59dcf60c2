import pian04 from '../../profiles/pian04.json';
import pian12 from '../../profiles/pian12.json';
import type { Profile } from '../policy/profile';
import { emergencyDuty } from './emergency-duty';

test('篇十二 应急预案 四：第一责任人是村支部书记；没有写的不猜', () => {
  const { value, because } = emergencyDuty(pian12 as Profile);
  expect(value).toMatchObject({ firstResponsible: 'village_secretary', members: expect.arrayContaining(['民兵']) });
  expect(because[0].clauses).toContainEqual({ profile: 'pian12', clause: '突发事件应急预案 四' });
  expect(emergencyDuty(pian04 as Profile)).toEqual({ value: { firstResponsible: null, members: [] }, because: [] });
});
