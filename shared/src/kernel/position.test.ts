import fc from 'fast-check';
import { distanceBetween, placeIn, toGcj02, toWgs84, type Position } from './position';

const at = (latitude: number, longitude: number, system: Position['system'] = 'wgs84'): Position => ({ latitude: Math.round(latitude * 1e6), longitude: Math.round(longitude * 1e6), system });
const mainland = fc.record({ latitude: fc.integer({ min: 20_000_000, max: 50_000_000 }), longitude: fc.integer({ min: 80_000_000, max: 130_000_000 }), system: fc.constant('wgs84' as const) });

test.each([
  ['上海', at(31.1774276, 121.5272106), at(31.17530398364597, 121.531541859215, 'gcj02')],
  ['深圳', at(22.543847, 113.912316), at(22.540796131694766, 113.9171764808363, 'gcj02')],
  ['北京', at(39.911954, 116.377817), at(39.91334545536069, 116.38404722455657, 'gcj02')],
])('%s：两种坐标换算和公开的对照值一致', (_, wgs84, gcj02) => {
  expect(Math.abs(toGcj02(wgs84).latitude - gcj02.latitude)).toBeLessThanOrEqual(1);
  expect(Math.abs(toGcj02(wgs84).longitude - gcj02.longitude)).toBeLessThanOrEqual(1);
  expect(distanceBetween(wgs84, gcj02)).toBeLessThan(1);
});

test('换过去再换回来还是同一点', () => {
  fc.assert(fc.property(mainland, point => {
    const back = toWgs84(toGcj02(point));
    expect(Math.abs(back.latitude - point.latitude)).toBeLessThanOrEqual(2);
    expect(Math.abs(back.longitude - point.longitude)).toBeLessThanOrEqual(2);
  }), { numRuns: 2000 });
});

test('境外两种坐标相同', () => {
  expect(toGcj02(at(48.85, 2.35))).toMatchObject({ latitude: 48_850_000, longitude: 2_350_000 });
});

test('距离：一度纬线约 111.2 公里，来回一样，同一点为零', () => {
  expect(distanceBetween(at(30, 105), at(31, 105))).toBeCloseTo(111_195, -1);
  fc.assert(fc.property(mainland, mainland, (one, other) => {
    expect(distanceBetween(one, other)).toBeCloseTo(distanceBetween(other, one), 3);
    expect(distanceBetween(one, one)).toBe(0);
  }));
});

const village = { ...at(30, 105), name: '桃树村', radius: 500 };
const seat = { ...at(30.05, 105), name: '乡政府', radius: 200 };

test('几个范围里在哪个就说哪个；都不在的说最近的', () => {
  expect(placeIn([village, seat], at(30.001, 105), 20)).toMatchObject({ area: '桃树村', inside: true });
  expect(placeIn([village, seat], at(30.05, 105), 20)).toMatchObject({ area: '乡政府', inside: true });
  expect(placeIn([village, seat], at(30.03, 105), 20)).toMatchObject({ area: '乡政府', inside: false });
  expect(placeIn([], at(30, 105), 20)).toBeNull();
});

test('手机定位不准时，说不清的算在范围内，最多让 200 米', () => {
  expect(placeIn([village], at(30.006, 105), 200)!.inside).toBe(true);
  expect(placeIn([village], at(30.006, 105), 20)!.inside).toBe(false);
  expect(placeIn([village], at(30.03, 105), 99_999)!.inside).toBe(false);
});
