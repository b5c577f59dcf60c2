import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pian04 from '../../profiles/pian04.json';
import pian06 from '../../profiles/pian06.json';
import pian09b from '../../profiles/pian09b.json';
import pian11a from '../../profiles/pian11a.json';
import type { Finding } from '../kernel/finding';
import type { CalendarYear } from '../policy/calendar';
import type { Profile } from '../policy/profile';
import { dayStatus } from './attendance-day';
import { calendarOf } from './calendar';
import { contactDuty } from './contact-duty';
import { leaveReturn } from './leave-return';
import { rotationRest } from './rotation-rest';
import { settlementSchedule } from './settlement';
import { termAdjust } from './term';
import { trainingCadence } from './training-cadence';

const calendar = calendarOf(['2024', '2025'].map(year => JSON.parse(readFileSync(join(__dirname, `../../calendars/${year}.json`), 'utf8')) as CalendarYear));
const six = pian06 as unknown as Profile;
const nine = pian09b as unknown as Profile;

test.each<[string, Finding<unknown>, RegExp, string]>([
  ['过了签到时间不能再签，依据签到的条款', dayStatus(six, calendar, { role: 'team_member', day: '2025-03-12', signIn: '08:31' }), /不能再签/, '一(一)'],
  ['电话说明予以备注，依据说明情况的条款', dayStatus(six, calendar, { role: 'team_member', day: '2025-03-12', signIn: null, phonedDutyOfficer: true, confirmedBy: 'first_secretary' }), /予以备注/, '一(三)'],
  ['超假按旷工计，依据超假的条款', leaveReturn(six, calendar, { applicantRole: 'team_member', approvedEnd: '2025-03-12', returnedOn: '2025-03-17' }), /超假按旷工计/, '二(四)'],
  ['轮休超过三分之一，依据轮休的条款', rotationRest(six, { teamSize: 3, restingTogether: 2, calendarDays: 5 }), /每批最多 1 人/, '二(五)'],
  ['轮休后季度在村不够，依据在村时间的条款', rotationRest(six, { teamSize: 6, restingTogether: 1, calendarDays: 5, projectedInVillageDays: 49 }), /不到 50 天/, '二(四)'],
  ['培训人数不够，依据培训的条款', trainingCadence(nine, calendar, { organiser: 'city', training: 'key_training', period: '2025', cadresTotal: 955, trained: 95 }), /至少 96 人/, '第三十二条'],
  ['任期内调整还缺接任人选，依据调整的条款', termAdjust(nine, { subject: 'cadre', start: '2024-03-01', adjustOn: '2025-06-02', reason: 'health', present: [] }), /还缺/, '第七条'],
  ['任期到哪天，依据任期的条款', termAdjust(nine, { subject: 'cadre', start: '2024-03-01', adjustOn: '2025-06-02', reason: 'health', present: [] }), /任期到/, '第二条'],
  ['考勤表哪天编好，依据按月考核的条款', settlementSchedule(pian04 as unknown as Profile, calendar, { item: 'attendance_sheet', month: '2025-03' }), /前编制/, '三5'],
  ['与联系群众谈心几次，依据谈心的条款', contactDuty(pian11a as unknown as Profile, calendar, { period: '2025-H1', contacts: ['V1'], talks: [] }), /至少谈心/, '五2'],
])('%s', (_, { because }, text, clause) => {
  const reason = because.find(each => text.test(each.text));
  expect(reason?.clauses.map(each => each.clause)).toContain(clause);
});
