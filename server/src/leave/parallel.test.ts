import { leave, type LeaveKind } from '@village/shared/contract/leave';
import * as build from '../../test/build';
import { startApp, type Caller, type TestApp } from '../../test/app';
import { regulate } from '../../test/regulation';
import { DecisionEntity } from '../approval/approval.entity';
import { Db } from '../common/db';
import { LeaveEntity, LeaveHalfDayEntity } from './leave.entity';
import { LeaveTurnService } from './turn.service';

/**
 * Twenty-four at the same moment, round after round: no cap is gone over, no two outcomes stand. `ROUNDS=1000` is the long run.
 * The same rounds without the guard have to go over the cap, or the test would prove nothing: on SQLite writers queue by themselves, so that is asked of a server only.
 */
const WRITERS = 24;
const ON_SERVER = process.env.DATABASE_URL !== undefined;
const ROUNDS = Number(process.env.ROUNDS ?? (ON_SERVER ? 6 : 4));
const LONG = 60_000 + ROUNDS * 10_000;
const MARCH = ['03', '04', '05', '06', '07', '10', '11', '12', '13', '14', '17', '18', '19', '20', '21', '24', '25', '26', '27', '28', '31'].map(day => `2025-03-${day}`);

let app: TestApp;
let members: Caller[], ids: string[];
let leader: Caller, otherLeader: Caller;
let counter = 0;

const form = (startDay: string, kind: LeaveKind = 'personal', endDay = startDay) => ({
  clientKey: `parallel-${++counter}`, kind, startDay, startHalf: 'am' as const, endDay, endHalf: 'pm' as const,
  reason: '办理家事', place: '县城', outOfCounty: false, claimedAt: '2025-03-02T01:00:00.000Z',
});

beforeAll(async () => {
  app = await startApp();
  app.on('2025-03-02', '09:00');
  const county = await build.county(app);
  const town = await build.township(app, { county });
  const team = await build.team(app, { village: await build.village(app, { township: town }) });
  // Six members and two leaders: a third of eight may rest together, somebody has to stay, and two days a month are all there is.
  await regulate(app, county, 'pian06', {
    'leave.quota': { perMonth: 2, kinds: ['personal'] }, 'leave.request': { reason: true, writtenSlip: true, evidence: false, villageCertificate: false, phoneWithProxyForm: false, inAdvance: true },
    'roster.cover': { least: 1, arrangedBy: 'team_leader', dutyPersonPosted: false },
  });
  const people = await Promise.all(Array.from({ length: 6 }, () => build.person(app, { terms: [{ role: 'team_member', team }] })));
  ids = people.map(({ id }) => id);
  members = await Promise.all(ids.map(id => app.sign(id)));
  [leader, otherLeader] = await Promise.all([1, 2].map(async () => app.sign((await build.person(app, { terms: [{ role: 'team_leader', team }] })).id)));
  for (const role of ['township_deputy', 'township_secretary'] as const) await build.person(app, { terms: [{ role, at: town }] });
}, LONG);
afterAll(() => app.close());

/** Every round finds the calendar empty. */
async function clear(): Promise<void> {
  await app.get(Db).of(LeaveHalfDayEntity).createQueryBuilder().delete().execute();
  await app.get(Db).of(LeaveEntity).createQueryBuilder().delete().execute();
}

/** How often the rounds end with more than is allowed. */
async function violations(rounds: number, ask: (writer: number) => Promise<unknown>, excess: () => Promise<boolean>, enough = Infinity): Promise<number> {
  let found = 0;
  for (let round = 0; round < rounds && found < enough; round += 1) {
    await clear();
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => ask(writer)));
    if (await excess()) found += 1;
  }
  return found;
}

const open = () => app.get(Db).of(LeaveEntity).findBy({ state: 'pending' });
const onDay = async (day: string) => (await open()).filter(row => row.startDay <= day && day <= row.endDay).length;

/** What is asked for, and when too much of it was granted. */
const LIMITS: [string, (writer: number) => Promise<unknown>, () => Promise<boolean>][] = [
  ['每月 2 天的上限', writer => members[0].send(leave.apply, form(MARCH[writer % MARCH.length])), async () => (await open()).reduce((sum, row) => sum + row.halves, 0) > 4],
  // Two of eight rest together: the third of eight, rounded down.
  ['同时轮休不超过三分之一', writer => members[writer % 6].send(leave.apply, form(MARCH[8], 'rotation_rest')), async () => await onDay(MARCH[8]) > 2],
  ['村里总有人值守', writer => [...members, leader, otherLeader][writer % 8].send(leave.apply, form(MARCH[8], 'official_trip')), async () => await onDay(MARCH[8]) > 7],
];

test.each(LIMITS)(`${WRITERS} 人同时申请，${ROUNDS} 轮：%s没有一次超过`, async (_, ask, excess) => {
  expect(await violations(ROUNDS, ask, excess)).toBe(0);
  expect((await open()).length).toBeGreaterThan(0);
}, LONG);

(ON_SERVER ? test.each(LIMITS) : test.skip.each(LIMITS))('去掉保护就会超过：%s', async (_, ask, excess) => {
  const guard = jest.spyOn(app.get(LeaveTurnService), 'take').mockResolvedValue();
  try {
    expect(await violations(30, ask, excess, 1)).toBe(1);
  } finally {
    guard.mockRestore();
  }
}, LONG);

test(`两名审批人同意、不同意、退回，申请人撤回，${WRITERS} 个请求同时到，${ROUNDS} 轮：结果只有一个，和意见、占用的日子对得上`, async () => {
  const wrong: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await clear();
    const { id } = await members[0].call(leave.apply, form(MARCH[3]));
    const acts = [
      () => leader.send(leave.decide, { id, decision: 'approve' }), () => otherLeader.send(leave.decide, { id, decision: 'refuse', opinion: '人手不够' }),
      () => members[0].send(leave.withdraw, { id }), () => otherLeader.send(leave.decide, { id, decision: 'return', opinion: '改时间' }),
    ];
    const answers = await Promise.all(Array.from({ length: WRITERS }, (_, writer) => acts[(writer + round) % acts.length]()));
    const row = await app.get(Db).of(LeaveEntity).findOneByOrFail({ id });
    const decisions = await app.get(Db).of(DecisionEntity).findBy({ subjectId: id });
    const held = await app.get(Db).of(LeaveHalfDayEntity).countBy({ leaveId: id });
    const told = { approve: 'approved', refuse: 'refused', return: 'to_change' } as const;
    const agrees = decisions.length <= 1 && (row.state === 'withdrawn' || (decisions.length === 1 && row.state === told[decisions[0].decision]));
    if (!agrees || held !== (row.state === 'approved' ? 2 : 0) || answers.some(({ status }) => status >= 500)) {
      wrong.push(`${row.state} ${decisions.map(each => each.decision).join()} ${held} ${answers.map(({ status }) => status).join()}`);
    }
  }
  expect(wrong).toEqual([]);
}, LONG);

test('同一天同一个人只能有一份请假，发多少次都一样', async () => {
  expect(await violations(ROUNDS, () => members[1].send(leave.apply, form(MARCH[5])), async () => (await open()).length !== 1)).toBe(0);
}, LONG);
