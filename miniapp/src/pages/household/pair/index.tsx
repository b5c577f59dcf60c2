import { useState } from 'react'
import { household, PAIR_RANK_NAMES, PAIR_RANKS, type PairRank } from '@village/shared/contract/household'
import { call } from '@/call'
import { today } from '@/clock'
import { missing } from '@/fault'
import { goBack, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { PersonPicker, type Picked } from '@/ui/person-picker'

/** A cadre is to look after the household. */
export default function PairCadre() {
  const id = parameter('id') ?? ''
  const [name, setName] = useState('')
  const [unit, setUnit] = useState('')
  const [picked, pick] = useState<Picked | null>(null)
  const [rank, setRank] = useState<PairRank | null>(null)
  const [from, setFrom] = useState(today())
  const { fault, run } = useAction(async () => {
    if (!name.trim()) throw missing('name', '请填写干部姓名')
    if (!rank) throw missing('rank', '请选级别')
    await call(household.pair, { id, name: name.trim(), unit: unit.trim(), rank, from, ...(picked && picked.name === name.trim() ? { personId: picked.id } : {}) })
    say('已安排')
    goBack()
  })
  return (
    <Page title='安排结对干部' action={<Button kind='primary' onTap={run}>安排结对</Button>}>
      <FaultNotice fault={fault} />
      <Card>
        <PersonPicker label='从名册里选' value={picked} onChoose={person => { pick(person); setName(person.name) }} hint='选了就算进他包联的户数；名册里没有的，直接写姓名' />
        <Field label='干部姓名' value={name} onInput={setName} max={30} error={errorOf(fault, 'name')} />
        <Field label='单位' value={unit} onInput={setUnit} max={60} optional />
        <Choice<PairRank> label='级别' options={PAIR_RANKS.map(value => ({ value, name: PAIR_RANK_NAMES[value] }))} value={rank} onChoose={setRank} error={errorOf(fault, 'rank')} />
        <DayPicker label='从哪天起' value={from} onChoose={setFrom} error={errorOf(fault, 'from')} />
      </Card>
    </Page>
  )
}
