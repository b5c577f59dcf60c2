import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/** The transaction that the running code belongs to. */
export const currentTransaction = new AsyncLocalStorage<EntityManager>();

/** New rows of one table. */
export interface NewRows {
  entity: EntityTarget<ObjectLiteral>;
  rows: ObjectLiteral[];
}

/** The rows that the running code wants put down, where they are gathered to be written with those of other requests. */
export const gatheredRows = new AsyncLocalStorage<NewRows[]>();
