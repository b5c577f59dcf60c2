import { Type } from 'class-transformer';
import {
  ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min, MinLength,
  ValidateBy, ValidateNested,
} from 'class-validator';
import { isDay, isMonth } from '../kernel/day';

interface Options {
  /** The field may be left out. */
  optional?: boolean;
}

/** What a person has to fill in: 1, or the part of which there has to be at least one. */
type ToFill = 1 | (() => new () => object);

type Field = PropertyDecorator;

/** The Chinese name of each input field, by class and property: for messages and the API document. */
const LABELS = new Map<unknown, Map<string, string>>();
/** The fields that somebody has to fill in; the program fills in ids, keys, its clock and the version it showed. */
const TO_FILL = new Map<unknown, Map<string, ToFill>>();
const KEPT_BY_PROGRAM = ['revision', 'version', 'page'];

/** What is this field of this input class called in Chinese? Of a class that extends another the field may be the other's. */
export function labelOf(inputClass: unknown, property: string): string | undefined {
  const own = LABELS.get(inputClass)?.get(property);
  return own ?? (typeof inputClass === 'function' ? labelOf(Object.getPrototypeOf(inputClass), property) : undefined);
}

/** How many fields of this form does somebody have to fill in, however little he writes? A list that may not be empty counts with one line. */
export function fieldsToFill(inputClass: unknown): number {
  const own = [...TO_FILL.get(inputClass) ?? []].map(([, part]) => (part === 1 ? 1 : fieldsToFill(part())));
  const above = typeof inputClass === 'function' ? fieldsToFill(Object.getPrototypeOf(inputClass)) : 0;
  return own.reduce((sum, each) => sum + each, above);
}

function field(label: string, options: Options, ...checks: Field[]): Field {
  return (target, property) => {
    const own = LABELS.get(target.constructor) ?? new Map<string, string>();
    LABELS.set(target.constructor, own.set(String(property), label));
    for (const check of options.optional ? [IsOptional(), ...checks] : checks) check(target, property);
  };
}

/** A field that a person fills in, unless it may be left out or empty. */
function filled(label: string, options: Options & { empty?: boolean; min?: number }, toFill: ToFill, ...checks: Field[]): Field {
  const put = field(label, options, ...checks);
  return (target, property) => {
    put(target, property);
    if (options.optional || options.empty || options.min === 0 || KEPT_BY_PROGRAM.includes(String(property))) return;
    const own = TO_FILL.get(target.constructor) ?? new Map<string, ToFill>();
    TO_FILL.set(target.constructor, own.set(String(property), toFill));
  };
}

/** A text the user typed, at most `max` characters; empty only where `empty` allows it. */
export function Text(label: string, options: Options & { max?: number; empty?: boolean } = {}): Field {
  const max = options.max ?? 200;
  const checks: Field[] = [
    IsString({ message: `${label}要填写文字` }),
    MaxLength(max, { message: `${label}最多 ${max} 个字` }),
  ];
  if (!options.optional && !options.empty) checks.push(MinLength(1, { message: `请填写${label}` }), Matches(/\S/, { message: `请填写${label}` }));
  return filled(label, options, 1, ...checks);
}

/** An id the server gave, or a key the phone made: letters, digits, `-` and `_`. */
export function Key(label: string, options: Options = {}): Field {
  return field(label, options, IsString({ message: `${label}不正确` }), Matches(/^[A-Za-z0-9_-]{1,64}$/, { message: `${label}不正确` }));
}

/** A mobile phone number of mainland China. */
export function Phone(label: string, options: Options = {}): Field {
  return filled(label, options, 1, IsString({ message: `${label}要填写 11 位数字` }), Matches(/^1[3-9]\d{9}$/, { message: `${label}不是 11 位手机号，请检查` }));
}

/** A day, `YYYY-MM-DD`, that exists. */
export function DayField(label: string, options: Options = {}): Field {
  return filled(label, options, 1, checked('isDay', isDay, `${label}要写成 2025-03-10 这样的日期`));
}

/** A month, `YYYY-MM`. */
export function MonthField(label: string, options: Options = {}): Field {
  return filled(label, options, 1, checked('isMonth', isMonth, `${label}要写成 2025-03 这样的月份`));
}

/** A day, a month, a quarter `2025-Q1`, a half year `2025-H1` or a year. */
export function PeriodField(label: string, options: Options = {}): Field {
  return filled(label, options, 1, checked('isPeriod', value => isDay(value) || isMonth(value) || (typeof value === 'string' && /^\d{4}(-Q[1-4]|-H[12])?$/.test(value)), `${label}要写成 2025-03-10、2025-03、2025-Q1、2025-H1 或 2025`));
}

/** An instant, ISO 8601 in UTC with milliseconds. */
export function InstantField(label: string, options: Options = {}): Field {
  return field(label, options, IsString({ message: `${label}不正确` }), Matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, { message: `${label}不正确` }));
}

/** A time of day, `HH:MM`; `24:00` is the end of the day. */
export function ClockField(label: string, options: Options = {}): Field {
  return filled(label, options, 1, IsString({ message: `${label}不正确` }), Matches(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { message: `${label}要写成 08:30 这样的时间` }));
}

/** A list of ids, each once. */
export function Keys(label: string, options: Options & { min?: number; max?: number } = {}): Field {
  const { min = 1, max = 100 } = options;
  return field(label, options, IsArray({ message: `${label}要是一个列表` }), ArrayMinSize(min, { message: `${label}至少选 ${min} 项` }), ArrayMaxSize(max, { message: `${label}最多选 ${max} 项` }),
    ArrayUnique({ message: `${label}有重复` }), Matches(/^[A-Za-z0-9_-]{1,64}$/, { each: true, message: `${label}里有一项不正确` }));
}

/** One of the values listed. */
export function Choice(label: string, values: readonly string[], options: Options = {}): Field {
  return filled(label, options, 1, IsIn([...values], { message: `${label}不在可选范围内` }));
}

/** Yes or no. */
export function Flag(label: string, options: Options = {}): Field {
  return filled(label, options, 1, IsBoolean({ message: `${label}只能是“是”或“否”` }));
}

/** A whole number from `min` to `max`; in a query it arrives as text and is read as a number. */
export function Whole(label: string, min: number, max: number, options: Options = {}): Field {
  const message = `${label}要填写 ${min} 到 ${max} 之间的整数`;
  return filled(label, options, 1, Type(() => Number), IsInt({ message }), Min(min, { message }), Max(max, { message }));
}

/** A list of values from `values`. */
export function Choices(label: string, values: readonly string[], options: Options & { min?: number } = {}): Field {
  const min = options.min ?? 1;
  return filled(label, options, 1, IsArray({ message: `${label}要是一个列表` }), ArrayMinSize(min, { message: `${label}至少选 ${min} 项` }),
    ArrayMaxSize(values.length, { message: `${label}有重复` }), IsIn([...values], { each: true, message: `${label}不在可选范围内` }));
}

/** A list of texts, `most` of them at most, each at most `max` characters. */
export function Texts(label: string, { most, max }: { most: number; max: number }, options: Options = {}): Field {
  return field(label, options, IsArray({ message: `${label}要是一个列表` }), ArrayMaxSize(most, { message: `${label}最多 ${most} 条` }),
    IsString({ each: true, message: `${label}要填写文字` }), MaxLength(max, { each: true, message: `${label}每条最多 ${max} 个字` }), Matches(/\S/, { each: true, message: `${label}里有一条是空的，请填写或删去` }));
}

/** A list of parts, each checked by its own input class. */
export function Parts(label: string, part: () => new () => object, options: Options & { min?: number; max?: number } = {}): Field {
  const { min = 1, max = 500 } = options;
  return filled(label, options, part, IsArray({ message: `${label}要是一个列表` }), ArrayMinSize(min, { message: `${label}至少要有 ${min} 行` }),
    ArrayMaxSize(max, { message: `${label}最多 ${max} 行` }), ValidateNested({ each: true, message: `${label}里有一行不正确` }), Type(part));
}

function checked(name: string, check: (value: unknown) => boolean, message: string): Field {
  return ValidateBy({ name, validator: { validate: check } }, { message });
}
