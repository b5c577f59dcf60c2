import { Injectable } from '@nestjs/common';
import type { Instant } from '@village/shared/kernel/day';
import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, KeyColumn } from './columns';
import { Db } from './db';
import { newId } from './id';
import { Clock } from './time';
import type { Who } from './who';

/** Who did what to which thing, and when: ids only, never a name or a number. */
@Entity('journal')
@Index('ix_journal_subject', ['subjectId', 'at'])
@Index('ix_journal_organisation', ['organisationId', 'at'])
export class JournalEntry {
  @IdColumn() id: string;
  @InstantColumn() at: Instant;
  /** Null: the system, or somebody who is not signed in. */
  @IdColumn({ nullable: true }) personId: string | null;
  @IdColumn({ nullable: true }) sessionId: string | null;
  @KeyColumn() action: string;
  @KeyColumn({ nullable: true }) subjectId: string | null;
  @IdColumn({ nullable: true }) organisationId: string | null;
}

@Injectable()
export class Journal {
  constructor(private readonly db: Db, private readonly clock: Clock) {}

  /** Writes an entry in the transaction of the request: it stands or falls with what it tells. */
  async note(who: Pick<Who, 'personId' | 'sessionId'> | null, action: string, subjectId: string | null, organisationId: string | null = null): Promise<void> {
    await this.db.of(JournalEntry).insert({
      id: newId(), at: this.clock.now(), personId: who?.personId ?? null, sessionId: who?.sessionId ?? null, action, subjectId, organisationId,
    });
  }
}
