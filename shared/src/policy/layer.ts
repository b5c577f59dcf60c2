import { refuse, isRefusal, type Refusal } from '../kernel/refusal';
import { sameValue } from './difference';
import { checkValue } from './parse';
import type { PolicyValue, Profile } from './profile';
import { isRecord } from './shape';
import { isValueKey, VALUES } from './values';

/** A value that a county lays over the one of the document; null leaves it blank. */
export interface OwnValue {
  value: unknown;
  /** The county's own document; the clauses of the shipped document are kept in front of it. */
  cite: string[];
  /** Left out: the reading stays as it is. */
  reading?: string;
}

/**
 * The profile with one value replaced as a whole; `base` is the shipped document it was made from.
 * A refusal where the value is unknown, has the wrong form, cites nothing, or breaks a decision table.
 */
export function withValue(profile: Profile, base: Profile | null, key: string, own: OwnValue): Profile | Refusal {
  if (!isValueKey(key)) return refuse('value_unknown', `没有“${key}”这个参数，请从列表里选。`, { field: 'key' });
  const now = profile.values[key];
  const printed = base?.values[key]?.cite ?? [];
  const cite = [...printed, ...own.cite.filter(clause => !printed.includes(clause))];
  if (own.value !== null) {
    const checked = checkValue(key, own.value);
    if (isRefusal(checked)) return checked;
  }
  const cited = cite.length > 0 ? cite : now?.cite ?? [];
  if (cited.length === 0) return refuse('cite_required', `“${VALUES[key].title}”没有写依据，请写明依据的文件和条款。`, { field: 'cite' });
  const label = base?.values[key]?.label ?? now?.label;
  const reading = own.reading ?? now?.reading;
  const entry: PolicyValue = {
    value: withClauses(own, cited, base?.values[key]?.value), cite: cited, ...(reading ? { reading } : {}),
    ...(own.value === null ? { blank: true, label: label ?? VALUES[key].title } : label ? { label } : {}),
  };
  return { ...profile, values: { ...profile.values, [key]: entry } };
}

/** A row with clauses of its own keeps those that the value still cites; one that a county changed rests on the county's document too. */
function withClauses({ value, cite: ownDocument }: OwnValue, cited: readonly string[], printed: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((row: unknown) => {
    if (!isRecord(row) || !Array.isArray(row.cite)) return row;
    const { cite, ...rest } = row;
    const changed = !(Array.isArray(printed) && printed.some(other => sameValue(other, row)));
    const kept = [...new Set([...(cite as string[]).filter(clause => cited.includes(clause)), ...(changed ? ownDocument : [])])];
    return kept.length > 0 ? { ...rest, cite: kept } : rest;
  });
}

/** The profile with one value as the shipped document has it; where that says nothing, the value goes. */
export function withoutOwn(profile: Profile, base: Profile, key: string): Profile {
  const values = { ...profile.values };
  delete values[key];
  return { ...profile, values: base.values[key] ? { ...values, [key]: base.values[key] } : values };
}
