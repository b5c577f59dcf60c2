import { Injectable } from '@nestjs/common';
import type { Instant } from '@village/shared/kernel/day';
import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, JsonColumn, KeyColumn, TextColumn } from './columns';
import { Db } from './db';
import { Clock } from './time';

/** A fault that somebody was told the number of: where in the program it happened. Not who it was, and not what he sent. */
@Entity('fault')
@Index('ix_fault_at', ['at'])
export class FaultEntity {
  @IdColumn() id: string;
  @InstantColumn() at: Instant;
  @KeyColumn() method: string;
  /** The path as it is declared, without what was filled in. */
  @TextColumn(200) path: string;
  /** The name of the error, and the code of the database. */
  @KeyColumn() kind: string;
  @KeyColumn({ nullable: true }) code: string | null;
  /** Lines of the program. */
  @JsonColumn() lines: string[];
}

/** Keeps faults so that whoever hears their number finds them. Where the database itself is away the log has them. */
@Injectable()
export class FaultLog {
  constructor(private readonly db: Db, private readonly clock: Clock) {}

  async keep(fault: Omit<FaultEntity, 'at'>): Promise<void> {
    await this.db.of(FaultEntity).insert({ ...fault, at: this.clock.now(), kind: fault.kind.slice(0, 64), code: fault.code?.slice(0, 64) ?? null, path: fault.path.slice(0, 200) }).catch(() => undefined);
  }
}
