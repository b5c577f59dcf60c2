import { setImmediate as breath } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { dayText } from '@village/shared/kernel/day';
import { isQuiet } from '../common/quiet';
import { Repeating } from '../common/repeating';
import type { Settings } from '../common/settings';
import { Clock } from '../common/time';
import { SETTINGS } from '../common/tokens';
import { NoticeService } from '../notice/notice.service';
import { HolderService } from '../organisation/holder.service';
import { TermClockService } from './term-clock.service';
import type { Post } from './post.service';

const HOUR = 3_600_000;
/** So long before the end it is said; the office that has to find somebody else hears of it at the same time. */
const AHEAD_DAYS = 60;
const TOLD = 'township_office|county_office';

/** A term comes to its end by itself: whoever serves it, his team leader and the offices are told once, so that the handover and the next one are there in time. */
@Injectable()
export class TermWatchService extends Repeating {
  private readonly log = new Logger('Posting');
  protected readonly every = HOUR;

  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'quietHours'>, private readonly clock: Clock, private readonly clocks: TermClockService, private readonly holders: HolderService, private readonly notices: NoticeService,
  ) {
    super();
  }

  protected failed(kind: string): void {
    this.log.error(`watch failed: ${kind}`);
  }

  async run(): Promise<void> {
    if (isQuiet(this.settings.quietHours, this.clock.time())) return;
    const today = this.clock.today();
    for (const post of await this.clocks.serving({ paths: ['/'], teams: [] }, today)) {
      await breath();
      await this.look(post);
    }
  }

  private async look(post: Post): Promise<void> {
    const [clock] = await this.clocks.clocks([post], null);
    if (clock.lastDay === null || clock.daysLeft === null || clock.daysLeft < 0 || clock.daysLeft > AHEAD_DAYS) return;
    const others = await this.holders.holders(`team_leader|first_secretary|${TOLD}`, { path: post.path, teamId: post.teamId }, this.clock.today());
    const told = { subjectId: post.termId, once: `term ${clock.lastDay}`, page: `/pages/posting/person/index?personId=${post.personId}` };
    const day = dayText(clock.lastDay);
    await this.notices.tell({ ...told, personIds: [post.personId], text: `您在${clock.villageName}的任期${clock.atLeast ? '最早' : ''}${day}期满，请早些准备工作交接` });
    await this.notices.tell({ ...told, personIds: others.map(({ personId }) => personId).filter(id => id !== post.personId), text: `${post.personName}在${clock.villageName}的任期${clock.atLeast ? '最早' : ''}${day}期满，请安排接替和交接` });
  }
}
