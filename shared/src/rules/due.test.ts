import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import jiedao from '../../profiles/jiedao-2011.json';
import lucun from '../../profiles/lucun.json';
import ordos from '../../profiles/ordos-2018.json';
import pian02 from '../../profiles/pian02.json';
import pian03 from '../../profiles/pian03.json';
import pian04 from '../../profiles/pian04.json';
import pian06 from '../../profiles/pian06.json';
import pian08a from '../../profiles/pian08a.json';
import pian08b from '../../profiles/pian08b.json';
import pian09b from '../../profiles/pian09b.json';
import pian09c from '../../profiles/pian09c.json';
import pian10 from '../../profiles/pian10.json';
import pian11a from '../../profiles/pian11a.json';
import pian12 from '../../profiles/pian12.json';
import pian15 from '../../profiles/pian15.json';
import year2024 from '../../calendars/2024.json';
import year2025 from '../../calendars/2025.json';
import { isRefusal } from '../kernel/refusal';
import type { CalendarYear } from '../policy/calendar';
import type { Profile } from '../policy/profile';
import { profilesOf } from '../policy/shipped';
import { calendarOf } from './calendar';
import { dueItems } from './due';
import type { DueQuestion } from './due-ask';
import type { DueFacts } from './due-facts';
import { DATED_SOURCES, isPressing, type DueItem, type DueSubject } from './due-item';
import { DUE_OWNERS, ownerOfEach, ownerOfGroup } from './due-owner';

const calendar = calendarOf([year2024, year2025] as CalendarYear[]);
const subject = (owner: DueSubject['owner'], ...roles: string[]): DueSubject => ({ owner, roles, from: null, to: null });
const TEAM = subject('team');
const MEMBER = subject('person', 'team_member');
const LEADER = subject('person', 'team_leader', 'first_secretary');

const ask = (profile: unknown, who: DueSubject, facts: DueFacts, more: Partial<DueQuestion> = {}) =>
  dueItems({ rules: [{ from: '2024-01-01', profile: profile as Profile }], calendar, subject: who, facts, from: '2025-03-01', to: '2025-03-31', today: '2025-04-20', ...more });
const brief = ({ key, due, state, required, done }: DueItem) => ({ key, due, state, required, done });
const poor = (...days: string[]) => ({ state: 'poor' as const, tags: [], days });
const plain = (...days: string[]) => ({ state: 'not_poor' as const, tags: [], days });
const sent = (report: string, period: string, on: string, ...to: string[]) => to.map(party => ({ report, period, to: party, on }));

/** A document with a value that an administrator filled in. */
const filled = (profile: unknown, key: string, value: unknown) => {
  const { values, ...rest } = profile as { values: Record<string, { cite: unknown }> };
  return { ...rest, values: { ...values, [key]: { ...values[key], blank: undefined, value } } };
};
const daily = filled(pian11a, 'meeting.cadence', [{ meeting: 'daily_study', per: 'day', count: 1, notes: true, cite: ['一3'] }]);

type Case = [string, unknown, DueSubject, DueFacts, Partial<DueQuestion>, Partial<ReturnType<typeof brief>>[]];
test.each<Case>([
  ['篇四 二1: the report of February is due on the 10th of March, the one of March on the 10th of April', pian04, TEAM, { reports: sent('monthly_work_report', '2025-02', '2025-03-10', 'township_leading_group', 'dispatching_unit') }, {}, [
    { key: 'report monthly_work_report 2025-02', due: '2025-03-10', state: 'done' }, { key: 'report monthly_work_report 2025-03', due: '2025-04-10', state: 'missed' },
    { key: 'report quarterly_brief 2025-Q1', due: '2025-03-31', state: 'missed' }, { key: 'report half_year_report 2025-H1', due: '2025-06-30', state: 'open' },
  ]],
  ['sent a day late, to both', pian04, TEAM, { reports: sent('monthly_work_report', '2025-03', '2025-04-11', 'township_leading_group', 'dispatching_unit') }, { from: '2025-04-10', to: '2025-04-11', today: '2025-04-11' }, [
    { key: 'report monthly_work_report 2025-03', state: 'late' }, { key: 'report monthly_work_report 2025-04', state: 'open' }, { key: 'report quarterly_brief 2025-Q2', state: 'open' },
  ]],
  ['sent to one of two recipients it is not there yet', pian04, TEAM, { reports: sent('monthly_work_report', '2025-03', '2025-04-02', 'dispatching_unit') }, { from: '2025-04-10', to: '2025-04-10', today: '2025-04-10' }, [
    { key: 'report monthly_work_report 2025-03', state: 'open', done: 0 },
  ]],
  ['篇二 十: the quarter is the leader’s own report', pian02, LEADER, { reports: [] }, {}, [{ key: 'report quarterly_report 2025-Q1', due: '2025-03-31', state: 'missed' }]],
  ['and no report of a member', pian02, MEMBER, { reports: [] }, {}, []],
  ['篇三 (五): the township rolls up', pian03, subject('township'), { reports: sent('monthly_rollup', '2025-03', '2025-04-01', 'county_general_captain') }, { from: '2025-03-15', to: '2025-03-15' }, [{ key: 'report monthly_rollup 2025-03', state: 'late', done: 1 }]],
  ['篇九 四(二): 定期 is asked of the administrator', pian09c, TEAM, { reports: [] }, {}, [{ key: 'report work_report', due: null, state: 'unset', required: null }]],
  ['街道 五5: the linked leader reports every week', jiedao, subject('person', 'township_linked_leader'), { reports: sent('weekly_written_feedback', '2025-03-10', '2025-03-16', 'township_leading_group') }, { from: '2025-03-10', to: '2025-03-16' }, [
    { key: 'report weekly_written_feedback 2025-03-10', due: '2025-03-16', state: 'done' }, { key: 'report monthly_collective_report 2025-03', state: 'missed' },
  ]],

  ['鄂尔多斯 十一（一）: two studies a month, one is too little', ordos, TEAM, { meetings: [{ meeting: 'collective_study', on: '2025-03-05' }] }, {}, [{ key: 'meeting collective_study 2025-03', required: 2, done: 1, state: 'missed', due: '2025-03-31' }]],
  ['while there is time it is open', ordos, TEAM, { meetings: [{ meeting: 'collective_study', on: '2025-03-05' }] }, { today: '2025-03-20' }, [{ key: 'meeting collective_study 2025-03', state: 'open' }]],
  ['two without notes are not done', ordos, TEAM, { meetings: [{ meeting: 'collective_study', on: '2025-03-05' }, { meeting: 'collective_study', on: '2025-03-25', notes: false }] }, {}, [{ key: 'meeting collective_study 2025-03', state: 'missed' }]],
  ['篇八 五(一): the meeting of Monday may be held later in its week', pian08a, TEAM, { meetings: [{ meeting: 'team_regular', on: '2025-03-13' }, { meeting: 'collective_study', on: '2025-03-03' }] }, { from: '2025-03-10', to: '2025-03-16' }, [
    { key: 'meeting team_regular 2025-03-10', due: '2025-03-16', done: 1 }, { key: 'meeting collective_study 2025-03', state: 'done' },
  ]],
  ['篇四 一1: the leading group meets by the 20th of the last month', pian04, subject('township'), { meetings: [{ meeting: 'town_leading_group_team_meeting', on: '2025-03-25' }] }, {}, [{ key: 'meeting town_leading_group_team_meeting 2025-Q1', due: '2025-03-20', state: 'late' }]],
  ['篇十二 三会一课: the branch is the village’s', pian12, subject('village'), { meetings: [{ meeting: 'branch_general', on: '2025-02-10' }] }, {}, [
    { key: 'meeting branch_general 2025-Q1', state: 'done' }, { key: 'meeting branch_committee 2025-03', state: 'missed' }, { key: 'meeting party_group 2025-03' }, { key: 'meeting party_lecture 2025-Q1' }, { key: 'meeting democratic_life 2025', state: 'open' },
  ]],

  ['鄂尔多斯 十一（四）: two visits a year, key households every quarter', ordos, TEAM, { visits: { arrivedOn: '2024-03-01', households: [poor('2025-02-01'), poor(), plain('2025-01-05', '2025-03-08')] } }, {}, [
    { key: 'visit key_quarter 2025-Q1', required: 2, done: 1, state: 'missed' }, { key: 'visit year 2025', required: 3, done: 1, state: 'open', due: '2025-12-31' },
  ]],
  ['the first fifteen days, that of arrival counted', ordos, TEAM, { visits: { arrivedOn: '2025-03-03', households: [plain('2025-03-05'), plain('2025-03-18')] } }, {}, [{ key: 'visit first_entry 2025-03-03', due: '2025-03-17', required: 2, done: 2, state: 'late' }]],
  ['篇十 一: every poor household once a year', pian10, TEAM, { visits: { arrivedOn: null, households: [poor('2025-01-05'), poor(), plain()] } }, {}, [{ key: 'visit coverage 2025', required: 2, done: 1, state: 'open' }]],
  ['篇十一 五2: a talk with each contact in the half year', pian11a, MEMBER, { contacts: { contacts: ['a', 'b'], talks: [{ on: '2025-02-01', with: 'a', difficultiesSolved: 1 }] } }, {}, [{ key: 'contact talks 2025-H1', required: 2, done: 1, state: 'open' }]],
  ['鄂尔多斯 十二（十）: a deed a year that reaches four of five', ordos, TEAM, { targets: { practical_deed: { items: [{ name: '修路', on: '2025-02-01', beneficiaries: 70 }], villagers: 100 } } }, {}, [{ key: 'target practical_deed 2025', done: 1, state: 'open' }]],

  ['篇十一 五3: a household where something happened waits for a visit', pian11a, TEAM, { visits: { arrivedOn: null, households: [{ ...plain('2025-03-01'), events: [{ event: 'bereavement', day: '2025-03-10' }] }, { ...plain('2025-03-12'), events: [{ event: 'special_difficulty', day: '2025-03-11' }] }, plain()] } }, {}, [{ key: 'visit must_visit', due: null, required: 2, done: 1, state: 'open' }]],
  ['visited after it, on the same day too, it is done', pian11a, TEAM, { visits: { arrivedOn: null, households: [{ ...plain('2025-03-10'), events: [{ event: 'bereavement', day: '2025-03-10' }] }] } }, {}, [{ key: 'visit must_visit', required: 1, done: 1, state: 'done' }]],
  ['what was settled before is no matter of these days', pian11a, TEAM, { visits: { arrivedOn: null, households: [{ ...plain('2025-02-10'), events: [{ event: 'bereavement', day: '2025-02-09' }] }] } }, {}, []],
  ['篇十一 五1: how many contacts is blank', pian11a, MEMBER, { contacts: { contacts: [], kinds: [], talks: [] } }, { today: '2025-03-20' }, [{ key: 'contact quota', state: 'unset', required: null }]],
  ['filled in, who keeps too few is told so', filled(pian11a, 'record.contacts', [{ of: ['team_member'], who: '困难群众', least: 3 }]), MEMBER, { contacts: { contacts: ['a'], kinds: ['困难群众'], talks: [] } }, { today: '2025-03-20' }, [{ key: 'contact quota', required: 3, done: 1, state: 'open' }]],
  ['篇十一 一3: how often one studies by oneself is blank', pian11a, MEMBER, { meetings: [] }, {}, [{ key: 'meeting daily_study', state: 'unset' }]],
  ['filled in, every day is counted: two of the first three', daily, MEMBER, { meetings: [{ meeting: 'daily_study', on: '2025-03-01' }, { meeting: 'daily_study', on: '2025-03-03' }] }, { today: '2025-03-03' }, [{ key: 'meeting daily_study 2025-03', required: 3, done: 2, state: 'missed' }]],
  ['of the day itself it is open until it is noted', daily, MEMBER, { meetings: [] }, { from: '2025-03-03', to: '2025-03-03', today: '2025-03-03' }, [{ key: 'meeting daily_study 2025-03-03', state: 'open' }]],
  ['篇十五 (三): the meeting of the lead unit stands with the county', pian15, subject('county'), { meetings: [] }, {}, [{ key: 'meeting lead_unit_deployment 2025-H1', due: '2025-06-30', state: 'open' }]],
  ['街道 五1: an assembly in the village wants the linked leader there', jiedao, subject('person', 'township_linked_leader'), { happenings: [{ id: 'e', event: 'villagers_assembly', text: '', on: '2025-03-05', attended: false }] }, {}, [{ key: 'invitation e', state: 'missed', due: '2025-03-05' }]],
  ['who signed in was there', jiedao, subject('person', 'township_linked_leader'), { happenings: [{ id: 'e', event: 'villagers_assembly', text: '', on: '2025-03-05', attended: true }] }, {}, [{ key: 'invitation e', state: 'done' }]],
  ['of a member of a team that document wants nothing', jiedao, MEMBER, { happenings: [{ id: 'e', event: 'villagers_assembly', text: '', on: '2025-03-05', attended: false }] }, {}, []],
  ['街道 五4: three talks a month, held by the leader himself', jiedao, subject('person', 'township_linked_leader'), { meetings: ['2025-03-04', '2025-03-11', '2025-03-18'].map(on => ({ meeting: 'talk_with_village_cadres', on })) }, {}, [{ key: 'meeting talk_with_village_cadres 2025-03', required: 3, done: 3, state: 'done' }]],

  ['篇十一 二3: a party member of the team reports in writing every half year', pian11a, MEMBER, { also: ['party_member'], reports: [] }, { today: '2025-07-02', from: '2025-06-01', to: '2025-06-30' }, [{ key: 'report half_year_written_report 2025-H1', due: '2025-06-30', state: 'missed' }]],
  ['who is no member of the party does not', pian11a, MEMBER, { reports: [] }, { today: '2025-07-02', from: '2025-06-01', to: '2025-06-30' }, []],
  ['the report that he wrote is that one', pian11a, MEMBER, { also: ['party_member'], reports: sent('half_year_written_report', '2025-H1', '2025-06-20', 'dispatching_unit_party') }, { today: '2025-07-02', from: '2025-06-01', to: '2025-06-30' }, [{ key: 'report half_year_written_report 2025-H1', state: 'done' }]],

  ['篇八 工作日志: the township reads the logs every month', pian08b, subject('township'), { inspections: { work_log: [{ on: '2025-03-28' }] } }, {}, [{ key: 'inspection work_log.township_committee 2025-03', state: 'done' }]],
  ['the county every two months', pian08b, subject('county'), { inspections: { work_log: [] } }, {}, [{ key: 'inspection work_log.county_office 2025-03', due: '2025-04-30', state: 'open' }]],
  ['街道 四5: all the books have to be looked at', jiedao, subject('person', 'township_linked_leader'), { inspections: { branch_books: [{ on: '2025-03-03', books: ['branch_record'] }] } }, {}, [{ key: 'inspection branch_books.township_linked_leader 2025-Q1', done: 1, state: 'missed' }]],
  ['what nobody keeps is not asked for', pian04, subject('township'), { inspections: { work_log: [] } }, {}, []],
  ['鲁村 二(四): finance monthly, affairs quarterly', lucun, subject('village'), { disclosures: [{ subject: 'village_finance', on: '2025-03-30', granularity: 'totals_only' }, { subject: 'village_affairs', on: '2025-01-20' }] }, {}, [
    { key: 'disclosure village_finance 2025-03', done: 0, state: 'missed' }, { key: 'disclosure village_affairs 2025-Q1', state: 'done' },
  ]],
  ['篇六: what hangs out every day is counted by the month', pian06, subject('team'), { disclosures: ['2025-03-03', '2025-03-04', '2025-03-04'].map(on => ({ subject: 'on_post_status', on, items: ['on_post_status', 'today_work_arrangement'] })) }, { today: '2025-03-05', from: '2025-03-01', to: '2025-03-31' }, [{ key: 'disclosure on_post_status 2025-03', required: 5, done: 2, state: 'missed' }]],
  ['鄂尔多斯 二十二: villagers and village cadres rate every team once a year', ordos, subject('township'), { ratings: { teams: 2, held: [{ raters: 'villagers', period: '2025', on: '2025-12-20' }, { raters: 'villagers', period: '2025', on: '2026-01-05' }, { raters: 'villagers', period: '2024', on: '2025-01-05' }] } }, { from: '2025-12-01', to: '2025-12-31', today: '2026-01-06' }, [
    { key: 'rating villagers 2025', due: '2025-12-31', required: 2, done: 2, state: 'late' }, { key: 'rating village_cadres 2025', done: 0, state: 'missed' },
  ]],
  ['where no team is there nobody is rated; 篇四 asks for no rating', pian04, subject('township'), { ratings: { teams: 3, held: [] } }, {}, []],
  ['篇九 二十: the head hears a report each half year and comes once a year', pian09b, subject('unit'), { followups: { dispatching_unit_head: { visits: ['2025-02-02'], reportsHeard: [] } } }, {}, [
    { key: 'followup dispatching_unit_head.hear_report 2025-H1', state: 'open' }, { key: 'followup dispatching_unit_deputy.visit 2025-H1', state: 'open' }, { key: 'followup dispatching_unit_head.visit 2025', state: 'done' },
  ]],
  ['篇九 二十九: a medical check a year', pian09b, MEMBER, { checks: ['2025-03-04'] }, {}, [{ key: 'welfare medical_check 2025', state: 'done' }]],
  ['鄂尔多斯 十九: how often is blank', ordos, MEMBER, { checks: [] }, {}, [{ key: 'welfare medical_check', state: 'unset' }]],
  ['篇十五 一（三）3: insured for a million the whole year', pian15, MEMBER, { covers: [{ from: '2025-01-01', until: '2025-12-31', coverFen: 100_000_000 }] }, {}, [{ key: 'welfare insurance 2025', state: 'done' }]],
  ['a policy that ends is followed by the next until its last day', pian15, MEMBER, { covers: [{ from: '2025-01-01', until: '2025-03-31', coverFen: 100_000_000 }] }, { today: '2025-04-02' }, [{ key: 'welfare insurance 2025', due: '2025-03-31', state: 'missed' }]],
  ['where there is none, until the end of the year', pian15, MEMBER, { covers: [] }, {}, [{ key: 'welfare insurance 2025', due: '2025-12-31', state: 'open' }]],
  ['篇四 asks for no insurance', pian04, MEMBER, { covers: [] }, {}, []],
  ['篇九 三十二: the county trains every cadre once a year', pian09b, subject('county'), { trainings: { held: [] } }, { today: '2026-01-01' }, [{ key: 'training cadre_rotation_training 2025', state: 'missed' }]],
  ['篇二 十三: whoever leaves hands over five things', pian02, MEMBER, { leaving: { on: '2025-03-31' } }, { today: '2025-03-10' }, [{ key: 'handover 2025-03-31', required: 5, done: 0, state: 'open' }]],
  ['what was handed over counts, and after the last day what was not is missed', pian02, MEMBER, { leaving: { on: '2025-03-31' }, handedOver: ['duties', 'funds_and_assets'] }, { today: '2025-04-02' }, [{ key: 'handover 2025-03-31', required: 5, done: 2, state: 'missed' }]],
  ['a month early it is seen already, half a year early not', pian02, MEMBER, { leaving: { on: '2025-09-30' } }, { today: '2025-03-10' }, []],
])('%s', (_, profile, who, facts, more, expected) => {
  const found = ask(profile, who, facts, more).map(brief);
  for (const each of expected) expect(found).toContainEqual(expect.objectContaining(each));
  if (expected.length === 0) expect(found).toEqual([]);
});

const kept = (day: string, signedOn: string | null) => ({ day, type: 'work_log' as const, inVillage: true, log: signedOn ? { fields: ['work'] } : null, signedOn });

test('the log is told of the one day, and counted over many', () => {
  const logs = [kept('2025-03-03', '2025-03-03'), kept('2025-03-04', '2025-03-06'), kept('2025-03-05', null)];
  expect(ask(pian04, MEMBER, { logs }, { today: '2025-03-06' }).map(brief)).toEqual([{ key: 'log  2025-03', due: '2025-03-31', required: 3, done: 2, state: 'missed' }]);
  const one = (day: string, today = day) => ask(pian04, MEMBER, { logs }, { from: day, to: day, today }).map(each => each.state);
  expect([one('2025-03-03'), one('2025-03-04', '2025-03-06'), one('2025-03-05'), one('2025-03-05', '2025-03-06')]).toEqual([['done'], ['late'], ['open'], ['missed']]);
});

test('the steps of the month’s end stand with their days where the document closes the month', () => {
  const facts: DueFacts = { sheets: [{ month: '2025-03', compile: '2025-04-03', signed: ['2025-04-04'] }] };
  const found = ask(pian04, subject('township'), facts, { from: '2025-04-01', to: '2025-04-30', today: '2025-04-04' }).filter(each => each.about.month === '2025-03');
  expect(found.map(({ title, due, state }) => [title, due, state])).toEqual([['公示考勤表', '2025-04-04', 'open'], ['报送考勤表', '2025-04-05', 'open'], ['编制考勤表', '2025-04-03', 'done'], ['考勤表签字', '2025-04-04', 'done']]);
  expect(ask(pian04, subject('village'), facts)).toEqual([]);
});

test('what somebody set a day for stays in the list until it is done', () => {
  const task = (id: string, due: string, doneOn: string | null) => ({ source: 'task' as const, id, title: id, said: '镇农业办下发', from: '2025-03-04', due, doneOn, about: {} });
  const dated = [task('late', '2025-03-07', '2025-03-09'), task('overdue', '2025-03-07', null), task('ahead', '2025-03-28', null), task('over', '2025-03-05', '2025-03-05')];
  const states = (from: string, to: string, today: string) => Object.fromEntries(ask(lucun, TEAM, { dated }, { from, to, today }).map(each => [each.about.id ?? each.title, each.state]));
  expect(states('2025-03-01', '2025-03-31', '2025-03-20')).toEqual({ late: 'late', overdue: 'missed', ahead: 'open', over: 'done' });
  expect(states('2025-03-20', '2025-03-20', '2025-03-20')).toEqual({ overdue: 'missed', ahead: 'open' });
});

test('a turn is read with the document in force when it ends', () => {
  const rules = [{ from: '2025-01-01', profile: pian08a as unknown as Profile }, { from: '2025-02-10', profile: ordos as unknown as Profile }];
  const found = dueItems({ rules, calendar, subject: TEAM, facts: { meetings: [] }, from: '2025-01-01', to: '2025-03-31', today: '2025-03-31' }).filter(({ key }) => key.includes('collective_study'));
  expect(found.map(({ key, required }) => [key, required]).sort()).toEqual([['meeting collective_study 2025-01', 1], ['meeting collective_study 2025-02', 2], ['meeting collective_study 2025-03', 2]]);
});

test('who was not there on the last day of a turn does not owe it', () => {
  const found = ask(pian04, { ...TEAM, from: '2025-03-20', to: '2025-05-15' }, { reports: [] }, { from: '2025-01-01', to: '2025-12-31' });
  expect(found.map(({ key }) => key).sort()).toEqual(['report monthly_work_report 2025-03', 'report monthly_work_report 2025-04', 'report quarterly_brief 2025-Q1']);
});

test('a duty is the team’s where anybody of the team calls, and a city’s duty is nobody’s here', () => {
  expect(ownerOfGroup(['first_secretary', 'township_linked_leader', 'village_secretary|village_director'])).toBe('team');
  expect(ownerOfGroup(['city_leading_group'])).toBeNull();
  expect(ownerOfEach(['team', 'team_leader', 'team_member'])).toBe('team');
  expect(ownerOfEach(['first_secretary', 'team_member'])).toBe('person');
});

const folder = join(__dirname, '../../profiles');
const shipped = profilesOf(readdirSync(folder).map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown));
if (isRefusal(shipped)) throw new Error(shipped.text);
const profiles = [...shipped.values()];
const NOTHING_DONE: DueFacts = {
  presence: [], logs: [], dated: [], sheets: [], reports: [], meetings: [], inspections: { work_log: [], on_post_check: [], branch_books: [], random_check: [], in_village_work: [], team_yearly_assessment: [] }, disclosures: [],
  visits: { arrivedOn: '2025-01-06', households: [{ ...plain(), events: [{ event: 'special_difficulty', day: '2025-03-01' }] }, poor()] }, contacts: { contacts: ['a'], kinds: ['困难群众'], talks: [] },
  targets: { practical_deed: { items: [] }, stable_collective_income_item: { items: [] }, leading_industries: { items: [] }, optional_actions: { items: [] } }, happenings: [{ id: 'event', event: 'villagers_assembly', text: '', on: '2025-05-05', attended: false }], trainings: { held: [] }, ratings: { teams: 1, held: [] }, followups: {}, checks: [], leaving: { on: '2025-06-30' },
};

test.each(profiles.map(profile => [profile.id, profile] as const))('%s: each thing due names its clause, and has a day, or says that the document names none', (_, profile) => {
  for (const owner of DUE_OWNERS) {
    const who = subject(owner, ...(owner === 'person' ? ['team_leader', 'team_member', 'linked_cadre', 'township_linked_leader'] : []));
    const items = ask(profile, who, NOTHING_DONE, { from: '2025-01-01', to: '2025-12-31', today: '2025-06-15' });
    expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
    for (const item of items) {
      expect(item.because.flatMap(({ clauses }) => clauses).length).toBeGreaterThan(0);
      expect(item.title).toMatch(/^[^a-z_]+$/);
      if (item.due === null) expect(item.state === 'unset' || item.source === 'target' || ['visit must_visit', 'contact quota'].includes(item.key)).toBe(true);
      // Of what is asked day by day the days of this month that are over are missed.
      else expect(item.state).toBe(item.due < '2025-06-15' || item.unit === '天' ? 'missed' : 'open');
    }
  }
});

test('whatever day it is, a longer look never loses what a shorter one shows', () => {
  const day = fc.integer({ min: 0, max: 364 }).map(offset => `2025-${String(Math.floor(offset / 31) + 1).padStart(2, '0')}-${String((offset % 28) + 1).padStart(2, '0')}`);
  fc.assert(fc.property(fc.constantFrom(...profiles), fc.constantFrom(...DUE_OWNERS), day, (profile, owner, today) => {
    const who = subject(owner, 'team_member', 'team_leader');
    const month = ask(profile, who, NOTHING_DONE, { from: `${today.slice(0, 7)}-01`, to: `${today.slice(0, 7)}-28`, today }).map(({ key }) => key);
    const year = ask(profile, who, NOTHING_DONE, { from: '2025-01-01', to: '2025-12-31', today }).map(({ key }) => key);
    expect(month.filter(key => !year.includes(key))).toEqual([]);
  }), { numRuns: 150 });
  expect(DATED_SOURCES).toContain('task');
});

test.each([
  ['missed', '2025-03-01', {}, true], ['open', '2025-03-10', {}, true], ['open', '2025-03-11', {}, false], ['done', '2025-03-10', {}, false],
  ['open', null, {}, false], ['open', null, { must: 'yes' }, true], ['done', null, { must: 'yes' }, false], ['unset', null, {}, false],
] as [DueItem['state'], string | null, Record<string, string>, boolean][])('%s until %s %j has to be looked at by 10 March: %s', (state, due, about, pressing) => {
  expect(isPressing({ state, due, about }, '2025-03-10')).toBe(pressing);
});
