import { Injectable } from '@nestjs/common';
import type { QueryDeepPartialEntity } from 'typeorm';
import type { Organisation } from '@village/shared/contract/organisation';
import type { Edition } from '@village/shared/contract/policy';
import type { AdoptInput, EditionInput, ResetValueInput, RevisionInput, SaveDocumentInput, SaveNamesInput, SetValueInput, UploadEditionInput } from '@village/shared/contract/policy.input';
import { addDays, type Day } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { withoutOwn, withValue } from '@village/shared/policy/layer';
import { checkOwn, readOwn } from '@village/shared/policy/own';
import { ownNames } from '@village/shared/policy/parties';
import type { Profile } from '@village/shared/policy/profile';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { EditionService } from './edition.service';
import { EditionEntity } from './policy.entity';
import { changedMeanwhile, PublishService } from './publish.service';
import { PROFILES } from './shipped';
import { isReading, readFile, valueOf } from './sent';

/** What a draft becomes by a save. */
interface Change {
  profile: Profile;
  effectiveFrom?: Day;
}

/** Makes and changes drafts. Every save is checked as a whole, so that a draft is always a profile that loads. */
@Injectable()
export class DraftService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal,
    private readonly editions: EditionService, private readonly publishing: PublishService,
  ) {}

  /** Takes a shipped document for a place: at once as it is printed where the place has none of its own; else as a draft. */
  async adopt({ organisationId, profileId, effectiveFrom }: AdoptInput, who: Who): Promise<Edition | Refusal> {
    const place = await this.placeFor(organisationId, who);
    if (isRefusal(place)) return place;
    const profile = PROFILES.get(profileId);
    if (!profile) return refuse('profile_unknown', '没有这套制度，请从列表里选一套。', { field: 'profileId' });
    await this.publishing.hold(place);
    const refusal = await this.publishing.refusalOfDay({ effectiveFrom, profile }, place);
    if (refusal) return refusal;
    const draft = this.draftOf(place, { profile, effectiveFrom }, profileId, who);
    const isFirst = (await this.editions.publishedAt([place.id])).length === 0;
    if (!isFirst) return this.insert(draft, 'policy.draft', who);
    await this.publishing.insert(draft, who);
    await this.journal.note(who, 'policy.adopt', draft.id, place.id);
    return this.publishing.edition(draft.id, who);
  }

  /** A new draft with the same values: from the same day where that is still to come, else from tomorrow. */
  async copy({ id }: EditionInput, who: Who): Promise<Edition> {
    const { edition, place } = await this.publishing.draft(id, who);
    const tomorrow = addDays(this.clock.today(), 1);
    const profile = { ...edition.profile, version: edition.profile.version.split('+')[0] };
    return this.insert(this.draftOf(place, { profile, effectiveFrom: edition.effectiveFrom > tomorrow ? edition.effectiveFrom : tomorrow }, edition.baseId, who), 'policy.draft', who);
  }

  async upload({ organisationId, effectiveFrom }: UploadEditionInput, sent: unknown, who: Who): Promise<Edition | Refusal> {
    const place = await this.placeFor(organisationId, who);
    if (isRefusal(place)) return place;
    const file = readFile(sent);
    if (isRefusal(file)) return file;
    const own = readOwn(file.json, PROFILES);
    if (isRefusal(own)) return own;
    const refusal = await this.publishing.refusalOfDay({ effectiveFrom, profile: own.profile }, place);
    if (refusal) return refusal;
    const profile = { ...own.profile, version: own.profile.version.split('+')[0] };
    return this.insert(this.draftOf(place, { profile, effectiveFrom }, own.baseId, who), 'policy.upload', who);
  }

  saveDocument(input: SaveDocumentInput, who: Who): Promise<Edition | Refusal> {
    return this.change(input, 'policy.document.save', who, async (edition, place) => {
      const profile = {
        ...edition.profile, title: input.title.trim(), document: { ...edition.profile.document, title: input.documentTitle.trim(), number: input.documentNumber.trim() },
      };
      const { effectiveFrom } = input;
      const refusal = effectiveFrom === edition.effectiveFrom ? null : await this.publishing.refusalOfDay({ effectiveFrom, profile }, place);
      return refusal ?? { profile, effectiveFrom };
    });
  }

  /** What the county calls roles and bodies: those of the document that have changed their names, and its own. */
  saveNames(input: SaveNamesInput, who: Who): Promise<Edition | Refusal> {
    return this.change(input, 'policy.names.save', who, edition => ({ profile: { ...edition.profile, roles: ownNames(input.names) } }));
  }

  setValue(input: SetValueInput, who: Who): Promise<Edition | Refusal> {
    return this.change(input, 'policy.value.set', who, edition => {
      const value = valueOf(input);
      if (isRefusal(value)) return value;
      if (input.reading !== undefined && !isReading(input.reading)) return refuse('reading_unknown', '没有这种理解。请写成“A01”或“A01 A14”的样子，编号从 A01 到 A73。', { field: 'reading' });
      const cite = input.cite.map(clause => clause.trim());
      const profile = withValue(edition.profile, PROFILES.get(edition.baseId ?? '') ?? null, input.key, { value: value.json, cite, reading: input.reading });
      return isRefusal(profile) ? profile : { profile };
    });
  }

  resetValue(input: ResetValueInput, who: Who): Promise<Edition | Refusal> {
    return this.change(input, 'policy.value.reset', who, edition => {
      const base = PROFILES.get(edition.baseId ?? '');
      return base ? { profile: withoutOwn(edition.profile, base, input.key) } : refuse('no_shipped_document', '这是本地自己的文件，没有可以恢复的原文。');
    });
  }

  async discard({ id }: EditionInput, who: Who): Promise<void | Refusal> {
    const { place } = await this.publishing.draft(id, who);
    const { affected } = await this.db.of(EditionEntity).delete({ id, state: 'draft' });
    if (affected !== 1) return refuse('edition_published', '这一版已经发布，不能删除。');
    await this.journal.note(who, 'policy.discard', id, place.id);
  }

  private async change(
    { id, revision }: RevisionInput, action: string, who: Who, change: (edition: EditionEntity, place: Organisation) => Change | Refusal | Promise<Change | Refusal>,
  ): Promise<Edition | Refusal> {
    const { edition, place } = await this.publishing.draft(id, who);
    if (edition.state !== 'draft') return refuse('edition_published', '这一版已经发布，不能再改。要改动，请先复制为草稿。');
    if (edition.revision !== revision) return changedMeanwhile();
    const changed = await change(edition, place);
    if (isRefusal(changed)) return changed;
    const profile = checkOwn(changed.profile);
    if (isRefusal(profile)) return profile;
    const facts = { profile, effectiveFrom: changed.effectiveFrom ?? edition.effectiveFrom, revision: revision + 1, editors: [...new Set([...edition.editors, who.personId])] };
    const { affected } = await this.db.of(EditionEntity).update({ id, state: 'draft', revision }, facts as QueryDeepPartialEntity<EditionEntity>);
    if (affected !== 1) return changedMeanwhile();
    await this.journal.note(who, action, id, place.id);
    return this.publishing.edition(id, who);
  }

  private async insert(draft: EditionEntity, action: string, who: Who): Promise<Edition> {
    await this.db.of(EditionEntity).insert(draft as QueryDeepPartialEntity<EditionEntity>);
    await this.journal.note(who, action, draft.id, draft.organisationId);
    return this.publishing.edition(draft.id, who);
  }

  private draftOf(place: Organisation, { profile, effectiveFrom }: Required<Change>, baseId: string | null, who: Who): EditionEntity {
    return {
      id: newId(), organisationId: place.id, baseId, profileId: profile.id, version: profile.version, profile, effectiveFrom, state: 'draft', ordinal: null, revision: 1,
      draftedBy: who.personId, draftedAt: this.clock.now(), editors: [who.personId], publishedBy: null, publishedAt: null,
    };
  }

  private async placeFor(organisationId: string, who: Who): Promise<Organisation | Refusal> {
    const place = await this.editions.managed(organisationId, who);
    return place.kind === 'village' ? refuse('place_too_small', '制度由县或乡镇选用，村里按所在乡镇的制度执行。请选乡镇。', { field: 'organisationId' }) : place;
  }
}
