import { Injectable } from '@nestjs/common';
import { addDays, dayText } from '@village/shared/kernel/day';
import { meetingSort } from '@village/shared/kernel/meeting-kind';
import { nameOfWord } from '@village/shared/kernel/word';
import { figureOf, type FigureFact } from '@village/shared/rules/report-figure';
import { MeetingService } from '../meeting/meeting.service';
import { PlanService } from '../plan/plan.service';
import { countedPeople, type FigureLoader, type FigureOwner, type FigureScope, type Known } from './figure';

/** What a plan asks for so soon after the time of the report is said of what comes next. */
const AHEAD_DAYS = 62;

/** Meetings and studies that were held, or at which the person was; what was decided and what the plan asks for next. */
@Injectable()
export class FigureMeetingService implements FigureLoader {
  constructor(private readonly meetings: MeetingService, private readonly plans: PlanService) {}

  async load({ owners, from, to }: FigureScope): Promise<(owner: FigureOwner) => Known> {
    const teamIds = [...new Set(owners.map(({ team }) => team.id))];
    const held = (await this.meetings.heldIn({ teamIds }, from, to)).filter(meeting => meeting.held && !meeting.makesUp);
    const people = owners.filter(({ personId }) => personId !== null).flatMap(owner => countedPeople(owner).map(({ personId }) => personId));
    const attended = await this.meetings.attendedBy(people, from, to);
    const decided = await this.meetings.openDecisionsIn({ teamIds });
    const villages = [...new Set(owners.map(({ team }) => team.villageId))];
    const planned = (await this.plans.plansOf(villages, Number(to.slice(0, 4)))).filter(({ state, due }) => state === 'open' && due !== null && due <= addDays(to, AHEAD_DAYS));
    return ({ team, personId }) => {
      const own = personId === null ? held.filter(each => each.teamId === team.id).map(({ id, kind, title, day }) => ({ id, kind, title, day })) : attended.filter(each => each.personId === personId).map(({ meetingId, kind, title, day }) => ({ id: meetingId, kind, title, day }));
      const facts = (study: boolean): FigureFact[] => own.filter(({ kind }) => (meetingSort(kind) === 'study') === study).map(({ id, kind, title, day }) => ({ id, day, text: [dayText(day), title || nameOfWord(kind)].join(' '), count: 1, page: `/pages/meeting/meeting/index?id=${id}` }));
      const decisions = decided.filter(each => each.teamId === team.id && (personId === null || each.ownerId === personId));
      const items = planned.filter(each => each.villageId === team.villageId && (personId === null || each.ownerId === personId));
      return {
        figures: [figureOf('meetings', facts(false)), figureOf('studies', facts(true))],
        next: [...decisions.map(({ text, due }) => ({ text: `${text}${due ? `（${dayText(due)}前）` : ''}` })), ...items.map(({ title, due }) => ({ text: `${title}（${dayText(due!)}前）` }))],
      };
    };
  }
}
