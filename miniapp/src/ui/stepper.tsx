import type { ReactNode } from 'react'
import { addDays, addMonths, type Day, type Month } from '@village/shared/kernel/day'
import { today } from '../clock'
import { dayWord, longDayWord, monthWord } from './words'
import './stepper.scss'

interface StepperProps {
  back: string
  forth: string
  onStep: (by: 1 | -1) => void
  atStart?: boolean
  atEnd?: boolean
  children: ReactNode
}

function Stepper({ back, forth, onStep, atStart = false, atEnd = false, children }: StepperProps) {
  return (
    <div className='stepper'>
      <button type='button' className='plain step' aria-label={back} disabled={atStart} onClick={() => onStep(-1)}>‹</button>
      <span className='stepper-name numbers' aria-live='polite'>{children}</span>
      <button type='button' className='plain step' aria-label={forth} disabled={atEnd} onClick={() => onStep(1)}>›</button>
    </div>
  )
}

interface DayStepperProps {
  day: Day
  onChoose: (day: Day) => void
  first?: Day
  last?: Day
}

/** A day, one step back or forth. */
export function DayStepper({ day, onChoose, first, last }: DayStepperProps) {
  return (
    <Stepper back='前一天' forth='后一天' atStart={first !== undefined && day <= first} atEnd={last !== undefined && day >= last} onStep={by => onChoose(addDays(day, by))}>
      {longDayWord(day)}{day === today() && '（今天）'}
    </Stepper>
  )
}

/** A year, one step back or forth. */
export function YearStepper({ year, onChoose }: { year: string; onChoose: (year: string) => void }) {
  return <Stepper back='上一年' forth='下一年' onStep={by => onChoose(String(Number(year) + by))}>{year}年</Stepper>
}

/** A quarter, `2025-Q2`, one step back or forth. */
export function QuarterStepper({ quarter, onChoose }: { quarter: string; onChoose: (quarter: string) => void }) {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(-1))]
  const step = (by: number) => {
    const next = year * 4 + number - 1 + by
    onChoose(`${Math.floor(next / 4)}-Q${(next % 4) + 1}`)
  }
  return <Stepper back='上一季度' forth='下一季度' onStep={step}>{year}年第{'一二三四'[number - 1]}季度</Stepper>
}

interface WeekStepperProps {
  /** The Monday. */
  monday: Day
  onChoose: (monday: Day) => void
  /** Weeks that come can be looked at too. */
  ahead?: boolean
}

/** A week, one step back or forth; as a rule not beyond this one. */
export function WeekStepper({ monday, onChoose, ahead = false }: WeekStepperProps) {
  return (
    <Stepper back='上一周' forth='下一周' atEnd={!ahead && addDays(monday, 7) > today()} onStep={by => onChoose(addDays(monday, 7 * by))}>
      {dayWord(monday)} 至 {dayWord(addDays(monday, 6))}{monday <= today() && addDays(monday, 6) >= today() && '（本周）'}
    </Stepper>
  )
}

interface MonthStepperProps {
  month: Month
  onChoose: (month: Month) => void
  last?: Month
}

/** A month, one step back or forth. */
export function MonthStepper({ month, onChoose, last }: MonthStepperProps) {
  return (
    <Stepper back='上个月' forth='下个月' atEnd={last !== undefined && month >= last} onStep={by => onChoose(addMonths(month, by))}>
      {monthWord(month)}
    </Stepper>
  )
}
