import { useEffect, useState } from 'react'
import type { RestPlan, RestPlanLine } from '@village/shared/contract/rest'
import { addDays } from '@village/shared/kernel/day'
import { today } from '@/clock'
import { Button } from '@/ui/button'
import { Select } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { Sheet } from '@/ui/sheet'

interface EditLineProps {
  plan: RestPlan
  /** Null: a new one. */
  line: RestPlanLine | null
  open: boolean
  onClose: () => void
  onPut: (line: RestPlanLine) => void
  onRemove: () => void
}

/** Who rests, and from when to when. */
export function EditLine({ plan, line, open, onClose, onPut, onRemove }: EditLineProps) {
  const first = plan.from > today() ? plan.from : today()
  const [personId, setPerson] = useState<string | null>(null)
  const [from, setFrom] = useState(first)
  const [to, setTo] = useState(first)
  useEffect(() => {
    if (!open) return
    setPerson(line?.personId ?? null)
    setFrom(line?.from ?? first)
    setTo(line?.to ?? first)
  }, [open])
  const options = plan.members.filter(member => member.rests).map(({ personId: value, name, roleName }) => ({ value, name, note: roleName }))
  const done = () => {
    if (personId === null) return
    onPut({ personId, from, to })
    onClose()
  }
  return (
    <Sheet
      title={line ? '改这次休息' : '加一个人'}
      open={open}
      onClose={onClose}
      foot={
        <div className='actions'>
          <Button kind='primary' disabled={personId === null || to < from} onTap={done}>放进计划</Button>
          {line && <Button kind='quiet' onTap={() => { onRemove(); onClose() }}>去掉这一次</Button>}
        </div>
      }
    >
      {line
        ? <p>{options.find(({ value }) => value === personId)?.name}</p>
        : <Select label='谁休息' options={options} value={personId} onChoose={setPerson} />}
      <DayPicker label='从哪天开始' value={from} from={plan.from} to={plan.to} onChoose={next => { setTo(addDays(next, Math.max(0, daysOf(from, to)))); setFrom(next) }} />
      <DayPicker label='到哪天结束' value={to} from={from} to={addDays(plan.to, 31)} onChoose={setTo} />
    </Sheet>
  )
}

function daysOf(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
