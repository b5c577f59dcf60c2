import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isRefusal } from '@village/shared/kernel/refusal';
import type { CalendarYear } from '@village/shared/policy/calendar';
import { parseProfile } from '@village/shared/policy/parse';
import type { Profile } from '@village/shared/policy/profile';

/** One file of each folder, by which the folder is found wherever the package lies. */
const EXAMPLES = { profiles: '@village/shared/profiles/ordos-2018.json', calendars: '@village/shared/calendars/2025.json' };

/** The profiles that come with the program, by id. A file that does not parse stops the start with the place and the reason. */
export const PROFILES: ReadonlyMap<string, Profile> = profiles();

/** The statutory calendars that come with the program. */
export const CALENDARS: readonly CalendarYear[] = read('calendars').map(({ json }) => json as CalendarYear).sort((a, b) => a.year - b.year);

function profiles(): Map<string, Profile> {
  const parsed = read('profiles').map(({ name, json }) => {
    const profile = parseProfile(json);
    if (isRefusal(profile)) throw new Error(`${name}: ${profile.text}`);
    return profile;
  });
  const byId = new Map(parsed.map(profile => [profile.id, profile]));
  return new Map(parsed.map(profile => [profile.id, laidOver(profile, byId)]));
}

/** A profile that extends another holds the values of that one too; structures are replaced whole. */
function laidOver(profile: Profile, byId: Map<string, Profile>): Profile {
  if (profile.extends === null) return profile;
  const found = byId.get(profile.extends);
  if (!found) throw new Error(`${profile.id}: 没有编号为 ${profile.extends} 的上层制度`);
  const base = laidOver(found, byId);
  return { ...profile, roles: { ...base.roles, ...profile.roles }, values: { ...base.values, ...profile.values } };
}

function read(folder: keyof typeof EXAMPLES): { name: string; json: unknown }[] {
  const place = dirname(require.resolve(EXAMPLES[folder]));
  return readdirSync(place).filter(name => name.endsWith('.json')).sort()
    .map(name => ({ name, json: JSON.parse(readFileSync(join(place, name), 'utf8')) as unknown }));
}
