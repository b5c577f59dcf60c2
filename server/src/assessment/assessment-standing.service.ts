import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import type { AssessmentDetail } from '@village/shared/contract/assessment';
import type { Organisation } from '@village/shared/contract/organisation';
import { TOP_GRADE } from '@village/shared/kernel/assessment';
import { type Day, periodDays } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import type { Profile } from '@village/shared/policy/profile';
import { assessmentQuota } from '@village/shared/rules/assessment-quota';
import { reportDue } from '@village/shared/rules/report-due';
import { Db } from '../common/db';
import { idsOf, pathAt } from '../common/path';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { PolicyService } from '../policy/policy.service';
import { AssessmentListService } from './assessment-list.service';
import { AssessmentReadService } from './assessment-read.service';
import { type AssessmentRoundEntity, AssessmentSheetEntity } from './assessment.entity';

export interface Quota {
  most: number | null;
  given: number;
  because: Reason[];
  /** Why nobody can be given the top grade. */
  why: Refusal | null;
}

/** How far an assessment is, and what the document says of it as a whole: how many may be graded excellent, by when the result is at the unit. */
@Injectable()
export class AssessmentStandingService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly people: PersonService, private readonly policies: PolicyService, private readonly reading: AssessmentReadService, private readonly lists: AssessmentListService,
  ) {}

  profileOf(path: string, day: Day): Promise<Profile | Refusal> {
    return this.policies.activeFor(path, day);
  }

  /** Townships below a county that follow another edition: they hold their own assessment. */
  async ownRegulation(paths: readonly string[], place: Organisation, day: Day): Promise<Set<string>> {
    const own = new Set<string>();
    if (place.kind !== 'county') return own;
    const general = await this.policies.activeFor(place.path, day);
    for (const path of new Set(paths.map(each => pathAt(each, 'township')).filter(each => each !== null))) {
      const found = await this.policies.activeFor(path, day);
      if (!isRefusal(found) && !isRefusal(general) && (found.id !== general.id || found.version !== general.version)) own.add(idsOf(path)[1]);
    }
    return own;
  }

  async detail(id: string, who: Who): Promise<AssessmentDetail> {
    const row = await this.reading.round(id, who);
    const holds = this.reading.manages(row, who);
    const sheets = (await this.db.of(AssessmentSheetEntity).find({ where: { roundId: id }, select: { id: true, assessed: true, summary: true, acknowledgedAt: true, receivedAt: true } }));
    const assessed = sheets.filter(each => each.assessed);
    const [line] = await this.lists.lines([row]);
    const names = await this.people.peopleByIds([row.openedBy, row.publicisedBy ?? row.openedBy, row.decidedBy ?? row.openedBy]);
    const nameOf = (personId: string | null) => (personId === null ? '' : names.get(personId)?.name ?? '');
    const quota = await this.quota(row);
    const span = periodDays(row.period);
    const open = (await this.reading.objections({ roundId: id })).filter(({ answeredAt }) => answeredAt === null).length;
    const isOver = row.publicTo !== null && row.publicTo < this.clock.today();
    return {
      ...line, revision: row.revision, scale: row.scale, assessedOn: row.assessedOn, from: span.from, to: span.to, profileTitle: row.profileTitle, profileVersion: row.profileVersion, openedByName: nameOf(row.openedBy), openedAt: row.openedAt,
      summaries: assessed.filter(({ summary }) => summary !== '').length, left: sheets.length - assessed.length, quota: holds ? { ...quota, why: quota.why?.text ?? null } : { most: null, given: 0, because: [], why: null },
      publicised: row.publicFrom && row.publicTo ? { from: row.publicFrom, to: row.publicTo, where: row.publicWhere, byName: nameOf(row.publicisedBy) } : null, objections: open,
      decided: row.decidedAt ? { reviewedOn: row.reviewedOn!, body: row.reviewBody, byName: nameOf(row.decidedBy), at: row.decidedAt, feedbackBy: row.feedbackBy, because: row.feedbackBecause ?? [] } : null,
      acknowledged: assessed.filter(({ acknowledgedAt }) => acknowledgedAt !== null).length, received: assessed.filter(({ receivedAt }) => receivedAt !== null).length, withdrawnReason: row.withdrawnReason, because: row.because,
      may: {
        publicise: holds && row.state === 'open' && row.stage !== 'ordinary', withdraw: holds && (row.state === 'open' || row.state === 'publicised'), export: holds && row.state !== 'withdrawn',
        decide: holds && (row.publicisedBy ?? row.openedBy) !== who.personId && !await this.gradedIn(id, who.personId) && (row.stage === 'ordinary' ? row.state === 'open' : row.state === 'publicised' && isOver),
      },
    };
  }

  /** How many of those who are assessed may be graded excellent. The document limits the year only. */
  async quota(row: AssessmentRoundEntity): Promise<Quota> {
    const sheets = this.db.of(AssessmentSheetEntity);
    const given = await sheets.countBy({ roundId: row.id, assessed: true, grade: TOP_GRADE });
    const profile = await this.policies.activeFor(row.path, row.assessedOn);
    if (row.stage !== 'yearly' || isRefusal(profile) || !('assessment.excellent' in profile.values)) return { most: null, given, because: [], why: null };
    const { value, because } = assessmentQuota(profile, { subject: row.ofTeams ? 'team' : 'pool', assessed: await sheets.countBy({ roundId: row.id, assessed: true }), proposedExcellent: given });
    // The shares of the documents are of persons; a county that wants one of teams too says so.
    if (row.ofTeams && isRefusal(value) && value.code === 'not_in_document') return { most: null, given, because: [], why: null };
    return isRefusal(value) ? { most: 0, given, because, why: value } : { most: value.maxExcellent, given, because, why: null };
  }

  /** By when the document wants the result at the unit, counted from the day of the review. */
  async feedback(row: AssessmentRoundEntity, reviewedOn: Day): Promise<{ by: Day | null; because: Reason[] }> {
    const profile = await this.policies.activeFor(row.path, reviewedOn);
    const rows = isRefusal(profile) ? [] : (profile.values['report.due']?.value as { report: string; reporters: string[] }[] | undefined) ?? [];
    const rule = rows.find(({ report }) => report === 'annual_assessment_result');
    if (!rule || isRefusal(profile) || row.stage !== 'yearly') return { by: null, because: [] };
    const { value, because } = reportDue(profile, await this.policies.calendar(), { reporter: rule.reporters[0], report: rule.report, reviewedOn });
    return isRefusal(value) ? { by: null, because: [] } : { by: value.due, because };
  }

  /** The grades of a person that were decided: of years, and of the whole term. */
  async gradesOf(personId: string): Promise<{ annual: string[]; term: string | null }> {
    const rows = await this.db.of(AssessmentSheetEntity).createQueryBuilder('sheet').innerJoin('assessment_round', 'round', "round.id = sheet.roundId AND round.state = 'decided' AND round.ofTeams IS NULL").select('sheet.grade', 'grade').addSelect('round.stage', 'stage')
      .where('sheet.personId = :personId AND sheet.assessed = :yes AND sheet.grade IS NOT NULL', { personId, yes: true }).orderBy('round.period').addOrderBy('sheet.id').getRawMany<{ grade: string; stage: string }>();
    return { annual: rows.filter(({ stage }) => stage === 'yearly').map(({ grade }) => grade), term: rows.filter(({ stage }) => stage === 'term').map(({ grade }) => grade).pop() ?? null };
  }

  /** Did this person propose any of the grades? Then another one decides. */
  gradedIn(roundId: string, personId: string): Promise<boolean> {
    return this.db.of(AssessmentSheetEntity).existsBy({ roundId, gradedBy: personId });
  }

  /** Those who are assessed and of whom nothing was proposed yet. */
  ungraded(roundId: string): Promise<number> {
    return this.db.of(AssessmentSheetEntity).countBy({ roundId, assessed: true, gradedAt: IsNull() });
  }

  /** Those of whom something was proposed without a grade. */
  gradeless(roundId: string): Promise<number> {
    return this.db.of(AssessmentSheetEntity).countBy({ roundId, assessed: true, gradedAt: Not(IsNull()), grade: IsNull() });
  }
}
