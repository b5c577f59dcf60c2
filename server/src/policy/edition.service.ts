import { Injectable, NotFoundException } from '@nestjs/common';
import { type FindOptionsWhere, In } from 'typeorm';
import type { FileReply, Page } from '@village/shared/contract/endpoint';
import type { Organisation } from '@village/shared/contract/organisation';
import type { Edition, EditionLine } from '@village/shared/contract/policy';
import type { EditionsInput } from '@village/shared/contract/policy.input';
import { isRefusal } from '@village/shared/kernel/refusal';
import { differenceOf } from '@village/shared/policy/difference';
import { inForce } from '@village/shared/policy/in-force';
import type { Profile } from '@village/shared/policy/profile';
import { blanksOf } from '@village/shared/policy/reading';
import { Db } from '../common/db';
import { idsOf } from '../common/path';
import { Clock } from '../common/time';
import { Together } from '../common/together';
import { inScope, scopeOf, type Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { EditionEntity } from './policy.entity';
import { PROFILES } from './shipped';

const PAGE_SIZE = 20;
const EDITIONS_KEPT = 100;

/** An edition without its values: what tells which one is in force. */
export type EditionHead = Pick<EditionEntity, 'id' | 'organisationId' | 'effectiveFrom' | 'ordinal' | 'profileId' | 'version' | 'state'>;
const HEAD = { id: true, organisationId: true, effectiveFrom: true, ordinal: true, profileId: true, version: true, state: true };

/** Who may read which edition, and how it is shown: what is published, by everybody at, below and above its place; a draft, by those who manage the place. */
@Injectable()
export class EditionService {
  private readonly asked = new Together<readonly string[], EditionHead[]>(lists => this.publishedAtAll(lists));
  /** What is published never changes: it is read once. */
  private readonly kept = new Map<string, EditionEntity>();

  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly organisations: OrganisationService, private readonly people: PersonService,
  ) {}

  /** What was published at these places, the later after the earlier. */
  publishedAt(places: readonly string[]): Promise<EditionHead[]> {
    return this.asked.of(places);
  }

  private async publishedAtAll(lists: (readonly string[])[]): Promise<EditionHead[][]> {
    const heads = await this.db.read<EditionHead>(`SELECT ${Object.keys(HEAD).join(', ')} FROM policy_edition WHERE organisationId IN (?) AND state = 'published' ORDER BY ordinal, id`, [[...new Set(lists.flat())]]);
    return lists.map(places => heads.filter(head => places.includes(head.organisationId)));
  }

  async byIds(ids: readonly string[]): Promise<EditionEntity[]> {
    const wanted = [...new Set(ids)];
    const unread = wanted.filter(id => !this.kept.has(id));
    const read = unread.length > 0 ? await this.db.of(EditionEntity).findBy({ id: In(unread) }) : [];
    const found = wanted.flatMap(id => this.kept.get(id) ?? read.find(each => each.id === id) ?? []);
    // What a transaction sees may still be rolled back.
    for (const edition of read) if (edition.state === 'published' && !this.db.isInTransaction) this.keep(edition);
    return found;
  }

  private keep(edition: EditionEntity): void {
    if (this.kept.size >= EDITIONS_KEPT) this.kept.delete(this.kept.keys().next().value!);
    this.kept.set(edition.id, edition);
  }

  async known(ids: readonly string[]): Promise<string[]> {
    return (await this.heads({ id: In([...ids]) })).map(head => head.id);
  }

  /** The editions of these versions. */
  async named(read: readonly { profileId: string; profileVersion: string }[]): Promise<EditionEntity[]> {
    return read.length === 0 ? [] : this.db.of(EditionEntity).findBy({ state: 'published', profileId: In(read.map(each => each.profileId)), version: In(read.map(each => each.profileVersion)) });
  }

  /** The documents of counties' own that are published near the person, each as it was published last. */
  async ownDocuments(who: Who): Promise<Profile[]> {
    const heads = (await this.publishedAt([...(await this.placesNear(who)).keys()])).filter(head => !PROFILES.has(head.profileId));
    const last = new Map(heads.map(head => [head.profileId, head.id]));
    return (await this.byIds([...last.values()])).map(edition => edition.profile);
  }

  async list(input: EditionsInput, who: Who): Promise<Page<EditionLine>> {
    const page = input.page ?? 1;
    const places = await this.placesNear(who);
    const asked = input.organisationId;
    if (asked !== undefined && !places.has(asked)) throw new NotFoundException();
    const heads = await this.heads({ organisationId: In(asked === undefined ? [...places.keys()] : [asked]) });
    const seen = heads.filter(head => head.state === 'published' || this.manages(places.get(head.organisationId)!, who)).sort(newestFirst);
    const rows = await this.byIds(seen.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(head => head.id));
    return { items: await this.lines(rows.sort(newestFirst)), page, pageSize: PAGE_SIZE, total: seen.length };
  }

  async download(id: string, who: Who): Promise<FileReply> {
    const { profile } = (await this.readable(id, who)).edition;
    return { file: Buffer.from(`${JSON.stringify(profile, null, 2)}\n`), name: `${profile.title}（${profile.version}）.json` };
  }

  /** The edition, if the person may read it; otherwise the same 404 as for one that does not exist. */
  async readable(id: string, who: Who): Promise<{ edition: EditionEntity; place: Organisation }> {
    const edition = await this.db.of(EditionEntity).findOneBy({ id });
    const place = edition && await this.organisations.organisationById(edition.organisationId);
    if (!place || !(edition.state === 'draft' ? this.manages(place, who) : isNear(place, who))) throw new NotFoundException();
    return { edition, place };
  }

  /** The place, if the person manages its regulation; otherwise the same 404. */
  async managed(organisationId: string, who: Who): Promise<Organisation> {
    const place = await this.organisations.organisationById(organisationId);
    if (!place || !this.manages(place, who)) throw new NotFoundException();
    return place;
  }

  manages(place: Organisation, who: Who): boolean {
    return inScope(scopeOf(who, 'policy.manage'), place.path);
  }

  /** The places at, below and above those of the person, by id. */
  async placesNear(who: Who): Promise<Map<string, Organisation>> {
    const paths = [...new Set(who.grants.map(grant => grant.path))];
    const above = await this.organisations.organisationsByIds(paths.flatMap(idsOf));
    const below = (await Promise.all(paths.map(path => this.organisations.organisationsBelow(path)))).flat();
    return new Map([...above.values(), ...below].map(place => [place.id, place]));
  }

  async lines(rows: EditionEntity[]): Promise<EditionLine[]> {
    const places = await this.organisations.organisationsByIds(rows.map(row => row.organisationId));
    const people = await this.people.peopleByIds(rows.flatMap(row => [row.draftedBy, row.publishedBy]).filter(id => id !== null));
    const published = await this.publishedAt([...places.keys()]);
    const today = this.clock.today();
    return rows.map(row => {
      const { profile, baseId, organisationId, effectiveFrom, state, draftedAt, publishedAt } = row;
      const base = PROFILES.get(baseId ?? '');
      const now = inForce(published.filter(each => each.organisationId === organisationId), today);
      return {
        id: row.id, organisationId, organisationName: places.get(organisationId)?.name ?? '', baseId, profileId: profile.id, title: profile.title,
        documentTitle: profile.document.title, documentNumber: profile.document.number, effectiveFrom, state, version: profile.version,
        changes: base ? differenceOf(base, profile).length : 0, blanks: blanksOf(profile).length,
        draftedByName: people.get(row.draftedBy)?.name ?? '', draftedAt, publishedByName: people.get(row.publishedBy ?? '')?.name ?? null, publishedAt,
        inForce: !isRefusal(now) && now.id === row.id,
      };
    });
  }

  /** The whole edition for its page; `publishRefusal` says why this person may not publish it. */
  async whole(edition: EditionEntity, place: Organisation, who: Who, publishRefusal: string | null): Promise<Edition> {
    const [line] = await this.lines([edition]);
    const open = edition.state === 'draft' && this.manages(place, who);
    const before = (await this.publishedAt([place.id])).filter(each => each.id !== edition.id && (each.ordinal! < (edition.ordinal ?? Infinity)));
    const previous = inForce(before, edition.effectiveFrom);
    return {
      ...line, profile: edition.profile, base: PROFILES.get(edition.baseId ?? '') ?? null, previousId: isRefusal(previous) ? null : previous.id,
      revision: edition.revision, may: { edit: open, publish: open && publishRefusal === null, discard: open }, publishRefusal: open ? publishRefusal : null,
    };
  }

  private async heads(where: FindOptionsWhere<EditionEntity>): Promise<EditionHead[]> {
    return this.db.of(EditionEntity).find({ select: HEAD, where, order: { ordinal: 'ASC', id: 'ASC' } });
  }
}

/** At, below or above a place of the person. */
export function isNear(place: Organisation, who: Who): boolean {
  return who.grants.some(({ path }) => place.path.startsWith(path) || path.startsWith(place.path));
}

/** Drafts before what is published, then the later day, then what was made or published later. */
function newestFirst(one: EditionHead, other: EditionHead): number {
  const rank = ({ state, effectiveFrom, ordinal, id }: EditionHead) => [state === 'draft' ? '1' : '0', effectiveFrom, String(ordinal ?? 0).padStart(10, '0'), id].join(' ');
  return rank(one) < rank(other) ? 1 : -1;
}
