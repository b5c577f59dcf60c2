import { useState } from 'react'
import { type TaskSendingReply, worklog } from '@village/shared/contract/worklog'
import type { Day } from '@village/shared/kernel/day'
import { nameOfRole } from '@village/shared/kernel/role'
import { call } from '@/call'
import { missing } from '@/fault'
import { go } from '@/go'
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
import { Weighed } from '../../burden/weighed'
import { clockWord, longDayWord } from '@/ui/words'

interface Draft {
  content: string
  responsible: string
  due: Day
  villageId: string
}

const ALL = 'all'
/** Done or not, and a word about it. */
const FIELDS_OF_RESULT = 2

/** Undefined: every team of the township. */
function teamsAsked(items: readonly Draft[], sending: TaskSendingReply): number | undefined {
  if (items.some(({ villageId }) => villageId === ALL)) return undefined
  return new Set(items.flatMap(({ villageId }) => sending.groups.find(({ id }) => id === villageId)?.villageIds ?? [villageId])).size
}

/** A department puts a list together and sends it. */
export default function SendTasks() {
  const load = useLoad(worklog.sending, undefined)
  if (load.data?.[0]) return <Form sending={load.data[0]} />
  return <Page title='下发清单'><Loaded of={load}>{() => <Empty title='这里下发驻村办公清单'>本地的制度没有要求事前下发清单，或近期没有驻村办公日。</Empty>}</Loaded></Page>
}

function Form({ sending }: { sending: TaskSendingReply }) {
  const [officeDay, setOfficeDay] = useState<Day>(sending.officeDays[0] ?? '')
  const blank = (): Draft => ({ content: '', responsible: sending.departmentName, due: officeDay, villageId: ALL })
  const [items, setItems] = useState<Draft[]>(() => [blank()])
  const change = (at: number, changes: Partial<Draft>) => setItems(all => all.map((item, index) => (index === at ? { ...item, ...changes } : item)))
  const { fault, run } = useAction(async () => {
    if (items.some(({ content }) => !content.trim())) throw missing('content', '有一项还没有写办理内容')
    const list = await call(worklog.send, {
      townshipId: sending.townshipId, officeDay, items: items.map(({ content, responsible, due, villageId }) => ({ content, responsible, due, villageIds: villageId === ALL ? [] : sending.groups.find(group => group.id === villageId)?.villageIds ?? [villageId] })),
    })
    say('已下发')
    go('/pages/worklog/list/index', { id: list.id })
  })
  const choose = (day: Day) => {
    setOfficeDay(day)
    setItems(all => all.map(item => ({ ...item, due: item.due < day ? day : item.due })))
  }
  return (
    <Page title='下发清单' action={<Button kind='primary' onTap={run}>下发 {items.length} 项</Button>}>
      <FaultNotice fault={fault} />
      <Card title={sending.townshipName} aside={<Basis because={sending.because} title='清单什么时候发' />}>
        <Select label='哪个驻村办公日' options={sending.officeDays.map(day => ({ value: day, name: longDayWord(day) }))} value={officeDay} onChoose={choose} error={errorOf(fault, 'officeDay')} />
        <p>当天 {clockWord(sending.officeStart)} 以前发出，{sending.recipients.map(id => nameOfRole(id)).join('、')}都会收到通知。</p>
        {sending.lacking.map(words => <Notice key={words} kind='warn'>{words}。请管理员在“组织和人员”里划责任区。</Notice>)}
      </Card>
      {items.map((item, index) => (
        <Card key={index} title={`第 ${index + 1} 项`} aside={items.length > 1 && <Button kind='quiet' narrow label={`去掉第 ${index + 1} 项`} onTap={() => setItems(all => all.filter((_, at) => at !== index))}>去掉</Button>}>
          <Field label='办理内容' kind='long' value={item.content} onInput={content => change(index, { content })} max={500} error={item.content.trim() ? undefined : errorOf(fault, 'content')} />
          <Field label='责任人' value={item.responsible} onInput={responsible => change(index, { responsible })} max={100} optional />
          <DayPicker label='办理时限' value={item.due} onChoose={due => change(index, { due })} from={officeDay} />
          <Select label='发给哪些村' options={[{ value: ALL, name: '全部村' }, ...sending.groups.map(({ id, name, villageIds }) => ({ value: id, name, note: `${villageIds.length} 个村` })), ...sending.villages.map(({ id, name }) => ({ value: id, name }))]} value={item.villageId} onChoose={villageId => change(index, { villageId })} />
        </Card>
      ))}
      <Button onTap={() => setItems(all => [...all, blank()])}>再加一项</Button>
      <Weighed organisationId={sending.townshipId} day={officeDay} entries={items.length} fields={items.length * FIELDS_OF_RESULT} teams={teamsAsked(items, sending)} />
    </Page>
  )
}
