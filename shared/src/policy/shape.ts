/** What a shape looks like from outside: a form, a sentence or a difference walks it. */
export type Form =
  | { kind: 'number'; unit: string; least: number; most: number; step: number }
  | { kind: 'money'; most: number }
  | { kind: 'text'; suggested?: readonly string[] }
  | { kind: 'flag' }
  | { kind: 'clock' }
  | { kind: 'day' }
  | { kind: 'word'; words: readonly string[]; roles?: boolean }
  | { kind: 'step'; parts: readonly string[] }
  | { kind: 'share' }
  | { kind: 'list'; item: Shape<unknown> }
  | { kind: 'maybe'; inner: Shape<unknown> }
  | { kind: 'record'; fields: Fields }
  | { kind: 'table'; item: Shape<unknown>; keys?: readonly string[] };

/** What is wrong in a value: where (fields and numbers of rows, from the outside in), and what to do, in Chinese. */
export interface Flaw {
  path: (string | number)[];
  text: string;
}

/** The form a policy value has to have. `check` gives the first flaw, or null. */
export interface Shape<T> {
  form: Form;
  check(value: unknown): Flaw | null;
  /** Never set: it carries the type. */
  readonly type?: T;
}

/** The type of the values of a shape. */
export type Of<S> = S extends Shape<infer T> ? T : never;

export type Fields = Record<string, Shape<unknown>>;
type Optional<F extends Fields> = { [K in keyof F]: null extends Of<F[K]> ? K : never }[keyof F];

/** A value for which `holds` is true; `wanted` says in Chinese what that is. */
export function shape<T>(form: Form, holds: (value: unknown) => boolean, wanted: string): Shape<T> {
  return { form, check: value => (holds(value) ? null : { path: [], text: `应为${wanted}` }) };
}

/** A text that is not empty; `suggested` are words of the register that belong here, others are allowed. */
export function textOf(suggested?: readonly string[]): Shape<string> {
  return shape({ kind: 'text', ...(suggested ? { suggested } : {}) }, value => typeof value === 'string' && value.trim() !== '', '文字，不能空着');
}
export const text = textOf();

/** A number from `least` to `most`, in steps of `step` (0: any number). */
export function amount(unit: string, least: number, most: number, step: number): Shape<number> {
  const kind = step === 1 ? '整数' : '数字';
  const fits = (value: number) => value >= least && value <= most && (step === 0 || Number.isInteger(value / step));
  return shape({ kind: 'number', unit, least, most, step }, value => typeof value === 'number' && fits(value), ` ${least} 到 ${most} 之间的${kind}${unit && `（${unit}）`}${step === 0.5 ? '，可以有半天' : ''}`);
}
/** So many days, to the half day; a year has no more. */
export const days = amount('天', 0, 366, 0.5);
/** So many of something, none at least. */
export const times = (unit: string, most = 999) => amount(unit, 0, most, 1);
/** 1 is Monday, 7 is Sunday. */
export const weekday = amount('星期', 1, 7, 1);
/** A day of a month that not every month has to have. */
export const dayOfMonth = amount('日', 1, 31, 1);
/** A month of a year. */
export const month = amount('月', 1, 12, 1);
/** Money in fen; people read and write it in yuan. */
export const money: Shape<number> = shape({ kind: 'money', most: 10 ** 10 }, value => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 10 ** 10, '不小于 0 的金额，精确到分');

/** Yes or no. */
export const flag = shape<boolean>({ kind: 'flag' }, value => typeof value === 'boolean', '是（true）或否（false）');
/** A time of day, `HH:MM`. */
export const clock = shape<string>({ kind: 'clock' }, value => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(value), '时刻，例如 08:30');
/** A day, `YYYY-MM-DD`. */
export const day = shape<string>({ kind: 'day' }, value => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value), '日期，例如 2026-12-31');

/** One of these words. */
export function oneOf<const T extends string>(words: readonly T[], roles?: boolean): Shape<T> {
  const shown = words.length > 12 ? `${words.slice(0, 3).join('、')}等 ${words.length} 个编号` : words.join('、');
  return shape({ kind: 'word', words, ...(roles ? { roles } : {}) }, value => words.includes(value as T), `以下之一：${shown}`);
}

/** A part of a whole: the numerator is not above the denominator. */
export const share: Shape<{ numerator: number; denominator: number }> = {
  form: { kind: 'share' },
  check(value) {
    const flaw = parts.check(value);
    if (flaw) return flaw;
    const { numerator, denominator } = value as Of<typeof parts>;
    return numerator <= denominator ? null : { path: ['numerator'], text: `是 ${numerator}，不能大于分母 ${denominator}` };
  },
};

/** A list, each item of the same shape. */
export function list<T>(item: Shape<T>): Shape<T[]> {
  return {
    form: { kind: 'list', item },
    check(value) {
      if (!Array.isArray(value)) return { path: [], text: '应为列表' };
      return first(value.map((entry, index) => [index, () => item.check(entry)]));
    },
  };
}

/** A shape of which the whole has to hold as well; `flaw` says in Chinese what to do, or null. */
export function whole<T>(inner: Shape<T>, flaw: (value: T) => string | null): Shape<T> {
  return {
    form: inner.form,
    check(value) {
      const found = inner.check(value);
      const text = found ? null : flaw(value as T);
      return found ?? (text === null ? null : { path: [], text });
    },
  };
}

/** Nothing (null, or left out of a record) or a value of the shape. */
export function maybe<T>(inner: Shape<T>): Shape<T | null> {
  return { form: { kind: 'maybe', inner }, check: value => (value === null || value === undefined ? null : inner.check(value)) };
}

/** A record with exactly these fields; a `maybe` field may be left out. */
export function record<F extends Fields>(fields: F): Shape<{ [K in Exclude<keyof F, Optional<F>>]: Of<F[K]> } & { [K in Optional<F>]?: Of<F[K]> }> {
  return {
    form: { kind: 'record', fields },
    check(value) {
      if (!isRecord(value)) return { path: [], text: '应为一组字段' };
      const unknown = Object.keys(value).find(key => !(key in fields));
      if (unknown !== undefined) return { path: [], text: `没有“${unknown}”这个字段` };
      return first(Object.keys(fields).map(key => [key, () => fields[key].check(value[key])]));
    },
  };
}

/** A table from words of the source to values of one shape; `keys` are the words that belong here, others are allowed. */
export function table<T>(item: Shape<T>, keys?: readonly string[]): Shape<Record<string, T>> {
  return {
    form: { kind: 'table', item, ...(keys ? { keys } : {}) },
    check(value) {
      if (!isRecord(value)) return { path: [], text: '应为一组字段' };
      return first(Object.keys(value).map(key => [key, () => item.check(value[key])]));
    },
  };
}

const parts = record({ numerator: amount('', 0, 10000, 0), denominator: amount('', 1, 10000, 0) });

/** Is this a plain object? */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function first(checks: [string | number, () => Flaw | null][]): Flaw | null {
  for (const [place, check] of checks) {
    const flaw = check();
    if (flaw !== null) return { path: [place, ...flaw.path], text: flaw.text };
  }
  return null;
}
