import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { PosterReply } from '@village/shared/contract/poster';
import type { PosterSpan } from '@village/shared/contract/poster-words';
import type { Organisation } from '@village/shared/contract/organisation';
import { addDays, dayOf, firstDay, lastDay, monthOf } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { squaresOf } from '../common/qr';
import type { Settings } from '../common/settings';
import { SETTINGS } from '../common/tokens';
import { StoredFileService } from '../file/file.service';
import { PersonService } from '../organisation/person.service';
import { BoardCardService } from './board-card.service';
import { BoardCodeEntity } from './board.entity';
import { BoardNewsService } from './board-news.service';
import { BoardService } from './board.service';
import type { PosterFacts } from './poster.pdf';

const WEEK = 7;

/** What stands on the poster of a village: what its board says, and of each person what he agreed to have printed. */
@Injectable()
export class PosterFactsService {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings, private readonly db: Db, private readonly boards: BoardService, private readonly news: BoardNewsService, private readonly cards: BoardCardService,
    private readonly people: PersonService, private readonly files: StoredFileService,
  ) {}

  /** As its keepers see it before it is printed. */
  async reply(village: Organisation): Promise<PosterReply> {
    const board = await this.boards.of(village);
    const month = monthOf(board.day);
    const ids = board.people.map(({ personId }) => personId);
    const agreed = await this.cards.agreed(ids);
    const since = (personId: string, what: 'photo' | 'phone') => agreed.find(each => each.personId === personId && each.what === what)?.givenAt ?? null;
    const duty = await this.news.dutyOf(village, await this.teamsOf(village), firstDay(month), lastDay(month));
    return {
      villageId: village.id, villageName: village.name, address: await this.addressOf(village), month, officeHours: board.officeHours, dutyDays: duty.length,
      people: board.people.map(({ personId, name, roleName, photo }) => {
        const phone = since(personId, 'phone');
        return { personId, name, roleName, photo: !photo ? 'none' as const : since(personId, 'photo') ? 'agreed' as const : 'not_agreed' as const, phoneSince: phone === null ? null : dayOf(phone) };
      }),
    };
  }

  async of(village: Organisation, span: PosterSpan): Promise<PosterFacts | Refusal> {
    const address = await this.addressOf(village);
    if (address === null) return refuse('board_code_missing', `${village.name}的公示栏还没有码，海报上没有码村民就打不开。请先在“公示栏”里生成码。`);
    const board = await this.boards.of(village);
    const [from, to] = span === 'week' ? [board.day, addDays(board.day, WEEK - 1)] : [firstDay(monthOf(board.day)), lastDay(monthOf(board.day))];
    const ids = board.people.map(({ personId }) => personId);
    const [agreed, photos] = [await this.cards.agreed(ids), await this.cards.photosOf(ids)];
    const may = (personId: string, what: 'photo' | 'phone') => agreed.some(each => each.personId === personId && each.what === what);
    const people: PosterFacts['people'] = [];
    for (const { personId, name, roleName, unitName, post } of board.people) {
      const photoId = may(personId, 'photo') ? photos.get(personId) : undefined;
      people.push({
        name, roleName, unitName, post, phone: may(personId, 'phone') ? await this.people.phoneOf(personId) : null,
        photo: photoId === undefined ? null : (await this.files.read(photoId)).file,
      });
    }
    return {
      villageName: village.name, townshipName: board.townshipName, day: board.day, officeHours: board.officeHours, people, span, from, to, duty: await this.news.dutyOf(village, await this.teamsOf(village), from, to),
      address, squares: squaresOf(address),
    };
  }

  private async teamsOf(village: Organisation): Promise<string[]> {
    return [...new Set((await this.boards.membersOf(village)).flatMap(member => member.terms.map(term => term.teamId)))];
  }

  private async addressOf({ id }: Organisation): Promise<string | null> {
    const code = await this.db.of(BoardCodeEntity).findOneBy({ villageId: id, retiredAt: IsNull() });
    return code && `${this.settings.publicUrl}/b/${code.code}`;
  }
}
