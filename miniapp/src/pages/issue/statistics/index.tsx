import { useState } from 'react'
import { issue, type IssueRecurrence, type IssueStatistics } from '@village/shared/contract/issue'
import { ISSUE_KIND_NAMES } from '@village/shared/contract/issue-words'
import { addMonths, firstDay, monthOf } from '@village/shared/kernel/day'
import { today } from '@/clock'
import { go, parameter } from '@/go'
import { Card, Fact } from '@/ui/card'
import { DayPicker } from '@/ui/day-picker'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { dayWord, sentence } from '@/ui/words'
import { IssueRow } from '../marks'
import { ALL_PLACES, Place } from '../place'
import '../issue.scss'

/** What the issues of some months have in common: no person is counted, no place is ranked. */
export default function IssueStatisticsPage() {
  const [from, setFrom] = useState(() => firstDay(addMonths(monthOf(today()), -5)))
  const [to, setTo] = useState(today())
  const [placeId, setPlace] = useState(() => parameter('placeId') ?? ALL_PLACES)
  const load = useLoad(issue.statistics, { from, to, ...(placeId === ALL_PLACES ? {} : { placeId }) })
  return (
    <Page title='问题统计'>
      <Card>
        <Place value={placeId} onChoose={setPlace} />
        <DayPicker label='从哪天' value={from} onChoose={setFrom} to={to} />
        <DayPicker label='到哪天' value={to} onChoose={setTo} from={from} to={today()} />
      </Card>
      <Loaded of={load}>{found => found.raised === 0 ? <Empty title='这段时间没有登记的问题'>换一段时间看看。</Empty> : <Found found={found} />}</Loaded>
    </Page>
  )
}

function Found({ found }: { found: IssueStatistics }) {
  const { raised, closed, undone, overdue, escalated, reopened, middleDays, states, categories, recurrences, reopenedIssues } = found
  return (
    <>
      <Card title='总的情况'>
        <div className='fact-row'>
          <Fact name='发现' unit='件'>{raised}</Fact>
          <Fact name='销号' unit='件' tone='pine'>{closed}</Fact>
          <Fact name='没有销号' unit='件' tone={undone > 0 ? 'amber' : 'ink'}>{undone}</Fact>
          <Fact name='已过期' unit='件' tone={overdue > 0 ? 'cinnabar' : 'ink'}>{overdue}</Fact>
        </div>
        <p className='issue-note'>{sentence([`上报过的 ${escalated} 件`, `重新办理过的 ${reopened} 件`, middleDays !== null && `一半在 ${middleDays} 天内销号`])}</p>
      </Card>
      <Card title='反复出现的' aside={recurrences.length > 0 ? `${recurrences.length} 处` : undefined} flush>
        {recurrences.length === 0
          ? <div className='more'>同一个村、同一户没有同类的问题再次出现。</div>
          : <List label='反复出现的'>{recurrences.map(each => <Again key={`${each.villageId}${each.kind}${each.category}${each.householdId ?? ''}`} of={each} />)}</List>}
      </Card>
      {reopenedIssues.length > 0 && <Card title='销号以后又出现的' flush><List label='销号以后又出现的'>{reopenedIssues.map(line => <IssueRow key={line.id} line={line} />)}</List></Card>}
      <Counts title='按状态' counts={states} />
      <Counts title='按分类' counts={categories} />
    </>
  )
}

function Again({ of: { villageId, villageName, kind, category, categoryName, count, undone, last, householdId } }: { of: IssueRecurrence }) {
  return (
    <Row
      title={`${villageName} ${categoryName}`}
      note={sentence([kind !== 'problem' && ISSUE_KIND_NAMES[kind], householdId ? '同一户' : '同一个村', `最近一次 ${dayWord(last)}`, undone > 0 ? `${undone} 件没有销号` : '都已销号'])}
      aside={<Tag tone={undone > 0 ? 'amber' : 'plain'}>{count} 次</Tag>}
      onTap={() => go('/pages/issue/list/index', { box: undone > 0 ? 'undone' : 'done', kind, category, placeId: villageId })}
    />
  )
}

function Counts({ title, counts }: { title: string; counts: { name: string; count: number }[] }) {
  return <Card title={title} flush><List label={title}>{counts.map(({ name, count }) => <Row key={name} title={name} aside={`${count} 件`} />)}</List></Card>
}
