import { Injectable } from '@nestjs/common';
import type { BoardAttendance, BoardCommitment, BoardDuty, BoardPatrol, BoardPublication, BoardReply } from '@village/shared/contract/board';
import type { Organisation } from '@village/shared/contract/organisation';
import { addDays, type Day, daysFrom } from '@village/shared/kernel/day';
import { nameOfWord } from '@village/shared/kernel/word';
import { PublicisedService } from '../attendance/publicised.service';
import { Clock } from '../common/time';
import { PatrolService } from '../duty/patrol.service';
import { DutyTodayService } from '../duty/today.service';
import { PlanService } from '../plan/plan.service';
import type { PublicationEntity } from './publication.entity';
import { PublicationService } from './publication.service';

const DAYS_SHOWN = 7;
const TEXTS_SHOWN = 12;

/** What of a board changes with the days: who is on duty, what was promised and published, the month that is publicised. */
@Injectable()
export class BoardNewsService {
  constructor(
    private readonly clock: Clock, private readonly duties: DutyTodayService, private readonly plans: PlanService, private readonly publications: PublicationService, private readonly publicised: PublicisedService,
    private readonly patrols: PatrolService,
  ) {}

  async of(village: Organisation, teamIds: string[]): Promise<Pick<BoardReply, 'duty' | 'patrols' | 'commitments' | 'publications' | 'attendance'>> {
    return {
      duty: await this.dutyOf(village, teamIds, this.clock.today(), addDays(this.clock.today(), DAYS_SHOWN - 1)), patrols: await this.patrolsOf(village, teamIds), commitments: await this.commitmentsOf(village), publications: (await this.publications.shownOf(village, TEXTS_SHOWN)).map(lineOfText),
      attendance: await this.attendanceOf(village, teamIds),
    };
  }

  /** Who is on duty and there on the days from `from` to `to`, of the teams and at the desk of the village; days for which no roster is published are left out. */
  async dutyOf({ id: villageId }: Organisation, teamIds: string[], from: Day, to: Day): Promise<BoardDuty[]> {
    const lines = (await Promise.all([...teamIds.map(id => this.duties.published('cover', id, from, to)), this.duties.published('desk', villageId, from, to)])).flat();
    return daysFrom(from, to).map(day => {
      const own = lines.filter(line => line.day === day);
      return { day, names: [...new Set(own.flatMap(line => line.names))], rearranging: own.some(line => line.rearranging) };
    }).filter(each => each.names.length > 0 || each.rearranging);
  }

  /** Is somebody to be on duty here? */
  isDutyAsked(village: Organisation): Promise<boolean> {
    return this.duties.isAsked(village, this.clock.today());
  }

  private async patrolsOf(village: Organisation, teamIds: string[]): Promise<BoardPatrol[]> {
    const today = this.clock.today();
    return (await Promise.all(teamIds.map(id => this.patrols.published(id, village.path, today, addDays(today, DAYS_SHOWN - 1))))).flat().sort((one, other) => (one.day < other.day ? -1 : 1));
  }

  private async commitmentsOf(village: Organisation): Promise<BoardCommitment[]> {
    const facts = await this.plans.commitmentsOf([village.id], Number(this.clock.today().slice(0, 4)));
    return facts.map(({ itemId, title, target, responsible, due, state, progress }) => ({ id: itemId, title, target, responsible, due, isDone: state === 'confirmed', progress }));
  }

  private async attendanceOf(village: Organisation, teamIds: string[]): Promise<BoardAttendance | null> {
    const shown = await this.publicised.now(village, teamIds);
    return shown && {
      month: shown.month, until: shown.until,
      rows: shown.rows.map(({ personId, name, totals: { inVillage, officialTrip, personal, sick, annualLeave, rotationRest, absent } }) => ({
        personId, name, inVillage: inVillage / 2, officialTrip: officialTrip / 2, leave: (personal + sick + annualLeave + rotationRest) / 2, absent: absent / 2,
      })),
    };
  }
}

export function lineOfText({ id, title, subject, publishedOn, version }: PublicationEntity): BoardPublication {
  return { id, title, subjectName: nameOfWord(subject), day: publishedOn!, version };
}
