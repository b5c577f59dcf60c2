import { useState } from 'react'
import { due, type DueLine, type DueList } from '@village/shared/contract/due'
import { monthOf } from '@village/shared/kernel/day'
import { DUE_STATES, type DueState } from '@village/shared/rules/due-item'
import type { DueOwner } from '@village/shared/rules/due-owner'
import { today } from '@/clock'
import { parameter } from '@/go'
import { Card } from '@/ui/card'
import { Search, Tabs } from '@/ui/choice'
import { type Load, Loaded, useLoad } from '@/ui/load'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { DayStepper, MonthStepper, YearStepper } from '@/ui/stepper'
import { sentence } from '@/ui/words'
import { DueLines } from '../lines'

type Span = 'day' | 'month' | 'year'

const SPANS: { value: Span; name: string }[] = [{ value: 'day', name: '一天' }, { value: 'month', name: '一个月' }, { value: 'year', name: '一年' }]
const HEADS: Record<DueState, string> = { missed: '到期没做', open: '待办', unset: '制度没有写明期限', late: '晚做的', done: '做到的' }
const MANY = 12

/** What one has to do in a day, a month, a year: one's own and one's team's, or, opened from the overview, somebody else's. */
export default function DueListPage() {
  const owner = parameter('owner') as DueOwner | undefined
  const id = parameter('id') ?? ''
  const given = parameter('period')
  const [span, setSpan] = useState<Span>(given ? (given.length === 10 ? 'day' : given.length === 4 ? 'year' : 'month') : 'day')
  const [day, setDay] = useState(given?.length === 10 ? given : today())
  const [month, setMonth] = useState(given?.length === 7 ? given : monthOf(today()))
  const [year, setYear] = useState((given ?? today()).slice(0, 4))
  const period = { day, month, year }[span]
  const own = useLoad(due.mine, { period }, { when: !owner })
  const other = useLoad(due.of, { owner: owner ?? 'person', id, period }, { when: owner !== undefined })
  const load: Load<DueList> = owner ? other : own
  return (
    <Page title='要做的事'>
      <Tabs label='看多长时间' options={SPANS} value={span} onChoose={setSpan} />
      {span === 'day' && <DayStepper day={day} onChoose={setDay} />}
      {span === 'month' && <MonthStepper month={month} onChoose={setMonth} />}
      {span === 'year' && <YearStepper year={year} onChoose={setYear} />}
      <Loaded of={load}>{list => <Listed list={list} own={!owner} />}</Loaded>
    </Page>
  )
}

function Listed({ list, own }: { list: DueList; own: boolean }) {
  const [search, setSearch] = useState('')
  const all = [...list.overdue, ...list.items]
  const shown = all.filter(({ title, ownerName, turn }) => `${title}${ownerName}${turn}`.includes(search.trim()))
  const names = own && new Set(all.map(({ ownerId }) => ownerId)).size > 1
  if (all.length === 0) return <Empty title='这里是按制度要做的事'>这段时间没有到期的。会议、报告、走访、公开等，制度写了期限的都会出现在这里。</Empty>
  return (
    <>
      {!own && <p className='paragraph'>{sentence([list.name, list.place])}</p>}
      {all.length > MANY && <Search value={search} onInput={setSearch} placeholder='查找事项' />}
      {DUE_STATES.map(state => <Part key={state} title={HEADS[state]} lines={shown.filter(line => line.state === state)} names={names} />)}
      {shown.length === 0 && <Empty title='没有找到'>换个词试试。</Empty>}
    </>
  )
}

function Part({ title, lines, names }: { title: string; lines: DueLine[]; names: boolean }) {
  if (lines.length === 0) return null
  return <Card title={title} aside={`${lines.length} 项`} flush><DueLines lines={lines} label={title} names={names} /></Card>
}
