import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { canonical, digestOf } from './digest';

const wanted = (value: unknown) => createHash('sha256').update(canonical(value)).digest('hex');

test('the digest is SHA-256, whatever the length and the signs', () => {
  expect(digestOf('abc')).toBe(createHash('sha256').update('"abc"').digest('hex'));
  for (let length = 0; length < 200; length += 1) expect(digestOf('村'.repeat(length))).toBe(wanted('村'.repeat(length)));
  fc.assert(fc.property(fc.jsonValue(), value => { expect(digestOf(value)).toBe(wanted(value)); }));
  fc.assert(fc.property(fc.string({ unit: 'binary' }), value => { expect(digestOf(value)).toBe(wanted(value)); }));
});

test('the order of the names and what is undefined say nothing, everything else does', () => {
  expect(digestOf({ day: '2025-03-06', halves: ['am', 'pm'], note: undefined })).toBe(digestOf({ halves: ['am', 'pm'], day: '2025-03-06' }));
  expect(digestOf({ halves: ['pm', 'am'] })).not.toBe(digestOf({ halves: ['am', 'pm'] }));
  expect(digestOf({ day: '2025-03-06' })).not.toBe(digestOf({ day: '2025-03-07' }));
});

test('what travelled as JSON has the digest it had before', () => {
  fc.assert(fc.property(fc.jsonValue(), value => { expect(digestOf(JSON.parse(JSON.stringify(value)))).toBe(digestOf(value)); }));
});
