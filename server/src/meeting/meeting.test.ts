import { meeting, type MeetingDetail } from '@village/shared/contract/meeting';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy } from '@village/shared/contract/policy';
import { STANDING_NAMES } from '@village/shared/rules/meeting-standing';
import { notice } from '@village/shared/contract/notice';
import { type Caller, startApp, type TestApp } from '../../test/app';
import * as build from '../../test/build';

type Who = 'first' | 'leader' | 'member' | 'colleague' | 'linked' | 'secretary' | 'head' | 'office' | 'other' | 'outsider';

let app: TestApp;
let cast: Record<Who, build.PersonBuilt>;
let callers: Record<Who, Caller>;
let towns: Record<'eight' | 'four', Organisation>;
let village: Organisation;
let counter = 0;

const MONDAY = '2025-03-10';
const key = (name: string) => `${name}-${(counter += 1)}`;

async function go(day: string, time: string): Promise<void> {
  app.on(day, time);
  callers = Object.fromEntries(await Promise.all(Object.entries(cast).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
}

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-03', '08:00');
  const county = await build.county(app);
  const foreign = await build.county(app);
  towns = { eight: await build.township(app, { county, name: '八号镇' }), four: await build.township(app, { county, name: '四号镇' }) };
  village = await build.village(app, { township: towns.eight, name: '一村' });
  const second = await build.village(app, { township: towns.four, name: '二村' });
  const [team, otherTeam] = [await build.team(app, { village }), await build.team(app, { village: second })];
  const admin = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await admin.call(policy.adopt, { organisationId: towns.eight.id, profileId: 'pian08a', effectiveFrom: '2025-01-01' });
  await admin.call(policy.adopt, { organisationId: towns.four.id, profileId: 'pian04', effectiveFrom: '2025-01-01' });
  cast = {
    first: await build.person(app, { name: '第一书记', terms: [{ role: 'first_secretary', team }] }),
    leader: await build.person(app, { name: '队长', terms: [{ role: 'team_leader', team }] }),
    member: await build.person(app, { name: '队员', terms: [{ role: 'team_member', team }] }),
    colleague: await build.person(app, { name: '同事', terms: [{ role: 'team_member', team }] }),
    linked: await build.person(app, { name: '挂村领导', terms: [{ role: 'township_linked_leader', at: towns.eight }] }),
    secretary: await build.person(app, { name: '村书记', terms: [{ role: 'village_secretary', at: village }] }),
    head: await build.person(app, { name: '组长', terms: [{ role: 'township_leading_group_head', at: towns.four }] }),
    office: await build.person(app, { name: '镇办', terms: [{ role: 'township_office', at: towns.four }] }),
    other: await build.person(app, { name: '别队', terms: [{ role: 'team_leader', team: otherTeam }] }),
    outsider: await build.person(app, { name: '外县', terms: [{ role: 'county_office', at: foreign }] }),
  };
  await go('2025-03-03', '08:10');
});
afterAll(() => app.close());

const namesOf = (detail: MeetingDetail) => detail.invitees.map(each => each.name).sort();
const standings = (detail: MeetingDetail) => Object.fromEntries(detail.invitees.map(each => [each.name, each.standingName]));
const monday = async (caller: Caller = callers.leader, day = MONDAY) => {
  const { meetings } = await caller.call(meeting.schedule, { placeId: village.id, month: day.slice(0, 7) });
  return caller.call(meeting.detail, { id: meetings.find(each => each.day === day && each.kind === 'team_regular' && each.state !== 'called_off')!.id });
};

test('按制度排出一个月的例会：每周一，五次，该来的人和主持人都带出来；八个人同时点也只排一次', async () => {
  const before = await callers.leader.call(meeting.schedule, { placeId: village.id, month: '2025-03' });
  const regular = before.duties.find(each => each.kind === 'team_regular')!;
  expect(regular).toMatchObject({ required: 5, held: 0, unplanned: 5, blank: null });
  expect(regular.because.flatMap(each => each.clauses)[0]).toMatchObject({ profile: 'pian08a' });
  const answers = await Promise.all(Array.from({ length: 8 }, () => callers.leader.send(meeting.fill as never, { placeId: village.id, month: '2025-03' })));
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
  const after = await callers.leader.call(meeting.schedule, { placeId: village.id, month: '2025-03' });
  expect(after.meetings.filter(each => each.kind === 'team_regular').map(each => each.day)).toEqual(['2025-03-03', '2025-03-10', '2025-03-17', '2025-03-24', '2025-03-31']);
  expect(after.duties.find(each => each.kind === 'team_regular')).toMatchObject({ planned: 5, unplanned: 0 });
  expect((await callers.leader.refused(meeting.fill, { placeId: village.id, month: '2025-03' })).code).toBe('nothing_to_plan');
  const detail = await monday();
  expect(namesOf(detail)).toEqual(['同事', '挂村领导', '村书记', '第一书记', '队员', '队长'].sort());
  expect(detail).toMatchObject({ host: { name: '第一书记' }, state: 'planned', expected: 6, present: 0, topics: [{ text: '政策' }, { text: '上级文件' }, { text: '本周工作' }] });
  expect(await callers.member.status(meeting.fill, { placeId: village.id, month: '2025-03' })).toBe(403);
});

test('参会的人收到通知；改日期只能改在同一周，还要写原因', async () => {
  const { latest } = await callers.member.call(notice.unread);
  expect(latest.some(each => each.text.includes('开驻村工作队例会'))).toBe(true);
  const { id } = await monday(callers.leader, '2025-03-17');
  const moved = { id, day: '2025-03-21', start: '15:00', where: '村部', reason: '' };
  expect((await callers.leader.refused(meeting.move, moved)).code).toBe('reason_missing');
  expect(await callers.leader.refused(meeting.move, { ...moved, day: '2025-03-24', reason: '县里开会' })).toMatchObject({ code: 'not_postponable', clauses: expect.arrayContaining([{ profile: 'pian08a', clause: '五(一)' }]) });
  const detail = await callers.leader.call(meeting.move, { ...moved, reason: '县里开会' });
  expect(detail).toMatchObject({ day: '2025-03-21', start: '15:00' });
  expect(detail.acts.at(-1)).toMatchObject({ name: '改时间地点', text: expect.stringContaining('县里开会') });
});

test('不能参会要向制度写明的两个人请假：少一个同意就不算请假', async () => {
  const { id } = await monday();
  const asked = await callers.member.call(meeting.askLeave, { id, reason: '送孩子看病' });
  expect(asked.leaveAsks).toEqual(['第一书记', '挂村领导']);
  const parties = asked.invitees.find(each => each.name === '队员')!.leave!.parties;
  expect(parties.map(each => [each.party, each.answer])).toEqual([['first_secretary', 'asked'], ['township_linked_leader', 'asked']]);
  expect((await callers.member.refused(meeting.askLeave, { id, reason: '再请一次' })).code).toBe('already_asked');
  expect((await callers.leader.refused(meeting.answerLeave, { id: parties[0].id, agreed: true })).code).toBe('not_asked');
  await callers.first.call(meeting.answerLeave, { id: parties[0].id, agreed: true });
  expect((await callers.first.refused(meeting.answerLeave, { id: parties[0].id, agreed: false })).code).toBe('already_answered');
  const [line] = (await callers.linked.call(meeting.detail, { id })).invitees.filter(each => each.name === '队员');
  expect(line).toMatchObject({ standing: 'expected', leave: { parties: [{ mine: false }, { mine: true }] } });
  expect(await callers.other.status(meeting.answerLeave, { id: parties[1].id, agreed: true })).toBe(404);
});

test('议题谁都可以提，主持的人定；不议的写原因', async () => {
  const { id } = await monday();
  const proposed = await callers.colleague.call(meeting.propose, { id, text: '修水渠' });
  expect(proposed.topics.at(-1)).toMatchObject({ text: '修水渠', byName: '同事', state: 'proposed' });
  const topic = proposed.topics.at(-1)!.id;
  expect((await callers.colleague.refused(meeting.judgeTopic, { id: topic, taken: true, reason: '' })).code).toBe('not_running');
  expect((await callers.leader.refused(meeting.judgeTopic, { id: topic, taken: false, reason: '' })).code).toBe('reason_missing');
  expect((await callers.leader.call(meeting.judgeTopic, { id: topic, taken: true, reason: '' })).topics.at(-1)).toMatchObject({ state: 'taken' });
});

test('扫码签到：只在当天，码一分钟一换；同一条送八遍是一次；没在名单里的签不了', async () => {
  const { id } = await monday();
  expect((await callers.first.refused(meeting.code, { id })).code).toBe('not_today');
  await go(MONDAY, '08:55');
  expect((await callers.member.refused(meeting.code, { id })).code).toBe('not_running');
  const { squares, short, seconds } = await callers.first.call(meeting.code, { id });
  expect([squares.length > 20, seconds > 0, short.length]).toEqual([true, true, 6]);
  const sent = { clientKey: key('sign'), id, code: short, claimedAt: `${MONDAY}T00:55:10.000Z` };
  const answers = await Promise.all(Array.from({ length: 8 }, () => callers.colleague.send(meeting.signIn as never, sent)));
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
  await callers.colleague.call(meeting.signIn, { ...sent, clientKey: key('sign') });
  await callers.first.call(meeting.signIn, { ...sent, clientKey: key('sign'), id: undefined });
  expect((await callers.other.refused(meeting.signIn, { ...sent, clientKey: key('sign') })).code).toBe('not_invited');
  await go(MONDAY, '09:04');
  expect((await callers.leader.refused(meeting.signIn, { ...sent, clientKey: key('sign'), claimedAt: `${MONDAY}T01:04:00.000Z` })).code).toBe('code_expired');
  expect((await callers.leader.refused(meeting.signIn, { ...sent, clientKey: key('sign'), code: '2345' })).code).toBe('code_unknown');
  const late = await callers.first.call(meeting.code, { id });
  await callers.leader.call(meeting.signIn, { clientKey: key('sign'), id, code: late.short, claimedAt: `${MONDAY}T01:04:00.000Z` });
  expect(standings(await callers.first.call(meeting.detail, { id }))).toMatchObject({ 同事: STANDING_NAMES.present, 第一书记: STANDING_NAMES.present, 队长: STANDING_NAMES.late, 村书记: STANDING_NAMES.expected });
});

test('名单由主持的人核对，别人不能代；改掉本人的签到要写原因', async () => {
  const { id, invitees } = await monday(callers.first);
  const line = (name: string, present: boolean, more: object = {}) => ({ inviteeId: invitees.find(each => each.name === name)!.id, present, reason: '', askedFrom: [], ...more });
  const list = (lines: object[]) => ({ clientKey: key('list'), id, lines, claimedAt: `${MONDAY}T01:20:00.000Z` }) as never;
  expect((await callers.member.refused(meeting.confirmList, list([line('村书记', true)]))).code).toBe('not_running');
  expect((await callers.first.refused(meeting.confirmList, list([line('同事', false)]))).code).toBe('reason_missing');
  const detail = await callers.first.call(meeting.confirmList, list([line('村书记', true), line('挂村领导', false, { reason: '镇里开会' })]));
  expect(standings(detail)).toMatchObject({ 村书记: '到会', 挂村领导: '还没签到' });
  const ended = await callers.first.call(meeting.end, { id });
  expect(ended.state).toBe('held');
  expect(standings(ended)).toMatchObject({ 队员: '缺席', 挂村领导: '缺席', 同事: '到会' });
  expect(ended.invitees.find(each => each.name === '队员')!.because.flatMap(each => each.clauses)).toEqual(expect.arrayContaining([{ profile: 'pian08a', clause: '五(三)' }]));
  const parties = ended.invitees.find(each => each.name === '队员')!.leave!.parties;
  await callers.linked.call(meeting.answerLeave, { id: parties[1].id, agreed: true });
  expect(standings(await callers.first.call(meeting.detail, { id }))).toMatchObject({ 队员: '请假' });
  const again = await callers.first.call(meeting.confirmList, list([line('挂村领导', false, { reason: '电话请假', askedFrom: ['first_secretary', 'township_linked_leader'] })]));
  expect(standings(again)).toMatchObject({ 挂村领导: '请假' });
  expect((await callers.first.refused(meeting.end, { id })).code).toBe('state_changed');
  const { duties } = await callers.leader.call(meeting.schedule, { placeId: village.id, month: '2025-03' });
  expect(duties.find(each => each.kind === 'team_regular')).toMatchObject({ held: 1, planned: 4 });
});

test('临时会议：制度规定的人提议，规定的人同意，才通知参会的人', async () => {
  const place = { placeId: towns.four.id, kind: 'extra_team_or_leader_meeting' as const, day: '2025-03-12' };
  const planned = await callers.office.call(meeting.planning, place);
  expect(planned).toMatchObject({ consent: 'township_leading_group_head', kind: 'extra_team_or_leader_meeting' });
  const input = { ...place, title: '', start: '10:00', where: '镇会议室', invitees: planned.candidates.map(({ personId, name, as }) => ({ personId: personId!, name, as })), topics: ['防汛'] };
  expect((await callers.head.refused(meeting.plan, input)).code).toBe('not_proposer');
  const made = await callers.office.call(meeting.plan, input);
  expect(made).toMatchObject({ state: 'proposed', consent: { parties: '领导小组组长', mine: false } });
  expect((await callers.other.call(notice.unread)).latest.some(each => each.text.includes('临时'))).toBe(false);
  expect((await callers.office.refused(meeting.consent, { id: made.id, agreed: true, text: '' })).code).toBe('not_approver');
  expect((await callers.head.refused(meeting.consent, { id: made.id, agreed: false, text: '' })).code).toBe('reason_missing');
  const agreed = await Promise.all(Array.from({ length: 6 }, () => callers.head.send(meeting.consent as never, { id: made.id, agreed: true, text: '' })));
  expect(agreed.filter(({ status }) => status === 200)).toHaveLength(1);
  expect((await callers.other.call(notice.unread)).latest.some(each => each.text.includes('临时工作队会议'))).toBe(true);
  expect((await callers.office.call(meeting.callOff, { id: made.id, reason: '汛情解除' })).state).toBe('called_off');
});

test('看得到的范围：本队、村、镇、请了的人；别队和外县一律 404；列表可查找', async () => {
  const { id } = await monday(callers.first);
  for (const name of ['member', 'secretary', 'linked'] as const) expect([name, await callers[name].status(meeting.detail, { id })]).toEqual([name, 200]);
  for (const name of ['other', 'office', 'outsider'] as const) expect([name, await callers[name].status(meeting.detail, { id }), await callers[name].status(meeting.schedule, { placeId: village.id, month: '2025-03' })]).toEqual([name, 404, 404]);
  expect((await callers.member.call(meeting.list, { search: '例会' })).total).toBe(5);
  expect((await callers.member.call(meeting.list, { search: MONDAY })).items.map(each => each.day)).toEqual([MONDAY]);
  const daysOf = async (input: object, who: Who = 'member') => (await callers[who].call(meeting.list, input)).items.map(each => each.day);
  const every = await daysOf({});
  expect(await daysOf({ from: MONDAY, to: MONDAY })).toEqual([MONDAY]);
  expect(await daysOf({ from: '2025-03-17' })).toEqual(every.filter(day => day >= '2025-03-17'));
  expect([await daysOf({ state: 'held' }), await daysOf({ state: 'held', from: '2025-03-11' })]).toEqual([[MONDAY], []]);
  expect((await callers.office.call(meeting.list, { kind: 'extra_team_or_leader_meeting' })).items.map(each => each.kind)).toEqual(['extra_team_or_leader_meeting']);
  expect([await daysOf({ kind: 'extra_team_or_leader_meeting', state: 'planned' }, 'office'), await daysOf({ kind: 'team_regular' }, 'outsider')]).toEqual([[], []]);
  expect((await callers.outsider.call(meeting.list, {})).total).toBe(0);
  expect((await callers.member.call(meeting.places)).map(each => [each.name, each.mayPlan])).toEqual([['一村', false]]);
  expect((await callers.linked.call(meeting.places)).map(each => each.name)).toEqual(['八号镇', '一村']);
  expect(await callers.leader.status(meeting.plan, { placeId: village.id, kind: 'team_regular', title: '', day: MONDAY, start: '09:00', where: '村部', invitees: [{ personId: cast.outsider.id, name: '外县', as: 'member' }], topics: [] })).toBe(404);
  const { file, name } = await callers.member.file(meeting.signInPdf, { id });
  expect([name, Buffer.from(file).subarray(0, 4).toString()]).toEqual(['驻村工作队例会签到表 3月10日.pdf', '%PDF']);
});
