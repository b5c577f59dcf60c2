import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';

/** The transaction that the running code belongs to. */
export const currentTransaction = new AsyncLocalStorage<EntityManager>();
