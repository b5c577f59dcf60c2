import { setImmediate as breath } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Reminder } from '@village/shared/contract/reminder';
import { Db, isDuplicate } from '../common/db';
import { isQuiet } from '../common/quiet';
import { Repeating } from '../common/repeating';
import type { Settings } from '../common/settings';
import { Clock } from '../common/time';
import { SETTINGS } from '../common/tokens';
import type { Who } from '../common/who';
import { NoticeService } from '../notice/notice.service';
import { HolderService } from '../organisation/holder.service';
import { JobSlotEntity } from './reminder.entity';
import { ReminderService } from './reminder.service';

const MINUTES = 10 * 60_000;
const NAMED = 3;

/** Once a day, after the quiet hours, each person is told what waits for him, in one notice. */
@Injectable()
export class DigestService extends Repeating {
  private readonly log = new Logger('Reminder');
  protected readonly every = MINUTES;

  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'quietHours'>, private readonly db: Db, private readonly clock: Clock,
    private readonly holders: HolderService, private readonly reminders: ReminderService, private readonly notices: NoticeService,
  ) {
    super();
  }

  protected failed(kind: string): void {
    this.log.error(`digest failed: ${kind}`);
  }

  /** Gives how many people were told; 0 in the quiet hours, and where another instance has the slot. */
  async run(): Promise<number> {
    const day = this.clock.today();
    if (isQuiet(this.settings.quietHours, this.clock.time()) || !(await this.take('digest', day))) return 0;
    let told = 0;
    for (const personId of await this.holders.everybody(day)) {
      await breath();
      if (await this.tell(personId, day)) told += 1;
    }
    return told;
  }

  /** What waits is found at the moment of telling: nobody hears of what is done. */
  private async tell(personId: string, day: string): Promise<boolean> {
    const held = await this.holders.heldBy(personId, day);
    const who: Who = { personId, sessionId: 'digest', grants: held.map(({ role, organisationId, path, teamId }) => ({ role, organisationId, path, teamId })) };
    const waiting = await this.reminders.list(who);
    if (waiting.length === 0) return false;
    await this.notices.tell({ personIds: [personId], subjectId: personId, once: `digest.${day}`, text: textOf(waiting), page: '/pages/reminder/list/index' });
    return true;
  }

  /** The slot belongs to whoever writes the row. */
  private async take(job: string, slot: string): Promise<boolean> {
    try {
      await this.db.of(JobSlotEntity).insert({ job, slot, takenAt: this.clock.now() });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
}

function textOf(waiting: Reminder[]): string {
  const count = waiting.reduce((sum, each) => sum + each.count, 0);
  const named = waiting.slice(0, NAMED).map(each => `${each.title}（${each.note}）`).join('；');
  return `今天有 ${count} 件事等您办：${named}${waiting.length > NAMED ? '；等' : ''}。`;
}
