import { useState } from 'react'
import { filing, type FilingChannel, type LeaveFilingDuty } from '@village/shared/contract/filing'
import { clockOf, instantOf } from '@village/shared/kernel/day'
import { call } from '@/call'
import { now, today } from '@/clock'
import { missing } from '@/fault'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Choice } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice } from '@/ui/notice'
import { Sheet } from '@/ui/sheet'
import { dayWord } from '@/ui/words'

const CHANNELS: { value: FilingChannel; name: string }[] = [{ value: 'phone', name: '电话' }, { value: 'paper', name: '书面' }]

/** Writes down that a body was told: whom, when, how. Of one leave, or of those of a month. */
export function RegisterFiling({ leaveIds, duty, onClose, onDone }: { leaveIds: string[]; duty: LeaveFilingDuty; onClose: () => void; onDone: () => unknown }) {
  const [channel, setChannel] = useState<FilingChannel>(duty.channel === 'phone' ? 'phone' : duty.channel === 'written' || duty.monthly ? 'paper' : 'phone')
  const [toldWhom, setToldWhom] = useState('')
  const [day, setDay] = useState(today())
  const [clock, setClock] = useState(() => clockOf(now()))
  const [note, setNote] = useState('')
  const { fault, run } = useAction(async () => {
    if (!toldWhom.trim()) throw missing('toldWhom', '请写明对方是谁')
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(clock)) throw missing('toldAt', '时间要写成 08:30 这样')
    await call(filing.register, { leaveIds, party: duty.party, channel, toldWhom: toldWhom.trim(), toldAt: instantOf(day, clock), ...(note.trim() ? { note: note.trim() } : {}) })
    say('已登记')
    await onDone()
  })
  return (
    <Sheet title={`向${duty.partyName}备案`} open onClose={onClose} foot={<Button kind='primary' onTap={run}>登记{leaveIds.length > 1 ? ` ${leaveIds.length} 张` : ''}</Button>}>
      <FaultNotice fault={fault} />
      {duty.due && <p>{dayWord(duty.due)} 以前办。打完电话或者交完材料，在这里记下来。</p>}
      <Choice label='怎样告知' options={CHANNELS} value={channel} onChoose={setChannel} />
      <Field label='对方是谁' max={80} value={toldWhom} onInput={setToldWhom} error={errorOf(fault, 'toldWhom')} hint='接电话或收材料的人' />
      <DayPicker label='哪一天' value={day} onChoose={setDay} to={today()} />
      <Field label='几点' max={5} value={clock} onInput={setClock} error={errorOf(fault, 'toldAt')} hint='写成 08:30 这样' />
      <Field label='备注' optional max={200} value={note} onInput={setNote} />
    </Sheet>
  )
}
