import { Injectable } from '@nestjs/common';
import type { ArchiveTeamLine } from '@village/shared/contract/archive';
import type { Reason } from '@village/shared/kernel/finding';
import { isRefusal } from '@village/shared/kernel/refusal';
import { archiveCategories, archivePartName, archiveState } from '@village/shared/rules/archive';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { TeamService } from '../organisation/team.service';
import { PolicyService } from '../policy/policy.service';
import type { ArchiveCustodianEntity, ArchiveItemEntity } from './archive.entity';
import { ArchiveFactsService } from './archive-facts.service';
import type { ArchiveSpan, DrawnPaper } from './source';

export interface Found {
  line: ArchiveTeamLine;
  asked: readonly string[];
  drawn: DrawnPaper[];
  filed: ArchiveItemEntity[];
  custodians: ArchiveCustodianEntity[];
  people: { personId: string; name: string }[];
  because: Reason[];
}

/** What an archive lacks by the document of its place. */
@Injectable()
export class ArchiveStandingService {
  constructor(private readonly clock: Clock, private readonly facts: ArchiveFactsService, private readonly teams: TeamService, private readonly policies: PolicyService) {}

  async found(span: ArchiveSpan, who: Who): Promise<Found> {
    const today = this.clock.today();
    const [drawn, filed, custodians] = [await this.facts.drawn(span, who), await this.facts.standing(span), await this.facts.custodians(span)];
    const people = (await this.teams.membersOf([span.team.id], span.to, span.to)).map(({ personId, name }) => ({ personId, name }));
    const keeper = custodians.find(({ from }) => from <= today);
    const custodian = people.find(({ personId }) => personId === keeper?.personId)?.name ?? null;
    const line = { teamId: span.team.id, teamName: span.team.name, townshipName: span.team.townshipName, count: drawn.length + filed.length, custodian, complete: null, missing: [] };
    const rest = { drawn, filed, custodians, people };
    const profile = await this.policies.activeFor(span.team.path, span.to);
    if (isRefusal(profile)) return { ...rest, line, asked: [], because: [{ text: profile.text, clauses: [] }] };
    const listed = archiveCategories(profile);
    if (isRefusal(listed.value)) return { ...rest, line, asked: [], because: [{ text: `${profile.title}没有列出档案的类别，下面按系统里已有的材料分类`, clauses: [] }] };
    const all = [...drawn, ...filed];
    const state = archiveState(profile, { categories: [...new Set(all.map(({ category }) => category))], forms: [...new Set(all.map(({ form }) => form))], custodianNamed: custodian !== null });
    const kept = isRefusal(state.value) ? { complete: null, missing: [] } : state.value;
    return { ...rest, line: { ...line, complete: kept.complete, missing: kept.missing.map(archivePartName) }, asked: listed.value.categories, because: state.because };
  }
}
