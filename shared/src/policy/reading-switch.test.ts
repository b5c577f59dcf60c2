import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { flawOf } from './parse';
import type { Profile } from './profile';
import { SETTLED, SWITCHES } from './reading-options';
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
  readingsOf(entry.reading).flatMap(id => optionsOf(id, key, entry.value, entry.reading).map(option => [`${profile.id} ${key} ${id} ${option.name}`, key, entry.value, option] as const)));

test.each(switched)('%s：换过去成立，取值仍然合规', (_, key, value, option) => {
  const turned = option.turn(value);
  expect(option.holds(turned)).toBe(true);
  expect(flawOf(key, turned)).toBeNull();
  expect(option.turn(turned)).toEqual(turned);
});

test('每一处都有开关，或者写明怎样另定', () => {
  const ids = Array.from({ length: 73 }, (_, index) => `A${String(index + 1).padStart(2, '0')}`);
  expect(ids.filter(id => (id in SWITCHES) === (id in SETTLED))).toEqual([]);
});

const unordered = (value: unknown) => JSON.parse(JSON.stringify(value), (_, each: unknown) => (Array.isArray(each) && each.every(one => typeof one === 'string') ? [...each].sort() : each)) as unknown;
const usual = read.filter(({ entry }) => !entry.blank).flatMap(({ profile, key, entry }) =>
  readingsOf(entry.reading).filter(id => optionsOf(id, key, entry.value, entry.reading).length > 0).map(id => [`${profile.id} ${key} ${id}`, id, key, entry] as const));

test.each(usual)('%s：随程序来的制度采用第一种理解；换过去再换回来，取值和原来一样', (name, id, key, entry) => {
  const options = optionsOf(id, key, entry.value, entry.reading);
  const held = options.filter(option => option.holds(entry.value));
  // The list itself reads these documents otherwise than the rest, and "或" otherwise than "、".
  const others = ['lucun leave.merge A04', 'pian12 leave.count A03', 'pian12 leave.approval A13', 'pian01e meeting.cadence A28', 'pian15 leave.approval A16', 'pian09b posting.mid_term_change A16'];
  if (!others.includes(name)) expect(held[0]).toBe(options[0]);
  // Who is meant by two words can be turned word by word; turned together they are not told apart again.
  if (id === 'A15') return;
  expect(held).toHaveLength(1);
  for (const option of options) expect(unordered(held[0].turn(option.turn(entry.value)))).toEqual(unordered(entry.value));
});

test('开关一共有多少处用得上', () => {
  const used = new Set(usual.map(([, id]) => id));
  expect(Object.keys(SWITCHES).filter(id => !used.has(id))).toEqual([]);
});

test('A35：为村出差的日子算不算，换过去再换回来', () => {
  const ordos = profiles.find(({ id }) => id === 'ordos-2018')!.values['attendance.required'].value;
  const [only, trips] = optionsOf('A35', 'attendance.required', ordos);
  expect([only.holds(ordos), trips.holds(ordos)]).toEqual([true, false]);
  expect(trips.turn(ordos)).toMatchObject([{ counts: ['in_village', 'official_trip'] }]);
  expect(only.turn(trips.turn(ordos))).toEqual(ordos);
  expect(optionsOf('A15', 'leave.approval', ordos)).toEqual([]);
});
