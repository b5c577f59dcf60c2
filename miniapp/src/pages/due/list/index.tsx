import { useState } from 'react'
import { due, type DueLine, type DueList } from '@village/shared/contract/due'
import { DUE_STATES, type DueState } from '@village/shared/rules/due-item'
import type { DueOwner } from '@village/shared/rules/due-owner'
import { download } from '@/call'
import { handOver } from '@/file'
import { parameter } from '@/go'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Search } from '@/ui/choice'
import { useFinder } from '@/ui/finder'
import { type Load, Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { sentence } from '@/ui/words'
import { DueLines } from '../lines'
import { useSpan } from '../span'

const HEADS: Record<DueState, string> = { missed: '到期没做', open: '待办', unset: '制度没有写明期限', late: '晚做的', done: '做到的' }
const MANY = 12

/** What one has to do in a day, a month, a year: one's own and one's team's, or, opened from the overview, somebody else's. */
export default function DueListPage() {
  const owner = parameter('owner') as DueOwner | undefined
  const id = parameter('id') ?? ''
  const { period, chooser } = useSpan(parameter('period'), 'day')
  const own = useLoad(due.mine, { period }, { when: !owner })
  const other = useLoad(due.of, { owner: owner ?? 'person', id, period }, { when: owner !== undefined })
  const load: Load<DueList> = owner ? other : own
  return (
    <Page title='要做的事'>
      {chooser}
      <Loaded of={load}>{list => <Listed list={list} owner={owner} id={id} />}</Loaded>
    </Page>
  )
}

function Listed({ list, owner, id }: { list: DueList; owner: DueOwner | undefined; id: string }) {
  const own = owner === undefined
  const [search, setSearch] = useState('')
  const all = [...list.overdue, ...list.items]
  const found = useFinder(all.flatMap(({ title, ownerName }) => [title, ownerName]), search)
  const shown = all.filter(({ title, ownerName, turn }) => found(title) || found(ownerName) || turn.includes(search.trim()))
  const names = own && new Set(all.map(({ ownerId }) => ownerId)).size > 1
  if (all.length === 0) return <Empty title='这里是按制度要做的事'>这段时间没有到期的。会议、报告、走访、公开等，制度写了期限的都会出现在这里。</Empty>
  return (
    <>
      {!own && <p className='paragraph'>{sentence([list.name, list.place])}</p>}
      {all.length > MANY && <Search value={search} onInput={setSearch} placeholder='查找事项' />}
      {DUE_STATES.map(state => <Part key={state} title={HEADS[state]} lines={shown.filter(line => line.state === state)} names={names} />)}
      <Export owner={owner} id={id} period={list.period} />
      {shown.length === 0 && <Empty title='没有找到'>换个词试试。</Empty>}
    </>
  )
}

function Export({ owner, id, period }: { owner: DueOwner | undefined; id: string; period: string }) {
  const { fault, run } = useAction(async () => {
    const { bytes, name } = owner ? await download(due.ofXlsx, { owner, id, period }) : await download(due.mineXlsx, { period })
    await handOver(bytes, name)
  })
  return <><FaultNotice fault={fault} /><div className='actions'><Button onTap={run}>导出表格</Button></div></>
}

function Part({ title, lines, names }: { title: string; lines: DueLine[]; names: boolean }) {
  if (lines.length === 0) return null
  return <Card title={title} aside={`${lines.length} 项`} flush><DueLines lines={lines} label={title} names={names} /></Card>
}
