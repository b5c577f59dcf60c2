import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { addDays, type Day } from '@village/shared/kernel/day';
import type { Clause } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import { may, scopeOf, type Who } from '../common/who';
import { AssessmentReadService } from './assessment-read.service';
import { AssessmentObjectionEntity, AssessmentOpinionEntity, AssessmentRoundEntity, AssessmentSheetEntity } from './assessment.entity';

/** Something in an assessment that waits for this person. */
export interface AssessmentWaiting {
  what: 'summary' | 'opinion' | 'objection' | 'decision' | 'acknowledgement' | 'receipt';
  roundId: string;
  sheetId: string | null;
  count: number;
  due: Day | null;
  clauses: Clause[];
}

const LONGEST_WAIT = 90;

/** Whom an assessment waits for, found from where it stands. */
@Injectable()
export class AssessmentWaitingService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly reading: AssessmentReadService) {}

  async waitingFor(who: Who): Promise<AssessmentWaiting[]> {
    if (!may(who, 'assessment.read')) return [];
    const query = this.db.of(AssessmentSheetEntity).createQueryBuilder('sheet').innerJoin(AssessmentRoundEntity, 'round', 'round.id = sheet.roundId AND round.state IN (:...states)', { states: ['open', 'publicised', 'decided'] })
      .select(['sheet.id', 'sheet.roundId', 'sheet.personId', 'sheet.teamId', 'sheet.unitId', 'sheet.path', 'sheet.summary', 'sheet.gradedAt', 'sheet.acknowledgedAt', 'sheet.receivedAt']).where('sheet.assessed = :yes AND (sheet.acknowledgedAt IS NULL OR sheet.receivedAt IS NULL)', { yes: true });
    const sheets = await this.reading.narrow(query, who).getMany();
    const rounds = sheets.length ? await this.db.of(AssessmentRoundEntity).findBy({ id: In([...new Set(sheets.map(({ roundId }) => roundId))]) }) : [];
    const opinions = sheets.length ? await this.db.of(AssessmentOpinionEntity).findBy({ sheetId: In(sheets.map(({ id }) => id)) }) : [];
    const found = rounds.flatMap(round => this.ofRound(round, sheets.filter(({ roundId }) => roundId === round.id), opinions, who));
    return [...found, ...await this.held(rounds, who)];
  }

  private ofRound(round: AssessmentRoundEntity, sheets: AssessmentSheetEntity[], opinions: AssessmentOpinionEntity[], who: Who): AssessmentWaiting[] {
    const of = (what: AssessmentWaiting['what'], own: AssessmentSheetEntity[], due: Day | null = null, clauses: Clause[] = []): AssessmentWaiting[] => (own.length === 0 ? [] : [{ what, roundId: round.id, sheetId: own.length === 1 ? own[0].id : null, count: own.length, due, clauses }]);
    if (round.state === 'open') {
      const wanted = sheets.filter(sheet => {
        const assessor = sheet.gradedAt === null ? this.reading.assessor(sheet, round, who) : null;
        return assessor !== null && opinions.every(each => each.sheetId !== sheet.id || each.assessor !== assessor);
      });
      return [...of('summary', sheets.filter(({ personId, summary, gradedAt }) => personId === who.personId && summary === '' && gradedAt === null), round.assessedOn), ...of('opinion', wanted, round.assessedOn)];
    }
    if (round.state !== 'decided' || this.isOld(round)) return [];
    const units = this.reading.reach(who, 'assessment.receive').units;
    const clauses = (round.feedbackBecause ?? []).flatMap(reason => reason.clauses);
    return [
      ...of('acknowledgement', sheets.filter(({ personId, acknowledgedAt }) => personId === who.personId && acknowledgedAt === null)),
      ...of('receipt', sheets.filter(({ unitId, receivedAt }) => receivedAt === null && ((unitId !== null && units.includes(unitId)) || this.reading.manages(round, who))), round.feedbackBy, clauses),
    ];
  }

  /** What those who hold it have to do: answer, and decide once the publicity is over. */
  private async held(rounds: AssessmentRoundEntity[], who: Who): Promise<AssessmentWaiting[]> {
    const { paths } = scopeOf(who, 'assessment.manage');
    const own = rounds.filter(round => paths.some(path => round.path.startsWith(path)));
    const open = own.length ? (await this.db.of(AssessmentObjectionEntity).findBy({ roundId: In(own.map(({ id }) => id)) })).filter(({ answeredAt, personId }) => answeredAt === null && personId !== who.personId) : [];
    const over = own.filter(round => round.state === 'publicised' && round.publicTo !== null && round.publicTo < this.clock.today() && round.publicisedBy !== who.personId);
    return [
      ...own.flatMap((round): AssessmentWaiting[] => {
        const asked = open.filter(({ roundId }) => roundId === round.id);
        return asked.length === 0 ? [] : [{ what: 'objection', roundId: round.id, sheetId: asked[0].sheetId, count: asked.length, due: null, clauses: [] }];
      }),
      ...over.map((round): AssessmentWaiting => ({ what: 'decision', roundId: round.id, sheetId: null, count: 1, due: null, clauses: [] })),
    ];
  }

  /** What nobody signed for a long time is no work of today any more. */
  private isOld({ reviewedOn }: AssessmentRoundEntity): boolean {
    return reviewedOn !== null && reviewedOn < addDays(this.clock.today(), -LONGEST_WAIT);
  }
}
