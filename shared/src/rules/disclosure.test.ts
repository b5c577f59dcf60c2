import lucun from '../../profiles/lucun.json';
import pian01d from '../../profiles/pian01d.json';
import pian02 from '../../profiles/pian02.json';
import pian04 from '../../profiles/pian04.json';
import pian06 from '../../profiles/pian06.json';
import pian12 from '../../profiles/pian12.json';
import type { Profile } from '../policy/profile';
import { calendarOf } from './calendar';
import { disclosureObligation, type DisclosureAsked } from './disclosure-obligation';
import { disclosureComplaint, disclosureSupervision } from './disclosure-supervision';

const calendar = calendarOf([]);
const filled = (profile: Profile, key: string, value: unknown): Profile => ({ ...profile, values: { ...profile.values, [key]: { value, cite: ['县通知'] } } });

test.each<[string, Profile, DisclosureAsked, object]>([
  ['鲁村 二(四): finance every month, item by item', lucun, { subject: 'village_finance', period: '2024-02' }, { frequency: 'month', due: '2024-02-29', granularity: 'item_by_item', compliant: null }],
  ['totals are not item by item', lucun, { subject: 'village_finance', period: '2025-04', published: { on: '2025-04-30', granularity: 'totals_only' } }, { compliant: false, violations: ['not_item_by_item'] }],
  ['on the last day it is in time', lucun, { subject: 'village_finance', period: '2025-04', published: { on: '2025-04-30', granularity: 'item_by_item' } }, { compliant: true, violations: [] }],
  ['a day later it is not', lucun, { subject: 'village_affairs', period: '2025-Q1', published: { on: '2025-04-01' } }, { due: '2025-03-31', compliant: false }],
  ['篇二 九: the duty person is missing', pian02, { subject: 'team_info', published: { items: ['name', 'work_unit', 'phone'] } }, { where: 'village_board', missing: ['duty_person'], compliant: false }],
  ['定期 is not guessed', pian02, { subject: 'work_plan_and_completion', period: '2025' }, { frequency: 'regular', due: null, configRequired: true }],
  ['篇四 五2: the photo is compulsory', pian04, { subject: 'team_info', published: { items: ['photo', 'name', 'title', 'contact'] } }, { missing: [], compliant: true }],
  ['三5: published a day before it is submitted (A57)', pian04, { subject: 'monthly_attendance', period: '2024-12' }, { publiciseDays: 1, publiciseFromLatest: '2025-01-04', where: 'town_team_chat_group' }],
  ['篇六 一: every day', pian06, { subject: 'on_post_status', day: '2025-03-12' }, { frequency: 'day', due: '2025-03-12', items: ['on_post_status', 'today_work_arrangement'] }],
  ['篇十二 三: the items of village finance', pian12, { subject: 'village_finance' }, { items: ['plan_and_execution', 'income_and_expenditure', 'property', 'claims_and_debts', 'collective_income_distribution', 'other_on_request'] }],
])('%s', (_, profile, asked, expected) => {
  expect(disclosureObligation(profile, calendar, asked).value).toMatchObject(expected);
});

test('A51: nobody is asked to publish quotas of births', () => {
  expect(JSON.stringify([pian01d, pian12])).not.toMatch(/计划生育|超生|birth/);
});

test('三务公开 四: the committee checks four points, and a complaint has steps but no day', () => {
  expect(disclosureSupervision(pian12).value).toMatchObject({ executedBy: 'disclosure_supervision_committee', checkPoints: ['complete_and_true', 'timely', 'form_scientific', 'procedure_proper'] });
  expect(disclosureComplaint(pian12, { receivedOn: '2025-03-12' }).value).toEqual({ steps: ['investigate', 'verify', 'reply', 'resolve'], due: null, configRequired: true });
  expect(disclosureComplaint(pian01d, { receivedOn: '2025-03-12' }).value).toMatchObject({ steps: ['verify', 'reply', 'resolve'] });
  expect(disclosureComplaint(filled(pian12, 'disclosure.complaint_days', 10), { receivedOn: '2025-12-25' }).value).toMatchObject({ due: '2026-01-04', configRequired: false });
  expect(disclosureComplaint(lucun, { receivedOn: '2025-03-12' }).value).toMatchObject({ code: 'config_required' });
});
