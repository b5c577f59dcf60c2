import { useState } from 'react'
import { household, type HouseholdDetail } from '@village/shared/contract/household'
import { HOUSEHOLD_STATE_NAMES, HOUSEHOLD_STATES, HOUSEHOLD_TAG_NAMES, HOUSEHOLD_TAGS, type HouseholdState, type HouseholdTag } from '@village/shared/kernel/household'
import { call } from '@/call'
import { now, today } from '@/clock'
import { missing } from '@/fault'
import { goBack, parameter } from '@/go'
import { outbox } from '@/outbox'
import { setAside } from '@/set-aside'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Select } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Chips } from '../../record/chips'

/** Changes a household, or puts a new one into the register. */
export default function EditHousehold() {
  const id = parameter('id')
  const before = useLoad(household.one, { id: id ?? '' }, { when: id !== undefined, keep: false })
  if (id === undefined) return <Add villageId={parameter('villageId') ?? ''} />
  // What was opened stays on the screen: the change names the version that was seen.
  return before.data ? <Edit before={before.data} /> : <Page title='修改一户'><Loaded of={before}>{() => null}</Loaded></Page>
}

const STATES = HOUSEHOLD_STATES.map(value => ({ value, name: HOUSEHOLD_STATE_NAMES[value] }))

function Edit({ before: latest }: { before: HouseholdDetail }) {
  const [before] = useState(latest)
  const [draft, setDraft] = useState({
    group: before.group, headName: before.headName, people: String(before.people), state: before.state, monitored: before.monitored, tags: before.tags as string[], note: before.note, phone: '', idNumber: '', day: today(), reason: '', endedOn: null as string | null, ...sentBack(),
  })
  const change = (part: Partial<typeof draft>) => setDraft(now_ => ({ ...now_, ...part }))
  const { fault, run } = useAction(async () => {
    const { group, headName, people, state, monitored, tags, note, phone, idNumber, day, reason, endedOn } = draft
    if (!headName.trim()) throw missing('headName', '请填写户主姓名')
    const fields = {
      ...(group.trim() === before.group ? {} : { group: group.trim() }), ...(headName.trim() === before.headName ? {} : { headName: headName.trim() }), ...(Number(people) === before.people ? {} : { people: Number(people) }),
      ...(state === before.state ? {} : { state }), ...(monitored.trim() === before.monitored ? {} : { monitored: monitored.trim() }), ...(same(tags, before.tags) ? {} : { tags: tags as HouseholdTag[] }),
      ...(note.trim() === before.note ? {} : { note: note.trim() }), ...(phone.trim() ? { phone: phone.trim() } : {}), ...(idNumber.trim() ? { idNumber: idNumber.trim() } : {}), ...(endedOn ? { endedOn } : {}),
    }
    if (Object.keys(fields).length === 0) throw missing('headName', '没有改动')
    const arrived = await outbox.send('household.edit', `修改户册 户号 ${before.number}`, { id: before.id, version: before.version, day, reason: reason.trim(), claimedAt: now(), ...fields }, setAside('household.edit')?.key)
    say(arrived ? arrived.reply && arrived.reply.conflicts > before.conflicts ? '别人也改了这一项，请核对' : '已修改' : '已存在手机里，有信号时自动送出')
    goBack()
  })
  const groups = before.monitoredGroups
  return (
    <Page title='修改一户' action={<Button kind='primary' onTap={run}>保存修改</Button>}>
      <FaultNotice fault={fault} />
      <Card title={`户号 ${before.number}`}>
        <Field label='户主姓名' value={draft.headName} onInput={headName => change({ headName })} max={30} error={errorOf(fault, 'headName')} />
        <Field label='村民小组' value={draft.group} onInput={group => change({ group })} max={30} optional />
        <Field label='人口' kind='number' value={draft.people} onInput={people => change({ people })} max={2} error={errorOf(fault, 'people')} />
        <Field label='新的电话' kind='phone' value={draft.phone} onInput={phone => change({ phone })} max={20} hint={before.phone ? `现在是 ${before.phone}，不改就空着` : undefined} error={errorOf(fault, 'phone')} optional />
        <Field label='新的身份证号' value={draft.idNumber} onInput={idNumber => change({ idNumber })} max={18} hint={before.idNumber ? `现在是 ${before.idNumber}，不改就空着` : undefined} error={errorOf(fault, 'idNumber')} optional />
        <Field label='说明' kind='long' value={draft.note} onInput={note => change({ note })} max={300} optional />
      </Card>
      <Card title='动态变化'>
        <Select<HouseholdState> label='状态' options={STATES} value={draft.state} onChoose={state => change({ state })} />
        {(groups.length > 0 || before.monitored) && (
          <Select label='监测对象' options={[{ value: '', name: '不是' }, ...[...new Set([...groups, ...(before.monitored ? [before.monitored] : [])])].map(value => ({ value, name: value }))]} value={draft.monitored} onChoose={monitored => change({ monitored })} />
        )}
        <Chips label='重点户类型' options={HOUSEHOLD_TAGS} names={HOUSEHOLD_TAG_NAMES} chosen={draft.tags} onTap={tag => change({ tags: draft.tags.includes(tag) ? draft.tags.filter(each => each !== tag) : [...draft.tags, tag] })} />
        <DayPicker label='从哪天起' value={draft.day} onChoose={day => change({ day })} to={today()} error={errorOf(fault, 'day')} />
        <DayPicker label='从户册注销（搬走、并户）' value={draft.endedOn} onChoose={endedOn => change({ endedOn })} to={today()} optional />
        <Field label='为什么变化' value={draft.reason} onInput={reason => change({ reason })} max={200} error={errorOf(fault, 'reason')} hint='状态、监测对象、类型的变化和注销要写明' optional />
      </Card>
    </Page>
  )
}

/** What was typed in an entry that the server sent back. */
function sentBack(): object {
  const input = setAside('household.edit')?.input
  if (!input) return {}
  const { group, headName, people, state, monitored, tags, note, phone, idNumber, day, reason, endedOn } = input
  const typed = { group, headName, people: people === undefined ? undefined : String(people), state, monitored, tags, note, phone, idNumber, day, reason, endedOn }
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined))
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return [...one].sort().join() === [...other].sort().join()
}

function Add({ villageId }: { villageId: string }) {
  const [draft, setDraft] = useState({ number: '', group: '', headName: '', people: '1', state: 'not_poor' as HouseholdState })
  const change = (part: Partial<typeof draft>) => setDraft(before => ({ ...before, ...part }))
  const { fault, run } = useAction(async () => {
    for (const [field, name] of [['number', '户号'], ['headName', '户主姓名']] as const) if (!draft[field].trim()) throw missing(field, `请填写${name}`)
    await call(household.add, { villageId, number: draft.number.trim(), group: draft.group.trim(), headName: draft.headName.trim(), people: Number(draft.people) || 1, state: draft.state })
    say('已加进户册')
    goBack()
  })
  return (
    <Page title='新增一户' action={<Button kind='primary' onTap={run}>加进户册</Button>}>
      <FaultNotice fault={fault} />
      <Card>
        <Field label='户号' value={draft.number} onInput={number => change({ number })} max={30} error={errorOf(fault, 'number')} />
        <Field label='户主姓名' value={draft.headName} onInput={headName => change({ headName })} max={30} error={errorOf(fault, 'headName')} />
        <Field label='村民小组' value={draft.group} onInput={group => change({ group })} max={30} optional />
        <Field label='人口' kind='number' value={draft.people} onInput={people => change({ people })} max={2} error={errorOf(fault, 'people')} />
        <Select<HouseholdState> label='状态' options={STATES} value={draft.state} onChoose={state => change({ state })} />
      </Card>
    </Page>
  )
}
