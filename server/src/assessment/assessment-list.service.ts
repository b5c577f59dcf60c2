import { Injectable } from '@nestjs/common';
import { Brackets, In } from 'typeorm';
import type { AssessedLine, AssessmentLine } from '@village/shared/contract/assessment';
import type { AssessedInput, AssessmentsInput } from '@village/shared/contract/assessment.input';
import { ASSESSMENT_COUNT_WORDS, ASSESSMENT_STAGE_NAMES } from '@village/shared/contract/assessment-words';
import type { Page } from '@village/shared/contract/endpoint';
import { periodWord } from '@village/shared/contract/rating-words';
import { nameOfRole } from '@village/shared/kernel/role';
import { nameOfWord } from '@village/shared/kernel/word';
import { Db } from '../common/db';
import { lookFor } from '../common/looked-for';
import { scopeOf, type Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { TeamService, teamNameOf, type TeamPlace } from '../organisation/team.service';
import { AssessmentReadService } from './assessment-read.service';
import { AssessmentRoundEntity, AssessmentSheetEntity } from './assessment.entity';

const PAGE_SIZE = 20;

/** `2025 年度考核`, `2025 工作队年度考核` */
export function assessmentTitle({ period, stage, ofTeams }: Pick<AssessmentRoundEntity, 'period' | 'stage' | 'ofTeams'>): string {
  return `${periodWord(period)}${ofTeams ? '工作队' : ''}${ASSESSMENT_STAGE_NAMES[stage]}`;
}

/** The word those who are assessed are counted by. */
export function countedBy({ ofTeams }: Pick<AssessmentRoundEntity, 'ofTeams'>): string {
  return ASSESSMENT_COUNT_WORDS[ofTeams ? 'team' : 'person'];
}

/** The lists: assessments, their people, one's own, results. */
@Injectable()
export class AssessmentListService {
  constructor(
    private readonly db: Db, private readonly organisations: OrganisationService, private readonly people: PersonService, private readonly teams: TeamService, private readonly reading: AssessmentReadService,
  ) {}

  async rounds({ search, page = 1 }: AssessmentsInput, who: Who): Promise<Page<AssessmentLine>> {
    const query = this.db.of(AssessmentRoundEntity).createQueryBuilder('row').where(new Brackets(any => {
      scopeOf(who, 'assessment.read').paths.forEach((path, index) => any.orWhere(`row.path LIKE :path${index}`, { [`path${index}`]: `${path}%` }));
      const inside = this.db.of(AssessmentSheetEntity).createQueryBuilder('sheet').select('1').where('sheet.roundId = row.id').andWhere(new Brackets(sub => this.reading.any(sub, who, 'sheet', true)));
      any.orWhere(`EXISTS (${inside.getQuery()})`, inside.getParameters());
    }));
    await lookFor(query, search, { words: ['row.period'], ids: { 'row.placeId': ids => this.organisations.organisationsByIds(ids), 'row.openedBy': ids => this.people.peopleByIds(ids) } });
    const [rows, total] = await query.orderBy('row.id', 'DESC').skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE).getManyAndCount();
    return { items: await this.lines(rows), page, pageSize: PAGE_SIZE, total };
  }

  async lines(rows: AssessmentRoundEntity[]): Promise<AssessmentLine[]> {
    const places = await this.organisations.organisationsByIds(rows.map(row => row.placeId));
    const counted = rows.length === 0 ? [] : await this.db.of(AssessmentSheetEntity).createQueryBuilder('sheet').select('sheet.roundId', 'roundId').addSelect('COUNT(*)', 'people').addSelect('COUNT(sheet.grade)', 'graded')
      .where('sheet.roundId IN (:...ids) AND sheet.assessed = :yes', { ids: rows.map(row => row.id), yes: true }).groupBy('sheet.roundId').getRawMany<{ roundId: string; people: string; graded: string }>();
    return rows.map(row => {
      const count = counted.find(each => each.roundId === row.id);
      return { id: row.id, title: assessmentTitle(row), subject: row.ofTeams ? 'team' : 'person', stage: row.stage, period: row.period, placeName: places.get(row.placeId)?.name ?? '', state: row.state, people: Number(count?.people ?? 0), graded: Number(count?.graded ?? 0), publicTo: row.publicTo };
    });
  }

  /** Whom this person sees in it, those who take part first; while the grades are made known, everybody who is assessed. */
  async peopleOf({ id, search, page = 1 }: AssessedInput, who: Who): Promise<Page<AssessedLine>> {
    const round = await this.reading.round(id, who);
    const query = this.db.of(AssessmentSheetEntity).createQueryBuilder('sheet').where('sheet.roundId = :id', { id });
    if (round.state !== 'publicised') this.reading.narrow(query, who);
    else if (!this.reading.manages(round, who)) query.andWhere('sheet.assessed = :yes', { yes: true });
    return this.page(query, search, page, who, [['sheet.assessed', 'DESC'], ['sheet.path', 'ASC'], ['sheet.id', 'ASC']]);
  }

  mine({ search, page = 1 }: AssessmentsInput, who: Who): Promise<Page<AssessedLine>> {
    return this.page(this.db.of(AssessmentSheetEntity).createQueryBuilder('sheet').where('sheet.personId = :self', { self: who.personId }), search, page, who, [['sheet.id', 'DESC']]);
  }

  /** What was decided about the people within reach: a unit sees its own. */
  results({ search, page = 1 }: AssessmentsInput, who: Who): Promise<Page<AssessedLine>> {
    const query = this.db.of(AssessmentSheetEntity).createQueryBuilder('sheet').innerJoin(AssessmentRoundEntity, 'round', "round.id = sheet.roundId AND round.state = 'decided'").where('sheet.assessed = :yes', { yes: true });
    return this.page(this.reading.narrow(query, who, 'sheet', false), search, page, who, [['sheet.id', 'DESC']]);
  }

  async assessed(sheets: AssessmentSheetEntity[], who: Who): Promise<AssessedLine[]> {
    const rounds = sheets.length ? await this.db.of(AssessmentRoundEntity).findBy({ id: In([...new Set(sheets.map(({ roundId }) => roundId))]) }) : [];
    const people = await this.people.peopleByIds(sheets.map(({ personId }) => personId));
    const villages = await this.organisations.organisationsByIds(sheets.map(({ villageId }) => villageId));
    const opinions = await this.reading.opinions(sheets.map(({ id }) => id));
    const teams = await this.teams.teamsByIds(sheets.filter(({ roundId }) => rounds.find(({ id }) => id === roundId)?.ofTeams).map(({ teamId }) => teamId));
    return sheets.map(sheet => {
      const round = rounds.find(({ id }) => id === sheet.roundId)!;
      const person = people.get(sheet.personId);
      const holds = this.reading.manages(round, who);
      const isKnown = round.state === 'publicised' || round.state === 'decided';
      return {
        id: sheet.id, assessmentId: round.id, title: assessmentTitle(round), subject: round.ofTeams ? 'team' : 'person', state: round.state, personId: sheet.personId,
        ...namesOf(round, sheet, person, teams.get(sheet.teamId)), unitName: person?.unitName ?? '',
        villageName: villages.get(sheet.villageId)?.name ?? '', assessed: sheet.assessed, grade: sheet.assessed && (isKnown || holds) ? sheet.grade : null,
        note: this.reading.sees(sheet, who) ? noteOf(sheet, round, opinions.filter(({ sheetId }) => sheetId === sheet.id).length, holds) : '',
      };
    });
  }

  private async page(query: ReturnType<AssessmentReadService['narrow']>, search: string | undefined, page: number, who: Who, order: [string, 'ASC' | 'DESC'][]): Promise<Page<AssessedLine>> {
    await lookFor(query, search, { ids: { 'sheet.personId': ids => this.people.peopleByIds(ids), 'sheet.villageId': ids => this.organisations.organisationsByIds(ids) } });
    order.forEach(([column, way]) => query.addOrderBy(column, way));
    const [rows, total] = await query.skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE).getManyAndCount();
    return { items: await this.assessed(rows as AssessmentSheetEntity[], who), page, pageSize: PAGE_SIZE, total };
  }
}

/** A team goes by its own name, with who leads it; a person by his, with what he is there. */
function namesOf({ ofTeams }: AssessmentRoundEntity, { role }: AssessmentSheetEntity, person: { name: string } | undefined, team: TeamPlace | undefined): { name: string; roleName: string } {
  return ofTeams ? { name: team ? teamNameOf(team) : '', roleName: `队长${person?.name ?? ''}` } : { name: person?.name ?? '', roleName: nameOfRole(role) };
}

function noteOf(sheet: AssessmentSheetEntity, { state }: AssessmentRoundEntity, opinions: number, holds: boolean): string {
  if (!sheet.assessed) return `不参加：${sheet.assessedReason}`;
  if (state === 'withdrawn') return '已撤销';
  if (state === 'decided') return [sheet.acknowledgedAt ? '本人已签收' : '本人没有签收', sheet.receivedAt ? '单位已收到' : '单位没有签收'].join('，');
  if (state === 'publicised' && !holds) return '正在公示，有异议可以提出';
  if (holds && sheet.gradedAt) return sheet.grade ? `拟定${nameOfWord(sheet.grade)}` : '已评价，不定等次';
  return [sheet.summary ? '有总结' : '没有写总结', `${opinions} 份评价`].join('，');
}
