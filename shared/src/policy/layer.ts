import { refuse, isRefusal, type Refusal } from '../kernel/refusal';
import { checkValue } from './parse';
import type { PolicyValue, Profile } from './profile';

/** A value that a county lays over the one of the document. */
export interface OwnValue {
  value: unknown;
  /** The county's own document; the clauses of the base are kept in front of it. */
  cite?: string[];
  reading?: string;
}

/**
 * The profile with a county's own values laid over it; a structure is replaced whole. `version` is added to that of the base.
 * A refusal where a value is unknown, has the wrong form, or breaks a decision table.
 */
export function layer(base: Profile, values: Record<string, OwnValue>, version?: string): Profile | Refusal {
  const laid: Record<string, PolicyValue> = { ...base.values };
  for (const [key, own] of Object.entries(values)) {
    const checked = checkValue(key, own.value);
    if (isRefusal(checked)) return checked;
    const cite = [...(base.values[key]?.cite ?? []), ...(own.cite ?? [])];
    if (cite.length === 0) return refuse('profile_invalid', `“${key}”没有写依据，请写明依据的文件和条款。`, { field: key });
    laid[key] = { value: own.value, cite, ...(own.reading ?? base.values[key]?.reading ? { reading: own.reading ?? base.values[key]?.reading } : {}) };
  }
  return { ...base, version: version ? `${base.version}+${version}` : base.version, values: laid };
}
