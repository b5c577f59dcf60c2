import fc from 'fast-check';
import ordos from '../../profiles/ordos-2018.json';
import pian04 from '../../profiles/pian04.json';
import pian15 from '../../profiles/pian15.json';
import { isRefusal } from '../kernel/refusal';
import type { Profile } from '../policy/profile';
import { allowanceItems, allowanceMonth, asksStatement, differenceText, MEMBER_TYPES, type AllowanceFacts } from './allowance-month';
import { correctedRow } from './sheet-corrected';

const half = fc.integer({ min: 0, max: 62 });
const facts: fc.Arbitrary<AllowanceFacts> = fc.record({
  totals: fc.record({ inVillage: half, officialTrip: half, personal: half, sick: half, annualLeave: half, rotationRest: half, absent: half }),
  signedBy: fc.subarray(['village_secretary', 'village_director', 'township_secretary', 'township_mayor', 'team_leader', 'team_member', 'township_office']),
  monthsInPost: fc.integer({ min: 0, max: 40 }),
  stated: fc.option(fc.record({
    memberType: fc.constantFrom(...MEMBER_TYPES), oneWayKm: fc.integer({ min: 0, max: 2000 }), roundTrips: fc.integer({ min: 0, max: 62 }), byUnitVehicle: fc.integer({ min: 0, max: 62 }), backInCityDays: fc.integer({ min: 0, max: 31 }),
  }), { nil: null, freq: 8 }),
});

/** What the two documents say, written a second time without profile, reader or rule: in jiao, so that no arithmetic is shared. */
function modelOf(which: 'ordos' | 'pian15', { totals, signedBy, monthsInPost, stated }: AllowanceFacts): Record<string, number | 'open' | 'unknown'> {
  const has = (...roles: string[]) => roles.some(role => signedBy.includes(role));
  if (which === 'ordos') {
    let jiao = 0;
    if (has('village_secretary', 'village_director') && has('township_secretary', 'township_mayor') && has('team_leader')) for (let left = totals.inVillage; left >= 2; left -= 2) jiao += 1000;
    return { daily_subsidy: jiao * 10 };
  }
  if (stated === null) return { meal: 'unknown', transport: 'unknown', work_subsidy: 'unknown' };
  const work = monthsInPost < 6 ? 0 : 'open';
  if (stated.memberType === 'other_unit') return { meal: 'unknown', transport: 'unknown', work_subsidy: work };
  let halves = totals.inVillage + totals.officialTrip;
  for (let back = 0; back < stated.backInCityDays && halves > 0; back += 1) halves -= Math.min(2, halves);
  let journeys = 0;
  for (let trip = 1; trip <= stated.roundTrips; trip += 1) if (trip > stated.byUnitVehicle && journeys < 4) journeys += 1;
  return { meal: halves * 200 * 10, transport: journeys * 2 * stated.oneWayKm * 8 * 10, work_subsidy: work };
}

test.each([['ordos', ordos], ['pian15', pian15]] as const)('%s: 50,000 random months pay what the document says, by a model of its own', (which, profile) => {
  fc.assert(fc.property(facts, given => {
    const lines = allowanceMonth(profile as Profile, given);
    const found = Object.fromEntries(lines.map(({ item, value }) => [item, isRefusal(value) ? 'unknown' : value.amountFen ?? 'open']));
    expect(found).toEqual(modelOf(which, given));
    for (const { value } of lines) if (!isRefusal(value) && value.amountFen !== null && !Number.isSafeInteger(value.amountFen)) throw new Error('not whole fen');
  }), { numRuns: 50_000 });
});

test('which items a document pays, and whether it asks for more than the sheet', () => {
  expect([allowanceItems(ordos as Profile), asksStatement(ordos as Profile)]).toEqual([['daily_subsidy'], false]);
  expect([allowanceItems(pian15 as Profile), asksStatement(pian15 as Profile)]).toEqual([['meal', 'transport', 'work_subsidy'], true]);
  expect(allowanceItems(pian04 as Profile)).toEqual([]);
});

test('every line names its clause', () => {
  const stated = { memberType: 'city_direct' as const, oneWayKm: 40, roundTrips: 5, byUnitVehicle: 1, backInCityDays: 2 };
  const totals = { inVillage: 40, officialTrip: 4, personal: 0, sick: 0, annualLeave: 0, rotationRest: 0, absent: 0 };
  const lines = allowanceMonth(pian15 as Profile, { totals, signedBy: [], monthsInPost: 7, stated });
  expect(lines.map(({ item, value, because }) => [item, value, because.some(({ clauses }) => clauses.length > 0)])).toEqual([
    ['meal', { amountFen: 80_000, quantity: '20 天', paidBy: 'dispatching_unit' }, true],
    ['transport', { amountFen: 25_600, quantity: '4 趟', paidBy: 'dispatching_unit' }, true],
    ['work_subsidy', { amountFen: null, quantity: '帮扶 7 个月', paidBy: 'city_finance' }, true],
  ]);
});

test('a slip changes the half day it names and nothing else', () => {
  const cells = Array.from({ length: 62 }, () => ({ mark: 'in_village' as const, flags: [] }));
  const { totals, cells: corrected } = correctedRow({ cells }, '2025-03', [{ day: '2025-03-05', half: 'pm', now: 'absent' }, { day: '2025-03-31', half: 'pm', now: null }, { day: '2025-04-01', half: 'am', now: 'absent' }]);
  expect(totals).toMatchObject({ inVillage: 60, absent: 1 });
  expect([corrected[9]?.mark, corrected[8]?.mark, corrected[61]]).toEqual(['absent', 'in_village', null]);
  expect(cells[9].mark).toBe('in_village');
});

test.each([[12_000, '应补发 120.00 元'], [-4_000, '应扣回 40.00 元'], [0, '没有差额']])('%d fen: %s', (fen, text) => expect(differenceText(fen)).toBe(text));
