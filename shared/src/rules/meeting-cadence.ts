import { addDays, type Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import type { Half } from '../kernel/half-day';
import { isRefusal } from '../kernel/refusal';
import { nameOfWord } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding, type Reader } from '../policy/reading';
import type { Values } from '../policy/values';
import { cyclesOf, dueOf, duePrinted, leftBlank, notInDocument, PERIOD_NAMES, type Cycle, type Time } from './cadence';
import type { Calendar } from './calendar';

export interface MeetingAsked extends Time {
  meeting: string;
  /** The days on which it was held; not given: nobody asks whether it was. */
  held?: readonly Day[];
  notesTaken?: boolean;
  /** The months of the slack season in this county. */
  slackMonths?: readonly number[];
  /** Why a meeting on a fixed weekday was held later. */
  postponedReason?: string;
}

export type MeetingBreach = 'held_late' | 'carried_to_next_week';

export interface MeetingCadence {
  /** Null: as needed. */
  requiredCount: number | null;
  targetCount: number | null;
  /** More than this is not usual, and allowed. */
  mostNormal: number | null;
  soft: boolean;
  /** Of the last cycle asked about. */
  due: Day | null;
  /** The fixed weekday, where there is one, and the first working day of the week from it on. */
  scheduled: Day | null;
  earliestWorkday: Day | null;
  half: Half | null;
  host: string | null;
  convenedBy: string[];
  notifiedBy: string | null;
  attendees: string[];
  /** Null: not asked, or not to be judged by what is known. */
  compliant: boolean | null;
  violations: MeetingBreach[];
}

type Row = Values['meeting.cadence'][number];

/**
 * How often, by when and by whom is the meeting to be held, and was it?
 * Refusals: `not_in_document`, `config_required` where the number is blank.
 */
export function meetingCadence(profile: Profile, calendar: Calendar, asked: MeetingAsked): FindingOrRefusal<MeetingCadence> {
  return finding(profile, read => {
    const row = read('meeting.cadence').find(each => each.meeting === asked.meeting);
    const name = nameOfWord(asked.meeting);
    if (!row) return notInDocument(read, name);
    read.rows([row]);
    if (row.outcome) return leftBlank(read, 'meeting.cadence', `${name}${PERIOD_NAMES[row.per]}几次`);
    read.say(toldRule(read, name, row));
    const turns = cyclesOf(row.per, asked).map(cycle => turnOf(read, calendar, row, cycle, asked));
    const last = turns[turns.length - 1];
    const violations = [...new Set(turns.flatMap(turn => turn.violations))];
    const found: MeetingCadence = {
      requiredCount: row.count == null ? null : row.count * Math.max(1, turns.length), targetCount: row.target ?? null, mostNormal: row.mostNormal ?? null, soft: row.soft ?? false,
      due: last?.due ?? null, scheduled: last?.scheduled ?? null, earliestWorkday: last?.earliestWorkday ?? null, half: row.half ?? null, host: row.host ?? null,
      convenedBy: row.convenedBy ?? [], notifiedBy: row.notifiedBy ?? null, attendees: row.attendees ?? [], compliant: judge(row, turns, asked), violations,
    };
    if (found.due) read.say(toldTurns(row, found, turns.reduce((total, turn) => total + turn.counted, 0), asked));
    return found;
  });
}

interface Turn {
  due: Day;
  scheduled: Day | null;
  earliestWorkday: Day | null;
  counted: number;
  violations: MeetingBreach[];
}

function turnOf(read: Reader, calendar: Calendar, row: Row, cycle: Cycle, asked: MeetingAsked): Turn {
  const due = row.byDayOfLastMonth ? duePrinted(read, calendar, `${cycle.to.slice(0, 8)}${String(row.byDayOfLastMonth).padStart(2, '0')}`) : dueOf(read, calendar, cycle);
  const from = row.byDayOfLastMonth && !row.earlyInPeriod ? `${cycle.to.slice(0, 8)}01` : cycle.from;
  const scheduled = row.weekday ? addDays(cycle.from, row.weekday - 1) : null;
  const earliestWorkday = scheduled && firstWorkday(calendar, scheduled, due);
  const limit = scheduled && !(row.movable && asked.postponedReason) ? (row.movable && earliestWorkday) || scheduled : due;
  const held = asked.held ?? [];
  const good = held.filter(day => from <= day && day <= limit && inSlackSeason(row, day, asked));
  const late = good.length < (row.count ?? 0) ? held.filter(day => day > limit) : [];
  const violations = [...new Set(late.map((day): MeetingBreach => (row.movable && day > due ? 'carried_to_next_week' : 'held_late')))];
  return { due, scheduled, earliestWorkday, counted: good.length, violations };
}

function firstWorkday(calendar: Calendar, from: Day, to: Day): Day | null {
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const works = calendar.isWorkday(day);
    if (isRefusal(works)) return null;
    if (works) return day;
  }
  return null;
}

function inSlackSeason(row: Row, day: Day, asked: MeetingAsked): boolean {
  return !row.slackMonths || !asked.slackMonths || asked.slackMonths.includes(Number(day.slice(5, 7)));
}

/** Without the county's slack months enough trainings cannot be called enough. */
function judge(row: Row, turns: readonly Turn[], asked: MeetingAsked): boolean | null {
  if (!asked.held || row.count == null) return null;
  if (turns.some(turn => turn.counted < (row.count ?? 0))) return false;
  if (row.notes && asked.notesTaken === false) return false;
  return row.slackMonths && !asked.slackMonths ? null : true;
}

function toldRule(read: Reader, name: string, row: Row): string {
  const often = row.count == null ? '召开' : ` ${row.count}${row.mostNormal ? ` 至 ${row.mostNormal}` : ''} 次`;
  const whom = row.convenedBy?.length ? `，由${row.convenedBy.map(step => read.called(step)).join('、')}召集` : row.host ? `，由${read.called(row.host)}主持` : '';
  return `${name}${row.soft ? '一般' : ''}${PERIOD_NAMES[row.per]}${often}${whom}`;
}

function toldTurns(row: Row, found: MeetingCadence, counted: number, asked: MeetingAsked): string {
  const when = `${found.scheduled ? `定在 ${found.scheduled}，` : ''}最迟 ${found.due}`;
  const done = asked.held ? `，按期开了 ${counted} 次，${found.compliant === false ? '不符合要求' : found.compliant === null ? '还要核对是否在农闲时间' : '够'}` : '';
  return `${when}${done}${row.notes && asked.notesTaken === false ? '，没有做好笔记' : ''}`;
}
