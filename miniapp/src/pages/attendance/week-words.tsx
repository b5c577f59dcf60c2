import type { PersonWeek } from '@village/shared/contract/week'
import { isRefusal } from '@village/shared/kernel/refusal'
import type { WeekDay, WeekEnd, WeekKept } from '@village/shared/rules/attendance-week'
import { DAY_FLAG_NAMES, STATUS_NAMES } from '@village/shared/rules/day-status'
import { Tag } from '@/ui/notice'
import { clockWord, sentence } from '@/ui/words'

/** "9:20 到村，规定 9:00 前" */
export function endText(end: WeekEnd, what: '到村' | '离村'): string {
  if (end.at === null) return `没有${what}时间，规定 ${clockWord(end.by)} ${what === '到村' ? '前' : '后'}`
  return `${clockWord(end.at)} ${what}，规定 ${clockWord(end.by)} ${what === '到村' ? '前' : '后'}`
}

/** The hours as people say them: 4.5 小时. */
export function hoursText(hours: number): string {
  return `${Math.round(hours * 100) / 100} 小时`
}

/** One day in a line. */
export function dayNote(day: WeekDay, byHours: boolean): string {
  return sentence([
    day.signIn && !byHours && `${clockWord(day.signIn)} 签到`, day.leftAt && !byHours && `${clockWord(day.leftAt)} 离村`, byHours && (day.hours ?? 0) > 0 && `下村 ${hoursText(day.hours ?? 0)}`,
    day.night === true && '住在村', day.night === false && '没有住在村', ...day.flags.filter(flag => flag !== 'excused').map(flag => DAY_FLAG_NAMES[flag]),
  ])
}

const KEPT = ['present']
const MISSED = ['absent', 'absenteeism', 'unauthorised_absence', 'unexplained_absence']

/** What the day was, in a word and a tone. */
export function DayState({ day }: { day: WeekDay }) {
  const tone = KEPT.includes(day.status) ? 'pine' : MISSED.includes(day.status) ? 'cinnabar' : day.status === 'rest_day' || day.status === 'not_required' ? 'plain' : 'amber'
  return <Tag tone={tone}>{STATUS_NAMES[day.status]}</Tag>
}

/** The week of a person in one line. */
export function weekNote({ week }: PersonWeek): string {
  if (isRefusal(week)) return week.text
  return sentence([
    week.hours ? `下村 ${hoursText(week.hours.counted)}，要求 ${week.hours.required} 小时` : `在村 ${week.signedIn} 天，应在村 ${week.dutyDays} 天`,
    week.arrival && (week.arrival.at ? `周一 ${clockWord(week.arrival.at)} 到` : '周一还没有登记到村'), week.departure && (week.departure.at ? `周五 ${clockWord(week.departure.at)} 走` : '周五还没有登记离村'),
    week.nights && week.nights.expected.length > 0 && `住村 ${week.nights.stayed.length} 夜`, week.hours && week.hours.daysWithoutVisit.length > 0 && `${week.hours.daysWithoutVisit.length} 天没有下村`,
  ])
}

/** Is there something to look at? */
export function isOdd(week: WeekKept): boolean {
  return week.arrival?.kept === false || week.departure?.kept === false || (week.nights?.away.length ?? 0) > 0 || (week.hours?.daysWithoutVisit.length ?? 0) > 0 || week.days.some(({ status }) => MISSED.includes(status))
}
