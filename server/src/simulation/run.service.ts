import { setImmediate as breath } from 'node:timers/promises';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { QueryDeepPartialEntity } from 'typeorm';
import type { SimulationState, SimulationSummary } from '@village/shared/contract/simulation';
import type { Month } from '@village/shared/kernel/day';
import type { Calendar } from '@village/shared/rules/calendar';
import { decides, notCompared, type Difference } from '@village/shared/rules/simulation';
import { leaveDifferences } from '@village/shared/rules/simulation-leave';
import { personDifferences } from '@village/shared/rules/simulation-person';
import { simulationTotals, type Counted } from '@village/shared/rules/simulation-totals';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Clock } from '../common/time';
import { PolicyService, type ProposedEdition } from '../policy/policy.service';
import { CaseService, type Case, type Plan } from './case.service';
import { SimulationEntity, SimulationResultEntity } from './simulation.entity';

/** Whose facts are held in memory at once. */
const GROUP = 100;
/** After so many people what was found is written down. */
const SAVE_AFTER = 50;
const ROWS_AT_ONCE = 100;
/** Where only a number changes, the result stands behind all others. */
const LAST = 1_000_000_000;
const INTERRUPTED = '服务中途重新启动，没有算完。请重新开始。';
const BROKEN = '计算中出了错，没有算完。请重新开始；还是不行，请联系维护人员。';

type Ending = Pick<SimulationEntity, 'state' | 'reason' | 'summary'>;

/** What a run has found so far. */
interface Found {
  rows: SimulationResultEntity[];
  counted: Counted[];
  position: number;
  leaves: number;
  done: number;
}

/** Computes simulations in the background, a person at a time, so that other requests come in between. */
@Injectable()
export class RunService implements OnModuleDestroy {
  private readonly log = new Logger('Simulation');
  private readonly running = new Map<string, Promise<void>>();
  private closing = false;

  constructor(private readonly db: Db, private readonly clock: Clock, private readonly policies: PolicyService, private readonly cases: CaseService) {}

  /** Begins the work and returns at once; called outside of any transaction. */
  begin(id: string, draft: ProposedEdition): void {
    // A draft may bear the version of what it was copied from: here it is told from it.
    const work = this.run(id, { ...draft, profile: { ...draft.profile, version: `${draft.profile.version}-${id}` } }).finally(() => this.running.delete(id));
    this.running.set(id, work);
  }

  /** Resolves when the simulation no longer runs here. */
  async ended(id: string): Promise<void> {
    await this.running.get(id);
  }

  async onModuleDestroy(): Promise<void> {
    this.closing = true;
    await Promise.all(this.running.values());
  }

  /** Ends a simulation that runs; false where it had ended already. */
  async end(id: string, state: Exclude<SimulationState, 'running'>, ending: Partial<Ending> = {}): Promise<boolean> {
    const now = this.clock.now();
    const { affected } = await this.db.of(SimulationEntity).update({ id, state: 'running' }, { state, runningAt: null, beatAt: now, finishedAt: now, ...ending } as object);
    return affected === 1;
  }

  private async run(id: string, draft: ProposedEdition): Promise<void> {
    try {
      const row = await this.db.of(SimulationEntity).findOneByOrFail({ id });
      const summary = await this.compare(row, draft);
      if (summary) await this.end(id, 'done', { summary });
      else if (this.closing) await this.end(id, 'failed', { reason: INTERRUPTED });
    } catch (error) {
      this.log.error(`simulation ${id} failed: ${error instanceof Error ? error.stack : 'unknown'}`);
      await this.end(id, 'failed', { reason: BROKEN }).catch(() => undefined);
    }
  }

  /** All people, group by group; null where it was stopped on the way. */
  private async compare(row: SimulationEntity, draft: ProposedEdition): Promise<SimulationSummary | null> {
    const calendar = await this.policies.calendar();
    const plan = await this.cases.plan(draft, row.from, row.to);
    const ids = await this.cases.people(draft, row.from, row.to);
    const total = ids.length * plan.months.length;
    const found: Found = { rows: [], counted: [], position: 0, leaves: 0, done: 0 };
    if (!(await this.save(row.id, found, total))) return null;
    for (let start = 0; start < ids.length; start += GROUP) {
      const group = await this.cases.group(ids.slice(start, start + GROUP), plan, draft);
      for (const [index, one] of group.entries()) {
        await breath();
        if (this.closing) return null;
        this.compareOne(row.id, one, calendar, found);
        found.done += plan.months.length;
        const last = index + 1 === group.length;
        if ((last || (index + 1) % SAVE_AFTER === 0) && !(await this.save(row.id, found, total))) return null;
      }
    }
    return { compared: { people: ids.length, months: total, leaves: found.leaves }, ...simulationTotals(found.counted), notCompared: silent(plan) };
  }

  private compareOne(simulationId: string, one: Case, calendar: Calendar, found: Found): void {
    const keep = (month: Month, leave: string, { kind, changes, before, after }: Difference) => {
      const { villageName, townshipName } = one.placeIn(month);
      found.position += 1;
      const position = decides(changes) ? found.position : LAST + found.position;
      found.rows.push({ id: newId(), simulationId, position, kind, personName: one.name, villageName, townshipName, month, leave, content: { changes, before, after } });
      found.counted.push({ personId: one.personId, kind, changes: changes.map(({ counted, fen, onlyNumber }) => ({ counted, fen, onlyNumber })) });
    };
    for (const { month, difference } of personDifferences(calendar, one.person)) keep(month, '', difference);
    for (const { month, text, leave, sides } of one.leaves) for (const difference of leaveDifferences(calendar, leave, sides)) keep(month, text, difference);
    found.leaves += one.leaves.length;
  }

  /** Writes down what was found since the last time; false where somebody stopped the simulation. */
  private async save(id: string, found: Found, total: number): Promise<boolean> {
    const rows = found.rows;
    found.rows = [];
    return this.db.transaction(async () => {
      const { affected } = await this.db.of(SimulationEntity).update({ id, state: 'running' }, { done: found.done, total, beatAt: this.clock.now() });
      if (affected !== 1) return false;
      for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) await this.db.of(SimulationResultEntity).insert(rows.slice(start, start + ROWS_AT_ONCE) as QueryDeepPartialEntity<SimulationResultEntity>[]);
      return true;
    });
  }
}

/** What no comparison speaks of, of every pair of documents of which one would have been in force instead of the other on some day. */
function silent({ rules }: Plan): string[] {
  const pairs = [...rules.values()].flatMap(([before, after]) => [...before, ...after].flatMap(({ from }) => {
    const [one, other] = [before, after].map(parts => parts.filter(part => part.from <= from).pop()?.profile);
    return one && other ? [[one, other] as const] : [];
  }));
  const distinct = new Map(pairs.filter(([one, other]) => one !== other).map(([one, other]) => [`${one.id} ${one.version} ${other.id} ${other.version}`, [one, other] as const]));
  return [...new Set([...distinct.values()].flatMap(([one, other]) => notCompared(one, other)))];
}
