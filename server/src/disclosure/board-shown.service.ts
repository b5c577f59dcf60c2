import { Injectable } from '@nestjs/common';
import { board, type BoardReply } from '@village/shared/contract/board';
import type { Organisation } from '@village/shared/contract/organisation';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { KeptAnswers } from '../common/kept';
import { addressOf } from '../common/serve';
import { addSeconds, Clock } from '../common/time';
import { OrganisationService } from '../organisation/organisation.service';
import { BoardCodeEntity } from './board.entity';
import { boardPage } from './board.page';
import { BoardService } from './board.service';

/** A change is on the board within this time, whoever made it and wherever. */
const FRESH_SECONDS = 4;
/** Eighteen random bytes: nobody guesses one. */
const BOARD_CODE = /^[\w-]{24}$/;
/** Boards kept at hand; the oldest give way. */
const MOST_KEPT = 500;

const UNKNOWN = '没有这个公示栏。请重新扫村里公示栏上的码；还是打不开，请问村委会。';
const RETIRED = '这个码已经停用，村里换了新的码。请扫村里公示栏上现在的码。';

export interface Shown {
  village: Organisation;
  board: BoardReply;
  until: string;
}

/** The boards as they are shown: drawn once in a few seconds, however many look. */
@Injectable()
export class BoardShownService {
  private readonly shown = new Map<string, Shown>();
  /** Being drawn now: those who come meanwhile wait for the same. */
  private readonly drawing = new Map<string, Promise<Shown | Refusal>>();

  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly boards: BoardService, private readonly organisations: OrganisationService, private readonly kept: KeptAnswers,
  ) {}

  /** The village whose board this code opens, and the board. */
  async at(code: string): Promise<Shown | Refusal> {
    const before = this.shown.get(code);
    if (before && before.until > this.clock.now()) return before;
    // What a transaction sees is its own until it is done, and nobody outside may wait for it.
    if (this.db.isInTransaction) return this.draw(code);
    const drawing = this.drawing.get(code);
    if (drawing) return drawing;
    const drawn = this.keep(code).finally(() => this.drawing.delete(code));
    this.drawing.set(code, drawn);
    return drawn;
  }

  /** Whoever changes a board here need not wait for it to be seen. */
  forget(villageId: string): void {
    for (const [code, { village }] of this.shown) if (village.id === villageId) this.letGo(code);
  }

  private async draw(code: string): Promise<Shown | Refusal> {
    const until = addSeconds(this.clock.now(), FRESH_SECONDS);
    // What cannot be a code is answered like one that never was, and not looked for.
    const row = BOARD_CODE.test(code) ? await this.db.of(BoardCodeEntity).findOneBy({ code }) : null;
    const village = row && row.retiredAt === null ? await this.organisations.organisationById(row.villageId) : null;
    if (!village) return row ? refuse('board_code_retired', RETIRED) : refuse('board_code_unknown', UNKNOWN);
    return { village, board: await this.boards.of(village), until };
  }

  private async keep(code: string): Promise<Shown | Refusal> {
    const shown = await this.draw(code);
    if (isRefusal(shown)) return shown;
    const { until } = shown;
    this.letGo(code);
    this.shown.set(code, shown);
    this.kept.put(dataOf(code), { type: 'application/json; charset=utf-8', caching: 'no-store', text: JSON.stringify(shown.board), until });
    this.kept.put(pageOf(code), { type: 'text/html; charset=utf-8', caching: 'no-cache', text: boardPage(code, shown.board), until });
    if (this.shown.size > MOST_KEPT) this.letGo(this.shown.keys().next().value!);
    return shown;
  }

  private letGo(code: string): void {
    this.shown.delete(code);
    this.kept.forget(dataOf(code));
    this.kept.forget(pageOf(code));
  }
}

const dataOf = (code: string) => addressOf(board.data).replace(':code', code);
const pageOf = (code: string) => addressOf(board.page).replace(':code', code);

/** Whoever holds a code that was retired is told so; any other code is one that never was. */
export function statusOf({ code }: Refusal): number {
  return code === 'board_code_retired' ? 410 : 404;
}
