import y2025 from '../../calendars/2025.json';
import lucun from '../../profiles/lucun.json';
import ordos from '../../profiles/ordos-2018.json';
import pian04 from '../../profiles/pian04.json';
import pian06 from '../../profiles/pian06.json';
import pian08b from '../../profiles/pian08b.json';
import pian11a from '../../profiles/pian11a.json';
import type { CalendarYear } from '../policy/calendar';
import type { Profile } from '../policy/profile';
import { calendarOf } from './calendar';
import { nextSettlementStep, settlementLevel, settlementSteps, type SettlementFacts } from './settlement-steps';

const calendar = calendarOf([y2025] as CalendarYear[]);
const said = (profile: Profile) => settlementSteps(profile, calendar, '2025-03').map(({ step, by, due, asks }) => `${step} ${by.join()} ${due ?? '-'}${asks ? ' asks' : ''}`);

test('篇四 三5：3 日前编制、挂村领导签字、公示一天、5 日前报送', () => {
  expect(said(pian04)).toEqual([
    'compile township_office 2025-04-03', 'verify township_linked_leader 2025-04-04', 'publicise township_office 2025-04-04', 'submit township_office 2025-04-05',
  ]);
  expect(settlementLevel(pian04)).toBe('township');
  expect(settlementSteps(pian04, calendar, '2025-03').every(({ because }) => because.some(reason => reason.clauses.some(each => each.clause === '三5')))).toBe(true);
});

test('没有写明的日子和签字人由管理员填写，不替它猜', () => {
  expect(said(pian06)).toEqual(['compile first_secretary|team_leader -', 'verify village_secretary -', 'submit first_secretary|team_leader - asks']);
  expect(said(ordos)).toEqual(['verify village_principal,township_principal,team_leader -', 'submit supervision_group|team_leader - asks']);
  expect(said(pian08b)).toEqual(['verify  2025-04-05 asks', 'submit  2025-04-05']);
  expect(said(pian11a)).toEqual(['compile team_leader|first_secretary -', 'verify  - asks', 'submit team_leader|first_secretary -']);
  expect(said(lucun)).toEqual(['verify  - asks', 'submit  -']);
  expect([pian06, ordos, pian11a].map(settlementLevel)).toEqual(['village', 'village', 'village']);
});

const facts = (changes: Partial<SettlementFacts>): SettlementFacts => ({ compiled: false, verified: false, publicisedFrom: null, openObjections: 0, sealed: false, ...changes });

test.each<[string, Partial<SettlementFacts>, string | null]>([
  ['什么都没有做，先编制', {}, 'compile -'],
  ['编制以后核实签字', { compiled: true }, 'verify -'],
  ['签齐以后公示', { compiled: true, verified: true }, 'publicise -'],
  ['4 日公示，5 日起可以报送（A57）', { compiled: true, verified: true, publicisedFrom: '2025-04-04' }, 'submit 2025-04-05'],
  ['封存以后没有下一步', { compiled: true, verified: true, publicisedFrom: '2025-04-04', sealed: true }, null],
])('篇四 三5：%s', (_, changes, expected) => {
  const next = nextSettlementStep(settlementSteps(pian04, calendar, '2025-03'), facts(changes));
  expect(next && `${next.step.step} ${next.from ?? '-'}`).toBe(expected);
});
