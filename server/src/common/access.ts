import { Injectable } from '@nestjs/common';
import type { DisclosedKind } from '@village/shared/contract/operation';
import type { Instant } from '@village/shared/kernel/day';
import type { Permission } from '@village/shared/kernel/permission';
import type { RoleId } from '@village/shared/kernel/role';
import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, KeyColumn, NumberColumn, TextColumn } from './columns';
import { Db } from './db';
import { DISCLOSED } from './disclosed';
import { newId } from './id';
import { Clock } from './time';
import { grantFor, type Who } from './who';

/** That somebody read or exported personal data of others: ids only, never a name or a number. Never changed; it goes after three years. */
@Entity('access')
@Index('ix_access_at', ['at'])
@Index('ix_access_reader', ['readerId', 'at'])
@Index('ix_access_subject', ['subjectId', 'at'])
export class AccessEntity {
  @IdColumn() id: string;
  @InstantColumn() at: Instant;
  @IdColumn() readerId: string;
  /** As what he read it. */
  @KeyColumn() role: RoleId;
  /** The place that this role reaches: who watches over it sees the line. */
  @TextColumn(200) path: string;
  /** The endpoint: `organisation.export`. */
  @KeyColumn() operation: string;
  @KeyColumn() kind: DisclosedKind;
  /** Whose it is, where it is one person's, one household's, one leave's. */
  @KeyColumn({ nullable: true }) subjectId: string | null;
  /** Why, where it is asked. */
  @KeyColumn({ nullable: true }) purpose: string | null;
  /** How many people, households or lines; null where it is not counted. */
  @NumberColumn({ nullable: true }) rowCount: number | null;
}

/** Writes down who reads or exports what of others. Where it cannot be written nothing is handed out. */
@Injectable()
export class AccessLog {
  constructor(private readonly db: Db, private readonly clock: Clock) {}

  async note(operation: string, permission: Permission, input: object, reply: object, who: Who): Promise<void> {
    const disclosed = DISCLOSED[operation];
    if (!disclosed || disclosed.unless?.(reply)) return;
    const grant = grantFor(who, permission);
    const subjectId = subjectOf(input, disclosed.subject);
    // What somebody reads of himself is no access of another.
    if (!grant || subjectId === who.personId) return;
    await this.db.of(AccessEntity).insert({
      id: newId(), at: this.clock.now(), readerId: who.personId, role: grant.role, path: grant.path, operation, kind: disclosed.kind, subjectId,
      purpose: (input as { purpose?: string }).purpose ?? null, rowCount: countOf(reply),
    });
  }
}

function subjectOf(input: object, field: string | undefined): string | null {
  const value = field === undefined ? undefined : (input as Record<string, unknown>)[field];
  return typeof value === 'string' ? value : null;
}

function countOf(reply: object): number | null {
  if ('items' in reply && Array.isArray(reply.items)) return reply.items.length;
  if ('file' in reply || 'stream' in reply) return (reply as { rows?: number }).rows ?? null;
  return 1;
}
