import pian06 from '../../profiles/pian06.json';
import pian08b from '../../profiles/pian08b.json';
import pian11b from '../../profiles/pian11b.json';
import pian15 from '../../profiles/pian15.json';
import type { RoleId } from '../kernel/role';
import type { Profile } from '../policy/profile';
import { leaveKinds } from './leave-kinds';

test.each<[string, unknown, RoleId[], unknown]>([
  ['篇六: 轮休只安排队员', pian06, ['team_member'], ['personal', 'sick', 'annual_leave', 'family_leave', 'official_trip', 'rotation_rest']],
  ['篇六: 队长没有轮休', pian06, ['team_leader'], ['personal', 'sick', 'annual_leave', 'family_leave', 'official_trip']],
  ['篇十一: 四类都有行', pian11b, ['team_member'], ['personal', 'sick', 'annual_leave', 'family_leave', 'official_trip']],
  ['没有规定的角色', pian06, ['village_cadre'], []],
  ['篇八: 审批表空着，要先填', pian08b, ['team_member'], { code: 'config_required' }],
])('%s', (_, profile, roles, expected) => {
  const { value } = leaveKinds(profile as Profile, roles);
  if (Array.isArray(expected)) expect(value).toEqual(expected);
  else expect(value).toMatchObject(expected as object);
});

test('篇十五: 因公外出另有审批行的才出现', () => {
  const { value } = leaveKinds(pian15 as unknown as Profile, ['team_member']);
  expect(value).toContain('annual_leave');
  expect(value).not.toContain('rotation_rest');
  expect(value).toContain('compensatory_rest');
  expect(value).not.toContain('unit_callback');
});
