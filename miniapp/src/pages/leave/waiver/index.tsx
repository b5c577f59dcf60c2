import { useState } from 'react'
import { waiver } from '@village/shared/contract/waiver'
import { LEAVE_KIND_NAMES, LEAVE_KINDS, hasOwnClause, type LeaveKind } from '@village/shared/kernel/leave-kind'
import { call } from '@/call'
import { today } from '@/clock'
import { missing } from '@/fault'
import { goBack } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Select } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { PersonPicker, type Picked } from '@/ui/person-picker'

type Kind = LeaveKind | 'all'
const KINDS: { value: Kind; name: string }[] = [
  { value: 'all', name: '各类假' }, ...LEAVE_KINDS.filter(kind => !hasOwnClause(kind) && kind !== 'official_trip').map(value => ({ value, name: LEAVE_KIND_NAMES[value] })),
]

/** Permits one person in writing to go beyond the caps of leave. */
export default function WaiverPage() {
  const [person, choose] = useState<Picked | null>(null)
  const [kind, setKind] = useState<Kind>('all')
  const [from, setFrom] = useState(today())
  const [to, setTo] = useState(today())
  const [reason, setReason] = useState('')
  const [number, setNumber] = useState('')
  const { fault, run } = useAction(async () => {
    if (!person) throw missing('personId', '请选批准谁')
    if (!reason.trim()) throw missing('reason', '请写明特殊情况')
    await call(waiver.grant, { personId: person.id, from, to, reason: reason.trim(), ...(kind === 'all' ? {} : { kind }), ...(number.trim() ? { number: number.trim() } : {}) })
    say('已登记')
    goBack()
  })
  return (
    <Page title='登记书面批准' action={<Button kind='primary' onTap={run}>登记</Button>}>
      <FaultNotice fault={fault} />
      <Card>
        <PersonPicker label='批准谁' value={person} onChoose={choose} error={errorOf(fault, 'personId')} />
        <Select label='哪一类假' options={KINDS} value={kind} onChoose={setKind} />
        <DayPicker label='从哪天开始' value={from} onChoose={next => { setFrom(next); if (to < next) setTo(next) }} error={errorOf(fault, 'from')} />
        <DayPicker label='到哪天结束' value={to} onChoose={setTo} from={from} error={errorOf(fault, 'to')} />
        <Field label='什么特殊情况' kind='long' max={500} value={reason} onInput={setReason} error={errorOf(fault, 'reason')} />
        <Field label='批文号' optional max={80} value={number} onInput={setNumber} />
      </Card>
    </Page>
  )
}
