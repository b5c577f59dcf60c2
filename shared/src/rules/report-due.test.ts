import jiedao from '../../profiles/jiedao-2011.json';
import lucun from '../../profiles/lucun.json';
import ordos from '../../profiles/ordos-2018.json';
import pian02 from '../../profiles/pian02.json';
import pian03 from '../../profiles/pian03.json';
import pian04 from '../../profiles/pian04.json';
import pian09b from '../../profiles/pian09b.json';
import pian09c from '../../profiles/pian09c.json';
import pian11a from '../../profiles/pian11a.json';
import pian12 from '../../profiles/pian12.json';
import pian15 from '../../profiles/pian15.json';
import year2025 from '../../calendars/2025.json';
import type { CalendarYear } from '../policy/calendar';
import type { Profile } from '../policy/profile';
import { calendarOf } from './calendar';
import { reportDue, type ReportAsked } from './report-due';

const calendar = calendarOf([year2025] as CalendarYear[]);
const sent = (on: string, ...to: string[]) => to.map(party => ({ to: party, on }));

test.each<[string, Profile, ReportAsked, object]>([
  ['篇四 二4: the report of December is due on the 10th of January', pian04, { reporter: 'team', report: 'monthly_work_report', period: '2024-12' }, { due: '2025-01-10', recipients: ['township_leading_group', 'dispatching_unit'], collectedBy: 'township_office', compliant: null }],
  ['the 10th itself is in time (A05)', pian04, { reporter: 'team', report: 'monthly_work_report', period: '2025-02', submitted: sent('2025-03-10', 'township_leading_group', 'dispatching_unit') }, { compliant: true, missing: [] }],
  ['the 11th is not', pian04, { reporter: 'team', report: 'monthly_work_report', period: '2025-02', submitted: sent('2025-03-11', 'township_leading_group', 'dispatching_unit') }, { compliant: false, missing: [] }],
  ['鄂尔多斯 第十一条（七）: one of two recipients is not enough', ordos, { reporter: 'team', report: 'quarterly_work_report', period: '2025-Q3', submitted: sent('2025-09-30', 'city_leading_group') }, { due: '2025-09-30', compliant: false, missing: ['dispatching_unit'] }],
  ['what was sent before the quarter is another report', ordos, { reporter: 'team', report: 'half_year_summary', period: '2025-H2', submitted: sent('2025-06-30', 'city_office') }, { due: '2025-12-31', compliant: false }],
  ['第十一条（四）: one research report a year, to whomever', ordos, { reporter: 'team', report: 'research_report', period: '2025', submitted: sent('2025-12-31', 'city_office') }, { requiredCount: 1, recipients: [], compliant: true }],
  ['第十一条（六）: clues go at once', ordos, { reporter: 'team_member', report: 'feedback', category: 'cadre_violation_clue', day: '2025-03-12' }, { recipients: ['city_office'], timing: 'prompt', due: null }],
  ['篇二 十: the leader reports quarterly to the township', pian02, { reporter: 'team_leader', report: 'quarterly_report', period: '2024-Q4' }, { due: '2024-12-31', recipients: ['township_committee', 'township_government', 'township_general_captain'] }],
  ['篇三: the township rolls up every month', pian03, { reporter: 'township', report: 'monthly_rollup', period: '2024-02' }, { due: '2024-02-29', recipients: ['county_general_captain'] }],
  ['街道 五2: who cannot come says so the same day', jiedao, { reporter: 'township_linked_leader', report: 'absence_explanation', day: '2025-03-12', submitted: sent('2025-03-13', 'township_leading_group') }, { due: '2025-03-12', compliant: false }],
  ['街道 五5: weekly, collected and forwarded', jiedao, { reporter: 'township_linked_leader', report: 'weekly_written_feedback', weekOf: '2024-12-30' }, { due: '2025-01-05', collectedBy: 'township_party_office', forwardedTo: ['township_principal'] }],
  ['鲁村 二(二): at once to the town', lucun, { reporter: 'linked_cadre', report: 'people_opinions', day: '2025-03-12' }, { recipients: ['township_committee', 'township_government'], timing: 'immediate' }],
  ['篇九 第二十八条: an inspection yields two papers', pian09b, { reporter: 'inspector', report: 'inspection_special_report', day: '2025-03-12' }, { contents: ['special_report', 'problem_list'] }],
  ['篇十一 二3: every party member in writing', pian11a, { reporter: 'party_member', report: 'half_year_written_report', period: '2025-H1' }, { due: '2025-06-30', forms: ['written'], recipients: ['dispatching_unit_party'] }],
  ['篇十二 应急预案: level by level', pian12, { reporter: 'villager', report: 'emergency', event: 'natural_disaster' }, { recipients: ['village_cadre', 'township'], escalation: 'level_by_level', firstResponsible: 'village_secretary' }],
  ['the village cadre tells the township', pian12, { reporter: 'village_cadre', report: 'emergency' }, { recipients: ['township'] }],
  ['篇十五 二(四): fifteen working days after the review', pian15, { reporter: 'city_revitalisation_dept', report: 'annual_assessment_result', reviewedOn: '2025-03-03', submitted: sent('2025-03-24', 'dispatching_unit') }, { due: '2025-03-24', compliant: true }],
  ['official make-up days are counted (A27)', pian15, { reporter: 'city_revitalisation_dept', report: 'annual_assessment_result', reviewedOn: '2025-01-20' }, { due: '2025-02-14' }],
])('%s', (_, profile, asked, expected) => {
  expect(reportDue(profile, calendar, asked).value).toMatchObject(expected);
});

test('a number that is blank is asked for, a report nobody wrote of is not guessed, nor a year nobody published', () => {
  expect(reportDue(pian09c, calendar, { reporter: 'team', report: 'work_report', period: '2025-03' }).value).toMatchObject({ code: 'config_required' });
  expect(reportDue(pian04, calendar, { reporter: 'villager', report: 'monthly_work_report', period: '2025-03' }).value).toMatchObject({ code: 'not_in_document' });
  expect(reportDue(pian15, calendar, { reporter: 'city_revitalisation_dept', report: 'annual_assessment_result', reviewedOn: '2031-03-03' }).value).toMatchObject({ code: 'calendar_unpublished' });
});
