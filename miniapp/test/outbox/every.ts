import { duty } from '@village/shared/contract/duty';
import { event } from '@village/shared/contract/event';
import { file } from '@village/shared/contract/file';
import { household } from '@village/shared/contract/household';
import { issue } from '@village/shared/contract/issue';
import { inspection } from '@village/shared/contract/inspection';
import { leave } from '@village/shared/contract/leave';
import { meeting, type MeetingDetail } from '@village/shared/contract/meeting';
import { minutes } from '@village/shared/contract/minutes';
import { plan } from '@village/shared/contract/plan';
import { presence, CONSENTS } from '@village/shared/contract/presence';
import { attendance } from '@village/shared/contract/attendance';
import { record } from '@village/shared/contract/record';
import { worklog } from '@village/shared/contract/worklog';
import type { Organisation } from '@village/shared/contract/organisation';
import type { RoleId } from '@village/shared/kernel/role';
import sharp from 'sharp';
import type { Caller } from '../../../server/test/app';
import * as build from '../../../server/test/build';
import { regulate } from '../../../server/test/regulation';
import type { InputOf, Sendable } from '../../src/sendable';
import type { TestApp } from './server';

/** A Tuesday: the office day of the list of tasks. */
export const DAY = '2025-03-11';
const NOW = `${DAY}T02:00:00.000Z`;
const BEFORE = '2025-03-10';
const at = { claimedAt: NOW };

/** The documents under which these things are done at all, with what they leave to the county. */
const DOCUMENTS = {
  ordos: ['ordos-2018', {}],
  photo: ['pian04', { 'attendance.modes': [{ mode: 'roster' }, { mode: 'self' }, { mode: 'photo', basis: '县驻村办〔2025〕3号', until: '2025-03-31' }] }],
  street: ['jiedao-2011', {}],
  papers: ['pian06', {}],
  branch: ['pian12', {}],
  list: ['lucun', {}],
  log: ['pian08b', {}],
} as const;
type Document = keyof typeof DOCUMENTS;

/** A township of its own with people of these roles: nothing that was sent before stands in the way. */
interface Place { township: Organisation; village: Organisation; team: Awaited<ReturnType<typeof build.team>>; ids: string[]; callers: Caller[] }

/** One entry as a person would send it: who, what, and for a picture its bytes. */
export interface Given<Name extends Sendable = Sendable> { personId: string; input: Omit<InputOf<Name>, 'clientKey'>; bytes?: ArrayBuffer }

type Examples = { [Name in Sendable]: () => Promise<Given<Name>> };

/** An entry of every kind that the phone can send, each about something of its own: whatever is added to the outbox is asked for here by the compiler. */
export async function everyKind(app: TestApp): Promise<Examples> {
  app.on('2025-03-03', '09:00');
  const counties = {} as Record<Document, Organisation>;
  for (const [name, [profileId, own]] of Object.entries(DOCUMENTS)) {
    const county = await build.county(app);
    await regulate(app, county, profileId, own);
    counties[name as Document] = county;
  }
  app.on(DAY, '10:00');

  async function placed(document: Document, ...roles: RoleId[]): Promise<Place> {
    const township = await build.township(app, { county: counties[document] });
    const village = await build.village(app, { township });
    const team = await build.team(app, { village });
    const ids: string[] = [];
    for (const role of roles) {
      const where = role.startsWith('township_') ? { at: township } : role.startsWith('village_') ? { at: village } : { team };
      ids.push((await build.person(app, { terms: [{ role, ...where }] })).id);
    }
    return { township, village, team, ids, callers: await Promise.all(ids.map(id => app.sign(id))) };
  }

  let counter = 0;
  const key = () => `before-${counter += 1}`;
  const asked = { kind: 'personal' as const, startHalf: 'am' as const, endHalf: 'pm' as const, reason: '办理家事', place: '县城', outOfCounty: false, ...at };
  const apply = (who: Caller, day: string) => who.call(leave.apply, { ...asked, clientKey: key(), startDay: day, endDay: day });
  const entry = (teamId: string) => ({ teamId, kind: 'work' as const, day: DAY, text: '修渠', withIds: [], tags: [], answers: [], photoIds: [], ...at });
  const problem = (villageId: string) => ({ kind: 'problem' as const, category: 'other' as const, villageId, title: '水管漏水', text: '', source: 'person' as const, foundOn: DAY, ...at });

  async function housed(): Promise<Place & { id: string }> {
    const place = await placed('ordos', 'team_member', 'team_leader');
    const { id } = await place.callers[1].call(household.add, { villageId: place.village.id, number: '01-001', group: '一组', headName: '张晓曼', people: 4, state: 'not_poor' });
    return { ...place, id };
  }

  /** A meeting of the team that runs, with everybody there who may be. */
  async function met(): Promise<Place & { detail: MeetingDetail }> {
    const place = await placed('branch', 'team_leader', 'team_member', 'village_secretary');
    const [, , secretary] = place.callers;
    const { candidates, start } = await secretary.call(meeting.planning, { placeId: place.village.id, kind: 'team_regular', day: DAY });
    const detail = await secretary.call(meeting.plan, {
      placeId: place.village.id, kind: 'team_regular', title: '', day: DAY, start, where: '村部', hostId: place.ids[2], recorderId: place.ids[1], topics: ['春灌'],
      invitees: candidates.map(({ personId, memberId, name, as }) => ({ personId: personId ?? undefined, memberId: memberId ?? undefined, name, as })),
    });
    return { ...place, detail };
  }
  const listOf = (detail: MeetingDetail) => detail.invitees.map(each => ({ inviteeId: each.id, present: true, reason: '', askedFrom: [] }));
  const draft = (id: string, ownerId: string) => ({ id, revision: 0, speeches: '队长：水渠要赶在春灌前修。', more: [], decisions: [{ key: 'd-1', sort: 'decision' as const, text: '修水渠', ownerId, ownerName: '', due: '2025-03-20' }], fileIds: [], ...at });

  let shade = 0;
  async function picture(): Promise<ArrayBuffer> {
    const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: { r: (shade += 3) % 256, g: Math.floor(shade / 256), b: 90 } } }).jpeg().toBuffer();
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  }

  return {
    'file.upload': async () => ({ personId: (await placed('ordos', 'team_member')).ids[0], input: { purpose: 'record_photo' }, bytes: await picture() }),
    'presence.sendPhoto': async () => {
      const { ids: [personId], callers: [member] } = await placed('photo', 'team_member', 'team_leader');
      const [entryKey, { capture }] = [key(), await member.call(presence.capture)];
      await member.call(attendance.record, { clientKey: entryKey, day: DAY, halves: ['am'], state: 'in_village', mode: 'photo', consent: CONSENTS.photo.version, capture, ...at });
      return { personId, input: { entryKey }, bytes: await picture() };
    },
    'attendance.record': async () => ({ personId: (await placed('ordos', 'team_member')).ids[0], input: { day: DAY, halves: ['am', 'pm'], state: 'in_village', mode: 'self', ...at } }),
    'attendance.confirmRoster': async () => {
      const { team, ids } = await placed('ordos', 'team_leader', 'team_member');
      return { personId: ids[0], input: { teamId: team.id, day: DAY, lines: ids.map(personId => ({ personId, am: 'in_village' as const, pm: 'absent' as const })), ...at } };
    },
    'week.recordHours': async () => {
      const { village, ids: [personId] } = await placed('street', 'township_linked_leader');
      return { personId, input: { villageId: village.id, day: DAY, from: '08:30', to: '09:30', ...at } };
    },
    'week.recordNights': async () => {
      const { team, ids: [personId] } = await placed('photo', 'team_member');
      return { personId, input: { teamId: team.id, nights: [{ personId, day: BEFORE, stayed: true }], ...at } };
    },
    'week.note': async () => ({ personId: (await placed('street', 'township_linked_leader')).ids[0], input: { day: DAY, told: 'township_leading_group', reason: '到县里开会', ...at } }),
    'leave.apply': async () => ({ personId: (await placed('ordos', 'team_member', 'team_leader')).ids[0], input: { ...asked, startDay: '2025-03-13', endDay: '2025-03-13' } }),
    'leave.change': async () => {
      const { ids: [personId], callers: [member, leader] } = await placed('ordos', 'team_member', 'team_leader');
      const { id } = await apply(member, '2025-03-13');
      await leader.call(leave.decide, { id, decision: 'return', opinion: '写明去哪里' });
      return { personId, input: { ...asked, id, startDay: '2025-03-14', endDay: '2025-03-14', place: '州城' } };
    },
    'leave.return': async () => {
      const { ids: [personId], callers: [member, leader] } = await placed('ordos', 'team_member', 'team_leader');
      const { id } = await apply(member, BEFORE);
      await leader.call(leave.decide, { id, decision: 'approve' });
      return { personId, input: { id, day: DAY, half: 'am', ...at } };
    },
    'paper.add': async () => {
      const { ids: [personId], callers: [member] } = await placed('papers', 'team_member', 'team_leader');
      return { personId, input: { id: (await apply(member, '2025-03-13')).id, part: 'evidence', text: '通知书在单位，先写明。', ...at } };
    },
    'away.phoneIn': async () => {
      const { ids: [personId, away] } = await placed('papers', 'team_member', 'team_member', 'team_leader');
      return { personId, input: { ...asked, personId: away, startDay: DAY, startHalf: 'pm', endDay: DAY, consentBy: '队长', consentAt: `${DAY}T01:00:00.000Z` } };
    },
    'duty.recordPatrol': async () => {
      const { team, ids, callers: [leader] } = await placed('branch', 'team_leader', 'team_member', 'team_member', 'team_member');
      await leader.call(duty.setGroups, { teamId: team.id, from: DAY, firstGroup: 1, groups: ids.map(id => ({ personIds: [id], others: '' })) });
      return { personId: ids[0], input: { teamId: team.id, day: DAY, at: '09:30', personIds: [ids[0]], others: '', found: '一路平安', ...at } };
    },
    'inspection.record': async () => {
      const { township, team, ids, callers: [inspector] } = await placed('street', 'township_inspection_office', 'team_member');
      const { id } = await inspector.call(inspection.draw, { placeId: township.id, title: '抽查', method: '实地抽查', from: DAY, to: DAY, count: 1, explainDays: 3 });
      return { personId: ids[0], input: { id, teamId: team.id, day: DAY, at: '09:30', lines: [{ personId: ids[1], found: 'absent', note: '村部没有人' }], ...at } };
    },
    'worklog.tick': async () => {
      const { township, village, team, ids, callers: [department, linked] } = await placed('list', 'township_department', 'linked_cadre');
      app.on(BEFORE, '16:00');
      await department.call(worklog.send, { townshipId: township.id, officeDay: DAY, items: [{ content: '核对春耕补贴花名册', responsible: '农业办', due: '2025-03-14', villageIds: [village.id] }] });
      app.on(DAY, '10:00');
      const { teams } = await linked.call(worklog.mine);
      return { personId: ids[1], input: { itemId: teams[0].items[0].id, teamId: team.id, outcome: 'done', text: '核对 42 户', ...at } };
    },
    'record.add': async () => {
      const { team, ids: [personId] } = await placed('ordos', 'team_member');
      return { personId, input: entry(team.id) };
    },
    'record.correct': async () => {
      const { team, ids: [personId], callers: [member] } = await placed('ordos', 'team_member');
      const { id } = await member.call(record.add, { ...entry(team.id), clientKey: key() });
      const { teamId: _, photoIds: __, ...content } = entry(team.id);
      return { personId, input: { ...content, id, text: '修渠 30 米' } };
    },
    'record.addPhoto': async () => {
      const { team, ids: [personId], callers: [member] } = await placed('ordos', 'team_member');
      const { id } = await member.call(record.add, { ...entry(team.id), clientKey: key() });
      const photo = await member.call(file.upload, { purpose: 'record_photo' }, Buffer.from(await picture()));
      return { personId, input: { id, photoIds: [photo.id], ...at } };
    },
    'issue.raise': async () => {
      const { village, ids: [personId] } = await placed('ordos', 'team_member', 'team_leader');
      return { personId, input: problem(village.id) };
    },
    'issue.note': async () => {
      const { village, ids: [personId], callers: [leader] } = await placed('ordos', 'team_leader');
      return { personId, input: { id: (await leader.call(issue.raise, { ...problem(village.id), clientKey: key() })).id, text: '看过了，是接头松了', ...at } };
    },
    'issue.answer': async () => {
      const { village, ids: [personId], callers: [leader] } = await placed('ordos', 'team_leader');
      const { id, revision } = await leader.call(issue.raise, { ...problem(village.id), clientKey: key() });
      return { personId, input: { id, revision, outcome: 'solved', text: '换了接头', ...at } };
    },
    'household.visit': async () => {
      const { id, team, ids: [personId] } = await housed();
      return { personId, input: { id, teamId: team.id, day: DAY, text: '身体都好', withIds: [], tags: [], answers: [], ...at } };
    },
    'household.happen': async () => {
      const { id, team, ids: [personId] } = await housed();
      return { personId, input: { id, teamId: team.id, day: DAY, event: 'dispute_between_villagers', text: '为草场界线吵起来', ...at } };
    },
    'household.edit': async () => {
      const { id, ids: [personId] } = await housed();
      return { personId, input: { id, version: 1, day: DAY, people: 5, reason: '添了一口人', ...at } };
    },
    'plan.progress': async () => {
      const { village, ids: [personId], callers: [leader, secretary] } = await placed('ordos', 'team_leader', 'township_secretary');
      const begun = await leader.call(plan.save, { revision: 0, kind: 'year', year: 2025, placeId: village.id, title: '帮扶计划', text: '', items: [{ title: '修路', target: '', measures: '', responsible: '', stage: 'q2', ownerId: personId, due: '2025-06-30' }] });
      const submitted = await leader.call(plan.move, { id: begun.id, revision: begun.revision, move: 'submit', text: '' });
      const { itemList } = await secretary.call(plan.move, { id: begun.id, revision: submitted.revision, move: 'adopt', text: '' });
      return { personId, input: { id: itemList[0].id, day: DAY, text: '路基挖好了', ...at } };
    },
    'meeting.signIn': async () => {
      const { detail, ids: [, personId], callers: [, , secretary] } = await met();
      const { short } = await secretary.call(meeting.code, { id: detail.id });
      return { personId, input: { id: detail.id, code: short, ...at } };
    },
    'meeting.confirmList': async () => {
      const { detail, ids } = await met();
      return { personId: ids[2], input: { id: detail.id, lines: listOf(detail), ...at } };
    },
    'minutes.write': async () => {
      const { detail, ids, callers: [, , secretary] } = await met();
      await secretary.call(meeting.confirmList, { clientKey: key(), id: detail.id, lines: listOf(detail), ...at });
      return { personId: ids[1], input: draft(detail.id, ids[0]) };
    },
    'minutes.act': async () => {
      const { detail, ids, callers: [leader, recorder, secretary] } = await met();
      await secretary.call(meeting.confirmList, { clientKey: key(), id: detail.id, lines: listOf(detail), ...at });
      await secretary.call(meeting.end, { id: detail.id });
      await recorder.call(minutes.write, { ...draft(detail.id, ids[0]), clientKey: key() });
      await recorder.call(minutes.sign, { id: detail.id, revision: 1 });
      const { items } = await leader.call(minutes.decisions, { box: 'mine' });
      return { personId: ids[0], input: { id: items[0].id, act: 'done', text: '修好了', ...at } };
    },
    'event.report': async () => {
      const { village, ids: [personId] } = await placed('street', 'village_secretary');
      return { personId, input: { villageId: village.id, event: 'sudden_major_incident', day: DAY, at: '08:20', text: '河堤塌了一段', ...at } };
    },
    'event.attend': async () => {
      const { village, ids: [, personId], callers: [secretary] } = await placed('street', 'village_secretary', 'township_linked_leader');
      const { id } = await secretary.call(event.report, { clientKey: key(), villageId: village.id, event: 'sudden_major_incident', day: DAY, at: '08:20', text: '河堤塌了一段', ...at });
      return { personId, input: { id, attended: true, duties: [], text: '组织群众转移', unsolved: '', ...at } };
    },
    'log.write': async () => {
      const { ids: [personId] } = await placed('log', 'team_member');
      const texts = Object.entries({ study: '学习一小时', work: '走访 3 户', opinions: '路灯要修', hot_issues: '无' }).map(([field, text]) => ({ field, text }));
      return { personId, input: { day: DAY, texts, ...at } };
    },
  };
}
