import { useState } from 'react'
import { handover } from '@village/shared/contract/handover'
import { HANDOVER_OPENED_FOR, HANDOVER_REASON_NAMES } from '@village/shared/contract/handover-words'
import { call } from '@/call'
import { today } from '@/clock'
import { missing } from '@/fault'
import { parameter, replace } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf } from '@/ui/field'
import { FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'

type Reason = (typeof HANDOVER_OPENED_FOR)[number]

/** A handover begins: who leaves, why, on which day. The list fills itself. */
export default function OpenHandover() {
  const [{ personId, termId, name, lastDay }] = useState(() => ({ personId: parameter('personId') ?? '', termId: parameter('termId') ?? '', name: parameter('name') ?? '', lastDay: parameter('lastDay') }))
  const [reason, setReason] = useState<Reason | null>(null)
  const [leavingOn, setDay] = useState(lastDay && lastDay >= today() ? lastDay : today())
  const { fault, run } = useAction(async () => {
    if (!reason) throw missing('reason', '请选为什么离任')
    const { id } = await call(handover.open, { personId, termId, reason, leavingOn })
    say('清单已经填好，请逐项核对')
    replace('/pages/posting/handover/index', { id })
  })
  return (
    <Page title='办理工作交接' action={<Button kind='primary' onTap={run}>列出交接清单</Button>}>
      <FaultNotice fault={fault} />
      <p className='lede'>{name ? `${name}离任前` : '离任前'}把手上的事交清。系统里有的情况会自己列出来，不用再抄。</p>
      <Card>
        <Choice label='为什么离任' options={HANDOVER_OPENED_FOR.map(value => ({ value, name: HANDOVER_REASON_NAMES[value] }))} value={reason} onChoose={setReason} error={errorOf(fault, 'reason')} />
        <DayPicker label='最后一天' value={leavingOn} onChoose={setDay} error={errorOf(fault, 'leavingOn')} />
      </Card>
    </Page>
  )
}
