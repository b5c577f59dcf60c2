import { isRefusal, refuse, type Refusal } from '../kernel/refusal';
import { parseProfile } from './parse';
import type { Profile } from './profile';
import { isRecord } from './shape';

/**
 * Reads these files as profiles, by id. A profile that extends another holds the values of that one too; structures are replaced whole (A43).
 * The refusal `profile_invalid` of the first bad one, or of one whose base is not there.
 */
export function profilesOf(files: readonly unknown[]): ReadonlyMap<string, Profile> | Refusal {
  const parsed: Profile[] = [];
  for (const file of files) {
    const profile = parseProfile(file);
    if (isRefusal(profile)) return { ...profile, text: `${isRecord(file) ? String(file.id) : ''}：${profile.text}` };
    parsed.push(profile);
  }
  const byId = new Map(parsed.map(profile => [profile.id, profile]));
  const laid = parsed.map(profile => laidOver(profile, byId, []));
  return laid.find(isRefusal) ?? new Map((laid as Profile[]).map(profile => [profile.id, profile]));
}

function laidOver(profile: Profile, byId: ReadonlyMap<string, Profile>, below: readonly string[]): Profile | Refusal {
  if (profile.extends === null) return profile;
  const found = byId.get(profile.extends);
  if (!found || below.includes(profile.id)) {
    return refuse('profile_invalid', `制度 ${profile.id} 有误：没有编号为 ${profile.extends} 的上层制度，或者互为上层。请修改 extends。`, { field: 'extends' });
  }
  const base = laidOver(found, byId, [...below, profile.id]);
  return isRefusal(base) ? base : { ...profile, roles: { ...base.roles, ...profile.roles }, values: { ...base.values, ...profile.values } };
}
