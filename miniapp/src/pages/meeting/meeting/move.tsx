import { useState } from 'react'
import { meeting, type MeetingDetail } from '@village/shared/contract/meeting'
import { call } from '@/call'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Select } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice } from '@/ui/notice'

/** Another time, place, host or recorder. */
export function Move({ of, onDone }: { of: MeetingDetail; onDone: (detail: MeetingDetail) => void }) {
  const [day, setDay] = useState(of.day)
  const [start, setStart] = useState(of.start)
  const [where, setWhere] = useState(of.where)
  const [hostId, setHost] = useState(of.host.personId)
  const [recorderId, setRecorder] = useState(of.recorder.personId)
  const [reason, setReason] = useState('')
  const { fault, run } = useAction(async () => onDone(await call(meeting.move, { id: of.id, day, start, where, hostId: hostId ?? undefined, recorderId: recorderId ?? undefined, reason: reason.trim() })))
  const people = of.invitees.filter(each => each.personId).map(({ personId, name, note }) => ({ value: personId!, name, note }))
  return (
    <>
      <FaultNotice fault={fault} />
      <DayPicker label='哪一天' value={day} onChoose={setDay} error={errorOf(fault, 'day')} />
      <Field label='几点' value={start} onInput={setStart} max={5} error={errorOf(fault, 'start')} />
      <Field label='在哪里开' value={where} onInput={setWhere} max={60} error={errorOf(fault, 'where')} />
      <Select label='主持人' options={people} value={hostId} onChoose={setHost} />
      <Select label='记录人' options={people} value={recorderId} onChoose={setRecorder} optional />
      <Field label='改期原因' value={reason} onInput={setReason} max={200} error={errorOf(fault, 'reason')} optional={day === of.day} />
      <Button kind='primary' onTap={run}>改好了</Button>
    </>
  )
}
