import { Injectable } from '@nestjs/common';
import type { Reminder } from '@village/shared/contract/reminder';
import { dayText } from '@village/shared/kernel/day';
import { nameOfWord } from '@village/shared/kernel/word';
import { may, type Who } from '../common/who';
import { MeetingWaitingService, type MeetingWaits } from '../meeting/waiting.service';
import { reminderOf, type ReminderSource } from './source';

/** Meetings that are over and not ended, minutes that nobody has written, minutes that wait for the host. */
@Injectable()
export class MeetingSource implements ReminderSource {
  constructor(private readonly meetings: MeetingWaitingService) {}

  async waiting(who: Who): Promise<Reminder[]> {
    if (!may(who, 'meeting.read')) return [];
    const { end, write, sign } = await this.meetings.waiting(who.personId);
    return [...told(end, '定下到会名单', 'meeting'), ...told(write, '写会议记录', 'minutes'), ...told(sign, '签会议记录', 'minutes')];
  }
}

/** The oldest of them, and how many there are. */
function told(meetings: readonly MeetingWaits[], title: string, page: 'meeting' | 'minutes'): Reminder[] {
  if (meetings.length === 0) return [];
  const [{ id, kind, day, title: called }] = meetings;
  const note = `${dayText(day)}的${called || nameOfWord(kind)}${meetings.length > 1 ? `，等 ${meetings.length} 次` : ''}`;
  return [reminderOf('meeting', title, note, `/pages/meeting/${page}/index?id=${id}`, { count: meetings.length })];
}
