import { useState } from 'react'
import { away, type LeaveLife } from '@village/shared/contract/away'
import type { LeaveDetail } from '@village/shared/contract/leave'
import { call } from '@/call'
import { missing } from '@/fault'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice, Mark } from '@/ui/notice'
import { Sheet } from '@/ui/sheet'
import { instantWord, sentence } from '@/ui/words'

/** Asked for by telephone: who wrote it down, who had agreed, and whether the person has made it his own. */
export function PhoneIn({ leave, life, onDone }: { leave: LeaveDetail; life: LeaveLife; onDone: (life: LeaveLife) => void }) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState(leave.reason)
  const { fault, run } = useAction(async () => {
    if (!reason.trim()) throw missing('reason', '请写明为什么请假')
    const next = await call(away.complete, { id: leave.id, reason: reason.trim() })
    setOpen(false)
    say('已补办')
    onDone(next)
  })
  const { phoneIn, may } = life
  if (!phoneIn) return null
  const done = phoneIn.completedAt !== null
  return (
    <Card title='电话请假' aside={<Basis because={phoneIn.because} title='电话请假怎样补办' />}>
      <Facts items={[
        { name: '代填', value: sentence([phoneIn.enteredByName, instantWord(phoneIn.enteredAt)]) },
        { name: '口头同意', value: sentence([phoneIn.consentBy, instantWord(phoneIn.consentAt)]) },
        { name: '补办', value: phoneIn.completedAt ? instantWord(phoneIn.completedAt) : <Mark symbol='!' name='没有补办' tone='amber' /> },
      ]} />
      {may.complete && !done && <Button onTap={() => setOpen(true)}>补办手续</Button>}
      <Sheet title='补办电话请假' open={open} onClose={() => setOpen(false)} foot={<Button kind='primary' onTap={run}>确认是我请的假</Button>}>
        <FaultNotice fault={fault} />
        <Field label='为什么请假' kind='long' max={500} value={reason} onInput={setReason} error={errorOf(fault, 'reason')} />
      </Sheet>
    </Card>
  )
}
