import { useState } from 'react'
import { record, type RecordBox, type RecordLine } from '@village/shared/contract/record'
import { RECORD_KIND_IDS, recordKind, type RecordKind } from '@village/shared/kernel/record-kind'
import { download } from '@/call'
import { today } from '@/clock'
import { handOver } from '@/file'
import { go, parameter } from '@/go'
import { servesInTeam } from '@/recording'
import { may } from '@/session'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Search, Select, Switch, Tabs } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { Field } from '@/ui/field'
import { Loaded } from '@/ui/load'
import { Empty, FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List } from '@/ui/row'
import { Unsent } from '@/ui/unsent'
import { longDayWord } from '@/ui/words'
import { Line } from '../line'

interface Filter {
  kind: RecordKind | null
  from: string | null
  to: string | null
  tag: string
  group: string
  open: boolean
}

const NOTHING: Filter = { kind: null, from: null, to: null, tag: '', group: '', open: false }

/** What was recorded, day by day; found by a word, a person, a kind, a duty, a time. */
export default function Records() {
  const writes = may('record.write')
  const [box, setBox] = useState<RecordBox>(servesInTeam() && parameter('box') !== 'all' ? 'mine' : 'all')
  const [search, setSearch] = useState(() => parameter('search') ?? '')
  const [filter, setFilter] = useState<Filter>({ ...NOTHING, kind: RECORD_KIND_IDS.find(each => each === parameter('kind')) ?? null, group: parameter('group') ?? '', from: parameter('from') ?? null, to: parameter('to') ?? null, open: parameter('open') === 'yes' })
  const [choosing, setChoosing] = useState(false)
  const { kind, from, to, tag, group, open } = filter
  const place = parameter('organisationId')
  const wanted = {
    box, ...(place && box === 'all' ? { organisationId: place } : {}), ...(kind ? { kind } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}), ...(tag.trim() ? { tag: tag.trim() } : {}),
    ...(group.trim() ? { group: group.trim() } : {}), ...(search.trim() ? { search: search.trim() } : {}), ...(open ? { open: 'yes' as const } : {}),
  }
  const pages = usePages(record.list, wanted, { keep: false })
  const { fault, run } = useAction(async () => {
    const { bytes, name } = await download(record.xlsx, wanted)
    await handOver(bytes, name)
  })
  const count = [kind, from, to, tag.trim(), group.trim(), open].filter(Boolean).length
  const looking = count > 0 || search.trim() !== ''
  return (
    <Page title='工作记录' action={writes && <Button kind='primary' onTap={() => go('/pages/record/add/index')}>记一条</Button>}>
      <FaultNotice fault={fault} />
      {writes && <Tabs label='谁的记录' options={[{ value: 'mine', name: '我的' }, { value: 'all', name: '全部' }]} value={box} onChoose={setBox} />}
      <Search value={search} onInput={setSearch} placeholder='查找内容、姓名或拼音' />
      <Button kind='quiet' onTap={() => setChoosing(!choosing)}>{choosing ? '收起条件' : count > 0 ? `已按 ${count} 个条件筛选` : '按种类、日期、职责筛选'}</Button>
      {choosing && <Conditions filter={filter} onChange={setFilter} />}
      <Unsent of={['record.add', 'record.correct', 'record.addPhoto', 'file.upload']} onSent={pages.first.reload} />
      <Loaded of={pages.first}>{() => pages.items.length === 0
        ? looking
          ? <Empty title='没有找到' action={{ name: '看全部', onTap: () => { setSearch(''); setFilter(NOTHING) } }}>换个词或条件试试。</Empty>
          : <Empty title='这里按天列出做过的事'>{writes ? '点“记一条”，写一句就行。' : '驻村干部记下的会出现在这里。'}</Empty>
        : (
          <>
            {daysOf(pages.items).map(({ day, lines }) => (
              <Card key={day} title={longDayWord(day)} flush><List label={longDayWord(day)}>{lines.map(line => <Line key={line.id} line={line} />)}</List></Card>
            ))}
            <More of={pages} />
            <div className='actions'>
              <Button onTap={() => go('/pages/record/coverage/index', place ? { organisationId: place } : {})}>各组覆盖情况</Button>
              <Button onTap={run}>导出表格</Button>
            </div>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function daysOf(items: RecordLine[]): { day: string; lines: RecordLine[] }[] {
  const days: { day: string; lines: RecordLine[] }[] = []
  for (const line of items) {
    const last = days[days.length - 1]
    if (last?.day === line.day) last.lines.push(line)
    else days.push({ day: line.day, lines: [line] })
  }
  return days
}

interface ConditionsProps {
  filter: Filter
  onChange: (filter: Filter) => void
}

/** What the list is cut down to. */
function Conditions({ filter, onChange }: ConditionsProps) {
  const change = (part: Partial<Filter>) => onChange({ ...filter, ...part })
  return (
    <Card>
      <Select<RecordKind | 'all'>
        label='种类' options={[{ value: 'all', name: '全部' }, ...RECORD_KIND_IDS.map(value => ({ value, name: recordKind(value).name }))]}
        value={filter.kind ?? 'all'} onChoose={kind => change({ kind: kind === 'all' ? null : kind })}
      />
      <DayPicker label='从哪天' value={filter.from} onChoose={from => change({ from })} to={today()} optional />
      <DayPicker label='到哪天' value={filter.to} onChoose={to => change({ to })} to={today()} optional />
      <Field label='职责' value={filter.tag} onInput={tag => change({ tag })} max={30} optional />
      <Field label='村民小组' value={filter.group} onInput={group => change({ group })} max={30} optional />
      <Switch label='只看没办结的' on={filter.open} onTurn={open => change({ open })} />
      <Button kind='quiet' onTap={() => onChange(NOTHING)}>清空条件</Button>
    </Card>
  )
}
