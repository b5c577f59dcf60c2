// A township whose document knows meetings of the team and of the branch, and one where leaders have to attend: with a meeting of today, one whose minutes are signed, decisions, a vote, events.
import { createRequire } from 'node:module';
import { signIn } from './county.mjs';
import { COUNTY, PEOPLE, TERM_FROM } from './people.mjs';
import { PASSWORD } from './story.mjs';

const require = createRequire(import.meta.url);
const { ballot } = require('@village/shared/contract/ballot');
const { event } = require('@village/shared/contract/event');
const { identity } = require('@village/shared/contract/identity');
const { meeting } = require('@village/shared/contract/meeting');
const { file } = require('@village/shared/contract/file');
const { minutes } = require('@village/shared/contract/minutes');
const { organisation } = require('@village/shared/contract/organisation');
const { party } = require('@village/shared/contract/party');
const { policy } = require('@village/shared/contract/policy');

const [TODAY, SATURDAY] = ['2025-04-03', '2025-03-29'];
const PLACES = [
  ['云岭乡', 'pian12', '石门村', [['多吉', 'team_leader'], ['拉姆', 'team_member'], ['扎西平措', 'team_member'], ['尼玛', 'village_secretary'], ['白云飞', 'township_office']]],
  ['新华街道', 'jiedao-2011', '东关村', [['陆远', 'township_linked_leader'], ['沈志强', 'village_secretary']]],
];

async function settle(county, administrator, [townshipName, profileId, villageName, people], number) {
  const root = (await administrator.call(organisation.tree)).find(({ name }) => name === COUNTY);
  const township = await administrator.call(organisation.add, { kind: 'township', name: townshipName, parentId: root.id });
  const village = await administrator.call(organisation.add, { kind: 'village', name: villageName, parentId: township.id });
  const team = await administrator.call(organisation.addTeam, { villageId: village.id, name: `${villageName}驻村工作队`, from: TERM_FROM });
  await administrator.call(policy.adopt, { organisationId: township.id, profileId, effectiveFrom: TERM_FROM });
  const callers = {};
  const ids = {};
  for (const [index, [name, role]] of people.entries()) {
    const phone = `1581000${number}${String(index).padStart(3, '0')}`;
    const { id } = await administrator.call(organisation.addPerson, { name, phone, post: '科员' });
    const at = role.startsWith('township_') ? { organisationId: township.id } : role.startsWith('village_') ? { organisationId: village.id } : { teamId: team.id };
    await administrator.call(organisation.addTerm, { id, role, from: TERM_FROM, ...at });
    const { code } = await administrator.call(identity.issueCode, { id });
    callers[name] = await signIn(county.server.address, phone, code);
    await callers[name].call(identity.changePassword, { next: PASSWORD });
    if (PEOPLE.some((each) => each.name === name)) PEOPLE.find((each) => each.name === name).phone = phone;
    else PEOPLE.push({ name, phone, role });
    ids[name] = id;
  }
  return { township, village, team, callers, ids };
}

/** A meeting with the people the document names; these are there. */
async function plan(caller, placeId, kind, day, more = {}) {
  const { candidates, hostId, start } = await caller.call(meeting.planning, { placeId, kind, day });
  const made = await caller.call(meeting.plan, {
    placeId, kind, title: '', day, start, where: '村委会会议室', hostId, topics: ['上周工作', '春耕用水怎么安排'], invitees: candidates.map(({ personId, memberId, name, as }) => ({ personId, memberId, name, as })), ...more,
  });
  return made;
}

const listed = (caller, made, present) => caller.call(meeting.confirmList, {
  clientKey: `stage-list-${made.id}`, id: made.id, claimedAt: `${TODAY}T00:30:00.000Z`,
  lines: made.invitees.map(({ id, name }) => ({ inviteeId: id, present: present.includes(name), reason: present.includes(name) ? '' : '下乡未归', askedFrom: [] })),
});

/** Makes the places; gives what their pages are opened with. */
export async function meetingPlaces(county) {
  const administrator = await county.signIn(county.cast.administrator);
  const branch = await settle(county, administrator, PLACES[0], 1);
  const street = await settle(county, administrator, PLACES[1], 2);
  const [lead, secretary] = [branch.callers['多吉'], branch.callers['尼玛']];
  const placeId = branch.village.id;
  const member = (name, personId, committee = false) => secretary.call(party.addMember, { villageId: placeId, name, ...(personId ? { personId } : {}), formal: true, committee, from: '2025-01-10', cameFrom: personId ? '县农牧局机关支部' : '', letterIn: personId ? '2025-012' : '' });
  await member('拉姆', branch.ids['拉姆']);
  await member('扎西平措', branch.ids['扎西平措'], true);
  for (const name of ['次仁旺堆', '卓嘎', '格桑']) await member(name, null, name === '卓嘎');
  await secretary.call(party.addGroup, { villageId: placeId, name: '工作队党小组', leaderName: '', ofTeam: true });

  const held = await plan(lead, placeId, 'team_regular', SATURDAY);
  await listed(lead, held, ['多吉', '拉姆', '尼玛']);
  await lead.call(meeting.end, { id: held.id });
  const scan = (who, name) => who.call(file.upload, { purpose: 'meeting_file', name }, Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'));
  const signIn = await scan(lead, '签到册（扫描）.pdf');
  await lead.call(minutes.write, {
    clientKey: 'stage-minutes', id: held.id, revision: 0, speeches: '拉姆：这周走访 11 户，水渠有两处漏水。\n尼玛：村里可以出 10 个工。', more: [], fileIds: [signIn.id], claimedAt: `${TODAY}T00:30:00.000Z`,
    decisions: [
      { key: 'canal', sort: 'decision', text: '组织 10 个工修补水渠两处漏水，赶在春灌前完成', ownerId: branch.ids['拉姆'], ownerName: '', due: '2025-04-10' },
      { key: 'lamp', sort: 'problem', text: '三组路灯坏了四盏，要找乡里协调', ownerId: branch.ids['尼玛'], ownerName: '', due: '2025-04-02' },
    ],
  });
  await lead.call(minutes.sign, { id: held.id, revision: 1 });
  await lead.call(meeting.fill, { placeId, month: '2025-04' });

  const now = await plan(secretary, placeId, 'branch_general', TODAY, { title: '一季度党员大会' });
  const general = await listed(secretary, { ...now, invitees: now.invitees.filter(({ name }) => !['拉姆', '尼玛'].includes(name)) }, ['扎西平措', '次仁旺堆', '卓嘎', '格桑']);
  const notes = await scan(secretary, '手写会议记录.pdf');
  await secretary.call(minutes.write, { clientKey: 'stage-draft', id: general.id, revision: 0, speeches: '卓嘎：路灯的事要盯住。', more: [], decisions: [], fileIds: [notes.id], claimedAt: `${TODAY}T00:40:00.000Z` });
  const { ballots } = await secretary.call(ballot.open, { id: general.id, matter: '推选出席乡党代会的代表：次仁旺堆', weight: 'plain', form: 'secret' });
  await branch.callers['扎西平措'].call(ballot.vote, { id: ballots[0].id, option: 'for' });

  const reported = await street.callers['沈志强'].call(event.report, {
    clientKey: 'stage-event', villageId: street.village.id, event: 'sudden_major_incident', day: TODAY, at: '07:40', text: '村东水管爆裂，三十多户停水', claimedAt: `${TODAY}T00:00:00.000Z`,
  });
  const [decision] = (await branch.callers['拉姆'].call(minutes.decisions, { box: 'mine' })).items;
  return { placeId, teamId: branch.team.id, held: held.id, today: general.id, decision: decision.id, event: reported.id, streetVillage: street.village.id };
}
