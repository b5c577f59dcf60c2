import { useState } from 'react'
import type { Day } from '@village/shared/kernel/day'
import { HALVES, type Half } from '@village/shared/kernel/half-day'
import { now } from '@/clock'
import { Fault } from '@/fault'
import { outbox } from '@/outbox'
import { fix } from '@/place'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Field } from '@/ui/field'
import { FaultNotice } from '@/ui/notice'
import { dayWord } from '@/ui/words'
import { ConsentSheet, useConsent, Withdraw } from './consent'
import { type Span, SPAN_NAMES } from './halves'

interface LocatingProps {
  day: Day
  /** Nothing is left to confirm, or it is on its way: the card stays in place for what the server says to it. */
  span: Span | undefined
  onDone: () => Promise<void>
}

/** Presence by position: asked once, at this tap. Outside of the areas is written down and not refused. */
export function Locating({ day, span, onDone }: LocatingProps) {
  const [asking, setAsking] = useState(false)
  const [note, setNote] = useState('')
  const consent = useConsent('location')
  const { fault, run } = useAction(async () => {
    if (!span) return
    const place = await fix().catch(() => { throw new Fault('refused', '没有取到位置：可能没有打开定位，或者没有允许。不用位置也可以：请用本人确认，或请队长在名册里确认。') })
    const halves: Half[] = span === 'day' ? [...HALVES] : [span]
    const receipt = await outbox.send('attendance.record', `位置在村 ${dayWord(day)} ${SPAN_NAMES[span]}`, {
      day, halves, state: 'in_village', mode: 'location', claimedAt: now(), consent: consent.version, ...place, ...(note.trim() ? { note: note.trim() } : {}),
    })
    say(receipt ? receipt.reply?.[0].proof[0] ?? '已确认在村' : '已存在手机里，有信号时自动送出')
    setNote('')
    await consent.reload()
    if (receipt) await onDone()
  })
  if (!span) return null
  return (
    <Card title='位置确认'>
      <FaultNotice fault={fault} />
      <Field label='不在村里？写明在哪里、做什么' optional value={note} onInput={setNote} max={200} />
      <Button onTap={() => (consent.given ? run() : setAsking(true))}>用位置确认{SPAN_NAMES[span]}在村</Button>
      {consent.given && <Withdraw purpose='location' onDone={consent.reload} />}
      <ConsentSheet purpose='location' open={asking} onClose={() => setAsking(false)} onAgree={run} />
    </Card>
  )
}
