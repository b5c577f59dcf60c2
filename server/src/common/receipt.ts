import { createHash } from 'node:crypto';
import { HttpException, Injectable } from '@nestjs/common';
import type { Received } from '@village/shared/contract/receipt';
import type { Instant } from '@village/shared/kernel/day';
import { canonical } from '@village/shared/kernel/digest';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, KeyColumn } from './columns';
import { Db, isDuplicate } from './db';
import { newId } from './id';
import { Journal } from './journal';
import { Clock } from './time';
import type { Who } from './who';

/** That an entry was received: one row for one person, operation and key, whatever was sent how often. Never deleted. */
@Entity('receipt')
@Index('uq_receipt_key', ['actorId', 'operation', 'clientKey'], { unique: true })
export class ReceiptEntity {
  @IdColumn() id: string;
  @IdColumn() actorId: string;
  /** The name of the endpoint: `leave.apply`. */
  @KeyColumn() operation: string;
  @KeyColumn() clientKey: string;
  /** What was sent, to tell a repetition from something else under the same key. */
  @KeyColumn() bodyHash: string;
  /** What the phone's clock said, where the entry says so, and what the server's did. */
  @InstantColumn({ nullable: true }) claimedAt: Instant | null;
  @InstantColumn() receivedAt: Instant;
}

/** HTTP 409: the key was used for something else. */
export class KeyUsed extends HttpException {
  constructor() {
    super('key used', 409);
  }
}

/** An entry as it came in. */
export interface Entry {
  operation: string;
  key: string;
  claimedAt: Instant | null;
  body: object;
}

/** Receives every entry once: the receipt is written first, the work follows in the same transaction. */
@Injectable()
export class Receipts {
  constructor(private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal) {}

  /** Does the work and gives a receipt; for an entry that was received before gives that receipt and does nothing. Of two at once the second waits. */
  async once<Reply>(entry: Entry, who: Who, work: () => Promise<Reply | Refusal>): Promise<Received<Reply> | Refusal> {
    try {
      return await this.db.transaction(() => this.receive(entry, who, work));
    } catch (error) {
      if (error instanceof KeyUsed) await this.journal.note(who, 'receipt.key-used', entry.operation);
      throw error;
    }
  }

  /** The same for work that lets its rows be gathered, as long as nothing stands in the way. Null: it was received before, or is refused: ask `once`, which tells these apart. */
  async first<Reply>(entry: Entry, who: Who, work: () => Promise<Reply | Refusal>): Promise<Received<Reply> | null> {
    const row = this.rowOf(entry, who);
    try {
      const reply = await this.db.gather(work, [{ entity: ReceiptEntity, rows: [row] }]);
      return isRefusal(reply) ? null : received(row, reply);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return null;
    }
  }

  private rowOf({ operation, key, claimedAt, body }: Entry, who: Who): ReceiptEntity {
    return {
      id: newId(), actorId: who.personId, operation, clientKey: key, claimedAt, receivedAt: this.clock.now(),
      bodyHash: createHash('sha256').update(canonical(body)).digest('hex'),
    };
  }

  private async receive<Reply>(entry: Entry, who: Who, work: () => Promise<Reply | Refusal>): Promise<Received<Reply> | Refusal> {
    const { operation, key } = entry;
    const row = this.rowOf(entry, who);
    try {
      await this.db.of(ReceiptEntity).insert(row);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      const before = await this.db.of(ReceiptEntity).findOneByOrFail({ actorId: who.personId, operation, clientKey: key });
      if (before.bodyHash !== row.bodyHash) throw new KeyUsed();
      return received<Reply>(before, null);
    }
    const reply = await work();
    return isRefusal(reply) ? reply : received(row, reply);
  }
}

function received<Reply>({ id, clientKey, bodyHash, receivedAt }: ReceiptEntity, reply: Reply | null): Received<Reply> {
  return { receipt: { id, key: clientKey, bodyHash, receivedAt }, reply };
}
