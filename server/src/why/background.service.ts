import { Injectable, NotFoundException } from '@nestjs/common';
import type { WhyNode } from '@village/shared/contract/why';
import type { Day } from '@village/shared/kernel/day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { CADRE_ROLES } from '@village/shared/kernel/role';
import type { Profile } from '@village/shared/policy/profile';
import { inFull } from '@village/shared/policy/why';
import { OrganisationService } from '../organisation/organisation.service';
import { TermService } from '../organisation/term.service';
import { CalendarService } from '../policy/calendar.service';
import { PolicyService } from '../policy/policy.service';
import { record } from './nodes';

/** What every result of a person rests on besides his records: the rules in force, his terms and the notice of the holidays. */
@Injectable()
export class BackgroundService {
  constructor(
    private readonly policies: PolicyService, private readonly calendars: CalendarService,
    private readonly terms: TermService, private readonly organisations: OrganisationService,
  ) {}

  /** The path of a place; 404 where there is none. */
  async pathOf(organisationId: string): Promise<string> {
    const place = await this.organisations.organisationById(organisationId);
    if (!place) throw new NotFoundException();
    return place.path;
  }

  /** The profiles in force from one day to another; with a version only that one, so that a value of today is never told as one of then. */
  async profiles(path: string, from: Day, to: Day, version: string | null = null): Promise<Profile[] | Refusal> {
    const parts = await this.policies.inForceIn(path, from, to);
    if (!isRefusal(parts)) return distinct(parts.map(({ profile }) => profile)).filter(profile => version === null || profile.version === version);
    const last = await this.policies.activeFor(path, to);
    return isRefusal(last) ? last : [last].filter(profile => version === null || profile.version === version);
  }

  documentOf(profileId: string, profileVersion: string): Promise<string> {
    return this.policies.documentOf({ profileId, profileVersion });
  }

  /** The terms of the person as a cadre and the notice of the holidays that touch these days. */
  async of(personId: string, from: Day, to: Day): Promise<WhyNode[]> {
    const held = (await this.terms.termsOf(personId)).filter(term => CADRE_ROLES.includes(term.role) && term.from <= to && (term.to === null || term.to >= from));
    const terms = held.map(term => record(`任职：${term.teamName ?? ''}${term.roleName}`, `${inFull(term.from)}起${term.to ? `至 ${inFull(term.to)}` : ''}`));
    return [...terms, ...(await this.notices(from, to))];
  }

  private async notices(from: Day, to: Day): Promise<WhyNode[]> {
    const years = (await this.calendars.years()).filter(({ year }) => year >= Number(from.slice(0, 4)) && year <= Number(to.slice(0, 4)));
    return years.map(({ year, notice }) => record(`${year} 年节假日安排`, notice, 'organisation/calendar/index', { year: String(year) }));
  }
}

function distinct(profiles: Profile[]): Profile[] {
  return profiles.filter((profile, index) => profiles.findIndex(each => each.id === profile.id && each.version === profile.version) === index);
}
