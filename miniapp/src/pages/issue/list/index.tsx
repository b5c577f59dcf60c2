import { useState } from 'react'
import { issue, ISSUE_BOX_NAMES, ISSUE_BOXES, type IssueBox } from '@village/shared/contract/issue'
import { ISSUE_CATEGORIES, ISSUE_KIND_NAMES, ISSUE_SOURCE_NAMES, ISSUE_SOURCES, OPEN_KINDS, type IssueKind, type IssueSource } from '@village/shared/contract/issue-words'
import { download } from '@/call'
import { handOver } from '@/file'
import { go, parameter } from '@/go'
import { may } from '@/session'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Search, Select, Tabs } from '@/ui/choice'
import { Loaded } from '@/ui/load'
import { Empty, FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List } from '@/ui/row'
import { Unsent } from '@/ui/unsent'
import { IssueRow } from '../marks'
import { Place } from '../place'

const EMPTY: Record<IssueBox, [string, string]> = {
  todo: ['现在没有等您办的', '要签收、交办、办理、核实的都会出现在这里。'],
  undone: ['没有还没销号的问题', '当场解决不了的事，点下面登记，一步一步跟到底。'],
  overdue: ['没有过期的', '过了办理期限还没有答复的会出现在这里。'],
  mine: ['您还没有登记过', '看到听到的问题，点下面登记，没有信号也能记。'],
  ledger: ['台账里还没有', '当天没有解决的问题都在这里，可以导出。'],
  done: ['还没有了结的', '核实销号的和撤销的会在这里。'],
  all: ['还没有登记的问题', '办完的、没有办完的都在这里。'],
}

const ALL = 'all'
const FEW = 6

/** The issues a person reaches, by where they stand. */
export default function IssueList() {
  const [box, setBox] = useState<IssueBox>(() => ISSUE_BOXES.find(each => each === parameter('box')) ?? 'undone')
  const [search, setSearch] = useState('')
  const [kind, setKind] = useState<IssueKind | typeof ALL>(() => OPEN_KINDS.find(each => each === parameter('kind')) ?? ALL)
  const [category, setCategory] = useState(() => parameter('category') ?? ALL)
  const [source, setSource] = useState<IssueSource | typeof ALL>(() => ISSUE_SOURCES.find(each => each === parameter('source')) ?? ALL)
  const [placeId, setPlace] = useState(() => parameter('placeId') ?? ALL)
  const input = {
    box, ...(search.trim() ? { search: search.trim() } : {}), ...(kind === ALL ? {} : { kind }), ...(kind === ALL || category === ALL ? {} : { category }), ...(placeId === ALL ? {} : { placeId }), ...(source === ALL ? {} : { source }),
  }
  const pages = usePages(issue.list, input)
  // A few are read at a glance.
  const isLong = pages.total > FEW || Object.keys(input).length > 1
  const choose = (next: IssueKind | typeof ALL) => { setKind(next); setCategory(ALL) }
  return (
    <Page title='问题' action={may('issue.raise') && <Button kind='primary' onTap={() => go('/pages/issue/new/index')}>登记问题</Button>}>
      <Tabs label='哪些问题' options={ISSUE_BOXES.map(value => ({ value, name: ISSUE_BOX_NAMES[value] }))} value={box} onChoose={setBox} />
      <Unsent of={['issue.raise', 'issue.note', 'issue.answer']} onSent={pages.first.reload} />
      {isLong && <Search value={search} onInput={setSearch} placeholder='查找问题、情况、村、办理人（拼音也行）' />}
      {isLong && <Select label='类别' options={[{ value: ALL, name: '全部' }, ...OPEN_KINDS.map(value => ({ value, name: ISSUE_KIND_NAMES[value] }))]} value={kind} onChoose={value => choose(value as IssueKind)} />}
      {isLong && <Select label='来源' options={[{ value: ALL, name: '全部' }, ...ISSUE_SOURCES.map(value => ({ value, name: ISSUE_SOURCE_NAMES[value] }))]} value={source} onChoose={value => setSource(value as IssueSource)} />}
      {kind !== ALL && <Select label='分类' options={[{ value: ALL, name: '全部' }, ...Object.entries(ISSUE_CATEGORIES[kind]).map(([value, name]) => ({ value, name }))]} value={category} onChoose={setCategory} />}
      {isLong && <Place value={placeId} onChoose={setPlace} />}
      <Loaded of={pages.first}>{() => pages.items.length === 0
        ? <Empty title={search ? '没有找到' : EMPTY[box][0]}>{search ? '换个词试试。' : EMPTY[box][1]}</Empty>
        : <><Card flush><List label={ISSUE_BOX_NAMES[box]}>{pages.items.map(line => <IssueRow key={line.id} line={line} waiting={box === 'todo'} />)}</List></Card><More of={pages} unit='件' /></>}
      </Loaded>
      {pages.total > 0 && <Export input={input} />}
      <div className='actions'><Button onTap={() => go('/pages/issue/statistics/index', placeId === ALL ? {} : { placeId })}>统计：什么反复出现</Button></div>
    </Page>
  )
}

function Export({ input }: { input: object }) {
  const { fault, run } = useAction(async () => {
    const { bytes, name } = await download(issue.xlsx, input)
    await handOver(bytes, name)
  })
  return <><FaultNotice fault={fault} /><Button onTap={run}>导出表格</Button><div className='gap' /></>
}
