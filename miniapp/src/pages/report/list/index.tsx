import { useState } from 'react'
import { report, type ReportBox, type ReportLine, type ReportTurn } from '@village/shared/contract/report'
import { monthOf } from '@village/shared/kernel/day'
import { permissionsOf, reachesTeamOnly } from '@village/shared/kernel/permission'
import { today } from '@/clock'
import { go, parameter } from '@/go'
import { may, session } from '@/session'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Search, Switch, Tabs } from '@/ui/choice'
import { Loaded } from '@/ui/load'
import { Empty, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, Paged, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { MonthStepper } from '@/ui/stepper'
import { instantWord, sentence } from '@/ui/words'
import { DueMark, untilWord } from '../../due/lines'
import { ReportMark } from '../marks'

type Shown = 'due' | ReportBox

const EMPTY: Record<Shown, [string, string]> = {
  due: ['这里是按制度要报的报告', '这个月没有到期的报告。'], mine: ['这里是写过的报告', '从“要报的”打开一份，或者写一份简报。'], inbox: ['这里是报来的报告', '有报告报来，会出现在这里，也会有通知。'],
  below: ['这里是各队报的报告', '还没有工作队报送。'], published: ['这里是上级采用的简报', '写得好的简报采用以后，各队都能在这里看到。'],
}

/** Reports: what has to be written, what was written, what came in. */
export default function Reports() {
  const wide = (session.get()?.me.roles ?? []).some(({ role }) => !reachesTeamOnly(role) && permissionsOf(role).includes('report.receive'))
  const tabs: { value: Shown; name: string; shown: boolean }[] = [
    { value: 'due', name: '要报的', shown: may('report.write') }, { value: 'inbox', name: '收到的', shown: may('report.receive') }, { value: 'mine', name: '写过的', shown: may('report.write') },
    { value: 'below', name: '各队的', shown: wide }, { value: 'published', name: '采用的', shown: true },
  ]
  const own = tabs.filter(({ shown }) => shown)
  const [shown, setShown] = useState<Shown>(() => own.find(({ value }) => value === parameter('box'))?.value ?? own[0].value)
  return (
    <Page title='报告' action={may('report.write') && <Button kind='primary' onTap={() => go('/pages/report/new/index')}>写一份</Button>}>
      <Tabs label='哪些报告' options={own} value={shown} onChoose={setShown} />
      {shown === 'due' ? <Calendar /> : <Box key={shown} box={shown} />}
      {wide && <div className='actions'><Button onTap={() => go('/pages/report/collection/index')}>收报：各队报了没有</Button></div>}
    </Page>
  )
}

function Calendar() {
  const [month, setMonth] = useState(() => monthOf(today()))
  const [search, setSearch] = useState('')
  const pages = usePages(report.calendar, { period: month, ...(search.trim() ? { search: search.trim() } : {}) })
  return (
    <>
      <MonthStepper month={month} onChoose={setMonth} />
      {(search !== '' || pages.total > 8) && <Search value={search} onInput={setSearch} placeholder='查找报告或谁写的（拼音也行）' />}
      <Paged of={pages} label='要报的' unit='份' empty={<Empty title={search ? '没有找到' : EMPTY.due[0]}>{search ? '换个词试试。' : EMPTY.due[1]}</Empty>}>{turn => <Turn key={`${turn.ownerId} ${turn.key}`} turn={turn} />}</Paged>
    </>
  )
}

function Turn({ turn }: { turn: ReportTurn }) {
  const { title, turn: time, ownerName, recipients, due, state, reportId, reportState, report: kind, period, owner, ownerId } = turn
  const open = () => (reportId && reportState === 'submitted' ? go('/pages/report/view/index', { id: reportId }) : go('/pages/report/edit/index', reportId ? { id: reportId } : { report: kind, period, owner, ownerId }))
  const begun = reportState === 'returned' ? '退回来要改' : reportState === 'draft' ? '写了一半' : ''
  return <Row title={sentence([title, time], ' ')} note={sentence([ownerName, recipients.length > 0 && `报${recipients.join('、')}`, untilWord(due, state), begun])} aside={<DueMark state={state} />} onTap={period === '' ? undefined : open} />
}

function Box({ box }: { box: ReportBox }) {
  const [search, setSearch] = useState('')
  const [waiting, setWaiting] = useState(false)
  const pages = usePages(report.list, { box, ...(waiting ? { only: 'waiting' as const } : {}), ...(search.trim() ? { search: search.trim() } : {}) })
  return (
    <>
      {box === 'inbox' && <Switch label='只看等签收的' on={waiting} onTurn={setWaiting} />}
      {(search !== '' || pages.total > 8) && <Search value={search} onInput={setSearch} placeholder='查找标题或谁写的' />}
      <Loaded of={pages.first}>{() => pages.items.length === 0
        ? <Empty title={search ? '没有找到' : EMPTY[box][0]}>{search ? '换个词试试。' : EMPTY[box][1]}</Empty>
        : <><Card flush><List label='报告'>{pages.items.map(line => <Line key={line.id} line={line} />)}</List></Card><More of={pages} unit='份' /></>}
      </Loaded>
    </>
  )
}

function Line({ line }: { line: ReportLine }) {
  const { id, title, place, ownerName, turn, submittedAt, received, recipients } = line
  return (
    <Row title={title} note={sentence([place, ownerName, turn, submittedAt && `${instantWord(submittedAt)} 报送`, recipients > 1 && `${received} / ${recipients} 家签收`])}
      aside={line.published ? <Tag tone='sky'>已采用</Tag> : <ReportMark of={line} />} onTap={() => go('/pages/report/view/index', { id })} />
  )
}
