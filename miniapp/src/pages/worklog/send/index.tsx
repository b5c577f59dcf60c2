import { type ReactNode, useState } from 'react'
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
import { Select, SelectMany } from '@/ui/choice'
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
  /** None: all of the township. */
  villageIds: string[]
}

/** Done or not, and a word about it. */
const FIELDS_OF_RESULT = 2

/** Undefined: every team of the township. */
function teamsAsked(items: readonly Draft[]): number | undefined {
  return items.some(({ villageIds }) => villageIds.length === 0) ? undefined : new Set(items.flatMap(({ villageIds }) => villageIds)).size
}

/** A department puts a list together and sends it. */
export default function SendTasks() {
  const load = useLoad(worklog.sending, undefined)
  const [townshipId, setTownship] = useState<string | null>(null)
  const sending = load.data?.find(each => each.townshipId === townshipId) ?? load.data?.[0]
  if (load.data && sending) {
    const townships = load.data.map(each => ({ value: each.townshipId, name: each.townshipName }))
    return <Form key={sending.townshipId} sending={sending} choice={townships.length > 1 && <Select label='哪个乡镇' options={townships} value={sending.townshipId} onChoose={setTownship} />} />
  }
  return <Page title='下发清单'><Loaded of={load}>{() => <Empty title='这里下发驻村办公清单'>本地的制度没有要求事前下发清单，或近期没有驻村办公日。</Empty>}</Loaded></Page>
}

function Form({ sending, choice }: { sending: TaskSendingReply; choice: ReactNode }) {
  const [officeDay, setOfficeDay] = useState<Day>(sending.officeDays[0] ?? '')
  const blank = (): Draft => ({ content: '', responsible: sending.departmentName, due: officeDay, villageIds: [] })
  const [items, setItems] = useState<Draft[]>(() => [blank()])
  const change = (at: number, changes: Partial<Draft>) => setItems(all => all.map((item, index) => (index === at ? { ...item, ...changes } : item)))
  const { fault, run } = useAction(async () => {
    if (items.some(({ content }) => !content.trim())) throw missing('content', '有一项还没有写办理内容')
    const list = await call(worklog.send, {
      townshipId: sending.townshipId, officeDay, items,
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
        {choice}
        <Select label='哪个驻村办公日' options={sending.officeDays.map(day => ({ value: day, name: longDayWord(day) }))} value={officeDay} onChoose={choose} error={errorOf(fault, 'officeDay')} />
        <p>当天 {clockWord(sending.officeStart)} 以前发出，{sending.recipients.map(id => nameOfRole(id)).join('、')}都会收到通知。</p>
        {sending.lacking.length > 0 && <div className='gap' />}
        {sending.lacking.length > 0 && (
          <Notice kind='warn' title='有人收不到'>
            {sending.lacking.map(words => <p key={words}>{words}。</p>)}
            <p>请管理员在“组织和人员”里划责任区、登记任职。</p>
          </Notice>
        )}
      </Card>
      {items.map((item, index) => (
        <Card key={index} title={`第 ${index + 1} 项`} aside={items.length > 1 && <Button kind='quiet' narrow label={`去掉第 ${index + 1} 项`} onTap={() => setItems(all => all.filter((_, at) => at !== index))}>去掉</Button>}>
          <Field label='办理内容' kind='long' value={item.content} onInput={content => change(index, { content })} max={500} error={item.content.trim() ? undefined : errorOf(fault, 'content')} />
          <Field label='责任人' value={item.responsible} onInput={responsible => change(index, { responsible })} max={100} optional />
          <DayPicker label='办理时限' value={item.due} onChoose={due => change(index, { due })} from={officeDay} />
          <SelectMany
            label='发给哪些村'
            optional
            placeholder={`全部 ${sending.villages.length} 个村`}
            unit='个村'
            options={sending.villages.map(({ id, name }) => ({ value: id, name }))}
            groups={sending.groups.map(({ name, villageIds }) => ({ name, values: villageIds }))}
            values={item.villageIds}
            onChoose={villageIds => change(index, { villageIds })}
          />
        </Card>
      ))}
      <Button onTap={() => setItems(all => [...all, blank()])}>再加一项</Button>
      <Weighed organisationId={sending.townshipId} day={officeDay} entries={items.length} fields={items.length * FIELDS_OF_RESULT} teams={teamsAsked(items)} />
    </Page>
  )
}
