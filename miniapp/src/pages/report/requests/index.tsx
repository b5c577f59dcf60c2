import { useState } from 'react'
import { request, type RequestBox, type RequestLine } from '@village/shared/contract/request'
import { today } from '@/clock'
import { go, parameter } from '@/go'
import { may } from '@/session'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Search, Tabs } from '@/ui/choice'
import { Loaded } from '@/ui/load'
import { Empty, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { dayWord, dueWord, sentence } from '@/ui/words'

const EMPTY: Record<RequestBox, string> = { mine: '上级要的数据里，系统没有的几项会出现在这里，只填那几项。', asked: '写明依据的文件和期限，系统里已有的数当场就有，没有的才问工作队。' }

/** What was asked for, and by whom. */
export default function Requests() {
  const boxes: { value: RequestBox; name: string; shown: boolean }[] = [{ value: 'mine', name: '要我们报的', shown: may('attendance.record') }, { value: 'asked', name: '提出的', shown: may('report.request') || may('report.receive') }]
  const own = boxes.filter(({ shown }) => shown)
  const [box, setBox] = useState<RequestBox>(() => own.find(({ value }) => value === parameter('box'))?.value ?? own[0]?.value ?? 'mine')
  const [search, setSearch] = useState('')
  const pages = usePages(request.list, { box, ...(search.trim() ? { search: search.trim() } : {}) })
  return (
    <Page title='数据需求' action={may('report.request') && <Button kind='primary' onTap={() => go('/pages/report/ask/index')}>提出数据需求</Button>}>
      {own.length > 1 && <Tabs label='哪些' options={own} value={box} onChoose={setBox} />}
      {(search !== '' || pages.total > 8) && <Search value={search} onInput={setSearch} placeholder='查找名称、文件或部门' />}
      <Loaded of={pages.first}>{() => pages.items.length === 0
        ? <Empty title={search ? '没有找到' : '这里是上级要的数据'}>{search ? '换个词试试。' : EMPTY[box]}</Empty>
        : <><Card flush><List label='数据需求'>{pages.items.map(line => <Line key={line.id} line={line} />)}</List></Card><More of={pages} unit='份' /></>}
      </Loaded>
    </Page>
  )
}

function Line({ line: { id, title, askedBy, basis, deadline, state, teams, answered } }: { line: RequestLine }) {
  const open = state === 'open' && answered < teams
  return (
    <Row title={title} note={sentence([askedBy, basis, `${dayWord(deadline)}前${open ? `，${dueWord(deadline)}` : ''}`])} onTap={() => go('/pages/report/request/index', { id })}
      aside={state === 'withdrawn' ? <Tag>已撤回</Tag> : teams === 0 ? <Tag tone='pine'>√ 系统里都有</Tag> : <Tag tone={answered === teams ? 'pine' : deadline < today() ? 'cinnabar' : 'amber'}>{answered} / {teams} 支队报了</Tag>} />
  )
}
