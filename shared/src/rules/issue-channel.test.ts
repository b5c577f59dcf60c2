import lucun from '../../profiles/lucun.json';
import ordos from '../../profiles/ordos-2018.json';
import pian04 from '../../profiles/pian04.json';
import pian09b from '../../profiles/pian09b.json';
import pian11a from '../../profiles/pian11a.json';
import pian12 from '../../profiles/pian12.json';
import jiedao from '../../profiles/jiedao-2011.json';
import type { Profile } from '../policy/profile';
import { clueCategories, clueChannel, complaintChannel, directChannel } from './issue-channel';

test.each<[string, Profile, string, string, string[], string | null]>([
  ['篇九 第二十一条: 重大情况及时报乡镇党委、县领导小组、派出单位', pian09b as Profile, 'team_member', 'accident', ['township_committee', 'county_leading_group', 'dispatching_unit'], 'prompt'],
  ['篇十二 应急预案: 突发事件立即报镇里', pian12 as Profile, 'team_member', 'natural_disaster', ['township'], 'immediate'],
  ['篇十二 没有列出的情形不套用应急预案', pian12 as Profile, 'team_member', 'health', [], null],
  ['篇十一: 新情况、重大情况报县委、镇党委', pian11a as Profile, 'team_leader', 'accident', ['county_committee', 'township_committee'], 'prompt'],
  ['鲁村 一(四): 群众诉求较大的报联村党委、责任区', lucun as Profile, 'linked_cadre', 'mass_demand', ['linked_village_party_committee', 'responsibility_area'], 'prompt'],
  ['鲁村 二(二): 群众意见第一时间报镇里', lucun as Profile, 'linked_cadre', 'opinion', ['township_committee', 'township_government'], 'immediate'],
  ['街道 四3: 重大问题报主管领导和街道主要领导', jiedao as Profile, 'township_linked_leader', 'accident', ['township_deputy', 'township_principal'], 'prompt'],
  ['没有写的文件不猜', pian04 as Profile, 'team_member', 'accident', [], null],
])('%s', (_, profile, role, event, recipients, timing) => {
  expect(directChannel(profile, { roles: [role], event }).value).toEqual({ recipients, timing });
});

test('第十一条（六）: 四类线索及时报市包联办；别的文件不收', () => {
  const { value, because } = clueChannel(ordos as Profile, { roles: ['team_member'], category: 'evil_forces_clue' });
  expect(value).toEqual({ recipients: ['city_office'], timing: 'prompt' });
  expect(because[0].clauses).toContainEqual({ profile: 'ordos-2018', clause: '第十一条（六）' });
  expect(clueCategories(ordos as Profile)).toEqual(['unreasonable_arrangement', 'unfair_policy', 'cadre_violation_clue', 'evil_forces_clue']);
  expect(clueChannel(pian04 as Profile, { roles: ['team_member'], category: 'evil_forces_clue' }).value).toMatchObject({ code: 'not_in_document' });
  expect(clueCategories(pian04 as Profile)).toEqual([]);
});

test('第十一条（六）: 群众反映干部的，由文件写明收违纪线索的机构受理；没有写的文件由上一级受理', () => {
  const { value, because } = complaintChannel(ordos as Profile);
  expect(value).toMatchObject({ recipients: ['city_office'] });
  expect(because[0].clauses).toEqual([{ profile: 'ordos-2018', clause: '第十一条（六）' }]);
  expect(complaintChannel(pian04 as Profile).value).toMatchObject({ recipients: [] });
});
