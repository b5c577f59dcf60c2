import { useState } from 'react'
import { log, LOG_STATE_NAMES, type LogPersonLine, type LogState } from '@village/shared/contract/log'
import { monthOf } from '@village/shared/kernel/day'
import { today } from '@/clock'
import { go } from '@/go'
import { Card } from '@/ui/card'
import { Search, Tabs } from '@/ui/choice'
import { Loaded } from '@/ui/load'
import { Empty, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { MonthStepper } from '@/ui/stepper'
import { sentence } from '@/ui/words'

type Shown = 'all' | Exclude<LogState, 'read'>

const SHOWN: { value: Shown; name: string }[] = [
  { value: 'all', name: '全部' }, { value: 'written', name: '待签' }, { value: 'signed', name: '没看的' }, { value: 'missing', name: LOG_STATE_NAMES.missing }, { value: 'returned', name: '退回的' },
]

/** The cadres within reach, and the teams that keep one log, and how their logs of a month stand. */
export default function LogPeople() {
  const [month, setMonth] = useState(() => monthOf(today()))
  const [search, setSearch] = useState('')
  const [shown, setShown] = useState<Shown>('all')
  const pages = usePages(log.people, { month, ...(search.trim() ? { search: search.trim() } : {}), ...(shown === 'all' ? {} : { state: shown }) })
  return (
    <Page title='查阅工作日志'>
      <MonthStepper month={month} onChoose={setMonth} last={monthOf(today())} />
      <Tabs label='哪些人' options={SHOWN} value={shown} onChoose={setShown} />
      <Search value={search} onInput={setSearch} placeholder='查找姓名、工作队或村' />
      <Loaded of={pages.first}>{() => pages.items.length === 0
        ? <Empty title={search || shown !== 'all' ? '没有找到' : '这里查阅各队各人的工作日志'}>{search || shown !== 'all' ? '换个条件试试。' : '本地的制度没有要求写工作日志，或者这个月没有驻村干部。'}</Empty>
        : (
          <>
            <Card flush>
              <List label='各队各人的工作日志'>{pages.items.map(line => <Line key={line.personId || line.teamId} line={line} onTap={() => go('/pages/worklog/logs/index', { ...(line.of === 'team' ? { teamId: line.teamId } : { personId: line.personId }), month })} />)}</List>
            </Card>
            <More of={pages} unit='份' />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Line({ line: { name, villageName, owed, written, missing, unread, returned, unsigned }, onTap }: { line: LogPersonLine; onTap: () => void }) {
  return (
    <Row title={name} note={sentence([!name.includes(villageName) && villageName, `已写 ${written} 篇，应写 ${owed} 天`, unsigned > 0 && `${unsigned} 篇等队长签`, returned > 0 && `退回 ${returned} 篇`])} onTap={onTap}
      aside={missing > 0 ? <Tag tone='amber'>○ 缺 {missing} 天</Tag> : unread > 0 ? <Tag tone='sky'>{unread} 篇没看</Tag> : <Tag tone='pine'>√ 齐</Tag>} />
  )
}
