import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import type { PublicationDetail } from '@village/shared/contract/publication';
import type { MovePublicationInput, SavePublicationInput } from '@village/shared/contract/publication.input';
import { MOST_COLUMNS, PUBLICATION_MOVES_TO, PUBLICATION_STATE_NAMES } from '@village/shared/contract/publication-words';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { BoardShownService } from './board-shown.service';
import { PublicationGuardService } from './publication-guard.service';
import { PublicationEntity } from './publication.entity';
import { PublicationNoticeService } from './publication-notice.service';
import { movedMeanwhile, PublicationService } from './publication.service';

/** A text from its first words until it is public: written, submitted, looked at by a second person. What is public never changes. */
@Injectable()
export class PublicationDraftService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly guard: PublicationGuardService, private readonly publications: PublicationService,
    private readonly notices: PublicationNoticeService, private readonly shown: BoardShownService,
  ) {}

  async save(input: SavePublicationInput, who: Who): Promise<PublicationDetail | Refusal> {
    const village = await this.publications.village(input.villageId, who, 'disclosure.record');
    const wrong = tableRefusal(input) ?? await this.publications.itemsRefusal(input, village);
    if (wrong) return wrong;
    const words = {
      subject: input.subject, title: input.title.trim(), text: input.text.trim(), items: input.items, granularity: input.granularity ?? null, tables: input.tables, explanation: input.explanation.trim(),
    };
    if (!input.id) return this.begin(input, words, who, null);
    const row = await this.publications.seen(input.id, who);
    if (isOdd(input.subject, row.sourceId)) return oddSubject();
    if (row.villageId !== village.id || !(await this.publications.mayOf(row, who)).write) {
      return refuse('publication_not_writable', `这项内容现在是“${PUBLICATION_STATE_NAMES[row.state]}”，不能修改。已经公开的请“写新的一版”，原来的仍然可以看到。`);
    }
    const { affected } = await this.db.of(PublicationEntity).update({ id: row.id, revision: input.revision, state: row.state }, { ...words, revision: input.revision + 1 });
    const now = await this.db.of(PublicationEntity).findOneByOrFail({ id: row.id });
    return affected === 1 ? this.publications.detail(now, who) : movedMeanwhile(now.state);
  }

  /** Begins a text about a villager's request. */
  async fromAppeal({ villageId, title, text, sourceId }: Pick<PublicationEntity, 'villageId' | 'title' | 'text'> & { sourceId: string }, who: Who): Promise<PublicationDetail | Refusal> {
    const words = { subject: 'villager_requests' as const, title, text, items: [], granularity: null, tables: [], explanation: '' };
    return this.begin({ revision: 0, villageId, ...words, granularity: undefined }, words, who, sourceId);
  }

  async move({ id, revision, move, text }: MovePublicationInput, who: Who): Promise<PublicationDetail | Refusal> {
    const row = await this.publications.seen(id, who);
    if (row.revision !== revision) return movedMeanwhile(row.state);
    if (row.state === 'submitted' && move === 'publish' && row.authorId === who.personId) return refuse('own_publication', '起草的人不能自己公开，请另一位核对以后公开。');
    if (!(await this.publications.mayOf(row, who))[move]) return refuse('publication_not_yours', `这项内容现在是“${PUBLICATION_STATE_NAMES[row.state]}”，这一步不由您来办。`);
    if (move === 'return' && !text.trim()) return refuse('opinion_missing', '退回要写一句意见，让起草的人知道改什么。', { field: 'text' });
    const stopped = move === 'submit' || move === 'publish' ? await this.guard.refusalOf(row, move) : null;
    if (stopped) return stopped;
    const isDecision = move === 'publish' || move === 'return';
    const { affected } = await this.db.of(PublicationEntity).update({ id, revision, state: row.state }, {
      state: PUBLICATION_MOVES_TO[move], revision: revision + 1, ...(isDecision ? { decidedBy: who.personId, opinion: text.trim() } : {}),
      ...(move === 'publish' ? { publishedOn: this.clock.today(), publishedAt: this.clock.now() } : {}),
    });
    const now = await this.db.of(PublicationEntity).findOneByOrFail({ id });
    if (affected !== 1) return movedMeanwhile(now.state);
    await this.journal.note(who, `disclosure.publication.${move}`, id, row.villageId);
    await this.notices.moved(now, who.personId);
    if (move === 'submit') await this.guard.submitted(now, who.personId);
    if (move === 'publish') this.shown.forget(row.villageId);
    return this.publications.detail(now, who);
  }

  private async begin(input: SavePublicationInput, words: Pick<PublicationEntity, 'subject' | 'title' | 'text' | 'items' | 'granularity' | 'tables' | 'explanation'>, who: Who, given: string | null): Promise<PublicationDetail | Refusal> {
    const before = input.replacesId ? await this.publications.seen(input.replacesId, who) : null;
    if (before && (before.villageId !== input.villageId || !(await this.publications.mayOf(before, who)).replace)) return refuse('publication_not_replaceable', '只有已经公开、还没有新版的内容可以写新的一版，请刷新后查看。');
    const sourceId = before?.sourceId ?? given;
    if (isOdd(input.subject, sourceId)) return oddSubject();
    const open = before && await this.db.of(PublicationEntity).findOneBy({ seriesId: before.seriesId, state: Not(In(['published', 'dropped'])) });
    if (open) return refuse('publication_in_work', `新的一版已经在写：“${open.title}”（${PUBLICATION_STATE_NAMES[open.state]}），请打开那一份接着写。`);
    const id = newId();
    const last = before && await this.db.of(PublicationEntity).findOneOrFail({ where: { seriesId: before.seriesId }, order: { version: 'DESC' } });
    const row: PublicationEntity = {
      id, seriesId: before?.seriesId ?? id, version: last ? last.version + 1 : 1, villageId: input.villageId, ...words, state: 'draft', revision: 1, authorId: who.personId, createdAt: this.clock.now(),
      decidedBy: null, opinion: '', publishedOn: null, publishedAt: null, sourceId,
    };
    try {
      await this.db.of(PublicationEntity).insert(row);
    } catch (error) {
      if (isDuplicate(error)) return refuse('publication_in_work', '另一位刚刚开始写新的一版，请刷新后查看。');
      throw error;
    }
    await this.journal.note(who, 'disclosure.publication.begin', id, row.villageId);
    return this.publications.detail(row, who);
  }
}

/** What tells of a request is begun from the request, and nothing else is. */
function isOdd(subject: PublicationEntity['subject'], sourceId: string | null): boolean {
  return (subject === 'villager_requests') !== (sourceId !== null);
}

function oddSubject(): Refusal {
  return refuse('subject_fixed', '群众诉求和答复要从那一件诉求起草，不能改成别的事项，别的事项也不能改成它。', { field: 'subject' });
}

function tableRefusal({ tables }: SavePublicationInput): Refusal | null {
  const [table] = tables;
  if (!table) return null;
  if (table.columns.length === 0 || table.columns.length > MOST_COLUMNS) return refuse('table_wrong', `表格要有 1 到 ${MOST_COLUMNS} 列，请重新上传。`, { field: 'tables' });
  const row = table.lines.findIndex(({ cells }) => cells.length !== table.columns.length);
  return row >= 0 ? refuse('table_wrong', `表格第 ${row + 1} 行和标题的列数不一样，请重新上传。`, { field: 'tables' }) : null;
}
