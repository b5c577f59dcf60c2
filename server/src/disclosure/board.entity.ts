import { Entity, Index } from 'typeorm';
import type { PosterConsent } from '@village/shared/contract/board';
import type { Instant } from '@village/shared/kernel/day';
import { FlagColumn, IdColumn, InstantColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

/** A code that opens the board of a village. A retired one is remembered, so that whoever scans an old poster is told why it is empty. */
@Entity('board_code')
@Index('uq_board_code_number', ['villageId', 'number'], { unique: true })
export class BoardCodeEntity {
  /** The code itself: it stands on the wall, so it is no secret; it cannot be guessed. */
  @KeyColumn({ primary: true }) code: string;
  @IdColumn() villageId: string;
  /** 1, 2, …: of two people who renew at the same moment one is first. */
  @NumberColumn() number: number;
  @IdColumn() madeBy: string;
  @InstantColumn() madeAt: Instant;
  @InstantColumn({ nullable: true }) retiredAt: Instant | null;
}

/** What those who keep a board have set. */
@Entity('village_board')
export class VillageBoardEntity {
  @IdColumn({ primary: true }) villageId: string;
  @TextColumn(200) officeHours: string;
  @FlagColumn() large: boolean;
  @NumberColumn() revision: number;
  @IdColumn() changedBy: string;
  @InstantColumn() changedAt: Instant;
}

/** What a person lets be shown of him; without a row nothing but his name and post. */
@Entity('board_card')
export class BoardCardEntity {
  @IdColumn({ primary: true }) personId: string;
  @IdColumn({ nullable: true }) photoId: string | null;
  @InstantColumn() changedAt: Instant;
}

/** That a person agreed to have his picture or his number printed on the poster, from when until when. */
@Entity('poster_consent')
@Index('ix_poster_consent_person', ['personId', 'what'])
export class PosterConsentEntity {
  @IdColumn() id: string;
  @IdColumn() personId: string;
  @KeyColumn() what: PosterConsent['what'];
  @InstantColumn() givenAt: Instant;
  @InstantColumn({ nullable: true }) withdrawnAt: Instant | null;
}

/** Where a team said it is. It ends by itself; nothing but its own words says where anybody is. */
@Entity('whereabouts')
@Index('ix_whereabouts_team', ['teamId', 'until'])
export class WhereaboutsEntity {
  @IdColumn() id: string;
  @IdColumn() teamId: string;
  @IdColumn() personId: string;
  @TextColumn(60) text: string;
  @InstantColumn() at: Instant;
  @InstantColumn() until: Instant;
}
