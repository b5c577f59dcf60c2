import { useState } from 'react'
import { MOST_MONTHS, simulation, type Simulation } from '@village/shared/contract/simulation'
import { addMonths, monthOf, type Month } from '@village/shared/kernel/day'
import { call } from '@/call'
import { today } from '@/clock'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { errorOf, FieldFrame } from '@/ui/field'
import { useIdentifier } from '@/ui/id'
import { FaultNotice } from '@/ui/notice'
import { MonthStepper } from '@/ui/stepper'
import { monthWord } from '@/ui/words'

const FIRST_OFFER = 3

/** Which months are compared. */
export function StartForm({ editionId, onStarted }: { editionId: string; onStarted: (one: Simulation) => void }) {
  const running = monthOf(today())
  const [from, setFrom] = useState(() => addMonths(running, -FIRST_OFFER))
  const [to, setTo] = useState(() => addMonths(running, -1))
  const start = useAction(async () => onStarted(await call(simulation.start, { id: editionId, from, to })))
  const chooseFrom = (month: Month) => {
    setFrom(month)
    if (month > to) setTo(month)
    if (to >= addMonths(month, MOST_MONTHS)) setTo(addMonths(month, MOST_MONTHS - 1))
  }
  const chooseTo = (month: Month) => {
    setTo(month)
    if (month < from) setFrom(month)
    if (month >= addMonths(from, MOST_MONTHS)) setFrom(addMonths(month, 1 - MOST_MONTHS))
  }
  return (
    <Card title='选几个过去的月份'>
      <FaultNotice fault={start.fault} />
      <p className='paragraph'>用这几个月已有的记录，按现行制度和这份草稿各算一遍，看谁的结果会变。只是比较，过去的考勤、签字和审批都不会改动。</p>
      <MonthChoice label='从' month={from} last={running} onChoose={chooseFrom} error={errorOf(start.fault, 'from')} />
      <MonthChoice label='到' month={to} last={running} onChoose={chooseTo} error={errorOf(start.fault, 'to')} />
      <p className='lede'>一次最多 {MOST_MONTHS} 个月。人多、月份多，要算几分钟。</p>
      <Button kind='primary' onTap={start.run}>开始模拟</Button>
    </Card>
  )
}

function MonthChoice({ label, month, last, onChoose, error }: { label: string; month: Month; last: Month; onChoose: (month: Month) => void; error?: string }) {
  const identifier = useIdentifier('month')
  return (
    <FieldFrame label={label} identifier={identifier} error={error} group>
      <MonthStepper month={month} last={last} onChoose={onChoose} />
    </FieldFrame>
  )
}

/** "2025年1月 至 2025年3月" */
export function monthsWord({ from, to }: { from: Month; to: Month }): string {
  return from === to ? monthWord(from) : `${monthWord(from)} 至 ${monthWord(to)}`
}
