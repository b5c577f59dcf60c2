import type { DutyBoard, DutyDays, DutyLine } from '@village/shared/contract/duty'
import { type Day, dayText } from '@village/shared/kernel/day'
import { dutyTroubles, isFree, type DutyTrouble } from '@village/shared/rules/duty-check'
import { mendDuty, planDuty } from '@village/shared/rules/duty-roster'

/** The days that have to be covered. */
export function daysAsked(board: DutyBoard, days: DutyDays): Day[] {
  return board.days.filter(each => days === 'every_day' || !each.rest).map(({ day }) => day)
}

/** A fair roster for the days from today on; what is past stays as it was. */
export function draft(board: DutyBoard, days: DutyDays, today: Day): DutyLine[] {
  const past = pastOf(board, today)
  return [...past, ...planDuty(open(board, days, today, past)).lines]
}

/** The same roster with another in the place of everybody who is away, and nobody moved who is there. */
export function mend(board: DutyBoard, days: DutyDays, lines: DutyLine[], today: Day): DutyLine[] {
  const past = pastOf(board, today)
  return [...past, ...mendDuty(open(board, days, today, past), lines).lines]
}

/** An earlier version as a draft: what is past stays as it was. */
export function again(board: DutyBoard, lines: DutyLine[], today: Day): DutyLine[] {
  return [...pastOf(board, today), ...lines.filter(({ day }) => day >= today)]
}

/** "5月3日 王五替张三；5月8日 李四" */
export function changeWords(board: DutyBoard, before: DutyLine[], after: DutyLine[]): string {
  const nameOf = (id: string) => board.people.find(({ personId }) => personId === id)?.name ?? '离任的人'
  const idsOn = (lines: DutyLine[], day: Day) => lines.find(line => line.day === day)?.personIds ?? []
  return board.days.flatMap(({ day }) => {
    const came = idsOn(after, day).filter(id => !idsOn(before, day).includes(id)).map(nameOf)
    const left = idsOn(before, day).filter(id => !idsOn(after, day).includes(id)).map(nameOf)
    if (came.length + left.length === 0) return []
    return [`${dayText(day)}${came.length === 0 ? `${left.join('、')}不值` : left.length === 0 ? `${came.join('、')}值` : `${came.join('、')}替${left.join('、')}`}`]
  }).join('；')
}

function pastOf(board: DutyBoard, today: Day): DutyLine[] {
  return (board.roster?.lines ?? []).filter(({ day }) => day < today)
}

/** The days that can still be arranged, and who is there on them with what he had before. */
function open(board: DutyBoard, days: DutyDays, today: Day, past: DutyLine[]): Parameters<typeof planDuty>[0] {
  const asked = daysAsked(board, days)
  const left = board.days.filter(({ day }) => asked.includes(day) && day >= today)
  const restDays = new Set(board.days.filter(({ rest }) => rest).map(({ day }) => day))
  return {
    days: left.map(({ day, rest }) => ({ day, rest })), least: board.least,
    people: board.people.map(person => {
      const had = past.filter(({ personIds }) => personIds.includes(person.personId))
      const begun = person.earlier ?? (had.length > 0 ? { duties: 0, rest: 0 } : null)
      return {
        personId: person.personId, free: left.map(({ day }) => day).filter(day => isFree(person, day)),
        earlier: begun && { duties: begun.duties + had.length, rest: begun.rest + had.filter(({ day }) => restDays.has(day)).length },
      }
    }),
  }
}

/** What is wrong with the lines from today on. */
export function troublesOf(board: DutyBoard, days: DutyDays, lines: DutyLine[], today: Day): DutyTrouble[] {
  return dutyTroubles({ days: daysAsked(board, days).filter(day => day >= today), least: board.least, people: board.people, lines })
}

/** Puts a person on a day, in place of `instead`, or takes him off again. */
export function put(lines: DutyLine[], day: Day, personId: string, least: number): DutyLine[] {
  const found = lines.find(line => line.day === day)
  const before = found?.personIds ?? []
  const next = before.includes(personId) ? before.filter(id => id !== personId) : [...before, personId].slice(-Math.max(1, least))
  return found ? lines.map(line => (line.day === day ? { day, personIds: next } : line)) : [...lines, { day, personIds: next }]
}

/** Two days exchange their people. */
export function exchange(lines: DutyLine[], one: Day, other: Day): DutyLine[] {
  const idsOn = (day: Day) => lines.find(line => line.day === day)?.personIds ?? []
  const without = lines.filter(({ day }) => day !== one && day !== other)
  return [...without, { day: one, personIds: idsOn(other) }, { day: other, personIds: idsOn(one) }]
}

/** How often each person has the duty, and on rest days. */
export function sharesOf(board: DutyBoard, lines: DutyLine[]): { personId: string; name: string; duties: number; rest: number; earlier: number | null }[] {
  const rest = new Set(board.days.filter(each => each.rest).map(({ day }) => day))
  return board.people.map(({ personId, name, earlier }) => {
    const own = lines.filter(({ personIds }) => personIds.includes(personId))
    return { personId, name, duties: own.length, rest: own.filter(({ day }) => rest.has(day)).length, earlier: earlier?.duties ?? null }
  })
}
