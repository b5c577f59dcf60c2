import { useState } from 'react'
import { record, type RecordCoverage } from '@village/shared/contract/record'
import { addMonths, firstDay, lastDay, monthOf } from '@village/shared/kernel/day'
import { RECORD_KIND_IDS, recordKind, type RecordKind } from '@village/shared/kernel/record-kind'
import { today } from '@/clock'
import { go, parameter } from '@/go'
import { Card } from '@/ui/card'
import { Select, Tabs } from '@/ui/choice'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { MonthStepper } from '@/ui/stepper'
import { dayWord } from '@/ui/words'

type Span = 'month' | 'quarter' | 'year'
const SPANS: { value: Span; name: string; months: number }[] = [{ value: 'month', name: '一个月', months: 1 }, { value: 'quarter', name: '三个月', months: 3 }, { value: 'year', name: '十二个月', months: 12 }]

/** Where something was recorded, group by group of each village, and of what kind; no map is needed. */
export default function Coverage() {
  const organisationId = parameter('organisationId')
  const [month, setMonth] = useState(() => monthOf(today()))
  const [span, setSpan] = useState<Span>('month')
  const months = SPANS.find(({ value }) => value === span)?.months ?? 1
  const days = { from: firstDay(addMonths(month, 1 - months)), to: lastDay(month) }
  const [kind, setKind] = useState<RecordKind | ''>('')
  const load = useLoad(record.coverage, { ...days, ...(organisationId ? { organisationId } : {}), ...(kind ? { kind } : {}) })
  return (
    <Page title='覆盖情况'>
      <MonthStepper month={month} onChoose={setMonth} last={monthOf(today())} />
      <Tabs label='看多长' options={SPANS} value={span} onChoose={setSpan} />
      <Select<RecordKind | ''> label='哪一种记录' options={[{ value: '', name: '全部' }, ...RECORD_KIND_IDS.map(value => ({ value, name: recordKind(value).name }))]} value={kind} onChoose={setKind} />
      <Loaded of={load}>{reply => reply.groups.length === 0
        ? <Empty title='这里列出各村各组有多少记录'>这段时间还没有记录。</Empty>
        : <Found reply={reply} kind={kind} />}
      </Loaded>
    </Page>
  )
}

function Found({ reply: { kinds, groups, from, to }, kind: chosen }: { reply: RecordCoverage; kind: RecordKind | '' }) {
  const villages = [...new Set(groups.map(({ villageName }) => villageName))]
  return (
    <>
      {villages.map(name => (
        <Card key={name} title={name} flush>
          <List label={name}>
            {groups.filter(each => each.villageName === name).map(({ villageId, group, records, lastDay: last }) => (
              <Row key={group} title={group || '没有写小组'} note={last ? `最近 ${dayWord(last)}` : '还没有记录过'} aside={records > 0 ? `${records} 条` : <Mark symbol='○' name='没有去到' tone='amber' />}
                onTap={() => go('/pages/record/list/index', { box: 'all', organisationId: villageId, ...(group ? { group } : {}), ...(chosen ? { kind: chosen } : {}), from, to })} />
            ))}
          </List>
        </Card>
      ))}
      <Card title='各种记录' flush><List label='各种记录'>{kinds.map(({ kind, count }) => <Row key={kind} title={recordKind(kind).name} aside={`${count} 条`} />)}</List></Card>
    </>
  )
}
