import { useState } from 'react'
import { archive } from '@village/shared/contract/archive'
import { call } from '@/call'
import { today } from '@/clock'
import { missing } from '@/fault'
import { goBack, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Select } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'

/** Names who keeps the papers, and from which day. */
export default function ArchiveKeep() {
  const teamId = parameter('teamId') ?? ''
  const load = useLoad(archive.team, { teamId })
  const [personId, choose] = useState<string | null>(null)
  const [from, setFrom] = useState(today())
  const [note, setNote] = useState('')
  const { fault, run } = useAction(async () => {
    if (!personId) throw missing('personId', '请选保管人')
    await call(archive.custodian, { teamId, personId, from, note: note.trim() })
    say('已登记')
    goBack()
  })
  return (
    <Page title='指定保管人' action={<Button kind='primary' onTap={run}>登记</Button>}>
      <FaultNotice fault={fault} />
      <Loaded of={load}>{({ people }) => (
        <Card>
          <Select label='保管人' options={people.map(each => ({ value: each.personId, name: each.name }))} value={personId} onChoose={choose} empty='工作队现在没有人' error={errorOf(fault, 'personId')} />
          <DayPicker label='从哪天起' value={from} onChoose={setFrom} to={today()} hint='交接当天；前一个人保管到前一天' error={errorOf(fault, 'from')} />
          <Field label='交接说明' optional kind='long' max={200} value={note} onInput={setNote} placeholder='例如：当面点清 36 份' />
        </Card>
      )}</Loaded>
    </Page>
  )
}
