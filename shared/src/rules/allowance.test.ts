import ordos from '../../profiles/ordos-2018.json';
import pian04 from '../../profiles/pian04.json';
import pian15 from '../../profiles/pian15.json';
import type { Profile } from '../policy/profile';
import { dailySubsidy, mealAllowance, transportAllowance, workSubsidy } from './allowance';

const SIGNED = ['village_principal', 'township_principal', 'team_leader'];
const switched = (profile: Profile, key: string, change: object): Profile => ({ ...profile, values: { ...profile.values, [key]: { ...profile.values[key], value: { ...profile.values[key].value as object, ...change } } } });

test.each([[20, 200_000], [22, 220_000], [0, 0], [18.5, 180_000]])('鄂尔多斯 第十八条: %d days pay %d fen', (actualDays, amountFen) => {
  expect(dailySubsidy(ordos, { actualDays, signedBy: SIGNED }).value).toMatchObject({ payable: true, amountFen, paidBy: 'dispatching_unit', missing: [] });
});

test('A56: half days are paid where an administrator switched them on', () => {
  expect(dailySubsidy(switched(ordos, 'allowance.daily_subsidy', { halfDays: true }), { actualDays: 18.5, signedBy: SIGNED }).value).toMatchObject({ amountFen: 185_000 });
});

test('without a signature nothing is paid; the secretary signs for the township (A15)', () => {
  expect(dailySubsidy(ordos, { actualDays: 20, signedBy: ['village_principal', 'team_leader'] }).value).toMatchObject({ payable: false, amountFen: 0, missing: ['township_principal'] });
  expect(dailySubsidy(ordos, { actualDays: 20, signedBy: ['village_secretary', 'township_secretary', 'team_leader'] }).value).toMatchObject({ payable: true });
  expect(dailySubsidy(pian04, { actualDays: 20, signedBy: SIGNED }).value).toMatchObject({ code: 'config_required' });
});

test.each([[18, 0, 18, 72_000], [24, 2, 22, 88_000], [2, 3, 0, 0]])('篇十五 一(三)2: of %d days %d back in the city: %d paid', (stationedDays, backInCityDays, payableDays, amountFen) => {
  expect(mealAllowance(pian15, { memberType: 'city_direct', stationedDays, backInCityDays }).value).toMatchObject({ payableDays, amountFen, paidBy: 'dispatching_unit' });
});

test('A23: the second figure is kept and switched off', () => {
  expect(mealAllowance(switched(pian15, 'allowance.meal_second_figure', { inForce: true }), { memberType: 'city_direct', stationedDays: 10, backInCityDays: 0 }).value).toMatchObject({ amountFen: 80_000 });
});

test.each([[1, 0, 1, 8_000], [4, 0, 4, 32_000], [5, 0, 4, 32_000], [6, 2, 4, 32_000], [2, 2, 0, 0], [5, 2, 3, 24_000]])(
  '篇十五 一(三)2: %d round trips of 50 km, %d by a car of the unit (A24)', (roundTrips, byUnitVehicle, eligibleRoundTrips, amountFen) => {
    expect(transportAllowance(pian15, { memberType: 'city_direct', oneWayKm: 50, roundTrips, byUnitVehicle }).value).toMatchObject({ eligibleRoundTrips, amountFen });
  });

test('an odd distance is paid to the fen', () => {
  expect(transportAllowance(pian15, { memberType: 'city_direct', oneWayKm: 33.3, roundTrips: 1, byUnitVehicle: 0 }).value).toMatchObject({ amountFen: 5_328 });
});

test('rates for members of other units are not guessed', () => {
  expect(mealAllowance(pian15, { memberType: 'other_unit', stationedDays: 10, backInCityDays: 0 }).value).toMatchObject({ code: 'config_required', missing: ['allowance.meal'] });
  expect(transportAllowance(pian15, { memberType: 'other_unit', oneWayKm: 50, roundTrips: 1, byUnitVehicle: 0 }).value).toMatchObject({ code: 'config_required' });
});

test.each([['city_direct', 5, false, null], ['city_direct', 6, true, 'city_finance'], ['other_unit', 12, true, 'dispatching_unit'], ['other_unit', 5.5, false, null]])(
  '篇十五 一(三)1: %s after %d months (A64): %s', (memberType, monthsInPost, eligible, paidBy) => {
    expect(workSubsidy(pian15, { memberType, monthsInPost }).value).toEqual({ eligible, paidBy });
  });
