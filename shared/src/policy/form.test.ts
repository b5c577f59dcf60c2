import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sameValue } from './difference';
import { draftOf, emptyDraft, valueOf, wordsIn } from './form';
import { flawOf } from './parse';
import type { Profile } from './profile';
import { VALUES, type ValueKey } from './values';

const folder = join(__dirname, '../../profiles');
const entries = readdirSync(folder).map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Profile)
  .flatMap(profile => Object.entries(profile.values).filter(([, entry]) => !entry.blank).map(([key, entry]) => [profile.id, key as ValueKey, entry.value] as const));

test.each(entries)('%s %s：填进表单再取出来，还是原来的值', (_, key, value) => {
  const back = valueOf(VALUES[key].shape, draftOf(VALUES[key].shape, value, key), new Set(wordsIn(value)), key);
  expect(sameValue(back, value)).toBe(true);
  expect(flawOf(key, back)).toBeNull();
});

test.each(Object.keys(VALUES) as ValueKey[])('%s：空表单说得出缺什么，或者什么都不缺', key => {
  const flaw = flawOf(key, valueOf(VALUES[key].shape, emptyDraft(VALUES[key].shape)));
  expect(flaw === null || /[\u4e00-\u9fff]/.test(flaw.text)).toBe(true);
});

test('填的数还不成数时留着原样，检查会指出来', () => {
  const shape = VALUES['leave.quota'].shape;
  const value = valueOf(shape, { perMonth: '2.', soft: true });
  expect(value).toEqual({ perMonth: '2.', soft: true });
  expect(flawOf('leave.quota', value)).toMatchObject({ path: ['perMonth'] });
  expect(valueOf(VALUES['allowance.unit_fund'].shape, { leastFen: '10000.5', per: 'year' })).toEqual({ leastFen: 1000050, per: 'year' });
  expect(flawOf('allowance.unit_fund', valueOf(VALUES['allowance.unit_fund'].shape, { leastFen: '1.005', per: 'year' }))).toMatchObject({ path: ['leastFen'] });
});
