import lucun from '../../profiles/lucun.json';
import pian01d from '../../profiles/pian01d.json';
import pian02 from '../../profiles/pian02.json';
import pian04 from '../../profiles/pian04.json';
import type { Profile } from '../policy/profile';
import { calendarOf } from './calendar';
import { disclosureDemands, type PublishedFact } from './disclosure-demand';

const calendar = calendarOf([]);
const told = (profile: unknown, today: string, published: PublishedFact[] = []) =>
  Object.fromEntries(disclosureDemands(profile as Profile, calendar, { today, published }).map(({ subject, state, due, last }) => [subject, [state, due, last?.on ?? null].join(' ')]));

test('鲁村：村务按季、财务按月，党务及时公开没有期限', () => {
  expect(told(lucun, '2025-02-10')).toEqual({ village_affairs: 'open 2025-03-31 ', village_finance: 'open 2025-02-28 ', party_affairs: 'standing  ' });
});

test('本季公开过的算完成，上季公开的不算这一季的', () => {
  expect(told(lucun, '2025-02-10', [{ subject: 'village_affairs', on: '2025-01-05' }]).village_affairs).toBe('done 2025-03-31 2025-01-05');
  expect(told(lucun, '2025-04-10', [{ subject: 'village_affairs', on: '2025-01-05' }]).village_affairs).toBe('open 2025-06-30 2025-01-05');
});

test('财务只公开总数不算完成，逐笔公开才算', () => {
  const finance = (granularity: string) => ({ subject: 'village_finance', on: '2025-02-03', granularity });
  expect(told(lucun, '2025-02-10', [finance('totals_only')]).village_finance).toMatch(/^open/);
  expect(told(lucun, '2025-02-10', [finance('totals_only'), { ...finance('item_by_item'), on: '2025-02-09' }]).village_finance).toBe('done 2025-02-28 2025-02-09');
});

test('“定期”没有写多久的待定；考勤表公示不在这里', () => {
  expect(told(pian02, '2025-02-10').work_plan_and_completion).toBe('unset  ');
  expect(told(pian04, '2025-02-10')).not.toHaveProperty('monthly_attendance');
});

test('每一项都带条款和要公开的内容', () => {
  for (const demand of disclosureDemands(pian01d as never, calendar, { today: '2025-02-10', published: [] })) {
    expect(demand.items.length).toBeGreaterThan(2);
    expect(demand.because.flatMap(({ clauses }) => clauses).length).toBeGreaterThan(0);
  }
});

test('上一期过去了没有公开的说出来，公开过的不说', () => {
  const missed = (published: PublishedFact[]) => disclosureDemands(lucun as never, calendar, { today: '2025-04-10', published }).find(({ subject }) => subject === 'village_affairs')!.missed;
  expect(missed([])).toEqual({ from: '2025-01-01', due: '2025-03-31' });
  expect(missed([{ subject: 'village_affairs', on: '2025-02-05' }])).toBeNull();
  expect(missed([{ subject: 'village_affairs', on: '2025-04-05' }])).toEqual({ from: '2025-01-01', due: '2025-03-31' });
});
