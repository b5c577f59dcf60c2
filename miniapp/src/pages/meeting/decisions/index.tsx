import { useState } from 'react'
import { minutes } from '@village/shared/contract/minutes'
import { parameter } from '@/go'
import { Card } from '@/ui/card'
import { Search, Tabs } from '@/ui/choice'
import { Loaded } from '@/ui/load'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List } from '@/ui/row'
import { DecisionRow } from '../marks'

type Box = 'mine' | 'open' | 'all'
const BOXES = [{ value: 'mine' as const, name: '我办的' }, { value: 'open' as const, name: '没办结的' }, { value: 'all' as const, name: '全部' }]

/** Decisions and problems: who deals with each, by when, how far it is. */
export default function DecisionsPage() {
  const placeId = parameter('placeId')
  const [box, setBox] = useState<Box>(placeId ? 'open' : 'mine')
  const [search, setSearch] = useState('')
  const pages = usePages(minutes.decisions, { box, placeId, search: search.trim() || undefined })
  return (
    <Page title='决定和问题'>
      <Tabs label='哪些' options={BOXES} value={box} onChoose={setBox} />
      <Search placeholder='内容、地方、负责人或哪次会' value={search} onInput={setSearch} />
      <Loaded of={pages.first}>{() => pages.items.length === 0
        ? <Empty title={search ? '没有找到，换个词试试' : '没有要办的决定'}>{search ? undefined : '会议记录签字以后，里面的决定和问题会出现在这里，一直跟到办结。'}</Empty>
        : <Card flush><List label='决定和问题'>{pages.items.map(each => <DecisionRow key={each.id} of={each} />)}</List><More of={pages} unit='项' /></Card>}
      </Loaded>
    </Page>
  )
}
