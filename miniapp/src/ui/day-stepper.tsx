import { addDays, type Day } from '@village/shared/kernel/day'
import { today } from '../clock'
import { longDayWord } from './words'
import './day-stepper.scss'

interface DayStepperProps {
  day: Day
  onChoose: (day: Day) => void
  first?: Day
  last?: Day
}

/** A day, one step back or forth. */
export function DayStepper({ day, onChoose, first, last }: DayStepperProps) {
  return (
    <div className='day-stepper'>
      <button type='button' className='plain day-step' aria-label='前一天' disabled={first !== undefined && day <= first} onClick={() => onChoose(addDays(day, -1))}>‹</button>
      <span className='day-stepper-name numbers' aria-live='polite'>{longDayWord(day)}{day === today() && '（今天）'}</span>
      <button type='button' className='plain day-step' aria-label='后一天' disabled={last !== undefined && day >= last} onClick={() => onChoose(addDays(day, 1))}>›</button>
    </div>
  )
}
