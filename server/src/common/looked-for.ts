import { Brackets, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import { isNamed, isPinyin } from './pinyin';

interface Where {
  /** Columns that hold words. */
  words?: readonly string[];
  /** Columns that hold names of people or places: found by pinyin too. */
  names?: readonly string[];
  /** Columns that hold the ids of whoever or whatever has a name elsewhere. */
  ids?: Record<string, (ids: string[]) => Promise<Map<string, string | { name: string }>>>;
  /** What else counts as found. */
  also?: readonly string[];
}

/**
 * Of a list what holds the word: in one of its texts, or in a name of a person or place by characters and by pinyin.
 * The names are those that the list reaches already, so the word tells nobody of others.
 */
export async function lookFor<Row extends ObjectLiteral>(list: SelectQueryBuilder<Row>, search: string | undefined, { words = [], names = [], ids = {}, also = [] }: Where): Promise<void> {
  const word = search?.trim() ?? '';
  if (word === '') return;
  const known: Record<string, string[]> = {};
  const valuesOf = async (column: string) => (await list.clone().select(`DISTINCT ${column}`, 'value').orderBy().getRawMany<{ value: string | null }>()).flatMap(({ value }) => value ?? []);
  if (isPinyin(word.toLowerCase())) for (const column of names) known[column] = (await valuesOf(column)).filter(name => isNamed(name, word));
  for (const [column, namesOf] of Object.entries(ids)) {
    const found = await valuesOf(column);
    if (found.length > 0) known[column] = [...await namesOf(found)].flatMap(([id, named]) => (isNamed(typeof named === 'string' ? named : named.name, word) ? id : []));
  }
  list.andWhere(new Brackets(any => {
    [...words, ...names].forEach(column => any.orWhere(`${column} LIKE :lookedFor ESCAPE '!'`));
    Object.entries(known).filter(([, values]) => values.length > 0).forEach(([column, values], index) => any.orWhere(`${column} IN (:...looked${index})`, { [`looked${index}`]: values }));
    also.forEach(condition => any.orWhere(condition));
    any.orWhere('1 = 0');
  })).setParameter('lookedFor', containing(word));
}

/** For `LIKE … ESCAPE '!'`: what contains this word, whatever signs are in it. */
export function containing(word: string): string {
  return `%${word.replace(/[!%_]/g, sign => `!${sign}`)}%`;
}
