import { adjustment, type AdjustmentDetail } from '@village/shared/contract/adjustment';
import { archive } from '@village/shared/contract/archive';
import { handover } from '@village/shared/contract/handover';
import { notice } from '@village/shared/contract/notice';
import { reminder } from '@village/shared/contract/reminder';
import { organisation, type Organisation } from '@village/shared/contract/organisation';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { regulate } from '../../test/regulation';
import { Db } from '../common/db';
import { AdjustmentEntity } from './posting.entity';

/** The fourth county lives by 篇三: what follows a recall is decided one by one. The first county lives by 篇九 (第七条、第二十二条、第二十三条), the second by 篇四 六4, the third by 篇六 二(四). */
type Name = 'member' | 'leader' | 'newcomer' | 'unitHead' | 'party' | 'group' | 'orgDept' | 'office' | 'admin' | 'neighbour' | 'stranger' | 'townMember' | 'townParty' | 'townGroup' | 'townGroup2' | 'quarterly' | 'quarterlyOffice' | 'quarterlyGroup' | 'graded' | 'gradedOffice' | 'gradedGroup';
let app: TestApp;
let people: Record<Name, build.PersonBuilt>;
let callers: Record<Name, Caller>;
let village: Organisation;
let teams: Awaited<ReturnType<typeof build.team>>[];

async function on(day: string): Promise<void> {
  app.on(day);
  callers = Object.fromEntries(await Promise.all(Object.entries(people).map(async ([name, { id }]) => [name, await app.sign(id)]))) as typeof callers;
}

beforeAll(async () => {
  app = await startApp();
  const homes = [await build.county(app), await build.county(app), await build.county(app), await build.county(app)];
  const towns = await Promise.all(homes.map(county => build.township(app, { county })));
  const villages = await Promise.all(towns.map((township, index) => build.village(app, { township, name: ['桃树村', '杏花村', '梨园村', '枣林村'][index] })));
  [village] = villages;
  teams = await Promise.all(villages.map(each => build.team(app, { village: each })));
  const unit = await build.unit(app, { county: homes[0], name: '县水务局' });
  const member = (team: (typeof teams)[number]) => [{ role: 'team_member' as const, team }];
  people = {
    member: await build.person(app, { name: '张三', unit, terms: member(teams[0]) }), leader: await build.person(app, { terms: [{ role: 'team_leader', team: teams[0] }] }), newcomer: await build.person(app, { county: homes[0], name: '李新', unit }),
    unitHead: await build.person(app, { name: '水务局长', terms: [{ role: 'dispatching_unit_head', unit }] }), party: await build.person(app, { name: '乡书记', terms: [{ role: 'township_secretary', at: towns[0] }] }),
    group: await build.person(app, { terms: [{ role: 'county_leading_group', at: homes[0] }] }), orgDept: await build.person(app, { terms: [{ role: 'county_org_dept', at: homes[0] }] }), office: await build.person(app, { terms: [{ role: 'county_office', at: homes[0] }] }),
    admin: await build.person(app, { terms: [{ role: 'administrator', at: homes[0] }] }), neighbour: await build.person(app, { terms: [{ role: 'team_leader', team: await build.team(app, { village: await build.village(app, { township: towns[0] }) }) }] }),
    stranger: await build.person(app, { terms: [{ role: 'county_office', at: await build.county(app) }] }), townMember: await build.person(app, { name: '王五', terms: member(teams[1]) }), townParty: await build.person(app, { terms: [{ role: 'township_secretary', at: towns[1] }] }),
    townGroup: await build.person(app, { terms: [{ role: 'county_leading_group', at: homes[1] }] }), townGroup2: await build.person(app, { terms: [{ role: 'county_leading_group', at: homes[1] }] }),
    quarterly: await build.person(app, { name: '赵六', terms: member(teams[2]) }), quarterlyOffice: await build.person(app, { terms: [{ role: 'county_office', at: homes[2] }] }), quarterlyGroup: await build.person(app, { terms: [{ role: 'county_leading_group', at: homes[2] }] }),
    graded: await build.person(app, { name: '孙七', terms: member(teams[3]) }), gradedOffice: await build.person(app, { terms: [{ role: 'county_office', at: homes[3] }] }), gradedGroup: await build.person(app, { name: '组长', terms: [{ role: 'county_leading_group', at: homes[3] }] }),
  };
  app.on('2025-03-06');
  await regulate(app, homes[0], 'pian09b');
  await regulate(app, homes[1], 'pian04');
  await regulate(app, homes[2], 'pian06');
  await regulate(app, homes[3], 'pian03');
  await on('2025-03-06');
});
afterAll(() => app.close());

const of = (name: Name) => ({ personId: people[name].id, termId: people[name].termIds[0] });
const decide = (who: Caller, one: AdjustmentDetail, decision: 'approve' | 'refuse' = 'approve', text = '同意') => who.call(adjustment.decide, { id: one.id, revision: one.revision, decision, text });

describe('中途调整', () => {
  let one: AdjustmentDetail;

  test('没有正当理由、没有接替的人不能调整，期满的要到了那一天才算', async () => {
    const options = await callers.member.call(adjustment.options, of('member'));
    expect(options.change).toMatchObject({ needsSuccessor: true, lastDay: '2025-12-31', mayPropose: true, reasons: expect.arrayContaining([{ reason: 'health', name: '身体原因' }]), because: [{ clauses: [{ clause: '第七条' }] }] });
    const asked = { kind: 'change' as const, ...of('member'), text: '腰伤住院', day: '2025-04-01' };
    expect(await callers.member.refused(adjustment.propose, { ...asked, reason: 'health' })).toMatchObject({ code: 'change_not_allowed', field: 'successor', clauses: expect.arrayContaining([{ profile: 'pian09b', clause: '第七条' }]) });
    expect(await callers.member.refused(adjustment.propose, { ...asked, reason: 'term_end', successor: '李新' })).toMatchObject({ code: 'change_not_allowed', field: 'reason' });
    expect(await callers.neighbour.status(adjustment.propose, { ...asked, reason: 'health', successor: '李新' })).toBe(404);
    expect(await callers.party.refused(adjustment.propose, { ...asked, reason: 'boredom', successor: '李新' })).toMatchObject({ code: 'change_not_allowed' });
    one = await callers.member.call(adjustment.propose, { ...asked, reason: 'health', successor: '李新' });
    expect(one).toMatchObject({ state: 'pending', waitsFor: '派出单位党组织', steps: [{ registered: false }, {}, {}, { name: '同级组织部门和同级乡村振兴部门', registered: true }] });
    expect(await callers.member.refused(adjustment.propose, { ...asked, reason: 'health', successor: '李新' })).toMatchObject({ code: 'adjustment_open' });
  });

  test('逐级同意，谁也不能越级，自己不能定自己的；没有人在系统里的部门由县办登记它的书面意见', async () => {
    expect(await callers.group.refused(adjustment.decide, { id: one.id, revision: one.revision, decision: 'approve', text: '' })).toMatchObject({ code: 'not_your_step' });
    expect(await callers.neighbour.status(adjustment.one, { id: one.id })).toBe(404);
    expect(await callers.stranger.status(adjustment.one, { id: one.id })).toBe(404);
    expect((await callers.unitHead.call(reminder.list)).filter(({ kind }) => kind === 'adjustment')).toMatchObject([{ title: '审定中途调整', note: '张三' }]);
    expect((await callers.party.call(reminder.list)).filter(({ kind }) => kind === 'adjustment')).toEqual([]);
    one = await decide(callers.unitHead, one);
    expect((await callers.party.call(notice.unread)).latest.map(({ text }) => text)).toEqual(['张三的中途调整，等您审定']);
    one = await decide(callers.party, one);
    one = await decide(callers.group, one);
    expect(await callers.office.refused(adjustment.decide, { id: one.id, revision: one.revision, decision: 'approve', text: '' })).toMatchObject({ code: 'reason_missing' });
    one = await decide(callers.orgDept, one);
    expect(one).toMatchObject({ state: 'pending', waitsFor: '同级组织部门和同级乡村振兴部门' });
    one = await decide(callers.office, one, 'approve', '县乡村振兴局 3月8日书面同意');
    expect(one).toMatchObject({ state: 'approved', waitsFor: '' });
    expect(one.steps.map(({ decision }) => decision)).toEqual(['approve', 'approve', 'approve', 'approve']);
  });

  test('同意以后由管理员办：接替的人到任，原来的任职结束', async () => {
    const asked = { id: one.id, revision: one.revision, leavingOn: '2025-04-01' };
    expect(await callers.office.status(adjustment.execute, asked)).toBe(403);
    expect((await callers.admin.call(reminder.list)).filter(({ kind }) => kind === 'adjustment')).toMatchObject([{ title: '办理中途调整' }]);
    expect(await callers.admin.refused(adjustment.execute, asked)).toMatchObject({ code: 'successor_missing' });
    const named = { ...asked, successorId: people.newcomer.id, successorFrom: '2025-04-02' };
    expect(await callers.admin.refused(adjustment.execute, named)).toMatchObject({ code: 'selection_unchecked', field: 'successorId', clauses: expect.arrayContaining([expect.objectContaining({ clause: '第五条' })]) });
    expect(await callers.admin.refused(adjustment.execute, { ...named, checked: true, against: ['身体状况不能胜任'] })).toMatchObject({ code: 'not_eligible' });
    one = await callers.admin.call(adjustment.execute, { ...named, checked: true, against: [] });
    expect(one).toMatchObject({ state: 'executed', executed: { on: '2025-04-01' }, replacement: { required: true, name: '李新' } });
    const team = (await callers.admin.call(organisation.teams, { organisationId: village.id, on: '2025-04-05' }))[0];
    expect(team.members.map(({ name }) => name)).toEqual(expect.arrayContaining(['李新']));
    expect(team.members.map(({ name }) => name)).not.toContain('张三');
    for (const kind of ['docx', 'pdf'] as const) expect((await callers.office.file(adjustment[kind], { id: one.id })).name).toBe(`张三中途调整审批表.${kind}`);
    const filed = async (who: keyof typeof callers) => (await callers[who].call(archive.items, { teamId: teams[0].id, category: 'others' })).items.map(({ title }) => title).filter(title => title.includes('调整'));
    expect(await filed('office')).toEqual(['中途调整审批表 张三']);
    expect(Buffer.from((await callers.office.file(archive.open, { teamId: teams[0].id, key: `adjustment_${one.id}` })).file).subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('召回', () => {
  test('该谁提出就由谁提出；没有征求意见不能提；本人可以说明；提出的人不能自己定', async () => {
    const asked = { kind: 'recall' as const, ...of('townMember'), reason: 'cannot_perform_duty', text: '长期不下村' };
    const { recalls } = await callers.townParty.call(adjustment.options, of('townMember'));
    expect(recalls).toMatchObject([{ condition: 'cannot_perform_duty', mayPropose: true, consult: [{ name: '村“两委”' }, { name: '联系村的镇领导' }] }]);
    expect(await callers.townParty.refused(adjustment.propose, asked)).toMatchObject({ code: 'consult_first', text: expect.stringContaining('村“两委”'), clauses: expect.arrayContaining([{ profile: 'pian04', clause: '六4' }]) });
    expect(await callers.townGroup.refused(adjustment.propose, asked)).toMatchObject({ code: 'not_your_proposal', text: expect.stringContaining('镇党委') });
    expect(await callers.townMember.refused(adjustment.propose, asked)).toMatchObject({ code: 'not_your_proposal' });
    const consulted = [{ party: 'village_committee', name: '村支书', opinion: '同意换人' }, { party: 'township_linked_leader', name: '刘副镇长', opinion: '同意' }];
    let one = await callers.townParty.call(adjustment.propose, { ...asked, consulted });
    expect((await callers.townMember.call(notice.unread)).latest.map(({ text }) => text)).toEqual(['有人提出了对您的召回或调整岗位，您可以说明情况']);
    expect((await callers.townMember.call(reminder.list)).filter(({ kind }) => kind === 'adjustment')).toMatchObject([{ title: '说明情况' }]);
    expect((await callers.townParty.call(reminder.list)).filter(({ kind }) => kind === 'adjustment')).toEqual([]);
    one = await callers.townMember.call(adjustment.answer, { id: one.id, text: '家中老人病重，已经请过假' });
    expect(await callers.townParty.refused(adjustment.answer, { id: one.id, text: '替他说' })).toMatchObject({ code: 'not_yours' });
    expect(await callers.townParty.refused(adjustment.decide, { id: one.id, revision: one.revision, decision: 'approve', text: '' })).toMatchObject({ code: 'own_request' });
    const answers = await Promise.all([callers.townGroup, callers.townGroup2].map(who => who.send(adjustment.decide, { id: one.id, revision: one.revision, decision: 'refuse', text: '事出有因' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await callers.townMember.call(adjustment.one, { id: one.id })).toMatchObject({ state: 'refused', answer: '家中老人病重，已经请过假', steps: [{ decision: 'refuse', opinion: '事出有因' }] });
    // Refused is over: it can be proposed again.
    expect(await callers.townParty.status(adjustment.propose, { ...asked, consulted })).toBe(200);
    expect(await app.get(Db).of(AdjustmentEntity).countBy({ personId: people.townMember.id })).toBe(2);
  });

  test('必须召回的：县里审定，派出单位执行，要另派人', async () => {
    let one = await callers.party.call(adjustment.propose, { kind: 'recall', ...of('leader'), reason: 'absent_without_reason_uncorrected', text: '三次抽查不在岗，没有改' });
    expect(one).toMatchObject({ actionName: '召回', mandatory: true, waitsFor: '县（市、区）驻村工作领导小组', executorName: '派出单位', replacement: { required: true, name: '' }, because: [{ clauses: [{ clause: '第二十二条' }, { clause: '第二十三条' }] }] });
    one = await decide(callers.group, one);
    one = await callers.admin.call(adjustment.execute, { id: one.id, revision: one.revision, leavingOn: '2025-03-10' });
    expect(one).toMatchObject({ state: 'executed', replacement: { required: true, name: '' } });
    expect((await callers.office.call(notice.unread)).latest.map(({ text }) => text)).toContainEqual(expect.stringContaining('请另派一名合格的干部接替'));
    expect((await callers.admin.call(handover.person, { personId: people.leader.id })).clocks).toMatchObject([{ to: '2025-03-10' }]);
    expect((await callers.party.call(adjustment.list, { search: '召回' })).total + (await callers.party.call(adjustment.list, {})).total).toBeGreaterThan(1);
  });

  test('要看天数的：天数够的不召回，不够的可考虑，由人来定；召回附带的处理一项一项由人决定', async () => {
    const asked = { kind: 'recall' as const, ...of('quarterly'), reason: 'quarter_presence', text: '第四季度在村天数' };
    expect(await callers.quarterlyOffice.refused(adjustment.propose, asked)).toMatchObject({ code: 'fact_missing' });
    expect(await callers.quarterlyOffice.refused(adjustment.propose, { ...asked, facts: [{ fact: 'in_village_days', value: 55 }] })).toMatchObject({ code: 'recall_not_founded', clauses: expect.arrayContaining([{ profile: 'pian06', clause: '二(四)' }]) });
    const one = await callers.quarterlyOffice.call(adjustment.propose, { ...asked, facts: [{ fact: 'in_village_days', value: 40 }] });
    expect(one).toMatchObject({ mandatory: false, facts: [{ name: '在村天数', value: 40, source: '提出的人填写' }], reportTo: ['市委组织部', '市联系办'] });
    expect(await callers.quarterlyGroup.refused(adjustment.settle, { id: one.id, what: 'service_time_void', decision: 'confirmed', text: '' })).toMatchObject({ code: 'not_yours' });
    expect(await callers.quarterlyOffice.call(adjustment.withdraw, { id: one.id, revision: one.revision, text: '数错了' })).toMatchObject({ state: 'withdrawn' });
  });

  test('召回附带的处理是建议：审定以后由审定的一级逐项决定，不执行的写明理由，只决定一次', async () => {
    let one = await callers.gradedOffice.call(adjustment.propose, { kind: 'recall', ...of('graded'), reason: 'graded_incompetent', text: '年度考核不称职' });
    expect(one.attached.map(({ name, decision }) => [name, decision])).toContainEqual(['任职时间不计基层工作经历', null]);
    const settle = (who: Caller, decision: 'confirmed' | 'set_aside', text = '') => who.send(adjustment.settle, { id: one.id, what: 'service_time_void', decision, text });
    expect(await settle(callers.gradedGroup, 'confirmed')).toMatchObject({ status: 422, body: { code: 'not_yours' } });
    one = await decide(callers.gradedGroup, one);
    expect(await settle(callers.gradedGroup, 'set_aside')).toMatchObject({ status: 422, body: { code: 'reason_missing' } });
    expect((await Promise.all([1, 2].map(() => settle(callers.gradedGroup, 'set_aside', '情节轻微')))).map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await callers.graded.call(adjustment.one, { id: one.id })).attached.find(({ what }) => what === 'service_time_void')).toMatchObject({ decision: 'set_aside', reason: '情节轻微', byName: '组长' });
    expect(await settle(callers.graded, 'confirmed')).toMatchObject({ status: 403 });
  });
});
