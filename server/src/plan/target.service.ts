import { Injectable, NotFoundException } from '@nestjs/common';
import type { TargetLine, TargetsReply } from '@village/shared/contract/project';
import type { TargetsInput } from '@village/shared/contract/project.input';
import type { Day } from '@village/shared/kernel/day';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfWord } from '@village/shared/kernel/word';
import type { Profile } from '@village/shared/policy/profile';
import { annualTarget, targetsOf } from '@village/shared/rules/annual-target';
import { projectStanding } from '@village/shared/rules/project-thread';
import { Db } from '../common/db';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { HouseholdFactsService } from '../household/household-facts.service';
import { OrganisationService } from '../organisation/organisation.service';
import { PolicyService } from '../policy/policy.service';
import { RecordService, type RecordFact } from '../record/record.service';
import { PlanEntity } from './plan.entity';
import { ProjectService } from './project.service';
import { reaches } from './reach';

/** What was counted for a target. */
interface Counted {
  names: string[];
  beneficiaries?: number;
}

/** The targets of a village for a year, counted from what is recorded. */
@Injectable()
export class TargetService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly organisations: OrganisationService, private readonly policies: PolicyService, private readonly records: RecordService,
    private readonly households: HouseholdFactsService, private readonly projects: ProjectService,
  ) {}

  async targets({ placeId, year }: TargetsInput, who: Who): Promise<TargetsReply | Refusal> {
    const place = await this.organisations.organisationById(placeId);
    if (!place || place.kind !== 'village' || !reaches(place.path, who, 'plan.read')) throw new NotFoundException();
    const today = this.clock.today();
    const days = { from: `${year}-01-01`, to: `${year}-12-31` };
    const profile = await this.policies.activeFor(place.path, days.to < today ? days.to : today);
    if (isRefusal(profile)) return profile;
    const villagers = await this.households.peopleIn(place.id) ?? await this.planned(place.id, year);
    const lines: TargetLine[] = [];
    for (const target of targetsOf(profile)) lines.push(lineOf(profile, target, await this.counted(target, place.path, place.id, year, days), villagers));
    return { year, villageName: place.name, villagers, lines };
  }

  private async counted(target: string, path: string, villageId: string, year: number, days: { from: Day; to: Day }): Promise<Counted | null> {
    switch (target) {
      case 'practical_deed': {
        const deeds = threadsOf(await this.records.recordsOf({ path, kinds: ['practical_deed'] }, days)).filter(entries => entries.some(({ closes }) => closes));
        return { names: deeds.map(entries => lastAnswer(entries, 'title')), beneficiaries: Math.max(0, ...deeds.map(entries => Number(lastAnswer(entries, 'beneficiaries')))) };
      }
      case 'stable_collective_income_item': return this.ofProjects(path, 'collective', ['accepted', 'in_use']);
      case 'leading_industries': return this.ofProjects(path, 'industry', ['building', 'accepted', 'in_use']);
      case 'optional_actions': return { names: (await this.db.of(PlanEntity).findBy([{ villageId, year, kind: 'special', state: 'adopted' }, { villageId, year, kind: 'special', state: 'closed' }])).map(({ title }) => title) };
      default: return null;
    }
  }

  private async ofProjects(path: string, branch: string, stages: readonly string[]): Promise<Counted> {
    const standings = [...(await this.projects.threadsAt(path)).values()].map(projectStanding);
    return { names: standings.filter(standing => standing.branch === branch && stages.includes(standing.stage)).map(({ title }) => title) };
  }

  private async planned(villageId: string, year: number): Promise<number | null> {
    const plans = await this.db.of(PlanEntity).find({ where: { villageId, year }, order: { id: 'DESC' } });
    return plans.find(({ villagers }) => villagers !== null)?.villagers ?? null;
  }
}

function lineOf(profile: Profile, target: string, counted: Counted | null, villagers: number | null): TargetLine {
  const asked = { target, count: counted?.names.length ?? 0, ...(counted?.beneficiaries !== undefined && villagers !== null ? { beneficiaries: counted.beneficiaries, villagers } : {}) };
  const { value, because } = annualTarget(profile, asked);
  const found = isRefusal(value) ? null : value;
  return {
    target, name: nameOfWord(target), count: counted?.names.length ?? null, requiredMin: found?.requiredMin ?? null, requiredMax: found?.requiredMax ?? null, beneficiaries: counted?.beneficiaries ?? null,
    compliant: counted === null ? null : found?.compliant ?? null, counted: counted?.names ?? [], because,
  };
}

function threadsOf(entries: readonly RecordFact[]): RecordFact[][] {
  const found = new Map<string, RecordFact[]>();
  for (const entry of entries) found.set(entry.threadId, [...found.get(entry.threadId) ?? [], entry]);
  return [...found.values()];
}

function lastAnswer(entries: readonly RecordFact[], field: string): string {
  return entries.map(({ answers }) => answers[field]).filter(Boolean).pop() ?? '';
}
