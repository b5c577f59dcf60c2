// A township whose document asks for everything that a phone can record, and a cadre with something open of each kind.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { settle } from '../stage/duty.mjs';
import { ROOT } from '../stage/server.mjs';
import { TERM_FROM } from '../stage/people.mjs';

const require = createRequire(import.meta.url);
const { duty } = require('@village/shared/contract/duty');
const { event } = require('@village/shared/contract/event');
const { household } = require('@village/shared/contract/household');
const { issue } = require('@village/shared/contract/issue');
const { leave } = require('@village/shared/contract/leave');
const { meeting } = require('@village/shared/contract/meeting');
const { minutes } = require('@village/shared/contract/minutes');
const { plan } = require('@village/shared/contract/plan');
const { policy } = require('@village/shared/contract/policy');
const { record } = require('@village/shared/contract/record');
const { worklog } = require('@village/shared/contract/worklog');

const [TODAY, BEFORE] = ['2025-04-03', '2025-04-02'];
export const CADRE = '纪晓岚';
export const COLLEAGUE = '温如玉';
const PEOPLE = [[CADRE, 'team_leader'], [COLLEAGUE, 'team_member'], ['石敢当', 'team_member'], ['方小舟', 'team_member'], ['安小满', 'village_secretary'], ['顾长风', 'township_secretary'], ['邢部门', 'township_department']];

/** Meetings and patrols as pian12 has them, all else laid over it. */
function document() {
  const { values, ...rest } = profileOf('pian12');
  const own = (value) => ({ value, cite: ['三1'] });
  return {
    ...rest, values: {
      ...values, 'attendance.duty_days': own({ days: 'weekday', weekday: 4, onHoliday: 'next_workday' }), 'attendance.windows': own([{ from: '08:30', to: '16:30' }]),
      'attendance.modes': own([{ mode: 'roster' }, { mode: 'self' }, { mode: 'photo', basis: '县驻村办〔2025〕3号', until: '2025-04-30' }]), 'attendance.lodging': own({}),
      'attendance.hours': own({ perWeek: 18, everyWorkday: false, explainTo: ['team_leader'] }), 'record.task_list': own({ issuer: 'township_department', to: ['linked_cadre'], before: 'office_start' }),
      'record.work_log': own({ of: 'team', on: 'every_day', fields: ['study', 'work', 'opinions', 'hot_issues'] }), 'leave.request': own({ reason: true, writtenSlip: false, evidence: true, villageCertificate: false, phoneWithProxyForm: true, inAdvance: false }),
      'meeting.must_attend': own([{ of: ['team_leader'], events: ['sudden_major_incident', 'village_important_activity'], duties: [], cite: ['三1'] }]),
    },
  };
}

const profileOf = (id) => JSON.parse(fs.readFileSync(path.join(ROOT, `shared/profiles/${id}.json`), 'utf8'));

/** Makes the place; gives what its pages are opened with. */
export async function everything(county) {
  const administrator = await county.signIn(county.cast.administrator);
  const place = await settle(county, administrator, ['万象乡', null, '百事村', PEOPLE]);
  const { township, village, team, callers, ids: [cadre, colleague, third, fourth, secretaryId] } = place;
  const [own, secretary, department, town] = [CADRE, '安小满', '邢部门', '顾长风'].map((name) => callers[name]);
  const office = await county.signIn(county.cast.office);
  const draft = await administrator.call(policy.upload, { organisationId: township.id, effectiveFrom: TERM_FROM }, Buffer.from(JSON.stringify(document())));
  await office.call(policy.publish, { id: draft.id, revision: draft.revision });
  let number = 0;
  const key = () => `everything-${(number += 1)}`;
  const at = { claimedAt: `${TODAY}T01:00:00.000Z` };
  const ask = (kind, startDay) => own.call(leave.apply, { clientKey: key(), kind, startDay, startHalf: 'am', endDay: startDay, endHalf: 'pm', reason: '办理家事', place: '县城', outOfCounty: false, ...at });
  const made = { village: village.id, team: team.id, cadre, colleague };

  const back = await ask('official_trip', BEFORE);
  await office.call(leave.decide, { id: back.id, decision: 'approve', papersLater: true });
  const change = await ask('personal', '2025-04-15');
  await office.call(leave.decide, { id: change.id, decision: 'return', opinion: '写明去哪里' });
  Object.assign(made, { back: back.id, change: change.id, paper: (await ask('personal', '2025-04-17')).id });

  await own.call(duty.setGroups, { teamId: team.id, from: TODAY, firstGroup: 1, groups: [cadre, colleague, third, fourth].map((id) => ({ personIds: [id], others: '' })) });

  const entry = { teamId: team.id, kind: 'work', day: BEFORE, text: '修渠', withIds: [], tags: [], answers: [], photoIds: [], ...at };
  made.correct = (await own.call(record.add, { ...entry, clientKey: key() })).id;
  made.photo = (await own.call(record.add, { ...entry, text: '清淤', clientKey: key() })).id;

  const raise = (title) => own.call(issue.raise, { clientKey: key(), kind: 'problem', category: 'infrastructure', villageId: village.id, title, text: '', source: 'person', foundOn: BEFORE, ...at });
  for (const [name, title] of [['note', '村口路灯不亮'], ['answer', '水管漏水']]) {
    const raised = await raise(title);
    made[name] = (await own.call(issue.assign, { id: raised.id, revision: raised.revision, personId: cadre, due: '2025-04-10', text: '' })).id;
  }

  for (const name of ['visit', 'happen', 'edit']) {
    number += 1;
    made[name] = (await own.call(household.add, { villageId: village.id, number: `01-00${number}`, group: '一组', headName: `${name === 'visit' ? '高' : name === 'happen' ? '白' : '单'}小牧`, people: 3, state: 'not_poor' })).id;
  }
  await own.call(household.plan, { householdIds: [made.visit] });

  const item = { title: '修通五组通组路', target: '', measures: '', responsible: '', ownerId: cadre, due: '2025-06-30', stage: 'q2' };
  const begun = await own.call(plan.save, { revision: 0, kind: 'year', year: 2025, placeId: village.id, title: '2025 年帮扶计划', text: '', items: [item] });
  const sent = await own.call(plan.move, { id: begun.id, revision: begun.revision, move: 'submit', text: '' });
  made.item = (await town.call(plan.move, { id: sent.id, revision: sent.revision, move: 'adopt', text: '' })).itemList[0].id;

  const met = async (day, hostId) => {
    const { candidates, start } = await secretary.call(meeting.planning, { placeId: village.id, kind: 'team_regular', day });
    return secretary.call(meeting.plan, {
      placeId: village.id, kind: 'team_regular', title: '', day, start, where: '村部', hostId, recorderId: cadre, topics: ['春灌'],
      invitees: candidates.map(({ personId, memberId, name, as }) => ({ personId: personId ?? undefined, memberId: memberId ?? undefined, name, as })),
    });
  };
  const scanned = await met(TODAY, secretaryId);
  Object.assign(made, { scanned: scanned.id, code: (await secretary.call(meeting.code, { id: scanned.id })).short, roll: (await met(TODAY, cadre)).id });
  const told = await met(TODAY, secretaryId);
  await secretary.call(meeting.confirmList, { clientKey: key(), id: told.id, lines: told.invitees.map(({ id }) => ({ inviteeId: id, present: true, reason: '', askedFrom: [] })), ...at });
  await secretary.call(meeting.end, { id: told.id });
  await own.call(minutes.write, { clientKey: key(), id: told.id, revision: 0, speeches: '队长：水渠要赶在春灌前修。', more: [], decisions: [{ key: 'd-1', sort: 'decision', text: '修水渠', ownerId: cadre, ownerName: '', due: '2025-04-20' }], fileIds: [], ...at });
  await own.call(minutes.sign, { id: told.id, revision: 1 });
  made.decision = (await own.call(minutes.decisions, { box: 'mine' })).items[0].id;
  made.event = (await secretary.call(event.report, { clientKey: key(), villageId: village.id, event: 'sudden_major_incident', day: TODAY, at: '08:20', text: '河堤塌了一段', ...at })).id;
  await department.call(worklog.send, { townshipId: township.id, officeDay: TODAY, items: [{ content: '核对春耕补贴花名册', responsible: '农业办', due: '2025-04-11', villageIds: [village.id] }] });
  return { ...made, callers: { cadre: own, colleague: callers[COLLEAGUE] } };
}
