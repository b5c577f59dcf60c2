import { ERASURE_NAMES } from '@village/shared/contract/operation';
import { startApp, type TestApp } from './app';
import { Rows } from '../src/common/rows';
import { COLUMN_WORDS, HIDDEN_COLUMNS } from '../src/operation/column-words';
import { DATA_KINDS, isExempt, type TableUse } from '../src/operation/data-kind';

const ID_LENGTH = '36';
/** Ids of places and of other rows: nobody of the roster. Whatever else is as long as an id may be a person's. */
const OF_NOBODY = [
  'termId', 'id', 'subjectId', 'runningAt', 'organisationId', 'countyId', 'townshipId', 'villageId', 'teamId', 'placeId', 'unitId', 'parentId', 'sessionId', 'copyId', 'checkId', 'editionId', 'eventId', 'extendsId', 'fileId', 'groupId', 'householdId', 'inspectionId', 'inviteeId', 'issueId', 'itemId', 'leaveId', 'listId', 'logId', 'makesUpId', 'meetingId',
  'memberId', 'photoId', 'planId', 'publicationId', 'reportId', 'requestId', 'rootId', 'roundId', 'runId', 'seriesId', 'simulationId', 'sourceId', 'sourceItemId', 'swapId', 'threadId', 'ballotId', 'baseId', 'correctsId', 'correctedById', 'supersedes',
];

let app: TestApp;
beforeAll(async () => { app = await startApp(); });
afterAll(() => app.close());

const uses = new Map<string, TableUse>(DATA_KINDS.flatMap(({ tables }) => Object.entries(tables)));
const namesIn = (use: TableUse): string[] => (isExempt(use) ? [...use.names ?? []] : [...use.about ?? [], ...use.by ?? [], ...use.within ?? []]);

describe('the list of kinds of data (server/src/operation/kinds-*.ts)', () => {
  test('has every table once: add a new table to the kind it belongs to, with the columns by which it is somebody’s or the reason why nobody gets it', () => {
    const listed = DATA_KINDS.flatMap(({ tables }) => Object.keys(tables));
    expect(app.get(Rows).tables().map(({ table }) => table).filter(table => !uses.has(table))).toEqual([]);
    expect(listed.filter((table, index) => listed.indexOf(table) !== index || !app.get(Rows).tables().some(each => each.table === table))).toEqual([]);
  });

  test('knows every column that may name a person: put it under `about`, `by` or `within`, under `names` of an exempt table, or, where it names nobody, into OF_NOBODY of this test', () => {
    const unknown = app.get(Rows).tables().flatMap(({ table, columns }) => columns
      .filter(({ name, length }) => length === ID_LENGTH && !OF_NOBODY.includes(name) && !namesIn(uses.get(table)!).includes(name) && !isNamedThrough(uses.get(table)!, name))
      .map(({ name }) => `${table}.${name}`));
    expect(unknown).toEqual([]);
  });

  test('names only columns that there are, and parents that stand before', () => {
    const tables = new Map(app.get(Rows).tables().map(({ table, columns }) => [table, columns.map(({ name }) => name)]));
    const order = [...uses.keys()];
    const wrong = [...uses].flatMap(([table, use]) => [
      ...[...namesIn(use), ...(isExempt(use) ? [] : [...use.omit ?? [], ...(use.via ?? []).map(([column]) => column)])].filter(column => !tables.get(table)!.includes(column)).map(column => `${table}.${column}`),
      ...(isExempt(use) ? [] : (use.via ?? []).filter(([, parent]) => order.indexOf(parent) < 0 || order.indexOf(parent) > order.indexOf(table)).map(([, parent]) => `${table} before ${parent}`)),
    ]);
    expect(wrong).toEqual([]);
  });

  test('has a Chinese word for every column that a person gets: write it into column-words.ts, or name the column under `omit` or in HIDDEN_COLUMNS', () => {
    const without = app.get(Rows).tables().flatMap(({ table, columns }) => {
      const use = uses.get(table)!;
      return isExempt(use) ? [] : columns.map(({ name }) => name).filter(name => !COLUMN_WORDS[name] && !HIDDEN_COLUMNS.includes(name) && !use.omit?.includes(name)).map(name => `${table}.${name}`);
    });
    expect(without).toEqual([]);
  });

  test('has titles of their own, as names of sheets may be, and says of every kind why, how long, what then and who decides', () => {
    const titles = [...uses.values()].map(({ title }) => title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index || title.length > 31 || /[\\/?*[\]:]/.test(title))).toEqual([]);
    for (const { name, purpose, keep, then, decides } of DATA_KINDS) for (const each of [name, purpose, keep, then, decides]) expect(each).toMatch(/[一-鿿]/);
  });

  test('every run that erases is what some kind rests on: name it under `run`', () => {
    const named = new Set(DATA_KINDS.flatMap(({ run }) => run ?? []));
    expect(Object.keys(ERASURE_NAMES).filter(name => !named.has(name as keyof typeof ERASURE_NAMES))).toEqual([]);
  });
});

/** Where a column leads to the row of another table the person is found there. */
function isNamedThrough(use: TableUse, column: string): boolean {
  return !isExempt(use) && (use.via ?? []).some(([each]) => each === column);
}
