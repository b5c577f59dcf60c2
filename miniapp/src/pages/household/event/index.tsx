import { useState } from 'react'
import { record } from '@village/shared/contract/record'
import { HOUSEHOLD_EVENT_NAMES, HOUSEHOLD_EVENTS, type HouseholdEvent } from '@village/shared/kernel/household'
import { now, today } from '@/clock'
import { missing } from '@/fault'
import { goBack, parameter } from '@/go'
import { outbox } from '@/outbox'
import { cadreRoles } from '@/policy'
import { setAside } from '@/set-aside'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Select } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { useLoad } from '@/ui/load'
import { FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { dayWord } from '@/ui/words'

/** Something happened in a household; where the document says so, somebody has to go there. */
export default function Happening() {
  const id = parameter('id') ?? ''
  const form = useLoad(record.form, { day: today() })
  const [again] = useState(() => setAside('household.happen'))
  const before = again?.input
  const [event, setEvent] = useState<HouseholdEvent | null>(before?.event ?? null)
  const [day, setDay] = useState(before?.day ?? today())
  const [text, setText] = useState(before?.text ?? '')
  const villageId = parameter('villageId')
  const teamId = before?.teamId ?? form.data?.teams.find(team => team.villageId === villageId)?.teamId ?? cadreRoles().find(role => role.teamId !== null)?.teamId ?? ''
  const { fault, run } = useAction(async () => {
    if (!event) throw missing('event', '请选是什么事')
    if (!text.trim()) throw missing('text', '写一句怎么回事')
    const arrived = await outbox.send('household.happen', `户里的事 ${dayWord(day)} 户号 ${parameter('number') ?? ''}`, { id, teamId, day, event, text: text.trim(), claimedAt: now() }, again?.key)
    say(arrived ? '已登记' : '已存在手机里，有信号时自动送出')
    goBack()
  })
  return (
    <Page title='户里的事' action={<Button kind='primary' onTap={run}>登记</Button>}>
      <FaultNotice fault={fault} />
      <Card>
        <Select<HouseholdEvent> label='什么事' options={HOUSEHOLD_EVENTS.map(value => ({ value, name: HOUSEHOLD_EVENT_NAMES[value] }))} value={event} onChoose={setEvent} error={errorOf(fault, 'event')} />
        <DayPicker label='哪一天' value={day} onChoose={setDay} to={today()} error={errorOf(fault, 'day')} />
        <Field label='怎么回事' kind='long' value={text} onInput={setText} max={1000} error={errorOf(fault, 'text')} hint='制度要求必访的，会排到“下面该走访谁”的最前面' />
      </Card>
    </Page>
  )
}
