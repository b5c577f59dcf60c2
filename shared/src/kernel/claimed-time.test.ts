import fc from 'fast-check';
import { claimedTime } from './claimed-time';
import { addDays, dayOf } from './day';

const at = (day: string, clock: string) => `${day}T${clock}:00.000Z`;

test.each([
  ['当天说的当天送到', '2025-03-06', at('2025-03-06', '00:25'), at('2025-03-06', '00:26'), 'in_time'],
  ['手机快半分钟，还是当天送到', '2025-03-06', '2025-03-06T00:25:50.000Z', '2025-03-06T00:25:20.000Z', 'in_time'],
  ['没有信号，第二天才送到，是补报', '2025-03-06', at('2025-03-06', '00:25'), at('2025-03-07', '03:00'), 'late'],
  ['第二天补记昨天，是补报', '2025-03-06', at('2025-03-07', '00:25'), at('2025-03-07', '00:26'), 'late'],
  ['一周以前说的，还是补报', '2025-03-06', at('2025-03-06', '00:25'), at('2025-03-13', '00:25'), 'late'],
  ['更早的，没有人能证明', '2025-03-06', at('2025-03-06', '00:25'), at('2025-03-14', '00:25'), 'unproven_time'],
  ['手机时间在收到以后，没有人能证明', '2025-03-06', at('2025-03-06', '09:00'), at('2025-03-06', '08:00'), 'unproven_time'],
  ['手机时间在明天', '2025-03-06', at('2025-03-07', '00:25'), at('2025-03-06', '00:25'), 'unproven_time'],
  ['说的是以后的日子', '2025-03-07', at('2025-03-06', '00:25'), at('2025-03-07', '00:26'), 'unproven_time'],
])('%s', (_, day, claimedAt, receivedAt, expected) => {
  expect(claimedTime({ day, claimedAt, receivedAt })).toBe(expected);
});

test('手机的钟拨到哪里，都不会让收到以后的、一周以前的算作有证明', () => {
  const instant = fc.date({ min: new Date('2015-01-01T00:00:00Z'), max: new Date('2035-01-01T00:00:00Z'), noInvalidDate: true }).map(date => date.toISOString());
  fc.assert(fc.property(instant, instant, (claimedAt, receivedAt) => {
    const isOutside = Date.parse(claimedAt) > Date.parse(receivedAt) + 120_000 || dayOf(claimedAt) < addDays(dayOf(receivedAt), -7);
    expect(claimedTime({ day: dayOf(claimedAt), claimedAt, receivedAt }) === 'unproven_time' || !isOutside).toBe(true);
  }), { numRuns: 2_000 });
});
