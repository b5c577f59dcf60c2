import { Injectable } from '@nestjs/common';
import { In, IsNull, Like } from 'typeorm';
import type { Page } from '@village/shared/contract/endpoint';
import type { MessageKind, NoticeLine, UnreadNotices } from '@village/shared/contract/notice';
import type { NoticesInput, ReadNoticesInput } from '@village/shared/contract/notice.input';
import type { Instant } from '@village/shared/kernel/day';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { NoticeEntity } from './notice.entity';

const PAGE_SIZE = 20;
const LATEST = 3;
const TEXT_LENGTH = 300;

/** What is told to whom, about what. */
export interface Told {
  personIds: readonly string[];
  subjectId: string;
  /** Which message about the subject: who got it is not told it again. */
  once: string;
  /** Plain Chinese, one sentence. */
  text: string;
  /** Which message of WeChat may tell it, where the person allowed one; left out: `waiting`. */
  kind?: MessageKind;
  /** The page where it is dealt with, `/pages/leave/detail/index?id=…`: ids only. */
  page?: string;
}

/** Notices inside the app. They are written in the transaction of what they tell of: they stand or fall with it. */
@Injectable()
export class NoticeService {
  constructor(private readonly db: Db, private readonly clock: Clock) {}

  /** Tells these people, each once however often it is called. */
  async tell({ personIds, subjectId, once, text, page, kind }: Told): Promise<void> {
    const people = [...new Set(personIds)];
    if (people.length === 0) return;
    const key = `${subjectId} ${once}`;
    const told = await this.db.of(NoticeEntity).find({ select: { personId: true }, where: { personId: In(people), once: key } });
    const rows = people.filter(personId => told.every(each => each.personId !== personId))
      .map(personId => ({ id: newId(), personId, subjectId, once: key, text: text.slice(0, TEXT_LENGTH), page: page ?? null, at: this.clock.now(), readAt: null, kind: kind ?? null, sentAt: null }));
    // Two instances of the server may tell the same thing at the same moment.
    if (rows.length > 0) await this.db.of(NoticeEntity).createQueryBuilder().insert().values(rows).orIgnore().execute();
  }

  /** The matter is dealt with: nobody needs to open a notice of it. With `once`: only that message. */
  async settle(subjectId: string, once?: string): Promise<void> {
    await this.db.of(NoticeEntity).update({ subjectId, readAt: IsNull(), ...(once ? { once: `${subjectId} ${once}` } : {}) }, { readAt: this.clock.now() });
  }

  /** Which of these people were told this about the subject, and when each looked at it. */
  async toldOf(subjectId: string, once: string): Promise<Pick<NoticeEntity, 'personId' | 'at' | 'readAt'>[]> {
    return this.db.of(NoticeEntity).find({ select: { personId: true, at: true, readAt: true }, where: { subjectId, once: `${subjectId} ${once}` } });
  }

  /** How often these people were told of something in a time: by what it was and where it led; whether anybody looked is not asked. */
  async toldIn(personIds: readonly string[], from: Instant, until: Instant): Promise<{ subjectId: string; page: string | null; count: number }[]> {
    const rows = personIds.length ? await this.db.read<{ subjectId: string; page: string | null; count: number | string }>('SELECT subjectId, page, COUNT(*) count FROM notice WHERE at >= ? AND at < ? AND personId IN (?) GROUP BY subjectId, page', [from, until, personIds]) : [];
    return rows.map(({ count, ...row }) => ({ ...row, count: Number(count) }));
  }

  async unread({ personId }: Who): Promise<UnreadNotices> {
    const [rows, count] = await this.db.of(NoticeEntity).findAndCount({ where: { personId, readAt: IsNull() }, order: { at: 'DESC', id: 'DESC' }, take: LATEST });
    return { count, latest: rows.map(lineOf) };
  }

  async list({ search = '', page = 1 }: NoticesInput, { personId }: Who): Promise<Page<NoticeLine>> {
    const [rows, total] = await this.db.of(NoticeEntity).findAndCount({
      where: { personId, ...(search.trim() ? { text: Like(`%${search.trim().replace(/[%_\\]/g, '')}%`) } : {}) }, order: { at: 'DESC', id: 'DESC' }, skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE,
    });
    return { items: rows.map(lineOf), page, pageSize: PAGE_SIZE, total };
  }

  /** Somebody else's notice is not found, and nothing is said of it. */
  async read({ id }: ReadNoticesInput, who: Who): Promise<UnreadNotices> {
    await this.db.of(NoticeEntity).update({ personId: who.personId, readAt: IsNull(), ...(id ? { id } : {}) }, { readAt: this.clock.now() });
    return this.unread(who);
  }
}

function lineOf({ id, text, page, at, readAt }: NoticeEntity): NoticeLine {
  return { id, text, page, at, read: readAt !== null };
}
