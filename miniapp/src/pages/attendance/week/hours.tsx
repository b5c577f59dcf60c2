import { useState } from 'react'
import { now, today } from '@/clock'
import { Fault } from '@/fault'
import { outbox } from '@/outbox'
import { setAside } from '@/set-aside'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Select } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice, Notice } from '@/ui/notice'
import { Sheet } from '@/ui/sheet'
import { dayWord } from '@/ui/words'
import { clockFrom, isClock } from '../clock-text'

export interface HoursDraft {
  day: string
  from: string
  to: string
  note: string
  villageId: string | null
  /** The record that is corrected. */
  replaces?: string
}

interface HoursFormProps {
  draft: HoursDraft
  villages: { id: string; name: string }[]
  onClose: () => void
  onDone: () => Promise<void>
}

/** From when to when in which village; without signal it waits on the phone. */
export function HoursForm({ draft, villages, onClose, onDone }: HoursFormProps) {
  const [form, setForm] = useState(draft)
  const villageId = form.villageId ?? (villages.length === 1 ? villages[0].id : null)
  const { fault, run } = useAction(async () => {
    const gaps = [
      ...(villageId === null ? [{ field: 'villageId', text: '请选村' }] : []), ...(isClock(form.from) ? [] : [{ field: 'from', text: '要写成 8:30 这样' }]), ...(isClock(form.to) ? [] : [{ field: 'to', text: '要写成 11:30 这样' }]),
      ...(isClock(form.from) && isClock(form.to) && clockFrom(form.from) >= clockFrom(form.to) ? [{ field: 'to', text: '离村时间要晚于到村时间' }] : []),
    ]
    if (gaps.length > 0) throw new Fault('invalid', '有几处还没有填好', undefined, gaps)
    const receipt = await outbox.send('week.recordHours', `下村 ${dayWord(form.day)} ${form.from}–${form.to}`, {
      villageId: villageId ?? '', day: form.day, from: clockFrom(form.from), to: clockFrom(form.to), claimedAt: now(), ...(form.note.trim() ? { note: form.note.trim() } : {}), ...(form.replaces ? { replaces: form.replaces } : {}),
    }, setAside('week.recordHours')?.key)
    say(receipt ? '已登记' : '已存在手机里，有信号时自动送出')
    await onDone()
  })
  const set = (part: Partial<HoursDraft>) => setForm(before => ({ ...before, ...part }))
  return (
    <Sheet title={form.replaces ? '更正下村记录' : '登记下村'} open onClose={onClose} foot={<Button kind='primary' onTap={run}>{form.replaces ? '更正' : '登记'}</Button>}>
      <FaultNotice fault={fault} />
      {form.replaces && <Notice kind='info'>原来的记录会保留，以更正后的为准。</Notice>}
      <DayPicker label='哪一天' value={form.day} onChoose={day => set({ day })} to={today()} error={errorOf(fault, 'day')} />
      {villages.length !== 1 && <Select label='哪个村' options={villages.map(({ id, name }) => ({ value: id, name }))} value={villageId} onChoose={value => set({ villageId: value })} error={errorOf(fault, 'villageId')} />}
      <Field label='几点到村' value={form.from} onInput={from => set({ from })} max={5} error={errorOf(fault, 'from')} />
      <Field label='几点离村' value={form.to} onInput={to => set({ to })} max={5} error={errorOf(fault, 'to')} />
      <Field label='做了什么' optional value={form.note} onInput={note => set({ note })} max={200} />
    </Sheet>
  )
}
