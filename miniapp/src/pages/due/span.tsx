import { useState } from 'react'
import { monthOf } from '@village/shared/kernel/day'
import { today } from '@/clock'
import { Tabs } from '@/ui/choice'
import { DayStepper, MonthStepper, YearStepper } from '@/ui/stepper'

type Span = 'day' | 'month' | 'year'

const SPANS: { value: Span; name: string }[] = [{ value: 'day', name: '一天' }, { value: 'month', name: '一个月' }, { value: 'year', name: '一年' }]

/** A day, a month or a year; what was chosen of each stays when another is looked at. */
export function useSpan(given: string | undefined, first: Span) {
  const [span, setSpan] = useState<Span>(!given ? first : given.length === 10 ? 'day' : given.length === 4 ? 'year' : 'month')
  const [day, setDay] = useState(given?.length === 10 ? given : today())
  const [month, setMonth] = useState(given?.length === 7 ? given : monthOf(given?.length === 10 ? given : today()))
  const [year, setYear] = useState((given ?? today()).slice(0, 4))
  const period = { day, month, year }[span]
  const chooser = (
    <>
      <Tabs label='看多长时间' options={SPANS} value={span} onChoose={setSpan} />
      {span === 'day' && <DayStepper day={day} onChoose={setDay} />}
      {span === 'month' && <MonthStepper month={month} onChoose={setMonth} />}
      {span === 'year' && <YearStepper year={year} onChoose={setYear} />}
    </>
  )
  return { period, chooser }
}
