import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRefusal } from '../kernel/refusal';
import { profilesOf } from './shipped';

const folder = join(__dirname, '../../profiles');
const files = readdirSync(folder).map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')) as { id: string; values: Record<string, unknown> });
const of = (id: string) => files.find(file => file.id === id)!;
const profiles = profilesOf(files);

test('every profile that is shipped loads', () => {
  if (isRefusal(profiles)) throw new Error(profiles.text);
  expect([...profiles.keys()].sort()).toEqual(files.map(file => file.id).sort());
});

test.each([['pian13', 'pian02'], ['pian09d', 'pian08a']])('%s is %s under another name and has no values of its own', (alias, base) => {
  if (isRefusal(profiles)) throw new Error(profiles.text);
  expect(of(alias).values).toEqual({});
  expect(profiles.get(alias)?.values).toEqual(profiles.get(base)?.values);
  expect(profiles.get(alias)?.roles).toEqual(profiles.get(base)?.roles);
});

test('a base that is not there, and a circle, are refused', () => {
  expect(profilesOf([of('pian13')])).toMatchObject({ code: 'profile_invalid', field: 'extends' });
  expect(profilesOf([{ ...of('pian02'), extends: 'pian13' }, of('pian13')])).toMatchObject({ code: 'profile_invalid' });
  expect(profilesOf([{}])).toMatchObject({ code: 'profile_invalid' });
});
