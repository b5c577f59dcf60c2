import { alertsIn } from '../kernel/alert';
import { weekday, type Clock, type Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import { covers, halfDayKey, HALVES, type Half } from '../kernel/half-day';
import { LEAVE_KIND_NAMES } from '../kernel/leave-kind';
import { PRESENCE_SOURCE_NAMES } from '../kernel/presence';
import { nameOfWord } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding, type Reader } from '../policy/reading';
import { foundAbsent, isArrangedOvertime, isEverybodyCalled } from './attendance-day';
import { hoursOn } from './attendance-hours';
import { callsOf } from './attendance-window';
import type { Calendar } from './calendar';
import { DAY_FLAG_NAMES, type DayFacts, type DayFlag } from './day-status';
import { isDutyDay } from './duty-day';
import type { LeaveFact, PresenceFact, RowFacts, SheetCell } from './sheet';

/** Where the morning ends for what is called for by the clock. */
const NOON: Clock = '12:30';

/** Which mark does this half day carry on the sheet, and why? Null where the person had no term. */
export function cellFinding(profile: Profile, calendar: Calendar, facts: RowFacts, day: Day, half: Half): FindingOrRefusal<SheetCell | null> {
  return finding(profile, read => cellOf(read, calendar, facts, day, half));
}

/**
 * The same, within another finding. What a person did comes before what was planned: a presence that holds before a leave, a leave before an absence.
 * A leader's roster comes before the person's own word.
 */
export function cellOf(read: Reader, calendar: Calendar, facts: RowFacts, day: Day, half: Half): SheetCell | null {
  if (!facts.terms.some(term => term.from <= day && (term.to === null || day <= term.to))) return null;
  const records = facts.presences.filter(record => record.day === day && record.half === half);
  const roster = records.find(record => record.mode === 'roster');
  const missed = unexcused(facts, day);
  const there = roster ? roster.state !== 'absent' : records.some(record => record.state !== 'absent');
  const called = calledIn(read, facts, day, half);
  const onDuty = isDutyDay(read, calendar, day, facts.reschedules);
  const duty = onDuty || called || alertsIn(facts.alerts ?? [], day).some(({ alert }) => isEverybodyCalled(read, alert));
  const leave = leaveOn(facts, day, half);
  const moved = facts.reschedules?.find(move => move.from === day);
  if (duty && !leave && missed.some(check => foundAbsent(read, { check, day }))) {
    read.say('督查时不在岗，没有正当理由，视为当天不在岗', () => ({ 督查时间: missed.map(({ at }) => at).join('、') }));
    return { mark: 'absent', flags: ['spot_check_absent'] };
  }
  if (there && (duty || restCounts(read, facts, day))) return presenceCell(read, facts, records, day, half, { listed: roster !== undefined, onDuty });
  if (!duty && leave && (moved?.afterLeave || leaveShowsOnRest(read))) return leaveCell(read, leave);
  if (!duty) return said(read, 'rest_day', there ? '休息日到村，没有统一安排，不计入' : moved ? `驻村办公日改到 ${moved.to}` : '不是应当在村的日子');
  if (leave) return leaveCell(read, leave);
  const excused = excusedCell(read, facts, day);
  if (excused) return excused;
  if (isVisited(read, records, facts, day)) return said(read, 'rest_day', '当天已经下村，几点去由各村情况定');
  if (day > facts.until) return said(read, 'pending', '还没有到考勤截止的日子');
  read.where('attendance.absence');
  return said(read, 'absent', roster ? '队长名册记为不在村，没有请假' : '应当在村，没有在村记录，也没有批准的请假');
}

/** A day on which somebody said that he could not come or sign in, as the document wants it said: noted, and no absence. */
function excusedCell(read: Reader, facts: RowFacts, day: Day): SheetCell | null {
  const notes = facts.notes?.filter(note => note.day === day) ?? [];
  if (notes.length === 0) return null;
  const hours = read.where('attendance.hours');
  if (hours) {
    if (!notes.some(({ told, on }) => on <= day && hours.explainTo.some(party => party === told))) return null;
    read.say('没有下村，当天已经说明，予以备注');
    return { mark: 'rest_day', flags: ['excused'] };
  }
  const excuse = read.where('attendance.excuse');
  if (!excuse || !notes.some(({ told }) => told === excuse.phone)) return null;
  if (!notes.some(({ confirmedBy }) => confirmedBy !== null && excuse.confirmedBy.includes(confirmedBy))) return said(read, 'pending', `已电话说明，等${excuse.confirmedBy.map(role => read.called(role)).join('或')}确认`);
  read.say('不能签到，已电话说明并经确认，予以备注');
  return { mark: 'in_village', flags: ['excused'] };
}

/** The checks of a day at which the person was absent without a reason. */
function unexcused({ checks = [] }: RowFacts, day: Day) {
  return checks.filter(check => check.day === day && !check.inVillage && !check.validReason);
}

/** Did the village call for this half day, by a matter the profile names? */
function calledIn(read: Reader, facts: RowFacts, day: Day, half: Half): boolean {
  const called = callsIn(read, facts, day).filter(call => touches(call, half));
  if (called.length > 0) read.say(() => `村里${called.map(({ event }) => nameOfWord(event)).join('、')}，随时驻村`, () => ({ 时间: called.map(({ from, to }) => `${from}-${to}`).join('、') }));
  return called.length > 0;
}

function touches({ from, to }: { from: Clock; to: Clock }, half: Half): boolean {
  return half === 'am' ? from < NOON : to > NOON;
}

function callsIn(read: Reader, { calls }: RowFacts, day: Day) {
  return calls ? callsOf(read, calls.filter(call => call.day === day)) : [];
}

/** Where a visit a day is asked for and not the whole day, a visit in one half frees the other. */
function isVisited(read: Reader, own: readonly PresenceFact[], facts: RowFacts, day: Day): boolean {
  return own.length === 0 && read.where('attendance.hours') !== null && facts.presences.some(record => record.day === day && record.state !== 'absent');
}

/** What the records of a day say in the words of the day rule: the first sign-in by the person, the last leaving. */
export function dayFactsOf(facts: RowFacts, day: Day): DayFacts {
  const records = facts.presences.filter(record => record.day === day);
  const listed = records.some(record => record.mode === 'roster' && record.state === 'in_village');
  const times = (state: PresenceFact['state']) => records.filter(record => record.mode !== 'roster' && record.state === state).map(record => record.at).sort();
  const arrival: Clock | undefined = times('in_village')[0];
  const leaving: Clock | undefined = times('left_village').reverse()[0];
  const morningOff = leaveOn(facts, day, 'am') !== undefined;
  const term = facts.terms.find(entry => entry.from <= day && (entry.to === null || day <= entry.to));
  return {
    role: term?.role ?? facts.terms[0]?.role ?? 'team_member',
    day,
    // The register is not asked where the leader has confirmed the person, nor on a morning off.
    ...(listed || (morningOff && arrival !== undefined) ? { inVillage: true } : { signIn: arrival ?? null }),
    signOut: leaving ?? null,
    ...(leaving !== undefined ? { leftAt: leaving } : {}),
    ...(arrival !== undefined && weekday(day) === 1 && !listed && !morningOff ? { arrivedAt: arrival } : {}),
    stays: HALVES.flatMap(half => stayIn(facts, day, half)),
    ...(facts.reschedules ? { reschedules: facts.reschedules } : {}),
    ...(facts.calls ? { villageEvents: facts.calls.filter(call => call.day === day) } : {}),
    ...noteOn(facts, day),
    ...leaveFactOn(facts, day),
    ...arrangedOn(facts, day),
    ...alertOn(facts, day),
    ...checkOn(facts, day),
  };
}

/** The leave of a day without presence: one that covers a half of it, or one that ended before and from which nobody has come back. */
function leaveFactOn(facts: RowFacts, day: Day): Pick<DayFacts, 'leave'> {
  if (facts.presences.some(record => record.day === day && record.state !== 'absent')) return {};
  if (HALVES.some(half => leaveOn(facts, day, half))) return { leave: { state: 'approved' } };
  const open = facts.leaves.find(entry => entry.returned === null && entry.span.endDay < day
    && !facts.presences.some(record => record.day > entry.span.endDay && record.day < day && record.state !== 'absent'));
  return open ? { leave: { state: 'approved', approvedEnd: open.span.endDay } } : {};
}

function leaveOn(facts: RowFacts, day: Day, half: Half): LeaveFact | undefined {
  return facts.leaves.find(entry => covers(entry.span, day, half) && !isBack(entry, day, half));
}

/** From when to when the records of a half day say the person was there: until its end where no leaving was said. */
function stayIn(facts: RowFacts, day: Day, half: Half): { from: Clock; to: Clock }[] {
  const [start, end] = half === 'am' ? ['00:00', '13:00'] : ['13:00', '24:00'];
  const records = facts.presences.filter(record => record.day === day && record.half === half && record.state !== 'absent');
  const roster = facts.presences.find(record => record.day === day && record.half === half && record.mode === 'roster');
  if (roster) return roster.state === 'absent' ? [] : [{ from: start, to: end }];
  if (records.length === 0) return [];
  const arrivals = records.filter(record => record.state === 'in_village').map(record => record.at).sort();
  const leavings = records.filter(record => record.state === 'left_village').map(record => record.at).sort();
  return [{ from: arrivals[0] ?? start, to: leavings[leavings.length - 1] ?? end }];
}

/** The visit of a day, and what was said where there was none; of several words that which somebody confirmed. */
function noteOn({ visits, notes }: RowFacts, day: Day): Pick<DayFacts, 'visitHours' | 'explainedOn' | 'explainedTo' | 'phonedDutyOfficer' | 'confirmedBy'> {
  const hours = visits ? hoursOn(visits, day) : 0;
  const own = notes?.filter(each => each.day === day) ?? [];
  const note = own.find(({ confirmedBy }) => confirmedBy !== null) ?? own[0];
  return {
    ...(hours > 0 ? { visitHours: hours } : {}),
    ...(note ? { explainedOn: note.on, explainedTo: note.told, phonedDutyOfficer: note.told === 'village_duty_officer', confirmedBy: note.confirmedBy } : {}),
  };
}

function arrangedOn(facts: RowFacts, day: Day): { overtimeArrangedBy?: string } {
  const work = facts.overtime?.find(entry => entry.day === day);
  return work ? { overtimeArrangedBy: work.arrangedBy } : {};
}

/** Of several checks of a day that at which he was missing. */
function checkOn(facts: RowFacts, day: Day): Pick<DayFacts, 'check'> {
  const check = unexcused(facts, day)[0] ?? facts.checks?.find(each => each.day === day);
  return check ? { check } : {};
}

function alertOn(facts: RowFacts, day: Day): Pick<DayFacts, 'alert'> {
  const [declared] = alertsIn(facts.alerts ?? [], day);
  return declared ? { alert: declared.alert } : {};
}

function restCounts(read: Reader, facts: RowFacts, day: Day): boolean {
  const rule = read('attendance.rest_days');
  return rule === 'counted' || (rule === 'arranged' && isArrangedOvertime(read, arrangedOn(facts, day).overtimeArrangedBy));
}

function presenceCell(read: Reader, facts: RowFacts, records: PresenceFact[], day: Day, half: Half, { listed, onDuty }: { listed: boolean; onDuty: boolean }): SheetCell {
  const flags = listed ? [] : flagsOf(read, facts, records, day, half, onDuty);
  const modes = () => [...new Set(records.map(record => PRESENCE_SOURCE_NAMES[record.mode]))].join('、');
  read.say(() => `${modes()}：在村${flags.map(flag => `，${DAY_FLAG_NAMES[flag]}`).join('')}`, () => ({ 时间: records.map(record => record.at).sort().join('、') }));
  return { mark: 'in_village', flags };
}

/** Clock times only make a sign beside the mark; whether anything follows is decided by people. */
function flagsOf(read: Reader, facts: RowFacts, records: PresenceFact[], day: Day, half: Half, onDuty: boolean): DayFlag[] {
  const flags: DayFlag[] = [];
  const arrival = records.filter(record => record.state === 'in_village').map(record => record.at).sort()[0];
  const leaving = records.filter(record => record.state === 'left_village').map(record => record.at).sort().reverse()[0];
  const window = windowOf(read, facts, day, half, onDuty);
  if (window && arrival !== undefined && arrival > window.from) flags.push('late');
  if (window && leaving !== undefined && leaving < window.to) flags.push('early_leave');
  const rule = half === 'am' ? read.where('attendance.sign_in') : null;
  if (rule?.by && arrival !== undefined && arrival > rule.by) flags.push(rule.after === 'late' ? 'late' : 'sign_in_refused');
  const monday = half === 'am' && weekday(day) === 1 ? read.where('attendance.monday_arrival') : null;
  if (monday && arrival !== undefined && arrival > monday) flags.push('monday_arrival_late');
  if (half === 'pm' && weekday(day) === 5) flags.push(...fridayFlags(read, facts, day, leaving));
  if (unexcused(facts, day).some(({ at }) => (at < NOON) === (half === 'am'))) flags.push('spot_check_absent');
  // Somebody who showed a position within the area, or was seen there, as well is not outside.
  if (records.length > 0 && records.every(record => record.outside)) flags.push('outside_area');
  return flags;
}

/** By which time is the half day judged: that of the office day, or that for which the village called. */
function windowOf(read: Reader, facts: RowFacts, day: Day, half: Half, onDuty: boolean): { from: Clock; to: Clock } | undefined {
  return onDuty ? read.where('attendance.windows')?.[half === 'am' ? 0 : 1] : callsIn(read, facts, day).find(call => touches(call, half));
}

function fridayFlags(read: Reader, facts: RowFacts, day: Day, leaving: string | undefined): DayFlag[] {
  const departure = read.where('attendance.friday_departure');
  const signOut = read.where('attendance.friday_sign_out');
  if (departure && leaving !== undefined && leaving < departure) return ['friday_left_before_18'];
  if (signOut && leaving === undefined && day <= facts.until) return ['friday_sign_out_missing'];
  return signOut && leaving !== undefined && leaving < signOut ? ['early_leave'] : [];
}

function leaveShowsOnRest(read: Reader): boolean {
  return read.where('leave.count') === 'calendar_days';
}

function leaveCell(read: Reader, leave: LeaveFact): SheetCell {
  // The leave was granted, maybe by an earlier profile: a blank here does not take it away.
  if ('leave.approval' in read.profile.values) read.known('leave.approval');
  const { span } = leave;
  read.say(() => `${LEAVE_KIND_NAMES[leave.kind]}已批准`, () => ({ 开始: `${span.startDay} ${nameOfHalf(span.startHalf)}`, 结束: `${span.endDay} ${nameOfHalf(span.endHalf)}` }));
  return { mark: leave.kind, flags: [] };
}

function isBack(leave: LeaveFact, day: Day, half: Half): boolean {
  return leave.returned !== null && halfDayKey(day, half) >= halfDayKey(leave.returned.day, leave.returned.half);
}

function nameOfHalf(half: Half): string {
  return half === 'am' ? '上午' : '下午';
}

function said(read: Reader, mark: 'rest_day' | 'pending' | 'absent', text: string): SheetCell {
  read.say(text);
  return { mark, flags: [] };
}
