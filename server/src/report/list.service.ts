import { Injectable, NotFoundException } from '@nestjs/common';
import { Brackets, In } from 'typeorm';
import type { CollectedLine, CollectionLine, ReportLine, ReportOffer, ReportTurn } from '@village/shared/contract/report';
import type { CollectedReportsInput, ReportCalendarInput, ReportCollectionInput, ReportsInput } from '@village/shared/contract/report.input';
import type { Page } from '@village/shared/contract/endpoint';
import { addDays, addMonths, firstDay, isDay, monthOf, periodDays, type Day } from '@village/shared/kernel/day';
import { LEADING_ROLES, nameOfRole, type RoleId } from '@village/shared/kernel/role';
import { nameOfWord } from '@village/shared/kernel/word';
import { byNeed } from '@village/shared/rules/due-ask';
import { DUE_STATES, type DueItem, type DueState } from '@village/shared/rules/due-item';
import { isResearch } from '@village/shared/rules/report-free';
import { receives } from '@village/shared/rules/report-party';
import { Db } from '../common/db';
import { lookFor } from '../common/looked-for';
import { pageOf } from '../common/page-of';
import { isNamed } from '../common/pinyin';
import { Clock } from '../common/time';
import { scopeOf, type Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { AuthorService, type Author } from './author.service';
import { ReportReplyService } from './reply.service';
import { OwnerNameService } from './owner-name.service';
import { ReportDeliveryEntity, ReportEntity } from './report.entity';
import { seatsOf, upwards } from './sight';
import { ReportTurnService } from './turn.service';

const PAGE_SIZE = 20;

/** A turn, and who owes it. */
interface Owed {
  author: Author;
  item: DueItem;
}

/** Lists of reports: what one has to write, what came in, who has sent what. */
@Injectable()
export class ReportListService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly authors: AuthorService, private readonly turns: ReportTurnService, private readonly replies: ReportReplyService, private readonly organisations: OrganisationService,
    private readonly names: OwnerNameService,
  ) {}

  /** The turns that this person, his teams and his place owe, and what was written for them. */
  async calendar({ period, search = '', page = 1 }: ReportCalendarInput, who: Who): Promise<Page<ReportTurn>> {
    const { from, to } = spanOf(period);
    const authors = await this.authors.of(who, from, to);
    const turns = await this.owed(authors, from, to);
    const owed = [...turns, ...await this.missedBefore(authors, from, to, turns)].filter(({ author, item }) => isNamed(item.title, search) || isNamed(author.name, search)).sort((one, other) => byNeed(one.item, other.item));
    const rows = authors.length ? await this.db.of(ReportEntity).findBy({ ownerId: In([...new Set(authors.map(author => author.ownerId))]) }) : [];
    const found: ReportTurn[] = [];
    for (const { author, item } of owed.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)) {
      const { report, period: turn } = { report: item.about.report ?? item.key.split(' ')[1], period: item.about.period ?? '' };
      const row = rows.find(each => each.ownerId === author.ownerId && each.report === report && each.period === turn && each.state !== 'dropped' && each.teamId === (author.team?.id ?? null));
      const rule = await this.turns.ruleOf(author, report, turn);
      found.push({
        ...item, owner: author.owner, ownerId: author.ownerId, ownerName: author.name, report, period: turn, recipients: (rule?.row.to ?? []).map(party => nameOfRole(party, rule?.profile.roles)), reportId: row?.id ?? null, reportState: row?.state ?? null,
      });
    }
    return { items: found, page, pageSize: PAGE_SIZE, total: owed.length };
  }

  private async owed(authors: readonly Author[], from: Day, to: Day): Promise<Owed[]> {
    return (await this.turns.turns(authors, from, to)).flatMap(({ author, items }) => items.map(item => ({ author, item })));
  }

  /** What was missed since the first of the month before stays on the table of today, as in the list of what is due. */
  private async missedBefore(authors: readonly Author[], from: Day, to: Day, turns: readonly Owed[]): Promise<Owed[]> {
    const today = this.clock.today();
    if (today < from || today > to) return [];
    const before = await this.owed(authors, firstDay(addMonths(monthOf(from), -1)), addDays(from, -1));
    return before.filter(({ author, item }) => item.state === 'missed' && !turns.some(known => known.author === author && known.item.key === item.key));
  }

  /** What the document asks of this person, his teams and his place without naming a day. */
  async offered(who: Who): Promise<ReportOffer[]> {
    const today = this.clock.today();
    const found = await this.turns.free(await this.authors.of(who, today, today));
    return found.map(({ author, profile, row, because }) => ({
      report: row.report, title: nameOfWord(row.report), form: isResearch(row.report) ? 'research' : 'brief', owner: author.owner, ownerId: author.ownerId, ownerName: author.name,
      recipients: row.to.map(party => nameOfRole(party, profile.roles)), because,
    }));
  }

  async list(input: ReportsInput, who: Who): Promise<Page<ReportLine>> {
    const page = input.page ?? 1;
    const query = this.db.of(ReportEntity).createQueryBuilder('report').where('report.state <> :dropped', { dropped: 'dropped' });
    if (input.box === 'mine') {
      query.andWhere(new Brackets(any => {
        any.where('(report.owner = :person AND report.ownerId = :own)', { person: 'person', own: who.personId });
        const ids = who.grants.flatMap(grant => [grant.teamId ?? grant.organisationId]);
        if (ids.length) any.orWhere('(report.owner <> :person AND report.ownerId IN (:...ids))', { ids });
      }));
    } else if (input.box === 'inbox') {
      const seats = seatsOf(who);
      const inside = query.subQuery().select('delivery.reportId').from(ReportDeliveryEntity, 'delivery')
        .where(seats.length ? `(${seats.map((_, index) => `(delivery.seatId = :seat${index} AND delivery.party IN (:...parties${index}))`).join(' OR ')})` : '1 = 0');
      if (input.only === 'waiting') {
        inside.andWhere('delivery.state = :sent AND delivery.version = report.version');
        query.andWhere('report.state = :submitted').setParameters({ sent: 'sent', submitted: 'submitted' });
      }
      query.andWhere(`report.id IN ${inside.getQuery()}`);
      seats.forEach(({ seatId, parties }, index) => query.setParameters({ [`seat${index}`]: seatId, [`parties${index}`]: parties }));
    } else if (input.box === 'published') {
      const paths = [...new Set(who.grants.flatMap(grant => upwards(grant.path)))];
      query.andWhere(paths.length ? 'report.publishedPath IN (:...paths)' : '1 = 0', { paths });
    } else {
      const { paths } = scopeOf(who, 'report.read');
      query.andWhere(`report.version > 0 AND report.owner <> 'person' AND ${paths.length ? `(${paths.map((_, index) => `report.path LIKE :path${index}`).join(' OR ')})` : '1 = 0'}`, Object.fromEntries(paths.map((path, index) => [`path${index}`, `${path}%`])));
    }
    if (input.state) query.andWhere('report.state = :state', { state: input.state });
    const called = (ids: string[]) => this.names.called(ids);
    await lookFor(query, input.search, { words: ['report.title'], ids: { 'report.ownerId': called, 'report.teamId': called, 'report.createdBy': called } });
    const [rows, total] = await query.orderBy('report.updatedAt', 'DESC').addOrderBy('report.id', 'DESC').skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE).getManyAndCount();
    return { items: await this.replies.lines(rows), page, pageSize: PAGE_SIZE, total };
  }

  /** Which reports of the teams below fall due in a time, and how many of them came. */
  async collection({ period, organisationId, search = '', page = 1 }: ReportCollectionInput, who: Who): Promise<Page<CollectionLine>> {
    const { from, to } = spanOf(period);
    const owed = (await this.owedBelow(organisationId, who, from, to)).filter(({ item }) => item.about.period !== undefined && isNamed(item.title, search));
    const groups = new Map<string, { author: Author; item: DueItem }[]>();
    for (const each of owed) groups.set(`${each.author.owner} ${each.item.key}`, [...groups.get(`${each.author.owner} ${each.item.key}`) ?? [], each]);
    const lines = [...groups.values()].map((group): CollectionLine => {
      const [{ author, item }] = group;
      return {
        report: item.about.report, title: item.title, period: item.about.period, turn: item.turn, due: item.due, owner: author.owner,
        counts: Object.fromEntries(DUE_STATES.map(state => [state, group.filter(each => each.item.state === state).length])) as Record<DueState, number>,
        rollup: (author.owner === 'team' || author.owner === 'person') && group.some(each => each.item.done > 0), because: item.because,
      };
    }).sort((one, other) => `${one.due ?? '9999'} ${one.report}`.localeCompare(`${other.due ?? '9999'} ${other.report}`));
    return pageOf(lines, page, PAGE_SIZE);
  }

  /** Of one turn: who has sent it. In the order of the places. */
  async collected(input: CollectedReportsInput, who: Who): Promise<Page<CollectedLine>> {
    const { from, to } = spanOf(input.period.length === 10 ? input.period : input.period);
    const wanted = input.search?.trim() ?? '';
    const owed = (await this.owedBelow(input.organisationId, who, from, to))
      .filter(({ item, author }) => item.about.report === input.report && item.about.period === input.period && (wanted === '' || author.place.includes(wanted) || isNamed(author.name, wanted)))
      .sort((one, other) => `${one.author.place} ${one.author.name}`.localeCompare(`${other.author.place} ${other.author.name}`));
    const page = input.page ?? 1;
    const shown = owed.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
    const rows = shown.length ? await this.db.of(ReportEntity).findBy({ ownerId: In(shown.map(({ author }) => author.ownerId)), report: input.report, period: input.period }) : [];
    return {
      items: shown.map(({ author, item }): CollectedLine => {
        const row = rows.find(each => each.ownerId === author.ownerId && each.state !== 'dropped');
        const seen = row && row.version > 0 ? row : undefined;
        return { ownerId: author.ownerId, ownerName: author.name, place: author.place, state: item.state, reportId: seen?.id ?? null, reportState: row?.state ?? null, submittedAt: row?.submittedAt ?? null };
      }), page, pageSize: PAGE_SIZE, total: owed.length,
    };
  }

  /** The reports that teams and offices below a place owe, and those of the heads of teams that come to this person; the others of single people are theirs and their unit's. */
  private async owedBelow(organisationId: string | undefined, who: Who, from: Day, to: Day): Promise<{ author: Author; item: DueItem }[]> {
    const paths = scopeOf(who, 'report.receive').paths;
    const place = organisationId ? await this.organisations.organisationById(organisationId) : null;
    if (organisationId && (!place || !paths.some(path => place.path.startsWith(path)))) throw new NotFoundException();
    const authors: Author[] = [];
    const heads: Author[] = [];
    for (const path of place ? [place.path] : paths) {
      const teams = await this.authors.below(path, from, to);
      authors.push(...teams);
      heads.push(...(await this.authors.peopleOf(teams.flatMap(({ team }) => team ?? []), from, to)).filter(({ roles }) => roles.some(role => LEADING_ROLES.includes(role as RoleId))));
      const below = (await this.organisations.organisationsBelow(path)).filter(each => each.kind === 'township' && each.path !== path);
      for (const each of below) authors.push((await this.authors.place(each.id))!);
    }
    const comes = ({ about }: DueItem) => (about.to ?? '').split(' ').some(party => who.grants.some(({ role }) => receives(role, party)));
    return (await this.turns.turns([...authors, ...heads], from, to)).flatMap(({ author, items }) => items.filter(item => author.owner !== 'person' || comes(item)).map(item => ({ author, item })));
  }
}

function spanOf(period: string): { from: Day; to: Day } {
  return isDay(period) ? { from: period, to: period } : periodDays(period);
}
