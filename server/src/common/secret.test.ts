import { Secret } from './secret';

const secret = new Secret({ fieldKey: Buffer.alloc(32, 1) });
const other = new Secret({ fieldKey: Buffer.alloc(32, 2) });
const PHONE = '13800000001';

test('what is sealed can be opened, and shows nothing', () => {
  const sealed = secret.seal(PHONE);
  expect(secret.open(sealed)).toBe(PHONE);
  expect(sealed).not.toContain(PHONE);
  expect(secret.seal(PHONE)).not.toBe(sealed);
  expect(secret.open(secret.seal('驻村😀'))).toBe('驻村😀');
});

test('a changed text or another key is found out', () => {
  const sealed = secret.seal(PHONE);
  for (let index = 2; index < sealed.length; index += 5) {
    const changed = `${sealed.slice(0, index)}${sealed[index] === 'A' ? 'B' : 'A'}${sealed.slice(index + 1)}`;
    expect(() => secret.open(changed)).toThrow();
  }
  expect(() => other.open(sealed)).toThrow();
  expect(() => secret.open(PHONE)).toThrow();
});

test('the lookup is the same for the same text, and for the same key only', () => {
  expect(secret.lookup(PHONE)).toBe(secret.lookup(PHONE));
  expect(secret.lookup(PHONE)).toHaveLength(43);
  expect(secret.lookup('13800000002')).not.toBe(secret.lookup(PHONE));
  expect(other.lookup(PHONE)).not.toBe(secret.lookup(PHONE));
});
