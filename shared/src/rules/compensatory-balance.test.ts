import y2025 from '../../calendars/2025.json';
import pian04 from '../../profiles/pian04.json';
import pian15 from '../../profiles/pian15.json';
import type { CalendarYear } from '../policy/calendar';
import type { Profile } from '../policy/profile';
import { calendarOf } from './calendar';
import { compensatoryBalance, type RestAccount } from './compensatory-balance';

const calendar = calendarOf([y2025] as CalendarYear[]);
const fifteen = pian15 as unknown as Profile;
const limited = { ...fifteen, values: { ...fifteen.values, 'rest.compensatory': { value: { unlessWorkAffected: true, arrangedBy: 'team_leader', useWithinDays: 30 }, cite: ['县规定'] } } } as unknown as Profile;

// 2025-03-08 is a Saturday, 03-09 a Sunday, 03-10 a Monday; 04-04 is the Qingming holiday.
test.each<[string, Profile, RestAccount, string, object]>([
  ['周六加班一天，攒一天', fifteen, { worked: [{ day: '2025-03-08', halves: 2 }], taken: [] }, '2025-03-12', { earned: 2, taken: 0, left: 2 }],
  ['工作日加班不攒', fifteen, { worked: [{ day: '2025-03-10', halves: 2 }], taken: [] }, '2025-03-12', { earned: 0, left: 0 }],
  ['休掉的扣掉，半天也算', fifteen, { worked: [{ day: '2025-03-08', halves: 2 }, { day: '2025-04-04', halves: 1 }], taken: [{ day: '2025-04-10', halves: 1 }] }, '2025-04-12', { earned: 3, taken: 1, left: 2 }],
  ['制度写了期限的，过期作废', limited, { worked: [{ day: '2025-03-08', halves: 2 }], taken: [] }, '2025-04-08', { earned: 2, expired: 2, left: 0 }],
  ['期限的最后一天还能休', limited, { worked: [{ day: '2025-03-08', halves: 2 }], taken: [] }, '2025-04-07', { expired: 0, left: 2 }],
  ['先休最早攒的', limited, { worked: [{ day: '2025-03-08', halves: 2 }, { day: '2025-03-15', halves: 2 }], taken: [{ day: '2025-03-20', halves: 2 }] }, '2025-04-10', { left: 2, expired: 0 }],
])('%s', (_, profile, account, on, expected) => {
  const { value, because } = compensatoryBalance(profile, calendar, account, on);
  expect(value).toMatchObject(expected);
  expect(because[0].clauses.length).toBeGreaterThan(0);
});

test('没有规定调休的，问管理员', () => {
  expect(compensatoryBalance(pian04 as unknown as Profile, calendar, { worked: [], taken: [] }, '2025-03-10').value).toMatchObject({ code: 'config_required' });
});
