import { Injectable, NotFoundException } from '@nestjs/common';
import { ZipFile } from 'yazl';
import type { FileReply, StreamReply } from '@village/shared/contract/endpoint';
import type { Making } from '@village/shared/contract/making';
import type { Organisation } from '@village/shared/contract/organisation';
import type { PosterPlace, PosterReply } from '@village/shared/contract/poster';
import type { BoardIdInput } from '@village/shared/contract/board.input';
import type { PosterInput, PostersInput, StartPostersInput } from '@village/shared/contract/poster.input';
import { POSTER_SIZE_NAMES } from '@village/shared/contract/poster-words';
import { instantOf } from '@village/shared/kernel/day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { Journal } from '../common/journal';
import { fileName } from '../common/plain-text';
import { Clock, dateOf } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { type MadeFile, MakingService } from '../file/making.service';
import { OrganisationService } from '../organisation/organisation.service';
import { BoardPlaceService } from './board-place.service';
import { PosterFactsService } from './poster-facts.service';
import { posterPdf } from './poster.pdf';

const PERMISSION = 'disclosure.manage';

/** The poster of a village, and those of a township, made one after the other in the background. */
@Injectable()
export class PosterService {
  constructor(
    private readonly clock: Clock, private readonly journal: Journal, private readonly organisations: OrganisationService, private readonly places: BoardPlaceService, private readonly facts: PosterFactsService,
    private readonly makings: MakingService,
  ) {}

  async one({ villageId }: BoardIdInput, who: Who): Promise<PosterReply> {
    return this.facts.reply(await this.places.of(villageId, who, 'disclosure.read'));
  }

  async pdf({ villageId, size, span }: PosterInput, who: Who): Promise<FileReply | Refusal> {
    const village = await this.places.of(villageId, who, 'disclosure.read');
    const facts = await this.facts.of(village, span);
    if (isRefusal(facts)) return facts;
    await this.journal.note(who, 'disclosure.poster', villageId, villageId);
    return { file: await posterPdf(facts, size), name: `${village.name}公示海报 ${POSTER_SIZE_NAMES[size]}.pdf` };
  }

  /** The townships in which this person keeps the boards of all villages. */
  async townships(who: Who): Promise<PosterPlace[]> {
    const villages = await this.places.within(who, PERMISSION);
    const parents = await this.organisations.organisationsByIds(villages.map(({ parentId }) => parentId ?? ''));
    const own = [...parents.values()].filter(({ path }) => inScope(scopeOf(who, PERMISSION), path));
    const last = await this.makings.lastOf('posters', own.map(({ id }) => id));
    const replies: PosterPlace[] = [];
    for (const { id, name } of own) {
      const row = last.get(id);
      replies.push({ organisationId: id, name, villages: villages.filter(({ parentId }) => parentId === id).length, last: row ? await this.replyOf(row) : null });
    }
    return replies;
  }

  async start({ organisationId, size, span }: StartPostersInput, who: Who): Promise<Making | Refusal> {
    const { township, villages } = await this.reached(organisationId, who);
    const row = await this.makings.begin({
      kind: 'posters', placeId: township.id, name: `${township.name}公示海报 ${POSTER_SIZE_NAMES[size]}.zip`, total: villages.length, startedBy: who.personId,
      make: (tell, left) => this.made(villages, { size, span }, tell, left),
    });
    if (isRefusal(row)) return row;
    await this.journal.note(who, 'disclosure.posters', row.id, township.id);
    return this.replyOf(row);
  }

  async status({ id }: PostersInput, who: Who): Promise<Making> {
    return this.replyOf(await this.seen(id, who));
  }

  async stop({ id }: PostersInput, who: Who): Promise<Making> {
    const row = await this.seen(id, who);
    if (await this.makings.stop(id)) await this.journal.note(who, 'disclosure.posters.stop', id, row.placeId);
    return this.replyOf(await this.seen(id, who));
  }

  async zip({ id }: PostersInput, who: Who): Promise<StreamReply | Refusal> {
    return this.makings.read(await this.seen(id, who));
  }

  private async* made(villages: Organisation[], { size, span }: Pick<PosterInput, 'size' | 'span'>, tell: (done: number) => Promise<void>, left: string[]): AsyncGenerator<Uint8Array> {
    const zip = new ZipFile();
    const options = { mtime: dateOf(instantOf(this.clock.today(), '12:00')), mode: 0o100644, compress: false };
    for (const [index, village] of villages.entries()) {
      await tell(index);
      const facts = await this.facts.of(village, span);
      if (isRefusal(facts)) left.push(`${village.name}：${facts.code === 'board_code_missing' ? '公示栏还没有码' : facts.text}`);
      else zip.addBuffer(Buffer.from(await posterPdf(facts, size)), `${String(index + 1).padStart(3, '0')} ${fileName(village.name)} ${POSTER_SIZE_NAMES[size]}.pdf`, options);
    }
    await tell(villages.length);
    // The mark at the top tells a plain editor that the text is UTF-8.
    if (left.length > 0) zip.addBuffer(Buffer.from(`\uFEFF没有生成的：\r\n${left.join('\r\n')}\r\n`), '没有生成的村.txt', options);
    zip.end();
    yield* zip.outputStream as AsyncIterable<Buffer>;
  }

  private async reached(organisationId: string, who: Who): Promise<{ township: Organisation; villages: Organisation[] }> {
    const township = await this.organisations.organisationById(organisationId);
    if (township?.kind !== 'township' || !inScope(scopeOf(who, PERMISSION), township.path)) throw new NotFoundException();
    return { township, villages: (await this.organisations.organisationsBelow(township.path)).filter(({ kind }) => kind === 'village') };
  }

  private async seen(id: string, who: Who): Promise<MadeFile> {
    const row = await this.makings.of('posters', id);
    await this.reached(row.placeId, who);
    return row;
  }

  private async replyOf(row: MadeFile): Promise<Making> {
    return this.makings.replyOf(row, await this.places.nameOf(row.startedBy));
  }
}
