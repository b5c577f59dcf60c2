import Taro from '@tarojs/taro'
import { type ReactNode, useState } from 'react'
import { inspection, type InspectionPlan } from '@village/shared/contract/inspection'
import { permissionsOf } from '@village/shared/kernel/permission'
import { addDays } from '@village/shared/kernel/day'
import { call } from '@/call'
import { today } from '@/clock'
import { missing } from '@/fault'
import { session } from '@/session'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Select } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'

const DAYS = 30
const EXPLAIN_DAYS = '3'

/** Where this person inspects: the county or township he stands at. */
function placesOf(): { id: string; name: string }[] {
  const roles = session.get()?.me.roles ?? []
  return [...new Map(roles.filter(({ role }) => permissionsOf(role).includes('inspection.write')).map(({ organisationId, organisationName }) => [organisationId, { id: organisationId, name: organisationName }])).values()]
}

/** The server draws; who draws cannot choose. */
export default function DrawInspection() {
  const [places] = useState(placesOf)
  const [placeId, setPlace] = useState(places[0]?.id ?? '')
  const plan = useLoad(inspection.plan, { placeId }, { when: placeId !== '' })
  if (placeId === '') return <Page title='抽取工作队'><Empty title='这里抽取要督查的工作队'>您现在不担任督查的岗位。</Empty></Page>
  return (
    <Loaded of={plan}>
      {data => <Form key={data.placeId} plan={data} choice={places.length > 1 && <Select label='在哪里抽' options={places.map(({ id, name }) => ({ value: id, name }))} value={placeId} onChoose={setPlace} />} />}
    </Loaded>
  )
}

function Form({ plan, choice }: { plan: InspectionPlan; choice: ReactNode }) {
  const [title, setTitle] = useState(`${Number(today().slice(5, 7))}月在岗抽查`)
  const [method, setMethod] = useState(plan.methods[0])
  const [from, setFrom] = useState(today())
  const [to, setTo] = useState(addDays(today(), DAYS))
  const [count, setCount] = useState(String(Math.max(1, Math.round(plan.teams / 3))))
  const [explainDays, setExplainDays] = useState(EXPLAIN_DAYS)
  const { fault, run } = useAction(async () => {
    if (!title.trim()) throw missing('title', '请写这次督查的名称')
    for (const [field, text] of [['count', count], ['explainDays', explainDays]] as const) if (!/^\d+$/.test(text.trim())) throw missing(field, '请写一个整数')
    const drawn = await call(inspection.draw, { placeId: plan.placeId, title: title.trim(), method, from, to, count: Number(count), explainDays: Number(explainDays) })
    say(`抽中 ${drawn.drawn} 个队`)
    void Taro.redirectTo({ url: `/pages/inspection/one/index?id=${drawn.id}` })
  })
  return (
    <Page title='抽取工作队' action={<Button kind='primary' onTap={run} disabled={plan.teams === 0}>从 {plan.teams} 个队里抽 {count || '…'} 个</Button>}>
      <FaultNotice fault={fault} />
      <Card title={plan.placeName} aside={<Basis because={plan.because} title='由谁督查、怎样督查' />}>
        {choice}
        {plan.teams === 0 && <Notice kind='warn'>这里现在没有驻村工作队。</Notice>}
        <Field label='名称' value={title} onInput={setTitle} max={60} error={errorOf(fault, 'title')} />
        <Select label='方式' options={plan.methods.map(name => ({ value: name, name }))} value={method} onChoose={setMethod} error={errorOf(fault, 'method')} />
        <DayPicker label='从哪天' value={from} onChoose={setFrom} error={errorOf(fault, 'from')} />
        <DayPicker label='到哪天' value={to} onChoose={setTo} from={from} error={errorOf(fault, 'to')} />
        <Field label='抽几个队' kind='number' value={count} onInput={setCount} max={3} error={errorOf(fault, 'count')} />
        <Field label='本人几天以内说明' kind='number' value={explainDays} onInput={setExplainDays} max={2} error={errorOf(fault, 'explainDays')} hint='不在岗的人从记录当天算起，可以说明的天数' />
      </Card>
      <Notice kind='info'>由服务器随机给一个种子，公开；照种子和名单，谁都可以重新算出次序。抽了不能重抽，只能写明原因撤销。</Notice>
    </Page>
  )
}
