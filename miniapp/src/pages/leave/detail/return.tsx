import { useState } from 'react'
import type { LeaveDetail } from '@village/shared/contract/leave'
import { clockOf, type Day } from '@village/shared/kernel/day'
import { halfDayKey, type Half, HALVES } from '@village/shared/kernel/half-day'
import { now, today } from '@/clock'
import { outbox } from '@/outbox'
import { setAside } from '@/set-aside'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Choice } from '@/ui/choice'
import { DayStepper } from '@/ui/stepper'
import { errorOf } from '@/ui/field'
import { FaultNotice } from '@/ui/notice'
import { Sheet } from '@/ui/sheet'
import { dayWord, HALF_NAMES, spanWord } from '@/ui/words'

interface ReturnProps {
  leave: LeaveDetail
  open: boolean
  onClose: () => void
  /** The leave as it is now, or null where the report is kept on the phone. */
  onDone: (next: LeaveDetail | null, words: string) => void
}

const NOON = '12:00'

/** The first half day back on post. */
export function Return({ leave: held, open, onClose, onDone }: ReturnProps) {
  const [before] = useState(() => setAside('leave.return'))
  const [day, setDay] = useState<Day>(before?.input.day ?? today())
  const [half, setHalf] = useState<Half>(() => before?.input.half ?? (clockOf(now()) < NOON ? 'am' : 'pm'))
  const { fault, run } = useAction(async () => {
    const title = `销假 ${dayWord(day)} ${HALF_NAMES[half]}返岗`
    const arrived = await outbox.send('leave.return', title, { id: held.id, day, half, claimedAt: now() }, before?.key)
    onDone(arrived?.reply ?? null, arrived ? '已销假' : '已存在手机里，有信号时自动送出')
  })
  const early = halfDayKey(day, half) <= halfDayKey(held.endDay, held.endHalf)
  return (
    <Sheet title='销假' open={open} onClose={onClose} foot={<Button kind='primary' onTap={run}>确认 {dayWord(day)} {HALF_NAMES[half]}返岗</Button>}>
      <FaultNotice fault={fault} />
      <p className='detail-words'>批准的假是 {spanWord(held)}。{early ? '提前回来的半天照常计在村。' : ''}</p>
      <DayStepper day={day} onChoose={setDay} first={held.startDay} last={today()} />
      <Choice label='从上午还是下午起在村' options={HALVES.map(value => ({ value, name: HALF_NAMES[value] }))} value={half} onChoose={setHalf} error={errorOf(fault, 'day')} />
    </Sheet>
  )
}
