import { useState } from 'react'
import type { Day } from '@village/shared/kernel/day'
import { HALVES, type Half } from '@village/shared/kernel/half-day'
import { presence } from '@village/shared/contract/presence'
import { distanceText, placeIn } from '@village/shared/kernel/position'
import { now } from '@/clock'
import { Fault } from '@/fault'
import { outbox } from '@/outbox'
import { fix } from '@/place'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Field } from '@/ui/field'
import { useLoad } from '@/ui/load'
import { FaultNotice } from '@/ui/notice'
import { Sheet } from '@/ui/sheet'
import { dayWord } from '@/ui/words'
import { ConsentSheet, useConsent, Withdraw } from './consent'
import { type Span, SPAN_NAMES } from './halves'

interface LocatingProps {
  day: Day
  /** Nothing is left to confirm, or it is on its way: the card stays in place for what the server says to it. */
  span: Span | undefined
  onDone: () => Promise<void>
}

type Found = Awaited<ReturnType<typeof fix>>

/** Presence by position: asked once, at this tap. Who is outside of the areas is asked why; it is written down and not refused. */
export function Locating({ day, span, onDone }: LocatingProps) {
  const [asking, setAsking] = useState(false)
  const [note, setNote] = useState('')
  const [outside, setOutside] = useState<{ place: Found; words: string } | null>(null)
  const areas = useLoad(presence.ownAreas, undefined)
  const consent = useConsent('location')
  const { fault, run } = useAction(async () => {
    if (!span) return
    const place = await fix().catch(() => { throw new Fault('refused', '没有取到位置：可能没有打开定位，或者没有允许。不用位置也可以：请用本人确认，或请队长在名册里确认。') })
    const placed = placeIn(areas.data ?? [], place, place.accuracy)
    if (placed && !placed.inside) setOutside({ place, words: `手机的位置不在登记的范围内，离“${placed.area}”约 ${distanceText(placed.distance)}。` })
    else await record(place)
  })
  const record = async (place: Found) => {
    if (!span) return
    const halves: Half[] = span === 'day' ? [...HALVES] : [span]
    const receipt = await outbox.send('attendance.record', `位置在村 ${dayWord(day)} ${SPAN_NAMES[span]}`, {
      day, halves, state: 'in_village', mode: 'location', claimedAt: now(), consent: consent.version, ...place, ...(note.trim() ? { note: note.trim() } : {}),
    })
    say(receipt ? receipt.reply?.[0].proof[0] ?? '已确认在村' : '已存在手机里，有信号时自动送出')
    setNote('')
    setOutside(null)
    await consent.reload()
    if (receipt) await onDone()
  }
  const explained = useAction(async () => { if (outside) await record(outside.place) })
  // What was agreed to can be taken back when the day is confirmed, too.
  if (!span && !consent.given && !fault) return null
  return (
    <Card title='位置确认'>
      <FaultNotice fault={fault} />
      {span && <Button onTap={() => (consent.given ? run() : setAsking(true))}>用位置确认{SPAN_NAMES[span]}在村</Button>}
      {consent.given && <Withdraw purpose='location' onDone={consent.reload} />}
      <Sheet title='不在登记的范围内' open={outside !== null} onClose={() => setOutside(null)} foot={<Button kind='primary' onTap={explained.run}>照实记下</Button>}>
        <FaultNotice fault={explained.fault} />
        <p>{outside?.words}照样可以记，写明在哪里、做什么，核对的人就不用再问。</p>
        <div className='gap' />
        <Field label='在哪里、做什么' optional value={note} onInput={setNote} max={200} hint='例如：到乡政府开会；陪群众到县医院' />
      </Sheet>
      <ConsentSheet purpose='location' open={asking} onClose={() => setAsking(false)} onAgree={run} />
    </Card>
  )
}
