import { useEffect, useState } from 'react'
import { attendance } from '@village/shared/contract/attendance'
import { type Capture, presence } from '@village/shared/contract/presence'
import { type Day, monthOf } from '@village/shared/kernel/day'
import { HALVES, type Half } from '@village/shared/kernel/half-day'
import { call } from '@/call'
import { takePicture } from '@/camera'
import { newKey, now } from '@/clock'
import { keep } from '@/kept'
import { outbox, useOutbox } from '@/outbox'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { useLoad } from '@/ui/load'
import { FaultNotice, Notice } from '@/ui/notice'
import { dayWord } from '@/ui/words'
import { ConsentSheet, useConsent, Withdraw } from './consent'
import { type Span, SPAN_NAMES } from './halves'

/** Given out while there was signal; good for a day, used once. */
const kept = keep<Capture | null>('capture', null)

interface PhotographingProps {
  day: Day
  span: Span | undefined
  onDone: () => Promise<void>
}

/** Presence by a picture taken on the spot. The record does not wait for the picture, which follows it from the phone; one that was lost is taken again. */
export function Photographing({ day, span, onDone }: PhotographingProps) {
  const [asking, setAsking] = useState(false)
  const consent = useConsent('photo')
  const mine = useLoad(attendance.mine, { month: monthOf(day) })
  const awaited = mine.data?.find(record => record.picture === 'awaited')
  const waiting = useOutbox().filter(({ endpoint, state }) => endpoint === 'presence.sendPhoto' && state === 'waiting').length
  useEffect(() => { void announce() }, [])
  const shown = async () => {
    await Promise.all([mine.reload(), consent.reload(), announce()])
    await onDone()
  }
  const { fault, run } = useAction(async (clientKey: string | null) => {
    const bytes = await takePicture()
    if (!bytes) return
    const entryKey = clientKey ?? await record()
    const arrived = await outbox.sendPhoto('presence.sendPhoto', `在村照片 ${dayWord(day)}`, { entryKey }, bytes)
    say(arrived ? arrived.reply?.words[0] ?? '现场照片已送到' : '照片已存在手机里，有信号时跟在记录后面自动送出')
    await shown()
  })
  const record = async (): Promise<string> => {
    const halves: Half[] = span === 'day' || span === undefined ? [...HALVES] : [span]
    const capture = kept.get()?.capture
    kept.set(null)
    const entryKey = newKey()
    await outbox.send('attendance.record', `拍照在村 ${dayWord(day)} ${SPAN_NAMES[span ?? 'day']}`, {
      day, halves, state: 'in_village', mode: 'photo', claimedAt: now(), consent: consent.version, ...(capture ? { capture } : {}),
    }, undefined, entryKey)
    return entryKey
  }
  const again = awaited && waiting === 0
  if (!span && !again && !consent.given && !fault) return null
  return (
    <Card title='拍照确认'>
      <FaultNotice fault={fault} />
      {again && (
        <Notice kind='warn' title='照片未到'>
          {dayWord(awaited.day)}的记录已经在了，照片还没有送到。<Button onTap={() => run(awaited.clientKey)}>补拍并送出</Button>
        </Notice>
      )}
      {span && <Button onTap={() => (consent.given ? run(null) : setAsking(true))}>现场拍照，确认{SPAN_NAMES[span]}在村</Button>}
      {consent.given && <Withdraw purpose='photo' onDone={consent.reload} />}
      <ConsentSheet purpose='photo' open={asking} onClose={() => setAsking(false)} onAgree={() => run(null)} />
    </Card>
  )
}

/** A picture is announced before it is taken; without signal it is taken all the same, and the record says so. */
async function announce(): Promise<void> {
  const capture = kept.get()
  if (capture && capture.until > now()) return
  try {
    kept.set(await call(presence.capture, undefined))
  } catch {
    // Without signal there is none.
  }
}
