import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Check } from '@village/shared/contract/inspection';
import type { CheckState } from '@village/shared/contract/inspection-words';
import { LEAVE_KIND_NAMES, LEAVE_STATE_NAMES } from '@village/shared/contract/leave';
import { covers, halfDayKey, type Half } from '@village/shared/kernel/half-day';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import { may, type Who } from '../common/who';
import { LeaveService, spanText, type KnownLeave } from '../leave/leave.service';
import { PersonService } from '../organisation/person.service';
import { TeamService } from '../organisation/team.service';
import { InspectionCheckEntity, InspectionEntity } from './inspection.entity';

const NOON = '12:30';
/** Checks as they are read: with what is known of that half day, and what the document would make of it. */
@Injectable()
export class CheckReplyService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly people: PersonService, private readonly teams: TeamService, private readonly leaves: LeaveService,
  ) {}

  async of(rows: InspectionCheckEntity[], who: Who): Promise<Check[]> {
    if (rows.length === 0) return [];
    const titles = new Map((await this.db.of(InspectionEntity).findBy({ id: In([...new Set(rows.map(row => row.inspectionId))]) })).map(each => [each.id, each]));
    const names = await this.people.peopleByIds(rows.flatMap(row => [row.personId, row.recordedBy, row.decidedBy ?? row.recordedBy]));
    const teams = await this.teams.teamsByIds(rows.map(row => row.teamId));
    const days = rows.map(row => row.day).sort();
    const leaves = await this.leaves.leavesIn([...new Set(rows.map(row => row.personId))], days[0], days[days.length - 1]);
    const nameOf = (id: string) => names.get(id)?.name ?? '';
    const replies: Check[] = [];
    for (const row of rows) {
      const team = teams.get(row.teamId);
      const inspection = titles.get(row.inspectionId);
      const state = this.stateOf(row);
      const isOpen = inspection !== undefined && inspection.withdrawnAt === null && (state === 'waiting' || state === 'open');
      replies.push({
        id: row.id, inspectionId: row.inspectionId, inspectionTitle: inspection?.title ?? '', personId: row.personId, personName: nameOf(row.personId), teamId: row.teamId, villageName: team?.villageName ?? '',
        day: row.day, at: row.at, found: row.found, note: row.note, recordedByName: nameOf(row.recordedBy), receivedAt: row.receivedAt, state, explainBy: row.explainBy, explanation: row.explanation, explainedAt: row.explainedAt,
        known: leaves.filter(leave => leave.personId === row.personId && covers(leave, row.day, halfOf(row))).map(leaveWords),
        decision: row.decision === null ? null : { decision: row.decision, byName: nameOf(row.decidedBy!), at: row.decidedAt!, reason: row.reason },
        may: {
          explain: isOpen && row.personId === who.personId && row.explainedAt === null && this.clock.today() <= row.explainBy,
          decide: state === 'open' && isOpen && team !== undefined && row.recordedBy !== who.personId && row.personId !== who.personId && may(who, 'inspection.decide', team.path),
        },
      });
    }
    return replies;
  }

  stateOf({ found, decision, explainedAt, explainBy }: InspectionCheckEntity): CheckState {
    if (found === 'present') return 'present';
    return decision ?? (explainedAt === null && this.clock.today() <= explainBy ? 'waiting' : 'open');
  }
}

/** In which half of the day was it? A check at night belongs to the afternoon. */
export function halfOf({ at }: Pick<InspectionCheckEntity, 'at'>): Half {
  return at < NOON ? 'am' : 'pm';
}

function leaveWords(leave: KnownLeave): string {
  const isBack = leave.returnDay !== null && leave.returnHalf !== null && halfDayKey(leave.returnDay, leave.returnHalf) <= halfDayKey(leave.endDay, leave.endHalf);
  return `${LEAVE_KIND_NAMES[leave.kind]} ${spanText(leave)}（${LEAVE_STATE_NAMES[leave.state]}${isBack ? '，提前回来' : ''}）`;
}
