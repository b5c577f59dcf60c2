// Writes server/src/common/replies.json: the JSON schemas of what the endpoints answer, read from the types of the contract.
// `node server/tools/replies.mjs` after a reply type changed; with --check it only says whether the file is up to date.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const output = join(root, 'server/src/common/replies.json');
const folder = join(root, 'shared/src/contract');
const files = readdirSync(folder).filter(name => name.endsWith('.ts') && !name.endsWith('.input.ts') && name !== 'endpoint.ts').sort();

const program = ts.createProgram(files.map(name => join(folder, name)), { strict: true, target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.NodeNext, skipLibCheck: true, types: [], experimentalDecorators: true });
const checker = program.getTypeChecker();
const schemas = {};
const replies = {};
const has = (type, flag) => (type.flags & flag) !== 0;

/** `Page<LeaveLine>` is named `Page.LeaveLine`; a type without a name of its own has none. */
function nameOf(type) {
  const symbol = type.aliasSymbol ?? type.symbol;
  const own = symbol?.declarations?.some(each => each.getSourceFile().fileName.startsWith(join(root, 'shared/src')));
  if (!own || symbol.name.startsWith('__')) return null;
  const given = type.aliasTypeArguments ?? (type.target ? checker.getTypeArguments(type) : []);
  const names = given.map(each => nameOf(each) ?? checker.typeToString(each).replace(/\W+/g, '_'));
  return [symbol.name, ...names].join('.');
}

function schemaOf(type) {
  if (has(type, ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return {};
  if (has(type, ts.TypeFlags.Null)) return { type: 'null' };
  if (has(type, ts.TypeFlags.BooleanLiteral)) return { type: 'boolean', enum: [type.intrinsicName === 'true'] };
  if (type.isStringLiteral()) return { type: 'string', enum: [type.value] };
  if (type.isNumberLiteral()) return { type: 'number', enum: [type.value] };
  if (has(type, ts.TypeFlags.StringLike) && !type.isUnion()) return { type: 'string' };
  if (has(type, ts.TypeFlags.NumberLike) && !type.isUnion()) return { type: 'number' };
  if (type.isUnion()) return unionOf(type.types.filter(each => !has(each, ts.TypeFlags.Undefined)));
  if (checker.isArrayType(type)) return { type: 'array', items: schemaOf(checker.getTypeArguments(type)[0]) };
  const name = nameOf(type);
  if (!name) return objectOf(type);
  if (!(name in schemas)) {
    schemas[name] = {};
    schemas[name] = objectOf(type);
  }
  return { $ref: `#/components/schemas/${name}` };
}

function unionOf(types) {
  const literals = types.filter(each => each.isStringLiteral());
  const isBoolean = types.filter(each => has(each, ts.TypeFlags.BooleanLiteral)).length === 2;
  const rest = types.filter(each => !each.isStringLiteral() && !(isBoolean && has(each, ts.TypeFlags.BooleanLiteral)));
  const parts = [
    ...(literals.length > 0 ? [{ type: 'string', enum: literals.map(each => each.value).sort() }] : []),
    ...(isBoolean ? [{ type: 'boolean' }] : []),
    ...rest.map(schemaOf),
  ];
  return parts.length === 1 ? parts[0] : { anyOf: parts };
}

function objectOf(type) {
  const members = checker.getPropertiesOfType(type);
  const properties = Object.fromEntries(members.map(each => [each.name, schemaOf(checker.getTypeOfSymbol(each))]));
  const required = members.filter(each => (each.flags & ts.SymbolFlags.Optional) === 0).map(each => each.name);
  const others = checker.getIndexInfosOfType(type)[0];
  return { type: 'object', properties, ...(required.length > 0 ? { required } : {}), ...(others ? { additionalProperties: schemaOf(others.type) } : {}) };
}

/** What is sent as it is, not as JSON. */
const SENT_AS_BYTES = ['FileReply', 'StreamReply', 'PageReply', 'PictureReply'];

for (const name of files) {
  const source = program.getSourceFile(join(folder, name));
  for (const table of checker.getExportsOfModule(checker.getSymbolAtLocation(source))) {
    if (table.name !== name.replace('.ts', '')) continue;
    for (const endpoint of checker.getPropertiesOfType(checker.getTypeOfSymbol(table))) {
      const [, reply] = checker.getTypeOfSymbol(endpoint).aliasTypeArguments ?? checker.getTypeArguments(checker.getTypeOfSymbol(endpoint));
      if (!has(reply, ts.TypeFlags.Void) && !SENT_AS_BYTES.includes(reply.symbol?.name)) replies[`${table.name}.${endpoint.name}`] = schemaOf(reply);
    }
  }
}
const lines = table => Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(',\n');
const text = `{\n  "replies": {\n${lines(replies)}\n  },\n  "schemas": {\n${lines(schemas)}\n  }\n}\n`;
if (!process.argv.includes('--check')) writeFileSync(output, text);
else if (readFileSync(output, 'utf8') !== text) {
  console.error('server/src/common/replies.json is older than the contract: run node server/tools/replies.mjs');
  process.exit(1);
}
