import { useState } from 'react'
import { handover } from '@village/shared/contract/handover'
import { go } from '@/go'
import { Search } from '@/ui/choice'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Paged, usePages } from '@/ui/pager'
import { Row } from '@/ui/row'
import { dayWord, sentence } from '@/ui/words'
import { ClockMark } from '../marks'

const FEW = 6

/** Who serves, and when each term is over: those that end first stand on top. */
export default function Terms() {
  const [search, setSearch] = useState('')
  const pages = usePages(handover.clocks, search.trim() ? { search: search.trim() } : {})
  return (
    <Page title='任期'>
      {(pages.total > FEW || search) && <Search value={search} onInput={setSearch} placeholder='查找姓名、村、工作队' />}
      <Paged of={pages} label='任期' unit='人' empty={<Empty title={search ? '没有找到' : '这里列出在村的人什么时候期满'}>{search ? '换个词试试。' : '您能看到的地方现在没有工作队。'}</Empty>}>
        {clock => (
          <Row
            key={clock.termId} title={clock.personName} note={sentence([clock.villageName, clock.roleName, clock.lastDay && `${clock.atLeast ? '最早到' : '到'} ${dayWord(clock.lastDay)}`, clock.handover && '正在交接或已经交接'])}
            aside={<ClockMark {...clock} />} onTap={() => go('/pages/posting/person/index', { personId: clock.personId })}
          />
        )}
      </Paged>
    </Page>
  )
}
