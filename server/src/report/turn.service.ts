import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { addDays, dayOf, type Day } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import { isRefusal } from '@village/shared/kernel/refusal';
import type { Profile } from '@village/shared/policy/profile';
import type { InForceFrom } from '@village/shared/policy/in-force';
import { askSources } from '@village/shared/rules/due-ask';
import type { ReportFact } from '@village/shared/rules/due-facts';
import type { DueItem } from '@village/shared/rules/due-item';
import { dueReports, reportsOwed, type ReportRow } from '@village/shared/rules/due-report';
import { freeReports } from '@village/shared/rules/report-free';
import { reportDue } from '@village/shared/rules/report-due';
import { periodSpan } from '@village/shared/rules/cadence';
import { StayService } from '../attendance/stay.service';
import { Db } from '../common/db';
import { idsOf } from '../common/path';
import { Clock } from '../common/time';
import { PolicyService } from '../policy/policy.service';
import type { Author } from './author.service';
import { ReportDeliveryEntity, ReportEntity, ReportVersionEntity } from './report.entity';

/** A report may be due so many days after its period, and a period may be a year. */
const LATEST_DAYS = 62;

/** The turns of the reports an author owes, and what was handed in. */
@Injectable()
export class ReportTurnService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly policies: PolicyService, private readonly stays: StayService) {}

  async turns(authors: readonly Author[], from: Day, to: Day): Promise<{ author: Author; items: DueItem[] }[]> {
    const calendar = await this.policies.calendar();
    const rules = new Map<string, InForceFrom[]>();
    for (const path of new Set(authors.map(ruledAt))) {
      const found = await this.stays.rulesIn(path, from, to);
      rules.set(path, isRefusal(found) ? [] : found);
    }
    const facts = await this.factsOf(authors.map(author => author.ownerId), from, to);
    return authors.map(author => ({
      author, items: askSources({ rules: rules.get(ruledAt(author))!, calendar, subject: author, facts: { reports: facts.get(author.ownerId) ?? [] }, from, to, today: this.clock.today() }, [dueReports]),
    }));
  }

  /** The reports without a day that these authors may begin whenever there is something to tell; each author once. */
  async free(authors: readonly Author[]): Promise<{ author: Author; profile: Profile; row: ReportRow; because: Reason[] }[]> {
    const today = this.clock.today();
    const found = new Map<string, { author: Author; profile: Profile; row: ReportRow; because: Reason[] }>();
    for (const author of authors) {
      const rules = await this.stays.rulesIn(ruledAt(author), today, today);
      if (isRefusal(rules) || rules.length === 0) continue;
      const { profile } = rules[rules.length - 1];
      for (const { value: row, because } of freeReports(profile, author)) found.set(`${author.ownerId} ${row.report}`, found.get(`${author.ownerId} ${row.report}`) ?? { author, profile, row, because });
    }
    return [...found.values()];
  }

  /** How the document wants this report of this author: the last row that speaks of it, and why. Null: the document in force at the end of the period does not ask for it. */
  async ruleOf(author: Author, report: string, period: string): Promise<{ profile: Profile; row: ReportRow; due: Day | null; because: Reason[] } | null> {
    const today = this.clock.today();
    const last = period === '' ? today : periodSpan(period).to;
    const rules = await this.stays.rulesIn(ruledAt(author), last, last);
    if (isRefusal(rules) || rules.length === 0) return null;
    const { profile } = rules[rules.length - 1];
    const row = reportsOwed({ profile, subject: author }).find(each => each.report === report);
    if (!row) return null;
    const reporter = row.reporters.find(each => each === author.owner || author.roles.includes(each)) ?? row.reporters[0];
    const time = period === '' || !row.per ? {} : period.length === 10 ? { weekOf: period } : { period };
    const { value, because } = reportDue(profile, await this.policies.calendar(), { reporter, report, ...time });
    return { profile, row, due: isRefusal(value) ? null : value.due, because };
  }

  /** What reached which recipient and when: of each the first time it was sent, for a return that was answered does not make it late. */
  async factsOf(ownerIds: readonly string[], from: Day, to: Day): Promise<Map<string, ReportFact[]>> {
    const [since, until] = [addDays(from, -LATEST_DAYS).slice(0, 4), to.slice(0, 4)];
    const rows = ownerIds.length ? await this.db.of(ReportEntity).find({ select: { id: true, ownerId: true, report: true, period: true, state: true }, where: { ownerId: In([...new Set(ownerIds)]) } }) : [];
    const own = rows.filter(({ period, state }) => state === 'submitted' && since <= period.slice(0, 4) && period.slice(0, 4) <= until);
    const deliveries = own.length ? await this.db.of(ReportDeliveryEntity).find({ select: { reportId: true, version: true, party: true, sentAt: true, reviews: true }, where: { reportId: In(own.map(({ id }) => id)) }, order: { version: 'ASC' } }) : [];
    const spoken = new Map((own.length ? await this.db.of(ReportVersionEntity).find({ select: { reportId: true, version: true, spokenOn: true }, where: { reportId: In(own.map(({ id }) => id)), spokenOn: Not(IsNull()) } }) : []).map(each => [`${each.reportId} ${each.version}`, each.spokenOn!]));
    const first = new Map<string, ReportFact & { ownerId: string }>();
    const byId = new Map(own.map(row => [row.id, row]));
    for (const { reportId, version, party, sentAt, reviews } of deliveries) {
      const { ownerId, report, period } = byId.get(reportId)!;
      const key = `${reportId} ${party}`;
      if (!reviews && !first.has(key)) first.set(key, { ownerId, report, period, to: party, on: spoken.get(`${reportId} ${version}`) ?? dayOf(sentAt) });
    }
    const facts = new Map<string, ReportFact[]>();
    for (const { ownerId, ...fact } of first.values()) facts.set(ownerId, [...facts.get(ownerId) ?? [], fact]);
    return facts;
  }
}

/** A village follows the rules of its township. */
export function ruledAt({ path }: Pick<Author, 'path'>): string {
  return `/${idsOf(path).slice(0, 2).join('/')}/`;
}
