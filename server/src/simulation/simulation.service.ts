import { createHash } from 'node:crypto';
import { Injectable, NotFoundException, type OnApplicationBootstrap } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { MOST_MONTHS, type Simulation } from '@village/shared/contract/simulation';
import type { SimulationIdInput, SimulationsInput, StartSimulationInput } from '@village/shared/contract/simulation.input';
import { addMonths, monthOf } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import type { Profile } from '@village/shared/policy/profile';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Erasures } from '../common/erasure';
import { Journal } from '../common/journal';
import { addSeconds, Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { PersonService } from '../organisation/person.service';
import { PolicyService, type ProposedEdition } from '../policy/policy.service';
import { RunService } from './run.service';
import { SimulationEntity, SimulationResultEntity } from './simulation.entity';

const DAY_SECONDS = 86_400;
const KEPT_SECONDS = 30 * DAY_SECONDS;
/** A running simulation that has not been heard of for so long was cut off. */
const SILENT_SECONDS = 120;
const CUT_OFF = '服务中途停止，没有算完。请重新开始。';

/** Starting, watching and stopping simulations; who manages the regulation of a place sees those of the place. */
@Injectable()
export class SimulationService implements OnApplicationBootstrap {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal,
    private readonly policies: PolicyService, private readonly people: PersonService, private readonly runs: RunService, private readonly erasures: Erasures,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.erasures.every.set('simulations', DAY_SECONDS * 1000);
    await this.tidy();
    setInterval(() => { void this.tidy().catch(() => undefined); }, DAY_SECONDS * 1000).unref();
  }

  async start(input: StartSimulationInput, who: Who): Promise<Simulation | Refusal> {
    const edition = await this.managed(input.id, who);
    const wrong = this.monthsRefusal(input) ?? (edition.state === 'published' ? publishedRefusal() : null);
    if (wrong) return wrong;
    await this.tidy();
    const now = this.clock.now();
    const row: SimulationEntity = {
      id: newId(), editionId: edition.id, fingerprint: fingerprintOf(edition.profile), organisationId: edition.organisation.id, from: input.from, to: input.to, state: 'running',
      runningAt: edition.organisation.id, done: 0, total: 0, reason: '', startedBy: who.personId, startedAt: now, beatAt: now, finishedAt: null, summary: null,
    };
    const begun = await this.db.transaction(() => this.insert(row, who));
    if (isRefusal(begun)) return begun;
    this.runs.begin(row.id, edition);
    return (await this.replies([row], edition))[0];
  }

  /** The simulations of an edition, the latest first. */
  async list(input: SimulationsInput, who: Who): Promise<Simulation[]> {
    const edition = await this.managed(input.id, who);
    await this.endCutOff();
    return this.replies(await this.db.of(SimulationEntity).find({ where: { editionId: edition.id }, order: { startedAt: 'DESC', id: 'DESC' } }), edition);
  }

  async status(input: SimulationIdInput, who: Who): Promise<Simulation> {
    await this.endCutOff();
    const { row, edition } = await this.readable(input.id, who);
    return (await this.replies([row], edition))[0];
  }

  async stop(input: SimulationIdInput, who: Who): Promise<Simulation> {
    const { row, edition } = await this.readable(input.id, who);
    if (await this.runs.end(row.id, 'stopped')) await this.journal.note(who, 'simulation.stop', row.id, row.organisationId);
    return (await this.replies([await this.db.of(SimulationEntity).findOneByOrFail({ id: row.id })], edition))[0];
  }

  /** The simulation, if the person manages the regulation of its place; otherwise the same 404 as for one that does not exist. */
  async readable(id: string, who: Who): Promise<{ row: SimulationEntity; edition: ProposedEdition }> {
    const row = await this.db.of(SimulationEntity).findOneBy({ id });
    if (!row) throw new NotFoundException();
    return { row, edition: await this.managed(row.editionId, who) };
  }

  private async managed(editionId: string, who: Who): Promise<ProposedEdition> {
    const edition = await this.policies.profileOfEdition(editionId, who);
    if (!inScope(scopeOf(who, 'policy.manage'), edition.organisation.path)) throw new NotFoundException();
    return edition;
  }

  private monthsRefusal({ from, to }: StartSimulationInput): Refusal | null {
    if (to < from) return refuse('months_backward', '结束月份早于开始月份，请改正。', { field: 'to' });
    if (to >= addMonths(from, MOST_MONTHS)) return refuse('too_many_months', `一次最多比较 ${MOST_MONTHS} 个月，请把月份改近一些。`, { field: 'to' });
    const running = monthOf(this.clock.today());
    return to > running ? refuse('month_not_begun', `${to} 还没有开始，没有记录可比。最晚选 ${running}。`, { field: 'to' }) : null;
  }

  private async insert(row: SimulationEntity, who: Who): Promise<void | Refusal> {
    try {
      await this.db.of(SimulationEntity).insert(row as object);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return refuse('simulation_running', '这里有一次模拟正在计算，算完或停止以后再开始。');
    }
    await this.journal.note(who, 'simulation.start', row.id, row.organisationId);
  }

  private async replies(rows: SimulationEntity[], { organisation, profile }: ProposedEdition): Promise<Simulation[]> {
    const people = await this.people.peopleByIds(rows.map(row => row.startedBy));
    const fingerprint = fingerprintOf(profile);
    return rows.map(({ id, editionId, organisationId, from, to, state, done, total, reason, startedBy, startedAt, finishedAt, summary, ...row }) => ({
      id, editionId, organisationId, organisationName: organisation.name, from, to, state, done, total, reason, startedByName: people.get(startedBy)?.name ?? '',
      startedAt, finishedAt, outdated: row.fingerprint !== fingerprint, summary,
    }));
  }

  /** Those that another process began and did not end. */
  private async endCutOff(): Promise<void> {
    const cutOff = await this.db.of(SimulationEntity).findBy({ state: 'running', beatAt: LessThan(addSeconds(this.clock.now(), -SILENT_SECONDS)) });
    for (const { id } of cutOff) await this.runs.end(id, 'failed', { reason: CUT_OFF });
  }

  /** Removes what is too old, and what belongs to a draft that was discarded. */
  private async tidy(): Promise<void> {
    await this.endCutOff();
    await this.erasures.report('simulations', () => this.erase());
  }

  private async erase(): Promise<number> {
    const rows = await this.db.of(SimulationEntity).find({ select: { id: true, editionId: true, startedAt: true, state: true } });
    const editions = await this.policies.known(rows.map(row => row.editionId));
    const oldest = addSeconds(this.clock.now(), -KEPT_SECONDS);
    const ids = rows.filter(row => row.state !== 'running' && (row.startedAt < oldest || !editions.has(row.editionId))).map(row => row.id);
    if (ids.length === 0) return 0;
    await this.db.transaction(async () => {
      await this.db.of(SimulationResultEntity).delete({ simulationId: In(ids) });
      await this.db.of(SimulationEntity).delete({ id: In(ids) });
    });
    return ids.length;
  }
}

function publishedRefusal(): Refusal {
  return refuse('edition_published', '这一版已经发布。要看改动的影响，请先复制成草稿，再模拟。');
}

function fingerprintOf(profile: Profile): string {
  return createHash('sha256').update(JSON.stringify(profile)).digest('hex');
}
