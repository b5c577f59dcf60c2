import { useState } from 'react'
import { inspection, type InspectionDetail } from '@village/shared/contract/inspection'
import { issue } from '@village/shared/contract/issue'
import { download } from '@/call'
import { handOver } from '@/file'
import { go, parameter } from '@/go'
import { may } from '@/session'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Search, Select, Tabs } from '@/ui/choice'
import { Card } from '@/ui/card'
import { useLoad } from '@/ui/load'
import { Empty, FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Paged, usePages } from '@/ui/pager'
import { Unsent } from '@/ui/unsent'
import { IssueRow } from '../../issue/marks'

const BOXES = [{ value: 'undone', name: '没有销号' }, { value: 'overdue', name: '超期' }, { value: 'done', name: '已销号' }, { value: 'all', name: '全部' }] as const
type Box = (typeof BOXES)[number]['value']

/** What inspections found: each has somebody who mends it, a day, an answer, and another person who looks whether it is so. */
export default function Problems() {
  const id = parameter('id')
  const [box, setBox] = useState<Box>('undone')
  const [search, setSearch] = useState('')
  const of = { source: 'inspection' as const, ...(id ? { sourceId: id } : {}) }
  const pages = usePages(issue.list, { box, ...of, ...(search.trim() ? { search: search.trim() } : {}) })
  const held = useLoad(inspection.detail, { id: id ?? '' }, { when: id !== undefined })
  return (
    <Page title='问题清单'>
      <Unsent of={['issue.raise']} onSent={pages.first.reload} />
      {held.data && <p className='lede'>{held.data.title}</p>}
      <Tabs label='范围' options={[...BOXES]} value={box} onChoose={setBox} />
      <Search value={search} onInput={setSearch} placeholder='查找问题、村或人' />
      <Paged of={pages} label='问题' unit='件' empty={<Empty title={search ? '没有找到' : '这里是督查发现的问题'}>{search || box !== 'undone' ? '换个条件试试。' : '在一次督查里记下问题，交给责任人限期整改；另一个人核实以后销号。'}</Empty>}>
        {line => <IssueRow key={line.id} line={line} />}
      </Paged>
      {held.data && may('issue.raise') && !held.data.withdrawn && <Add of={held.data} />}
      <Files input={{ ...of, box: box === 'undone' ? 'all' : box }} />
    </Page>
  )
}

/** In one of the villages that were drawn. */
function Add({ of }: { of: InspectionDetail }) {
  const drawn = of.teams.filter(team => team.drawn)
  const villages = [...new Map(drawn.map(({ villageId, villageName }) => [villageId, villageName]))]
  const [villageId, setVillage] = useState<string | null>(villages.length === 1 ? villages[0][0] : null)
  return (
    <Card title='记一个问题'>
      <Select label='哪个村' options={villages.map(([value, name]) => ({ value, name }))} value={villageId} onChoose={setVillage} />
      {villageId && <Button kind='primary' onTap={() => go('/pages/issue/new/index', { source: 'inspection', sourceId: of.id, villageId })}>写问题</Button>}
    </Card>
  )
}

function Files({ input }: { input: { source: 'inspection'; sourceId?: string; box: Box } }) {
  const { fault, run } = useAction(async (kind: 'docx' | 'pdf' | 'xlsx') => {
    const { bytes, name } = await download({ docx: issue.problemsDocx, pdf: issue.problemsPdf, xlsx: issue.xlsx }[kind], input)
    await handOver(bytes, name)
  })
  return (
    <Card title='导出'>
      <FaultNotice fault={fault} />
      <p>反馈派出单位和工作队，报县里。</p>
      <div className='actions'><Button onTap={() => run('docx')}>问题清单 Word</Button><Button onTap={() => run('pdf')}>PDF</Button><Button onTap={() => run('xlsx')}>台账表格</Button></div>
    </Card>
  )
}
