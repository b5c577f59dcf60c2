import { useState } from 'react'
import type { NoteTerms } from '@village/shared/contract/week'
import { now, today } from '@/clock'
import { missing } from '@/fault'
import { outbox } from '@/outbox'
import { setAside } from '@/set-aside'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Choice, Select } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice } from '@/ui/notice'
import { Sheet } from '@/ui/sheet'
import { dayWord } from '@/ui/words'

interface NoteFormProps {
  terms: NoteTerms
  /** For whom it can be written down; left out: for the person himself. */
  people?: { id: string; name: string }[]
  onClose: () => void
  onDone: () => Promise<void>
}

/** That somebody cannot come or sign in: on which day, told to whom, why. Without signal it waits on the phone with the time it was written. */
export function NoteForm({ terms, people, onClose, onDone }: NoteFormProps) {
  const [before] = useState(() => setAside('week.note'))
  const [personId, setPerson] = useState<string | null>(before?.input.personId ?? null)
  const [day, setDay] = useState(before?.input.day ?? today())
  const [told, setTold] = useState(before?.input.told ?? terms.told[0].party)
  const [reason, setReason] = useState(before?.input.reason ?? '')
  const { fault, run } = useAction(async () => {
    if (people && personId === null) throw missing('personId', '请选是谁')
    if (!reason.trim()) throw missing('reason', '请写是什么情况')
    const name = people?.find(({ id }) => id === personId)?.name
    const receipt = await outbox.send('week.note', `${name ? `${name} ` : ''}说明情况 ${dayWord(day)}`, { day, told, reason: reason.trim(), claimedAt: now(), ...(personId ? { personId } : {}) }, before?.key)
    say(receipt ? '已记下' : '已存在手机里，有信号时自动送出')
    await onDone()
  })
  return (
    <Sheet title={people ? '记下电话说明' : '说明情况'} open onClose={onClose} foot={<Button kind='primary' onTap={run}>记下</Button>}>
      <FaultNotice fault={fault} />
      <p>{terms.confirmedBy ? `记下以后由${terms.confirmedBy}确认，确认了才备注。` : '当天说明的予以备注，过了当天不算。'} <Basis because={terms.because} title='怎样说明' /></p>
      {people && <Select label='谁不能签到' options={people.map(({ id, name }) => ({ value: id, name }))} value={personId} onChoose={setPerson} error={errorOf(fault, 'personId')} />}
      <DayPicker label='哪一天' value={day} onChoose={setDay} to={today()} error={errorOf(fault, 'day')} />
      {terms.told.length > 1 && <Choice label='告诉了谁' options={terms.told.map(({ party, name }) => ({ value: party, name }))} value={told} onChoose={setTold} error={errorOf(fault, 'told')} />}
      {terms.told.length === 1 && <p>电话告诉：{terms.told[0].name}</p>}
      <Field label='什么情况' kind='long' value={reason} onInput={setReason} max={200} error={errorOf(fault, 'reason')} />
    </Sheet>
  )
}
