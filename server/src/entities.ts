import { JournalEntry } from './common/journal';

/** Every entity, in the order of the modules. */
export const ENTITIES: (new () => object)[] = [
  JournalEntry,
];
