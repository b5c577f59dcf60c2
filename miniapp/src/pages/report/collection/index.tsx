import { useState } from 'react'
import { type CollectionLine, report } from '@village/shared/contract/report'
import { monthOf } from '@village/shared/kernel/day'
import { today } from '@/clock'
import { go } from '@/go'
import { Search } from '@/ui/choice'
import { Empty, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Paged, usePages } from '@/ui/pager'
import { Row } from '@/ui/row'
import { MonthStepper } from '@/ui/stepper'
import { sentence } from '@/ui/words'
import { clauseWord, untilWord } from '../../due/lines'

/** Which reports the teams owe in a month, and how many came. */
export default function Collection() {
  const [month, setMonth] = useState(() => monthOf(today()))
  const [search, setSearch] = useState('')
  const pages = usePages(report.collection, { period: month, ...(search.trim() ? { search: search.trim() } : {}) })
  return (
    <Page title='收报'>
      <MonthStepper month={month} onChoose={setMonth} />
      {(search !== '' || pages.total > 8) && <Search value={search} onInput={setSearch} placeholder='查找哪一种报告（拼音也行）' />}
      <Paged of={pages} label='要收的报告' unit='种' empty={search ? <Empty title='没有找到'>换个词试试。</Empty> : <Empty title='这里看各队报了没有'>这个月没有要收的报告。</Empty>}>{line => <Line key={`${line.owner} ${line.report} ${line.period}`} line={line} />}</Paged>
    </Page>
  )
}

function Line({ line }: { line: CollectionLine }) {
  const { title, turn, due, counts, report: kind, period, rollup } = line
  const came = counts.done + counts.late
  return (
    <Row title={sentence([title, turn], ' ')} note={sentence([`收到 ${came} 份`, counts.late > 0 && `晚报 ${counts.late} 份`, untilWord(due, counts.missed > 0 ? 'missed' : counts.open > 0 ? 'open' : 'done'), clauseWord(line)])}
      aside={counts.missed > 0 ? <Tag tone='cinnabar'>! {counts.missed} 家没报</Tag> : counts.open > 0 ? <Tag tone='amber'>○ {counts.open} 家待报</Tag> : <Tag tone='pine'>√ 收齐</Tag>}
      onTap={() => go('/pages/report/collected/index', { report: kind, period, title: sentence([title, turn], ' '), ...(rollup ? { rollup: '1' } : {}) })} />
  )
}
