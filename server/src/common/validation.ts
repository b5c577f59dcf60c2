import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { labelOf } from '@village/shared/contract/field.input';
import { rememberChecks } from './checks';
import { type FieldError, InvalidInput } from './faults';
import type { Served } from './serve';

type Fields = Record<string, unknown>;

const DEEPEST = 6;
const ERRORS_SHOWN = 20;

rememberChecks();

interface Sent {
  params: unknown;
  query: unknown;
  body: unknown;
}

/** Makes the input of the endpoint from what was sent, or throws `InvalidInput` that names every wrong field in Chinese. */
export function readInput({ endpoint, input }: Pick<Served, 'endpoint' | 'input'>, sent: Sent): object | undefined {
  const inQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE' || endpoint.accepts !== undefined;
  const texts: Fields = { ...fieldsOf(inQuery ? sent.query : {}), ...fieldsOf(sent.params) };
  const values = inQuery ? {} : fieldsOf(sent.body);
  const stray = Object.keys({ ...fieldsOf(inQuery && !endpoint.accepts ? sent.body : {}), ...fieldsOf(inQuery ? {} : sent.query) });
  const fields = withoutNulls({ ...values, ...texts }) as Fields;

  const instance = plainToInstance(input ?? Nothing, fields) as Fields;
  const errors = [
    ...stray.map(unknownField),
    ...Object.keys(values).filter(name => name in fieldsOf(sent.params)).map(unknownField),
    ...changedTypes(input ?? Nothing, values, texts, instance),
    ...validateSync(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false, stopAtFirstError: true, validationError: { target: true, value: true } })
      .flatMap(error => errorsOf(error, '', '')),
  ];
  if (errors.length > 0) throw new InvalidInput(firstOfEach(errors).slice(0, ERRORS_SHOWN));
  return input ? instance : undefined;
}

class Nothing {}

function fieldsOf(part: unknown): Fields {
  if (part === undefined || part === null || part === '') return {};
  if (typeof part !== 'object' || Array.isArray(part)) throw new InvalidInput([{ field: '', label: '', text: '内容要是一组字段' }]);
  return part as Fields;
}

/** Null is the same as left out; a thing nested deeper than any input is refused before anything walks through it. */
function withoutNulls(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) throw new InvalidInput([{ field: '', label: '', text: '内容的层次太多' }]);
  if (Array.isArray(value)) return value.map(each => withoutNulls(each, depth + 1));
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null).map(([name, each]) => [name, withoutNulls(each, depth + 1)]));
}

/** A number may arrive as text in an address, but in JSON `"5"`, `true` and `""` are no numbers. */
function changedTypes(inputClass: new () => object, values: Fields, texts: Fields, instance: Fields): FieldError[] {
  const isChanged = (name: string) => typeof instance[name] === 'number'
    && (name in texts ? !/^-?\d{1,15}$/.test(String(texts[name])) : typeof values[name] !== 'number');
  return Object.keys(instance).filter(isChanged).map(name => {
    const label = nameOf(inputClass, name);
    return { field: name, label, text: `${label}要填写数字` };
  });
}

function errorsOf(error: ValidationError, path: string, place: string): FieldError[] {
  const isIndex = /^\d+$/.test(error.property);
  const field = isIndex ? `${path}[${error.property}]` : path === '' ? error.property : `${path}.${error.property}`;
  if (error.children && error.children.length > 0) {
    const row = isIndex ? `${place}第 ${Number(error.property) + 1} 行：` : nameOf(error.target?.constructor, error.property);
    return error.children.flatMap(child => errorsOf(child, field, row));
  }
  const label = nameOf(error.target?.constructor, error.property);
  const [kind = '', text = ''] = Object.entries(error.constraints ?? {})[0] ?? [];
  if (kind === 'whitelistValidation') return [unknownField(field)];
  return [{ field, label, text: `${place}${error.value === undefined ? `请填写${label}` : text}` }];
}

function unknownField(name: string): FieldError {
  const shown = name.slice(0, 40);
  return { field: shown, label: shown, text: `不认识的字段：${shown}` };
}

/** The Chinese name of a field, of the class itself or of one it extends. */
export function nameOf(inputClass: unknown, property: string): string {
  for (let each = inputClass; typeof each === 'function'; each = Object.getPrototypeOf(each) as unknown) {
    const label = labelOf(each, property);
    if (label) return label;
  }
  return property.slice(0, 40);
}

const firstOfEach = (errors: FieldError[]) => errors.filter((error, index) => errors.findIndex(other => other.field === error.field) === index);
