import type { DueFacts } from '@village/shared/rules/due-facts';
import type { DueScope, Subject } from './subject';

/** Loads what one module knows, for many subjects in a few queries. What it does not keep it leaves out. */
export interface DueLoader {
  load(scope: DueScope): Promise<(subject: Subject) => DueFacts>;
}

/** All of them; a module that comes later adds a loader in `due.module.ts` and nothing else. */
export const DUE_LOADERS = Symbol('due loaders');

/** What several loaders know of one subject, together. Lists of the same kind are joined. */
export function together(parts: readonly DueFacts[]): DueFacts {
  const facts: Record<string, unknown> = {};
  for (const part of parts) {
    for (const [name, value] of Object.entries(part) as [string, unknown][]) {
      const known = facts[name];
      if (value === undefined) continue;
      facts[name] = Array.isArray(known) && Array.isArray(value) ? [...known as unknown[], ...value as unknown[]]
        : known && typeof known === 'object' && typeof value === 'object' ? { ...known, ...value } : value;
    }
  }
  return facts;
}
