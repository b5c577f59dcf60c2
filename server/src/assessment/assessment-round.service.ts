import { Injectable, NotFoundException } from '@nestjs/common';
import type { AssessmentDetail, AssessmentPlan } from '@village/shared/contract/assessment';
import type { AssessmentInput, OpenAssessmentInput, PlanAssessmentInput } from '@village/shared/contract/assessment.input';
import { ASSESSMENT_STAGE_NAMES } from '@village/shared/contract/assessment-words';
import type { Organisation } from '@village/shared/contract/organisation';
import { STAGE_PERIODS } from '@village/shared/contract/rating-words';
import { type Day, periodDays } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfText } from '@village/shared/policy/names';
import type { Profile } from '@village/shared/policy/profile';
import { finding } from '@village/shared/policy/reading';
import { assessmentEligibility } from '@village/shared/rules/assessment-eligibility';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import { may, type Who } from '../common/who';
import { NoticeService } from '../notice/notice.service';
import { OrganisationService } from '../organisation/organisation.service';
import { type Member, TeamService, type TeamPlace } from '../organisation/team.service';
import { assessmentTitle } from './assessment-list.service';
import { AssessmentStandingService } from './assessment-standing.service';
import { AssessmentRoundEntity, AssessmentSheetEntity } from './assessment.entity';

/** The last of them first. */
const LEADERS: readonly AssessmentSheetEntity['role'][] = ['first_secretary', 'team_leader'];
/** Terms are looked for from the beginning on. */
const FIRST: Day = '2000-01-01';

interface Candidate {
  member: Member;
  team: TeamPlace;
  from: Day;
  to: Day;
  role: AssessmentSheetEntity['role'];
  assessed: boolean;
  reason: string;
  because: Reason[];
}

/** Begins an assessment: the document of the place, and for everybody who served whether he is assessed, and why not. */
@Injectable()
export class AssessmentRoundService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly organisations: OrganisationService, private readonly teams: TeamService, private readonly notices: NoticeService,
    private readonly standings: AssessmentStandingService,
  ) {}

  async plan(input: PlanAssessmentInput, who: Who): Promise<AssessmentPlan | Refusal> {
    const place = await this.place(input.placeId, who);
    const checked = await this.checked(input, place);
    if (isRefusal(checked)) return checked;
    const { profile, candidates } = checked;
    const { value, because } = partsOf(profile);
    return { placeId: place.id, placeName: place.name, parts: isRefusal(value) ? [] : value, people: candidates.length, eligible: candidates.filter(({ assessed }) => assessed).length, because };
  }

  async open(input: OpenAssessmentInput, who: Who): Promise<AssessmentDetail | Refusal> {
    const place = await this.place(input.placeId, who);
    const checked = await this.checked(input, place);
    if (isRefusal(checked)) return checked;
    const { profile, candidates } = checked;
    const { value, because } = partsOf(profile);
    if (isRefusal(value)) return value;
    if (candidates.length === 0) return refuse('nobody_assessed', input.subject === 'team' ? '考核日期这一天这里没有工作队，没有可以考核的。' : '这一期没有人在这里驻村，没有可以考核的人。');
    const row: AssessmentRoundEntity = {
      id: newId(), placeId: place.id, path: place.path, stage: input.stage, period: input.period, ofTeams: input.subject === 'team' || null, slot: `${input.stage} ${input.period}${input.subject === 'team' ? ' team' : ''}`, state: 'open', revision: 1, scale: input.scale, assessedOn: input.assessedOn, profileId: profile.id,
      profileVersion: profile.version, profileTitle: profile.title, because, openedBy: who.personId, openedAt: this.clock.now(), publicFrom: null, publicTo: null, publicWhere: '', publicisedBy: null, reviewedOn: null, reviewBody: '',
      feedbackBy: null, feedbackBecause: null, decidedBy: null, decidedAt: null, withdrawnReason: '',
    };
    try {
      await this.db.of(AssessmentRoundEntity).insert(row as object);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return refuse('assessment_there', `${place.name}已经有${assessmentTitle(row)}，请打开那一次。`, { field: 'period' });
    }
    const sheets = candidates.map(candidate => sheetOf(row, candidate));
    await this.db.of(AssessmentSheetEntity).insert(sheets as object[]);
    await this.notices.tell({ personIds: candidates.filter(({ assessed }) => assessed).map(({ member }) => member.personId), subjectId: row.id, once: 'assessment.open', text: `${assessmentTitle(row)}开始了，请写${row.ofTeams ? '工作队' : '个人'}总结`, page: '/pages/assessment/mine/index' });
    await this.journal.note(who, 'assessment.open', row.id, place.id);
    return this.round({ id: row.id }, who);
  }

  round(input: AssessmentInput, who: Who): Promise<AssessmentDetail> {
    return this.standings.detail(input.id, who);
  }

  private async place(id: string, who: Who): Promise<Organisation> {
    const place = await this.organisations.organisationById(id);
    if (!place || place.kind === 'village' || !may(who, 'assessment.manage', place.path)) throw new NotFoundException();
    return place;
  }

  private async checked({ subject, stage, period, assessedOn }: PlanAssessmentInput, place: Organisation): Promise<{ profile: Profile; candidates: Candidate[] } | Refusal> {
    if (!STAGE_PERIODS[stage].test(period)) return refuse('period_wrong', stage === 'ordinary' ? '平时考核的哪一期要写成 2025-Q1 这样的季度（或半年、月份）。' : `${ASSESSMENT_STAGE_NAMES[stage]}的哪一期要写年份，比如 2025。`, { field: 'period' });
    const span = periodDays(period);
    if (assessedOn < span.from) return refuse('day_wrong', '考核日期在这一期开始以前，请检查。', { field: 'assessedOn' });
    const profile = await this.standings.profileOf(place.path, assessedOn);
    return isRefusal(profile) ? profile : { profile, candidates: subject === 'team' ? await this.teamCandidates(place, stage, span, assessedOn) : await this.candidates(profile, place, stage, span, assessedOn) };
  }

  /** Everybody who served in the time; a township with a regulation of its own holds its own. */
  private async candidates(profile: Profile, place: Organisation, stage: PlanAssessmentInput['stage'], span: { from: Day; to: Day }, assessedOn: Day): Promise<Candidate[]> {
    const teams = await this.teams.teamsIn({ paths: [place.path], teams: [] }, span.from, assessedOn < span.to ? span.to : assessedOn);
    const members = await this.teams.membersOf(teams.map(({ id }) => id), span.from, span.to);
    const whole = new Map((await this.teams.membersById(members.map(({ personId }) => personId), FIRST, assessedOn > span.to ? assessedOn : span.to)).map(member => [member.personId, member]));
    const own = await this.standings.ownRegulation(teams.map(({ path }) => path), place, assessedOn);
    return members.map(member => {
      const { terms } = whole.get(member.personId) ?? member;
      const inPost = terms.find(term => term.from <= assessedOn && (term.to === null || term.to >= assessedOn));
      const last = inPost ?? [...member.terms].sort((one, other) => (one.from < other.from ? 1 : -1))[0];
      const team = teams.find(({ id }) => id === last.teamId) ?? teams.find(({ id }) => member.terms.some(term => term.teamId === id))!;
      const start = terms.map(({ from }) => from).sort()[0];
      const [from, to] = stage === 'term' ? [start, assessedOn] : [span.from < start ? start : span.from, span.to];
      const base = { member, team, from: from > to ? to : from, to, role: last.role };
      if (own.has(team.townshipId)) return { ...base, assessed: false, reason: `${team.townshipName}有自己的制度，由它另行考核`, because: [] };
      const { value, because } = assessmentEligibility(profile, { role: last.role, start, assessedOn, stillInPost: inPost !== undefined });
      // Where the document has no rule of who is assessed, everybody is.
      if (isRefusal(value)) return 'assessment.eligibility' in profile.values ? { ...base, assessed: false, reason: value.text.slice(0, 300), because } : { ...base, assessed: inPost !== undefined, reason: inPost ? '' : '考核时已不在岗', because: [] };
      return { ...base, assessed: value.eligible, reason: value.eligible ? '' : (because[because.length - 1]?.text ?? '不符合参加考核的条件').slice(0, 300), because };
    });
  }

  /** The teams that stand on that day and have somebody; a township with a regulation of its own holds its own. What no document says of whole teams, nobody is left out for. */
  private async teamCandidates(place: Organisation, stage: PlanAssessmentInput['stage'], span: { from: Day; to: Day }, assessedOn: Day): Promise<Candidate[]> {
    const teams = await this.teams.teamsIn({ paths: [place.path], teams: [] }, assessedOn);
    const members = await this.teams.membersOf(teams.map(({ id }) => id), assessedOn, assessedOn);
    const own = await this.standings.ownRegulation(teams.map(({ path }) => path), place, assessedOn);
    return teams.flatMap((team): Candidate[] => {
      const leader = leaderOf(team, members, assessedOn);
      if (!leader) return [];
      const [from, to] = stage === 'term' ? [team.from, assessedOn] : [span.from < team.from ? team.from : span.from, span.to];
      const elsewhere = own.has(team.townshipId);
      return [{ ...leader, team, from: from > to ? to : from, to, assessed: !elsewhere, reason: elsewhere ? `${team.townshipName}有自己的制度，由它另行考核` : '', because: [] }];
    });
  }
}

/** Who speaks for a team: its leader, else whoever has served in it the longest. */
function leaderOf(team: TeamPlace, members: readonly Member[], on: Day): { member: Member; role: AssessmentSheetEntity['role'] } | null {
  const serving = members.flatMap(member => member.terms.filter(term => term.teamId === team.id && term.from <= on && (term.to === null || term.to >= on)).map(term => ({ member, role: term.role, from: term.from })));
  return serving.sort((one, other) => LEADERS.indexOf(other.role) - LEADERS.indexOf(one.role) || (one.from < other.from ? -1 : 1))[0] ?? null;
}

function partsOf(profile: Profile) {
  return finding(profile, read => {
    const rule = read.where('assessment.components');
    read.say(rule ? `考核的内容：${rule.parts.map(part => nameOfText(part)).join('、')}${rule.by ? `，由${rule.by.map(party => read.called(party)).join('、')}考核` : ''}` : '制度没有写考核的内容，软件只列出事实');
    const scoring = read.where('assessment.scoring');
    if (scoring) read.say(`满分 ${scoring.total} 分：${scoring.parts.map(({ part, points }) => `${nameOfText(part)} ${points} 分`).join('，')}`);
    return [...new Set([...(rule?.parts ?? []), ...(scoring?.parts.map(({ part }) => part) ?? [])])].map(part => nameOfText(part));
  });
}

function sheetOf({ id: roundId, scale }: AssessmentRoundEntity, { member, team, from, to, role, assessed, reason, because }: Candidate): AssessmentSheetEntity {
  return {
    id: newId(), roundId, personId: member.personId, teamId: team.id, villageId: team.villageId, path: team.path, unitId: member.unitId, role, from, to, assessed, assessedReason: reason, assessedBecause: because, summary: '', facts: [],
    limitDecision: null, limitOf: '', limitReason: '', limitBy: null, limitAt: null, scale, grade: null, gradeText: '', gradedBy: null, gradedAt: null, snapshot: null, uses: null, acknowledgedAt: null, receivedBy: null, receivedAt: null, receivedNote: '',
  };
}
