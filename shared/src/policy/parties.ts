import { BODIES, ROLES } from '../kernel/role';
import { wordsIn } from './form';
import type { Profile } from './profile';

const LONGEST = 30;

/** The roles and bodies of which a regulation speaks, in a value or by a name of their own, in the order of the register. */
export function partiesIn({ values, roles }: Pick<Profile, 'values' | 'roles'>): string[] {
  const spoken = new Set([...Object.keys(roles), ...Object.values(values).flatMap(({ value }) => wordsIn(value)).flatMap(word => word.split(/[|+]/))]);
  return [...Object.keys(ROLES), ...Object.keys(BODIES)].filter(id => spoken.has(id));
}

/** The names of a county for roles and bodies: those that are empty or nothing but blanks go back to the usual one. */
export function ownNames(named: readonly { id: string; name: string }[]): Record<string, string> {
  return Object.fromEntries(named.map(({ id, name }) => [id, name.trim().slice(0, LONGEST)]).filter(([, name]) => name !== ''));
}
