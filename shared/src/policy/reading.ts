import type { Finding, Reason } from '../kernel/finding';
import { isRefusal, refuse, type Clause, type Refusal } from '../kernel/refusal';
import { nameOfStep } from '../kernel/role';
import type { Profile } from './profile';
import { isRecord } from './shape';
import { isValueKey, VALUES, type ValueKey, type Values } from './values';

type Facts = Record<string, string | number>;

/** Reads policy values for a rule and keeps the source of each. */
export interface Reader {
  /** The value. A blank one, or one the document does not hold, ends the finding in a `config_required` refusal. */
  <K extends ValueKey>(key: K): Values[K];
  /** The value, or null where the document says nothing. A blank one ends the finding. */
  where<K extends ValueKey>(key: K): Values[K] | null;
  /** The value, or the `config_required` refusal itself where it is blank or not there: the finding goes on. */
  known<K extends ValueKey>(key: K): Values[K] | Refusal;
  /** The answer, or the end of the finding where the answer is a refusal. */
  need<T>(answer: T | Refusal): T;
  /** Adds the plain Chinese sentence to the values read since the last one, with the facts that were counted. As functions where thousands are found and few are read. */
  say(text: string | (() => string), facts?: Facts | (() => Facts)): void;
  /** These rows of the table read last decide: what is said of it rests on their own clauses where they have some. */
  rows(deciding: readonly { cite?: readonly string[] | null }[]): void;
  /** What the profile calls a role, a body or a step of a chain. */
  called(step: string): string;
  /** The profile that is read. */
  profile: Profile;
}

class Ended {
  constructor(readonly refusal: Refusal) {}
}

/**
 * What does the rule find by this profile? The only way in which a rule reads a policy value: each value read is named in `because` with its clauses.
 * The value is a refusal where the rule gave one, or where it needed a value that is blank (`config_required`, `missing` holds its key).
 */
export function finding<T>(profile: Profile, rule: (read: Reader) => T | Refusal): Finding<T | Refusal> {
  const because: Reason[] = [];
  return { value: valueOf(rule, speaking(profile, because)), because };
}

/**
 * The value alone, for a rule that is asked thousands of times at once: nothing is said, `onRead` hears of each value that is read.
 * Who wants the sentences asks `finding` for the one half day that is opened.
 */
export function quietly<T>(profile: Profile, rule: (read: Reader) => T | Refusal, onRead: (key: ValueKey) => void): T | Refusal {
  return valueOf(rule, reader(profile, onRead, { say: () => {}, rows: () => {} }));
}

/** The reason that names a value and nothing else. */
export function reasonOf(profile: Profile, key: ValueKey): Reason {
  const reading = profile.values[key]?.reading;
  return { text: VALUES[key].title, key, clauses: clausesOf(profile, key), ...(reading ? { reading } : {}) };
}

function valueOf<T>(rule: (read: Reader) => T | Refusal, read: Reader): T | Refusal {
  try {
    return rule(read);
  } catch (end) {
    if (end instanceof Ended) return end.refusal;
    throw end;
  }
}

function speaking(profile: Profile, because: Reason[]): Reader {
  const seen = new Map<string, Reason>();
  let pending: Reason[] = [];
  let current: Reason | null = null;

  const onRead = (key: ValueKey) => {
    const reason = seen.get(key) ?? reasonOf(profile, key);
    // How a day is reckoned is said of every duty of the document; here it is the day of this one.
    if (key === 'due.days' && current && current.clauses.length > 0 && !seen.has(key)) reason.clauses = current.clauses;
    current = reason;
    if (seen.has(key)) return;
    seen.set(key, reason);
    because.push(reason);
    pending.push(reason);
  };

  const rows: Reader['rows'] = deciding => {
    if (!current || deciding.length === 0 || deciding.some(row => !row.cite?.length)) return;
    current.clauses = [...new Set(deciding.flatMap(row => row.cite ?? []))].map(clause => ({ profile: profile.id, clause }));
  };

  const say: Reader['say'] = (sentence, counted) => {
    const text = typeof sentence === 'function' ? sentence() : sentence;
    const facts = typeof counted === 'function' ? counted() : counted;
    const last = pending.pop();
    if (last) Object.assign(last, { text }, facts ? { facts } : {});
    else because.push({ text, clauses: because[because.length - 1]?.clauses ?? [], ...(facts ? { facts } : {}) });
    pending = [];
  };

  return reader(profile, onRead, { say, rows });
}

function reader(profile: Profile, onRead: (key: ValueKey) => void, { say, rows }: Pick<Reader, 'say' | 'rows'>): Reader {
  const known = <K extends ValueKey>(key: K): Values[K] | Refusal => {
    const entry = profile.values[key];
    onRead(key);
    if (entry && !entry.blank) return entry.value as Values[K];
    return refuse('config_required', `${profile.title}没有写明“${entry?.label ?? VALUES[key].title}”，请管理员在“制度”里填写后再办理。`, { clauses: clausesOf(profile, key), missing: [key] });
  };

  const need = <T>(answer: T | Refusal): T => {
    if (isRefusal(answer)) throw new Ended(answer);
    return answer;
  };

  return Object.assign(<K extends ValueKey>(key: K) => need(known(key)), {
    where: <K extends ValueKey>(key: K) => (key in profile.values ? need(known(key)) : null),
    known,
    need,
    say,
    rows,
    called: (step: string) => nameOfStep(step, profile.roles),
    profile,
  });
}

/** The clauses that the value of this key cites. */
export function clausesOf(profile: Profile, key: string): Clause[] {
  return (profile.values[key]?.cite ?? []).map(clause => ({ profile: profile.id, clause }));
}

/** Does the value, or a row of it, wait for an administrator? */
export function isOpen(value: unknown): boolean {
  return (Array.isArray(value) ? value : [value]).some(row => isRecord(row) && row.outcome === 'config_required');
}

/** The values that the source leaves blank, whole or in part, and nobody has given yet: what an administrator is asked for. */
export function blanksOf(profile: Profile): { key: string; label: string; clauses: Clause[] }[] {
  return Object.entries(profile.values)
    .filter(([, entry]) => entry.blank || isOpen(entry.value))
    .map(([key, entry]) => ({ key, label: entry.label ?? (isValueKey(key) ? VALUES[key].title : key), clauses: clausesOf(profile, key) }));
}
