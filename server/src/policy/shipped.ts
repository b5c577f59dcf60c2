import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isRefusal } from '@village/shared/kernel/refusal';
import type { CalendarYear } from '@village/shared/policy/calendar';
import { clauseTexts, type ClauseText } from '@village/shared/policy/clause-text';
import type { Profile } from '@village/shared/policy/profile';
import { profilesOf } from '@village/shared/policy/shipped';

/** One file of each folder, by which the folder is found wherever the package lies. */
const EXAMPLES = { profiles: '@village/shared/profiles/ordos-2018.json', calendars: '@village/shared/calendars/2025.json' };

/** The profiles that come with the program, by id. A file that does not parse stops the start with the place and the reason. */
export const PROFILES: ReadonlyMap<string, Profile> = profiles();

/** The statutory calendars that come with the program. */
export const CALENDARS: readonly CalendarYear[] = read('calendars').map(json => json as CalendarYear).sort((a, b) => a.year - b.year);

/** What the clauses of these documents say, by the file in which it stands. */
export const CLAUSES: ReadonlyMap<string, ClauseText[]> = new Map([...new Set([...PROFILES.values()].map(profile => profile.document.file))].map(file => [file, clausesIn(file)]));

function clausesIn(file: string): ClauseText[] {
  return clauseTexts(readFileSync(join(dirname(require.resolve(EXAMPLES.profiles)), '../..', file), 'utf8'));
}

function profiles(): ReadonlyMap<string, Profile> {
  const found = profilesOf(read('profiles'));
  if (isRefusal(found)) throw new Error(found.text);
  return found;
}

function read(folder: keyof typeof EXAMPLES): unknown[] {
  const place = dirname(require.resolve(EXAMPLES[folder]));
  return readdirSync(place).filter(name => name.endsWith('.json')).sort()
    .map(name => JSON.parse(readFileSync(join(place, name), 'utf8')) as unknown);
}
