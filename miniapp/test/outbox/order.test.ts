import { attendance } from '@village/shared/contract/attendance';
import type { Half } from '@village/shared/kernel/half-day';
import fc from 'fast-check';
import { PresenceEntity } from '../../../server/src/attendance/attendance.entity';
import { Db } from '../../../server/src/common/db';
import { ReceiptEntity } from '../../../server/src/common/receipt';
import type { Caller } from '../../../server/test/app';
import * as build from '../../../server/test/build';
import { openServer, type TestApp } from './server';

/** `ORDERS=10000 npm test -- miniapp/test/outbox/order` for more; a failure prints the seed. */
const RUNS = Number(process.env.ORDERS ?? 12);

let app: TestApp;
let opened: Awaited<ReturnType<typeof openServer>>;
beforeAll(async () => { opened = await openServer(); ({ app } = opened); });
afterAll(() => app.close());

/** What somebody recorded on one of his phones: his own presence, or, as the leader, the list of a day. */
interface Item { device: number; day: number; own: boolean; half: Half; there: boolean }

const item = fc.record({ device: fc.nat(2), day: fc.integer({ min: 1, max: 5 }), own: fc.boolean(), half: fc.constantFrom<Half>('am', 'pm'), there: fc.boolean() });
/** The items, and the order in which the network brings them: each at least once, some again. */
const history = fc.array(item, { minLength: 1, maxLength: 50 }).chain(items => fc.tuple(
  fc.constant(items),
  fc.array(fc.nat(items.length - 1), { maxLength: 50 }).chain(more => fc.shuffledSubarray([...items.keys(), ...more], { minLength: items.length + more.length, maxLength: items.length + more.length })),
));

/** The phone sends what is about the same list one after the other; whatever comes again, and everything else, comes in any order. */
function inLane(items: Item[], order: number[]): number[] {
  const arrived = new Set<number>();
  const brought = order.map(index => {
    const { own, day } = items[index];
    if (own || arrived.has(index)) return index;
    const next = items.findIndex((each, at) => !each.own && each.day === day && !arrived.has(at));
    arrived.add(next);
    return next;
  });
  return [...brought, ...items.keys()].filter((index, at, all) => at < brought.length || all.indexOf(index) === at);
}

test(`${RUNS} 段经历：五十条以内，三台手机，次序打乱、重复送达，结果和一条一条按次序送一样`, async () => {
  let run = 0;
  await fc.assert(fc.asyncProperty(history, async ([items, shuffled]) => {
    run += 1;
    const team = await build.team(app, { village: await build.village(app, { township: opened.township }) });
    const { id } = await build.person(app, { terms: [{ role: 'team_leader', team }] });
    const phones: Caller[] = await Promise.all([0, 1, 2].map(() => app.sign(id)));
    const dayOf = ({ day }: Item) => `2025-03-0${day + 2}`;
    const send = (index: number) => {
      const { device, half, own, there } = items[index];
      const day = dayOf(items[index]);
      const common = { clientKey: `run-${run}-${index}`, day, claimedAt: `${day}T0${half === 'am' ? 1 : 7}:00:00.000Z` };
      const state = (asked: Half) => (asked === half && there ? 'in_village' as const : 'absent' as const);
      return own
        ? phones[device].send(attendance.record, { ...common, halves: [half], state: 'in_village', mode: 'self' })
        : phones[device].send(attendance.confirmRoster, { ...common, teamId: team.id, reason: '核对', lines: [{ personId: id, am: state('am'), pm: state('pm') }] });
    };
    const receipts = new Map<number, string>();
    for (const index of inLane(items, shuffled)) {
      const { status, receipt } = await send(index);
      expect(status).toBe(200);
      expect(receipts.get(index) ?? receipt?.id).toBe(receipt?.id);
      receipts.set(index, receipt!.id);
    }
    // The model: every statement of his own once, of the lists of a day and half the last.
    const rows = await app.get(Db).of(PresenceEntity).find({ where: { recordedBy: id }, order: { receivedAt: 'ASC', id: 'ASC' } });
    const own = (all: Item[]) => all.filter(each => each.own).map(each => `${dayOf(each)} ${each.half}`).sort();
    expect(rows.filter(row => row.mode === 'self').map(row => `${row.day} ${row.half}`).sort()).toEqual(own(items));
    const last = new Map(rows.filter(row => row.mode === 'roster').map(row => [`${row.day} ${row.half}`, row.state as string]));
    const wanted = new Map(items.filter(each => !each.own).flatMap(each => (['am', 'pm'] as const).map(half => [`${dayOf(each)} ${half}`, half === each.half && each.there ? 'in_village' : 'absent'] as const)));
    expect(Object.fromEntries(last)).toEqual(Object.fromEntries(wanted));
    expect(await app.get(Db).of(ReceiptEntity).countBy({ actorId: id })).toBe(items.length);
  }), { numRuns: RUNS });
}, 60_000 + RUNS * 5_000);
