import { useState } from 'react'
import { organisation } from '@village/shared/contract/organisation'
import { call } from '@/call'
import { today } from '@/clock'
import { goBack, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'

/** A new team of a village. */
export default function AddTeam() {
  const [{ villageId, village }] = useState(() => ({ villageId: parameter('villageId') ?? '', village: parameter('village') ?? '' }))
  const [name, setName] = useState(`${village}驻村工作队`)
  const [from, setFrom] = useState(today())
  const { fault, run } = useAction(async () => {
    await call(organisation.addTeam, { villageId, name: name.trim(), from })
    say('已新增工作队')
    goBack()
  })
  return (
    <Page title='新增工作队' action={<Button kind='primary' onTap={run}>新增工作队</Button>}>
      <FaultNotice fault={fault} />
      <Card>
        <Field label='工作队名称' value={name} onInput={setName} max={60} error={errorOf(fault, 'name')} />
        <DayPicker label='进驻日期' value={from} onChoose={setFrom} error={errorOf(fault, 'from')} />
      </Card>
    </Page>
  )
}
