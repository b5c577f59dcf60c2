import { Injectable } from '@nestjs/common';
import { Like, MoreThan } from 'typeorm';
import type { FileReply, Page } from '@village/shared/contract/endpoint';
import type { SimulationResult } from '@village/shared/contract/simulation';
import type { SimulationIdInput, SimulationResultsInput } from '@village/shared/contract/simulation.input';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import type { Who } from '../common/who';
import { simulationXlsx } from './simulation.xlsx';
import { SimulationResultEntity } from './simulation.entity';
import { SimulationService } from './simulation.service';

const PAGE_SIZE = 20;
const ROWS_AT_ONCE = 500;

/** What a simulation found, one by one. */
@Injectable()
export class ResultService {
  constructor(private readonly db: Db, private readonly simulations: SimulationService) {}

  async page(input: SimulationResultsInput, who: Who): Promise<Page<SimulationResult>> {
    const { row } = await this.simulations.readable(input.id, who);
    const page = input.page ?? 1;
    const name = input.search?.trim().replace(/[\\%_]/g, '');
    const [rows, total] = await this.db.of(SimulationResultEntity).findAndCount({
      where: { simulationId: row.id, ...(input.kind ? { kind: input.kind } : {}), ...(name ? { personName: Like(`%${name}%`) } : {}) },
      order: { position: 'ASC' }, skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE,
    });
    return { items: rows.map(replyOf), page, pageSize: PAGE_SIZE, total };
  }

  async xlsx(input: SimulationIdInput, who: Who): Promise<FileReply | Refusal> {
    const simulation = await this.simulations.status(input, who);
    if (!simulation.summary) return refuse('simulation_unfinished', '模拟还没有算完，算完以后再下载。');
    const file = await simulationXlsx({ ...simulation, summary: simulation.summary }, this.all(simulation.id));
    return { file, name: `${simulation.organisationName}制度模拟 ${simulation.from}至${simulation.to}.xlsx` };
  }

  /** All results, so many at a time. */
  private async *all(simulationId: string): AsyncGenerator<SimulationResult[]> {
    for (let after = 0; ;) {
      const rows = await this.db.of(SimulationResultEntity).find({ where: { simulationId, position: MoreThan(after) }, order: { position: 'ASC' }, take: ROWS_AT_ONCE });
      if (rows.length === 0) return;
      yield rows.map(replyOf);
      after = rows[rows.length - 1].position;
    }
  }
}

function replyOf({ id, kind, personName, townshipName, villageName, month, leave, content: { changes, before, after } }: SimulationResultEntity): SimulationResult {
  return { id, kind, personName, townshipName, villageName, month, leave, changes, before, after };
}
