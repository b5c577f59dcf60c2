import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BODIES, isRole } from '../kernel/role';
import { nameOfWord } from '../kernel/word';
import type { Profile } from './profile';

const folder = join(__dirname, '../../profiles');
const profiles = readdirSync(folder).map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Profile);

/** The fields whose words an explanation prints. */
const PRINTED = ['meeting', 'matter', 'report', 'topics', 'forms', 'contents', 'categories', 'events', 'event', 'duties', 'items', 'dutiesOfTeam', 'where', 'granularity', 'points', 'steps', 'books', 'what', 'target',
  'subject', 'subjects', 'consequences', 'anyOf', 'procedure', 'fact', 'in', 'condition', 'grade', 'countingGrades', 'voidingGrades', 'excludedGrades', 'ranks', 'newHouseholdRanks', 'keyHouseholds', 'training', 'reasons', 'needs'];
const KEYS = /^(meeting|report|disclosure|inspection|assessment|issue\.alert|record\.(visits|must_visit|targets)|posting\.(recall|training|followup|household|mid_term|selection|unit_quota))/;

function words(value: unknown, field: string): string[] {
  if (typeof value === 'string') return PRINTED.includes(field) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(each => words(each, field));
  return value && typeof value === 'object' ? Object.entries(value).flatMap(([name, inner]) => words(inner, name)) : [];
}

test.each(profiles.map(profile => [profile.id, profile] as const))('%s: every word that is printed has a Chinese name', (_, profile) => {
  const printed = Object.entries(profile.values).filter(([key]) => KEYS.test(key)).flatMap(([key, entry]) => words(entry.value, key.split('.')[1]));
  const unnamed = printed.filter(word => /^[a-z0-9_]+$/.test(word) && !isRole(word) && !(word in BODIES) && nameOfWord(word) === word);
  expect([...new Set(unnamed)]).toEqual([]);
});

test.each(profiles.map(profile => [profile.id, profile] as const))('A50: %s has no criterion of family and no name or number of a person', (_, profile) => {
  expect(JSON.stringify(profile)).not.toMatch(/一妻多夫|1[3-9]\d{9}/);
});
