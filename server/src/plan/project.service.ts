import { Injectable, NotFoundException } from '@nestjs/common';
import type { Page } from '@village/shared/contract/endpoint';
import type { ProjectDetail, ProjectEntry, ProjectLine } from '@village/shared/contract/project';
import type { CheckFundsInput, ProjectInput, ProjectsInput } from '@village/shared/contract/project.input';
import { RECORD_KINDS } from '@village/shared/kernel/record-kind';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { projectStanding } from '@village/shared/rules/project-thread';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { pageOf } from '../common/page-of';
import { isNamed } from '../common/pinyin';
import { ALWAYS, Clock } from '../common/time';
import type { Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { PersonService } from '../organisation/person.service';
import { RecordService, type RecordFact } from '../record/record.service';
import { FundCheckEntity } from './project.entity';
import { placeGrants, reaches, standsAt } from './reach';

const PAGE_SIZE = 20;
const { branch: BRANCH, stage: STAGE } = RECORD_KINDS.project.fields;

/** Projects as the entries about them tell; a second person looks at the money. */
@Injectable()
export class ProjectService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly records: RecordService,
    private readonly organisations: OrganisationService, private readonly people: PersonService,
  ) {}

  async list({ placeId, search, page = 1 }: ProjectsInput, who: Who): Promise<Page<ProjectLine>> {
    const paths = placeId ? [await this.pathOf(placeId, who)] : [...new Set(placeGrants(who, 'plan.read').map(({ path }) => path))];
    const threads = new Map<string, RecordFact[]>();
    for (const path of paths) for (const [id, entries] of await this.threadsAt(path)) threads.set(id, entries);
    const wanted = search?.trim() ?? '';
    const villages = await this.organisations.organisationsByIds([...threads.values()].map(([{ villageId }]) => villageId));
    const lines = [...threads].map(([id, entries]) => lineOf(id, entries, villages.get(entries[0].villageId)?.name ?? ''))
      .filter(({ title, villageName }) => title.includes(wanted) || (wanted !== '' && isNamed(villageName, wanted)))
      .sort((one, other) => (`${other.lastDay} ${other.id}` < `${one.lastDay} ${one.id}` ? -1 : 1));
    return pageOf(lines, page, PAGE_SIZE);
  }

  async one({ id }: ProjectInput, who: Who): Promise<ProjectDetail> {
    return this.detail(await this.seen(id, who), who);
  }

  /** The check keeps the sums that were looked at: what is entered later shows as a change. Whoever entered money does not check it. */
  async checkFunds({ id, entries: seen, right, text }: CheckFundsInput, who: Who): Promise<ProjectDetail | Refusal> {
    const entries = await this.seen(id, who);
    if (!this.mayCheck(entries, who)) return refuse('own_money', '记过这笔钱的人不能自己核对，请村支书、队长或上级核对。');
    if (entries.length !== seen) return refuse('plan_changed', '您看的时候又记了新的一条，请看过再核对。', { field: 'entries' });
    const { fundsFen, spentFen } = projectStanding(entries);
    await this.db.of(FundCheckEntity).insert({ id: newId(), threadId: id, entries: entries.length, funds: String(fundsFen), spent: String(spentFen), right, text: text.trim(), personId: who.personId, at: this.clock.now() });
    await this.journal.note(who, 'plan.funds.check', id, entries[0].villageId);
    return this.detail(entries, who);
  }

  /** The projects of a place, each as its entries in order. */
  async threadsAt(path: string): Promise<Map<string, RecordFact[]>> {
    const found = new Map<string, RecordFact[]>();
    for (const entry of await this.records.recordsOf({ path, kinds: ['project'] }, ALWAYS)) found.set(entry.threadId, [...found.get(entry.threadId) ?? [], entry]);
    return found;
  }

  private async seen(id: string, who: Who): Promise<RecordFact[]> {
    const root = await this.records.recordById(id);
    if (!root || root.kind !== 'project' || !reaches(pathOf(root), who, 'plan.read')) throw new NotFoundException();
    // Only a team records projects.
    const entries = (await this.records.recordsOf({ teamIds: [root.teamId!], kinds: ['project'] }, ALWAYS)).filter(({ threadId }) => threadId === id);
    if (entries.length === 0) throw new NotFoundException();
    return entries;
  }

  private async detail(entries: RecordFact[], who: Who): Promise<ProjectDetail> {
    const [{ threadId, villageId, teamId }] = entries;
    const village = await this.organisations.organisationById(villageId);
    const checks = await this.db.of(FundCheckEntity).find({ where: { threadId }, order: { id: 'DESC' } });
    const names = await this.people.peopleByIds([...entries.map(({ personId }) => personId), ...checks.map(({ personId }) => personId)]);
    const line = lineOf(threadId, entries, village?.name ?? '');
    return {
      ...line, villageId, teamId: teamId!, people: projectStanding(entries).people,
      entries: entries.map(({ id, day, text, answers, personId }): ProjectEntry => ({
        recordId: id, day, stageName: STAGE.options?.[answers.stage ?? ''] ?? '', text, fundsFen: Number(answers.funds ?? 0), spentFen: Number(answers.spent ?? 0), source: answers.source ?? '', authorName: names.get(personId)?.name ?? '',
      })).reverse(),
      checks: checks.map(({ personId, at, funds, spent, right, text }) => ({ byName: names.get(personId)?.name ?? '', at, fundsFen: Number(funds), spentFen: Number(spent), right, text })),
      changedSince: checks.length > 0 && (Number(checks[0].funds) !== line.fundsFen || Number(checks[0].spent) !== line.spentFen),
      mayCheck: this.mayCheck(entries, who), mayGoOn: !line.closed && who.grants.some(grant => grant.teamId === teamId),
    };
  }

  private mayCheck(entries: readonly RecordFact[], who: Who): boolean {
    const path = pathOf(entries[0]);
    const entered = entries.some(({ personId, answers }) => personId === who.personId && Number(answers.funds ?? 0) + Number(answers.spent ?? 0) > 0);
    return !entered && (standsAt(path, who, 'plan.act') || reaches(path, who, 'plan.review'));
  }

  private async pathOf(placeId: string, who: Who): Promise<string> {
    const place = await this.organisations.organisationById(placeId);
    if (!place || !reaches(place.path, who, 'plan.read')) throw new NotFoundException();
    return place.path;
  }
}

function pathOf({ countyId, townshipId, villageId }: RecordFact): string {
  return `/${countyId}/${townshipId}/${villageId}/`;
}

function lineOf(id: string, entries: readonly RecordFact[], villageName: string): ProjectLine {
  const { title, branch, stage, fundsFen, spentFen, lastDay, closed } = projectStanding(entries);
  return { id, title, branchName: BRANCH.options?.[branch] ?? '', stageName: STAGE.options?.[stage] ?? '', villageName, fundsFen, spentFen, lastDay, closed, overspent: spentFen > fundsFen };
}
