import { addDays, type Clock, clockOf, clockText, type Day, dayOf, daysBetween, type Instant, type Month, weekday } from '@village/shared/kernel/day'
import type { Half } from '@village/shared/kernel/half-day'
import { today } from '../clock'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']
export const HALF_NAMES: Record<Half, string> = { am: '上午', pm: '下午' }

/** "星期四" */
export function weekdayWord(day: Day): string {
  return `星期${WEEKDAYS[weekday(day) - 1]}`
}

/** "四", for the head of a column. */
export function weekdayLetter(day: Day): string {
  return WEEKDAYS[weekday(day) - 1]
}

/** "3月6日", with the year when it is not this one. */
export function dayWord(day: Day): string {
  const [year, month, date] = day.split('-').map(Number)
  const short = `${month}月${date}日`
  return year === Number(today().slice(0, 4)) ? short : `${year}年${short}`
}

/** "3月6日 星期四" */
export function longDayWord(day: Day): string {
  return `${dayWord(day)} ${weekdayWord(day)}`
}

/** "今天", "昨天", "明天", else the day. */
export function nearDayWord(day: Day): string {
  const names: Record<string, string> = { [today()]: '今天', [addDays(today(), -1)]: '昨天', [addDays(today(), 1)]: '明天' }
  return names[day] ?? dayWord(day)
}

/** "2025年3月" */
export function monthWord(month: Month): string {
  const [year, number] = month.split('-').map(Number)
  return `${year}年${number}月`
}

/** "8:25" as people say it. */
export function clockWord(clock: Clock): string {
  return clockText(clock)
}

/** "今天 8:25", "3月6日 8:25" */
export function instantWord(instant: Instant): string {
  return `${nearDayWord(dayOf(instant))} ${clockWord(clockOf(instant))}`
}

/** "3月6日 上午 至 3月7日 下午" */
export function spanWord(span: { startDay: Day; startHalf: Half; endDay: Day; endHalf: Half }): string {
  const start = `${dayWord(span.startDay)} ${HALF_NAMES[span.startHalf]}`
  if (span.startDay === span.endDay) {
    return span.startHalf === span.endHalf ? start : `${dayWord(span.startDay)} 全天`
  }
  return `${start} 至 ${dayWord(span.endDay)} ${HALF_NAMES[span.endHalf]}`
}

/** "3月6日 至 3月20日"; without an end "3月6日 起". */
export function periodWord(from: Day, to: Day | null): string {
  return to ? `${dayWord(from)} 至 ${dayWord(to)}` : `${dayWord(from)} 起`
}

/** "还有 3 天", "今天到期", "已过 2 天" */
export function dueWord(due: Day): string {
  const left = daysBetween(today(), due)
  if (left === 0) return '今天到期'
  return left > 0 ? `还有 ${left} 天` : `已过 ${-left} 天`
}

/** A number of days with its unit: 2.5 → "2.5 天". */
export function daysWord(days: number): string {
  return `${days} 天`
}

/** What there is of these, in one line. */
export function sentence(parts: (string | null | undefined | false)[], by = ' · '): string {
  return parts.filter(Boolean).join(by)
}

/** A sentence of the rules with its days and months as people say them: "2026-11-05 前报" → "11月5日 前报". */
export function spoken(text: string): string {
  return text
    .replace(/\d{4}-\d{2}-\d{2}/g, day => dayWord(day))
    .replace(/\d{4}-(0[1-9]|1[0-2])(?![-\d])/g, month => monthWord(month))
}

/** Where the document can be read in more than one way: by which entries of the list it is read here. */
export function readingWord(reading: string): string {
  return `这一条有不同的理解（${reading.split(' ').join('、')}），点条款可看本地怎样理解。`
}
