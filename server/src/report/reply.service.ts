import { Injectable, NotFoundException } from '@nestjs/common';
import { In } from 'typeorm';
import type { FigureFacts, FigureLine, ReportDelivery, ReportDetail, ReportLine } from '@village/shared/contract/report';
import type { ReportFigureInput } from '@village/shared/contract/report.input';
import { addMonths, dayOf, firstDay, monthOf, type Day } from '@village/shared/kernel/day';
import { nameOfRole } from '@village/shared/kernel/role';
import { periodSpan, periodText } from '@village/shared/rules/cadence';
import type { ReportFigure } from '@village/shared/rules/report-figure';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import { may, type Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { UnitService } from '../organisation/unit.service';
import { submitsFor, writesFor } from './author.service';
import { OwnerNameService } from './owner-name.service';
import { ReportDeliveryEntity, ReportEntity, ReportVersionEntity } from './report.entity';
import { comesTo, reads } from './sight';
import { ReportTurnService } from './turn.service';

/** A brief may tell of so many months. */
const LOOKED_BACK = 6;

/** Reports as people read them. */
@Injectable()
export class ReportReplyService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly owners: OwnerNameService, private readonly turns: ReportTurnService, private readonly people: PersonService,
    private readonly organisations: OrganisationService, private readonly units: UnitService,
  ) {}

  /** The report if this person may read it; else the same 404 as for one that does not exist. */
  async readable(id: string, who: Who): Promise<{ row: ReportEntity; deliveries: ReportDeliveryEntity[] }> {
    const row = await this.db.of(ReportEntity).findOneBy({ id });
    const deliveries = row ? await this.db.of(ReportDeliveryEntity).find({ where: { reportId: id }, order: { version: 'DESC', sentAt: 'ASC', id: 'ASC' } }) : [];
    if (!row || row.state === 'dropped' || !reads(row, deliveries, who)) throw new NotFoundException();
    return { row, deliveries };
  }

  async one(id: string, who: Who): Promise<ReportDetail> {
    const { row, deliveries } = await this.readable(id, who);
    const [line] = await this.lines([row]);
    const author = await this.owners.authorOf(row);
    const rule = await this.turns.ruleOf(author, row.report, row.period);
    const versions = await this.db.of(ReportVersionEntity).find({ where: { reportId: id }, order: { version: 'DESC' } });
    const people = await this.people.peopleByIds([...versions.map(each => each.submittedBy), ...deliveries.flatMap(each => each.personId ?? [])]);
    const nameOf = (personId: string | null) => (personId === null ? '' : people.get(personId)?.name ?? '');
    // Whoever does not write it reads what was handed in, not what is being worked on.
    const shown = writesFor(row, who) ? row : versions[0];
    const names = rule?.profile.roles ?? {};
    const writes = writesFor(row, who) && may(who, 'report.write') && (row.state === 'draft' || row.state === 'returned');
    const receives = row.state === 'submitted' && may(who, 'report.receive') && deliveries.some(each => each.version === row.version && each.state === 'sent' && comesTo(each, who));
    return {
      ...line, report: row.report, period: row.period, ownerId: row.ownerId, revision: row.revision, version: row.version, title: shown.title, sections: shown.sections, figures: shown.figures.map(figureLine), pictures: shown.pictures ?? [], material: materialOf(row, this.clock.today()), due: rule?.due ?? null,
      to: row.to.map(party => ({ party, name: nameOfRole(party, names) })),
      versions: versions.map(({ version, submittedAt, spokenOn, submittedBy }) => ({ version, submittedAt, spokenOn, byName: nameOf(submittedBy), late: rule?.due != null && (spokenOn ?? dayOf(submittedAt)) > rule.due })),
      deliveries: await this.delivered(deliveries, nameOf, names), because: rule?.because ?? [],
      may: {
        edit: writes, submit: writes && submitsFor(row, who), receive: receives, drop: writes && row.version === 0,
        publish: ['brief', 'research'].includes(row.form) && row.publishedAt === null && may(who, 'report.receive') && deliveries.some(each => each.version === row.version && each.state === 'received' && comesTo(each, who)),
        chooseRecipients: writes && (rule === null || rule.row.to.length === 0),
      },
    };
  }

  async lines(rows: readonly ReportEntity[]): Promise<ReportLine[]> {
    const authors = await this.owners.namesOf(rows);
    const deliveries = rows.length ? await this.db.of(ReportDeliveryEntity).find({ where: { reportId: In(rows.map(row => row.id)), reviews: false } }) : [];
    return rows.map((row): ReportLine => {
      const own = deliveries.filter(each => each.reportId === row.id && each.version === row.version && each.seatId !== '');
      return {
        id: row.id, form: row.form, title: row.title, turn: row.period === '' ? '' : periodText(row.period), ...authors.get(row.ownerId)!, state: row.state, received: own.filter(each => each.state === 'received').length,
        recipients: own.length, submittedAt: row.submittedAt, published: row.publishedAt !== null,
      };
    });
  }

  async figure({ id, key }: ReportFigureInput, who: Who): Promise<FigureFacts> {
    const { row } = await this.readable(id, who);
    const [version] = writesFor(row, who) ? [null] : await this.db.of(ReportVersionEntity).find({ where: { reportId: id, version: row.version } });
    const figure = (version ?? row).figures.find(each => each.key === key);
    if (!figure) throw new NotFoundException();
    return { figure: figureLine(figure), facts: figure.facts };
  }

  private async delivered(deliveries: readonly ReportDeliveryEntity[], nameOf: (id: string | null) => string, names: Record<string, string>): Promise<ReportDelivery[]> {
    const seats = deliveries.map(({ seatId }) => seatId).filter(Boolean);
    const [places, units] = [await this.organisations.organisationsByIds(seats), await this.units.unitsByIds(seats)];
    return deliveries.map(({ version, party, seatId, reviews, state, personId, text, at }) => ({
      version, party, partyName: nameOfRole(party, names), seatName: places.get(seatId)?.name ?? units.get(seatId)?.name ?? '', reviews, state, byName: nameOf(personId), text, at,
    }));
  }
}

/** Whose entries, and of which days: of the period; of one that has none, of the last months. */
function materialOf({ teamId, period }: Pick<ReportEntity, 'teamId' | 'period'>, today: Day): ReportDetail['material'] {
  const { from, to } = period === '' ? { from: firstDay(addMonths(monthOf(today), -LOOKED_BACK)), to: today } : periodSpan(period);
  return { teamId, from, to: to < today ? to : today };
}

export function figureLine({ key, name, unit, value, facts }: ReportFigure): FigureLine {
  return { key, name, unit, value, facts: facts.length };
}
