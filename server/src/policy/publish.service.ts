import { Injectable, NotFoundException } from '@nestjs/common';
import { type QueryDeepPartialEntity, IsNull, Not } from 'typeorm';
import type { Organisation } from '@village/shared/contract/organisation';
import type { Edition } from '@village/shared/contract/policy';
import type { RevisionInput } from '@village/shared/contract/policy.input';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { sameValue } from '@village/shared/policy/difference';
import { refusalOfDay } from '@village/shared/policy/edition';
import { checkOwn } from '@village/shared/policy/own';
import { Db, isDuplicate } from '../common/db';
import { Journal } from '../common/journal';
import { idsOf } from '../common/path';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { EditionService } from './edition.service';
import { EditionEntity } from './policy.entity';
import { PROFILES } from './shipped';

/** Makes a draft what is in force: by a second person, whole and right, and never for what is past. */
@Injectable()
export class PublishService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal,
    private readonly organisations: OrganisationService, private readonly editions: EditionService,
  ) {}

  async edition(id: string, who: Who): Promise<Edition> {
    const { edition, place } = await this.editions.readable(id, who);
    const refusal = edition.state === 'draft' ? await this.refusalOf(edition, place, who) : null;
    return this.editions.whole(edition, place, who, refusal?.text ?? null);
  }

  async publish(input: RevisionInput, who: Who): Promise<Edition | Refusal> {
    const { place } = await this.draft(input.id, who);
    await this.hold(place);
    const { edition } = await this.draft(input.id, who);
    if (edition.state !== 'draft') return refuse('edition_published', '这一版已经发布了，请刷新后查看。');
    if (edition.revision !== input.revision) return changedMeanwhile();
    const refusal = await this.refusalOf(edition, place, who);
    if (refusal) return refusal;
    const published = await this.numbered(edition, who, facts => this.db.of(EditionEntity).update({ id: edition.id, state: 'draft', revision: input.revision }, facts));
    if (!published) return changedMeanwhile();
    await this.journal.note(who, 'policy.publish', edition.id, place.id);
    return this.edition(edition.id, who);
  }

  /** Puts a document in force as it is printed: the first one of a place needs no second person. */
  async insert(edition: EditionEntity, who: Who): Promise<void> {
    await this.numbered(edition, who, facts => this.db.of(EditionEntity).insert({ ...edition, ...facts } as QueryDeepPartialEntity<EditionEntity>));
  }

  /** The draft at a place that the person manages; published ones too, so that he learns what became of it. */
  async draft(id: string, who: Who): Promise<{ edition: EditionEntity; place: Organisation }> {
    const found = await this.editions.readable(id, who);
    if (!this.editions.manages(found.place, who)) throw new NotFoundException();
    return found;
  }

  /** Makes those who publish in this county wait for each other. */
  async hold(place: Organisation): Promise<void> {
    await this.organisations.hold((await this.organisations.countyOf(place.path)).id);
  }

  /** May an edition of this place begin on its day? */
  async refusalOfDay({ effectiveFrom, profile }: Pick<EditionEntity, 'effectiveFrom' | 'profile'>, place: Organisation): Promise<Refusal | null> {
    const heads = await this.editions.publishedAt(idsOf(place.path));
    const own = heads.filter(each => each.organisationId === place.id);
    const whole = new Map((await this.editions.byIds(own.filter(each => each.effectiveFrom === effectiveFrom).map(each => each.id))).map(each => [each.id, each.profile]));
    const above = heads.filter(each => each.organisationId !== place.id).map(each => each.effectiveFrom).sort()[0] ?? null;
    return refusalOfDay({ effectiveFrom, profile }, own.map(each => ({ effectiveFrom: each.effectiveFrom, profile: whole.get(each.id) ?? null })), above, this.clock.today());
  }

  private async refusalOf(edition: EditionEntity, place: Organisation, who: Who): Promise<Refusal | null> {
    const checked = checkOwn(edition.profile);
    const refusal = isRefusal(checked) ? checked : await this.refusalOfDay(edition, place);
    if (refusal || !edition.editors.includes(who.personId)) return refusal;
    return refuse('second_person', '起草和修改过的人不能自己发布。请另一位管理制度的同事核对后发布。');
  }

  /** Gives the edition the next number, and the version that a sheet will name; another try where somebody took the number meanwhile. */
  private async numbered(edition: EditionEntity, who: Who, write: (facts: QueryDeepPartialEntity<EditionEntity>) => Promise<{ affected?: number | null } | { identifiers: unknown[] }>): Promise<boolean> {
    const last = await this.db.of(EditionEntity).findOne({ select: { id: true, ordinal: true }, where: { ordinal: Not(IsNull()) }, order: { ordinal: 'DESC' } });
    for (let ordinal = (last?.ordinal ?? 0) + 1; ; ordinal += 1) {
      const version = versionOf(edition, ordinal);
      const profile = { ...edition.profile, version };
      try {
        const done = await write({ state: 'published', ordinal, version, profile, publishedBy: who.personId, publishedAt: this.clock.now() } as QueryDeepPartialEntity<EditionEntity>);
        return 'identifiers' in done || done.affected === 1;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
    }
  }
}

/** The shipped document as it is printed keeps its version; any other one is named after the number under which it was published. */
function versionOf({ profile, baseId }: EditionEntity, ordinal: number): string {
  const base = PROFILES.get(baseId ?? '');
  const [printed] = profile.version.split('+');
  return base && sameValue({ ...base, version: '' }, { ...profile, version: '' }) ? base.version : `${printed}+${ordinal}`;
}

/** Somebody saved after this person looked. */
export function changedMeanwhile(): Refusal {
  return refuse('edition_changed', '这份草稿刚刚被别人改过，您这一步没有保存。请刷新，看过新的内容再改。');
}
