import { useState } from 'react'
import { consequence } from '@village/shared/contract/consequence'
import { go, parameter } from '@/go'
import { may } from '@/session'
import { Button } from '@/ui/button'
import { Search, Tabs } from '@/ui/choice'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Paged, usePages } from '@/ui/pager'
import { CaseRow, FindingRow, ProposalRow } from '../words'

const BOXES = [{ value: 'proposed', name: '待处理' }, { value: 'open', name: '办理中' }, { value: 'closed', name: '办结' }, { value: 'findings', name: '登记' }] as const
type Box = (typeof BOXES)[number]['value']

const EMPTY: Record<Box, { title: string; text: string }> = {
  proposed: { title: '这里是等您处理的建议', text: '督查核定、考勤表封存、反映查实、登记的情况核实以后，制度写了怎样处理的，列在这里。' },
  open: { title: '这里是正在办的', text: '从“待处理”里点开一条，告知本人以后就在这里。' },
  closed: { title: '这里是归了档和撤销的', text: '每一项都决定、办完以后归档。' },
  findings: { title: '这里是登记的情况', text: '督查和考勤说明不了的情形，由一个人登记，另一个人核实。' },
}

/** What the documents attach to confirmed facts: proposed, being dealt with, filed. */
export default function Consequences() {
  const [box, setBox] = useState<Box>(() => BOXES.find(each => each.value === parameter('box'))?.value ?? 'proposed')
  const [search, setSearch] = useState('')
  const word = search.trim() ? { search: search.trim() } : {}
  const proposals = usePages(consequence.proposals, word, { when: box === 'proposed', keep: false })
  const cases = usePages(consequence.list, { box: box === 'closed' ? 'closed' as const : 'open' as const, ...word }, { when: box === 'open' || box === 'closed', keep: false })
  const findings = usePages(consequence.findings, word, { when: box === 'findings', keep: false })
  const empty = <Empty title={search ? '没有找到' : EMPTY[box].title}>{search ? '换个词试试。' : EMPTY[box].text}</Empty>
  return (
    <Page title='责任追究' action={may('consequence.write') && <Button kind='primary' onTap={() => go('/pages/consequence/record/index')}>登记情况</Button>}>
      <Tabs label='范围' options={[...BOXES]} value={box} onChoose={setBox} />
      <Search value={search} onInput={setSearch} placeholder='查找姓名、地方或情形' />
      {box === 'proposed' && <Paged of={proposals} label='待处理的建议' unit='条' empty={empty}>{each => <ProposalRow key={each.key} of={each} />}</Paged>}
      {(box === 'open' || box === 'closed') && <Paged of={cases} label='处理' unit='件' empty={empty}>{each => <CaseRow key={each.id} of={each} />}</Paged>}
      {box === 'findings' && <Paged of={findings} label='登记的情况' unit='条' empty={empty}>{each => <FindingRow key={each.id} of={each} />}</Paged>}
      <Button kind='quiet' onTap={() => go('/pages/consequence/statistics/index')}>统计和台账</Button>
    </Page>
  )
}
