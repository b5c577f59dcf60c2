import pian04 from '../../profiles/pian04.json';
import pian15 from '../../profiles/pian15.json';
import { ownNames, partiesIn } from './parties';

test('制度里写到的岗位和机构，一步里并列的也算，各一次', () => {
  const found = partiesIn(pian15);
  expect(found).toEqual(expect.arrayContaining(['team_leader', 'township_secretary', 'city_org_dept', 'city_revitalisation_dept', 'dispatching_unit_hr', 'lead_unit']));
  expect(new Set(found).size).toBe(found.length);
  expect(found).not.toContain('county_office');
  expect(partiesIn(pian04)).toContain('county_poverty_office');
});

test('没有另外写名称的，用通常的名称', () => {
  expect(ownNames([{ id: 'county_office', name: ' 县乡村振兴局 ' }, { id: 'team_leader', name: '  ' }])).toEqual({ county_office: '县乡村振兴局' });
});
