import { Injectable } from '@nestjs/common';
import { Brackets } from 'typeorm';
import { Db } from '../common/db';
import { AssessmentRoundEntity, AssessmentSheetEntity } from './assessment.entity';

export interface DecidedGrade {
  sheet: AssessmentSheetEntity;
  round: AssessmentRoundEntity;
}

/** Which results: of this year, below these places, of the people of these units, or of these teams. */
export interface DecidedOf {
  year: number;
  paths: readonly string[];
  units?: readonly string[];
  teams?: readonly string[];
}

/** Results of years and of whole terms that were decided. An ordinary assessment has none. */
@Injectable()
export class DecidedGradeService {
  constructor(private readonly db: Db) {}

  async in({ year, paths, units = [], teams = [] }: DecidedOf): Promise<DecidedGrade[]> {
    if (paths.length + units.length + teams.length === 0) return [];
    const rounds = new Map((await this.db.of(AssessmentRoundEntity).findBy({ state: 'decided', period: String(year) })).filter(({ stage }) => stage !== 'ordinary').map(round => [round.id, round]));
    if (rounds.size === 0) return [];
    const rows = await this.db.of(AssessmentSheetEntity).createQueryBuilder('sheet').where('sheet.roundId IN (:...ids) AND sheet.assessed = :yes', { ids: [...rounds.keys()], yes: true }).andWhere(new Brackets(any => {
      paths.forEach((path, index) => any.orWhere(`sheet.path LIKE :path${index}`, { [`path${index}`]: `${path}%` }));
      if (units.length > 0) any.orWhere('sheet.unitId IN (:...units)', { units });
      if (teams.length > 0) any.orWhere('sheet.teamId IN (:...teams)', { teams });
    })).orderBy('sheet.path').addOrderBy('sheet.id').getMany();
    return rows.map(sheet => ({ sheet, round: rounds.get(sheet.roundId)! }));
  }
}
