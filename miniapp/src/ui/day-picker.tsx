import { type KeyboardEvent, useState } from 'react'
import { addDays, type Day, daysOf, firstDay, lastDay, monthOf, weekday } from '@village/shared/kernel/day'
import { HALVES, type Half } from '@village/shared/kernel/half-day'
import { today } from '../clock'
import { FieldFrame } from './field'
import { useIdentifier } from './id'
import { Sheet } from './sheet'
import { MonthStepper } from './stepper'
import { HALF_NAMES, longDayWord } from './words'
import './day-picker.scss'

/** What the calendar says of a day below its number: "休", "班". */
export type DayNote = (day: Day) => { word: string; rest: boolean } | null

interface DayPickerProps {
  label: string
  value: Day | null
  onChoose: (day: Day) => void
  from?: Day
  to?: Day
  noteOf?: DayNote
  hint?: string
  error?: string
  optional?: boolean
}

/** A day, from a calendar in a sheet. */
export function DayPicker({ label, value, onChoose, from, to, noteOf, hint, error, optional }: DayPickerProps) {
  const identifier = useIdentifier('day')
  const [open, setOpen] = useState(false)
  const choose = (day: Day) => {
    setOpen(false)
    onChoose(day)
  }
  return (
    <FieldFrame label={label} identifier={identifier} hint={hint} error={error} optional={optional} group>
      <button type='button' className='plain select' id={identifier} aria-haspopup='dialog' aria-labelledby={`${identifier}-label ${identifier}`} onClick={() => setOpen(true)}>
        <span className={value ? '' : 'select-blank'}>{value ? longDayWord(value) : '请选择日期'}</span>
        <span className='select-arrow' aria-hidden='true' />
      </button>
      <Sheet title={label} open={open} onClose={() => setOpen(false)}>
        <MonthCalendar value={value} onChoose={choose} from={from} to={to} noteOf={noteOf} />
      </Sheet>
    </FieldFrame>
  )
}

interface HalfDayPickerProps extends Omit<DayPickerProps, 'value' | 'onChoose'> {
  day: Day | null
  half: Half
  onChoose: (day: Day | null, half: Half) => void
}

/** A day and its half. */
export function HalfDayPicker({ label, day, half, onChoose, ...rest }: HalfDayPickerProps) {
  return (
    <div className='half-day'>
      <DayPicker label={label} value={day} onChoose={next => onChoose(next, half)} {...rest} />
      <div className='half-day-halves' role='group' aria-label={`${label}的上午或下午`}>
        {HALVES.map(each => (
          <button key={each} type='button' aria-pressed={each === half} className={`plain choice${each === half ? ' choice-on' : ''}`} onClick={() => onChoose(day, each)}>
            {HALF_NAMES[each]}
          </button>
        ))}
      </div>
    </div>
  )
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 7, ArrowUp: -7 }
const MONDAY_TO_SUNDAY = ['一', '二', '三', '四', '五', '六', '日']

type CalendarProps = Pick<DayPickerProps, 'value' | 'onChoose' | 'from' | 'to' | 'noteOf'>

function MonthCalendar({ value, onChoose, from, to, noteOf }: CalendarProps) {
  const start = value ?? clamp(today(), from, to)
  const [month, setMonth] = useState(monthOf(start))
  const [inReach, setInReach] = useState(start)
  const days = daysOf(month)
  const tabStop = monthOf(inReach) === month ? inReach : days[0]
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    const next = clamp(addDays(tabStop, step), from, to)
    const grid = event.currentTarget
    setInReach(next)
    setMonth(monthOf(next))
    setTimeout(() => grid.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus(), 0)
  }
  return (
    <div>
      <MonthStepper month={month} onChoose={setMonth} />
      <div className='calendar' onKeyDown={process.env.TARO_ENV === 'h5' ? onKey : undefined}>
        {MONDAY_TO_SUNDAY.map(name => <div key={name} className='calendar-weekday' aria-hidden='true'>{name}</div>)}
        {Array.from({ length: weekday(firstDay(month)) - 1 }, (_, index) => <div key={`gap${index}`} className='calendar-gap' />)}
        {days.map(day => (
          <CalendarDay
            key={day}
            day={day}
            note={noteOf?.(day) ?? null}
            chosen={day === value}
            reachable={day === tabStop}
            disabled={(from !== undefined && day < from) || (to !== undefined && day > to)}
            onChoose={onChoose}
          />
        ))}
      </div>
      {(from && firstDay(month) < from) || (to && lastDay(month) > to) ? <div className='calendar-foot'>灰色的日子现在不能选</div> : null}
    </div>
  )
}

interface CalendarDayProps {
  day: Day
  note: { word: string; rest: boolean } | null
  chosen: boolean
  reachable: boolean
  disabled: boolean
  onChoose: (day: Day) => void
}

function CalendarDay({ day, note, chosen, reachable, disabled, onChoose }: CalendarDayProps) {
  const isToday = day === today()
  const rest = note ? note.rest : weekday(day) > 5
  const name = ['plain', 'calendar-day', rest && 'calendar-rest', isToday && 'calendar-today', chosen && 'calendar-chosen'].filter(Boolean).join(' ')
  const date = String(Number(day.slice(8)))
  // Read out whole, "11月22日 星期日"; only the number is in sight.
  const [before, after] = longDayWord(day).split(`月${date}日`)
  const word = isToday ? '今天' : note?.word ?? ''
  return (
    <button
      type='button'
      className={name}
      data-day={day}
      disabled={disabled}
      tabIndex={reachable ? 0 : -1}
      aria-pressed={chosen}
      onClick={() => onChoose(day)}
    >
      <span className='calendar-number numbers'>
        <span className='hidden'>{before}月</span>{date}<span className='hidden'>日{after} </span>
      </span>
      {word && <span className='calendar-word'>{word}</span>}
    </button>
  )
}

function clamp(day: Day, from?: Day, to?: Day): Day {
  if (from && day < from) return from
  if (to && day > to) return to
  return day
}

