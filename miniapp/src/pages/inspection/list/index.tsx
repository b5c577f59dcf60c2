import { useState } from 'react'
import { due, type DueGroup } from '@village/shared/contract/due'
import { inspection } from '@village/shared/contract/inspection'
import { monthOf } from '@village/shared/kernel/day'
import { today } from '@/clock'
import { go } from '@/go'
import { may } from '@/session'
import { Button } from '@/ui/button'
import { Search } from '@/ui/choice'
import { Card } from '@/ui/card'
import { useLoad } from '@/ui/load'
import { Empty, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Paged, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { periodWord, sentence } from '@/ui/words'
import { untilWord } from '../../due/lines'
import { standing } from '../words'

const FEW = 6

/** Every inspection within reach, the newest first. */
export default function Inspections() {
  const [search, setSearch] = useState('')
  const pages = usePages(inspection.list, search.trim() ? { search: search.trim() } : {})
  return (
    <Page title='督查' action={may('inspection.write') && <Button kind='primary' onTap={() => go('/pages/inspection/draw/index')}>抽取工作队</Button>}>
      <Cadence />
      {may('issue.read') && <Button kind='quiet' onTap={() => go('/pages/inspection/problems/index')}>问题清单和整改</Button>}
      {(pages.total > FEW || search) && <Search value={search} onInput={setSearch} placeholder='查找名称、地方或人' />}
      <Paged of={pages} label='督查' unit='次' empty={<Empty title={search ? '没有找到' : '这里记每一次督查'}>{search ? '换个词试试。' : '随机抽取工作队，现场记下谁在岗；本人说明，另一个人核定。'}</Empty>}>
        {line => <Row key={line.id} title={line.title} note={sentence([line.placeName, periodWord(line.from, line.to), standing(line)])} onTap={() => go('/pages/inspection/one/index', { id: line.id })} />}
      </Paged>
    </Page>
  )
}

/** What the document asks of each office, and whether it has gone out often enough in the turn that runs. */
function Cadence() {
  const period = monthOf(today())
  const { data } = useLoad(due.overview, { period, source: 'inspection' })
  if (!data || data.items.length === 0) return null
  return (
    <Card title='查够了没有' flush>
      <List label='应当检查的次数'>
        {data.items.map(group => <Row key={`${group.owner} ${group.key}`} title={sentence([group.title, group.turn], ' ')} note={untilWord(group.due, group.counts.missed > 0 ? 'missed' : group.counts.open > 0 ? 'open' : 'done')} aside={<Standing group={group} />}
          onTap={() => go('/pages/due/owners/index', { key: group.key, owner: group.owner, title: sentence([group.title, group.turn], ' '), period })} />)}
      </List>
    </Card>
  )
}

function Standing({ group: { counts } }: { group: DueGroup }) {
  if (counts.unset > 0) return <Tag>次数待定</Tag>
  if (counts.missed > 0) return <Tag tone='cinnabar'>! {counts.missed} 家没做</Tag>
  return counts.open > 0 ? <Tag tone='amber'>○ {counts.open} 家待办</Tag> : <Tag tone='pine'>√ 都做了</Tag>
}
