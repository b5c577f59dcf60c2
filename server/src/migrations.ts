import type { MigrationInterface } from 'typeorm';
import { Common1 } from './migrations/0001-common';

/** Every migration, in the order they run. */
export const MIGRATIONS: (new () => MigrationInterface)[] = [
  Common1,
];
