import { useState } from 'react'
import type { LeaveRecall } from '@village/shared/contract/away'
import { leave, type LeaveDetail } from '@village/shared/contract/leave'
import { clockOf, type Day } from '@village/shared/kernel/day'
import { type Half, HALVES } from '@village/shared/kernel/half-day'
import { call } from '@/call'
import { now, today } from '@/clock'
import { missing } from '@/fault'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Choice } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice, Notice } from '@/ui/notice'
import { Sheet } from '@/ui/sheet'
import { dayWord, HALF_NAMES, instantWord, spanWord } from '@/ui/words'

/** Who called the person back, why, and from when he has to be there. */
export function Recalled({ recall: { day, half, reason, byName, at } }: { recall: LeaveRecall }) {
  return <Notice kind='warn' title={`已召回，${dayWord(day)} ${HALF_NAMES[half]}返岗`}>{reason}。{byName} {instantWord(at)}</Notice>
}

/** Calls somebody back from leave: by a person, with a reason. */
export function Recall({ leave: held, onDone }: { leave: LeaveDetail; onDone: () => unknown }) {
  const [open, setOpen] = useState(false)
  const [day, setDay] = useState<Day>(held.startDay > today() ? held.startDay : today())
  const [half, setHalf] = useState<Half>(() => (held.startDay > today() || clockOf(now()) < '12:00' ? 'am' : 'pm'))
  const [reason, setReason] = useState('')
  const { fault, run } = useAction(async () => {
    if (!reason.trim()) throw missing('reason', '请写明为什么召回')
    await call(leave.recall, { id: held.id, day, half, reason: reason.trim() })
    setOpen(false)
    say('已召回，已告诉本人')
    await onDone()
  })
  return (
    <>
      <Button kind='danger' onTap={() => setOpen(true)}>召回</Button>
      <div className='gap' />
      <Sheet title='召回休假的人' open={open} onClose={() => setOpen(false)} foot={<Button kind='danger' onTap={run}>召回，{dayWord(day)} {HALF_NAMES[half]}返岗</Button>}>
        <FaultNotice fault={fault} />
        <p className='detail-words'>批准的假是 {spanWord(held)}。召回后假到返岗以前为止，不能再恢复。</p>
        <DayPicker label='哪天返岗' value={day} onChoose={setDay} from={held.startDay > today() ? held.startDay : today()} to={held.endDay} error={errorOf(fault, 'day')} />
        <Choice label='上午还是下午' options={HALVES.map(value => ({ value, name: HALF_NAMES[value] }))} value={half} onChoose={setHalf} />
        <Field label='为什么召回' kind='long' max={300} value={reason} onInput={setReason} error={errorOf(fault, 'reason')} />
      </Sheet>
    </>
  )
}
