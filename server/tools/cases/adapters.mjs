// From the facts of a case (snake_case) to the rule of its kind, and from the finding to the words of the case.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import calendarModule from '@village/shared/rules/calendar';
import refusalModule from '@village/shared/kernel/refusal';
import shippedModule from '@village/shared/policy/shipped';
import { attendance } from './attendance.mjs';
import { duty } from './duty.mjs';
import { followUp } from './follow-up.mjs';
import { leave } from './leave.mjs';
import { meeting } from './meeting.mjs';
import { outcome } from './outcome.mjs';
import { posting } from './posting.mjs';
import { record } from './record.mjs';
import { rest } from './rest.mjs';
import { settlement } from './settlement.mjs';

/** The profile of the case is not one of ours yet. */
export class Unsupported extends Error {}

const shared = join(dirname(fileURLToPath(import.meta.url)), '../../../shared');
const read = (folder) => readdirSync(join(shared, folder)).map((name) => JSON.parse(readFileSync(join(shared, folder, name), 'utf8')));

const calendar = calendarModule.calendarOf(read('calendars'));
const profiles = shippedModule.profilesOf(read('profiles'));
if (refusalModule.isRefusal(profiles)) throw new Error(profiles.text);

/** The regulations that are shipped. */
export const profileIds = [...profiles.keys()];

/** The regulation of this id. */
export const profileOf = (id) => profiles.get(id);

/** Kind → (profile id, given, how the profile is looked at) → { value, because, answer, refused }: `answer` words a value, `refused` says what is known besides where the rule refuses. */
export const adapters = Object.fromEntries(Object.entries({ ...leave, ...attendance, ...settlement, ...rest, ...record, ...meeting, ...duty, ...followUp, ...outcome, ...posting }).map(([kind, { find, answer, refused = () => ({}) }]) => [kind, (id, given, seen = (profile) => profile) => {
  if (!profiles.has(id)) throw new Unsupported(id);
  const profile = seen(profiles.get(id));
  const found = find(profile, calendar, given);
  return { ...found, answer: (value) => answer(value, given), refused: () => refused(profile, given) };
}]));
