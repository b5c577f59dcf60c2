import { Injectable, NotFoundException } from '@nestjs/common';
import { In, MoreThanOrEqual, Not } from 'typeorm';
import type { Page } from '@village/shared/contract/endpoint';
import type { DisclosureDemand, PublicationCheck, PublicationDetail, PublicationLine } from '@village/shared/contract/publication';
import type { DisclosureVillageInput, PublicationIdInput, PublicationsInput, SavePublicationInput } from '@village/shared/contract/publication.input';
import { PUBLICATION_STATE_NAMES, type PublicationMove, type PublicationSubject, WRITABLE_PUBLICATION_STATES } from '@village/shared/contract/publication-words';
import type { Organisation } from '@village/shared/contract/organisation';
import { addDays, addMonths, type Day } from '@village/shared/kernel/day';
import { personalDataIn } from '@village/shared/kernel/personal-data';
import type { Permission } from '@village/shared/kernel/permission';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfWord } from '@village/shared/kernel/word';
import { valueOf } from '@village/shared/rules/due-item';
import { disclosureDemands, type PublishedFact } from '@village/shared/rules/disclosure-demand';
import { disclosureSupervision } from '@village/shared/rules/disclosure-supervision';
import { Db } from '../common/db';
import { lookFor } from '../common/looked-for';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { PolicyService } from '../policy/policy.service';
import { RecordService } from '../record/record.service';
import { BoardPlaceService } from './board-place.service';
import { PublicationCheckEntity, PublicationEntity } from './publication.entity';

const PAGE_SIZE = 20;
/** Turns of a matter last a year at most. */
const DEMAND_DAYS = 366;
/** What is read of a version that is only named. */
const HEAD = { id: true, seriesId: true, version: true, publishedOn: true } as const;

/** What was published in villages, and what the document in force wants published. */
@Injectable()
export class PublicationService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly organisations: OrganisationService, private readonly people: PersonService,
    private readonly policies: PolicyService, private readonly records: RecordService, private readonly places: BoardPlaceService,
  ) {}

  async list({ villageId, state, subject, search, page = 1 }: PublicationsInput, who: Who): Promise<Page<PublicationLine>> {
    const villages = villageId ? [await this.places.of(villageId, who, 'disclosure.read')] : await this.places.within(who, 'disclosure.read');
    if (villages.length === 0) return { items: [], page, pageSize: PAGE_SIZE, total: 0 };
    const query = this.db.of(PublicationEntity).createQueryBuilder('one').where('one.villageId IN (:...villages)', { villages: villages.map(({ id }) => id) });
    query.andWhere(state ? 'one.state = :state' : "one.state <> 'dropped'", { state });
    if (subject) query.andWhere('one.subject = :subject', { subject });
    await lookFor(query, search, { words: ['one.title', 'one.text'], ids: { 'one.villageId': ids => this.organisations.organisationsByIds(ids) } });
    const [rows, total] = await query.orderBy('one.createdAt', 'DESC').addOrderBy('one.id', 'DESC').skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE).getManyAndCount();
    return { items: await this.lines(rows), page, pageSize: PAGE_SIZE, total };
  }

  async one({ id }: PublicationIdInput, who: Who): Promise<PublicationDetail> {
    return this.detail(await this.seen(id, who), who);
  }

  async demands({ villageId }: DisclosureVillageInput, who: Who): Promise<DisclosureDemand[] | Refusal> {
    return this.demandsOf(await this.places.of(villageId, who, 'disclosure.read'));
  }

  /** What is asked of a village, and how it stands today. */
  async demandsOf(village: Organisation): Promise<DisclosureDemand[] | Refusal> {
    const today = this.clock.today();
    const profile = await this.policies.activeFor(village.path, today);
    if (isRefusal(profile)) return profile;
    const published = await this.factsOf([village.id], { from: addDays(today, -DEMAND_DAYS), to: today });
    const demands: DisclosureDemand[] = [];
    for (const { subject, items, granularity, where, last, missed, ...rest } of disclosureDemands(profile, await this.policies.calendar(), { today, published })) {
      demands.push({
        ...rest, subject: subject as PublicationSubject, subjectName: nameOfWord(subject), items: items.map(item => ({ item, name: nameOfWord(item) })), granularity: granularity as DisclosureDemand['granularity'],
        where: where === null ? '' : nameOfWord(where), last: last === null ? null : { id: (last as VillagePublished).id, title: (last as VillagePublished).title, day: last.on },
        // What no document in force asked for was not missed.
        missed: missed === null || isRefusal(await this.policies.activeFor(village.path, missed.from)) ? null : missed.due,
      });
    }
    return demands;
  }

  /** What was published in these villages in these days: here, and what cadres put down as published elsewhere. */
  async factsOf(villageIds: string[], { from, to }: { from: Day; to: Day }): Promise<VillagePublished[]> {
    if (villageIds.length === 0) return [];
    const rows = await this.db.read<Pick<PublicationEntity, 'id' | 'title' | 'villageId' | 'subject' | 'granularity'> & { publishedOn: Day; items: string }>(
      "SELECT id, title, villageId, subject, publishedOn, granularity, items FROM publication WHERE state = 'published' AND villageId IN (?) AND publishedOn BETWEEN ? AND ? ORDER BY publishedOn, id", [villageIds, from, to]);
    const noted = await this.records.recordsOf({ villageIds, kinds: ['disclosure'] }, { from, to });
    return [
      ...rows.map(({ publishedOn, granularity, items, ...row }) => ({ ...row, items: JSON.parse(items) as string[], publishedOn, granularity })).map(({ id, title, villageId, subject, publishedOn, granularity, items }) => ({ id, title, villageId, subject, on: publishedOn, ...(granularity ? { granularity } : {}), ...(items.length > 0 ? { items } : {}) })),
      ...noted.map(({ villageId, text, day, answers: { subject, granularity } }) => ({ id: '', title: text, villageId, subject, on: day, ...(granularity ? { granularity } : {}) })),
    ];
  }

  /** The texts that hang on the board of a village: of each matter the newest, as long as the document in force has them kept. */
  async shownOf(village: Organisation, most: number): Promise<PublicationEntity[]> {
    const since = await this.keptSince(village);
    const heads = await this.db.of(PublicationEntity).find({
      select: HEAD, where: { villageId: village.id, state: 'published', ...(since ? { publishedOn: MoreThanOrEqual(since) } : {}) }, order: { publishedOn: 'DESC', id: 'DESC' },
    });
    const newest = new Map([...heads].sort((one, other) => one.version - other.version).map(head => [head.seriesId, head.id]));
    const ids = heads.filter(({ id, seriesId }) => newest.get(seriesId) === id).slice(0, most).map(({ id }) => id);
    return ids.length > 0 ? this.db.of(PublicationEntity).find({ where: { id: In(ids) }, order: { publishedOn: 'DESC', id: 'DESC' } }) : [];
  }

  /** A text of this village that everybody may read, an old version too, with the versions that are still kept. */
  async publicOf(village: Organisation, id: string): Promise<{ row: PublicationEntity; versions: PublicationHead[] } | null> {
    const row = await this.db.of(PublicationEntity).findOneBy({ id, villageId: village.id, state: 'published' });
    const since = await this.keptSince(village);
    const isKept = ({ publishedOn }: Pick<PublicationEntity, 'publishedOn'>) => since === null || publishedOn! >= since;
    return row && isKept(row) ? { row, versions: (await this.headsOf([row.seriesId])).filter(isKept) } : null;
  }

  /** The text, if the person may read about its village; otherwise the same 404 as for one that does not exist. */
  async seen(id: string, who: Who): Promise<PublicationEntity> {
    const row = await this.db.of(PublicationEntity).findOneBy({ id });
    if (!row) throw new NotFoundException();
    await this.places.of(row.villageId, who, 'disclosure.read');
    return row;
  }

  village(villageId: string, who: Who, permission: Permission): Promise<Organisation> {
    return this.places.of(villageId, who, permission);
  }

  async detail(row: PublicationEntity, who: Who): Promise<PublicationDetail> {
    const [line] = await this.lines([row]);
    const checks = await this.checksOf([row.id]);
    const decided = row.decidedBy === null ? null : await this.people.personById(row.decidedBy);
    return {
      ...line, revision: row.revision, text: row.text, items: row.items.map(item => ({ item, name: nameOfWord(item) })), granularity: row.granularity, table: row.tables[0] ?? null, explanation: row.explanation,
      personal: personalDataIn(wordsOf(row)), createdAt: row.createdAt, publishedAt: row.publishedAt, publishedByName: row.state === 'published' ? decided?.name ?? null : null, opinion: row.opinion,
      versions: (await this.headsOf([row.seriesId])).map(({ id, version, publishedOn }) => ({ id, version, publishedOn: publishedOn! })),
      checks: checks.get(row.id) ?? [], supervision: await this.supervisionOf(row), may: await this.mayOf(row, who),
    };
  }

  /** The parts a text says it tells of are those that the document names for this matter. */
  async itemsRefusal({ subject, items }: Pick<SavePublicationInput, 'subject' | 'items'>, { path }: Pick<Organisation, 'path'>): Promise<Refusal | null> {
    if (items.length === 0) return null;
    const profile = await this.policies.activeFor(path, this.clock.today());
    if (isRefusal(profile)) return profile;
    const known: readonly string[] = valueOf(profile, read => read.where('disclosure.items')).value?.find(row => row.subject === subject)?.items ?? [];
    const strange = items.find(item => !known.includes(item));
    return strange ? refuse('item_unknown', `“${nameOfWord(strange)}”不是现行制度里这一项的内容，请刷新后重新选。`, { field: 'items' }) : null;
  }

  /** Who checks in this village, and what. */
  async supervisionOf({ villageId }: Pick<PublicationEntity, 'villageId'>): Promise<PublicationDetail['supervision']> {
    const village = (await this.organisations.organisationById(villageId))!;
    const profile = await this.policies.activeFor(village.path, this.clock.today());
    if (isRefusal(profile)) return { points: [], because: [] };
    const { value, because } = disclosureSupervision(profile);
    return isRefusal(value) ? { points: [], because: [] } : { points: value.checkPoints.map(point => ({ point, name: nameOfWord(point) })), because };
  }

  async checksOf(ids: string[]): Promise<Map<string, PublicationCheck[]>> {
    const rows = ids.length > 0 ? await this.db.of(PublicationCheckEntity).find({ where: { publicationId: In(ids) }, order: { day: 'DESC', id: 'DESC' } }) : [];
    const names = await this.people.peopleByIds(rows.map(({ writtenBy }) => writtenBy));
    const found = new Map<string, PublicationCheck[]>();
    for (const { id, publicationId, day, checkedBy, points, remark, writtenBy, at } of rows) {
      found.set(publicationId, [...(found.get(publicationId) ?? []), {
        id, day, checkedBy, points: points.map(({ point, good }) => ({ point, name: nameOfWord(point), good })), remark, writtenBy: names.get(writtenBy)?.name ?? '', at,
      }]);
    }
    return found;
  }

  /** May this person do this in the village, by his place or by his team? */
  async reaches(village: Organisation, who: Who, permission: Permission): Promise<boolean> {
    return inScope(scopeOf(who, permission), village.path) || await this.places.leads(village, who, permission);
  }

  async lines(rows: readonly PublicationEntity[]): Promise<PublicationLine[]> {
    const villages = await this.organisations.organisationsByIds(rows.map(({ villageId }) => villageId));
    const names = await this.people.peopleByIds(rows.map(({ authorId }) => authorId));
    const heads = await this.headsOf(rows.map(({ seriesId }) => seriesId));
    return rows.map(row => {
      const { id, villageId, subject, title, version, state, publishedOn, authorId } = row;
      return {
        id, villageId, villageName: villages.get(villageId)?.name ?? '', subject, subjectName: nameOfWord(subject), title, version, state, publishedOn, authorName: names.get(authorId)?.name ?? '',
        replaced: isReplaced(row, heads),
      };
    });
  }

  /** Texts of these villages that wait for a second person who is not their author. */
  async waitingFor(who: Who): Promise<PublicationLine[]> {
    const villages = await this.places.within(who, 'disclosure.manage');
    const rows = villages.length > 0 ? await this.db.of(PublicationEntity).find({ where: { villageId: In(villages.map(({ id }) => id)), state: 'submitted', authorId: Not(who.personId) }, order: { id: 'ASC' }, take: PAGE_SIZE }) : [];
    return this.lines(rows);
  }

  /** What of these series is public, without its words, the newest first. */
  private async headsOf(seriesIds: string[]): Promise<PublicationHead[]> {
    if (seriesIds.length === 0) return [];
    return this.db.of(PublicationEntity).find({ select: HEAD, where: { seriesId: In(seriesIds), state: 'published' }, order: { version: 'DESC' } });
  }

  /** Since when texts stay readable; null: the document does not say, so nothing goes. */
  private async keptSince(village: Organisation): Promise<Day | null> {
    const today = this.clock.today();
    const profile = await this.policies.activeFor(village.path, today);
    const months = isRefusal(profile) ? null : profile.values['disclosure.retention_months']?.value;
    return typeof months === 'number' ? `${addMonths(today.slice(0, 7), -months)}${today.slice(7)}` : null;
  }

  async mayOf(row: PublicationEntity, who: Who): Promise<PublicationDetail['may']> {
    const village = (await this.organisations.organisationById(row.villageId))!;
    const writes = await this.reaches(village, who, 'disclosure.record');
    const decides = await this.reaches(village, who, 'disclosure.manage') && row.authorId !== who.personId;
    const isOpen = WRITABLE_PUBLICATION_STATES.includes(row.state);
    const waits = row.state === 'submitted';
    const moves: Record<PublicationMove, boolean> = { submit: writes && isOpen, take_back: writes && waits, drop: writes && isOpen, publish: decides && waits, return: decides && waits };
    const isPublic = row.state === 'published';
    return { ...moves, write: writes && isOpen, replace: writes && isPublic && !isReplaced(row, await this.headsOf([row.seriesId])), check: writes && isPublic && row.authorId !== who.personId && row.decidedBy !== who.personId };
  }
}

type PublicationHead = Pick<PublicationEntity, 'id' | 'seriesId' | 'version' | 'publishedOn'>;

/** Has a newer text taken its place? */
function isReplaced({ seriesId, version }: PublicationHead, heads: readonly PublicationHead[]): boolean {
  return heads.some(other => other.seriesId === seriesId && other.version > version);
}

export interface VillagePublished extends PublishedFact {
  /** Empty: put down by a cadre as published elsewhere. */
  id: string;
  title: string;
  villageId: string;
}

/** Everything of a text that people read. */
export function wordsOf({ title, text, tables }: Pick<PublicationEntity, 'title' | 'text' | 'tables'>): string {
  return [title, text, ...tables.flatMap(({ columns, lines }) => [columns, ...lines.map(({ cells }) => cells)].map(cells => cells.join('\n')))].join('\n');
}

/** It is no longer as the person saw it. */
export function movedMeanwhile(state: PublicationEntity['state']): Refusal {
  return refuse('changed_meanwhile', `刚才有了变化，现在是“${PUBLICATION_STATE_NAMES[state]}”，这一步没有记下。请看过最新的内容再办。`, { field: 'revision' });
}
