import type { INestApplicationContext } from '@nestjs/common';
import sharp from 'sharp';
import { addDays, instantOf } from '@village/shared/kernel/day';
import { BoardCardService } from '../disclosure/board-card.service';
import { BoardKeepService } from '../disclosure/board-keep.service';
import { StoredFileService } from '../file/file.service';
import type { Calendar } from './calendar';
import { type CountyRoster, type DemoCadre, type DemoCounty, done } from './county';
import type { Happening } from './leaves';

const HOURS = '周一到周五 8:30—17:30，村部一楼；急事随时打电话。';
/** What stands for a face: nobody of the county exists. */
const GROUNDS = ['#1E6B52', '#1F5FA8', '#7A4F00', '#5B635E'];
const PUT_UP_BEFORE = 11;

/** What hangs on the boards that open: office hours, pictures, where the team is today. */
export class BoardStory {
  constructor(private readonly app: INestApplicationContext, private readonly roster: CountyRoster, private readonly county: DemoCounty, private readonly calendar: Calendar) {}

  happenings(): Happening[] {
    const leaders = this.county.townships.flatMap(({ id }) => this.county.cadres.filter(cadre => cadre.townshipId === id && cadre.isLeader).slice(0, 2));
    const [first] = leaders;
    return [
      ...leaders.map((leader): Happening => ({ day: addDays(this.calendar.today, -PUT_UP_BEFORE), time: '16:10', act: () => this.putUp(leader) })),
      { day: this.calendar.today, time: '08:20', act: () => this.say(first) },
    ];
  }

  private async putUp(leader: DemoCadre): Promise<void> {
    const head = await this.roster.whoIs(leader.personId);
    const villageId = head.grants[0].organisationId;
    const boards = this.app.get(BoardKeepService);
    const { revision } = await boards.detail({ villageId }, head);
    done(await boards.set({ villageId, officeHours: HOURS, large: true, revision }, head));
    for (const [index, { personId, name }] of this.teamOf(leader).entries()) {
      const sent = await sharp({ create: { width: 600, height: 750, channels: 3, background: GROUNDS[index % GROUNDS.length] } }).png().toBuffer();
      const day = addDays(this.calendar.today, 1);
      const { id } = done(await this.app.get(StoredFileService).store({ purpose: 'board_photo', ownerId: personId, sent, expiresOn: day, lines: [`${name}（示例照片）`] }));
      // One of them does not want his number printed.
      done(await this.app.get(BoardCardService).setCard({ photoId: id, photoOnPoster: true, phoneOnPoster: index !== 1 }, await this.roster.whoIs(personId)));
    }
  }

  private async say(leader: DemoCadre): Promise<void> {
    const until = instantOf(this.calendar.today, '22:00');
    done(await this.app.get(BoardKeepService).say({ teamId: leader.teamId, text: '在三组看过水桥，下午回村部', until }, await this.roster.whoIs(leader.personId)));
  }

  private teamOf({ teamId }: DemoCadre): DemoCadre[] {
    return this.county.cadres.filter(cadre => cadre.teamId === teamId);
  }
}
