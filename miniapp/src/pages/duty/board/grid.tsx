import type { DutyBoard, DutyLine } from '@village/shared/contract/duty'
import { type Day, weekday } from '@village/shared/kernel/day'
import type { DutyTrouble } from '@village/shared/rules/duty-check'
import { today } from '@/clock'
import { session } from '@/session'
import { dayWord, weekdayLetter } from '@/ui/words'
import { useDrag } from './drag'
import './grid.scss'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']

interface GridProps {
  board: DutyBoard
  lines: DutyLine[]
  troubles: DutyTrouble[]
  /** Days that can be tapped. */
  isOpen: (day: Day) => boolean
  onTap: (day: Day) => void
  /** Left out: nothing is carried about. */
  onExchange?: (one: Day, other: Day) => void
}

/** The month: a line for each day on a phone, a week in a row on a desktop. */
export function Grid({ board, lines, troubles, isOpen, onTap, onExchange }: GridProps) {
  const drag = useDrag((one, other) => { if (onExchange && isOpen(one) && isOpen(other)) onExchange(one, other) })
  const own = session.get()?.me.id
  const nameOf = (id: string) => board.people.find(({ personId }) => personId === id)?.name ?? '已离任'
  const first = board.days[0].day
  return (
    <div className='duty-grid'>
      {WEEKDAYS.map(name => <div key={name} className='duty-weekday' aria-hidden='true'>{name}</div>)}
      {Array.from({ length: weekday(first) - 1 }, (_, index) => <div key={`gap${index}`} className='duty-gap' />)}
      {board.days.map(({ day, rest, name }) => {
        const ids = lines.find(line => line.day === day)?.personIds ?? []
        const trouble = troubles.find(each => each.day === day)
        const mine = own !== undefined && ids.includes(own)
        const style = ['plain', 'duty-day', rest && 'duty-rest', day === today() && 'duty-today', day < today() && 'duty-past', mine && 'duty-mine',
          trouble?.stops && 'duty-wrong', drag.over === day && drag.from !== null && 'duty-over', drag.from === day && 'duty-carried'].filter(Boolean).join(' ')
        const words = ids.map(nameOf).join('、')
        const note = trouble ? (trouble.kind === 'gap' ? '缺人' : trouble.kind === 'asked' ? '请假待批' : '要换人') : mine ? '我' : ''
        const content = (
          <>
            <span className='duty-date numbers'><span className='duty-month'>{dayWord(day)}</span><span className='duty-number' aria-hidden='true'>{Number(day.slice(8))}</span><span className='duty-letter'>{`周${weekdayLetter(day)}`}</span>{name && <span className='duty-name'>{name}</span>}</span>
            <span className='duty-people'>{words || (rest && !isOpen(day) ? '' : '—')}</span>
            {note && <span className='duty-note'>{trouble ? '! ' : ''}{note}</span>}
          </>
        )
        return isOpen(day)
          ? <button key={day} type='button' data-day={day} className={style} onClick={() => onTap(day)} {...(onExchange ? drag.handlers(day) : {})}>{content}</button>
          : <div key={day} data-day={day} className={style}>{content}</div>
      })}
    </div>
  )
}
