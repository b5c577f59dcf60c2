import { nameOfWord } from '../kernel/word';
import type { Of } from './shape';
import type { condition } from './words';

export type Condition = Of<typeof condition>;
/** The facts of a case by name. What is not there is not known: neither a yes nor a no. */
export type Facts = Readonly<Record<string, number | boolean | string | undefined>>;
interface Row {
  when: readonly Condition[];
}

/** The words a fact can take where they are not all named in the table. */
const WORDS_OF: Readonly<Record<string, readonly string[]>> = { member_type: ['city_direct', 'other_unit'] };
const MOST_STAFF_OR_DAYS = 400;

/** The rows whose conditions all hold. A table that loaded gives exactly one where every fact it asks for is known. */
export function rowsFor<R extends Row>(rows: readonly R[], facts: Facts): R[] {
  return rows.filter(row => row.when.every(each => holds(each, facts[each.fact])));
}

/** The rows of which it cannot be told whether they hold: nothing that is known speaks against them, and something they ask for is not known. */
export function undecidedRows<R extends Row>(rows: readonly R[], facts: Facts): R[] {
  return rows.filter(row => row.when.every(each => facts[each.fact] === undefined || holds(each, facts[each.fact])) && row.when.some(each => facts[each.fact] === undefined));
}

/** The facts that have to be known before it can be told which rows hold, in the order of the table. */
export function missingFacts(rows: readonly Row[], facts: Facts): string[] {
  return [...new Set(undecidedRows(rows, facts).flatMap(row => row.when).filter(each => facts[each.fact] === undefined).map(each => each.fact))];
}

/** Does the condition hold for this fact? What is not known holds for none. */
export function holds(wanted: Condition, fact: Facts[string]): boolean {
  if (typeof wanted.is === 'boolean') return fact === wanted.is;
  if (wanted.in) return typeof fact === 'string' && wanted.in.includes(fact);
  return typeof fact === 'number' && (wanted.over == null || fact > wanted.over) && (wanted.upTo == null || fact <= wanted.upTo)
    && (wanted.least == null || fact >= wanted.least) && (wanted.under == null || fact < wanted.under);
}

/** Does exactly one row match whatever the facts are? Null when it does, else a Chinese sentence that names the facts and the rows. */
export function faultOfTable(rows: readonly Row[], name: string): string | null {
  const facts = [...new Set(rows.flatMap(row => row.when.map(each => each.fact)))];
  for (const values of combinations(facts.map(fact => valuesOf(rows, fact)))) {
    const given = Object.fromEntries(facts.map((fact, index) => [fact, values[index]]));
    const found = rowsFor(rows, given);
    const facing = facts.length ? `（${facts.map((fact, index) => `${nameOfWord(fact)}：${told(values[index])}`).join('，')}）` : '';
    if (found.length === 0) return `${name}${facing}没有对应的一行`;
    if (found.length > 1) return `${name}${facing}同时符合 ${found.length} 行：第 ${found.map(row => rows.indexOf(row) + 1).join('、')} 行`;
  }
  return null;
}

/** The values of a fact at which a row can begin or end to match, half a unit apart. */
function valuesOf(rows: readonly Row[], fact: string): (number | boolean | string)[] {
  const conditions = rows.flatMap(row => row.when).filter(each => each.fact === fact);
  if (conditions.some(each => typeof each.is === 'boolean')) return [false, true];
  if (conditions.some(each => each.in)) return [...new Set([...(WORDS_OF[fact] ?? []), ...conditions.flatMap(each => each.in ?? [])])];
  const bounds = conditions.flatMap(each => [each.over, each.upTo, each.least, each.under]).filter(bound => bound != null);
  return [...new Set([0, MOST_STAFF_OR_DAYS, ...bounds.flatMap(bound => [bound - 0.5, bound, bound + 0.5])])].filter(value => value >= 0);
}

function told(value: number | boolean | string): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'number' ? String(value) : nameOfWord(value);
}

function combinations(lists: (number | boolean | string)[][]): (number | boolean | string)[][] {
  return lists.reduce<(number | boolean | string)[][]>((found, list) => found.flatMap(begun => list.map(value => [...begun, value])), [[]]);
}
