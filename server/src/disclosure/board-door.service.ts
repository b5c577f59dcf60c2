import { Injectable, NotFoundException } from '@nestjs/common';
import type { BoardPhone, BoardReply, BoardText } from '@village/shared/contract/board';
import type { BoardCodeInput, BoardPhoneInput, BoardPictureInput, BoardPublicationInput } from '@village/shared/contract/board.input';
import type { PageReply, PictureReply } from '@village/shared/contract/endpoint';
import type { Organisation } from '@village/shared/contract/organisation';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { faultPage } from '../common/html';
import { addSeconds, Clock } from '../common/time';
import { Turnstile } from '../common/turnstile';
import { StoredFileService } from '../file/file.service';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { BoardCardEntity, BoardCodeEntity } from './board.entity';
import { boardPage, textPage } from './board.page';
import { PublicationService } from './publication.service';
import { lineOfText } from './board-news.service';
import { BoardService } from './board.service';

/** A change is on the board within this time. */
const FRESH_SECONDS = 4;
/** Boards kept at hand; the oldest give way. */
const MOST_KEPT = 500;
const PHOTO_SECONDS = 3600;
const PHONES_EACH = 20;
const PHONES_SECONDS = 600;

const UNKNOWN = '没有这个公示栏。请重新扫村里公示栏上的码；还是打不开，请问村委会。';
const RETIRED = '这个码已经停用，村里换了新的码。请扫村里公示栏上现在的码。';
const NO_TEXT = '没有这项公开的内容，或者已经过了公开的时间。请回到公示栏看现在公开的。';

/** The way in for people without an account: by the code on the wall, and by nothing else. */
@Injectable()
export class BoardDoorService {
  private readonly kept = new Map<string, { until: string; village: Organisation; board: BoardReply }>();
  private readonly phones = new Turnstile({ most: PHONES_EACH, seconds: PHONES_SECONDS });

  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly boards: BoardService, private readonly organisations: OrganisationService,
    private readonly people: PersonService, private readonly files: StoredFileService, private readonly publications: PublicationService,
  ) {}

  async page({ code }: BoardCodeInput): Promise<PageReply> {
    const found = await this.open(code);
    return 'board' in found ? { html: boardPage(code, found.board) } : { html: faultPage(found.text), status: found.retired ? 410 : 404 };
  }

  async data({ code }: BoardCodeInput): Promise<BoardReply | Refusal> {
    const found = await this.open(code);
    return 'board' in found ? found.board : refusalOf(found);
  }

  async text({ code, id }: BoardPublicationInput): Promise<PageReply> {
    const found = await this.textOf(code, id);
    return isRefusal(found) ? { html: faultPage(found.text), status: 404 } : { html: textPage(code, found) };
  }

  async publication({ code, id }: BoardPublicationInput): Promise<BoardText | Refusal> {
    return this.textOf(code, id);
  }

  /** One number, of somebody who stands on this board; not more in a while than a person would ask for. */
  async phone({ code, personId, device }: BoardPhoneInput): Promise<BoardPhone | Refusal> {
    const found = await this.open(code);
    if (!('board' in found)) return refuse('board_code_unknown', found.text);
    if (found.board.people.every(each => each.personId !== personId)) return refuse('not_on_board', '他已经不在这个公示栏上，请刷新后查看现在的联系人。');
    if (!this.phones.pass(device, this.clock.now())) return refuse('too_many_phones', '查看电话太频繁，请十分钟后再试。急事请直接找村委会。');
    return { phone: await this.people.phoneOf(personId) };
  }

  async picture({ code, personId }: BoardPictureInput): Promise<PictureReply> {
    const found = await this.open(code);
    const card = 'board' in found && found.board.people.some(each => each.personId === personId && each.photo) ? await this.db.of(BoardCardEntity).findOneBy({ personId }) : null;
    if (!card?.photoId) throw new NotFoundException();
    return { file: (await this.files.read(card.photoId)).file, type: 'image/jpeg', seconds: PHOTO_SECONDS };
  }

  /** Whoever changes a board here need not wait for it to be seen. */
  forget(villageId: string): void {
    for (const [code, { village }] of this.kept) if (village.id === villageId) this.kept.delete(code);
  }

  /** The village whose board this code opens, and the board. */
  async at(code: string): Promise<{ village: Organisation; board: BoardReply } | Refusal> {
    const found = await this.open(code);
    return 'board' in found ? found : refusalOf(found);
  }

  private async textOf(code: string, id: string): Promise<BoardText | Refusal> {
    const found = await this.open(code);
    if (!('board' in found)) return refuse('board_code_unknown', found.text);
    const shown = await this.publications.publicOf(found.village, id);
    if (!shown) return refuse('text_unknown', NO_TEXT);
    const { row, versions } = shown;
    return {
      ...lineOfText(row), villageName: found.village.name, text: row.text, table: row.tables[0] ?? null, versions: versions.map(each => ({ id: each.id, version: each.version, day: each.publishedOn! })),
    };
  }

  private async open(code: string): Promise<{ village: Organisation; board: BoardReply } | { text: string; retired: boolean }> {
    const now = this.clock.now();
    const before = this.kept.get(code);
    if (before && before.until > now) return before;
    const row = await this.db.of(BoardCodeEntity).findOneBy({ code });
    const village = row && row.retiredAt === null ? await this.organisations.organisationById(row.villageId) : null;
    if (!village) return { text: row ? RETIRED : UNKNOWN, retired: row !== null };
    const fresh = { until: addSeconds(now, FRESH_SECONDS), village, board: await this.boards.of(village) };
    this.kept.delete(code);
    this.kept.set(code, fresh);
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value!);
    return fresh;
  }
}

function refusalOf({ text, retired }: { text: string; retired: boolean }): Refusal {
  return refuse(retired ? 'board_code_retired' : 'board_code_unknown', text);
}
