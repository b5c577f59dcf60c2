import { useState } from 'react'
import { assessment } from '@village/shared/contract/assessment'
import { Search } from '@/ui/choice'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Paged, usePages } from '@/ui/pager'
import { AssessedRow } from '../assessing'

const FEW = 6

/** Results that were decided: a unit sees those of its own people. */
export default function AssessmentResults() {
  const [search, setSearch] = useState('')
  const pages = usePages(assessment.results, { search: search.trim() || undefined }, { keep: false })
  return (
    <Page title='考核结果'>
      {(pages.total > FEW || search) && <Search placeholder='查找姓名或村' value={search} onInput={setSearch} />}
      <Paged of={pages} label='考核结果' unit='人' empty={<Empty title={search ? '没有找到，换个词试试' : '还没有审定的结果'}>审定以后出现在这里，请逐个打开签收。</Empty>}>
        {line => <AssessedRow key={line.id} line={{ ...line, note: `${line.title}，${line.note}` }} />}
      </Paged>
    </Page>
  )
}
