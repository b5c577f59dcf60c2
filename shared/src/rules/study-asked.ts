import type { Month } from '../kernel/day';
import type { Finding } from '../kernel/finding';
import { isMeetingKind, type MeetingKind } from '../kernel/meeting-kind';
import { isRefusal, type Refusal } from '../kernel/refusal';
import { nameOfWord } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import type { Calendar } from './calendar';
import { meetingCadence } from './meeting-cadence';

const STUDIES = ['collective_study', 'daily_study'];

/** What does the document want studied in a month: together, by oneself, with notes? The refusal where it leaves a number blank. */
export function studyAsked(profile: Profile, calendar: Calendar, month: Month): Finding<string | Refusal>[] {
  const rows = rowsOf(profile);
  return STUDIES.filter(kind => rows.has(kind)).map(kind => {
    const { value, because } = meetingCadence(profile, calendar, { meeting: kind, period: month });
    const least = isRefusal(value) ? null : value.requiredCount;
    return { value: isRefusal(value) ? value : `${nameOfWord(kind)}${least === null ? '' : `这段时间 ${least} 次`}${rows.get(kind) ? '，要记笔记' : ''}`, because };
  });
}

/** The trainings of cadres that the document names. */
export function trainingsAsked(profile: Profile): { organiser: string; training: MeetingKind }[] {
  const { value } = finding(profile, read => read.where('posting.training') ?? []);
  return isRefusal(value) ? [] : value.flatMap(({ organiser, training }) => (isMeetingKind(training) ? [{ organiser, training }] : []));
}

/** Each study with whether notes are asked. */
function rowsOf(profile: Profile): Map<string, boolean> {
  const { value } = finding(profile, read => read.where('meeting.cadence') ?? []);
  return new Map(isRefusal(value) ? [] : value.map(row => [row.meeting, row.notes ?? false]));
}
