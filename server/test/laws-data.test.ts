import { ERASURE_NAMES } from '@village/shared/contract/operation';
import { startApp, type TestApp } from './app';
import { ENDPOINTS } from '../src/common/contract';
import { DISCLOSED } from '../src/common/disclosed';
import { Rows } from '../src/common/rows';
import { COLUMN_WORDS, HIDDEN_COLUMNS } from '../src/operation/column-words';
import { DATA_KINDS, isExempt, type TableUse } from '../src/operation/data-kind';

const ID_LENGTH = '36';
/** Ids of places and of other rows: nobody of the roster. Whatever else is as long as an id may be a person's. */
const OF_NOBODY = [
  'termId', 'id', 'subjectId', 'runningAt', 'organisationId', 'countyId', 'townshipId', 'villageId', 'teamId', 'placeId', 'unitId', 'parentId', 'sessionId', 'copyId', 'checkId', 'editionId', 'eventId', 'extendsId', 'fileId', 'groupId', 'householdId', 'inspectionId', 'inviteeId', 'issueId', 'itemId', 'leaveId', 'listId', 'logId', 'makesUpId', 'meetingId',
  'sheetId', 'memberId', 'photoId', 'planId', 'publicationId', 'reportId', 'requestId', 'rootId', 'roundId', 'runId', 'seriesId', 'simulationId', 'sourceId', 'sourceItemId', 'swapId', 'threadId', 'ballotId', 'baseId', 'correctsId', 'correctedById', 'supersedes',
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

describe('every endpoint that answers a file', () => {
  /** No personal data of others in it. */
  const HARMLESS: Record<string, string> = {
    'operation.ownXlsx': 'his own', 'operation.filingPack': 'nobody is named', 'handbook.picture': 'invented people', 'due.mineXlsx': 'his own and his team’s', 'party.ownReportDocx': 'his own', 'file.mine': 'his own', 'organisation.template': 'empty', 'household.template': 'empty', 'publication.template': 'empty', 'policy.download': 'a regulation',
    'board.photo': 'hangs on the wall of the village', 'board.listXlsx': 'boards, no people', 'burden.xlsx': 'nobody is named', 'presence.posterPdf': 'a code', 'poster.pdf': 'hangs on the wall of the village', 'poster.zip': 'hangs on the wall of the village',
    'rating.slips': 'codes of nobody', 'rating.papers': 'empty papers', 'plan.picture': 'what was built', 'record.picture': 'what was done', 'issue.picture': 'what is broken', 'report.picture': 'what was done', 'plan.pdf': 'what a village plans', 'plan.docx': 'what a village plans', 'plan.xlsx': 'what a village plans',
    'project.assetsXlsx': 'things', 'support.conditionsXlsx': 'money and cars of a team', 'publication.reportPdf': 'what was published', 'publication.reportDocx': 'what was published',
  };

  test('is written down when somebody takes it: name it in server/src/common/disclosed.ts, or in HARMLESS of this test with the reason why it holds nothing of others', () => {
    const files = ENDPOINTS.filter(({ endpoint }) => endpoint.answers).map(({ name }) => name);
    expect(files.filter(name => !DISCLOSED[name] && !HARMLESS[name])).toEqual([]);
    expect([...Object.keys(DISCLOSED), ...Object.keys(HARMLESS)].filter(name => !ENDPOINTS.some(each => each.name === name))).toEqual([]);
    expect(ENDPOINTS.filter(({ name, endpoint }) => DISCLOSED[name] && endpoint.permission === 'public').map(({ name }) => name)).toEqual([]);
  });
});

/** Where a column leads to the row of another table the person is found there. */
function isNamedThrough(use: TableUse, column: string): boolean {
  return !isExempt(use) && (use.via ?? []).some(([each]) => each === column);
}
