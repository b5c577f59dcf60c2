import { Injectable, NotFoundException } from '@nestjs/common';
import { Brackets, In, LessThan, MoreThanOrEqual } from 'typeorm';
import type { Page } from '@village/shared/contract/endpoint';
import type { RatingBundle, RatingDetail, RatingLine, RatingResult } from '@village/shared/contract/rating';
import type { RatingIdInput, RatingsInput } from '@village/shared/contract/rating.input';
import { type Day, dayOf } from '@village/shared/kernel/day';
import { type Permission, permissionsOf } from '@village/shared/kernel/permission';
import { ROLES } from '@village/shared/kernel/role';
import { bundleDifferences, type RatingCounted, type Raters, type RatingStage } from '@village/shared/rules/rating';
import { Db } from '../common/db';
import { lookFor } from '../common/looked-for';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { type AskedQuestion, RatingBundleEntity, RatingRoundEntity } from './rating.entity';

const PAGE_SIZE = 20;
const WIDE = new Set(['township', 'county', 'city']);

/** A rating that is over, as an assessment may use it. */
export interface RatingFact extends RatingCounted {
  id: string;
  villageId: string;
  teamId: string;
  raters: Raters;
  stage: RatingStage;
  period: string;
  questions: AskedQuestion[];
}

/** Ratings as those who hold them and those who are rated see them. Until a rating is over nobody sees anything of the answers. */
@Injectable()
export class RatingService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly organisations: OrganisationService, private readonly people: PersonService) {}

  async list({ placeId, state, search, page = 1 }: RatingsInput, who: Who): Promise<Page<RatingLine>> {
    const { paths, teams } = scopeOf(who, 'assessment.read');
    if (paths.length + teams.length === 0) return { items: [], page, pageSize: PAGE_SIZE, total: 0 };
    const query = this.db.of(RatingRoundEntity).createQueryBuilder('row').where(new Brackets(any => {
      paths.forEach((path, index) => any.orWhere(`row.path LIKE :path${index}`, { [`path${index}`]: `${path}%` }));
      if (teams.length > 0) any.orWhere('row.teamId IN (:...teams)', { teams });
    }));
    query.andWhere(state ? 'row.state = :state' : 'row.state <> :withdrawn', { state, withdrawn: 'withdrawn' });
    if (placeId) query.andWhere('(row.villageId = :placeId OR row.townshipId = :placeId OR row.countyId = :placeId)', { placeId });
    await lookFor(query, search, { ids: { 'row.villageId': ids => this.organisations.organisationsByIds(ids), 'row.townshipId': ids => this.organisations.organisationsByIds(ids) } });
    const [rows, total] = await query.orderBy('row.id', 'DESC').skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE).getManyAndCount();
    return { items: await this.lines(rows), page, pageSize: PAGE_SIZE, total };
  }

  async one({ id }: RatingIdInput, who: Who): Promise<RatingDetail> {
    return this.detail(await this.seen(id, who, 'assessment.read'), who);
  }

  /** The rating, where this person may do this; otherwise the 404 of one that does not exist. */
  async seen(id: string, who: Who, permission: Permission): Promise<RatingRoundEntity> {
    const row = await this.db.of(RatingRoundEntity).findOneBy({ id });
    if (!row || !inScope(scopeOf(who, permission), row.path, row.teamId)) throw new NotFoundException();
    return row;
  }

  /** What was rated in these villages in a year, for whoever assesses. */
  async closedIn(villageIds: string[], year: number): Promise<RatingFact[]> {
    const rows = villageIds.length ? await this.db.of(RatingRoundEntity).find({ where: { villageId: In(villageIds), state: 'closed' }, order: { id: 'ASC' } }) : [];
    return rows.filter(({ period, result }) => result !== null && period.startsWith(String(year)))
      .map(({ id, villageId, teamId, raters, stage, period, questions, result }) => ({ id, villageId, teamId, raters, stage, period, questions, cast: result!.cast, valid: result!.valid, shares: result!.shares }));
  }

  /** The ratings of the year that are over in a township, of years that began on this day or later. */
  async heldIn(townshipId: string, since: Day): Promise<{ raters: Raters; period: string; on: Day }[]> {
    const rows = await this.db.of(RatingRoundEntity).findBy({ townshipId, stage: 'yearly', state: 'closed', period: MoreThanOrEqual(since.slice(0, 4)) });
    return rows.map(({ raters, period, closedAt }) => ({ raters, period, on: dayOf(closedAt!) }));
  }

  /** Ratings whose last day is past and that somebody has to end. */
  async waitingFor(who: Who): Promise<RatingLine[]> {
    const { paths } = scopeOf(who, 'assessment.manage');
    const rows = paths.length ? await this.db.of(RatingRoundEntity).find({ where: { state: 'open', closesOn: LessThan(this.clock.today()) }, order: { closesOn: 'ASC', id: 'ASC' } }) : [];
    return this.lines(rows.filter(({ path }) => paths.some(each => path.startsWith(each))).slice(0, PAGE_SIZE));
  }

  async detail(row: RatingRoundEntity, who: Who): Promise<RatingDetail> {
    const [line] = await this.lines([row]);
    const names = await this.people.peopleByIds([row.openedBy, ...(row.closedBy ? [row.closedBy] : [])]);
    const manages = inScope(scopeOf(who, 'assessment.manage'), row.path);
    const enters = inScope(scopeOf(who, 'assessment.enter'), row.path);
    const isOpen = row.state === 'open';
    return {
      ...line, revision: row.revision, questions: row.questions.map(({ key, text }) => ({ key, text })), voters: row.voters, slips: row.slips, papers: row.papers, byCode: row.byCode, byPaper: row.byPaper, held: row.held,
      bundles: enters ? await this.bundlesOf(row, who) : [], result: this.resultFor(row, who), withdrawnReason: row.withdrawnReason, openedByName: names.get(row.openedBy)?.name ?? '', openedAt: row.openedAt,
      closedByName: row.closedBy && (names.get(row.closedBy)?.name ?? ''), closedAt: row.closedAt, because: row.because,
      may: { print: manages && isOpen && row.slips > 0 && row.byCode === 0, enter: enters && isOpen && row.papers > 0, close: manages && isOpen, withdraw: manages && isOpen },
    };
  }

  private async lines(rows: readonly RatingRoundEntity[]): Promise<RatingLine[]> {
    const villages = await this.organisations.organisationsByIds(rows.map(({ villageId }) => villageId));
    return rows.map(({ id, villageId, raters, stage, period, state, closesOn, slips, papers, byCode, byPaper }) => ({
      id, villageId, villageName: villages.get(villageId)?.name ?? '', raters, stage, period, state, closesOn, given: slips + papers, cast: byCode + byPaper,
    }));
  }

  /** Above the village everything; in the team how the team and how oneself was rated; in the village how the team was. */
  private resultFor({ result, questions, byPaper, path, teamId }: RatingRoundEntity, who: Who): RatingResult | null {
    if (result === null) return null;
    const reading = who.grants.filter(({ role }) => permissionsOf(role).includes('assessment.read'));
    const seesAll = reading.some(grant => WIDE.has(ROLES[grant.role].level) && path.startsWith(grant.path));
    const isRated = reading.some(grant => grant.teamId === teamId);
    const mine = questions.filter(({ personId }) => seesAll || personId === null || (isRated && personId === who.personId)).map(({ key }) => key);
    return {
      cast: result.cast, valid: result.valid, byCode: result.cast - byPaper, byPaper, held: result.held,
      shares: result.shares.filter(({ key }) => mine.includes(key)).map(share => ({ ...share, text: questions.find(({ key }) => key === share.key)?.text ?? '' })),
    };
  }

  /** Nobody sees what the other counted before he has counted himself. */
  private async bundlesOf({ id, state }: RatingRoundEntity, { personId }: Who): Promise<RatingBundle[]> {
    const rows = await this.db.of(RatingBundleEntity).find({ where: { roundId: id }, order: { number: 'ASC' } });
    const names = await this.people.peopleByIds(rows.flatMap(({ firstBy, secondBy }) => [firstBy, ...(secondBy ? [secondBy] : [])]));
    return rows.map(row => {
      const isFirst = row.firstBy === personId;
      const isSecond = row.secondBy === personId;
      const both = (isFirst || isSecond) && row.state === 'differs' && row.first !== null && row.second !== null ? [row.first, row.second] : null;
      return {
        number: row.number, state: row.state, slips: row.slips, byNames: [row.firstBy, row.secondBy].filter(each => each !== null).map(each => names.get(each)?.name ?? ''),
        own: isFirst ? row.first : isSecond ? row.second : null, differences: both ? bundleDifferences(both[0], both[1]) : [],
        mayEnter: state === 'open' && row.state !== 'counted' && (isFirst || isSecond || row.secondBy === null),
      };
    });
  }
}
