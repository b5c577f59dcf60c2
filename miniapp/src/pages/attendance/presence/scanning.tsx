import { useState } from 'react'
import type { Day } from '@village/shared/kernel/day'
import { HALVES, type Half } from '@village/shared/kernel/half-day'
import { now } from '@/clock'
import { missing } from '@/fault'
import { outbox } from '@/outbox'
import { canScan, scan } from '@/scan'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice } from '@/ui/notice'
import { dayWord } from '@/ui/words'
import { type Span, SPAN_NAMES } from './halves'
import './scanning.scss'

interface ScanningProps {
  day: Day
  /** Nothing is left to confirm, or it is on its way: the card stays in place for what the server says to it. */
  span: Span | undefined
  onDone: () => Promise<void>
}

/** The code of the village office: scanned, or typed where nothing can be scanned. Kept on the phone with the time of the scan where there is no signal. */
export function Scanning({ day, span, onDone }: ScanningProps) {
  const [typing, setTyping] = useState(!canScan())
  const [short, setShort] = useState('')
  const { fault, run } = useAction(async (scanned: string | null) => {
    const code = scanned ?? short.trim()
    if (!code) throw missing('code', '请输入码下面的 8 位字符')
    if (!span) return
    const halves: Half[] = span === 'day' ? [...HALVES] : [span]
    const receipt = await outbox.send('attendance.record', `扫码在村 ${dayWord(day)} ${SPAN_NAMES[span]}`, { day, halves, state: 'in_village', mode: 'qr', claimedAt: now(), code })
    say(receipt ? '扫码成功，已确认在村' : '已存在手机里，有信号时自动送出')
    setShort('')
    if (receipt) await onDone()
  })
  const camera = async () => {
    try {
      const found = await scan()
      if (found !== null) await run(found)
    } catch {
      setTyping(true)
      say('打不开相机，可以输入码下面的 8 位字符')
    }
  }
  if (!span) return null
  return (
    <Card title='村部扫码'>
      <FaultNotice fault={fault} />
      <p className='scanning-words'>扫村部平板或墙上的码，确认{SPAN_NAMES[span]}在村。没有信号也能扫，按扫的时间算。</p>
      {canScan() && <Button onTap={camera}>扫村部的码</Button>}
      {typing
        ? (
          <>
            <Field label='码下面的 8 位字符' value={short} onInput={setShort} max={12} error={errorOf(fault, 'code')} onConfirm={() => run(null)} />
            <Button onTap={() => run(null)}>用这个码确认</Button>
          </>
        )
        : <Button kind='quiet' onTap={() => setTyping(true)}>扫不了？输入字符</Button>}
    </Card>
  )
}
