import { useState } from 'react'
import { allowance, type AllowancePerson } from '@village/shared/contract/allowance'
import { nameOfWord } from '@village/shared/kernel/word'
import { MEMBER_TYPES, type MemberType } from '@village/shared/rules/allowance-month'
import { call } from '@/call'
import { missing } from '@/fault'
import { goBack, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'

/** States what no sheet says: the distance, the journeys, the days back in the city. */
export default function AllowanceStatementPage() {
  const [villageId, month, personId] = [parameter('villageId') ?? '', parameter('month') ?? '', parameter('personId') ?? '']
  const load = useLoad(allowance.list, { villageId, month }, { keep: false })
  return (
    <Page title='路程和趟数'>
      <Loaded of={load}>{({ people, asksStatement }) => {
        const person = people.find(each => each.personId === personId)
        if (!asksStatement) return <Empty title='不用填写'>本地制度的补助不看路程和趟数。</Empty>
        return person?.mayState ? <Form person={person} of={{ villageId, month, personId }} /> : <Empty title='不能填写'>这一项由本人或者派出单位填写。</Empty>
      }}
      </Loaded>
    </Page>
  )
}

function Form({ person: { name, stated }, of }: { person: AllowancePerson; of: { villageId: string; month: string; personId: string } }) {
  const [memberType, setMemberType] = useState<MemberType | null>(stated?.memberType ?? null)
  const [oneWayKm, setOneWayKm] = useState(String(stated?.oneWayKm ?? ''))
  const [roundTrips, setRoundTrips] = useState(String(stated?.roundTrips ?? ''))
  const [byUnitVehicle, setByUnitVehicle] = useState(String(stated?.byUnitVehicle ?? 0))
  const [backInCityDays, setBackInCityDays] = useState(String(stated?.backInCityDays ?? 0))
  const { fault, run } = useAction(async () => {
    if (!memberType) throw missing('memberType', '请选成员类别')
    const numbers = { oneWayKm, roundTrips, byUnitVehicle, backInCityDays }
    for (const [field, text] of Object.entries(numbers)) if (text.trim() === '') throw missing(field, '请填写数字，没有的填 0')
    await call(allowance.state, { ...of, memberType, oneWayKm: Number(oneWayKm), roundTrips: Number(roundTrips), byUnitVehicle: Number(byUnitVehicle), backInCityDays: Number(backInCityDays) })
    say('已保存')
    goBack()
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <Card title={name}>
        <Choice label='成员类别' options={MEMBER_TYPES.map(value => ({ value, name: nameOfWord(value) }))} value={memberType} onChoose={setMemberType} error={errorOf(fault, 'memberType')} />
        <Field label='单程公里数' kind='number' max={4} value={oneWayKm} onInput={setOneWayKm} hint='从单位到村，整公里' error={errorOf(fault, 'oneWayKm')} />
        <Field label='这个月往返趟数' kind='number' max={2} value={roundTrips} onInput={setRoundTrips} error={errorOf(fault, 'roundTrips')} />
        <Field label='其中单位派车的趟数' kind='number' max={2} value={byUnitVehicle} onInput={setByUnitVehicle} error={errorOf(fault, 'byUnitVehicle')} />
        <Field label='因公回市区的天数' kind='number' max={2} value={backInCityDays} onInput={setBackInCityDays} hint='不超过考勤表上的公差天数' error={errorOf(fault, 'backInCityDays')} />
      </Card>
      <Button kind='primary' onTap={run}>保存</Button>
    </>
  )
}
