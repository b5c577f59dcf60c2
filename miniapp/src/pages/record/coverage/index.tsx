import { useState } from 'react'
import { record, type RecordCoverage, type RecordGroupLine } from '@village/shared/contract/record'
import { addMonths, firstDay, lastDay, monthOf } from '@village/shared/kernel/day'
import { RECORD_KIND_IDS, recordKind, type RecordKind } from '@village/shared/kernel/record-kind'
import { today } from '@/clock'
import { go, parameter } from '@/go'
import { Card } from '@/ui/card'
import { Search, Select, Tabs } from '@/ui/choice'
import { Loaded } from '@/ui/load'
import { Empty, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, type Pages, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { MonthStepper } from '@/ui/stepper'
import { dayWord } from '@/ui/words'

type Span = 'month' | 'quarter' | 'year'
const SPANS: { value: Span; name: string; months: number }[] = [{ value: 'month', name: '一个月', months: 1 }, { value: 'quarter', name: '三个月', months: 3 }, { value: 'year', name: '十二个月', months: 12 }]

/** A few are read at a glance. */
const FEW = 8

/** Where something was recorded, group by group of each village, and of what kind; no map is needed. */
export default function Coverage() {
  const organisationId = parameter('organisationId')
  const [month, setMonth] = useState(() => monthOf(today()))
  const [span, setSpan] = useState<Span>('month')
  const months = SPANS.find(({ value }) => value === span)?.months ?? 1
  const days = { from: firstDay(addMonths(month, 1 - months)), to: lastDay(month) }
  const [kind, setKind] = useState<RecordKind | ''>('')
  const [search, setSearch] = useState('')
  const pages = usePages(record.coverage, { ...days, ...(organisationId ? { organisationId } : {}), ...(kind ? { kind } : {}), ...(search.trim() ? { search: search.trim() } : {}) })
  return (
    <Page title='覆盖情况'>
      <MonthStepper month={month} onChoose={setMonth} last={monthOf(today())} />
      <Tabs label='看多长' options={SPANS} value={span} onChoose={setSpan} />
      <Select<RecordKind | ''> label='哪一种记录' options={[{ value: '', name: '全部' }, ...RECORD_KIND_IDS.map(value => ({ value, name: recordKind(value).name }))]} value={kind} onChoose={setKind} />
      {(search !== '' || pages.total > FEW) && <Search value={search} onInput={setSearch} placeholder='查找村、拼音或小组' />}
      <Loaded of={pages.first}>{() => pages.items.length === 0
        ? search ? <Empty title='没有找到'>换个词试试。</Empty> : <Empty title='这里列出各村各组有多少记录'>这段时间还没有记录。</Empty>
        : <Found of={pages} reply={pages.first.data as RecordCoverage} kind={kind} />}
      </Loaded>
    </Page>
  )
}

function Found({ of, reply: { kinds, from, to }, kind: chosen }: { of: Pages<RecordGroupLine>; reply: RecordCoverage; kind: RecordKind | '' }) {
  const villages = [...new Set(of.items.map(({ villageName }) => villageName))]
  return (
    <>
      {villages.map(name => (
        <Card key={name} title={name} flush>
          <List label={name}>
            {of.items.filter(each => each.villageName === name).map(({ villageId, group, records, lastDay: last }) => (
              <Row key={group} title={group || '没有写小组'} note={last ? `最近 ${dayWord(last)}` : '还没有记录过'} aside={records > 0 ? `${records} 条` : <Mark symbol='○' name='没有去到' tone='amber' />}
                onTap={() => go('/pages/record/list/index', { box: 'all', organisationId: villageId, ...(group ? { group } : {}), ...(chosen ? { kind: chosen } : {}), from, to })} />
            ))}
          </List>
        </Card>
      ))}
      <More of={of} unit='个组' />
      <Card title='各种记录' flush><List label='各种记录'>{kinds.map(({ kind, count }) => <Row key={kind} title={recordKind(kind).name} aside={`${count} 条`} />)}</List></Card>
    </>
  )
}
