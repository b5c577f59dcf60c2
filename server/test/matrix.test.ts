import type { Endpoint } from '@village/shared/contract/endpoint';
import { issue } from '@village/shared/contract/issue';
import { plan, type PlanDetail } from '@village/shared/contract/plan';
import { leave, type LeaveDetail } from '@village/shared/contract/leave';
import { log } from '@village/shared/contract/log';
import type { Organisation } from '@village/shared/contract/organisation';
import { policy, type Edition } from '@village/shared/contract/policy';
import { record } from '@village/shared/contract/record';
import { permissionsOf } from '@village/shared/kernel/permission';
import { type Level, ROLES, type RoleId } from '@village/shared/kernel/role';
import { Contract, ENDPOINTS } from '../src/common/contract';
import { Db } from '../src/common/db';
import { newId } from '../src/common/id';
import { ArrangementEntity } from '../src/attendance/arrangement.entity';
import { PresenceAreaEntity } from '../src/attendance/area.entity';
import { PresenceEntity } from '../src/attendance/attendance.entity';
import { VillageCodeEntity } from '../src/attendance/code.entity';
import { PresenceProofEntity } from '../src/attendance/proof.entity';
import { AbsenceNoteEntity } from '../src/attendance/week.entity';
import { StoredFileService } from '../src/file/file.service';
import { Secret } from '../src/common/secret';
import { HouseholdChangeEntity, HouseholdEntity, HouseholdPairEntity } from '../src/household/household.entity';
import { RecordEntity } from '../src/record/record.entity';
import { AlertPeriodEntity } from '../src/leave/alert.entity';
import { PaperEntity } from '../src/leave/paper.entity';
import { WaiverEntity } from '../src/leave/waiver.entity';
import { VillageEventEntity } from '../src/meeting/event.entity';
import { MeetingEntity, MeetingInviteeEntity, MeetingLeaveEntity, MeetingTopicEntity } from '../src/meeting/meeting.entity';
import { MeetingBallotEntity, MeetingDecisionEntity, MeetingMinutesEntity } from '../src/meeting/minutes.entity';
import { ConsequenceCaseEntity, ConsequenceFindingEntity } from '../src/consequence/consequence.entity';
import { InspectionCheckEntity, InspectionEntity, InspectionTeamEntity } from '../src/inspection/inspection.entity';
import { AssessmentObjectionEntity, AssessmentRoundEntity, AssessmentSheetEntity } from '../src/assessment/assessment.entity';
import { RatingRoundEntity } from '../src/assessment/rating.entity';
import { AppealEntity } from '../src/disclosure/appeal.entity';
import { MakingEntity } from '../src/file/making.entity';
import { PublicationEntity } from '../src/disclosure/publication.entity';
import { PhotoEntity } from '../src/file/photo.entity';
import { AdjustmentEntity, HandoverEntity } from '../src/posting/posting.entity';
import { PlanStepEntity } from '../src/plan/plan.entity';
import { ReportEntity, ReportVersionEntity } from '../src/report/report.entity';
import { PartyMemberEntity, PartyReportEntity } from '../src/meeting/party.entity';
import { DataRequestEntity } from '../src/report/request.entity';
import { SimulationEntity } from '../src/simulation/simulation.entity';
import { type Caller, startApp, type TestApp } from './app';
import { PrecinctEntity } from '../src/organisation/precinct.entity';
import { WorkLogEntity } from '../src/worklog/log.entity';
import { TaskListEntity } from '../src/worklog/worklog.entity';
import * as build from './build';

/** Who may do what (403), and where (404): every endpoint with every role, and every endpoint that names something with everything it could name. */
let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-06', '09:00');
  await found();
});
afterAll(() => app.close());

const LEADING: readonly RoleId[] = ['team_member', 'team_leader', 'township_secretary', 'county_office', 'administrator'];

/** A village with its team, and what happened there. */
interface Place {
  county: Organisation;
  township: Organisation;
  village: Organisation;
  team: Awaited<ReturnType<typeof build.team>>;
  member: build.PersonBuilt;
  leave: LeaveDetail;
  logId: string;
  recordId: string;
  householdId: string;
  alertId: string;
  waiverId: string;
  paperId: string;
  codeId: string;
  areaId: string;
  photoId: string;
  meetingId: string;
  edition: Edition;
  draft: Edition;
  simulationId: string;
  unit: Awaited<ReturnType<typeof build.unit>>;
}

let places: Record<'own' | 'neighbour' | 'otherTownship' | 'otherCounty', Place>;
let callers: Record<string, Caller>;

async function found(): Promise<void> {
  const county = await build.county(app);
  const township = await build.township(app, { county });
  const otherCounty = await build.county(app);
  const own = await settle(county, township);
  places = {
    own,
    neighbour: await settle(county, township),
    otherTownship: await settle(county, await build.township(app, { county })),
    otherCounty: await settle(otherCounty, await build.township(app, { county: otherCounty })),
  };
  callers = Object.fromEntries(await Promise.all(LEADING.map(async role => {
    const at = { county, township, team: undefined, city: county, village: own.village, unit: undefined }[ROLES[role].level];
    return [role, await app.sign((await build.person(app, { terms: [at ? { role, at } : { role, team: own.team }] })).id)];
  })));
}

const adopted = new Map<string, Pick<Place, 'edition' | 'draft'>>();

async function settle(county: Organisation, township: Organisation): Promise<Place> {
  const village = await build.village(app, { township });
  const team = await build.team(app, { village });
  const member = await build.person(app, { terms: [{ role: 'team_member', team }] });
  await build.person(app, { terms: [{ role: 'team_leader', team }] });
  const administrator = await app.sign((await build.person(app, { terms: [{ role: 'administrator', at: county }] })).id);
  const { edition, draft } = adopted.get(county.id) ?? await regulate(administrator, county);
  adopted.set(county.id, { edition, draft });
  const asked = await (await app.sign(member.id)).call(leave.apply, {
    clientKey: `leave-${village.id}`, kind: 'personal', startDay: '2025-03-10', startHalf: 'am', endDay: '2025-03-10', endHalf: 'am',
    reason: '办理家事', place: '县城', outOfCounty: false, claimedAt: '2025-03-06T01:00:00.000Z',
  });
  const { id: logId } = await (await app.sign(member.id)).call(log.write, { clientKey: `log-${village.id}`, day: '2025-03-06', texts: [{ field: 'work', text: '走访' }], claimedAt: '2025-03-06T01:00:00.000Z' });
  // A log that the team keeps together, under the team's id.
  await app.get(Db).of(WorkLogEntity).insert({ id: team.id, ownerId: team.id, teamId: team.id, path: village.path, day: '2025-03-06', version: 1, state: 'written' });
  const { id: recordId } = await (await app.sign(member.id)).call(record.add, { clientKey: `record-${village.id}`, teamId: team.id, kind: 'work', day: '2025-03-06', text: '修渠', withIds: [], tags: [], answers: [], photoIds: [], claimedAt: '2025-03-06T01:00:00.000Z' });
  // A household, a visit of it and a cadre who looks after it, under ids of their own.
  const householdId = await registered(village, team, member);
  // Its picture, under the same id.
  await app.get(Db).of(PhotoEntity).insert({ id: recordId, subjectId: recordId, fileId: (await pictureOf(member)).id, addedBy: member.id, addedAt: '2025-03-06T01:00:00.000Z' });
  const raised = await (await app.sign(member.id)).call(issue.raise, {
    clientKey: `issue-${village.id}`, kind: 'problem', category: 'other', villageId: village.id, title: '水管漏水', text: '', source: 'person', foundOn: '2025-03-06', claimedAt: '2025-03-06T01:00:00.000Z',
  });
  issues.set(village.id, raised.id);
  // A rating of the team, under the id of the village.
  await app.get(Db).of(RatingRoundEntity).insert({
    id: village.id, countyId: county.id, townshipId: township.id, villageId: village.id, path: village.path, teamId: team.id, raters: 'villagers', stage: 'yearly', period: '2024', slot: 'villagers yearly 2024', state: 'open', revision: 1,
    questions: [{ key: 'team', text: '总体', personId: null }], voters: null, slips: 5, papers: 5, keySealed: null, printed: 0, byCode: 0, byPaper: 0, spoilt: 0, held: 0, closesOn: '2025-12-31', looksAt: [], because: [], result: null,
    withdrawnReason: '', openedBy: member.id, openedAt: '2025-03-06T01:00:00.000Z', closedBy: null, closedAt: null,
  } as object);
  // An assessment of the township with the member in it, made known, all under the id of the village.
  await app.get(Db).of(AssessmentRoundEntity).insert({
    id: village.id, placeId: township.id, path: township.path, stage: 'yearly', period: '2024', slot: village.id, state: 'publicised', revision: 1, scale: 'civil', assessedOn: '2025-03-01', profileId: 'x', profileVersion: '1', profileTitle: '制度', because: [],
    openedBy: member.id, openedAt: '2025-03-06T01:00:00.000Z', publicFrom: '2025-03-06', publicTo: '2025-03-08', publicWhere: '网上', publicisedBy: member.id, reviewedOn: null, reviewBody: '', feedbackBy: null, feedbackBecause: null, decidedBy: null, decidedAt: null, withdrawnReason: '',
  } as object);
  await app.get(Db).of(AssessmentSheetEntity).insert({
    id: village.id, roundId: village.id, personId: member.id, teamId: team.id, villageId: village.id, path: village.path, unitId: null, role: 'team_member', from: '2024-01-01', to: '2024-12-31', assessed: true, assessedReason: '', assessedBecause: [], summary: '', facts: [],
    limitDecision: null, limitOf: '', limitReason: '', limitBy: null, limitAt: null, scale: 'civil', grade: null, gradeText: '', gradedBy: null, gradedAt: null, snapshot: null, uses: null, acknowledgedAt: null, receivedBy: null, receivedAt: null, receivedNote: '',
  } as object);
  // Another one that was decided, of the same member for the unit of the place.
  const unit = await build.unit(app, { county });
  const [round, sheet] = [await app.get(Db).of(AssessmentRoundEntity).findOneByOrFail({ id: village.id }), await app.get(Db).of(AssessmentSheetEntity).findOneByOrFail({ id: village.id })];
  await app.get(Db).of(AssessmentRoundEntity).insert({ ...round, id: unit.id, period: '2025', slot: unit.id, state: 'decided', reviewedOn: '2025-03-07', decidedBy: member.id, decidedAt: '2025-03-07T01:00:00.000Z' } as object);
  await app.get(Db).of(AssessmentSheetEntity).insert({ ...sheet, id: unit.id, roundId: unit.id, unitId: unit.id, grade: 'competent' } as object);
  await app.get(Db).of(AssessmentObjectionEntity).insert({ id: village.id, sheetId: village.id, roundId: village.id, personId: member.id, text: '异议', at: '2025-03-06T01:00:00.000Z', upheld: null, answer: '', grade: null, gradeBefore: null, answeredBy: null, answeredAt: null });
  // As if a villager had written it.
  await app.get(Db).of(AppealEntity).insert({ id: raised.id, issueId: raised.id, villageId: village.id, number: raised.id, form: raised.id, phoneSealed: app.get(Secret).seal('13800000001'), agreed: true, grade: null, gradeText: '', at: '2025-03-06T01:00:00.000Z' });
  const planned = await (await app.sign(member.id)).call(plan.save, { revision: 0, kind: 'year', year: 2025, placeId: village.id, title: '计划', text: '', items: [{ title: '修路', target: '', measures: '', responsible: '', stage: 'q1' }] });
  plans.set(village.id, planned);
  const at = '2025-03-06T01:00:00.000Z';
  await app.get(Db).of(PlanStepEntity).insert({ id: planned.id, planId: planned.id, itemId: null, action: 'progress', day: '2025-03-06', text: '', before: '', personId: member.id, role: 'team_member', claimedAt: at, at });
  // A picture of a step of each, under the id of the issue and of the plan.
  for (const [id, subjectId] of [[raised.id, raised.steps[0].id], [planned.id, planned.id]]) await app.get(Db).of(PhotoEntity).insert({ id, subjectId, fileId: (await pictureOf(member)).id, addedBy: member.id, addedAt: at });
  const pond = await (await app.sign(member.id)).call(record.add, {
    clientKey: `project-${village.id}`, teamId: team.id, kind: 'project', day: '2025-03-06', text: '开挖', withIds: [], tags: [], answers: [{ field: 'title', value: '蓄水池' }], photoIds: [], claimedAt: '2025-03-06T01:00:00.000Z',
  });
  projects.set(village.id, pond.threadId);
  const alertId = newId();
  await app.get(Db).of(AlertPeriodEntity).insert({
    id: alertId, organisationId: township.id, alert: 'level_1', from: '2025-06-01', to: null, reason: '防汛', declaredBy: member.id, declaredAt: '2025-03-06T01:00:00.000Z', endedBy: null, endedAt: null,
  });
  const limits = { waiverId: newId(), paperId: await handedIn(asked, member) };
  await app.get(Db).of(WaiverEntity).insert({
    id: limits.waiverId, personId: member.id, path: village.path, kind: null, from: '2025-06-01', to: '2025-06-30', reason: '老人病重', number: '', grantedBy: member.id, grantedAt: '2025-03-06T01:00:00.000Z', endedBy: null, endedAt: null,
  });
  const simulationId = newId();
  await app.get(Db).of(SimulationEntity).insert({
    id: simulationId, editionId: draft.id, fingerprint: '', organisationId: county.id, from: '2025-02', to: '2025-02', state: 'done', runningAt: null, done: 1, total: 1, reason: '', startedBy: member.id,
    startedAt: '2025-03-06T01:00:00.000Z', beatAt: '2025-03-06T01:00:00.000Z', finishedAt: null, summary: { compared: { people: 1, months: 1, leaves: 0 }, people: 0, kinds: [], notCompared: [] },
  } as object);
  // The list of a department, under the id of the village.
  await app.get(Db).of(TaskListEntity).insert({ id: village.id, townshipId: township.id, path: township.path, officeDay: '2025-03-11', departmentName: '农业办', sentBy: member.id, sentAt: '2025-03-06T01:00:00.000Z', sentTo: null });
  // Posters of the township, under the id of the village.
  await app.get(Db).of(MakingEntity).insert({ id: village.id, kind: 'posters', placeId: township.id, name: '海报.zip', state: 'done', runningAt: null, done: 1, total: 1, reason: '', left: [], fileId: null, startedBy: member.id, startedAt: '2025-03-06T01:00:00.000Z', beatAt: '2025-03-06T01:00:00.000Z', finishedAt: '2025-03-06T01:00:00.000Z' });
  // An area of the township, under the id of the village.
  await app.get(Db).of(PrecinctEntity).insert({ id: village.id, townshipId: township.id, kind: 'linked_village_party_committee', name: village.name, villageIds: [village.id], personIds: [] });
  // An inspection of the township with a check of the member, all under the id of the village.
  await app.get(Db).of(InspectionEntity).insert({
    id: village.id, placeId: township.id, path: township.path, title: '抽查', method: '实地抽查', from: '2025-03-01', to: '2025-12-31', explainDays: 3, seed: 'seed', drawn: 1, drawnBy: member.id, drawnAt: at, withdrawnAt: null, withdrawnReason: '',
  });
  await app.get(Db).of(InspectionTeamEntity).insert({ id: village.id, inspectionId: village.id, teamId: team.id, rank: 1 });
  await app.get(Db).of(InspectionCheckEntity).insert({
    id: village.id, inspectionId: village.id, teamId: team.id, personId: member.id, day: '2025-03-05', at: '10:00', found: 'present', note: '', claimedAt: at, receivedAt: at, recordedBy: member.id, explainBy: '2025-03-08', explanation: '', explainedAt: null,
    decision: null, decidedBy: null, decidedAt: null, reason: '',
  });
  // A handover of the member, under the id of the village.
  await app.get(Db).of(HandoverEntity).insert({
    id: village.id, personId: member.id, termId: member.termIds[0], role: 'team_member', teamId: team.id, villageId: village.id, path: village.path, unitId: null, reason: 'term_end', leavingOn: '2025-12-31', receiverId: null, state: 'open', revision: 1,
    items: [], leaverSignedAt: null, receiverSignedAt: null, signed: null, withdrawnReason: '', openedBy: member.id, openedAt: at, openKey: null,
  } as object);
  // The member is to be called back, under the id of the village.
  await app.get(Db).of(AdjustmentEntity).insert({
    id: village.id, kind: 'recall', personId: member.id, termId: member.termIds[0], role: 'team_member', teamId: team.id, villageId: village.id, path: village.path, unitId: null, reason: 'cannot_perform_duty', reasonName: '不能履行职责', text: '不下村', day: null,
    successor: '', facts: [], consulted: [], judged: { actionName: '召回', mandatory: null, executorName: '', reportTo: [], attached: [], replacement: false, because: [] }, steps: [{ step: 'county_leading_group', name: '县领导小组', by: 'county_leading_group', registered: false }],
    position: 0, state: 'pending', revision: 1, answer: '', answeredAt: null, proposedBy: member.id, proposedAt: at, leavingOn: null, successorId: null, executedBy: null, executedAt: null, withdrawnReason: '', openKey: member.id,
  } as object);
  // Conduct of the member that was confirmed and not taken up, and a case, both under the id of the village.
  await app.get(Db).of(ConsequenceFindingEntity).insert({
    id: village.id, path: township.path, subject: 'person', subjectId: member.id, event: 'careless_work', prohibited: '', day: '2025-03-05', text: '台账是抄的', answers: {}, recordedBy: member.id, recordedAt: at, state: 'confirmed', decidedBy: member.id, decidedAt: at, reason: '属实',
  });
  await app.get(Db).of(ConsequenceCaseEntity).insert({
    id: village.id, factKey: `check_${village.id}`, source: 'check', sourceId: village.id, path: village.path, teamId: team.id, subject: 'person', subjectId: member.id, events: ['careless_work'], title: '工作不认真', day: '2025-03-05', period: '', facts: [],
    proposed: [{ step: 'criticism_education', byName: '', optional: false }], because: [], reportTo: [], timing: '', needsReview: false, reviewBecause: [], openedBy: member.id, openedAt: at, answerBy: '2025-03-05', answer: '', answeredBy: null, answeredAt: null,
    reviewOutcome: null, reviewReason: '', reviewedBy: null, reviewedAt: null, fileNumber: '', fileNote: '', filedBy: null, filedAt: null, withdrawnAt: null, withdrawnBy: null, withdrawnReason: '',
  } as never);
  await reported(village, team, member);
  await dataAsked(village, team, member);
  await arranged(village, team, member);
  const codeId = newId();
  await app.get(Db).of(VillageCodeEntity).insert({
    id: codeId, villageId: village.id, kind: 'poster', name: '门口', keyLookup: null, createdBy: member.id, createdAt: '2025-03-06T01:00:00.000Z', revokedBy: null, revokedAt: null,
  });
  return { county, township, village, team, member, leave: asked, logId, recordId, householdId, alertId, ...limits, codeId, areaId: await placed(team, member), photoId: await shown(team, member), meetingId: await convened(team, village, member), edition, draft, simulationId, unit };
}

/** A household with a change, a visit and a paired cadre, all under its id. */
async function registered(village: Organisation, team: Place['team'], member: Place['member']): Promise<string> {
  const id = newId();
  const at = '2025-03-06T01:00:00.000Z';
  const [countyId, townshipId] = village.path.split('/').filter(Boolean);
  await app.get(Db).of(HouseholdEntity).insert({
    id, countyId, townshipId, villageId: village.id, number: '01-001', place: '一组', headName: '试户主', pinyin: ' shihuzhu shz', people: 3, phoneSealed: app.get(Secret).seal('13800000001'), idSealed: null, state: 'not_poor', monitored: '', tags: '', note: '',
    version: 1, endedOn: null,
  });
  await app.get(Db).of(HouseholdPairEntity).insert({ id, householdId: id, personId: null, name: '结对人', unit: '局', rank: 'other', from: '2025-01-01', to: null, endedReason: '', setBy: member.id, setAt: at });
  await app.get(Db).of(HouseholdChangeEntity).insert({ id, householdId: id, state: 'conflict', baseVersion: 1, version: 0, day: '2025-03-06', before: { people: 3 }, after: { people: 4 }, reason: '', personId: member.id, claimedAt: at, receivedAt: at, settledBy: null, settledAt: null });
  await app.get(Db).of(RecordEntity).insert({
    id, kind: 'visit', state: 'live', day: '2025-03-05', at: null, countyId, townshipId, villageId: village.id, teamId: team.id, personId: member.id, withIds: [], others: '', place: '一组', text: '走访', tags: '', answers: {}, householdId: id,
    rootId: id, threadId: id, closes: false, correctsId: null, correctedById: null, claimedAt: at, receivedAt: at, withdrawnBy: null, withdrawnAt: null, withdrawnReason: '',
  });
  return id;
}

/** A request for data to the team, under the id of the village. */
async function dataAsked(village: Organisation, team: Place['team'], member: Place['member']): Promise<void> {
  await app.get(Db).of(PublicationEntity).insert({
    id: village.id, seriesId: village.id, version: 1, villageId: village.id, subject: 'village_affairs', title: '公示', text: '名单', items: [], granularity: null, tables: [], explanation: '', state: 'draft', revision: 1,
    authorId: member.id, createdAt: '2025-03-06T01:00:00.000Z', decidedBy: null, opinion: '', publishedOn: null, publishedAt: null, sourceId: null,
  });
  await app.get(Db).of(DataRequestEntity).insert({
    id: village.id, organisationId: village.id, path: village.path, title: '数据', basis: '文件', deadline: '2025-03-20', from: '2025-03-01', to: '2025-03-31', items: [{ key: 'item1', text: '人数', figure: 'people' }], teamIds: [team.id],
    askedBy: member.id, askedName: '镇', state: 'open', withdrawnReason: '', createdAt: '2025-03-06T01:00:00.000Z',
  } as object);
}

/** A report that the team handed in, under the id of the village. */
async function reported(village: Organisation, team: Place['team'], member: Place['member']): Promise<void> {
  const at = '2025-03-06T01:00:00.000Z';
  const content = { title: '简报', sections: [{ key: 'body', title: '正文', text: '修渠' }], figures: [{ key: 'people', name: '驻村人数', unit: '人', value: 0, facts: [] }], pictures: [{ id: village.id, caption: '' }] };
  await app.get(Db).of(PhotoEntity).insert({ id: village.id, subjectId: village.id, fileId: (await pictureOf(member)).id, addedBy: member.id, addedAt: at });
  await app.get(Db).of(ReportEntity).insert({
    id: village.id, form: 'brief', report: 'brief', period: '', turn: village.id, owner: 'team', ownerId: team.id, teamId: team.id, path: village.path, state: 'submitted', revision: 1, version: 1, ...content, to: [],
    createdBy: member.id, createdAt: at, updatedAt: at, submittedAt: at, publishedPath: null, publishedAt: null,
  } as object);
  await app.get(Db).of(ReportVersionEntity).insert({ id: village.id, reportId: village.id, version: 1, ...content, profileId: 'pian04', profileVersion: '', submittedBy: member.id, submittedAt: at } as object);
}

function pictureOf(member: Place['member']): Promise<{ id: string }> {
  return app.get(StoredFileService).store({ purpose: 'record_photo', ownerId: member.id, sent: Buffer.from(DOT, 'base64'), expiresOn: null }) as Promise<{ id: string }>;
}

async function placed(team: Place['team'], member: Place['member']): Promise<string> {
  const id = newId();
  await app.get(Db).of(PresenceAreaEntity).insert({
    id, teamId: team.id, personId: null, kind: 'village', name: '村部', latitude: 30_000_000, longitude: 105_000_000, system: 'wgs84', radius: 500, from: '2025-01-01', to: null,
    addedBy: member.id, addedAt: '2025-03-06T01:00:00.000Z',
  });
  return id;
}

/** Somebody telephoned that he could not sign in. */
async function noted(id: string, { id: teamId, path }: Place['team'], member: Place['member']): Promise<void> {
  await app.get(Db).of(AbsenceNoteEntity).insert({
    id, personId: member.id, teamId, path, day: '2025-02-10', told: 'village_duty_officer', reason: '车坏了', recordedBy: member.id, claimedAt: '2025-02-10T01:00:00.000Z', receivedAt: '2025-02-10T01:00:00.000Z',
    state: 'waiting', decidedBy: null, decidedAs: null, decidedAt: null, decideReason: '',
  });
}

/** The village calls its cadres in; under the id of the village. */
async function arranged({ id, path }: Organisation, team: Place['team'], member: Place['member']): Promise<void> {
  await app.get(Db).of(ArrangementEntity).insert({
    id, organisationId: id, path, kind: 'call', day: '2025-03-10', instead: null, event: 'villagers_assembly', from: '09:00', to: '11:00', personIds: null, text: '议事', arrangedAs: 'village_secretary', arrangedBy: member.id,
    arrangedAt: '2025-03-06T01:00:00.000Z', withdrawnBy: null, withdrawnAt: null, withdrawnReason: '', openKey: null,
  });
  await noted(id, team, member);
}

/** A meeting of the village, with a topic, a decision, a ballot and somebody who asked leave, all under one id. */
async function convened(team: Place['team'], village: Organisation, member: Place['member']): Promise<string> {
  const [id, at, day] = [newId(), '2025-03-06T01:00:00.000Z', '2025-03-06'];
  const db = app.get(Db);
  await db.of(MeetingEntity).insert({
    id, kind: 'team_regular', title: '', placeId: village.id, path: village.path, teamId: team.id, day, start: '09:00', venue: '村部', hostId: member.id, hostName: member.name, recorderId: null, recorderName: '', state: 'planned',
    slot: null, firstDay: day, postponedReason: '', makesUpId: null, number: null, minutes: 'written', plannedBy: member.id, plannedAt: at, endedAt: null,
  });
  await db.of(MeetingInviteeEntity).insert({ id, meetingId: id, who: 'n:张三', personId: null, memberId: null, name: '张三', capacity: 'member', role: null, note: '', day });
  await db.of(MeetingLeaveEntity).insert({ id, meetingId: id, inviteeId: id, party: 'host', reason: '', answer: 'asked', askedAt: at, answeredBy: null, answeredAt: null });
  await db.of(MeetingTopicEntity).insert({ id, meetingId: id, text: '议题', state: 'proposed', reason: '', proposedBy: member.id, proposedAt: at });
  await db.of(MeetingMinutesEntity).insert({
    id, meetingId: id, version: 1, revision: 1, speeches: '', more: [], decisions: [], fileIds: [], writtenBy: member.id, writtenAt: at, recordedAt: at, signedBy: null, signedAt: null, paper: { title: '记录', parts: [] }, code: 'A',
  } as object);
  await db.of(MeetingDecisionEntity).insert({
    id, sourceId: id, meetingId: id, line: 'd', sort: 'decision', text: '修渠', ownerId: null, ownerName: '', due: null, state: 'open', placeId: village.id, path: village.path, teamId: team.id, origin: '例会', day, hostId: null,
  });
  await db.of(VillageEventEntity).insert({ id, villageId: village.id, path: village.path, teamId: team.id, event: 'villagers_assembly', day, at: '09:00', text: '', meetingId: null, reportedBy: member.id, reportedAt: at });
  await db.of(PartyMemberEntity).insert({
    id, villageId: village.id, path: village.path, groupId: null, personId: null, name: '李四', formal: true, committee: false, from: '2024-01-01', cameFrom: '', letterIn: '', to: null, wentTo: '', letterOut: '',
  });
  await db.of(PartyReportEntity).insert({ id, memberId: id, period: '2024-H2', text: '汇报', writtenBy: member.id, writtenAt: at });
  await db.of(MeetingBallotEntity).insert({
    id, meetingId: id, matter: '修渠', weight: 'plain', form: 'hands', voterIds: [id], state: 'open', tokenKey: null, polled: 0, result: null, because: [], counter: '', openedBy: member.id, openedAt: at, closedAt: null,
  });
  return id;
}

/** A record of presence with a picture. */
async function shown(team: Place['team'], member: Place['member']): Promise<string> {
  const id = newId();
  const file = await app.get(StoredFileService).store({ purpose: 'presence_photo', ownerId: member.id, sent: Buffer.from(DOT, 'base64'), expiresOn: null }) as { id: string };
  const at = '2025-02-06T01:00:00.000Z';
  await app.get(Db).of(PresenceEntity).insert({
    id, clientKey: 'shown', line: 0, fingerprint: '', personId: member.id, teamId: team.id, day: '2025-02-06', half: 'am', state: 'in_village', mode: 'photo', claimedAt: at, receivedAt: at,
    recordedBy: member.id, note: '', reason: '', supersedes: null, book: null,
  });
  await app.get(Db).of(PresenceProofEntity).insert({
    id: newId(), recordedBy: member.id, clientKey: 'shown', mode: 'photo', day: '2025-02-06', content: { kind: 'photo', announced: true, fileId: file.id, digest: '', reused: false, arrivedAt: at },
  } as object);
  return id;
}

const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A proof on a leave. */
async function handedIn(asked: LeaveDetail, member: Place['member']): Promise<string> {
  const id = newId();
  const file = await app.get(StoredFileService).store({ purpose: 'leave_attachment', ownerId: member.id, sent: Buffer.from(DOT, 'base64'), expiresOn: null }) as { id: string };
  await app.get(Db).of(PaperEntity).insert({ id, leaveId: asked.id, part: 'evidence', fileId: file.id, text: '', addedBy: member.id, addedAt: '2025-03-06T01:00:00.000Z', removedBy: null, removedAt: null });
  return id;
}

/** The county has a regulation, and a draft of the next one. */
async function regulate(administrator: Caller, county: Organisation): Promise<Pick<Place, 'edition' | 'draft'>> {
  const edition = await administrator.call(policy.adopt, { organisationId: county.id, profileId: 'pian04', effectiveFrom: '2024-01-01' });
  return { edition, draft: await administrator.call(policy.copy, { id: edition.id }) };
}

/** The plan of each village. */
const plans = new Map<string, PlanDetail>();
const projects = new Map<string, string>();
const projectOf = ({ village }: Place) => projects.get(village.id);
const planOf = ({ village }: Place) => plans.get(village.id)?.id;
const itemOf = ({ village }: Place) => plans.get(village.id)?.itemList[0].id;

/** The issue of each village. */
const issues = new Map<string, string>();
const issueOf = ({ village }: Place) => issues.get(village.id);

/** An input that names something of this place, for every endpoint that names something. */
const SAMPLES: Record<string, (place: Place) => object> = {
  'organisation.add': place => ({ kind: 'village', name: '新村', parentId: place.township.id }),
  'organisation.rename': place => ({ id: place.village.id, name: '改名村' }),
  'organisation.remove': place => ({ id: place.village.id }),
  'precinct.save': place => ({ townshipId: place.township.id, kind: 'responsibility_area', name: '西片', villageIds: [place.village.id], personIds: [] }),
  'precinct.remove': place => ({ id: place.village.id }),
  'organisation.updateUnit': place => ({ id: place.unit.id, name: '改名局', level: 'county' }),
  'organisation.teams': place => ({ organisationId: place.village.id }),
  'organisation.addTeam': place => ({ villageId: place.village.id, name: '第二队', from: '2025-04-01' }),
  'organisation.endTeam': place => ({ id: place.team.id, to: '2025-12-31' }),
  'organisation.people': place => ({ organisationId: place.village.id }),
  'organisation.person': place => ({ id: place.member.id }),
  'organisation.updatePerson': place => ({ id: place.member.id, name: '改名', phone: '13800000001' }),
  'organisation.addTerm': place => ({ id: place.member.id, role: 'team_leader', teamId: place.team.id, from: '2025-04-01' }),
  'organisation.endTerm': place => ({ id: place.member.id, termId: place.member.termIds[0], to: '2025-12-31' }),
  'organisation.move': place => ({ id: place.member.id, teamId: place.team.id, role: 'team_member', from: '2025-04-01' }),
  'handover.person': place => ({ personId: place.member.id }),
  'handover.open': place => ({ personId: place.member.id, termId: place.member.termIds[0], reason: 'term_end', leavingOn: '2025-12-31' }),
  'handover.one': place => ({ id: place.village.id }),
  'handover.candidates': place => ({ id: place.village.id }),
  'handover.name': place => ({ id: place.village.id, revision: 1, receiverId: place.member.id, leavingOn: '2025-12-31' }),
  'handover.write': place => ({ id: place.village.id, revision: 1, item: 'duties', text: '', clear: true }),
  'handover.sign': place => ({ id: place.village.id, revision: 1 }),
  'handover.withdraw': place => ({ id: place.village.id, revision: 1, text: '留任' }),
  'handover.docx': place => ({ id: place.village.id }),
  'handover.pdf': place => ({ id: place.village.id }),
  'adjustment.options': place => ({ personId: place.member.id, termId: place.member.termIds[0] }),
  'adjustment.propose': place => ({ kind: 'recall', personId: place.member.id, termId: place.member.termIds[0], reason: 'cannot_perform_duty', text: '不下村' }),
  'adjustment.one': place => ({ id: place.village.id }),
  'adjustment.answer': place => ({ id: place.village.id, text: '说明' }),
  'adjustment.decide': place => ({ id: place.village.id, revision: 1, decision: 'approve', text: '' }),
  'adjustment.withdraw': place => ({ id: place.village.id, revision: 1, text: '误' }),
  'adjustment.execute': place => ({ id: place.village.id, revision: 1, leavingOn: '2025-12-31' }),
  'adjustment.settle': place => ({ id: place.village.id, what: 'interview', decision: 'confirmed', text: '' }),
  'adjustment.docx': place => ({ id: place.village.id }),
  'adjustment.pdf': place => ({ id: place.village.id }),
  'selection.asked': place => ({ personId: place.member.id, teamId: place.team.id, role: 'team_member' }),
  'selection.questions': place => ({ termId: place.member.termIds[0] }),
  'selection.check': place => ({ termIds: [place.member.termIds[0]], against: [], reason: '' }),
  'selection.team': place => ({ teamId: place.team.id }),
  'selection.divide': place => ({ teamId: place.team.id, personId: place.member.id, text: '管党建' }),
  'identity.security': place => ({ id: place.member.id }),
  'identity.issueCode': place => ({ id: place.member.id }),
  'identity.unbind': place => ({ id: place.member.id }),
  'identity.revokeAll': place => ({ id: place.member.id }),
  'policy.active': place => ({ organisationId: place.village.id }),
  'policy.adopt': place => ({ organisationId: place.county.id, profileId: 'pian04', effectiveFrom: '2026-01-01' }),
  'policy.editions': place => ({ organisationId: place.village.id }),
  'policy.copy': place => ({ id: place.edition.id }),
  'policy.saveDocument': place => ({ id: place.draft.id, revision: 1, title: '办法', documentTitle: '办法', documentNumber: '', effectiveFrom: '2025-04-01' }),
  'policy.saveNames': place => ({ id: place.draft.id, revision: 1, names: [{ id: 'county_office', name: '县办' }] }),
  'policy.setValue': place => ({ id: place.draft.id, revision: 1, key: 'leave.merge', value: 'true', cite: ['试'] }),
  'policy.resetValue': place => ({ id: place.draft.id, revision: 1, key: 'leave.merge' }),
  'policy.publish': place => ({ id: place.draft.id, revision: 1 }),
  'policy.discard': place => ({ id: place.draft.id }),
  'policy.upload': place => ({ organisationId: place.county.id, effectiveFrom: '2025-04-01' }),
  'leave.detail': place => ({ id: place.leave.id }),
  'away.phoneIn': place => ({
    clientKey: 'phone-in', personId: place.member.id, kind: 'personal', startDay: '2025-03-12', startHalf: 'am', endDay: '2025-03-12', endHalf: 'pm', reason: '家里有急事', place: '县城', outOfCounty: false,
    consentBy: '王队长', consentAt: '2025-03-06T00:30:00.000Z', claimedAt: '2025-03-06T01:00:00.000Z',
  }),
  'away.complete': place => ({ id: place.leave.id, reason: '家里有急事' }),
  'away.life': place => ({ id: place.leave.id }),
  'leave.slipPdf': place => ({ id: place.leave.id }),
  'leave.slipXlsx': place => ({ id: place.leave.id }),
  'leave.decide': place => ({ id: place.leave.id, decision: 'approve' }),
  'approval.nameDeputy': place => ({ role: 'township_secretary', organisationId: place.township.id, deputyId: place.member.id, from: '2025-03-06', to: '2025-03-07' }),
  'approval.answerDeputy': place => ({ id: place.village.id, answer: 'accepted' }),
  'approval.revokeDeputy': place => ({ id: place.village.id }),
  'after.of': place => ({ id: place.leave.id }),
  'after.check': place => ({ id: place.leave.id }),
  'after.replace': place => ({ id: place.leave.id, kind: 'substitute', name: '钱五', from: '2025-03-10' }),
  'filing.register': place => ({ leaveIds: [place.leave.id], party: 'county_office', channel: 'phone', toldWhom: '小陈', toldAt: '2025-03-06T00:50:00.000Z' }),
  'filing.receive': place => ({ id: place.leave.id }),
  'paper.of': place => ({ id: place.leave.id }),
  'paper.add': place => ({ clientKey: 'paper', id: place.leave.id, part: 'evidence', text: '门诊收据', claimedAt: '2025-03-06T01:00:00.000Z' }),
  'paper.remove': place => ({ id: place.leave.id, paperId: place.leave.id }),
  'paper.open': place => ({ id: place.leave.id, paperId: place.paperId }),
  'approval.consultees': place => ({ id: place.leave.id }),
  'approval.consult': place => ({ id: place.leave.id, personId: place.member.id, question: '能走吗' }),
  'approval.answerConsult': place => ({ id: place.leave.id, consultId: place.leave.id, opinion: '能走' }),
  'approval.urge': place => ({ id: place.leave.id }),
  'approval.forward': place => ({ id: place.leave.id, toId: place.member.id }),
  'leave.change': place => ({
    id: place.leave.id, clientKey: 'change', kind: 'personal', startDay: '2025-03-11', startHalf: 'am', endDay: '2025-03-11', endHalf: 'pm', reason: '家事', place: '县城', outOfCounty: false, claimedAt: '2025-03-06T01:00:00.000Z',
  }),
  'leave.recall': place => ({ id: place.leave.id, day: '2025-03-10', half: 'am', reason: '防汛' }),
  'leave.underAlert': place => ({ id: place.alertId }),
  'waiver.grant': place => ({ personId: place.member.id, from: '2025-04-01', to: '2025-04-02', reason: '老人病重' }),
  'callback.ask': place => ({ askKey: 'call', personId: place.member.id, startDay: '2025-04-07', startHalf: 'am', endDay: '2025-04-07', endHalf: 'pm', purpose: '开会', place: '县城', outOfCounty: false, claimedAt: '2025-03-06T01:00:00.000Z' }),
  'callback.withdraw': place => ({ id: place.leave.id, reason: '不用了' }),
  'rest.one': place => ({ teamId: place.team.id, kind: 'rotation_rest', period: '2025-Q2' }),
  'rest.save': place => ({ teamId: place.team.id, kind: 'rotation_rest', period: '2025-Q2', version: 0, lines: [{ personId: place.member.id, from: '2025-04-07', to: '2025-04-08' }] }),
  'waiver.end': place => ({ id: place.waiverId }),
  'leave.withdraw': place => ({ id: place.leave.id }),
  'leave.return': place => ({ id: place.leave.id, day: '2025-03-11', half: 'am' }),
  'leave.declareAlert': place => ({ organisationId: place.township.id, alert: 'special_period', from: '2025-07-01', reason: '防汛' }),
  'leave.endAlert': place => ({ id: place.alertId }),
  'book.list': place => ({ organisationId: place.village.id, month: '2025-03' }),
  'book.explain': place => ({ personId: place.member.id, day: '2025-03-06', half: 'am', text: '当天在村' }),
  'book.settle': place => ({ personId: place.member.id, day: '2025-03-06', half: 'am', state: 'absent', reason: '查实不在' }),
  'attendance.roster': place => ({ teamId: place.team.id, day: '2025-03-06' }),
  'attendance.confirmRoster': place => ({
    clientKey: 'roster', teamId: place.team.id, day: '2025-03-06', claimedAt: '2025-03-06T01:00:00.000Z', lines: [{ personId: place.member.id, am: 'in_village', pm: 'in_village' }],
  }),
  'week.people': place => ({ organisationId: place.village.id }),
  'week.recordHours': place => ({ clientKey: 'hours', villageId: place.village.id, day: '2025-03-06', from: '09:00', to: '11:00', claimedAt: '2025-03-06T01:00:00.000Z' }),
  'week.recordNights': place => ({ clientKey: 'nights', teamId: place.team.id, nights: [{ personId: place.member.id, day: '2025-03-05', stayed: true }], claimedAt: '2025-03-06T01:00:00.000Z' }),
  'week.note': place => ({ clientKey: 'note', personId: place.member.id, day: '2025-03-06', told: 'village_duty_officer', reason: '车坏了', claimedAt: '2025-03-06T01:00:00.000Z' }),
  'week.decideNote': place => ({ id: place.village.id, decision: 'confirmed' }),
  'arrangement.one': place => ({ id: place.village.id }),
  'arrangement.officeDays': place => ({ organisationId: place.township.id }),
  'arrangement.arrange': place => ({ organisationId: place.township.id, kind: 'overtime', day: '2025-03-08', text: '值班' }),
  'arrangement.withdraw': place => ({ id: place.village.id, reason: '误' }),
  'presence.areas': place => ({ teamId: place.team.id }),
  'presence.addArea': place => ({ teamId: place.team.id, kind: 'village', name: '村部', latitude: 30_000_000, longitude: 105_000_000, system: 'wgs84', radius: 500, from: '2025-03-06' }),
  'presence.endArea': place => ({ id: place.areaId }),
  'presence.picture': place => ({ id: place.photoId }),
  'presence.addCode': place => ({ villageId: place.village.id, kind: 'screen', name: '村部' }),
  'presence.revokeCode': place => ({ id: place.codeId }),
  'presence.posterPdf': place => ({ id: place.codeId }),
  'attendance.sheet': place => ({ organisationId: place.village.id, month: '2025-03' }),
  'attendance.evidence': place => ({ personId: place.member.id, day: '2025-03-06' }),
  'attendance.sign': place => ({ organisationId: place.village.id, month: '2025-02', hash: 'x' }),
  'settlement.settle': place => ({ organisationId: place.village.id, month: '2025-02', step: 'compile', hash: 'x' }),
  'settlement.giveBack': place => ({ organisationId: place.village.id, month: '2025-02', reason: '漏了一张请假条' }),
  'settlement.object': place => ({ organisationId: place.village.id, month: '2025-02', text: '14 日我在村' }),
  'settlement.slipsPdf': place => ({ organisationId: place.village.id, month: '2025-03' }),
  'settlement.answer': place => ({ id: place.village.id, decision: 'rejected', answer: '当天有请假条' }),
  'settlement.correct': place => ({ organisationId: place.village.id, month: '2025-02', cause: '晚到' }),
  'settlement.confirmCorrection': place => ({ id: place.village.id, decision: 'confirmed' }),
  'attendance.sheetXlsx': place => ({ organisationId: place.village.id, month: '2025-03' }),
  'why.tree': place => ({ of: 'day', personId: place.member.id, day: '2025-03-06' }),
  'why.pdf': place => ({ of: 'day', personId: place.member.id, day: '2025-03-06' }),
  'attendance.sheetPdf': place => ({ organisationId: place.village.id, month: '2025-03' }),
  'simulation.start': place => ({ id: place.draft.id, from: '2025-02', to: '2025-02' }),
  'simulation.list': place => ({ id: place.draft.id }),
  'simulation.status': place => ({ id: place.simulationId }),
  'simulation.results': place => ({ id: place.simulationId }),
  'simulation.stop': place => ({ id: place.simulationId }),
  'simulation.xlsx': place => ({ id: place.simulationId }),
  'duty.board': place => ({ kind: 'cover', placeId: place.team.id, month: '2025-03' }),
  'duty.publish': place => ({ kind: 'cover', placeId: place.team.id, month: '2025-03', version: 0, lines: [{ day: '2025-03-06', personIds: [place.member.id] }] }),
  'duty.askSwap': place => ({ kind: 'cover', placeId: place.team.id, day: '2025-03-06', otherId: place.member.id }),
  'duty.effect': place => ({ personId: place.member.id, startDay: '2025-03-06', endDay: '2025-03-07' }),
  'duty.patrol': place => ({ teamId: place.team.id }),
  'duty.setGroups': place => ({ teamId: place.team.id, from: '2025-03-06', firstGroup: 1, groups: [{ personIds: [place.member.id], others: '' }] }),
  'duty.askPatrolSwap': place => ({ teamId: place.team.id, day: '2025-03-06', otherId: place.member.id }),
  'duty.patrols': place => ({ teamId: place.team.id }),
  'duty.recordPatrol': place => ({ clientKey: 'patrol', teamId: place.team.id, day: '2025-03-06', at: '09:30', personIds: [place.member.id], found: '平安', claimedAt: '2025-03-06T01:30:00.000Z' }),
  'duty.answerSwap': place => ({ id: place.member.id, answer: 'accepted' }),
  'duty.confirmPatrol': place => ({ id: place.member.id }),
  'meeting.schedule': place => ({ placeId: place.village.id, month: '2025-03' }),
  'meeting.fill': place => ({ placeId: place.village.id, month: '2025-03' }),
  'meeting.planning': place => ({ placeId: place.village.id, day: '2025-03-10' }),
  'meeting.people': place => ({ placeId: place.village.id, search: '没有这个人' }),
  'meeting.plan': place => ({ placeId: place.village.id, kind: 'team_regular', title: '', day: '2025-03-10', start: '09:00', where: '村部', invitees: [{ name: '张三', as: 'member' }], topics: [] }),
  'meeting.list': place => ({ placeId: place.village.id }),
  'meeting.detail': place => ({ id: place.meetingId }),
  'meeting.move': place => ({ id: place.meetingId, day: '2025-03-07', start: '09:00', where: '村部', reason: '下雨' }),
  'meeting.callOff': place => ({ id: place.meetingId, reason: '下雨' }),
  'meeting.consent': place => ({ id: place.meetingId, agreed: true, text: '' }),
  'meeting.invite': place => ({ id: place.meetingId, invitees: [{ name: '李四', as: 'guest' }] }),
  'meeting.uninvite': place => ({ id: place.meetingId, inviteeIds: ['x'] }),
  'meeting.code': place => ({ id: place.meetingId }),
  'meeting.confirmList': place => ({ clientKey: 'list', id: place.meetingId, lines: [{ inviteeId: place.meetingId, present: true, reason: '', askedFrom: [] }], claimedAt: '2025-03-06T01:00:00.000Z' }),
  'meeting.end': place => ({ id: place.meetingId }),
  'meeting.askLeave': place => ({ id: place.meetingId, reason: '有事' }),
  'meeting.answerLeave': place => ({ id: place.meetingId, agreed: true }),
  'meeting.propose': place => ({ id: place.meetingId, text: '修渠' }),
  'meeting.judgeTopic': place => ({ id: place.meetingId, taken: true, reason: '' }),
  'meeting.signInPdf': place => ({ id: place.meetingId }),
  'minutes.read': place => ({ id: place.meetingId }),
  'minutes.write': place => ({ clientKey: 'minutes', id: place.meetingId, revision: 0, speeches: '修渠', more: [], decisions: [], fileIds: [], claimedAt: '2025-03-06T01:00:00.000Z' }),
  'minutes.sign': place => ({ id: place.meetingId, revision: 0 }),
  'minutes.pdf': place => ({ id: place.meetingId }),
  'minutes.docx': place => ({ id: place.meetingId }),
  'minutes.decisions': place => ({ placeId: place.village.id }),
  'minutes.decision': place => ({ id: place.meetingId }),
  'minutes.act': place => ({ clientKey: 'act', id: place.meetingId, act: 'note', text: '在办', claimedAt: '2025-03-06T01:00:00.000Z' }),
  'ballot.list': place => ({ id: place.meetingId }),
  'ballot.open': place => ({ id: place.meetingId, matter: '修渠', weight: 'plain', form: 'hands' }),
  'ballot.vote': place => ({ id: place.meetingId, option: 'for' }),
  'ballot.close': place => ({ id: place.meetingId, inFavour: 1 }),
  'ballot.withdraw': place => ({ id: place.meetingId }),
  'study.month': place => ({ placeId: place.village.id, month: '2025-03' }),
  'study.untrained': place => ({ placeId: place.village.id, year: 2025, training: 'cadre_rotation_training' }),
  'study.training': place => ({ placeId: place.village.id, year: 2025 }),
  'event.list': place => ({ box: 'all', placeId: place.village.id }),
  'event.detail': place => ({ id: place.meetingId }),
  'event.report': place => ({ clientKey: 'event', villageId: place.village.id, event: 'villagers_assembly', day: '2025-03-06', at: '09:00', text: '', claimedAt: '2025-03-06T01:00:00.000Z' }),
  'event.attend': place => ({ clientKey: 'part', id: place.meetingId, attended: true, duties: [], text: '', unsolved: '', claimedAt: '2025-03-06T01:00:00.000Z' }),
  'party.branch': place => ({ villageId: place.village.id }),
  'party.members': place => ({ villageId: place.village.id }),
  'party.reports': place => ({ villageId: place.village.id }),
  'party.addMember': place => ({ villageId: place.village.id, name: '张三', formal: true, committee: false, from: '2025-01-01', cameFrom: '', letterIn: '' }),
  'party.changeMember': place => ({ id: place.meetingId, name: '张三', formal: true, committee: false }),
  'party.leave': place => ({ id: place.meetingId, to: '2025-03-01', wentTo: '县城', letterOut: '' }),
  'party.addGroup': place => ({ villageId: place.village.id, name: '第一组', leaderName: '', ofTeam: false }),
  'party.report': place => ({ villageId: place.village.id, period: '2025-H1', text: '学习' }),
  'party.reportDocx': place => ({ id: place.meetingId }),
  'party.check': place => ({ villageId: place.village.id, day: '2025-03-06', books: ['branch_record'], found: '齐全' }),
  'worklog.tick': place => ({ clientKey: 'tick', itemId: place.village.id, teamId: place.team.id, outcome: 'done', text: '办完', claimedAt: '2025-03-06T01:30:00.000Z' }),
  'worklog.send': place => ({ townshipId: place.township.id, officeDay: '2025-03-11', items: [{ content: '核对', responsible: '', due: '2025-03-11', villageIds: [] }] }),
  'worklog.list': place => ({ id: place.village.id }),
  'worklog.withdraw': place => ({ id: place.village.id, reason: '重复' }),
  'log.month': place => ({ personId: place.member.id, month: '2025-03' }),
  'log.pdf': place => ({ personId: place.member.id, month: '2025-03' }),
  'log.xlsx': place => ({ personId: place.member.id, month: '2025-03' }),
  'log.one': place => ({ id: place.logId }),
  'record.form': place => ({ villageId: place.village.id }),
  'record.add': place => ({ clientKey: 'record', teamId: place.team.id, kind: 'work', day: '2025-03-06', text: '修路', withIds: [], tags: [], answers: [], photoIds: [], claimedAt: '2025-03-06T01:00:00.000Z' }),
  'record.correct': place => ({ id: place.recordId, clientKey: 'correct', kind: 'work', day: '2025-03-06', text: '修路', withIds: [], tags: [], answers: [], claimedAt: '2025-03-06T01:00:00.000Z' }),
  'record.withdraw': place => ({ id: place.recordId, reason: '重复' }),
  'record.addPhoto': place => ({ id: place.recordId, photoIds: [place.photoId] }),
  'record.list': place => ({ organisationId: place.village.id }),
  'record.detail': place => ({ id: place.recordId }),
  'record.coverage': place => ({ organisationId: place.village.id, from: '2025-03-01', to: '2025-03-31' }),
  'record.picture': place => ({ id: place.recordId }),
  'record.xlsx': place => ({ organisationId: place.village.id }),
  'archive.overview': place => ({ organisationId: place.village.id }),
  'archive.team': place => ({ teamId: place.team.id }),
  'archive.items': place => ({ teamId: place.team.id, category: 'work_records' }),
  'archive.open': place => ({ teamId: place.team.id, key: 'record_work_2025-03' }),
  'archive.exporting': place => ({ teamId: place.team.id }),
  'archive.start': place => ({ teamId: place.team.id, category: 'work_records' }),
  'archive.status': place => ({ teamId: place.team.id, id: place.village.id }),
  'archive.stop': place => ({ teamId: place.team.id, id: place.village.id }),
  'archive.zip': place => ({ teamId: place.team.id, id: place.village.id }),
  'archive.file': place => ({ teamId: place.team.id, category: 'others', title: '合影', day: '2025-03-06', form: 'image', place: '柜子' }),
  'archive.withdraw': place => ({ teamId: place.team.id, id: place.village.id, reason: '误' }),
  'burden.place': place => ({ week: '2025-03-06', organisationId: place.village.id }),
  'burden.weigh': place => ({ organisationId: place.village.id, day: '2025-03-06', entries: 1, fields: 1 }),
  'burden.ceiling': place => ({ organisationId: place.county.id, week: '2025-03-06', entries: 20, note: '' }),
  'burden.xlsx': place => ({ week: '2025-03-06', organisationId: place.village.id }),
  'archive.custodian': place => ({ teamId: place.team.id, personId: place.member.id, from: '2025-03-06', note: '' }),
  'allowance.xlsx': place => ({ month: '2025-03', villageId: place.village.id }),
  'allowance.list': place => ({ villageId: place.village.id, month: '2025-03' }),
  'allowance.state': place => ({ villageId: place.village.id, month: '2025-03', personId: place.member.id, memberType: 'city_direct', oneWayKm: 1, roundTrips: 1, byUnitVehicle: 0, backInCityDays: 0 }),
  'allowance.confirm': place => ({ villageId: place.village.id, month: '2025-03', hash: 'x', remark: '' }),
  'plan.list': place => ({ placeId: place.village.id }),
  'plan.one': place => ({ id: planOf(place) }),
  'plan.save': place => ({ revision: 0, kind: 'year', year: 2025, placeId: place.village.id, title: '计划', text: '', items: [] }),
  'plan.move': place => ({ id: planOf(place), revision: 1, move: 'submit', text: '' }),
  'plan.addItem': place => ({ id: planOf(place), items: [{ title: '修路', target: '', measures: '', responsible: '', stage: 'q1' }], reason: '新增' }),
  'plan.people': place => ({ placeId: place.village.id }),
  'plan.item': place => ({ id: itemOf(place) }),
  'plan.changeItem': place => ({ id: itemOf(place), revision: 1, measures: '', responsible: '', reason: '调整' }),
  'plan.progress': place => ({ id: itemOf(place), clientKey: 'progress', day: '2025-03-06', text: '动工', claimedAt: '2025-03-06T01:00:00.000Z' }),
  'plan.moveItem': place => ({ id: itemOf(place), revision: 1, move: 'confirm', text: '' }),
  'plan.picture': place => ({ id: planOf(place) }),
  'plan.pdf': place => ({ id: planOf(place) }),
  'plan.docx': place => ({ id: planOf(place) }),
  'plan.xlsx': place => ({ id: planOf(place) }),
  'project.list': place => ({ placeId: place.village.id }),
  'project.one': place => ({ id: projectOf(place) }),
  'project.checkFunds': place => ({ id: projectOf(place), entries: 1, right: true, text: '对过' }),
  'project.assets': place => ({ placeId: place.village.id }),
  'project.assetsXlsx': place => ({ placeId: place.village.id }),
  'support.rules': place => ({ placeId: place.village.id }),
  'project.targets': place => ({ placeId: place.village.id, year: 2025 }),
  'emergency.plan': place => ({ villageId: place.village.id }),
  'emergency.save': place => ({ villageId: place.village.id, version: 0, text: '', contacts: [] }),
  'issue.raise': place => ({ clientKey: 'raise', kind: 'problem', category: 'other', villageId: place.village.id, title: '漏水', text: '', source: 'person', foundOn: '2025-03-06', claimedAt: '2025-03-06T01:00:00.000Z' }),
  'assessment.plan': place => ({ placeId: place.township.id, stage: 'yearly', period: '2025', assessedOn: '2025-03-06' }),
  'assessment.open': place => ({ placeId: place.township.id, stage: 'yearly', period: '2025', assessedOn: '2025-03-06', scale: 'civil' }),
  'assessment.round': place => ({ id: place.village.id }),
  'assessment.people': place => ({ id: place.village.id }),
  'assessment.publicise': place => ({ id: place.village.id, revision: 1, days: 3, where: '网上' }),
  'assessment.decide': place => ({ id: place.village.id, revision: 1, reviewedOn: '2025-03-06', body: '县委' }),
  'assessment.withdraw': place => ({ id: place.village.id, revision: 1, reason: '试' }),
  'assessment.unit': place => ({ id: place.unit.id, year: 2025 }),
  'assessment.unitDocx': place => ({ id: place.unit.id, year: 2025 }),
  'assessment.unitPdf': place => ({ id: place.unit.id, year: 2025 }),
  'nomination.decide': place => ({ kind: 'award', year: 2025, personId: place.member.id, listed: true, reason: '会议议过' }),
  'assessment.xlsx': place => ({ id: place.village.id }),
  'assessment.sheet': place => ({ id: place.village.id }),
  'assessment.draft': place => ({ id: place.village.id }),
  'assessment.summarise': place => ({ id: place.village.id, text: '总结' }),
  'assessment.opine': place => ({ id: place.village.id, text: '好', points: [] }),
  'assessment.eligibility': place => ({ id: place.village.id, assessed: false, reason: '试' }),
  'assessment.state': place => ({ id: place.village.id, fact: 'masses_satisfied', value: false, reason: '试' }),
  'assessment.limit': place => ({ id: place.village.id, decision: 'confirmed', reason: '' }),
  'assessment.grade': place => ({ id: place.village.id, hash: 'x', scale: 'civil', grade: 'competent', text: '试' }),
  'assessment.ungrade': place => ({ id: place.village.id }),
  'assessment.object': place => ({ id: place.village.id, text: '异议' }),
  'assessment.answer': place => ({ id: place.village.id, objectionId: place.village.id, upheld: false, text: '答复' }),
  'assessment.acknowledge': place => ({ id: place.village.id, hash: 'x' }),
  'assessment.receive': place => ({ id: place.village.id, note: '送到' }),
  'assessment.docx': place => ({ id: place.village.id }),
  'assessment.pdf': place => ({ id: place.village.id }),
  'rating.list': place => ({ placeId: place.village.id }),
  'rating.choices': place => ({ villageId: place.village.id }),
  'rating.open': place => ({ villageId: place.village.id, raters: 'villagers', stage: 'yearly', period: '2025', closesOn: '2025-12-31', slips: 1, papers: 0 }),
  'rating.one': place => ({ id: place.village.id }),
  'rating.slips': place => ({ id: place.village.id, revision: 1 }),
  'rating.papers': place => ({ id: place.village.id }),
  'rating.enter': place => ({ id: place.village.id, number: 1, slips: 1, spoilt: 0, answers: [{ key: 'team', satisfied: 1, fair: 0, unsatisfied: 0, unknown: 0 }] }),
  'rating.close': place => ({ id: place.village.id, revision: 1 }),
  'rating.withdraw': place => ({ id: place.village.id, reason: '试' }),
  'appeal.card': place => ({ issueId: issueOf(place) }),
  'appeal.phone': place => ({ issueId: issueOf(place) }),
  'appeal.hand': place => ({ issueId: issueOf(place) }),
  'appeal.draft': place => ({ issueId: issueOf(place) }),
  'inspection.plan': place => ({ placeId: place.township.id }),
  'inspection.draw': place => ({ placeId: place.township.id, title: '抽查', method: '实地抽查', from: '2025-03-06', to: '2025-03-31', count: 1, explainDays: 3 }),
  'inspection.detail': place => ({ id: place.village.id }),
  'inspection.record': place => ({ id: place.village.id, clientKey: 'visit', teamId: place.team.id, day: '2025-03-06', at: '10:00', lines: [{ personId: place.member.id, found: 'present', note: '' }], claimedAt: '2025-03-06T01:00:00.000Z' }),
  'inspection.withdraw': place => ({ id: place.village.id, reason: '抽错' }),
  'inspection.check': place => ({ id: place.village.id }),
  'inspection.explain': place => ({ id: place.village.id, text: '在入户' }),
  'inspection.decide': place => ({ id: place.village.id, decision: 'absent', reason: '' }),
  'consequence.proposal': place => ({ key: `finding_${place.village.id}` }),
  'consequence.open': place => ({ key: `finding_${place.village.id}`, answerDays: 3, answers: [] }),
  'consequence.form': place => ({ placeId: place.township.id }),
  'consequence.record': place => ({ subject: 'person', subjectId: place.member.id, placeId: place.township.id, event: 'careless_work', day: '2025-03-05', text: '台账是抄的', answers: [] }),
  'consequence.finding': place => ({ id: place.village.id }),
  'consequence.confirm': place => ({ id: place.village.id, decision: 'confirmed', reason: '到户核实' }),
  'consequence.detail': place => ({ id: place.village.id }),
  'consequence.answer': place => ({ id: place.village.id, text: '说明' }),
  'consequence.review': place => ({ id: place.village.id, outcome: 'tolerated', reason: '先行先试' }),
  'consequence.decide': place => ({ id: place.village.id, step: 'criticism_education', decision: 'confirmed', reason: '' }),
  'consequence.done': place => ({ id: place.village.id, step: 'criticism_education', note: '谈了' }),
  'consequence.file': place => ({ id: place.village.id, number: '', note: '存卷' }),
  'consequence.withdraw': place => ({ id: place.village.id, reason: '弄错' }),
  'consequence.docx': place => ({ id: place.village.id }),
  'consequence.pdf': place => ({ id: place.village.id }),
  'inspection.circularDocx': place => ({ id: place.village.id }),
  'inspection.circularPdf': place => ({ id: place.village.id }),
  'issue.list': place => ({ placeId: place.village.id }),
  'issue.xlsx': place => ({ placeId: place.village.id }),
  'issue.problemsDocx': place => ({ placeId: place.village.id }),
  'issue.problemsPdf': place => ({ placeId: place.village.id }),
  'issue.statistics': place => ({ from: '2025-03-01', to: '2025-03-31', placeId: place.village.id }),
  'issue.one': place => ({ id: issueOf(place) }),
  'issue.picture': place => ({ id: issueOf(place) }),
  'issue.pdf': place => ({ id: issueOf(place) }),
  'issue.docx': place => ({ id: issueOf(place) }),
  'issue.people': place => ({ id: issueOf(place) }),
  'issue.assign': place => ({ id: issueOf(place), revision: 1, personId: place.member.id, due: '2025-03-20', text: '' }),
  'issue.escalate': place => ({ id: issueOf(place), revision: 1, text: '村里办不了' }),
  'issue.acknowledge': place => ({ id: issueOf(place) }),
  'issue.note': place => ({ id: issueOf(place), clientKey: 'note', text: '问过了', claimedAt: '2025-03-06T01:00:00.000Z' }),
  'issue.answer': place => ({ id: issueOf(place), clientKey: 'answer', revision: 1, outcome: 'solved', text: '修好了', claimedAt: '2025-03-06T01:00:00.000Z' }),
  'issue.confirm': place => ({ id: issueOf(place), revision: 1, text: '' }),
  'issue.move': place => ({ id: issueOf(place), revision: 1, move: 'withdraw', reason: '记错' }),
  'report.open': place => ({ report: 'monthly_work_report', period: '2025-03', owner: 'team', ownerId: place.team.id }),
  'report.free': place => ({ form: 'brief', title: '简报', organisationId: place.township.id }),
  'report.rollup': place => ({ organisationId: place.township.id, report: 'monthly_work_report', period: '2025-03' }),
  'report.save': place => ({ id: place.village.id, revision: 1, title: '简报', sections: [{ key: 'body', title: '正文', text: '' }] }),
  'report.fresh': place => ({ id: place.village.id }),
  'report.material': place => ({ id: place.village.id, revision: 1, section: 'body', recordIds: [place.recordId] }),
  'report.addPicture': place => ({ id: place.village.id, revision: 1, photoIds: [place.photoId], caption: '' }),
  'report.dropPicture': place => ({ id: place.village.id, pictureId: place.village.id, revision: 1 }),
  'report.picture': place => ({ id: place.village.id, pictureId: place.village.id }),
  'report.submit': place => ({ id: place.village.id, revision: 1 }),
  'report.drop': place => ({ id: place.village.id }),
  'report.receive': place => ({ id: place.village.id, version: 1, verdict: 'received', text: '' }),
  'report.publish': place => ({ id: place.village.id }),
  'report.one': place => ({ id: place.village.id }),
  'report.figure': place => ({ id: place.village.id, key: 'people' }),
  'report.collection': place => ({ period: '2025-03', organisationId: place.township.id }),
  'report.collected': place => ({ period: '2025-03', organisationId: place.township.id, report: 'monthly_work_report' }),
  'report.docx': place => ({ id: place.village.id }),
  'report.pdf': place => ({ id: place.village.id }),
  'request.preview': place => ({ organisationId: place.township.id, title: '数据', basis: '文件', deadline: '2025-03-20', from: '2025-03-01', to: '2025-03-31', items: [{ text: '人数' }] }),
  'request.ask': place => ({ organisationId: place.township.id, title: '数据', basis: '文件', deadline: '2025-03-20', from: '2025-03-01', to: '2025-03-31', items: [{ text: '人数' }] }),
  'request.one': place => ({ id: place.village.id }),
  'request.answer': place => ({ id: place.village.id, teamId: place.team.id, values: [{ key: 'item1', value: '1' }], note: '' }),
  'request.withdraw': place => ({ id: place.village.id, reason: '重复' }),
  'request.facts': place => ({ id: place.village.id, teamId: place.team.id, key: 'item1' }),
  'request.xlsx': place => ({ id: place.village.id }),
  'due.of': place => ({ owner: 'team', id: place.team.id, period: '2025-03' }),
  'due.ofXlsx': place => ({ owner: 'team', id: place.team.id, period: '2025-03' }),
  'due.overview': place => ({ organisationId: place.village.id, period: '2025-03' }),
  'due.owners': place => ({ organisationId: place.village.id, period: '2025-03', key: 'log  2025-03' }),
  'due.xlsx': place => ({ organisationId: place.village.id, period: '2025-03' }),
  'publication.list': place => ({ villageId: place.village.id }),
  'publication.demands': place => ({ villageId: place.village.id }),
  'publication.one': place => ({ id: place.village.id }),
  'publication.save': place => ({ villageId: place.village.id, revision: 0, subject: 'village_affairs', title: '公示', text: '', items: [], tables: [], explanation: '' }),
  'publication.move': place => ({ id: place.village.id, revision: 1, move: 'submit', text: '' }),
  'publication.check': place => ({ id: place.village.id, day: '2025-03-06', checkedBy: '监督委员会', points: [{ point: 'timely', good: true }], remark: '' }),
  'publication.reportPdf': place => ({ villageId: place.village.id, year: 2025 }),
  'publication.reportDocx': place => ({ villageId: place.village.id, year: 2025 }),
  'poster.one': place => ({ villageId: place.village.id }),
  'poster.pdf': place => ({ villageId: place.village.id, size: 'a4', span: 'week' }),
  'poster.start': place => ({ organisationId: place.township.id, size: 'a4', span: 'week' }),
  'poster.status': place => ({ id: place.village.id }),
  'poster.stop': place => ({ id: place.village.id }),
  'poster.zip': place => ({ id: place.village.id }),
  'board.detail': place => ({ villageId: place.village.id }),
  'board.set': place => ({ villageId: place.village.id, officeHours: '', large: true, revision: 0 }),
  'board.renew': place => ({ villageId: place.village.id, seen: '' }),
  'board.say': place => ({ teamId: place.team.id, text: '在村部', until: '2025-03-06T09:00:00.000Z' }),
  'board.endSaying': place => ({ id: place.member.id }),
  'contact.list': place => ({ personId: place.member.id }),
  'contact.end': place => ({ id: place.householdId, reason: '调走' }),
  'household.list': place => ({ organisationId: place.village.id }),
  'household.one': place => ({ id: place.householdId }),
  'household.reveal': place => ({ id: place.householdId, field: 'phone', purpose: 'visit' }),
  'household.reads': place => ({ id: place.householdId }),
  'household.add': place => ({ villageId: place.village.id, number: '09-001', group: '', headName: '新户', people: 2, state: 'not_poor' }),
  'household.edit': place => ({ id: place.householdId, clientKey: 'edit', version: 1, day: '2025-03-06', people: 5, reason: '', claimedAt: '2025-03-06T01:00:00.000Z' }),
  'household.settle': place => ({ id: place.householdId, choice: 'kept' }),
  'household.pair': place => ({ id: place.householdId, name: '新人', unit: '', rank: 'other', from: '2025-03-06' }),
  'household.cover': place => ({ villageId: place.village.id }),
  'household.endPair': place => ({ id: place.householdId, to: '2025-03-06', reason: '调走' }),
  'household.visit': place => ({ id: place.householdId, clientKey: 'visit', teamId: place.team.id, day: '2025-03-06', text: '都好', withIds: [], tags: [], answers: [], claimedAt: '2025-03-06T01:00:00.000Z' }),
  'household.happen': place => ({ id: place.householdId, clientKey: 'happen', teamId: place.team.id, day: '2025-03-06', event: 'wedding', text: '娶亲', claimedAt: '2025-03-06T01:00:00.000Z' }),
  'household.next': place => ({ villageId: place.village.id }),
  'household.plan': place => ({ householdIds: [place.householdId] }),
  'household.import': place => ({ villageId: place.village.id }),
  'household.form': place => ({ id: place.householdId }),
  'log.sign': place => ({ id: place.team.id, version: 1, verdict: 'signed', text: '' }),
  'log.review': place => ({ id: place.logId, version: 1, verdict: 'read', text: '' }),
};

/** In reach, a document that does not know the system says so, and a month without slips, and a meeting that others run, and a board without a code: the answer comes after the question of reach. */
const isUnknownSystem = (body: unknown) => ['config_required', 'no_slips', 'no_office_day', 'not_running', 'board_code_missing', 'making_gone'].includes((body as { code?: string }).code ?? '');

/** Endpoints whose input names nothing of anybody else's: what they give is cut to the caller's reach, or is his own, or is everybody's. */
const NAMES_NOTHING = new Set([
  'burden.mine', 'inspection.list', 'inspection.mine', 'assessment.rounds', 'assessment.mine', 'assessment.results', 'assessment.units', 'assessment.unitsXlsx', 'nomination.list', 'nomination.xlsx', 'nomination.docx', 'selection.unchecked', 'operation.accesses', 'operation.faults', 'consequence.proposals', 'consequence.list', 'consequence.mine', 'consequence.findings', 'consequence.statistics', 'consequence.xlsx', 'prohibition.sign', 'prohibition.readers', 'prohibition.xlsx',
  'due.mine', 'due.mineXlsx', 'report.calendar', 'report.offered', 'report.list', 'request.list',
  'organisation.offices', 'organisation.named', 'organisation.addUnit', 'organisation.addPerson', 'organisation.import', 'policy.profile', 'policy.clauses', 'policy.edition', 'policy.download', 'policy.calendar', 'policy.publishCalendar',
  'issue.restricted',
  'worklog.lists', 'log.day', 'log.write', 'log.people', 'leave.apply', 'leave.list', 'leave.standIns', 'leave.around', 'leave.alerts', 'waiver.list', 'filing.list', 'filing.xlsx', 'away.chart', 'arrangement.list', 'attendance.record', 'attendance.mine', 'presence.withdraw', 'presence.ownAreas', 'presence.photo', 'presence.sendPhoto', 'settlement.overview', 'settlement.totalsXlsx', 'callback.list', 'rest.list', 'duty.wall', 'duty.wallXlsx',
  'project.followup', 'support.welfare', 'support.welfareXlsx', 'support.conditions', 'support.conditionsXlsx', 'allowance.places', 'allowance.payslip',
  'household.villages',
  'precinct.list',
  'board.setCard',
  'meeting.signIn', 'minutes.file', 'party.ownReportDocx',
  'contact.add',
  'week.mine', 'week.notes',
  'handover.list', 'handover.clocks', 'adjustment.list',
]);

/** Open to fewer than the place is: a case to those who decide and to whom it concerns, a proof to those who decide and to the offices that keep the records, the posters of a township to those who keep all its boards, who was selected by the rules to the offices above the team, an exported archive to who asked for it. */
const NARROWER = new Set(['selection.questions', 'inspection.check', 'assessment.round', 'assessment.people', 'assessment.sheet', 'assessment.draft', 'assessment.docx', 'assessment.pdf', 'consequence.detail', 'paper.open', 'poster.status', 'poster.zip', 'archive.status', 'archive.zip']);

/** Within reach, and there is nothing in it yet: no month is closed here. */
const NOTHING_YET = new Set(['allowance.xlsx']);

/** What a member reads of himself, but not of the others in his team. */
const HIS_OWN = new Set(['assessment.round', 'assessment.people', 'assessment.sheet', 'assessment.draft', 'assessment.docx', 'assessment.pdf', 'adjustment.options', 'adjustment.one', 'adjustment.docx', 'adjustment.pdf', 'handover.person', 'handover.one', 'handover.candidates', 'handover.docx', 'handover.pdf', 'inspection.check', 'log.month', 'log.one', 'log.pdf', 'log.xlsx', 'presence.picture', 'why.tree', 'why.pdf', 'leave.detail', 'approval.consultees', 'paper.of', 'paper.open', 'after.of', 'leave.slipPdf', 'leave.slipXlsx', 'away.life', 'attendance.evidence']);

const REACH: Partial<Record<Level, readonly (keyof typeof places)[]>> = {
  team: ['own'], township: ['own', 'neighbour'], county: ['own', 'neighbour', 'otherTownship'],
};

const asked = ENDPOINTS.filter(each => each.endpoint.permission !== 'public' && each.endpoint.permission !== 'identity.self');
const callable = (endpoint: Endpoint<unknown, unknown>) => endpoint as Endpoint<never, unknown>;

test('every endpoint that names something stands in the table', async () => {
  const withInput = app.get(Contract).served.filter(each => each.input !== null).map(each => each.endpoint);
  expect(asked.filter(each => withInput.includes(each.endpoint) && !(each.name in SAMPLES) && !NAMES_NOTHING.has(each.name)).map(each => each.name)).toEqual([]);
});

test.each(asked.filter(each => each.name in SAMPLES).map(each => [each.name, each.endpoint] as const))('%s reaches as far as the role does', async (name, endpoint) => {
  const wrong: string[] = [];
  for (const role of LEADING) {
    for (const [where, place] of Object.entries(places)) {
      const isWithin = REACH[ROLES[role].level]?.includes(where as keyof typeof places);
      const permitted = (permissionsOf(role) as readonly string[]).includes(endpoint.permission);
      // What is written within reach is for the tests of the modules: here it would change the places.
      if (permitted && isWithin && (endpoint.method !== 'GET' || (role === 'team_member' && HIS_OWN.has(name)))) continue;
      const { status, body } = await callers[role].send(callable(endpoint), SAMPLES[name](place));
      const items = Array.isArray(body) ? body : (body as { items?: unknown[] }).items;
      const isNothing = status === 404 || (status === 200 && items?.length === 0);
      const isRight = !permitted ? status === 403 : isWithin ? status === 200 || isUnknownSystem(body) || (NARROWER.has(name) && status === 404) || (NOTHING_YET.has(name) && status === 422) : isNothing;
      if (!isRight) wrong.push(`${role} ${where}: ${status} ${JSON.stringify(body).slice(0, 120)}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('every endpoint asks every role for its permission, and everybody for a session', async () => {
  const wrong: string[] = [];
  const { county, township, village, team, unit } = places.own;
  const at: Record<Level, Partial<build.TermGiven>> = { team: { team }, village: { at: village }, township: { at: township }, county: { at: county }, city: { at: county }, unit: { unit } };
  const known = new Set<string>();
  const onePerPermission = asked.filter(({ endpoint }, index) => asked.findIndex(each => each.endpoint.permission === endpoint.permission) === index);
  for (const role of Object.keys(ROLES) as RoleId[]) {
    const caller = await app.sign((await build.person(app, { terms: [{ role, ...at[ROLES[role].level] }] })).id);
    // Roles of the same permissions differ in nothing that an endpoint reads: the first of them tries every endpoint, the others every permission.
    const permissions = [...permissionsOf(role)].sort().join();
    const tried = known.has(permissions) ? onePerPermission : asked;
    known.add(permissions);
    for (const { name, endpoint } of tried) {
      const isPermitted = (permissionsOf(role) as readonly string[]).includes(endpoint.permission);
      // An unknown field stops a permitted request before it does anything.
      const { status } = await caller.send(callable(endpoint), { notAField: 'x' });
      if (isPermitted ? status !== 400 && status !== 404 : status !== 403) wrong.push(`${role} ${name}: ${status}`);
    }
  }
  for (const { name, endpoint } of ENDPOINTS.filter(each => each.endpoint.permission !== 'public')) {
    const { status } = await app.anonymous.send(callable(endpoint), {});
    if (status !== 401) wrong.push(`nobody ${name}: ${status}`);
  }
  expect(wrong).toEqual([]);
}, 240_000);
