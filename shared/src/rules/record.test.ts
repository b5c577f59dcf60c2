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
import { dayInWords, logDraft, teamDayInWords, type DayKnown } from './log-draft';
import { logReviewers } from './log-review';
import { logMonth, logTerms, workLog, type LogKept, type LogState } from './work-log';

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

test('日志：应写、缺、不齐的日子分开数，当天没写不算缺', () => {
  const day = (date: string, more: Partial<LogKept> = {}) => kept({ day: date, log: null, ...more });
  const found = logMonth(pian04, [
    day('2025-03-03'), day('2025-03-04', { log: { fields: ['work'] } }), day('2025-03-05', { log: { fields: [] } }), day('2025-03-06', { inVillage: false }), day('2025-03-07'), day('2025-03-10'),
  ], '2025-03-07');
  expect(found.value).toEqual({ owed: ['2025-03-03', '2025-03-04', '2025-03-05'], missing: ['2025-03-03'], incomplete: ['2025-03-05'] });
  expect(found.because).toMatchObject([{ key: 'record.work_log', clauses: [{ profile: 'pian04', clause: '三2' }], text: '应写 3 天，缺 1 天，1 天不齐', facts: { 缺的日子: '2025-03-03' } }]);
  expect(logMonth(lucun, [day('2025-03-04', { listItems: 2, log: { fields: ['work'], itemsWithResult: 1 } })], '2025-03-07').value).toMatchObject({ incomplete: ['2025-03-04'] });
});

test('日志写什么：文件分项的照分项，没有分项的一段文字，没有日志的文件什么也没有', () => {
  expect(logTerms(pian08b).value).toEqual({ of: 'team', fields: ['study', 'work', 'opinions', 'hot_issues'], eachItem: false });
  expect(logTerms(pian08b).because[0].text).toBe('队里有人在村的每一天，全队合写一份工作日志：学习、工作、意见建议、热点难点');
  expect(logTerms(pian04).because[0].text).toBe('在村的每一天都要写工作日志：工作');
  expect(logTerms(lucun).value).toEqual({ of: 'person', fields: ['work'], eachItem: true });
  expect(logTerms(pian01b).value).toBeNull();
});

test('谁调阅日志：篇八写明乡镇和县；写“随时”的不点名', () => {
  expect(logReviewers(pian08b).value).toEqual({ reviewers: ['township_committee', 'county_office'] });
  expect(logReviewers(pian08b).because[0].text).toContain('每两个月调阅 1 次');
  expect(logReviewers(pian04).value).toEqual({ reviewers: [] });
});

test('日志的草稿只写有记录的事', () => {
  const known: DayKnown = {
    presences: [{ half: '上午', at: '08:40', mode: '本人确认' }], leaves: [], onDuty: true, patrols: [{ at: '09:30', found: '水渠边警示牌倒了' }],
    tasks: [{ content: '核对花名册', done: true, result: '核对 42 户' }, { content: '查看护栏', done: false, result: null }],
    entries: [
      { kind: 'visit', text: '家里有病人', tags: ['信息员'], by: '' }, { kind: 'visit', text: '都好', tags: [], by: '' }, { kind: 'errand', text: '替人交医保', tags: ['宣传员', '调解员'], by: '' }, { kind: 'work', text: '修渠。', tags: [], by: '' },
    ],
  };
  expect(dayInWords(known)).toEqual(['上午在村（08:40 本人确认）。', '当天值班。', '09:30 参加巡逻：水渠边警示牌倒了。', '清单“核对花名册”：办完，核对 42 户。', '清单“查看护栏”：还没有结果。', '入户走访（信息员） 2 户次。', '代办（宣传员、调解员）：替人交医保。', '工作记录：修渠。']);
  expect(logDraft(dayInWords(known), ['study', 'work']).map(({ text }) => text === '')).toEqual([true, false]);
});

test('全队的草稿写明是谁', () => {
  expect(teamDayInWords({ presences: [{ half: '上午', names: ['甲', '乙'] }, { half: '下午', names: [] }], leaves: ['丙 事假 3月11日全天'], onDuty: ['甲'], patrols: [], tasks: [], entries: [{ kind: 'mediation', text: '调解地界', tags: [], by: '乙' }] }))
    .toEqual(['上午在村：甲、乙。', '请假：丙 事假 3月11日全天。', '当天值班：甲。', '乙 矛盾调处：调解地界。']);
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
