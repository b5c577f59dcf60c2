import { Injectable, NotFoundException } from '@nestjs/common';
import { In, LessThanOrEqual, type QueryDeepPartialEntity } from 'typeorm';
import type { ActivePolicy, Adoption, ProfileLine } from '@village/shared/contract/policy';
import type { ActivePolicyInput, AdoptInput, SetValueInput } from '@village/shared/contract/policy.input';
import type { Organisation } from '@village/shared/contract/organisation';
import type { Day } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { inForce, type InForceFrom } from '@village/shared/policy/in-force';
import { layer, type OwnValue } from '@village/shared/policy/layer';
import type { Profile } from '@village/shared/policy/profile';
import { blanksOf } from '@village/shared/policy/reading';
import { isValueKey, VALUES } from '@village/shared/policy/values';
import { calendarOf, type Calendar } from '@village/shared/rules/calendar';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { CalendarService } from './calendar.service';
import { AdoptionEntity, ValueEntity } from './policy.entity';
import { PROFILES } from './shipped';

@Injectable()
export class PolicyService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal,
    private readonly organisations: OrganisationService, private readonly calendars: CalendarService,
  ) {}

  /**
   * The profile in force at this place on this day, with the values the place set itself: that of the township,
   * else of the county. A March sheet is read with March's profile for ever, so ask with the day of the fact.
   */
  async activeFor(path: string, day: Day): Promise<Profile | Refusal> {
    const places = path.split('/').filter(Boolean);
    const adoptions = await this.db.of(AdoptionEntity).findBy({ organisationId: In(places), effectiveFrom: LessThanOrEqual(day) });
    const nearest = [...places].reverse().find(place => adoptions.some(adoption => adoption.organisationId === place));
    const adoption = inForce(adoptions.filter(each => each.organisationId === nearest), day);
    return isRefusal(adoption) ? adoption : this.profileOf(adoption, day);
  }

  /**
   * The profiles in force at this place on the days of a span, in order; the first one begins on its first day, each other one where the rules changed.
   * The refusal `profile_not_in_force` where none was in force on the first day.
   */
  async inForceIn(path: string, from: Day, to: Day): Promise<InForceFrom[] | Refusal> {
    const places = path.split('/').filter(Boolean).reverse();
    const adoptions = await this.db.of(AdoptionEntity).findBy({ organisationId: In(places), effectiveFrom: LessThanOrEqual(to) });
    const values = await this.db.of(ValueEntity).find({ where: { adoptionId: In(adoptions.map(each => each.id)) }, order: { setAt: 'ASC', id: 'ASC' } });
    const days = new Set([from, ...adoptions.map(each => each.effectiveFrom), ...values.map(each => each.from)].filter(day => day >= from && day <= to).sort());
    const parts: InForceFrom[] = [];
    for (const day of days) {
      const nearest = places.find(place => adoptions.some(each => each.organisationId === place && each.effectiveFrom <= day));
      const adoption = inForce(adoptions.filter(each => each.organisationId === nearest), day);
      if (isRefusal(adoption)) return adoption;
      const profile = laid(adoption, values.filter(value => value.adoptionId === adoption.id && value.from <= day));
      if (isRefusal(profile)) return profile;
      const last = parts[parts.length - 1]?.profile;
      if (last?.id !== profile.id || last.version !== profile.version) parts.push({ from: day, profile });
    }
    return parts;
  }

  /** The statutory calendar of the years that are known. */
  async calendar(): Promise<Calendar> {
    return calendarOf(await this.calendars.years());
  }

  /** What the profile calls roles and bodies. */
  namesOf(profileId: string): Record<string, string> {
    return PROFILES.get(profileId)?.roles ?? {};
  }

  async active(input: ActivePolicyInput, who: Who): Promise<ActivePolicy | Refusal> {
    const place = await this.placeOf(input.organisationId, who);
    const on = input.on ?? this.clock.today();
    const profile = await this.activeFor(place.path, on);
    return isRefusal(profile) ? profile : { organisationId: place.id, on, profile, calendars: await this.calendars.years() };
  }

  profiles(): ProfileLine[] {
    return [...PROFILES.values()].map(({ id, title, document, effectiveFrom }) => ({ id, title, documentTitle: document.title, effectiveFrom }));
  }

  /** The adoptions at the places the person may see and at those above them. */
  async adoptions(who: Who): Promise<Adoption[]> {
    const rows = await this.db.of(AdoptionEntity).find({ order: { effectiveFrom: 'DESC', id: 'DESC' } });
    const places = await this.organisations.organisationsByIds(rows.map(row => row.organisationId));
    const near = (place: Organisation) => who.grants.some(({ path }) => place.path.startsWith(path) || path.startsWith(place.path));
    const seen = rows.filter(row => near(places.get(row.organisationId)!));
    const values = seen.length > 0 ? await this.db.of(ValueEntity).find({ where: { adoptionId: In(seen.map(row => row.id)) }, order: { setAt: 'ASC', id: 'ASC' } }) : [];
    return seen.map(row => replyOf(row, places.get(row.organisationId)!, values.filter(value => value.adoptionId === row.id)));
  }

  async adopt(input: AdoptInput, who: Who): Promise<Adoption | Refusal> {
    const place = await this.managed(input.organisationId, who);
    if (place.kind === 'village') return refuse('place_too_small', '制度由县或乡镇选用，村里按所在乡镇的制度执行。请选乡镇。', { field: 'organisationId' });
    const profile = PROFILES.get(input.profileId);
    if (!profile) return refuse('profile_unknown', '没有这套制度，请从列表里选一套。', { field: 'profileId' });
    if (profile.effectiveFrom !== null && input.effectiveFrom < profile.effectiveFrom) {
      return refuse('before_profile', `${profile.title}自 ${profile.effectiveFrom} 起施行，选用日期不能更早。`, { field: 'effectiveFrom' });
    }
    const changed = await this.pastRefusal(place, input.effectiveFrom);
    if (changed) return changed;
    const row = { id: newId(), organisationId: place.id, profileId: profile.id, effectiveFrom: input.effectiveFrom, adoptedBy: who.personId, adoptedAt: this.clock.now() };
    try {
      await this.db.of(AdoptionEntity).insert(row);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return refuse('adopted_that_day', `${place.name}已经选用了一套从 ${input.effectiveFrom} 起生效的制度，请换一个生效日期。`, { field: 'effectiveFrom' });
    }
    await this.journal.note(who, 'policy.adopt', row.id, place.id);
    return replyOf(row, place, []);
  }

  /** Gives a value of an adopted profile. A blank counts from the day of adoption; a changed value counts from today, and the past is read as before. */
  async setValue(input: SetValueInput, who: Who): Promise<Adoption | Refusal> {
    const adoption = await this.db.of(AdoptionEntity).findOneBy({ id: input.id });
    if (!adoption) throw new NotFoundException();
    const place = await this.managed(adoption.organisationId, who);
    const value = valueOf(input);
    if (isRefusal(value)) return value;
    const today = this.clock.today();
    const before = await this.profileOf(adoption, today);
    if (isRefusal(before)) return before;
    const known = before.values[input.key] !== undefined && !before.values[input.key].blank;
    const from = known && today > adoption.effectiveFrom ? today : adoption.effectiveFrom;
    const row = { id: newId(), adoptionId: adoption.id, name: input.key, value: value.json, reason: input.reason.trim(), from, setBy: who.personId, setAt: this.clock.now() };
    const tried = layer(before, { [input.key]: { value: row.value, cite: [row.reason] } });
    if (isRefusal(tried)) return tried;
    await this.db.of(ValueEntity).insert(row as QueryDeepPartialEntity<ValueEntity>);
    await this.journal.note(who, 'policy.value.set', row.id, place.id);
    return replyOf(adoption, place, await this.valuesOf(adoption.id));
  }

  private async profileOf(adoption: AdoptionEntity, day: Day): Promise<Profile | Refusal> {
    return laid(adoption, (await this.valuesOf(adoption.id)).filter(value => value.from <= day));
  }

  private valuesOf(adoptionId: string): Promise<ValueEntity[]> {
    return this.db.of(ValueEntity).find({ where: { adoptionId }, order: { setAt: 'ASC', id: 'ASC' } });
  }

  /** The place asked for, or the first place of the person: one at, below or above a place of his. */
  private async placeOf(organisationId: string | undefined, who: Who): Promise<Organisation> {
    const place = await this.organisations.organisationById(organisationId ?? who.grants[0].organisationId);
    if (!place || !who.grants.some(({ path }) => place.path.startsWith(path) || path.startsWith(place.path))) throw new NotFoundException();
    return place;
  }

  private async managed(organisationId: string, who: Who): Promise<Organisation> {
    const place = await this.organisations.organisationById(organisationId);
    if (!place || !inScope(scopeOf(who, 'policy.manage'), place.path)) throw new NotFoundException();
    return place;
  }

  /** What was in force stays so: a profile may begin in the past only where the place had none of its own. */
  private async pastRefusal(place: Organisation, from: Day): Promise<Refusal | null> {
    if (from >= this.clock.today()) return null;
    const own = await this.db.of(AdoptionEntity).countBy({ organisationId: place.id });
    return own === 0 ? null
      : refuse('past_in_force', `${place.name}已有生效的制度，过去的考勤和请假按当时的制度计算，不能改。请把生效日期写成今天或以后。`, { field: 'effectiveFrom' });
  }
}

function laid(adoption: AdoptionEntity, begun: ValueEntity[]): Profile | Refusal {
  const base = PROFILES.get(adoption.profileId);
  if (!base) return refuse('profile_unknown', `已选用的制度“${adoption.profileId}”不在这个版本的程序里，请管理员重新选用一套制度。`);
  if (begun.length === 0) return base;
  const own = Object.fromEntries(begun.map(({ name, value, reason }): [string, OwnValue] => [name, { value, cite: [reason] }]));
  return layer(base, own, `${begun.length}.${begun[begun.length - 1].id.slice(-6)}`);
}

function valueOf(input: SetValueInput): { json: unknown } | Refusal {
  if (!isValueKey(input.key)) return refuse('value_unknown', `没有“${input.key}”这个参数，请从列表里选。`, { field: 'key' });
  try {
    return { json: JSON.parse(input.value) as unknown };
  } catch {
    return refuse('value_malformed', `“${VALUES[input.key].title}”的取值格式不对，请按示例填写。`, { field: 'value' });
  }
}

function replyOf(row: AdoptionEntity, place: Organisation, values: ValueEntity[]): Adoption {
  const profile = PROFILES.get(row.profileId);
  const given = new Map(values.map(value => [value.name, value.value]));
  return {
    id: row.id, organisationId: place.id, organisationName: place.name, profileId: row.profileId, profileTitle: profile?.title ?? row.profileId,
    effectiveFrom: row.effectiveFrom, adoptedAt: row.adoptedAt,
    blanks: (profile ? blanksOf(profile) : []).map(({ key, label, clauses }) => ({ key, label, clause: clauses.map(each => each.clause).join('、'), value: given.get(key) ?? null })),
  };
}
