import { useState } from 'react'
import { meeting } from '@village/shared/contract/meeting'
import { Card } from '@/ui/card'
import { Search, Tabs } from '@/ui/choice'
import { Loaded } from '@/ui/load'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List } from '@/ui/row'
import { MeetingRow } from '../marks'

const BOXES = [{ value: 'mine' as const, name: '我参加的' }, { value: 'all' as const, name: '全部' }]

/** All meetings within reach, found by name, host or day. */
export default function MeetingsPage() {
  const [box, setBox] = useState<'mine' | 'all'>('mine')
  const [search, setSearch] = useState('')
  const pages = usePages(meeting.list, { box, search: search.trim() || undefined })
  return (
    <Page title='查找会议'>
      <Tabs label='哪些会议' options={BOXES} value={box} onChoose={setBox} />
      <Search placeholder='名称、地方、主持人或日期（2025-03）' value={search} onInput={setSearch} />
      <Loaded of={pages.first}>{() => pages.items.length === 0
        ? <Empty title={search ? '没有找到，换个词试试' : '还没有会议'}>{search ? undefined : '安排会议以后会出现在这里。'}</Empty>
        : <Card flush><List label='会议'>{pages.items.map(each => <MeetingRow key={each.id} of={each} withPlace />)}</List><More of={pages} unit='次' /></Card>}
      </Loaded>
    </Page>
  )
}
