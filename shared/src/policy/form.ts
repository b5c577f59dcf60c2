import { nameOfText, wordCalled } from './names';
import { isRecord, type Shape } from './shape';

/** What stands in a form while a value is filled in: numbers and texts as they were typed, lists and records as they are. */
export type Draft = string | boolean | null | Draft[] | { [field: string]: Draft };

/** The value as a form shows it: numbers and words of the register as text, money in yuan. */
export function draftOf(shape: Shape<unknown>, value: unknown, key = ''): Draft {
  const { form } = shape;
  if (form.kind === 'maybe') return value === null || value === undefined ? null : draftOf(form.inner, value, key);
  if (value === null || value === undefined) return emptyDraft(shape);
  switch (form.kind) {
    case 'number': return String(value);
    case 'money': return String((value as number) / 100);
    case 'text': return form.suggested ? (value as string) : nameOfText(value as string, key);
    case 'list': return (value as unknown[]).map(item => draftOf(form.item, item, key));
    case 'share': return { numerator: String((value as Record<string, unknown>).numerator), denominator: String((value as Record<string, unknown>).denominator) };
    case 'record': return mapped(Object.keys(form.fields), field => draftOf(form.fields[field], (value as Record<string, unknown>)[field], key));
    case 'table': return mapped(Object.keys(value), name => draftOf(form.item, (value as Record<string, unknown>)[name], key));
    default: return value as string | boolean;
  }
}

/** What a form begins with where nothing is known: empty fields, no rows. */
export function emptyDraft({ form }: Shape<unknown>): Draft {
  switch (form.kind) {
    case 'maybe': return null;
    case 'flag': return false;
    case 'list': return [];
    case 'share': return { numerator: '', denominator: '' };
    case 'record': return mapped(Object.keys(form.fields), field => emptyDraft(form.fields[field]));
    case 'table': return mapped([...(form.keys ?? [])], () => emptyDraft(form.item));
    default: return '';
  }
}

/**
 * The value that was filled in. What cannot be a value stays as it was typed, so that the check of the shape finds it.
 * `known` are words of the register that the value held: a name of one of them is that word.
 */
export function valueOf(shape: Shape<unknown>, draft: Draft, known: ReadonlySet<string> = new Set(), key = ''): unknown {
  const { form } = shape;
  switch (form.kind) {
    case 'maybe': return isNothing(draft) ? null : valueOf(form.inner, draft, known, key);
    case 'number': return numberOf(draft);
    case 'money': return typeof numberOf(draft) === 'number' ? Math.round(Number(draft) * 1_000_000) / 10_000 : draft;
    case 'text': return typeof draft === 'string' ? wordCalled(draft.trim(), known, key) : draft;
    case 'list': return Array.isArray(draft) ? draft.map(item => valueOf(form.item, item, known, key)) : draft;
    case 'share': return isDraftRecord(draft) ? { numerator: numberOf(draft.numerator), denominator: numberOf(draft.denominator) } : draft;
    case 'record': return isDraftRecord(draft) ? written(form.fields, draft, known, key) : draft;
    case 'table': return isDraftRecord(draft) ? mapped(Object.keys(draft).filter(name => !isNothing(draft[name])), name => valueOf(form.item, draft[name], known, key)) : draft;
    default: return typeof draft === 'string' ? draft.trim() : draft;
  }
}

/** Every text in a value: the words it holds. */
export function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  return isRecord(value) ? Object.keys(value).flatMap(name => [name, ...wordsIn(value[name])]) : [];
}

/** A field that may be left out is left out where nothing was filled in. */
function written(fields: Record<string, Shape<unknown>>, draft: Record<string, Draft>, known: ReadonlySet<string>, key: string): Record<string, unknown> {
  const filled: Record<string, unknown> = {};
  for (const field of Object.keys(fields)) {
    const value = valueOf(fields[field], draft[field] ?? emptyDraft(fields[field]), known, key);
    if (value !== null) filled[field] = value;
  }
  return filled;
}

function isNothing(draft: Draft): boolean {
  return draft === null || draft === '';
}

function numberOf(draft: Draft): unknown {
  const typed = typeof draft === 'string' ? draft.trim() : draft;
  return typeof typed === 'string' && /^\d+(\.\d+)?$/.test(typed) ? Number(typed) : typed;
}

function isDraftRecord(draft: Draft): draft is Record<string, Draft> {
  return isRecord(draft);
}

function mapped<T>(names: string[], item: (name: string) => T): Record<string, T> {
  const made: Record<string, T> = {};
  for (const name of names) made[name] = item(name);
  return made;
}
