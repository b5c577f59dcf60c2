import { nameOfRole } from '../kernel/role';
import { wordsOf } from './plain-words';
import type { PolicyValue, Profile } from './profile';
import { isRecord } from './shape';
import { isValueKey, VALUES } from './values';

/** What became of a value between two versions of a regulation. */
export type ChangeKind = 'added' | 'filled' | 'changed' | 'removed' | 'reading' | 'cite';

/** The names of the kinds, as a list of changes prints them. */
export const CHANGE_NAMES: Record<ChangeKind, string> = { added: '新增', filled: '填了空缺', changed: '改动', removed: '删去', reading: '换了理解', cite: '改了依据' };

/** One value that is not the same in two versions of a regulation. */
export interface Change {
  /** The key of the value; `roles` for the names of roles and bodies. */
  key: string;
  title: string;
  /** The clauses it has afterwards; those it had, where it is gone. */
  clauses: string[];
  kind: ChangeKind;
  /** The value in words, line by line. */
  before: string[];
  after: string[];
}

/** What differs between two versions of a regulation, value by value in the order of the later one. The same regulation gives nothing; each value is named at most once. */
export function differenceOf(before: Profile, after: Profile): Change[] {
  const keys = [...Object.keys(after.values), ...Object.keys(before.values).filter(key => !(key in after.values))];
  const changes = keys.map(key => changeOf(key, before, after)).filter(change => change !== null);
  const names = namesChanged(before, after);
  return names ? [...changes, names] : changes;
}

/** Do two values of a regulation say the same? A field that is null and one that is left out are the same. */
export function sameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

function changeOf(key: string, before: Profile, after: Profile): Change | null {
  const [was, is] = [before.values[key] as PolicyValue | undefined, after.values[key] as PolicyValue | undefined];
  const kind = kindOf(was, is);
  if (kind === null) return null;
  const told = (profile: Profile, entry: PolicyValue | undefined) => {
    if (!entry) return [];
    if (entry.blank) return [`（空缺：${entry.label ?? '等管理员填写'}）`];
    const lines = isValueKey(key) ? wordsOf(key, entry.value, profile.roles) : [JSON.stringify(entry.value)];
    if (kind === 'reading') return [...lines, `理解：${entry.reading ?? '没有注明'}`];
    return kind === 'cite' ? [`依据：${entry.cite.join('、')}`] : lines;
  };
  return { key, title: isValueKey(key) ? VALUES[key].title : key, clauses: (is ?? was)!.cite, kind, before: told(before, was), after: told(after, is) };
}

function kindOf(was: PolicyValue | undefined, is: PolicyValue | undefined): ChangeKind | null {
  if (!was) return is ? 'added' : null;
  if (!is) return 'removed';
  if (was.blank && !is.blank) return 'filled';
  if (Boolean(was.blank) !== Boolean(is.blank) || !sameValue(was.value, is.value) || was.label !== is.label && is.blank) return 'changed';
  if ((was.reading ?? '') !== (is.reading ?? '')) return 'reading';
  return sameValue(was.cite, is.cite) ? null : 'cite';
}

function namesChanged(before: Profile, after: Profile): Change | null {
  const ids = [...new Set([...Object.keys(before.roles), ...Object.keys(after.roles)])].filter(id => before.roles[id] !== after.roles[id]);
  if (ids.length === 0) return null;
  const told = ({ roles }: Profile) => ids.map(id => `${nameOfRole(id)}：${roles[id] ?? '没有另外的名称'}`);
  return { key: 'roles', title: '岗位和机构的名称', clauses: [], kind: 'changed', before: told(before), after: told(after) };
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isRecord(value)) return value ?? null;
  return Object.keys(value).sort().filter(key => value[key] !== null && value[key] !== undefined).map(key => [key, ordered(value[key])]);
}
