import { Injectable, NotFoundException } from '@nestjs/common';
import { Brackets, In, type ObjectLiteral, type SelectQueryBuilder, type WhereExpressionBuilder } from 'typeorm';
import type { Assessor } from '@village/shared/kernel/assessment';
import { type Permission, permissionsOf } from '@village/shared/kernel/permission';
import { LEADING_ROLES, type Level, ROLES } from '@village/shared/kernel/role';
import { Db } from '../common/db';
import { scopeOf, type Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { AssessmentObjectionEntity, AssessmentOpinionEntity, AssessmentRoundEntity, AssessmentSheetEntity } from './assessment.entity';

/** What one person reaches: places, teams he leads, units he speaks for. */
interface Reach {
  paths: string[];
  teams: string[];
  units: string[];
}

const SPEAKS_AS: Record<Level, Assessor> = { team: 'leader', village: 'village', township: 'township', county: 'county', city: 'county', unit: 'unit' };

/** Who sees which assessment: whoever holds it all of it, whoever assesses the people he speaks about, a unit its own people, each person himself. */
@Injectable()
export class AssessmentReadService {
  constructor(private readonly db: Db, private readonly people: PersonService) {}

  reach(who: Who, permission: Permission): Reach {
    const units = who.grants.filter(({ role }) => ROLES[role].level === 'unit' && permissionsOf(role).includes(permission)).map(({ organisationId }) => organisationId);
    return { ...scopeOf(who, permission), units };
  }

  manages(round: Pick<AssessmentRoundEntity, 'path'>, who: Who): boolean {
    return scopeOf(who, 'assessment.manage').paths.some(path => round.path.startsWith(path));
  }

  /** The assessment, where this person has anybody in it; otherwise the 404 of one that does not exist. */
  async round(id: string, who: Who): Promise<AssessmentRoundEntity> {
    const row = await this.db.of(AssessmentRoundEntity).findOneBy({ id });
    if (!row || !(this.covers(row, who) || await this.own(row, who) || (await this.within(this.db.of(AssessmentSheetEntity).createQueryBuilder('sheet').where('sheet.roundId = :id', { id }), who)).length > 0)) throw new NotFoundException();
    return row;
  }

  async managed(id: string, who: Who): Promise<AssessmentRoundEntity> {
    const row = await this.db.of(AssessmentRoundEntity).findOneBy({ id });
    if (!row || !this.manages(row, who)) throw new NotFoundException();
    return row;
  }

  async sheet(id: string, who: Who): Promise<{ sheet: AssessmentSheetEntity; round: AssessmentRoundEntity }> {
    const found = await this.find(id);
    if (!found || !this.sees(found.sheet, who)) throw new NotFoundException();
    return found;
  }

  /** The sheet for whoever holds the assessment. */
  async held(id: string, who: Who): Promise<{ sheet: AssessmentSheetEntity; round: AssessmentRoundEntity }> {
    const found = await this.find(id);
    if (!found || !this.manages(found.round, who)) throw new NotFoundException();
    return found;
  }

  async find(id: string): Promise<{ sheet: AssessmentSheetEntity; round: AssessmentRoundEntity } | null> {
    const sheet = await this.db.of(AssessmentSheetEntity).findOneBy({ id });
    const round = sheet && await this.db.of(AssessmentRoundEntity).findOneBy({ id: sheet.roundId });
    return sheet && round ? { sheet, round } : null;
  }

  sees(sheet: AssessmentSheetEntity, who: Who): boolean {
    const { paths, teams, units } = this.reach(who, 'assessment.review');
    const held = [...paths, ...scopeOf(who, 'assessment.manage').paths];
    return sheet.personId === who.personId || held.some(path => sheet.path.startsWith(path)) || teams.includes(sheet.teamId) || (sheet.unitId !== null && units.includes(sheet.unitId));
  }

  /** As whom does this person speak about that one? Nobody about himself, no team about itself; the nearest of his roles. */
  assessor(sheet: AssessmentSheetEntity, { ofTeams }: Pick<AssessmentRoundEntity, 'ofTeams'>, who: Who): Assessor | null {
    if (sheet.personId === who.personId) return null;
    const near = who.grants.filter(grant => permissionsOf(grant.role).includes('assessment.review')).filter(({ role, path, teamId, organisationId }) => {
      const { level } = ROLES[role];
      if (level === 'team') return !ofTeams && teamId === sheet.teamId && LEADING_ROLES.includes(role);
      return level === 'unit' ? organisationId === sheet.unitId : sheet.path.startsWith(path);
    });
    const order: Level[] = ['team', 'village', 'township', 'unit', 'county', 'city'];
    const level = order.find(each => near.some(({ role }) => ROLES[role].level === each));
    return level ? SPEAKS_AS[level] : null;
  }

  /** Is he, or his team, assessed in it? */
  own({ id: roundId, ofTeams }: Pick<AssessmentRoundEntity, 'id' | 'ofTeams'>, who: Who): Promise<boolean> {
    const teams = ofTeams ? who.grants.flatMap(({ teamId }) => teamId ?? []) : [];
    return this.db.of(AssessmentSheetEntity).existsBy([{ roundId, personId: who.personId }, ...(teams.length ? [{ roundId, teamId: In(teams) }] : [])]);
  }

  /** Narrows a query of sheets to those this person sees. */
  narrow<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>, who: Who, alias = 'sheet', own = true): SelectQueryBuilder<Row> {
    return query.andWhere(new Brackets(any => this.any(any, who, alias, own)));
  }

  any(any: WhereExpressionBuilder, who: Who, alias: string, own: boolean): void {
    const { paths, teams, units } = this.reach(who, 'assessment.review');
    [...paths, ...scopeOf(who, 'assessment.manage').paths].forEach((path, index) => any.orWhere(`${alias}.path LIKE :reach${index}`, { [`reach${index}`]: `${path}%` }));
    if (teams.length > 0) any.orWhere(`${alias}.teamId IN (:...reachTeams)`, { reachTeams: teams });
    if (units.length > 0) any.orWhere(`${alias}.unitId IN (:...reachUnits)`, { reachUnits: units });
    any.orWhere(own ? `${alias}.personId = :reachSelf` : '1 = 0', { reachSelf: who.personId });
  }

  async opinions(sheetIds: string[]): Promise<(AssessmentOpinionEntity & { name: string })[]> {
    const rows = sheetIds.length ? await this.db.of(AssessmentOpinionEntity).find({ where: { sheetId: In(sheetIds) }, order: { assessor: 'ASC' } }) : [];
    const names = await this.people.peopleByIds(rows.map(({ personId }) => personId));
    return rows.map(row => ({ ...row, name: names.get(row.personId)?.name ?? '' }));
  }

  objections(where: { sheetId: string } | { roundId: string }): Promise<AssessmentObjectionEntity[]> {
    return this.db.of(AssessmentObjectionEntity).find({ where, order: { at: 'ASC', id: 'ASC' } });
  }

  async nameOf(id: string | null): Promise<string> {
    return id === null ? '' : (await this.people.personById(id))?.name ?? '';
  }

  /** Whoever reads at a place sees that it is held there, and how far it is. */
  private covers(round: AssessmentRoundEntity, who: Who): boolean {
    return scopeOf(who, 'assessment.read').paths.some(path => round.path.startsWith(path));
  }

  private within(query: SelectQueryBuilder<AssessmentSheetEntity>, who: Who): Promise<AssessmentSheetEntity[]> {
    return this.narrow(query, who).take(1).getMany();
  }
}
