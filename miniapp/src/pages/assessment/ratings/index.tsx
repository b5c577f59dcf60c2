import { useState } from 'react'
import { rating } from '@village/shared/contract/rating'
import { ROUND_STATE_NAMES, type RoundState } from '@village/shared/contract/rating-words'
import { go } from '@/go'
import { may } from '@/session'
import { Button } from '@/ui/button'
import { Search, Tabs } from '@/ui/choice'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Paged, usePages } from '@/ui/pager'
import { RatingRow } from '../words'

type Tab = RoundState | 'all'
const TABS: readonly { value: Tab; name: string }[] = [{ value: 'all', name: '全部' }, ...(['open', 'closed', 'withdrawn'] as const).map(value => ({ value, name: ROUND_STATE_NAMES[value] }))]

/** The ratings that one holds, or is rated by. */
export default function Ratings() {
  const [tab, setTab] = useState<Tab>('all')
  const [search, setSearch] = useState('')
  const pages = usePages(rating.list, { state: tab === 'all' ? undefined : tab, search: search.trim() || undefined })
  const manages = may('assessment.manage')
  return (
    <Page title='测评' action={manages && <Button kind='primary' onTap={() => go('/pages/assessment/start/index')}>开始测评</Button>}>
      <Tabs label='哪些测评' options={TABS} value={tab} onChoose={setTab} />
      <Search placeholder='查找村或乡镇' value={search} onInput={setSearch} />
      <Paged of={pages} label='测评' unit='次' empty={<Empty title={search ? '没有找到，换个词试试' : tab === 'all' ? '还没有测评' : '没有这样的测评'}>{manages ? '选一个村开始，印码票发到户，或者发纸票由两个人录。' : '乡镇开始以后会出现在这里，结束以后看结果。'}</Empty>}>
        {line => <RatingRow key={line.id} line={line} />}
      </Paged>
    </Page>
  )
}
