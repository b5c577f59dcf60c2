import { useState } from 'react'
import { attendance, MARK_NAMES, type SheetContent, type SheetRow } from '@village/shared/contract/attendance'
import { type Day, monthOf, weekday } from '@village/shared/kernel/day'
import { isRefusal } from '@village/shared/kernel/refusal'
import { today } from '@/clock'
import { go } from '@/go'
import { cadreRoles } from '@/policy'
import { session } from '@/session'
import { Basis } from '@/ui/basis'
import { Card } from '@/ui/card'
import { MonthStepper } from '@/ui/stepper'
import { Loaded, useLoad } from '@/ui/load'
import { dayWord, spoken, weekdayWord } from '@/ui/words'
import { symbolOf } from '../marks'
import { Met } from '../met'

const WEEK = ['一', '二', '三', '四', '五', '六', '日']

/** The month of the person himself: what every day became. */
export function MonthOfMine() {
  const [month, setMonth] = useState(() => monthOf(today()))
  const organisationId = cadreRoles()[0]?.organisationId ?? ''
  const sheet = useLoad(attendance.sheet, { organisationId, month }, { when: organisationId !== '' })
  const me = session.get()?.me.id
  return (
    <Card title='我的每一天'>
      <MonthStepper month={month} onChoose={setMonth} last={monthOf(today())} />
      <Loaded of={sheet} lines={3}>
        {({ content }) => {
          const row = content.rows.find(({ personId }) => personId === me)
          return row ? <Days content={content} row={row} /> : <p>这个月没有您的考勤。</p>
        }}
      </Loaded>
    </Card>
  )
}

function Days({ content, row }: { content: SheetContent; row: SheetRow }) {
  const past = row.cells.slice(0, content.days.filter(({ day }) => day <= today()).length * 2)
  const shown = new Set(past.flatMap(cell => (cell ? [cell.mark] : [])))
  return (
    <>
      <div className='mine-head'>
        <Met required={row.required} />
        <Basis because={row.required.because} title='这个月怎么算' why={{ of: 'sheet_required', organisationId: content.organisationId, month: content.month, personId: row.personId, teamId: row.teamId }} />
      </div>
      {!isRefusal(row.required.value) && <p className='mine-words'>{spoken(row.required.value.text)}</p>}
      <div className='mine-week' aria-hidden='true'>{WEEK.map(name => <div key={name} className='mine-weekday'>{name}</div>)}</div>
      <div className='mine-week'>
        {Array.from({ length: weekday(content.days[0].day) - 1 }, (_, index) => <div key={`gap${index}`} className='mine-gap' />)}
        {content.days.map(({ day, duty, name }, index) => (
          <MineDay key={day} day={day} rest={!duty} name={name} cells={row.cells.slice(index * 2, index * 2 + 2)} content={content} personId={row.personId} />
        ))}
      </div>
      <p className='mine-legend'>
        {content.legend.filter(({ mark }) => shown.has(mark)).map(({ symbol, name }) => `${symbol} ${name}`).join('　')}
        {shown.has('pending') && '　… 还没有记录'}
      </p>
    </>
  )
}

interface MineDayProps {
  day: Day
  rest: boolean
  name: string | null
  cells: SheetRow['cells']
  content: SheetContent
  personId: string
}

function MineDay({ day, rest, name, cells: [am, pm], content, personId }: MineDayProps) {
  const [amMark, pmMark] = [am?.mark ?? null, pm?.mark ?? null]
  const future = day > today()
  const sign = (mark: typeof amMark) => (mark === null || mark === 'rest_day' || (future && mark === 'pending') ? '' : symbolOf(mark, content.legend))
  const word = amMark === pmMark ? (amMark ? MARK_NAMES[amMark] : '不在任') : `上午${amMark ? MARK_NAMES[amMark] : '不在任'} 下午${pmMark ? MARK_NAMES[pmMark] : '不在任'}`
  const style = ['plain', 'mine-day', rest && 'mine-rest', day === today() && 'mine-today'].filter(Boolean).join(' ')
  const [first, second] = [sign(amMark), sign(pmMark)]
  return (
    <button
      type='button'
      className={style}
      disabled={future || (am === null && pm === null)}
      aria-label={[dayWord(day), weekdayWord(day), name, word].filter(Boolean).join(' ')}
      onClick={() => go('/pages/attendance/evidence/index', { personId, day })}
    >
      <span className='mine-number numbers'>{Number(day.slice(8))}</span>
      <span className='mine-marks'>
        {amMark === pmMark
          ? <span className={`mark-${amMark ?? 'none'}`}>{first}</span>
          : <><span className={`mark-${amMark ?? 'none'}`}>{first || '·'}</span><span className={`mark-${pmMark ?? 'none'}`}>{second || '·'}</span></>}
      </span>
    </button>
  )
}
