import { useState } from 'react'
import { adjustment } from '@village/shared/contract/adjustment'
import { ADJUSTMENT_KIND_NAMES } from '@village/shared/contract/adjustment-words'
import { dayOf } from '@village/shared/kernel/day'
import { go } from '@/go'
import { Search } from '@/ui/choice'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Paged, usePages } from '@/ui/pager'
import { Row } from '@/ui/row'
import { dayWord, sentence } from '@/ui/words'
import { AdjustmentMark } from '../marks'

const FEW = 6

/** Changes within the term and recalls: those that wait stand on top. */
export default function Adjustments() {
  const [search, setSearch] = useState('')
  const pages = usePages(adjustment.list, search.trim() ? { search: search.trim() } : {})
  return (
    <Page title='调整和召回'>
      {(pages.total > FEW || search) && <Search value={search} onInput={setSearch} placeholder='查找姓名、村、原因' />}
      <Paged of={pages} label='调整和召回' unit='件' empty={<Empty title={search ? '没有找到' : '没有调整和召回'}>{search ? '换个词试试。' : '要调整或召回谁，在他的任期页面里提出。'}</Empty>}>
        {line => (
          <Row
            key={line.id} title={`${line.personName} · ${ADJUSTMENT_KIND_NAMES[line.kind]}`} note={sentence([line.mine && '关于您', line.villageName, line.reasonName, line.waitsFor ? `等${line.waitsFor}` : `${dayWord(dayOf(line.proposedAt))}提出`])}
            aside={<AdjustmentMark state={line.state} />} onTap={() => go('/pages/posting/adjustment/index', { id: line.id })}
          />
        )}
      </Paged>
    </Page>
  )
}
