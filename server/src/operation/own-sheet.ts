import { clockOf, dayOf } from '@village/shared/kernel/day';
import { nameOfWord } from '@village/shared/kernel/word';
import type { Cell, List } from '../common/list-book';
import type { Row } from '../common/rows';
import { COLUMN_WORDS, HIDDEN_COLUMNS } from './column-words';
import type { OwnRows } from './own-rows.service';
import { wordOf } from './value-words';

/** How somebody else is called. */
export const OTHER = '另一人';

/** Ids are looked up here: the person himself, others without their names, places by name. */
export type NameOf = (id: string) => string | null;

/** Columns by which rows are put in order of time. */
const TIMES = ['day', 'startDay', 'month', 'at', 'createdAt', 'claimedAt', 'receivedAt', 'submittedAt', 'uploadedAt', 'askedAt', 'plannedAt', 'decidedAt', 'from'];
/** A cell of a spreadsheet holds no more. */
const MOST_LETTERS = 32_000;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$|^[A-Za-z0-9_-]{20,36}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Every id that stands in these rows: whose names are asked. */
export function idsIn(found: readonly OwnRows[]): string[] {
  return [...new Set(found.flatMap(({ use, rows }) => rows.flatMap(row => shownOf(row, use.omit).flatMap(([, value]) => textsIn(value).filter(text => ID.test(text))))))];
}

/** The rows of one table as a person reads them: columns that are empty everywhere are left out. */
export function ownSheet({ table, use, rows }: OwnRows, personId: string, nameOf: NameOf): List {
  const timeOf = (row: Row) => String(TIMES.map(column => row[column]).find(value => typeof value === 'string') ?? '');
  const told = [...rows].sort((one, other) => (timeOf(one) < timeOf(other) ? -1 : 1)).map(row => {
    const isListed = (column: string) => use.within?.includes(column) && !use.about?.some(each => row[each] === personId);
    return new Map(shownOf(row, use.omit).map(([column, value]) => [column, isNameOfAnother(row, column, personId) ? OTHER : cellOf(table, column, isListed(column) ? namingOnly(value, personId) : value, nameOf)]));
  });
  const columns = [...new Set(told.flatMap(row => [...row.keys()]))].filter(column => told.some(row => (row.get(column) ?? '') !== ''));
  return {
    name: use.title,
    columns: columns.map(column => [COLUMN_WORDS[column] ?? column, Math.min(40, Math.max(12, ...told.slice(0, 50).map(row => String(row.get(column) ?? '').length * 1.6)))] as const),
    rows: told.map(row => columns.map(column => row.get(column) ?? '')),
  };
}

function shownOf(row: Row, omit: readonly string[] = []): [string, Row[string]][] {
  return Object.entries(row).filter(([column]) => !HIDDEN_COLUMNS.includes(column) && !omit.includes(column));
}

/** `hostName` beside `hostId`, `draftedByName` beside `draftedBy`: the name of somebody else. */
function isNameOfAnother(row: Row, column: string, personId: string): boolean {
  const base = /^(\w+)Name$/.exec(column)?.[1];
  const beside = base === undefined ? undefined : [`${base}Id`, `${base}By`, base].find(each => each in row && /(Id|By)$/.test(each));
  return beside !== undefined && Boolean(row[column]) && row[beside] !== personId;
}

/** Of a list what names him; anything else as it is. */
function namingOnly(value: Row[string], personId: string): Row[string] {
  return Array.isArray(value) ? value.filter(each => JSON.stringify(each).includes(`"${personId}"`)) : value;
}

function cellOf(table: string, column: string, value: Row[string], nameOf: NameOf): Cell {
  if (typeof value === 'number') return value;
  return wordsOf(table, column, value, nameOf).slice(0, MOST_LETTERS);
}

function wordsOf(table: string, column: string, value: unknown, nameOf: NameOf): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    if (INSTANT.test(value)) return `${dayOf(value)} ${clockOf(value)}`;
    const name = nameOf(value);
    if (name !== null) return name;
    if (ID.test(value) && /Id$|Ids$|By$|^executedBy$/.test(column)) return '';
    return nameOfWord(wordOf(table, column, value));
  }
  const inner = Array.isArray(value) ? value : Object.values(value as object);
  return inner.map(each => wordsOf(table, column, each, nameOf)).filter(Boolean).join(Array.isArray(value) ? '；' : '，');
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
