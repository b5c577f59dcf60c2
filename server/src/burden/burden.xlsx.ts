import type { PlaceBurden } from '@village/shared/contract/burden';
import { BURDEN_COUNT_NAMES, BURDEN_COUNTS, BURDEN_MODULE_NAMES } from '@village/shared/kernel/burden';
import { type Cell, listBook } from '../common/list-book';

/** What was asked of those who work in the villages: by matter, by whoever asked, and what it was. Nobody is named. */
export function burdenXlsx({ placeName, week, to, people, teams, each, ceiling, modules, askers, items }: PlaceBurden): Promise<Uint8Array> {
  const title = `${placeName} ${week} 至 ${to}　${people} 人、${teams} 支队`;
  const heads = BURDEN_COUNTS.map(count => `${BURDEN_COUNT_NAMES[count].name}（每人每周，${BURDEN_COUNT_NAMES[count].unit}）`);
  const counts = heads.map(head => [head, 18] as const);
  const limit: Cell[] = ['上限', ...BURDEN_COUNTS.map(count => ceiling?.[count] ?? '没有设定')];
  const sums: Cell[] = ['合计', ...BURDEN_COUNTS.map(count => each[count])];
  return listBook(
    { name: '按模块', title, columns: [['模块', 20], ...counts], rows: [...modules.map(({ name, ...own }): Cell[] => [name, ...BURDEN_COUNTS.map(count => own[count])]), sums, limit] },
    { name: '按谁要的', title, columns: [['谁要的', 40], ...counts], rows: [...askers.map(({ name, ...own }): Cell[] => [name, ...BURDEN_COUNTS.map(count => own[count])]), sums, limit] },
    {
      name: '各项', title, columns: [['模块', 16], ['事项', 36], ['谁要的', 40], ['全体合计（件）', 14], ['必填的栏（全体合计）', 18], ['依据', 40]],
      rows: items.map(({ module, title: what, askedBy, entries, fields, because }): Cell[] => [BURDEN_MODULE_NAMES[module], what, askedBy, entries, fields, [...new Set(because.flatMap(({ clauses }) => clauses.map(({ clause }) => clause)))].join('、')]),
    },
  );
}
