import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { BoardCard, PosterConsent } from '@village/shared/contract/board';
import type { CardInput } from '@village/shared/contract/board.input';
import { addDays } from '@village/shared/kernel/day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { BoardCardEntity, PosterConsentEntity } from './board.entity';
import { BoardShownService } from './board-shown.service';
import { BoardPlaceService } from './board-place.service';

/** What each person lets be shown of him: on the board, and on the poster that is printed. */
@Injectable()
export class BoardCardService {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly places: BoardPlaceService, private readonly shown: BoardShownService) {}

  async card(who: Who): Promise<BoardCard> {
    const row = await this.db.of(BoardCardEntity).findOneBy({ personId: who.personId });
    const given = await this.db.of(PosterConsentEntity).find({ where: { personId: who.personId }, order: { givenAt: 'DESC', id: 'DESC' } });
    const stands = (of: PosterConsent['what']) => given.some(({ what, withdrawnAt }) => what === of && withdrawnAt === null);
    return { photoId: row?.photoId ?? null, photoOnPoster: stands('photo'), phoneOnPoster: stands('phone'), consents: given.map(({ what, givenAt, withdrawnAt }) => ({ what, givenAt, withdrawnAt })) };
  }

  /** Everybody says for himself what is shown of him, and takes it back the same way. */
  async setCard({ photoId: given, photoOnPoster, phoneOnPoster }: CardInput, who: Who): Promise<BoardCard | Refusal> {
    const photoId = given ?? null;
    const before = await this.card(who);
    const attached = photoId && photoId !== before.photoId ? await this.places.attachPhoto(photoId, who.personId) : null;
    if (attached && isRefusal(attached)) return attached;
    if (before.photoId && before.photoId !== photoId) await this.places.releasePhoto(before.photoId, who.personId, addDays(this.clock.today(), -1));
    await this.db.of(BoardCardEntity).save({ personId: who.personId, photoId, changedAt: this.clock.now() });
    await this.agree('photo', before.photoOnPoster, photoOnPoster, who);
    await this.agree('phone', before.phoneOnPoster, phoneOnPoster, who);
    await this.journal.note(who, 'disclosure.card', who.personId);
    for (const { organisationId } of who.grants) this.shown.forget(organisationId);
    return this.card(who);
  }

  /** Who agrees today to what, of these people, and since when. */
  async agreed(personIds: string[]): Promise<{ personId: string; what: PosterConsent['what']; givenAt: string }[]> {
    return personIds.length > 0 ? this.db.of(PosterConsentEntity).findBy({ personId: In(personIds), withdrawnAt: IsNull() }) : [];
  }

  /** The pictures these people have put up. */
  async photosOf(personIds: string[]): Promise<Map<string, string>> {
    const rows = personIds.length > 0 ? await this.db.of(BoardCardEntity).findBy({ personId: In(personIds) }) : [];
    return new Map(rows.flatMap(({ personId, photoId }) => (photoId === null ? [] : [[personId, photoId] as const])));
  }

  private async agree(what: PosterConsent['what'], before: boolean, now: boolean, { personId }: Who): Promise<void> {
    if (before === now) return;
    const at = this.clock.now();
    if (now) await this.db.of(PosterConsentEntity).insert({ id: newId(), personId, what, givenAt: at, withdrawnAt: null });
    else await this.db.of(PosterConsentEntity).update({ personId, what, withdrawnAt: IsNull() }, { withdrawnAt: at });
  }
}
