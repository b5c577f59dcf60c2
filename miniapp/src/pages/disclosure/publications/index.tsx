import { useState } from 'react'
import { board } from '@village/shared/contract/board'
import { publication, type DisclosureDemand } from '@village/shared/contract/publication'
import { PUBLICATION_STATE_NAMES, type PublicationState } from '@village/shared/contract/publication-words'
import { today } from '@/clock'
import { download } from '@/call'
import { handOver } from '@/file'
import { go, parameter } from '@/go'
import { may } from '@/session'
import { useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Search, Select, Tabs } from '@/ui/choice'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Paged, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { dayWord, sentence } from '@/ui/words'
import { PublicationRow } from '../words'

type Tab = PublicationState | 'all'
const TABS: readonly { value: Tab; name: string }[] = [{ value: 'all', name: '全部' }, ...(['submitted', 'published', 'draft', 'returned'] as const).map(value => ({ value, name: PUBLICATION_STATE_NAMES[value] }))]
const MARKS = {
  done: { symbol: '√', name: '已公开', tone: 'pine' }, open: { symbol: '○', name: '待公开', tone: 'amber' }, late: { symbol: '!', name: '逾期', tone: 'cinnabar' },
  unset: { symbol: '?', name: '待定', tone: 'plain' }, standing: { symbol: '…', name: '有事就公开', tone: 'sky' },
} as const

/** What the document wants published in a village and what was published; of several villages one is chosen. */
export default function PublicationsPage() {
  const villages = useLoad(board.list, undefined)
  const [chosen, setChosen] = useState(parameter('villageId') ?? '')
  const villageId = chosen || (villages.data?.length === 1 ? villages.data[0].villageId : '')
  const action = may('disclosure.record') && villageId !== '' && <Button kind='primary' onTap={() => go('/pages/disclosure/publication-edit/index', { villageId })}>写公开内容</Button>
  return (
    <Page title='公开的内容' action={action}>
      <Loaded of={villages}>{found => found.length === 0
        ? <Empty title='这里管理党务、村务、财务公开'>您的范围里还没有村。请管理员在“组织和人员”里添加。</Empty>
        : (
          <>
            {found.length > 1 && <Select label='哪个村' options={found.map(({ villageId: value, villageName, townshipName }) => ({ value, name: villageName, note: townshipName }))} value={villageId || null} onChoose={setChosen} placeholder='全部，点这里选一个村' />}
            {villageId !== '' && <Demands key={villageId} villageId={villageId} />}
            <Texts villageId={villageId} />
            {villageId !== '' && <Supervision villageId={villageId} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Demands({ villageId }: { villageId: string }) {
  const load = useLoad(publication.demands, { villageId })
  return (
    <Loaded of={load}>{demands => demands.length > 0 && (
      <Card title='制度要求公开的' flush>
        <List label='制度要求公开的'>{demands.map(demand => <DemandRow key={demand.subject} demand={demand} />)}</List>
      </Card>
    )}</Loaded>
  )
}

function DemandRow({ demand }: { demand: DisclosureDemand }) {
  const { subjectName, due, state, last, missed, where, because } = demand
  return (
    <Row
      title={subjectName}
      note={sentence([missed && `上一期没有公开（最迟 ${dayWord(missed)}）`, due && `最迟 ${dayWord(due)}`, where, last ? `上次 ${dayWord(last.day)}：${last.title}` : '还没有公开过'])}
      aside={<><Mark {...MARKS[state]} /><Basis because={because} title={`${subjectName}怎样公开`} /></>}
    />
  )
}

function Texts({ villageId }: { villageId: string }) {
  const [tab, setTab] = useState<Tab>('all')
  const [search, setSearch] = useState('')
  const pages = usePages(publication.list, { ...(villageId ? { villageId } : {}), ...(tab === 'all' ? {} : { state: tab }), ...(search.trim() ? { search: search.trim() } : {}) })
  return (
    <>
      <Tabs label='哪些内容' options={TABS} value={tab} onChoose={setTab} />
      <Search value={search} onInput={setSearch} placeholder='查找标题、正文或村' />
      <Paged of={pages} label='公开的内容' unit='项' empty={<Empty title={search || tab !== 'all' ? '这样找没有' : '还没有公开过内容'}>{search || tab !== 'all' ? '换个条件试试。' : '写好以后由另一人核对，公开的内容村民扫码就能看。'}</Empty>}>
        {line => <PublicationRow key={line.id} line={line} />}
      </Paged>
    </>
  )
}

function Supervision({ villageId }: { villageId: string }) {
  const year = Number(today().slice(0, 4))
  const { fault, run } = useAction(async (kind: 'reportPdf' | 'reportDocx') => {
    const { bytes, name } = await download(publication[kind], { villageId, year })
    await handOver(bytes, name)
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <div className='actions'><Button kind='quiet' onTap={() => run('reportPdf')}>监督报告 PDF</Button><Button kind='quiet' onTap={() => run('reportDocx')}>监督报告 Word</Button></div>
    </>
  )
}
