// Does the explanation name every value that a rule reads? Every rule is asked with the facts of every case of its kind, by every regulation.
import { adapters, profileIds } from './adapters.mjs';

/** The profile, and the keys of the values that were taken out of it. */
function watched(profile) {
  const read = new Set();
  const values = new Proxy(profile.values, {
    get: (target, key) => {
      read.add(key);
      return target[key];
    },
  });
  return { profile: { ...profile, values }, read };
}

/** A line for each value that was read and not named, or named without a clause. */
export function unexplained(entries) {
  const complaints = new Set();
  let asked = 0;
  for (const { kind, given } of entries) {
    for (const id of profileIds) {
      let look;
      let because;
      try {
        ({ because } = adapters[kind](id, given, (profile) => (look = watched(profile)).profile));
      } catch {
        continue; // Facts of another document that this one cannot be asked with.
      }
      asked += 1;
      const named = new Map(because.flatMap(({ key, clauses }) => (key ? [[key, clauses]] : [])));
      for (const key of look.read) {
        if (!named.has(key)) complaints.add(`${kind} ${id}: reads ${key} and does not say so`);
        else if (key in look.profile.values && named.get(key).length === 0) complaints.add(`${kind} ${id}: names ${key} without a clause`);
      }
    }
  }
  return { asked, complaints: [...complaints] };
}
