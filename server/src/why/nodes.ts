import { PRESENCE_SOURCE_NAMES, type Evidence, type Presence, type PresenceState, type SheetRow } from '@village/shared/contract/attendance';
import type { WhyNode } from '@village/shared/contract/why';
import { addDays, clockOf, dayOf, weekday, type Day, type Instant, type Month } from '@village/shared/kernel/day';
import type { Half } from '@village/shared/kernel/half-day';
import type { Mark } from '@village/shared/kernel/mark';
import { inFull } from '@village/shared/policy/why';

const WEEKDAYS = '一二三四五六日';
const STATE_NAMES: Record<PresenceState, string> = { in_village: '在村', left_village: '离村', absent: '不在村' };
export const HALF_NAMES: Record<Half, string> = { am: '上午', pm: '下午' };

/** A record behind a finding, and the page on which it stands. */
export function record(text: string, detail = '', page = '', parameters: Record<string, string> = {}): WhyNode {
  const query = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return { kind: 'evidence', text, ...(detail ? { detail } : {}), ...(page ? { link: `/pages/${page}?${query}` } : {}), children: [] };
}

/** "2025年3月12日 17:30" */
export function atText(instant: Instant): string {
  return `${inFull(dayOf(instant))} ${clockOf(instant)}`;
}

/** "3月12日 星期三" */
function dayText(day: Day): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日 星期${WEEKDAYS[weekday(day) - 1]}`;
}

/** Each day on which the person carries the mark: the page of that day shows who stated it. */
export function daysMarked(row: SheetRow, month: Month, mark: Mark): WhyNode[] {
  const days: WhyNode[] = [];
  for (let index = 0; index < row.cells.length / 2; index++) {
    const [am, pm] = [row.cells[index * 2]?.mark === mark, row.cells[index * 2 + 1]?.mark === mark];
    const day = addDays(`${month}-01`, index);
    if (am || pm) days.push(record(dayText(day), am && pm ? '全天' : am ? '上午' : '下午', 'attendance/evidence/index', { personId: row.personId, day }));
  }
  return days;
}

/** Who stated it, in which way, when he said so and when it arrived. The list of a team leads to the list where the reader keeps it. */
export function presenceNode(presence: Presence, rosterTeam: string | null): WhyNode {
  const { personId, day, half, state, mode, claimedAt, receivedAt, recordedByName, note } = presence;
  const detail = [`${recordedByName}记录`, `手机时间 ${atText(claimedAt)}`, `送达 ${atText(receivedAt)}`, note].filter(Boolean).join('，');
  const text = `${HALF_NAMES[half]}${STATE_NAMES[state]}，${PRESENCE_SOURCE_NAMES[mode]}`;
  return mode === 'roster' && rosterTeam ? record(text, detail, 'attendance/roster/index', { teamId: rosterTeam, day }) : record(text, detail, 'attendance/evidence/index', { personId, day });
}

export function leaveNode({ id, kindName, stateName, text }: Evidence['leaves'][number]): WhyNode {
  return record(`${kindName}，${stateName}`, text.replace('　', '，'), 'leave/detail/index', { id });
}
