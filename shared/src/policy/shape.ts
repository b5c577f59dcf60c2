/** The form a policy value has to have. `check` gives the first fault as a Chinese sentence that begins with the place, or null. */
export interface Shape<T> {
  check(value: unknown, place: string): string | null;
  /** Never set: it carries the type. */
  readonly type?: T;
}

/** The type of the values of a shape. */
export type Of<S> = S extends Shape<infer T> ? T : never;

type Fields = Record<string, Shape<unknown>>;
type Optional<F extends Fields> = { [K in keyof F]: null extends Of<F[K]> ? K : never }[keyof F];

/** A value for which `holds` is true; `wanted` says in Chinese what that is. */
export function shape<T>(holds: (value: unknown) => boolean, wanted: string): Shape<T> {
  return { check: (value, place) => (holds(value) ? null : `${place}应为${wanted}`) };
}

/** A text that is not empty. */
export const text = shape<string>(value => typeof value === 'string' && value !== '', '文字');
/** A number that is not negative. */
export const number = shape<number>(value => typeof value === 'number' && Number.isFinite(value) && value >= 0, '不小于 0 的数字');
/** Yes or no. */
export const flag = shape<boolean>(value => typeof value === 'boolean', '是（true）或否（false）');
/** A time of day, `HH:MM`. */
export const clock = shape<string>(value => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(value), '时刻，例如 08:30');
/** A day, `YYYY-MM-DD`. */
export const day = shape<string>(value => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value), '日期，例如 2026-12-31');

/** One of these words. */
export function oneOf<const T extends string>(words: readonly T[]): Shape<T> {
  return shape(value => words.includes(value as T), `以下之一：${words.join('、')}`);
}

/** A list, each item of the same shape. */
export function list<T>(item: Shape<T>): Shape<T[]> {
  return {
    check(value, place) {
      if (!Array.isArray(value)) return `${place}应为列表`;
      return first(value.map((entry, index) => () => item.check(entry, `${place}第 ${index + 1} 项`)));
    },
  };
}

/** Nothing (null, or left out of a record) or a value of the shape. */
export function maybe<T>(inner: Shape<T>): Shape<T | null> {
  return { check: (value, place) => (value === null || value === undefined ? null : inner.check(value, place)) };
}

/** A record with exactly these fields; a `maybe` field may be left out. */
export function record<F extends Fields>(fields: F): Shape<{ [K in Exclude<keyof F, Optional<F>>]: Of<F[K]> } & { [K in Optional<F>]?: Of<F[K]> }> {
  return {
    check(value, place) {
      if (!isRecord(value)) return `${place}应为一组字段`;
      const unknown = Object.keys(value).find(key => !(key in fields));
      if (unknown !== undefined) return `${place}没有“${unknown}”这个字段`;
      return first(Object.keys(fields).map(key => () => fields[key].check(value[key], `${place}的“${key}”`)));
    },
  };
}

/** A table from words of the source to values of one shape. */
export function table<T>(item: Shape<T>): Shape<Record<string, T>> {
  return {
    check(value, place) {
      if (!isRecord(value)) return `${place}应为一组字段`;
      return first(Object.keys(value).map(key => () => item.check(value[key], `${place}的“${key}”`)));
    },
  };
}

/** Is this a plain object? */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function first(checks: (() => string | null)[]): string | null {
  for (const check of checks) {
    const fault = check();
    if (fault !== null) return fault;
  }
  return null;
}
