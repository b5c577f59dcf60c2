import { useState } from 'react'
import { type Alert, ALERT_NAMES, ALERTS, leave } from '@village/shared/contract/leave'
import { organisation } from '@village/shared/contract/organisation'
import { permissionsOf } from '@village/shared/kernel/permission'
import { call } from '@/call'
import { today } from '@/clock'
import { Fault } from '@/fault'
import { goBack } from '@/go'
import { session } from '@/session'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice, Select } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { useLoad } from '@/ui/load'
import { FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'

/** Declares a time of full presence at a county or a township. */
export default function DeclarePage() {
  const tree = useLoad(organisation.tree, undefined)
  const reach = (session.get()?.me.roles ?? []).filter(({ role }) => permissionsOf(role).includes('leave.declare'))
  const places = (tree.data ?? []).filter(place => place.kind !== 'village' && reach.some(({ path }) => place.path.startsWith(path)))
  const [chosen, choose] = useState<string | null>(null)
  const placeId = chosen ?? (places.length > 0 ? places[0].id : null)
  const [alert, setAlert] = useState<Alert>('special_period')
  const [from, setFrom] = useState(today())
  const [to, setTo] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const { fault, run } = useAction(async () => {
    if (!placeId) throw new Fault('invalid', '请选择地方', undefined, [{ field: 'organisationId', text: '请选择' }])
    if (!reason.trim()) throw new Fault('invalid', '请写原因', undefined, [{ field: 'reason', text: '请写原因，如：防汛' }])
    await call(leave.declareAlert, { organisationId: placeId, alert, from, reason: reason.trim(), ...(to ? { to } : {}) })
    say('已宣布')
    goBack()
  })
  return (
    <Page title='宣布全员在岗' action={<Button kind='primary' onTap={run}>宣布</Button>}>
      <FaultNotice fault={fault} />
      <p className='lede'>宣布以后，所在地方的干部打开“今天”就能看到。按制度全员在岗的，这段时间休息日也应在村，不受理请假。</p>
      <Card>
        <Select label='在哪里' options={places.map(({ id, name }) => ({ value: id, name }))} value={placeId} onChoose={choose} error={errorOf(fault, 'organisationId')} empty={tree.fault ? '现在取不到名单' : '没有您可以宣布的地方'} />
        <Choice label='时期' options={ALERTS.map(value => ({ value, name: ALERT_NAMES[value] }))} value={alert} onChoose={setAlert} />
        <DayPicker label='从哪天开始' value={from} onChoose={setFrom} from={today()} error={errorOf(fault, 'from')} />
        <DayPicker label='到哪天结束' optional value={to} onChoose={setTo} from={from} error={errorOf(fault, 'to')} hint='不填就是到解除为止。' />
        <Field label='原因' value={reason} onInput={setReason} max={200} hint='如：防汛、森林防火' error={errorOf(fault, 'reason')} />
      </Card>
    </Page>
  )
}
