import { useState } from 'react'
import { meeting, MEETING_STATE_NAMES, MEETING_STATES, type MeetingState } from '@village/shared/contract/meeting'
import { MEETING_KIND_IDS, type MeetingKind } from '@village/shared/kernel/meeting-kind'
import { nameOfWord } from '@village/shared/kernel/word'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Search, Select, Tabs } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { Loaded } from '@/ui/load'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List } from '@/ui/row'
import { MeetingRow } from '../marks'

const BOXES = [{ value: 'mine' as const, name: '我参加的' }, { value: 'all' as const, name: '全部' }]

interface Filter {
  kind: MeetingKind | null
  state: MeetingState | null
  from: string | null
  to: string | null
}

const NOTHING: Filter = { kind: null, state: null, from: null, to: null }

/** All meetings within reach, found by name, host, place or day; by kind, state and time. */
export default function MeetingsPage() {
  const [box, setBox] = useState<'mine' | 'all'>('mine')
  const [search, setSearch] = useState('')
  const [filter, setFilter] = useState(NOTHING)
  const [choosing, setChoosing] = useState(false)
  const { kind, state, from, to } = filter
  const pages = usePages(meeting.list, { box, ...(kind ? { kind } : {}), ...(state ? { state } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}), ...(search.trim() ? { search: search.trim() } : {}) })
  const count = [kind, state, from, to].filter(Boolean).length
  const looking = count > 0 || search.trim() !== ''
  return (
    <Page title='查找会议'>
      <Tabs label='哪些会议' options={BOXES} value={box} onChoose={setBox} />
      <Search placeholder='查找名称、村、主持人（拼音也行）或日期' value={search} onInput={setSearch} />
      <Button kind='quiet' onTap={() => setChoosing(!choosing)}>{choosing ? '收起条件' : count > 0 ? `已按 ${count} 个条件筛选` : '按会议、状态、时间筛选'}</Button>
      {choosing && <Conditions filter={filter} onChange={setFilter} />}
      <Loaded of={pages.first}>{() => pages.items.length === 0
        ? looking
          ? <Empty title='没有找到' action={{ name: '看全部', onTap: () => { setSearch(''); setFilter(NOTHING) } }}>换个词或条件试试。</Empty>
          : <Empty title='还没有会议'>安排会议以后会出现在这里。</Empty>
        : <Card flush><List label='会议'>{pages.items.map(each => <MeetingRow key={each.id} of={each} withPlace />)}</List><More of={pages} unit='次' /></Card>}
      </Loaded>
    </Page>
  )
}

/** What the list is cut down to. */
function Conditions({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const change = (part: Partial<Filter>) => onChange({ ...filter, ...part })
  return (
    <Card>
      <Select<MeetingKind | 'all'>
        label='哪种会议' options={[{ value: 'all', name: '全部' }, ...MEETING_KIND_IDS.map(value => ({ value, name: nameOfWord(value) }))]}
        value={filter.kind ?? 'all'} onChoose={kind => change({ kind: kind === 'all' ? null : kind })}
      />
      <Select<MeetingState | 'all'>
        label='状态' options={[{ value: 'all', name: '全部' }, ...MEETING_STATES.map(value => ({ value, name: MEETING_STATE_NAMES[value] }))]}
        value={filter.state ?? 'all'} onChoose={state => change({ state: state === 'all' ? null : state })}
      />
      <DayPicker label='从哪天' value={filter.from} onChoose={from => change({ from })} optional />
      <DayPicker label='到哪天' value={filter.to} onChoose={to => change({ to })} optional />
      <Button kind='quiet' onTap={() => onChange(NOTHING)}>清空条件</Button>
    </Card>
  )
}
