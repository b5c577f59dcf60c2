/** WGS-84 is what satellites and browsers say; GCJ-02 is what WeChat and the maps of the mainland say. The two differ by some hundred metres. */
export const COORDINATE_SYSTEMS = ['gcj02', 'wgs84'] as const;
export type CoordinateSystem = (typeof COORDINATE_SYSTEMS)[number];

export const COORDINATE_SYSTEM_NAMES: Record<CoordinateSystem, string> = { gcj02: 'GCJ-02（微信、国内地图）', wgs84: 'WGS-84（卫星、浏览器）' };

/** A point in millionths of a degree, about a tenth of a metre. */
export interface Position {
  latitude: number;
  longitude: number;
  system: CoordinateSystem;
}

/** Where presence is expected. */
export interface Area extends Position {
  name: string;
  /** In metres. */
  radius: number;
}

export interface Placed {
  /** The area the point lies in, or the nearest one. */
  area: string;
  inside: boolean;
  /** Metres from its centre. */
  distance: number;
}

const MILLION = 1_000_000;
const EARTH = 6_371_008.8;
/** The ellipsoid and the eccentricity GCJ-02 is reckoned with. */
const AXIS = 6_378_245;
const ECCENTRICITY = 0.006_693_421_622_965_943;
/** A phone that does not know better than this is not given the benefit of the doubt any further. */
const MOST_DOUBT = 200;

/** The same point in GCJ-02. Outside of the mainland the two are one. */
export function toGcj02(point: Position): Position {
  if (point.system === 'gcj02') return point;
  const [latitude, longitude] = shift(point.latitude / MILLION, point.longitude / MILLION);
  return { latitude: Math.round(point.latitude + latitude * MILLION), longitude: Math.round(point.longitude + longitude * MILLION), system: 'gcj02' };
}

/** The same point in WGS-84: GCJ-02 has no inverse formula, so the point is approached until it fits to a millionth. */
export function toWgs84(point: Position): Position {
  if (point.system === 'wgs84') return point;
  let guess: Position = { ...point, system: 'wgs84' };
  for (let round = 0; round < 8; round += 1) {
    const there = toGcj02(guess);
    const [latitude, longitude] = [point.latitude - there.latitude, point.longitude - there.longitude];
    if (latitude === 0 && longitude === 0) break;
    guess = { latitude: guess.latitude + latitude, longitude: guess.longitude + longitude, system: 'wgs84' };
  }
  return guess;
}

/** Metres between two points, on the sphere. */
export function distanceBetween(one: Position, other: Position): number {
  const [from, to] = [toWgs84(one), toWgs84(other)];
  const [fromLatitude, toLatitude] = [radians(from.latitude / MILLION), radians(to.latitude / MILLION)];
  const half = (angle: number) => Math.sin(angle / 2) ** 2;
  const chord = half(toLatitude - fromLatitude) + Math.cos(fromLatitude) * Math.cos(toLatitude) * half(radians((to.longitude - from.longitude) / MILLION));
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** In which area does the point lie, or which is the nearest? What the phone does not know exactly is taken in the person's favour. Null where there are no areas. */
export function placeIn(areas: readonly Area[], point: Position, accuracy: number): Placed | null {
  const placed = areas.map(area => {
    const distance = Math.round(distanceBetween(area, point));
    return { area: area.name, distance, inside: distance - Math.min(accuracy, MOST_DOUBT) <= area.radius, beyond: distance - area.radius };
  }).sort((one, other) => Number(other.inside) - Number(one.inside) || one.beyond - other.beyond)[0];
  return placed ? { area: placed.area, inside: placed.inside, distance: placed.distance } : null;
}

/** A distance in metres, as it is said: "320 米", "3.3 公里". */
export function distanceText(metres: number): string {
  return metres < 1000 ? `${metres} 米` : `${(metres / 1000).toFixed(1)} 公里`;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** How far GCJ-02 moves a point of the mainland, in degrees. */
function shift(latitude: number, longitude: number): [number, number] {
  if (longitude < 72.004 || longitude > 137.8347 || latitude < 0.8293 || latitude > 55.8271) return [0, 0];
  const [x, y] = [longitude - 105, latitude - 35];
  const wave = (value: number, ...parts: [number, number][]) => parts.reduce((sum, [height, length]) => sum + height * Math.sin((value * Math.PI) / length), 0);
  const common = ((20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2) / 3;
  const north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x)) + common + (wave(y, [20, 1], [40, 3], [160, 12], [320, 30]) * 2) / 3;
  const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) + common + (wave(x, [20, 1], [40, 3], [150, 12], [300, 30]) * 2) / 3;
  const flat = 1 - ECCENTRICITY * Math.sin(radians(latitude)) ** 2;
  const meridian = (AXIS * (1 - ECCENTRICITY)) / (flat * Math.sqrt(flat));
  const parallel = (AXIS / Math.sqrt(flat)) * Math.cos(radians(latitude));
  return [(north * 180) / (meridian * Math.PI), (east * 180) / (parallel * Math.PI)];
}
