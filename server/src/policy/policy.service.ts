import { Injectable, NotFoundException } from '@nestjs/common';
import type { ActivePolicy, ProfileLine } from '@village/shared/contract/policy';
import type { ActivePolicyInput } from '@village/shared/contract/policy.input';
import type { Organisation } from '@village/shared/contract/organisation';
import type { Day } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import type { ClauseText } from '@village/shared/policy/clause-text';
import { changesIn, inForceAt, type Beginning, type InForceFrom } from '@village/shared/policy/in-force';
import type { Profile } from '@village/shared/policy/profile';
import type { Calendar } from '@village/shared/rules/calendar';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { CalendarService } from './calendar.service';
import { EditionService, isNear } from './edition.service';
import type { EditionEntity } from './policy.entity';
import { CLAUSES, PROFILES } from './shipped';
import { idsOf } from '../common/path';

/** With which regulation something was read. */
interface ReadWith {
  profileId: string;
  profileVersion: string;
}

/** An edition as one that may come into force: drafts too. */
export interface ProposedEdition {
  id: string;
  effectiveFrom: Day;
  state: EditionEntity['state'];
  organisation: Organisation;
  profile: Profile;
}

/** Which regulation is in force where and when. */
@Injectable()
export class PolicyService {
  constructor(
    private readonly clock: Clock, private readonly organisations: OrganisationService, private readonly calendars: CalendarService, private readonly editions: EditionService,
  ) {}

  /**
   * The profile in force at this place on this day: that of the township, else of the county.
   * A March sheet is read with March's profile for ever, so ask with the day of the fact.
   */
  async activeFor(path: string, day: Day): Promise<Profile | Refusal> {
    const places = upwards(path);
    const found = inForceAt(places, await this.editions.publishedAt(places), day);
    return isRefusal(found) ? found : (await this.editions.byIds([found.id]))[0].profile;
  }

  /**
   * The profiles in force at this place on the days of a span, in order; the first one begins on its first day, each other one where the rules changed.
   * The refusal `profile_not_in_force` where none was in force on the first day.
   */
  async inForceIn(path: string, from: Day, to: Day): Promise<InForceFrom[] | Refusal> {
    const places = upwards(path);
    return this.partsOf(changesIn(places, await this.editions.publishedAt(places), from, to));
  }

  /** What would be in force here in the span, had the edition been in force at its place all that time. A township with a regulation of its own stays with that when the edition is the county's. */
  async proposedParts(path: string, from: Day, to: Day, edition: ProposedEdition): Promise<InForceFrom[] | Refusal> {
    const places = upwards(path);
    const others = (await this.editions.publishedAt(places)).filter(each => each.organisationId !== edition.organisation.id);
    const proposed = { id: edition.id, organisationId: edition.organisation.id, effectiveFrom: from };
    return this.partsOf(changesIn(places, [...others, proposed], from, to), edition);
  }

  /** An edition that the person may read, drafts of his places too; otherwise the same 404 as for one that does not exist. */
  async profileOfEdition(id: string, who: Who): Promise<ProposedEdition> {
    const { edition: { effectiveFrom, state, profile }, place } = await this.editions.readable(id, who);
    return { id, effectiveFrom, state, organisation: place, profile };
  }

  /** Which of these editions are there? A draft that was discarded is not. */
  async known(ids: readonly string[]): Promise<Set<string>> {
    return new Set(await this.editions.known(ids));
  }

  /** The statutory calendar of the years that are known. */
  calendar(): Promise<Calendar> {
    return this.calendars.calendar();
  }

  /** What the regulations call roles and bodies: of what was read with a version, the names of that version. */
  async namesOf(read: readonly ReadWith[]): Promise<(one: ReadWith) => Record<string, string>> {
    const own = await this.editions.named(read.filter(each => PROFILES.get(each.profileId)?.version !== each.profileVersion));
    return ({ profileId, profileVersion }) =>
      (own.find(each => each.profileId === profileId && each.version === profileVersion)?.profile ?? PROFILES.get(profileId))?.roles ?? {};
  }

  /** What the document is called by which something was read; empty where no such version is known. */
  async documentOf(read: ReadWith): Promise<string> {
    const [own] = await this.editions.named([read]);
    return (own?.profile ?? PROFILES.get(read.profileId))?.document.title ?? '';
  }

  async active(input: ActivePolicyInput, who: Who): Promise<ActivePolicy | Refusal> {
    const place = await this.organisations.organisationById(input.organisationId ?? who.grants[0].organisationId);
    if (!place || !isNear(place, who)) throw new NotFoundException();
    const on = input.on ?? this.clock.today();
    const profile = await this.activeFor(place.path, on);
    return isRefusal(profile) ? profile : { organisationId: place.id, on, profile, calendars: await this.calendars.years() };
  }

  /** The documents that come with the program. */
  profiles(): ProfileLine[] {
    return [...PROFILES.values()].map(profile => lineOf(profile, true));
  }

  /** Those, then the documents of a county's own that are published near the person. */
  async profilesNear(who: Who): Promise<ProfileLine[]> {
    return [...this.profiles(), ...(await this.editions.ownDocuments(who)).map(profile => lineOf(profile, false))];
  }

  /** One of those. */
  async profileNear(id: string, who: Who): Promise<Profile | Refusal> {
    return PROFILES.get(id) ?? (await this.editions.ownDocuments(who)).find(profile => profile.id === id) ?? refuse('profile_unknown', '没有这套制度，请从列表里选一套。', { field: 'id' });
  }

  /** What each clause says in our own words; nothing of a document of a county's own. */
  clauses(id: string): ClauseText[] {
    return CLAUSES.get(PROFILES.get(id)?.document.file ?? '') ?? [];
  }

  private async partsOf(parts: { from: Day; edition: Beginning & { id: string } }[] | Refusal, proposed?: ProposedEdition): Promise<InForceFrom[] | Refusal> {
    if (isRefusal(parts)) return parts;
    const stored = await this.editions.byIds(parts.map(part => part.edition.id).filter(id => id !== proposed?.id));
    const profiles = new Map<string, Profile>([...stored, ...(proposed ? [proposed] : [])].map(each => [each.id, each.profile]));
    return parts.map(({ from, edition }) => ({ from, profile: profiles.get(edition.id)! }));
  }
}

function lineOf({ id, title, document, effectiveFrom }: Profile, shipped: boolean): ProfileLine {
  return { id, title, documentTitle: document.title, effectiveFrom, shipped };
}

/** The places of a path, the nearest first. */
function upwards(path: string): string[] {
  return idsOf(path).reverse();
}
