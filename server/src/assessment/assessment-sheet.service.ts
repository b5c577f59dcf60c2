import { Injectable } from '@nestjs/common';
import type { AssessmentSheet, SummaryDraft } from '@village/shared/contract/assessment';
import type { AssessmentSheetInput } from '@village/shared/contract/assessment.input';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { namesOfWords } from '@village/shared/kernel/word';
import { nameOfText } from '@village/shared/policy/names';
import type { Profile } from '@village/shared/policy/profile';
import { factsToState } from '@village/shared/rules/assessment-grade';
import { assessmentResult, pointsAskedOf } from '@village/shared/rules/assessment-result';
import type { Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { AssessmentFactsService } from './assessment-facts.service';
import { AssessmentListService } from './assessment-list.service';
import { AssessmentReadService } from './assessment-read.service';
import { AssessmentStandingService } from './assessment-standing.service';
import { type AssessmentObjectionEntity, type AssessmentOpinionEntity, type AssessmentRoundEntity, type AssessmentSheetEntity, type AssessmentSnapshot, subjectOf } from './assessment.entity';

export type NamedOpinion = AssessmentOpinionEntity & { name: string };

/** The assessment of one person, as each who may read it reads it. What was graded is read from what was kept, never computed again. */
@Injectable()
export class AssessmentSheetService {
  constructor(
    private readonly people: PersonService, private readonly reading: AssessmentReadService, private readonly facts: AssessmentFactsService, private readonly lists: AssessmentListService, private readonly standings: AssessmentStandingService,
  ) {}

  async sheet({ id }: AssessmentSheetInput, who: Who): Promise<AssessmentSheet> {
    const { sheet, round } = await this.reading.sheet(id, who);
    const profile = await this.standings.profileOf(round.path, round.assessedOn);
    const opinions = await this.reading.opinions([sheet.id]);
    const standing = await this.standing(sheet, round, profile, opinions);
    const objections = await this.reading.objections({ sheetId: sheet.id });
    return this.shown({ sheet, round, profile, opinions, standing, objections }, who);
  }

  /** What stands of it: what was kept with the grade, else what the facts say now. */
  async standing(sheet: AssessmentSheetEntity, round: AssessmentRoundEntity, profile: Profile | Refusal, opinions: NamedOpinion[]): Promise<AssessmentSnapshot | Refusal> {
    if (sheet.snapshot) return sheet.snapshot;
    return isRefusal(profile) ? profile : this.facts.computed(profile, round, sheet, opinions);
  }

  async draft({ id }: AssessmentSheetInput, who: Who): Promise<SummaryDraft> {
    const { sheet, round } = await this.reading.sheet(id, who);
    return { text: sheet.personId === who.personId ? await this.facts.draft(round, sheet) : sheet.summary };
  }

  private async shown({ sheet, round, profile, opinions, standing, objections }: Known, who: Who): Promise<AssessmentSheet> {
    const [line] = await this.lists.assessed([sheet], who);
    const person = await this.people.personById(sheet.personId);
    const names = await this.people.peopleByIds([sheet.limitBy, sheet.gradedBy, sheet.receivedBy, round.decidedBy, ...sheet.facts.map(({ by }) => by), ...objections.flatMap(each => [each.personId, each.answeredBy])].filter(each => each !== null));
    const nameOf = (personId: string | null) => (personId === null ? '' : names.get(personId)?.name ?? '');
    const holds = this.reading.manages(round, who);
    const own = sheet.personId === who.personId;
    const isKnown = round.state === 'publicised' || round.state === 'decided';
    const assessor = this.reading.assessor(sheet, round, who);
    const open = round.state === 'open' && sheet.assessed;
    const found = isRefusal(standing) ? null : standing;
    const seenAll = holds || isKnown;
    const decided = round.state === 'decided';
    return {
      ...line, stage: round.stage, period: round.period, assessedOn: round.assessedOn, from: sheet.from, to: sheet.to, post: round.ofTeams ? '' : person?.post ?? '', scale: sheet.scale, assessedReason: sheet.assessedReason, assessedBecause: sheet.assessedBecause, summary: sheet.summary,
      result: found && seenAll ? found.result : found ? withoutOthers(found, profile, assessor) : null, because: found && seenAll ? found.because : [], why: isRefusal(standing) ? standing.text : null, hash: found?.hash ?? '',
      profileTitle: found?.profileTitle ?? round.profileTitle, profileVersion: found?.profileVersion ?? round.profileVersion,
      limit: found?.limit ? { text: namesOfWords(found.limit.consequences), because: found.limitBecause, decision: sheet.limitDecision && sheet.limitOf === limitKey(found) ? { decision: sheet.limitDecision, byName: nameOf(sheet.limitBy), at: sheet.limitAt!, reason: sheet.limitReason } : null } : null,
      facts: isRefusal(profile) ? [] : factsToState(profile, subjectOf(round, sheet)).map(fact => {
        const stated = [...sheet.facts].reverse().find(each => each.fact === fact);
        return { fact, name: nameOfText(fact), value: stated?.value ?? null, reason: stated?.reason ?? '', byName: stated ? nameOf(stated.by) : '' };
      }),
      opinions: opinions.filter(each => seenAll || each.personId === who.personId || each.assessor === assessor).map(each => ({ by: each.assessor, byName: each.name, at: each.at, text: each.text, points: each.points.map(({ part, tenths, reason }) => ({ name: nameOfText(part), tenths, reason })) })),
      graded: sheet.gradedAt && seenAll ? { text: sheet.gradeText, byName: nameOf(sheet.gradedBy), at: sheet.gradedAt } : null,
      objections: objections.filter(each => holds || own || each.personId === who.personId).map(each => ({
        id: each.id, byName: holds || each.personId === who.personId ? nameOf(each.personId) : '参加考核的人', at: each.at, text: each.text, answer: each.answeredAt ? { byName: nameOf(each.answeredBy), at: each.answeredAt, text: each.answer, upheld: each.upheld === true, grade: each.grade } : null,
      })),
      acknowledgedAt: sheet.acknowledgedAt, received: sheet.receivedAt ? { byName: nameOf(sheet.receivedBy), at: sheet.receivedAt, note: sheet.receivedNote } : null,
      decided: decided ? { reviewedOn: round.reviewedOn!, body: round.reviewBody, byName: nameOf(round.decidedBy), feedbackBy: round.feedbackBy } : null, uses: decided ? sheet.uses ?? [] : [],
      may: {
        summarise: own && open && sheet.gradedAt === null, opine: open && assessor && sheet.gradedAt === null ? { by: assessor, points: isRefusal(profile) ? [] : pointsAskedOf(profile, assessor) } : null,
        manage: holds && round.state === 'open' && sheet.gradedAt === null, grade: holds && open && !own && found !== null && sheet.gradedAt === null, ungrade: holds && open && sheet.gradedAt !== null, object: sheet.assessed && ((round.state === 'publicised') || (decided && own && objections.every(({ answeredAt }) => answeredAt !== null))),
        answer: holds && objections.some(({ answeredAt, personId }) => answeredAt === null && personId !== who.personId), acknowledge: own && decided && sheet.assessed && sheet.acknowledgedAt === null,
        receive: decided && sheet.assessed && sheet.receivedAt === null && this.receives(sheet, round, who), export: sheet.assessed && isKnown,
      },
    };
  }

  /** The unit for its own people; the office where a paper was sent. */
  receives(sheet: AssessmentSheetEntity, round: AssessmentRoundEntity, who: Who): boolean {
    return this.reading.manages(round, who) || (sheet.unitId !== null && this.reading.reach(who, 'assessment.receive').units.includes(sheet.unitId));
  }
}

interface Known {
  sheet: AssessmentSheetEntity;
  round: AssessmentRoundEntity;
  profile: Profile | Refusal;
  opinions: NamedOpinion[];
  standing: AssessmentSnapshot | Refusal;
  objections: AssessmentObjectionEntity[];
}

/** What a limit is decided on: other consequences need another decision. */
export function limitKey({ limit }: Pick<AssessmentSnapshot, 'limit'>): string {
  return limit ? limit.consequences.join(' ').slice(0, 300) : '';
}

/** Nobody reads what others wrote of a person before it is made known: the facts, the votes and what he wrote himself are all there is. */
function withoutOthers({ result, inputs }: AssessmentSnapshot, profile: Profile | Refusal, assessor: string | null): AssessmentSnapshot['result'] | null {
  if (inputs.opinions.every(({ by }) => by === assessor)) return result;
  const found = isRefusal(profile) ? profile : assessmentResult(profile, { ...inputs, opinions: inputs.opinions.filter(({ by }) => by === assessor) }).value;
  return isRefusal(found) ? null : found;
}
