import jiedao from '../../profiles/jiedao-2011.json';
import lucun from '../../profiles/lucun.json';
import ordos from '../../profiles/ordos-2018.json';
import pian01b from '../../profiles/pian01b.json';
import pian02 from '../../profiles/pian02.json';
import pian04 from '../../profiles/pian04.json';
import pian06 from '../../profiles/pian06.json';
import pian07 from '../../profiles/pian07.json';
import pian08b from '../../profiles/pian08b.json';
import pian10 from '../../profiles/pian10.json';
import pian11a from '../../profiles/pian11a.json';
import type { Profile } from '../policy/profile';
import { archiveState } from './archive';
import { handoverState } from './handover';
import { issueLedger } from './issue-ledger';
import { planItem } from './plan-item';
import { signInUse } from './record-use';
import { taskList } from './task-list';
import { workLog, type LogKept, type LogState } from './work-log';

const [TUESDAY, WEDNESDAY] = ['2025-03-11', '2025-03-12'];
const kept = (more: Partial<LogKept>): LogKept => ({ day: WEDNESDAY, type: 'work_log', inVillage: true, log: { fields: [] }, ...more });

test.each<[string, Profile, LogKept, Partial<LogState>]>([
  ['篇四 三2: the work of the day', pian04, kept({ log: { fields: ['work'] } }), { required: true, complete: true }],
  ['nothing written', pian04, kept({ log: null }), { complete: false, missing: ['work'] }],
  ['a day elsewhere needs no log', pian04, kept({ inVillage: false, log: null }), { required: false, complete: null }],
  ['篇八 工作日志制度: four fields', pian08b, kept({ log: { fields: ['study', 'work', 'opinions'] } }), { complete: false, missing: ['hot_issues'] }],
  ['篇十一 八1: work, life and study', pian11a, kept({ log: { fields: ['work', 'study'] } }), { requiredFields: ['work', 'life', 'study'], missing: ['life'] }],
  ['篇十 九: a log, whatever is in it', pian10, kept({}), { required: true, complete: true }],
  ['篇一 七: a diary every day', pian01b, kept({ type: 'sentiment_diary', log: null }), { required: true, complete: false }],
  ['篇一 asks for no work log', pian01b, kept({ log: null }), { required: false }],
  ['鄂尔多斯 第十一条（四）: a diary without a day of its own', ordos, kept({ type: 'sentiment_diary', log: null }), { required: false }],
  ['鲁村 一(四): every item of the list with its result', lucun, kept({ day: TUESDAY, listItems: 5, log: { fields: [], itemsWithResult: 5 } }), { required: true, complete: true }],
  ['one item open', lucun, kept({ day: TUESDAY, listItems: 5, log: { fields: [], itemsWithResult: 4 } }), { complete: false }],
  ['no office day and no list', lucun, kept({ listItems: 0, log: null }), { required: false }],
])('%s', (_, profile, log, expected) => {
  expect(workLog(profile, log).value).toMatchObject(expected);
});

const ALL = ['linked_village_party_committee', 'responsibility_area', 'linked_cadre'];

test.each<[string, string, string, string[], boolean, string[]]>([
  ['the day before', '2025-03-10', '16:00', ALL, true, []],
  ['on the day, before office begins', TUESDAY, '08:29', ALL, true, []],
  ['as office begins', TUESDAY, '08:30', ALL, false, []],
  ['without the cadres', '2025-03-10', '16:00', ALL.slice(0, 2), false, ['linked_cadre']],
])('鲁村 一(二): the list sent %s', (_, sentOn, sentAt, sentTo, compliant, missing) => {
  expect(taskList(lucun, { officeDay: TUESDAY, officeStart: '08:30', sentOn, sentAt, sentTo }).value).toMatchObject({ recipients: ALL, compliant, missing });
});

test('鲁村 一(四): what is not solved on the day goes into the ledger, a demand of many to the area', () => {
  expect(issueLedger(lucun, { foundOn: TUESDAY, resolvedOn: TUESDAY }).value).toMatchObject({ ledgerRequired: false, followUp: false });
  expect(issueLedger(lucun, { foundOn: TUESDAY, resolvedOn: null }).value).toMatchObject({ ledgerRequired: true, followUp: true, openedOn: TUESDAY, status: 'open', escalateTo: [] });
  expect(issueLedger(lucun, { foundOn: TUESDAY, resolvedOn: WEDNESDAY }).value).toMatchObject({ ledgerRequired: true, closedOn: WEDNESDAY, status: 'closed' });
  expect(issueLedger(lucun, { foundOn: TUESDAY, resolvedOn: null, largeMassDemand: true }).value).toMatchObject({ escalateTo: ['linked_village_party_committee', 'responsibility_area'], timing: 'prompt' });
});

test('街道 五1: there is no ledger; what cannot be handled goes to the leading group', () => {
  expect(issueLedger(jiedao, { foundOn: TUESDAY, resolvedOn: null }).value).toMatchObject({ ledgerRequired: false, escalateTo: ['township_leading_group'], timing: 'prompt' });
});

test('鄂尔多斯 第十一条（五）: six categories, two forms, a custodian', () => {
  const categories = ['visits', 'study', 'meetings', 'attendance', 'industry_development', 'practical_deeds'];
  expect(archiveState(ordos, { categories, forms: ['text', 'image'], custodianNamed: true }).value).toEqual({ complete: true, missing: [], outcome: null });
  expect(archiveState(ordos, { categories: categories.slice(1), forms: ['text'], custodianNamed: false }).value).toMatchObject({ complete: false, missing: ['visits', 'image', 'custodian'] });
});

test('篇十一 八2: one category is redacted, so nobody knows whether the archive is complete', () => {
  const categories = ['survey_reports', 'sentiment_ledger', 'work_reports', 'work_summaries'];
  expect(archiveState(pian11a, { categories, custodianNamed: true }).value).toEqual({ complete: null, missing: [], outcome: 'config_required' });
  expect(archiveState(pian11a, { categories, custodianNamed: false }).value).toMatchObject({ complete: false, missing: ['custodian'] });
});

test('篇二 十三: five things are handed over; 篇七 8 has lost its list', () => {
  const items = ['duties', 'village_and_people_situation', 'unfinished_work', 'ledgers_and_materials', 'funds_and_assets'];
  expect(handoverState(pian02, items).value).toEqual({ complete: true, missing: [] });
  expect(handoverState(pian02, items.slice(0, 4)).value).toEqual({ complete: false, missing: ['funds_and_assets'] });
  expect(handoverState(pian07, items).value).toMatchObject({ code: 'config_required', missing: ['posting.handover_items'] });
});

test('篇八 目标责任制度: each item names who, how and until when', () => {
  expect(planItem(pian08b, ['responsible_person', 'measures']).value).toMatchObject({ complete: false, missing: ['deadline'] });
  expect(planItem(pian08b, ['deadline', 'measures', 'responsible_person']).value).toMatchObject({ complete: true });
});

test('篇六 一(四): sign-in feeds assessment and allowance', () => {
  expect(signInUse(pian06).value).toEqual(['annual_assessment', 'allowance']);
  expect(signInUse(pian04).value).toEqual([]);
});
