// The form of a case (case.schema.json): what is wrong with one, and random facts that are right.
import { readFileSync } from 'node:fs';

const { $defs: definitions } = JSON.parse(readFileSync(new URL('./case.schema.json', import.meta.url), 'utf8'));
const wordOf = ({ $ref }) => $ref?.split('/').pop();
const resolved = (schema) => (schema.$ref ? resolved(definitions[wordOf(schema)]) : schema);

/** Kind → its variants: the form of `given` and of `expect`. */
export const kinds = new Map(definitions.case.allOf.map(({ if: when, then }) => [when.properties.kind.const, (then.oneOf ?? [then]).map(({ properties }) => properties)]));

/** What is wrong with the value, a line for each fault; `at` is its place. */
export function faults(schema, value, at = '') {
  const { type, const: only, enum: words, anyOf, pattern, minimum, minItems, maxItems, properties, required = [], additionalProperties, items } = resolved(schema);
  if (anyOf) {
    const tried = anyOf.map((form) => faults(form, value, at));
    return tried.some((found) => found.length === 0) ? [] : tried.find((_, index) => typed(resolved(anyOf[index]).type, value)) ?? tried[0];
  }
  if (only !== undefined) return value === only ? [] : [`${at} 应为 ${only}`];
  if (words) return words.includes(value) ? [] : [`${at} 没有“${value}”，可以写：${words.join('、')}`];
  if (!typed(type, value)) return [`${at} 应为 ${type}`];
  if (pattern && !new RegExp(pattern).test(value)) return [`${at} 写成“${value}”不合格式`];
  if (minimum !== undefined && value < minimum) return [`${at} 不能小于 ${minimum}`];
  if (type === 'array') {
    if (value.length < (minItems ?? 0) || value.length > (maxItems ?? Infinity)) return [`${at} 应有 ${minItems ?? 0} 到 ${maxItems ?? '任意'} 项`];
    return value.flatMap((entry, index) => faults(items, entry, `${at}[${index}]`));
  }
  if (type !== 'object' || !properties) return [];
  const inside = (key) => (at ? `${at}.${key}` : key);
  return [
    ...required.filter((key) => !(key in value)).map((key) => `缺 ${inside(key)}`),
    ...Object.keys(value).filter((key) => additionalProperties === false && !(key in properties)).map((key) => `没有 ${inside(key)} 这一项`),
    ...Object.keys(value).filter((key) => key in properties).flatMap((key) => faults(properties[key], value[key], inside(key))),
  ];
}

/** What is wrong with a whole case: its frame, the facts and the answer of its kind. */
export function faultsOfCase(entry) {
  const frame = faults({ ...definitions.case, type: 'object' }, entry);
  const variant = variantOf(entry.kind, entry.given ?? {});
  return [...frame, ...(variant ? [...faults(variant.given, entry.given, 'given'), ...faults(variant.expect, entry.expect, 'expect')] : [])];
}

/** The variant of the kind that these facts belong to: of those whose fixed words are not contradicted, the one with the fewest faults. */
export function variantOf(kind, given) {
  const contradicted = ({ properties }) => Object.entries(properties).filter(([key, { const: only }]) => only !== undefined && key in given && given[key] !== only).length;
  const found = (kinds.get(kind) ?? []).map((variant) => ({ variant, wrong: contradicted(variant.given) * 100 + faults(variant.given, given).length }));
  return found.sort((one, other) => one.wrong - other.wrong)[0]?.variant;
}

const DAYS_OF_TWO_YEARS = 731;
const two = (number) => String(number).padStart(2, '0');

/** A random value of this form; `next` gives numbers from 0 to below 1, `key` is the fact it is for. */
export function made(schema, next, key = '') {
  const below = (count) => Math.floor(next() * count);
  const oneOf = (list) => list[below(list.length)];
  const day = () => new Date(Date.UTC(2024, 0, 1 + below(DAYS_OF_TWO_YEARS))).toISOString().slice(0, 10);
  const clock = () => `${two(below(24))}:${two(below(60))}`;
  if (key === 'week_of') return oneOf(['2024-02-12', '2025-03-10', '2025-06-02', '2025-09-29']);
  if (key === 'period') return `${oneOf([2024, 2025])}${oneOf(['', `-${two(1 + below(12))}`, `-Q${1 + below(4)}`, `-H${1 + below(2)}`])}`;
  switch (wordOf(schema)) {
    case 'date': return day();
    case 'time': return clock();
    case 'datetime': return `${day()}T${clock()}`;
    case 'period': return made({ type: 'string' }, next, 'period');
    case 'person': return oneOf(['A', 'B', 'C', 'V1']);
    case 'slip': return oneOf(['L1', 'L2', 'L3']);
    case 'step': return made(definitions.role, next);
  }
  const { type, const: only, enum: words, anyOf, minimum = 0, minItems = 0, maxItems = 3, properties = {}, required = [], items } = resolved(schema);
  if (only !== undefined) return only;
  if (words) return oneOf(words);
  if (anyOf) return made(oneOf(anyOf), next, key);
  if (type === 'null') return null;
  if (type === 'boolean') return below(2) === 1;
  if (type === 'integer') return minimum + below(60);
  if (type === 'number') return minimum + below(120) / 2;
  if (type === 'array') return Array.from({ length: Math.max(minItems, below(maxItems + 1)) }, () => made(items, next));
  return Object.fromEntries(Object.entries(properties).filter(([name]) => required.includes(name) || below(2) === 1).map(([name, form]) => [name, made(form, next, name)]));
}

function typed(type, value) {
  if (type === undefined) return true;
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}
