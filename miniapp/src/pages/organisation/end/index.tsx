import { useState } from 'react'
import { organisation } from '@village/shared/contract/organisation'
import { call } from '@/call'
import { today } from '@/clock'
import { goBack, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { DayPicker } from '@/ui/day-picker'
import { errorOf } from '@/ui/field'
import { FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { HandoverFirst } from '../handover-first'

/** The last day of a team in its village, or of a person in a role. */
export default function End() {
  const [{ teamId, personId, termId, name, from }] = useState(() => ({
    teamId: parameter('teamId'), personId: parameter('personId') ?? '', termId: parameter('termId') ?? '', name: parameter('name') ?? '', from: parameter('from'),
  }))
  const [to, setTo] = useState(today())
  const [reason, setReason] = useState('')
  const { fault, run } = useAction(async () => {
    const written = reason.trim() ? { reason: reason.trim() } : {}
    if (teamId) await call(organisation.endTeam, { id: teamId, to, ...written })
    else await call(organisation.endTerm, { id: personId, termId, to, ...written })
    say(teamId ? '已撤回' : '任职已结束')
    goBack()
  })
  const title = teamId ? '撤回工作队' : '结束任职'
  return (
    <Page title={title} action={<Button kind='danger' onTap={run}>{title}</Button>}>
      <FaultNotice fault={fault} />
      <p className='lede'>{teamId ? `${name}撤回后，队员的任职同一天结束。以前的考勤和请假都保留。` : `${name}到这一天为止，第二天起不再计考勤。以前的记录都保留。`}</p>
      <Card>
        <DayPicker label='最后一天' value={to} onChoose={setTo} from={from} error={errorOf(fault, 'to')} />
      </Card>
      <HandoverFirst fault={fault} personId={personId} reason={reason} onInput={setReason} />
    </Page>
  )
}
