import { appeal, type AppealReceipt } from '@village/shared/contract/appeal';
import type { WriteAppealInput } from '@village/shared/contract/appeal.input';
import { board } from '@village/shared/contract/board';
import { issue, type IssueDetail } from '@village/shared/contract/issue';
import type { Organisation } from '@village/shared/contract/organisation';
import { notice } from '@village/shared/contract/notice';
import { policy } from '@village/shared/contract/policy';
import { publication } from '@village/shared/contract/publication';
import * as build from '../../test/build';
import { type Caller, startApp, type TestApp } from '../../test/app';
import { Db } from '../common/db';
import { addSeconds } from '../common/time';
import { AppealEntity, ContentCheckEntity } from './appeal.entity';
import { ContentCheckService } from './content-check.service';

/** What villagers say: written without an account, followed by a number, answered, confirmed, published. */
let app: TestApp;
let village: Organisation;
let code: string;
let people: Record<'leader' | 'member' | 'secretary' | 'office' | 'county' | 'director', build.PersonBuilt>;
let callers: Record<keyof typeof people, Caller>;
let forms = 0;

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-06', '09:00');
  const county = await build.county(app);
  const township = await build.township(app, { county, name: '柳河乡' });
  village = await build.village(app, { township, name: '前村' });
  const team = await build.team(app, { village });
  people = {
    leader: await build.person(app, { name: '队长甲', terms: [{ role: 'team_leader', team }] }),
    member: await build.person(app, { name: '队员乙', terms: [{ role: 'team_member', team }] }),
    // Of the township's office, and a member of the team: nothing about the team is for him.
    secretary: await build.person(app, { name: '包村丙', terms: [{ role: 'township_office', at: township }, { role: 'linked_cadre', team }] }),
    office: await build.person(app, { name: '镇办丁', terms: [{ role: 'township_office', at: township }] }),
    county: await build.person(app, { name: '县办戊', terms: [{ role: 'county_office', at: county }] }),
    director: await build.person(app, { name: '村主任己', terms: [{ role: 'village_director', at: village }] }),
  };
  callers = Object.fromEntries(await Promise.all(Object.entries(people).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
  const administrator = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  await administrator.call(policy.adopt, { organisationId: county.id, profileId: 'pian04', effectiveFrom: '2024-01-01' });
  code = (await callers.leader.call(board.renew, { villageId: village.id, seen: '' })).code!;
});
afterAll(() => app.close());

const given = (more: Partial<WriteAppealInput> = {}): WriteAppealInput => ({ code, form: `form-${(forms += 1)}`, about: 'matter', text: '三组路灯坏了两盏。晚上看不见路', ...more });
const write = (more: Partial<WriteAppealInput> = {}): Promise<AppealReceipt> => app.anonymous.call(appeal.write, given(more));
const follow = (number: string) => app.anonymous.call(appeal.follow, { number });
const act = (number: string, what: object) => app.anonymous.send(appeal.act, { number, ...what });
const post = (path: string, fields: Record<string, string>) => app.anonymous.raw('POST', path, new URLSearchParams(fields).toString(), { 'content-type': 'application/x-www-form-urlencoded' });
const unread = async (who: Caller) => (await who.call(notice.list, {})).items.filter(({ read }) => !read).map(({ text }) => text);
const issues = async (who: Caller, box: 'undone' | 'todo' = 'undone') => (await who.call(issue.list, { box, source: 'appeal' })).items;
const open = async (who: Caller, title: string): Promise<IssueDetail> => who.call(issue.one, { id: (await issues(who)).find(each => each.title === title)!.id });
const answer = (who: Caller, { id, revision }: IssueDetail, text: string, outcome = 'solved' as 'solved' | 'verified') => who.call(issue.answer, { clientKey: `answer-${(forms += 1)}`, id, revision, outcome, text, claimedAt: app.clock.now() });

test('一条诉求从写下到办结：队长交办、答复、群众说没有解决、再办、确认、评价；名字和内部的话不给群众看', async () => {
  const { number, toName } = await write({ place: '村口', name: '张大娘', phone: '13800000001' });
  expect(number).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  expect(toName).toBe('驻村工作队');
  expect(await unread(callers.leader)).toContain('前村：三组路灯坏了两盏，等您交办');
  const raised = await open(callers.leader, '三组路灯坏了两盏');
  expect(raised).toMatchObject({ source: 'appeal', reporterName: '村民', villager: '张大娘', waits: 'assign', text: '三组路灯坏了两盏。晚上看不见路\n地点：村口' });
  expect((await app.anonymous.send(appeal.follow, { number: number.toLowerCase().replace(/-/g, ' ') })).body).toMatchObject({ stateName: '已收到，正在安排人办', may: { add: true, solved: false } });
  const assigned = await callers.leader.call(issue.assign, { id: raised.id, revision: raised.revision, personId: people.member.id, due: '2025-03-10', text: '先查线路' });
  expect(await unread(callers.member)).toContain('请您办理：前村：三组路灯坏了两盏，3月10日以前办好');
  await callers.member.call(issue.note, { clientKey: 'note-1', id: raised.id, text: '这户不好说话', claimedAt: app.clock.now() });
  expect((await act(number, { act: 'add', text: '坏的是小学门口那两盏' })).status).toBe(200);
  expect((await act(number, { act: 'add', text: '坏的是小学门口那两盏' })).status).toBe(200);
  expect(await unread(callers.member)).toContain('前村：三组路灯坏了两盏，反映的群众补充了情况');
  await answer(callers.member, assigned, '灯泡换了，今晚亮了。');
  const answered = await follow(number);
  expect(answered).toMatchObject({ state: 'answered', due: '2025-03-10', may: { solved: true, reopen: true, grade: false } });
  expect(answered.steps.filter(({ text }) => text === '坏的是小学门口那两盏')).toHaveLength(1);
  expect(JSON.stringify(answered)).not.toMatch(/不好说话|先查线路|队员乙|队长甲|13800000001/);
  expect((await act(number, { act: 'reopen' })).body).toMatchObject({ code: 'appeal_text_missing', field: 'text' });
  expect((await act(number, { act: 'reopen', text: '只亮了一盏' })).body).toMatchObject({ state: 'reopened' });
  expect(await unread(callers.member)).toContain('前村：三组路灯坏了两盏，没有解决，要重新办理');
  await answer(callers.member, await open(callers.member, '三组路灯坏了两盏'), '第二盏换了镇流器，也亮了。');
  expect((await act(number, { act: 'solved' })).body).toMatchObject({ state: 'closed', until: '2025-09-02', may: { grade: true, add: false } });
  expect((await act(number, { act: 'solved' })).status).toBe(422);
  expect((await act(number, { act: 'grade' })).body).toMatchObject({ code: 'grade_missing' });
  expect((await act(number, { act: 'grade', grade: 'fair', text: '第一次没修好' })).body).toMatchObject({ grade: 'fair', may: { grade: false } });
  expect((await act(number, { act: 'grade', grade: 'satisfied' })).body).toMatchObject({ code: 'appeal_act_not_now' });
  const closed = await callers.leader.call(issue.one, { id: raised.id });
  expect(closed.steps.map(({ action, byName, text }) => [action, byName, text])).toEqual(expect.arrayContaining([['confirm', '反映的群众', ''], ['note', '反映的群众', '评价：基本满意。第一次没修好']]));
  expect(await callers.leader.call(appeal.card, { issueId: raised.id })).toMatchObject({ hasPhone: true, grade: 'fair', gradeText: '第一次没修好', may: { phone: true, publish: false } });
  expect(await callers.member.call(appeal.phone, { issueId: raised.id })).toEqual({ phone: '13800000001' });
});

test('编号只存单向的记号，表单重发是同一条，同一个表单改了话是另一条', async () => {
  const input = given({ text: '水管漏水' });
  const [first, second] = await Promise.all([1, 2].map(() => app.anonymous.call(appeal.write, input)));
  expect(second).toEqual(first);
  expect((await app.anonymous.call(appeal.write, { ...input, text: '水管漏水，两处' })).number).not.toBe(first.number);
  expect((await issues(callers.leader)).filter(({ title }) => title === '水管漏水')).toHaveLength(1);
  const rows = JSON.stringify(await app.get(Db).of(AppealEntity).find());
  expect(rows).not.toContain(first.number);
  expect(rows).not.toContain(first.number.replace(/-/g, ''));
  expect(rows).not.toContain('13800000001');
});

test('改动一位、过期、瞎猜的编号都说明白；错得多了一会儿都不给查；写得太多也停一停', async () => {
  const { number } = await write({ text: '想问低保怎么申请' });
  const wrong = await app.anonymous.refused(appeal.follow, { number: `${number.slice(0, -1)}${number.endsWith('7') ? '8' : '7'}` });
  expect([wrong.code, wrong.field]).toEqual(['appeal_unknown', 'number']);
  expect((await app.anonymous.refused(appeal.follow, { number: '没有编号' })).text).toBe(wrong.text);
  for (let turn = 0; turn < 10; turn += 1) await app.anonymous.send(appeal.follow, { number: '0000-0000-0000-0000', device: 'guesser' });
  expect((await app.anonymous.refused(appeal.follow, { number, device: 'guesser' })).code).toBe('too_many_wrong');
  expect((await app.anonymous.send(appeal.follow, { number, device: 'other' })).status).toBe(200);
  const written = [];
  for (let turn = 0; turn < 6; turn += 1) written.push((await app.anonymous.send(appeal.write, given({ device: 'writer', text: `第 ${turn} 条` }))).status);
  expect(written).toEqual([200, 200, 200, 200, 200, 422]);
  await answer(callers.leader, await open(callers.leader, '想问低保怎么申请'), '到村部找我，带户口簿。');
  await act(number, { act: 'solved' });
  app.on('2025-09-02');
  expect((await app.anonymous.send(appeal.follow, { number })).status).toBe(200);
  app.on('2025-09-03');
  expect((await app.anonymous.refused(appeal.follow, { number })).code).toBe('appeal_expired');
  app.on('2025-03-06', '10:00');
});

test('反映队员的交给镇里：队里的人和兼在队里的镇干部都看不到、收不到；镇办受理、查证、答复，群众可以不认', async () => {
  await Promise.all(Object.values(callers).map(each => each.call(notice.read, {})));
  const { number, toName } = await write({ about: 'about_team', personId: people.member.id, text: '队员两周没来村里' });
  expect(toName).toBe('乡镇');
  const { id } = (await callers.office.call(issue.restricted, {})).items[0];
  for (const name of ['leader', 'member', 'secretary', 'director'] as const) {
    expect([name, await callers[name].status(issue.one, { id })]).toEqual([name, 404]);
    expect([name, await callers[name].status(appeal.card, { issueId: id })]).toEqual([name, 404]);
    expect([name, (await callers[name].call(issue.restricted, {})).items]).toEqual([name, []]);
    expect([name, await unread(callers[name])]).toEqual([name, []]);
  }
  expect(await unread(callers.office)).toEqual(['有一条群众的反映，等您签收']);
  await callers.office.call(issue.acknowledge, { id });
  await answer(callers.office, await callers.office.call(issue.one, { id }), '查了考勤和在村记录，属实，已经约谈。', 'verified');
  expect(await follow(number)).toMatchObject({ state: 'answered', agreed: false, may: { publish: false, solved: true } });
  expect((await act(number, { act: 'reopen', text: '约谈以后还是没来' })).body).toMatchObject({ state: 'reopened' });
  expect(await unread(callers.office)).toEqual(['有一条群众的反映，没有解决，要重新办理']);
});

test('反映的正是镇里的人，就交到县里；反映村干部的交到镇里，村里的人看不到', async () => {
  await write({ about: 'about_township', text: '镇干部吃拿卡要' });
  expect((await callers.county.call(issue.restricted, {})).items.map(({ title }) => title)).toEqual(['镇干部吃拿卡要']);
  expect((await callers.office.call(issue.restricted, {})).items.map(({ title }) => title)).not.toContain('镇干部吃拿卡要');
  await write({ about: 'about_village', text: '村里评低保不公' });
  expect((await callers.office.call(issue.restricted, {})).items.map(({ title }) => title)).toContain('村里评低保不公');
  expect((await callers.director.call(issue.restricted, {})).items).toEqual([]);
});

test('连不上微信也收下，等着，自动再试；微信没有说可以就不能公开', async () => {
  const checks = app.get(ContentCheckService);
  await checks.run();
  app.wechat.isDown = true;
  const { number } = await write({ text: '桥面裂缝变宽', agreed: true });
  const raised = await open(callers.leader, '桥面裂缝变宽');
  await checks.run();
  expect(await callers.leader.call(appeal.card, { issueId: raised.id })).toMatchObject({ check: 'waiting' });
  await answer(callers.member, await callers.leader.call(issue.assign, { id: raised.id, revision: raised.revision, personId: people.member.id, due: '2025-03-10', text: '' }), '已请县里鉴定，先限重。');
  const draft = await callers.member.call(appeal.draft, { issueId: raised.id });
  expect(draft).toMatchObject({ subject: 'villager_requests', text: '诉求：桥面裂缝变宽\n\n答复：已请县里鉴定，先限重。' });
  const submitted = await callers.member.call(publication.move, { id: draft.id, revision: draft.revision, move: 'submit', text: '' });
  const publish = (revision = submitted.revision) => callers.leader.send(publication.move, { id: draft.id, revision, move: 'publish', text: '' });
  expect((await publish()).body).toMatchObject({ code: 'content_waiting' });
  app.wechat.isDown = false;
  app.clock.instant = addSeconds(app.clock.now(), 3700);
  await checks.run();
  expect(await callers.leader.call(appeal.card, { issueId: raised.id })).toMatchObject({ check: 'passed' });
  expect((await app.get(Db).of(ContentCheckEntity).findBy({ state: 'waiting' }))).toEqual([]);
  expect((await callers.member.refused(publication.move, { id: draft.id, revision: submitted.revision, move: 'publish', text: '' })).code).toBe('own_publication');
  expect((await publish()).status).toBe(200);
  const shown = (await app.anonymous.call(board.data, { code })).publications;
  expect(shown).toMatchObject([{ title: '桥面裂缝变宽', subjectName: '群众诉求和答复' }]);
  expect(await follow(number)).toMatchObject({ published: true, may: { keep_private: true } });
  // He takes it back: it is gone at once, for the text too.
  await act(number, { act: 'keep_private' });
  expect((await app.anonymous.call(board.data, { code })).publications).toEqual([]);
  expect((await app.anonymous.raw('GET', `/b/${code}/publications/${draft.id}`)).status).toBe(404);
  expect((await callers.member.refused(appeal.draft, { issueId: raised.id })).code).toBe('consent_missing');
});

test('微信认为不能公开的退回修改；别的事项不能冒充诉求', async () => {
  const { number } = await write({ text: '想问一件事。特3456书yuuo莞6543李zxcz蒜7782法fgnv级', agreed: true });
  await app.get(ContentCheckService).run();
  const raised = await open(callers.leader, '想问一件事');
  expect(await callers.leader.call(appeal.card, { issueId: raised.id })).toMatchObject({ check: 'risky' });
  await answer(callers.leader, raised, '说明了。');
  const draft = await callers.member.call(appeal.draft, { issueId: raised.id });
  const { revision } = await callers.member.call(publication.move, { id: draft.id, revision: draft.revision, move: 'submit', text: '' });
  await app.get(ContentCheckService).run();
  expect((await callers.leader.refused(publication.move, { id: draft.id, revision, move: 'publish', text: '' })).code).toBe('content_risky');
  expect((await callers.member.refused(publication.save, { revision: 0, villageId: village.id, subject: 'villager_requests', title: '编的', text: '', items: [], tables: [], explanation: '' })).code).toBe('subject_fixed');
  expect((await follow(number)).may.keep_private).toBe(true);
});

test('网页不用脚本也能写、查、补充、确认；写错的留着，逐处说明；别人的标记只是字', async () => {
  const form = await app.anonymous.raw('GET', `/b/${code}/appeals`);
  const key = /name="form" value="([^"]+)"/.exec(String(form.body))![1];
  const wrong = await post(`/b/${code}/appeals`, { form: key, about: 'matter', text: '', phone: '123', name: '<b>甲</b>' });
  expect(wrong.status).toBe(422);
  expect(String(wrong.body)).toContain('<a href="#text">请填写什么事</a>');
  expect(String(wrong.body)).toContain('id="phone-wrong"');
  expect(String(wrong.body)).toContain('value="&lt;b&gt;甲&lt;/b&gt;"');
  const text = '<script>alert(1)</script>渠堵了"\'`';
  const sent = await post(`/b/${code}/appeals`, { form: key, about: 'matter', text, phone: '138 0000 0002', agreed: '1' });
  expect(sent.headers['cache-control']).toBe('no-store');
  const number = /data-number="([^"]+)"/.exec(String(sent.body))![1];
  const page = await post(`/b/${code}/follow`, { number });
  expect([page.status, page.headers['cache-control']]).toEqual([200, 'no-store']);
  expect(String(page.body)).not.toContain('<script>alert');
  expect(String(page.body)).toContain('&lt;script&gt;alert(1)&lt;/script&gt;渠堵了&quot;&#39;&#96;');
  const added = await post(`/b/${code}/follow`, { number, act: 'add', text: '<img src=x onerror=alert(1)>' });
  expect(String(added.body)).toContain('已经补充');
  expect(String(added.body)).not.toContain('<img src=x');
  const refused = await post(`/b/${code}/follow`, { number, act: 'solved' });
  expect([refused.status, String(refused.body).includes('不能确认解决')]).toEqual([422, true]);
  expect((await post(`/b/${code}/follow`, { number, act: 'burn' })).status).toBe(422);
  const unknown = await post(`/b/${code}/follow`, { number: '<i>x</i>' });
  expect([unknown.status, String(unknown.body).includes('没有这个编号')]).toEqual([422, true]);
  expect((await app.anonymous.raw('GET', '/b/nothing/appeals')).status).toBe(404);
  // A board's code that was renewed meanwhile still leads to where the number is asked for.
  expect((await app.anonymous.raw('GET', '/b/old-code/follow')).status).toBe(200);
});

test('干部登记的问题，给群众一个编号：他凭编号看、说没有解决、确认；再给一次原来的打不开；谁给的留在经过里', async () => {
  const raised = await callers.member.call(issue.raise, { clientKey: 'for-him', kind: 'problem', category: 'infrastructure', villageId: village.id, title: '五组水渠塌了', text: '塌了两丈', source: 'villager', villager: '李大爷', foundOn: app.clock.today(), claimedAt: app.clock.now() });
  const first = await callers.member.call(appeal.hand, { issueId: raised.id });
  const { number } = await callers.member.call(appeal.hand, { issueId: raised.id });
  expect(number).not.toBe(first.number);
  expect((await app.anonymous.refused(appeal.follow, { number: first.number })).code).toBe('appeal_unknown');
  expect(await follow(number)).toMatchObject({ title: '五组水渠塌了', may: { add: true, solved: false } });
  expect((await callers.member.call(issue.one, { id: raised.id })).steps.at(-1)).toMatchObject({ action: 'note', byName: '队员乙', text: '给了反映的群众一个编号，由他凭编号查看和确认。' });
  const given = await callers.leader.call(issue.assign, { id: raised.id, revision: raised.revision, personId: people.member.id, due: '2025-06-10', text: '' });
  const answered = await answer(callers.member, given, '修好了');
  expect((await callers.member.refused(issue.confirm, { id: raised.id, revision: answered.revision, text: '' })).code).toBe('own_answer');
  expect((await act(number, { act: 'reopen', text: '还在漏' })).status).toBe(200);
  const again = await callers.member.call(issue.one, { id: raised.id });
  expect(again).toMatchObject({ state: 'reopened', reopened: 1 });
  await answer(callers.member, again, '又砌了一遍');
  expect((await act(number, { act: 'solved' })).status).toBe(200);
  expect(await callers.leader.call(issue.one, { id: raised.id })).toMatchObject({ state: 'closed' });
  expect((await callers.member.refused(appeal.hand, { issueId: raised.id })).code).toBe('appeal_closed');
});

test('重大情况和群众自己写的不另给编号，看不到的人给不了', async () => {
  const direct = await callers.member.call(issue.raise, { clientKey: 'direct-1', kind: 'direct', category: 'accident', villageId: village.id, title: '翻车', text: '', source: 'person', foundOn: app.clock.today(), claimedAt: app.clock.now() });
  expect((await callers.member.refused(appeal.hand, { issueId: direct.id })).code).toBe('no_number');
  const own = (await issues(callers.leader))[0];
  expect((await callers.leader.refused(appeal.hand, { issueId: own.id })).code).toBe('no_number');
  const other = await app.sign((await build.person(app, { terms: [{ role: 'township_secretary', at: await build.township(app, { county: await build.county(app) }) }] })).id);
  expect(await other.status(appeal.hand, { issueId: own.id })).toBe(404);
});
