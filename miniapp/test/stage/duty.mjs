// A second township whose documents know duty and lists for office days: a team with a published roster, a patrol, a village with linked cadres.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { signIn } from './county.mjs';
import { COUNTY, PEOPLE, TERM_FROM } from './people.mjs';
import { PASSWORD } from './story.mjs';

const require = createRequire(import.meta.url);
const { duty } = require('@village/shared/contract/duty');
const { identity } = require('@village/shared/contract/identity');
const { organisation } = require('@village/shared/contract/organisation');
const { policy } = require('@village/shared/contract/policy');
const { precinct } = require('@village/shared/contract/precinct');
const { attendance } = require('@village/shared/contract/attendance');
const { log } = require('@village/shared/contract/log');
const { worklog } = require('@village/shared/contract/worklog');
const { planDuty } = require('@village/shared/rules/duty-roster');
const { isFree } = require('@village/shared/rules/duty-check');

/** Township, profile, village, and who is there: name and role; a role of a township stands at the township. */
const PLACES = [
  ['梨花镇', 'pian07', '杏花村', [['石磊', 'team_leader'], ['白雪', 'team_member'], ['欧阳长河', 'team_member']]],
  ['青山镇', 'lucun', '松坪村', [['江涛', 'linked_cadre'], ['丁香', 'linked_cadre'], ['沈农', 'township_department'], ['秦岚', 'responsibility_area_secretary']]],
  ['桃源乡', 'pian08b', '花溪村', [['叶青', 'team_leader'], ['林夏', 'team_member'], ['韩秋', 'township_secretary']]],
  ['雪岭乡', 'pian12', '云边村', [['罗布', 'team_leader'], ['央金', 'team_member'], ['次旦', 'team_member'], ['卓玛', 'team_member']]],
];
const MONTH = '2025-04';

/** The same name has the same number in every county, whoever comes first. */
const phoneOf = (name) => `158${String(createHash('sha256').update(name).digest().readUInt32BE() % 100_000_000).padStart(8, '0')}`;

/** Makes a township with a regulation of its own (null: none yet), a village and its team, and the people. */
export async function settle(county, administrator, [townshipName, profileId, villageName, people]) {
  const root = (await administrator.call(organisation.tree)).find(({ name }) => name === COUNTY);
  const township = await administrator.call(organisation.add, { kind: 'township', name: townshipName, parentId: root.id });
  const village = await administrator.call(organisation.add, { kind: 'village', name: villageName, parentId: township.id });
  const team = await administrator.call(organisation.addTeam, { villageId: village.id, name: `${villageName}驻村工作队`, from: TERM_FROM });
  if (profileId) await administrator.call(policy.adopt, { organisationId: township.id, profileId, effectiveFrom: TERM_FROM });
  const callers = {};
  const ids = [];
  for (const [name, role] of people) {
    const phone = phoneOf(name);
    const { id } = await administrator.call(organisation.addPerson, { name, phone, post: role === 'township_department' ? '镇农业办' : '科员' });
    await administrator.call(organisation.addTerm, { id, role, from: TERM_FROM, ...(role === 'supervision_group' ? { organisationId: root.id } : /^(township|responsibility_area)_/.test(role) ? { organisationId: township.id } : role.startsWith('village_') ? { organisationId: village.id } : { teamId: team.id }) });
    const { code } = await administrator.call(identity.issueCode, { id });
    callers[name] = await signIn(county.server.address, phone, code);
    await callers[name].call(identity.changePassword, { next: PASSWORD });
    if (!PEOPLE.some((each) => each.name === name)) PEOPLE.push({ name, phone, role });
    else PEOPLE.find((each) => each.name === name).phone = phone;
    ids.push(id);
  }
  return { township, village, team, callers, ids };
}

/** Makes the places; gives what their pages are opened with. */
export async function dutyPlaces(county) {
  const administrator = await county.signIn(county.cast.administrator);
  const [cover, office, logs, patrol] = [await settle(county, administrator, PLACES[0]), await settle(county, administrator, PLACES[1]), await settle(county, administrator, PLACES[2]), await settle(county, administrator, PLACES[3])];
  const asked = { kind: 'cover', placeId: cover.team.id, month: MONTH };
  const board = await cover.callers['石磊'].call(duty.board, asked);
  const days = board.days.map(({ day, rest }) => ({ day, rest }));
  const people = board.people.map((person) => ({ personId: person.personId, earlier: null, free: days.map(({ day }) => day).filter((day) => isFree(person, day)) }));
  const { lines } = planDuty({ days, least: 1, people });
  const { roster } = await cover.callers['石磊'].call(duty.publish, { ...asked, version: 0, lines });
  const own = roster.lines.find(({ day, personIds }) => day > '2025-04-05' && personIds[0] === cover.ids[1]).day;
  await cover.callers['白雪'].call(duty.askSwap, { kind: 'cover', placeId: cover.team.id, day: own, otherId: cover.ids[2], note: '孩子开家长会' });
  const groups = patrol.ids.map((id, index) => ({ personIds: [id], others: index === 0 ? '格桑、旺堆' : '' }));
  await patrol.callers['罗布'].call(duty.setGroups, { teamId: patrol.team.id, from: '2025-04-03', firstGroup: 2, groups });
  await patrol.callers['罗布'].call(duty.recordPatrol, {
    clientKey: 'stage-patrol', teamId: patrol.team.id, day: '2025-04-03', at: '09:05', personIds: [patrol.ids[0], patrol.ids[1]], others: '', found: '村口到水渠一段平安，水渠边的警示牌倒了，已扶正加固', claimedAt: '2025-04-03T01:06:00.000Z',
  });
  await administrator.call(precinct.save, { townshipId: office.township.id, kind: 'responsibility_area', name: '东片', villageIds: [office.village.id], personIds: [office.ids[3]] });
  const sent = await office.callers['沈农'].call(worklog.send, {
    townshipId: office.township.id, officeDay: '2025-04-08', items: [
      { content: '核对春耕补贴花名册，和农户当面确认面积', responsible: '镇农业办 沈主任', due: '2025-04-11', villageIds: [] },
      { content: '查看河边护栏，松动的拍照报送', responsible: '镇水利站', due: '2025-04-08', villageIds: [office.village.id] },
    ],
  });
  const [far] = await Promise.all(['柏树村', '石磨村'].map((name) => administrator.call(organisation.add, { kind: 'village', name, parentId: office.township.id })));
  const areas = await administrator.call(precinct.save, { townshipId: office.township.id, kind: 'responsibility_area', name: '西片', villageIds: [far.id], personIds: [] });
  const signed = await logged(logs.callers);
  return { cover: cover.team.id, patrol: patrol.team.id, list: sent.id, log: signed.id, logWaiting: signed.waiting, logTeam: logs.team.id, office: office.township.id, area: areas.groups.find(({ name }) => name === '东片').id };
}

/** A team that keeps one log: one of its days was signed, came back and was signed again; one waits for the leader; one is not written. */
async function logged(callers) {
  const writer = callers['林夏'];
  for (const day of ['2025-04-01', '2025-04-02', '2025-04-03']) await writer.call(attendance.record, { clientKey: `stage-there-${day}`, day, halves: ['am', 'pm'], state: 'in_village', mode: 'self', claimedAt: `${day}T00:30:00.000Z` });
  const write = (clientKey, day, upon, work) => writer.call(log.write, {
    clientKey, day, upon, claimedAt: `${day}T09:30:00.000Z`, texts: [
      { field: 'study', text: '学习农村低保审核确认办法' }, { field: 'work', text: work },
      { field: 'opinions', text: '村口弯道的镜子碎了，建议换新' }, { field: 'hot_issues', text: '5 户反映自来水压力小' },
    ],
  });
  const sign = (id, version) => callers['叶青'].call(log.sign, { id, version, verdict: 'signed', text: '' });
  const waiting = await write('stage-log-0', '2025-04-01', 0, '和村干部一起看了三处地质隐患点，量了裂缝，没有变大。');
  const { id } = await write('stage-log-1', '2025-04-02', 0, '走访 4 户。');
  await sign(id, 1);
  await callers['韩秋'].call(log.review, { id, version: 1, verdict: 'returned', text: '写明走访了哪几户、各是什么事' });
  await write('stage-log-2', '2025-04-02', 1, '走访叶家、罗家、两户姓何的：叶家要补医保材料，罗家春耕缺种子，已报镇农业办。');
  await sign(id, 2);
  return { id, waiting: waiting.id };
}
