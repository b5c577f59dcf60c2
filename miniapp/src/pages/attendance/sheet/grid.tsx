import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { SheetContent } from '@village/shared/contract/attendance'
import { today } from '@/clock'
import { dayWord, monthWord, weekdayLetter, weekdayWord } from '@/ui/words'
import { NUMBERS } from './columns'
import type { Group } from './filter'
import { GridRow } from './grid-row'
import type { Asked } from './why'
import './grid.scss'

interface GridProps {
  content: SheetContent
  groups: Group[]
  /** Cells whose mark is not the one that was signed: `personId day`. */
  differs: ReadonlySet<string>
  onAsk: (asked: Asked) => void
}

const STEPS: Record<string, [number, number]> = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }
const IN_BROWSER = process.env.TARO_ENV === 'h5'

/** The month as a table: a row for each person, a column for each day with its two halves, the totals at the right. */
export function Grid({ content, groups, differs, onAsk }: GridProps) {
  const frame = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<[number, number]>([0, 0])
  const rows = groups.flatMap(group => group.rows)
  const columns = 1 + content.days.length + NUMBERS.length
  const reach = Math.min(at[0], rows.length - 1)
  useEffect(() => { if (IN_BROWSER) showToday(frame.current) }, [content.month, content.organisationId])

  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const next = keyTarget(event, [reach, at[1]], rows.length, columns)
    if (!next) return
    event.preventDefault()
    setAt(next)
    event.currentTarget.querySelector<HTMLElement>(`[data-at="${next[0]}:${next[1]}"]`)?.focus()
  }
  return (
    <div className='grid-window' ref={frame}>
      <table className='grid' role='grid' aria-label={`${content.organisationName} ${monthWord(content.month)} 考勤表`} onKeyDown={IN_BROWSER ? onKey : undefined}>
        <thead className='grid-head'>
          <tr className='grid-line'>
            <th className='grid-person grid-corner' scope='col'>姓名</th>
            {content.days.map(({ day, duty, name }) => (
              <th
                key={day}
                scope='col'
                className={['grid-day', !duty && 'grid-rest', day === today() && 'grid-today'].filter(Boolean).join(' ')}
                aria-label={[dayWord(day), weekdayWord(day), name, day === today() && '今天', !duty && '休息日'].filter(Boolean).join(' ')}
              >
                <span className='grid-date numbers'>{Number(day.slice(8))}</span>
                <span className='grid-weekday'>{weekdayLetter(day)}</span>
              </th>
            ))}
            {NUMBERS.map(({ key, name }) => <th key={key} scope='col' className='grid-total'>{name}</th>)}
          </tr>
        </thead>
        {groups.map(group => (
          <tbody key={group.village} className='grid-body'>
            {groups.length > 1 && (
              <tr className='grid-line'>
                <th className='grid-group' scope='rowgroup' colSpan={columns}><span className='grid-group-name'>{group.village}</span></th>
              </tr>
            )}
            {group.rows.map(row => {
              const index = rows.indexOf(row)
              return (
                <GridRow
                  key={`${row.personId}${row.teamId}`}
                  row={row}
                  index={index}
                  content={content}
                  differs={differs}
                  inReach={index === reach ? at[1] : -1}
                  onReach={setAt}
                  onAsk={onAsk}
                />
              )
            })}
          </tbody>
        ))}
      </table>
    </div>
  )
}

/** On a phone the month opens at today, a past one at its first working day. */
function showToday(frame: HTMLElement | null): void {
  const names = frame?.querySelector<HTMLElement>('.grid-corner')
  const now = frame?.querySelector<HTMLElement>('.grid-day.grid-today')
  const column = now ?? frame?.querySelector<HTMLElement>('.grid-day:not(.grid-rest)')
  if (!frame || !names || !column || frame.scrollWidth <= frame.clientWidth) return
  const hidden = column.getBoundingClientRect().left - names.getBoundingClientRect().right
  frame.scrollLeft += hidden - (now ? column.offsetWidth * 3 : 0)
}

function keyTarget(event: KeyboardEvent, [row, column]: [number, number], rows: number, columns: number): [number, number] | null {
  const within = (value: number, size: number) => Math.max(0, Math.min(size - 1, value))
  const step = STEPS[event.key]
  if (step) return [within(row + step[0], rows), within(column + step[1], columns)]
  if (event.key === 'Home') return [event.ctrlKey ? 0 : row, 0]
  if (event.key === 'End') return [event.ctrlKey ? rows - 1 : row, columns - 1]
  return null
}
