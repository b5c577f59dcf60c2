import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { flawOf } from './parse';
import type { Profile } from './profile';
import { optionsOf, readingsOf, readingText } from './reading-switch';
import { isValueKey, type ValueKey } from './values';

const folder = join(__dirname, '../../profiles');
const profiles = readdirSync(folder).map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Profile);
const read = profiles.flatMap(profile => Object.entries(profile.values).filter(([, entry]) => entry.reading).map(([key, entry]) => ({ profile, key: key as ValueKey, entry })));

test('A01 到 A73 每一处都写明问题和采用的理解', () => {
  for (let number = 1; number <= 73; number++) {
    const found = readingText(`A${String(number).padStart(2, '0')}`);
    expect(found?.question.length).toBeGreaterThan(4);
    expect(found?.meaning.length).toBeGreaterThan(3);
  }
  expect(readingText('A74')).toBeNull();
});

test('文件里写的每个编号都认得', () => {
  for (const { key, entry } of read) {
    expect(isValueKey(key)).toBe(true);
    expect(readingsOf(entry.reading).join(' ')).toBe(entry.reading);
  }
});

const switched = read.filter(({ entry }) => !entry.blank).flatMap(({ profile, key, entry }) =>
  readingsOf(entry.reading).flatMap(id => optionsOf(id, key, entry.value).map(option => [`${profile.id} ${key} ${id} ${option.name}`, key, entry.value, option] as const)));

test.each(switched)('%s：换过去成立，取值仍然合规', (_, key, value, option) => {
  const turned = option.turn(value);
  expect(option.holds(turned)).toBe(true);
  expect(flawOf(key, turned)).toBeNull();
  expect(option.turn(turned)).toEqual(turned);
});

test('A35：为村出差的日子算不算，换过去再换回来', () => {
  const ordos = profiles.find(({ id }) => id === 'ordos-2018')!.values['attendance.required'].value;
  const [only, trips] = optionsOf('A35', 'attendance.required', ordos);
  expect([only.holds(ordos), trips.holds(ordos)]).toEqual([true, false]);
  expect(trips.turn(ordos)).toMatchObject([{ counts: ['in_village', 'official_trip'] }]);
  expect(only.turn(trips.turn(ordos))).toEqual(ordos);
  expect(optionsOf('A15', 'leave.approval', ordos)).toEqual([]);
});
