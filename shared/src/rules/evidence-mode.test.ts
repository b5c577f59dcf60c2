import pian04 from '../../profiles/pian04.json';
import type { Profile } from '../policy/profile';
import { evidenceModes } from './evidence-mode';

const withModes = (modes: unknown): Profile => ({ ...pian04, values: { ...pian04.values, 'attendance.modes': { value: modes, cite: ['三1'] } } });

test('modes are listed lightest first', () => {
  expect(evidenceModes(withModes([{ mode: 'qr' }, { mode: 'roster' }, { mode: 'self' }]), '2025-03-12').value).toEqual(['roster', 'self', 'qr']);
});

test('location and photo need a named basis and an end date that has not passed', () => {
  const named = [{ mode: 'self' }, { mode: 'location', basis: '县驻村办〔2025〕3号', until: '2025-06-30' }, { mode: 'photo', until: '2025-06-30' }];
  expect(evidenceModes(withModes(named), '2025-06-30').value).toEqual(['self', 'location']);
  expect(evidenceModes(withModes(named), '2025-07-01').value).toEqual(['self']);
});
