import { Crowd } from './turnstile';
import { addSeconds } from './time';

const NOON = '2025-03-06T04:00:00.000Z';
const after = (seconds: number) => addSeconds(NOON, seconds);
const crowd = () => new Crowd({ phone: 3, address: 10, seconds: 600 });

test('a phone that does it too often is stopped by itself; the others behind its address go on', () => {
  const doors = crowd();
  for (let turn = 0; turn < 50; turn += 1) doors.pass({ address: 'village', device: 'abuser' }, NOON);
  expect(doors.isShut({ address: 'village', device: 'abuser' }, NOON)).toBe(true);
  expect(doors.pass({ address: 'village', device: 'aunt' }, NOON)).toBe(true);
});

test('somebody who says each time that he is another phone shuts the address for new phones; those who were here before him go on', () => {
  const doors = crowd();
  expect(doors.pass({ address: 'village', device: 'aunt' }, NOON)).toBe(true);
  for (let turn = 0; turn < 30; turn += 1) doors.pass({ address: 'village', device: `made up ${turn}` }, after(700));
  expect(doors.pass({ address: 'village', device: 'made up again' }, after(701))).toBe(false);
  expect(doors.pass({ address: 'village' }, after(701))).toBe(false);
  expect(doors.pass({ address: 'village', device: 'aunt' }, after(702))).toBe(true);
  expect(doors.pass({ address: 'elsewhere', device: 'made up again' }, after(702))).toBe(true);
  expect(doors.pass({ address: 'village', device: 'newcomer' }, after(1400))).toBe(true);
});
