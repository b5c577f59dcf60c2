import { useState } from 'react'
import type { OwnLeave } from '@village/shared/contract/away'
import { LEAVE_KIND_NAMES } from '@village/shared/contract/leave'
import { clockOf, type Day } from '@village/shared/kernel/day'
import { type Half, halfDayKey, HALVES } from '@village/shared/kernel/half-day'
import { now } from '@/clock'
import { outbox, type Unsent } from '@/outbox'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Choice } from '@/ui/choice'
import { FaultNotice } from '@/ui/notice'
import { Sheet } from '@/ui/sheet'
import { dayWord, HALF_NAMES, spanWord } from '@/ui/words'

const NOON = '12:00'

/** The approved leave that the person has not reported back from, once its first half day is over. */
export function openLeave(own: readonly OwnLeave[] | null, unsent: readonly Unsent[], day: Day): OwnLeave | null {
  const reported = (id: string) => unsent.some(({ endpoint, input }) => endpoint === 'leave.return' && (input as { id?: string }).id === id)
  const begun = (own ?? []).filter(each => each.state === 'approved' && halfDayKey(each.startDay, each.startHalf) < halfDayKey(day, 'pm') && !reported(each.id))
  return begun[begun.length - 1] ?? null
}

interface BackProps {
  leave: OwnLeave
  day: Day
  open: boolean
  onClose: () => void
}

/** Presence while on leave: is he back? One tap reports back and confirms the rest of the day. */
export function Back({ leave, day, open, onClose }: BackProps) {
  const first = halfDayKey(leave.startDay, leave.startHalf)
  const halves = HALVES.filter(half => halfDayKey(day, half) > first)
  const [chosen, choose] = useState<Half>(() => (clockOf(now()) < NOON ? 'am' : 'pm'))
  const half = halves.includes(chosen) ? chosen : 'pm'
  const { fault, run } = useAction(async () => {
    const claimedAt = now()
    const back = await outbox.send('leave.return', `销假 ${dayWord(day)} ${HALF_NAMES[half]}返岗`, { id: leave.id, day, half, claimedAt })
    await outbox.send('attendance.record', `确认在村 ${dayWord(day)}`, { day, halves: half === 'am' ? [...HALVES] : ['pm'], state: 'in_village', mode: 'self', claimedAt })
    onClose()
    say(back ? '已销假，已确认在村' : '已存在手机里，有信号时自动送出')
  })
  return (
    <Sheet title='已经返岗？' open={open} onClose={onClose} foot={<Button kind='primary' onTap={run}>销假并确认在村</Button>}>
      <FaultNotice fault={fault} />
      <p>您的{LEAVE_KIND_NAMES[leave.kind]}（{spanWord(leave)}）还没有销假。确认在村，就同时销假。</p>
      {halves.length > 1 && <Choice label='从上午还是下午起在村' options={halves.map(value => ({ value, name: HALF_NAMES[value] }))} value={half} onChoose={choose} />}
    </Sheet>
  )
}
