import { Injectable } from '@nestjs/common';
import type { ArchiveTeamLine } from '@village/shared/contract/archive';
import { ARCHIVE_CATEGORIES, ARCHIVE_CATEGORY_NAMES, type ArchiveCategory } from '@village/shared/kernel/archive-category';
import type { Day } from '@village/shared/kernel/day';
import type { Reason } from '@village/shared/kernel/finding';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import type { Profile } from '@village/shared/policy/profile';
import { archiveCategories, archivePartName, archiveRetention, archiveState, keptUntil } from '@village/shared/rules/archive';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { TeamService } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import type { ArchiveItemEntity } from './archive.entity';
import { ArchiveFactsService, type Custodian } from './archive-facts.service';
import type { ArchiveSpan, DrawnPaper } from './source';

export interface Found {
  line: ArchiveTeamLine;
  asked: readonly string[];
  drawn: DrawnPaper[];
  filed: ArchiveItemEntity[];
  custodians: Custodian[];
  people: { personId: string; name: string }[];
  because: Reason[];
  keeping: Keeping;
}

/** How long what is kept is kept: years, null for ever; a category that is left out is asked of an administrator. */
export interface Keeping {
  years: ReadonlyMap<ArchiveCategory, number | null>;
  because: Reason[];
}

/** What an archive lacks by the document of its place. */
@Injectable()
export class ArchiveStandingService {
  constructor(private readonly clock: Clock, private readonly facts: ArchiveFactsService, private readonly teams: TeamService, private readonly policies: PolicyService) {}

  async keeping({ team, to }: ArchiveSpan): Promise<Keeping> {
    return keepingOf(await this.policies.activeFor(team.path, to));
  }

  async found(span: ArchiveSpan, who: Who): Promise<Found> {
    const today = this.clock.today();
    const [drawn, filed, custodians] = [await this.facts.drawn(span, who), await this.facts.standing(span), await this.facts.custodians(span)];
    const people = (await this.teams.membersOf([span.team.id], span.to, span.to)).map(({ personId, name }) => ({ personId, name }));
    const keeper = custodians.find(({ from }) => from <= today);
    const custodian = people.find(({ personId }) => personId === keeper?.personId)?.name ?? null;
    const line = { teamId: span.team.id, teamName: span.team.name, townshipName: span.team.townshipName, count: drawn.length + filed.length, custodian, complete: null, missing: [] };
    const profile = await this.policies.activeFor(span.team.path, span.to);
    const rest = { drawn, filed, custodians, people, keeping: keepingOf(profile) };
    if (isRefusal(profile)) return { ...rest, line, asked: [], because: [{ text: profile.text, clauses: [] }] };
    const listed = archiveCategories(profile);
    if (isRefusal(listed.value)) return { ...rest, line, asked: [], because: [{ text: `${profile.title}没有列出档案的类别，下面按系统里已有的材料分类`, clauses: [] }] };
    const all = [...drawn, ...filed];
    const state = archiveState(profile, { categories: [...new Set(all.map(({ category }) => category))], forms: [...new Set(all.map(({ form }) => form))], custodianNamed: custodian !== null });
    const kept = isRefusal(state.value) ? { complete: null, missing: [] } : state.value;
    return { ...rest, line: { ...line, complete: kept.complete, missing: kept.missing.map(archivePartName) }, asked: listed.value.categories, because: state.because };
  }
}

/** How long each category is kept by the document; where it says nothing, the reason is that an administrator has to say it. */
function keepingOf(profile: Profile | Refusal): Keeping {
  if (isRefusal(profile)) return { years: new Map(), because: [{ text: profile.text, clauses: [] }] };
  const found = ARCHIVE_CATEGORIES.map(category => ({ category, ...archiveRetention(profile, category) }));
  const years = new Map(found.flatMap(({ category, value }) => (isRefusal(value) ? [] : [[category, value.years] as const])));
  const open = found.filter(({ category }) => !years.has(category));
  const asked = open.length === found.length ? `${profile.title}没有写明档案保存多久` : `${profile.title}没有写明${open.map(({ category }) => ARCHIVE_CATEGORY_NAMES[category]).join('、')}保存多久`;
  return { years, because: [...found.flatMap(({ value, because }) => (isRefusal(value) ? [] : because)), ...(open.length ? [{ text: `${asked}，请管理员在“制度”里填写“档案保存多久”`, clauses: [] }] : [])] };
}

/** 永久保存, 保存 10 年; null where no document says it. */
export function keepWord({ years }: Keeping, category: ArchiveCategory): string | null {
  const kept = years.get(category);
  return kept === undefined ? null : kept === null ? '永久保存' : `保存 ${kept} 年`;
}

/** 永久, 2035-03-01; null where no document says it. */
export function untilWord({ years }: Keeping, category: ArchiveCategory, day: Day): string | null {
  const kept = years.get(category);
  return kept === undefined ? null : kept === null ? '永久' : keptUntil(day, kept);
}
