import previous from './recorded/contract-1.json';
import { startApp, type TestApp } from './app';

/**
 * A phone that was not opened for weeks speaks the previous version of the contract. Proof that it is still understood: whatever it may
 * send is still taken, nothing more is asked for, and every field it may read is still there with the type it had.
 */
interface Schema { $ref?: string; type?: string | string[]; properties?: Record<string, Schema>; required?: string[]; items?: Schema; enum?: unknown[]; anyOf?: Schema[] }
interface Operation {
  parameters?: { name: string; required: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}
interface Contract { paths: Record<string, Record<string, Operation>>; schemas: Record<string, Schema> }

/** Changed with open eyes, and why: `POST /api/…: field`. What phones in villages keep and send has no place here. */
const CHANGED: string[] = [
  // Adoptions with values laid over them became editions that a second person publishes: an administrator at his desk meets the new pages, no phone keeps or sends these.
  'GET /api/policy/adoptions', 'PUT /api/policy/adoptions/{id}/values', 'POST /api/policy/adoptions: reply',
];

let app: TestApp;
let now: Contract;
const before = previous as unknown as Contract;

beforeAll(async () => {
  app = await startApp();
  const { paths, components } = (await app.anonymous.raw('GET', '/api/openapi.json')).body as { paths: Contract['paths']; components: { schemas: Contract['schemas'] } };
  now = { paths, schemas: components.schemas };
});
afterAll(() => app.close());

const found = (contract: Contract, schema: Schema): Schema => (schema.$ref ? contract.schemas[schema.$ref.split('/').at(-1)!] : schema);
const bodyOf = (operation: Operation) => Object.values(operation.requestBody?.content ?? {})[0]?.schema;
/** Version 1 is answered without the receipt. */
const replyOf = (operation: Operation) => {
  const schema = Object.values(operation.responses[200]?.content ?? {})[0]?.schema;
  return schema?.properties?.receipt ? schema.properties.reply.anyOf![0] : schema;
};

/** What the first takes and the second does not, by its path. */
function refused(was: Schema, is: Schema, path: string): string[] {
  const [old, young] = [found(before, was), found(now, is)];
  if (old.enum && young.enum) return old.enum.filter(each => !young.enum!.includes(each)).map(each => `${path}=${String(each)}`);
  if (old.items && young.items) return refused(old.items, young.items, `${path}[]`);
  const fields = Object.entries(old.properties ?? {});
  return [
    ...fields.filter(([name]) => young.properties && !(name in young.properties)).map(([name]) => `${path}.${name} is no longer taken`),
    ...(young.required ?? []).filter(name => !old.required?.includes(name)).map(name => `${path}.${name} is asked for`),
    ...fields.flatMap(([name, schema]) => (young.properties?.[name] ? refused(schema, young.properties[name], `${path}.${name}`) : [])),
  ];
}

const kindsOf = (contract: Contract, schema: Schema): string[] => (schema.anyOf ?? [schema]).flatMap(each => found(contract, each).type ?? 'any').sort();
const seen = new Set<string>();

/** What the second no longer tells, by its path. */
function untold(was: Schema, is: Schema, path: string): string[] {
  const pair = `${was.$ref} ${is.$ref}`;
  if (was.$ref && seen.has(pair)) return [];
  seen.add(pair);
  if (kindsOf(now, is).some(kind => !kindsOf(before, was).includes(kind) && kind !== 'any')) return [`${path} was ${kindsOf(before, was).join('|')}, is ${kindsOf(now, is).join('|')}`];
  const part = (contract: Contract, schema: Schema, kind: 'properties' | 'items') => (schema.anyOf ?? [schema]).map(each => found(contract, each)).find(each => each[kind]);
  const [oldItems, items] = [part(before, was, 'items')?.items, part(now, is, 'items')?.items];
  if (oldItems && items) return untold(oldItems, items, `${path}[]`);
  const [old, young] = [part(before, was, 'properties'), part(now, is, 'properties')];
  return Object.entries(old?.properties ?? {}).flatMap(([name, schema]) => {
    const next = young?.properties?.[name];
    if (!next) return [`${path}.${name} is gone`];
    const isLeftOut = old?.required?.includes(name) && !young?.required?.includes(name);
    return isLeftOut ? [`${path}.${name} may be left out`] : untold(schema, next, `${path}.${name}`);
  });
}

const operations = Object.entries(before.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation, name: `${method.toUpperCase()} ${path}` })));
const unexpected = (complaints: string[]) => complaints.filter(each => CHANGED.every(known => !each.startsWith(known)));

test('there is something to compare', () => expect(operations.length).toBeGreaterThan(50));

test('every operation of the previous version is there', () => {
  expect(unexpected(operations.filter(({ path, method }) => !now.paths[path]?.[method]).map(({ name }) => name))).toEqual([]);
});

test('whatever it may send is taken, and nothing more is asked for', () => {
  expect(unexpected(operations.flatMap(({ path, method, operation, name }) => {
    const current = now.paths[path]?.[method];
    if (!current) return [];
    const asQuery = ({ parameters = [] }: Operation): Schema => ({
      properties: Object.fromEntries(parameters.map(each => [each.name, each.schema])), required: parameters.filter(each => each.required).map(each => each.name),
    });
    const [old, young] = [bodyOf(operation), bodyOf(current)];
    return [...refused(asQuery(operation), asQuery(current), `${name}: query`), ...(old && young ? refused(old, young, `${name}: body`) : [])];
  }))).toEqual([]);
});

test('every field it may read is there, of the type it had', () => {
  expect(unexpected(operations.flatMap(({ path, method, operation, name }) => {
    const current = now.paths[path]?.[method];
    const [old, young] = [replyOf(operation), current && replyOf(current)];
    return old && young ? untold(old, young, `${name}: reply`) : [];
  }))).toEqual([]);
});
