import { Injectable, NotFoundException } from '@nestjs/common';
import type { BoardPhone, BoardReply, BoardText } from '@village/shared/contract/board';
import type { BoardCodeInput, BoardPhoneInput, BoardPictureInput, BoardPublicationInput } from '@village/shared/contract/board.input';
import type { FileReply, PageReply, PictureReply } from '@village/shared/contract/endpoint';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { faultPage } from '../common/html';
import { StoredFileService } from '../file/file.service';
import { PersonService } from '../organisation/person.service';
import { BoardCardEntity } from './board.entity';
import { boardPage, textPage } from './board.page';
import { PublicationService } from './publication.service';
import { lineOfText } from './board-news.service';
import { BoardLimitService } from './board-limit.service';
import { BoardShownService, type Shown, statusOf } from './board-shown.service';

const PHOTO_SECONDS = 3600;
/** As large as the sharpest screen shows it. */
const PHOTO_SIZE = { width: 264, height: 330 };
const NO_TEXT = '没有这项公开的内容，或者已经过了公开的时间。请回到公示栏看现在公开的。';

/** The way in for people without an account: by the code on the wall, and by nothing else. */
@Injectable()
export class BoardDoorService {
  constructor(
    private readonly db: Db, private readonly shown: BoardShownService, private readonly limits: BoardLimitService, private readonly people: PersonService,
    private readonly files: StoredFileService, private readonly publications: PublicationService,
  ) {}

  async page({ code }: BoardCodeInput, address: string): Promise<PageReply> {
    const found = await this.open(code, address);
    return isRefusal(found) ? { html: faultPage(found.text), status: statusOf(found) } : { html: boardPage(code, found.board) };
  }

  async data({ code }: BoardCodeInput, address: string): Promise<BoardReply | Refusal> {
    const found = await this.open(code, address);
    return isRefusal(found) ? found : found.board;
  }

  async text({ code, id }: BoardPublicationInput, address: string): Promise<PageReply> {
    const found = await this.textOf(code, id, address);
    return isRefusal(found) ? { html: faultPage(found.text), status: 404 } : { html: textPage(code, found) };
  }

  async publication({ code, id }: BoardPublicationInput, address: string): Promise<BoardText | Refusal> {
    return this.textOf(code, id, address);
  }

  /** One number, of somebody who stands on this board; not more in a while than a person would ask for. */
  async phone({ code, personId, device }: BoardPhoneInput, address: string): Promise<BoardPhone | Refusal> {
    const found = await this.open(code, address);
    if (isRefusal(found)) return found;
    if (found.board.people.every(each => each.personId !== personId)) return refuse('not_on_board', '他已经不在这个公示栏上，请刷新后查看现在的联系人。');
    return this.limits.phone(address, device, personId) ?? { phone: await this.people.phoneOf(personId) };
  }

  async picture({ code, personId }: BoardPictureInput): Promise<PictureReply> {
    const found = await this.shown.at(code);
    const card = !isRefusal(found) && found.board.people.some(each => each.personId === personId && each.photo) ? await this.db.of(BoardCardEntity).findOneBy({ personId }) : null;
    if (!card?.photoId) throw new NotFoundException();
    return { file: await this.files.small(card.photoId, PHOTO_SIZE), type: 'image/jpeg', seconds: PHOTO_SECONDS };
  }

  /** The same for the mini program. */
  async photo(input: BoardPictureInput): Promise<FileReply> {
    return { file: (await this.picture(input)).file, name: '照片.jpg' };
  }

  private async open(code: string, address: string): Promise<Shown | Refusal> {
    const found = await this.shown.at(code);
    return isRefusal(found) ? this.limits.wrongCode(address, found) : found;
  }

  private async textOf(code: string, id: string, address: string): Promise<BoardText | Refusal> {
    const found = await this.open(code, address);
    if (isRefusal(found)) return found;
    const shown = await this.publications.publicOf(found.village, id);
    if (!shown) return refuse('text_unknown', NO_TEXT);
    const { row, versions } = shown;
    return {
      ...lineOfText(row), villageName: found.village.name, text: row.text, table: row.tables[0] ?? null, versions: versions.map(each => ({ id: each.id, version: each.version, day: each.publishedOn! })),
    };
  }
}
