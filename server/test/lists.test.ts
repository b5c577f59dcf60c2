import { adjustment } from '@village/shared/contract/adjustment';
import { allowance } from '@village/shared/contract/allowance';
import { archive } from '@village/shared/contract/archive';
import { arrangement } from '@village/shared/contract/arrangement';
import { consequence } from '@village/shared/contract/consequence';
import { contact } from '@village/shared/contract/contact';
import type { Endpoint, Page } from '@village/shared/contract/endpoint';
import { event } from '@village/shared/contract/event';
import { labelOf } from '@village/shared/contract/field.input';
import { handover } from '@village/shared/contract/handover';
import { household } from '@village/shared/contract/household';
import { assessment } from '@village/shared/contract/assessment';
import { inspection } from '@village/shared/contract/inspection';
import { issue } from '@village/shared/contract/issue';
import { meeting } from '@village/shared/contract/meeting';
import { minutes } from '@village/shared/contract/minutes';
import { organisation, type Organisation } from '@village/shared/contract/organisation';
import { plan } from '@village/shared/contract/plan';
import { policy } from '@village/shared/contract/policy';
import { project } from '@village/shared/contract/project';
import { support } from '@village/shared/contract/support';
import { publication } from '@village/shared/contract/publication';
import { rating } from '@village/shared/contract/rating';
import { record } from '@village/shared/contract/record';
import { report } from '@village/shared/contract/report';
import { request } from '@village/shared/contract/request';
import { week } from '@village/shared/contract/week';
import { AssessmentRoundEntity, AssessmentSheetEntity } from '../src/assessment/assessment.entity';
import { RatingRoundEntity } from '../src/assessment/rating.entity';
import { ArrangementEntity } from '../src/attendance/arrangement.entity';
import { AbsenceNoteEntity } from '../src/attendance/week.entity';
import { Contract, ENDPOINTS } from '../src/common/contract';
import { Db } from '../src/common/db';
import { newId } from '../src/common/id';
import { PublicationEntity } from '../src/disclosure/publication.entity';
import { ContactEntity } from '../src/household/contact.entity';
import { ConsequenceCaseEntity, ConsequenceFindingEntity } from '../src/consequence/consequence.entity';
import { InspectionEntity } from '../src/inspection/inspection.entity';
import { VillageEventEntity } from '../src/meeting/event.entity';
import { MeetingEntity } from '../src/meeting/meeting.entity';
import { MeetingDecisionEntity } from '../src/meeting/minutes.entity';
import { AdjustmentEntity, HandoverEntity } from '../src/posting/posting.entity';
import { ReportEntity } from '../src/report/report.entity';
import { DataRequestEntity } from '../src/report/request.entity';
import { type Caller, startApp, type TestApp } from './app';
import * as build from './build';

let app: TestApp;
let office: Caller;
beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-06', '09:00');
  await found();
});
afterAll(() => app.close());

/** Lists in which nothing is looked for, and why. */
const NOT_SEARCHED: Record<string, string> = {
  'due.owners': 'asks for the word that the overview asks for',
  'duty.patrols': 'one team, day by day',
  'consequence.mine': 'cases of one person',
  'inspection.mine': 'checks of one person',
  'issue.restricted': 'clues and complaints stand in no search',
  'leave.alerts': 'times without names, a few a year',
  'policy.editions': 'editions of one place, a few a year',
};

test('every list that comes in pages takes a word to look for', () => {
  const served = app.get(Contract).served.filter(({ input }) => input !== null && labelOf(input, 'page') !== undefined);
  const nameOf = (endpoint: Endpoint<unknown, unknown>) => ENDPOINTS.find(each => each.endpoint === endpoint)!.name;
  const without = served.filter(({ input }) => labelOf(input, 'search') === undefined).map(({ endpoint }) => nameOf(endpoint));
  expect(without.sort()).toEqual(Object.keys(NOT_SEARCHED).filter(name => without.includes(name)).sort());
  expect(served.length).toBeGreaterThan(30);
});

test('every list of the contract comes in pages of which the next can be asked for', () => {
  const served = app.get(Contract).served.filter(({ endpoint }) => endpoint.reply?.startsWith('Page<'));
  expect(served.filter(({ input }) => input === null || labelOf(input, 'page') === undefined).map(({ endpoint }) => endpoint.path)).toEqual([]);
});

/** Lists that come whole, and why they stay short or are looked through elsewhere. */
const WHOLE: Record<string, string> = {
  'approval.answerDeputy': 'deputies of one person', 'approval.deputies': 'deputies of one person', 'approval.nameDeputy': 'deputies of one person', 'approval.revokeDeputy': 'deputies of one person',
  'approval.choices': 'the colleagues of one office', 'approval.consultees': 'the offices that a document names',
  'arrangement.places': 'a choice on a form, one line a village', 'attendance.places': 'a choice, one line a village; its page looks through them', 'attendance.rosters': 'a choice, one line a team that somebody keeps',
  'attendance.mine': 'the presences of one person in a month', 'attendance.record': 'the presences of one person on a day',
  'away.own': 'the leaves of one person that are not over',
  'board.list': 'one line a village, the sums of the page are of all, which looks for one by name and pinyin', 'poster.places': 'one line a township',
  'callback.cadres': 'the cadres of one unit', 'duty.places': 'one line a team within reach, the page looks for it by name and pinyin',
  'handover.candidates': 'a choice on a form, of one village', 'household.reads': 'of one household, the latest',
  'identity.demoIdentities': 'the demonstration only', 'identity.devices': 'the devices of one person',
  'issue.people': 'a choice on a form, of one village and its township', 'plan.people': 'a choice on a form, of one village', 'leave.standIns': 'the other members of a team', 'week.notePlaces': 'a choice on a form, the people of a place',
  'leave.underAlert': 'the leaves that one period touches', 'meeting.places': 'a choice, one line a place', 'meeting.people': 'what a word found, at most twenty',
  'notice.allow': 'as many as there are kinds of messages', 'notice.messages': 'as many as there are kinds of messages',
  'organisation.tree': 'the whole tree is the choice of every form, and kept on the phone', 'organisation.units': 'a choice on forms, and added to a few times a year', 'organisation.teams': 'a choice on forms, one line a village',
  'policy.clauses': 'the clauses of one document', 'policy.gaps': 'times of one county, none where all is in order', 'policy.profiles': 'the documents that are shipped',
  'presence.areas': 'of one team', 'presence.ownAreas': 'of one person on a day', 'presence.codes': 'one line a village that somebody keeps', 'presence.consents': 'of one person', 'presence.withdraw': 'of one person', 'presence.photo': 'of one presence',
  'publication.demands': 'what one document asks', 'reminder.list': 'what waits for one person', 'report.offered': 'what one document asks', 'selection.quotas': 'one line a unit, compared as a whole',
  'simulation.list': 'of one edition', 'study.training': 'what one document asks', 'worklog.sending': 'one line a place from which somebody sends',
};

test('a list that comes whole says why, and no other does', () => {
  const whole = ENDPOINTS.filter(({ endpoint }) => endpoint.reply?.endsWith('[]')).map(({ name }) => name);
  expect(whole.sort()).toEqual(Object.keys(WHOLE).sort());
});

/** What is looked for, and by which words in letters: a place, a person. */
const LISTS: [string, Endpoint<{ search?: string }, Page<unknown>>, object, string[]][] = [
  ['meetings', meeting.list, {}, ['taoshu', 'tsc', 'wangxiaoman', 'wxm', '桃树', '王小满', '2025-03-04']],
  ['decisions', minutes.decisions, { box: 'open' }, ['taoshu', 'wangxiaoman', 'wxm', '王小满', '修渠']],
  ['what happens in a village', event.list, { box: 'all' }, ['taoshu', '桃树']],
  ['plans', plan.list, {}, ['taoshu', 'wangxiaoman', 'wxm', '王小满', '修渠']],
  ['offices', organisation.offices, {}, ['zhouxianban', 'zxb', '周县办', 'qianzhenban', '钱镇办']],
  ['handovers', handover.list, {}, ['taoshu', 'wangxiaoman', 'wxm', '王小满']],
  ['changes and recalls', adjustment.list, {}, ['taoshu', 'wangxiaoman', 'wxm', '王小满']],
  ['terms', handover.clocks, {}, ['taoshu', 'wangxiaoman', '桃树']],
  ['people', organisation.people, {}, ['wangxiaoman', 'wxm', '小满']],
  ['reports', report.list, { box: 'below' }, ['taoshu', 'wangxiaoman', '桃树']],
  ['requests for data', request.list, { box: 'asked' }, ['wangxiaoman', 'wxm', '桃树数据']],
  ['publications', publication.list, {}, ['taoshu', '桃树']],
  ['assessments', assessment.rounds, {}, ['taoshu', '桃树', 'wangxiaoman', '王小满']],
  ['results of assessments', assessment.results, {}, ['taoshu', '桃树', 'wangxiaoman', 'wxm', '王小满']],
  ['ratings', rating.list, {}, ['taoshu', '桃树']],
  ['what may have consequences', consequence.proposals, {}, ['wangxiaoman', 'wxm', '王小满']],
  ['cases', consequence.list, {}, ['wangxiaoman', 'wxm', '王小满']],
  ['findings', consequence.findings, {}, ['wangxiaoman', 'wxm', '王小满', '桃树台账']],
  ['inspections', inspection.list, {}, ['wangxiaoman', 'wxm', '桃树抽查']],
  ['villages and their households', household.villages, {}, ['taoshu', 'tsc', '桃树']],
  ['notes', week.notes, {}, ['wangxiaoman', 'wxm', '王小满']],
  ['arrangements', arrangement.list, {}, ['taoshu', '桃树']],
  ['archives', archive.overview, {}, ['taoshu', '桃树']],
  ['allowances', allowance.places, { month: '2025-02' }, ['taoshu', '桃树']],
  ['things in stock', project.assets, {}, ['taoshu', 'wangxiaoman', 'bangongzhuo', '办公桌']],
  ['insurances and checks', support.welfare, {}, ['taoshu', 'wangxiaoman', 'wxm', '王小满']],
  ['money, cars and rooms', support.conditions, { year: 2025 }, ['taoshu', '桃树']],
  ['records', record.list, { kind: 'work' }, ['wangxiaoman', 'wxm', '王小满', '查看水渠']],
  ['issues', issue.list, {}, ['taoshu', 'wangxiaoman', '桃树']],
].map(each => each as [string, Endpoint<{ search?: string }, Page<unknown>>, object, string[]]);

test.each(LISTS)('in the list of %s a person and a place are found by characters and by pinyin', async (_, list, input, words) => {
  const all = await office.call(list, input);
  expect(all.total).toBeGreaterThan(1);
  for (const search of words) {
    const { items, total } = await office.call(list, { ...input, search });
    expect([search, items.length, total]).toEqual([search, 1, 1]);
  }
  for (const search of ['zzz', '%', '_', '!', "'"]) expect([search, (await office.call(list, { ...input, search })).total]).toEqual([search, 0]);
});

test('among the contacts of a cadre one is found by pinyin', async () => {
  const cadre = await app.sign(people[0].id);
  expect((await cadre.call(contact.list, {})).contacts).toHaveLength(2);
  expect((await cadre.call(contact.list, { search: 'laozhao' })).contacts.map(({ name }) => name)).toEqual(['老赵']);
});

test('a word finds nothing that lies out of reach', async () => {
  const other = await app.sign((await build.person(app, { terms: [{ role: 'county_office', at: await build.county(app) }] })).id);
  for (const [name, list, input] of LISTS.filter(([name]) => name !== 'allowances')) expect([name, (await other.call(list, { ...input, search: 'wxm' })).total, (await other.call(list, { ...input, search: 'taoshu' })).total]).toEqual([name, 0, 0]);
});

const people: build.PersonBuilt[] = [];

/** Two villages with the same in each. */
async function found(): Promise<void> {
  const county = await build.county(app);
  const township = await build.township(app, { county });
  const administrator = await app.sign((await build.person(app, { name: '郑管理', terms: [{ role: 'administrator', at: county }] })).id);
  await administrator.call(policy.adopt, { organisationId: county.id, profileId: 'pian06', effectiveFrom: '2025-01-01' });
  office = await app.sign((await build.person(app, { name: '周县办', terms: [{ role: 'county_office', at: county }] })).id);
  await build.person(app, { name: '钱镇办', terms: [{ role: 'township_office', at: township }] });
  for (const [name, person] of [['桃树村', '王小满'], ['柳沟村', '李大山']]) {
    const village = await build.village(app, { township, name });
    const team = await build.team(app, { village, name: `${name}工作队` });
    const member = await build.person(app, { name: person, terms: [{ role: 'team_leader', team }] });
    people.push(member);
    await happened(county, township, village, team.id, member);
    await written(village, team.id, member);
  }
  await app.get(Db).of(ContactEntity).insert(['老赵', '老钱'].map(name => ({ id: newId(), personId: people[0].id, teamId: '', who: '党员', name, from: '2025-01-01', to: null, endedReason: '' })));
}

const at = '2025-03-04T01:00:00.000Z';

/** Rows as the services write them. */
async function happened(county: Organisation, township: Organisation, { id: villageId, path, name }: Organisation, teamId: string, { id: personId, name: personName }: build.PersonBuilt): Promise<void> {
  const db = app.get(Db);
  const first = name.startsWith('桃树');
  const day = first ? '2025-03-04' : '2025-03-05';
  const word = name.slice(0, 2);
  await db.of(MeetingEntity).insert({
    id: newId(), kind: 'team_regular', title: '', placeId: villageId, path, teamId, day, start: '09:00', venue: '村部', hostId: personId, hostName: personName, recorderId: null, recorderName: '', state: 'planned',
    slot: null, firstDay: day, postponedReason: '', makesUpId: null, number: null, minutes: 'none', plannedBy: personId, plannedAt: at, endedAt: null,
  });
  await db.of(AdjustmentEntity).insert({
    id: newId(), kind: 'recall', personId, termId: villageId, role: 'team_leader', teamId, villageId, path, unitId: null, reason: 'quarter_presence', reasonName: '天数不够', text: '', day: null, successor: '', facts: [], consulted: [],
    judged: { actionName: '', mandatory: null, executorName: '', reportTo: [], attached: [], replacement: false, because: [] }, steps: [], position: 0, state: 'refused', revision: 1, answer: '', answeredAt: null, proposedBy: personId, proposedAt: at,
    leavingOn: null, successorId: null, executedBy: null, executedAt: null, withdrawnReason: '', openKey: null,
  } as object);
  await db.of(HandoverEntity).insert({
    id: newId(), personId, termId: villageId, role: 'team_leader', teamId, villageId, path, unitId: null, reason: 'term_end', leavingOn: day, receiverId: null, state: 'open', revision: 1, items: [], leaverSignedAt: null, receiverSignedAt: null,
    signed: null, withdrawnReason: '', openedBy: personId, openedAt: at, openKey: null,
  } as object);
  await db.of(MeetingDecisionEntity).insert({
    id: newId(), sourceId: villageId, meetingId: null, line: 'd', sort: 'decision', text: first ? '修渠' : '修路', ownerId: personId, ownerName: personName, due: null, state: 'open', placeId: villageId, path, teamId, origin: '例会', day, hostId: null,
  });
  await db.of(VillageEventEntity).insert({ id: newId(), villageId, path, teamId, event: 'villagers_assembly', day, at: '09:00', text: '', meetingId: null, reportedBy: personId, reportedAt: at });
  const assessmentId = newId();
  await db.of(AssessmentRoundEntity).insert({
    id: assessmentId, placeId: villageId, path, stage: 'yearly', period: '2024', slot: assessmentId, state: 'decided', revision: 1, scale: 'civil', assessedOn: '2024-12-20', profileId: 'pian06', profileVersion: '1', profileTitle: '制度', because: [],
    openedBy: personId, openedAt: at, publicFrom: null, publicTo: null, publicWhere: '', publicisedBy: null, reviewedOn: '2025-01-05', reviewBody: '县委', feedbackBy: null, feedbackBecause: null, decidedBy: personId, decidedAt: at, withdrawnReason: '',
  } as object);
  await db.of(AssessmentSheetEntity).insert({
    id: newId(), roundId: assessmentId, personId, teamId, villageId, path, unitId: null, role: 'team_leader', from: '2024-01-01', to: '2024-12-31', assessed: true, assessedReason: '', assessedBecause: [], summary: '', facts: [], limitDecision: null, limitOf: '',
    limitReason: '', limitBy: null, limitAt: null, scale: 'civil', grade: 'competent', gradeText: '', gradedBy: null, gradedAt: null, snapshot: null, uses: null, acknowledgedAt: null, receivedBy: null, receivedAt: null, receivedNote: '',
  } as object);
  await db.of(RatingRoundEntity).insert({
    id: newId(), countyId: county.id, townshipId: township.id, villageId, path, teamId, raters: 'villagers', stage: 'yearly', period: '2024', slot: 'villagers yearly 2024', state: 'open', revision: 1,
    questions: [], voters: null, slips: 5, papers: 5, keySealed: null, printed: 0, byCode: 0, byPaper: 0, spoilt: 0, held: 0, closesOn: '2025-12-31', looksAt: [], because: [], result: null,
    withdrawnReason: '', openedBy: personId, openedAt: at, closedBy: null, closedAt: null,
  } as object);
  await db.of(InspectionEntity).insert({
    id: newId(), placeId: township.id, path: township.path, title: `${word}抽查`, method: '实地抽查', from: '2025-03-01', to: '2025-12-31', explainDays: 3, seed: 'seed', drawn: 1, drawnBy: personId, drawnAt: at, withdrawnAt: null, withdrawnReason: '',
  });
  // Conduct that was confirmed, and a case.
  await db.of(ConsequenceFindingEntity).insert({
    id: newId(), path: township.path, subject: 'person', subjectId: personId, event: '', prohibited: 'fraud', day, text: `${word}台账是抄的`, answers: {}, recordedBy: personId, recordedAt: at, state: 'confirmed', decidedBy: personId, decidedAt: at, reason: '属实',
  });
  await db.of(ConsequenceCaseEntity).insert({
    id: newId(), factKey: `check_${villageId}`, source: 'check', sourceId: villageId, path, teamId, subject: 'person', subjectId: personId, events: [], title: '工作不认真', day, period: '', facts: [], proposed: [], because: [], reportTo: [], timing: '', needsReview: false,
    reviewBecause: [], openedBy: personId, openedAt: at, answerBy: day, answer: '', answeredBy: null, answeredAt: null, reviewOutcome: null, reviewReason: '', reviewedBy: null, reviewedAt: null, fileNumber: '', fileNote: '', filedBy: null, filedAt: null,
    withdrawnAt: null, withdrawnBy: null, withdrawnReason: '',
  } as never);
  await db.of(AbsenceNoteEntity).insert({
    id: newId(), personId, teamId, path, day: '2025-02-10', told: 'village_duty_officer', reason: '车坏了', recordedBy: personId, claimedAt: at, receivedAt: at, state: 'waiting', decidedBy: null, decidedAs: null, decidedAt: null, decideReason: '',
  });
  await db.of(ArrangementEntity).insert({
    id: newId(), organisationId: villageId, path, kind: 'call', day, instead: null, event: 'villagers_assembly', from: '09:00', to: '11:00', personIds: null, text: '议事', arrangedAs: 'village_secretary', arrangedBy: personId,
    arrangedAt: at, withdrawnBy: null, withdrawnAt: null, withdrawnReason: '', openKey: null,
  });
  await db.of(PublicationEntity).insert({
    id: newId(), seriesId: newId(), version: 1, villageId, subject: 'village_affairs', title: '公示', text: '名单', items: [], granularity: null, tables: [], explanation: '', state: 'draft', revision: 1,
    authorId: personId, createdAt: at, decidedBy: null, opinion: '', publishedOn: null, publishedAt: null, sourceId: null,
  });
}

async function written({ id: villageId, path, name }: Organisation, teamId: string, { id: personId }: build.PersonBuilt): Promise<void> {
  const db = app.get(Db);
  const cadre = await app.sign(personId);
  const first = name.startsWith('桃树');
  await db.of(DataRequestEntity).insert({
    id: newId(), organisationId: villageId, path, title: `${name.slice(0, 2)}数据`, basis: '文件', deadline: '2025-03-20', from: '2025-03-01', to: '2025-03-31', items: [], teamIds: [teamId], askedBy: personId, askedName: '镇', state: 'open', withdrawnReason: '', createdAt: at,
  } as object);
  await db.of(ReportEntity).insert({
    id: villageId, form: 'brief', report: 'brief', period: '', turn: villageId, owner: 'team', ownerId: teamId, teamId, path, state: 'submitted', revision: 1, version: 1, title: '简报', sections: [], figures: [], pictures: null, to: [],
    createdBy: personId, createdAt: at, updatedAt: at, submittedAt: at, publishedPath: null, publishedAt: null,
  } as object);
  await cadre.call(plan.save, { revision: 0, kind: 'year', year: 2025, placeId: villageId, title: '计划', text: '', items: [{ title: first ? '修渠' : '修路', target: '', measures: '', responsible: '', stage: 'q1' }] });
  await cadre.call(record.add, { clientKey: `record-${villageId}`, teamId, kind: 'work', day: '2025-03-04', text: first ? '查看水渠' : '查看道路', withIds: [], tags: [], answers: [], photoIds: [], claimedAt: at });
  await cadre.call(record.add, {
    clientKey: `asset-${villageId}`, teamId, kind: 'asset', day: '2025-03-03', text: '登记', withIds: [], tags: [], photoIds: [], claimedAt: at,
    answers: [{ field: 'title', value: first ? '办公桌' : '宣传栏' }, { field: 'change', value: 'in' }, { field: 'quantity', value: '2' }, { field: 'custodian', value: first ? '王小满' : '李大山' }],
  });
  await cadre.call(issue.raise, { clientKey: `issue-${villageId}`, kind: 'problem', category: 'other', villageId, title: '水管漏水', text: '', source: 'person', foundOn: '2025-03-04', claimedAt: at });
}
