import type { Reason } from '../kernel/finding';
import { nameOfWord } from '../kernel/word';
import { isRefusal, type Refusal } from '../kernel/refusal';
import type { InForceFrom } from '../policy/in-force';
import type { Profile } from '../policy/profile';
import { isRecord } from '../policy/shape';
import { isValueKey, VALUES } from '../policy/values';

/** What a simulation compares, in the order in which it is shown. */
export const SIMULATION_KINDS = ['sheet', 'consequence', 'allowance', 'approval', 'days'] as const;
export type SimulationKind = (typeof SIMULATION_KINDS)[number];

export const SIMULATION_KIND_NAMES: Record<SimulationKind, string> = {
  sheet: '考勤', approval: '请假审批', days: '请假天数', consequence: '督查处理', allowance: '驻村补助',
};

/** What is in force in a month on one of the two sides, in order; a refusal where nothing is. */
export type InForceSide = readonly InForceFrom[] | Refusal;

/** One thing that would be different, both values as people read them. */
export interface Change {
  what: string;
  before: string;
  after: string;
  /** Under which sentence the totals count it: "由达标变为未达标". */
  counted: string;
  /** Another number from which nothing else follows: told last. */
  onlyNumber?: true;
  /** Of money: how much more, in fen. */
  fen?: number;
}

/** What would be different for one person in one month, or for one leave, and why on either side. */
export interface Difference {
  kind: SimulationKind;
  changes: Change[];
  before: Reason[];
  after: Reason[];
}

/** Does something follow for the person, or is it only another number? */
export function decides(changes: readonly Pick<Change, 'onlyNumber'>[]): boolean {
  return changes.some(({ onlyNumber }) => !onlyNumber);
}

/** Events whose facts the system holds: days in the village of a quarter, and days away without leave. */
export const HELD_EVENTS: readonly string[] = ['quarter_presence', 'absenteeism'];

const COMPARED: readonly string[] = [
  'leave.approval', 'leave.count', 'leave.merge', 'leave.quota', 'rest.rotation',
  'attendance.duty_days', 'attendance.required', 'attendance.rest_days', 'attendance.overtime_arranged_by', 'attendance.windows', 'attendance.hours',
  'attendance.sign_in', 'attendance.monday_arrival', 'attendance.friday_departure', 'attendance.friday_sign_out', 'attendance.absence', 'allowance.daily_subsidy',
];

/** Are the two sides the same, so that nothing can differ? */
export function isSame(one: InForceSide, other: InForceSide): boolean {
  if (isRefusal(one) || isRefusal(other)) return isRefusal(one) && isRefusal(other) && one.text === other.text;
  return one.length === other.length && one.every((part, index) => {
    const { from, profile } = other[index];
    return part.from === from && (part.profile === profile || (part.profile.id === profile.id && part.profile.version === profile.version));
  });
}

/** What the two documents say differently but a simulation cannot compare, because it is no result of a past month or the system holds no facts of it: Chinese titles. */
export function notCompared(before: Profile, after: Profile): string[] {
  const keys = [...new Set([...Object.keys(before.values), ...Object.keys(after.values)])].filter(isValueKey).filter(key => !COMPARED.includes(key));
  return keys.flatMap(key => {
    const [one, other] = [before, after].map(({ values }) => values[key]?.value);
    if (JSON.stringify(one) === JSON.stringify(other)) return [];
    if (key === 'inspection.consequences') return eventsOf(one, other, 'event').map(event => `${VALUES[key].title}：${event}`);
    if (key === 'posting.recall') return eventsOf(one, other, 'condition').map(event => `${VALUES[key].title}：${event}`);
    return [VALUES[key].title];
  });
}

/** The events, by name, whose rows differ and whose facts are not held. */
function eventsOf(one: unknown, other: unknown, field: string): string[] {
  const rows = (table: unknown, event: unknown) => JSON.stringify((Array.isArray(table) ? table : []).filter(row => isRecord(row) && row[field] === event));
  const events = [one, other].flatMap(table => (Array.isArray(table) ? table : []).map(row => (isRecord(row) ? row[field] : null)))
    .filter((event): event is string => typeof event === 'string' && !HELD_EVENTS.includes(event));
  return [...new Set(events)].filter(event => rows(one, event) !== rows(other, event)).map(nameOfWord);
}
