import type { Page } from '@village/shared/contract/endpoint';

/** A page of a list that is known whole. */
export function pageOf<Item>(all: readonly Item[], page: number, pageSize: number): Page<Item> {
  return { items: all.slice((page - 1) * pageSize, page * pageSize), page, pageSize, total: all.length };
}
