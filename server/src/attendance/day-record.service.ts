import { Injectable } from '@nestjs/common';
import { ARRANGEMENT_KIND_NAMES } from '@village/shared/contract/arrangement';
import type { Evidence } from '@village/shared/contract/attendance';
import { LEAVE_KIND_NAMES, LEAVE_STATE_NAMES } from '@village/shared/contract/leave';
import type { Day } from '@village/shared/kernel/day';
import { nameOfWord } from '@village/shared/kernel/word';
import type { Who } from '../common/who';
import { LeaveService, spanText } from '../leave/leave.service';
import { ArrangementService } from './arrangement.service';
import { NightService } from './night.service';
import { NoteService } from './note.service';
import { PresenceService } from './presence.service';
import { VisitService } from './visit.service';

/** Everything that stands on record of one day of one person. */
@Injectable()
export class DayRecordService {
  constructor(
    private readonly presences: PresenceService, private readonly leaves: LeaveService, private readonly visits: VisitService, private readonly nights: NightService,
    private readonly notes: NoteService, private readonly arrangements: ArrangementService,
  ) {}

  async of(personId: string, path: string, day: Day, who: Who): Promise<Pick<Evidence, 'presences' | 'leaves' | 'others'>> {
    const leaves = await this.leaves.leavesIn([personId], day, day);
    return {
      presences: await this.presences.replies(await this.presences.presencesIn([personId], day, day)),
      leaves: leaves.map(leave => ({ id: leave.id, kindName: LEAVE_KIND_NAMES[leave.kind], stateName: LEAVE_STATE_NAMES[leave.state], text: `${spanText(leave)}　${leave.reason}` })),
      others: await this.others(personId, path, day, who),
    };
  }

  private async others(personId: string, path: string, day: Day, who: Who): Promise<string[]> {
    const { reschedules, calls, overtime } = (await this.arrangements.at([path], day, day))(path, personId);
    const [night] = await this.nights.nightsIn([personId], day, day);
    return [
      ...(await this.visits.recordsOf(personId, day, day)).map(({ villageName, from, to, note }) => `下村 ${villageName} ${from}–${to}${note ? `，${note}` : ''}`),
      ...(await this.notes.notesOf(personId, day, day, who)).map(({ toldName, reason, stateName, decidedByName, recordedByName }) =>
        `不能签到，告诉${toldName}：${reason}（${recordedByName}记，${stateName}${decidedByName ? `，${decidedByName}` : ''}）`),
      ...(night ? [night.stayed ? '当晚住在村' : '当晚没有住在村'] : []),
      ...calls.filter(call => call.day === day).map(({ event, from, to }) => `村里通知到村：${nameOfWord(event)} ${from}–${to}`),
      ...reschedules.filter(move => move.from === day).map(({ to }) => `驻村办公日改到 ${to}`), ...reschedules.filter(move => move.to === day).map(({ from }) => `${from} 的驻村办公日改到这天`),
      ...(overtime.some(each => each.day === day) ? [ARRANGEMENT_KIND_NAMES.overtime] : []),
    ];
  }
}
