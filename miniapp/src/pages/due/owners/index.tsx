import { useState } from 'react'
import { due } from '@village/shared/contract/due'
import { go, parameter } from '@/go'
import { Search } from '@/ui/choice'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Paged, usePages } from '@/ui/pager'
import { Row } from '@/ui/row'
import { sentence } from '@/ui/words'
import { DueMark } from '../lines'

const FEW = 6

/** Of one matter: who stands how, in the order of the places. */
export default function DueOwnersPage() {
  const period = parameter('period') ?? ''
  const organisationId = parameter('organisationId')
  const [search, setSearch] = useState('')
  const pages = usePages(due.owners, { key: parameter('key') ?? '', period, ...(organisationId ? { organisationId } : {}), ...(search.trim() ? { search: search.trim() } : {}) })
  return (
    <Page title={parameter('title') ?? '各家的情况'}>
      {(pages.total > FEW || search) && <Search value={search} onInput={setSearch} placeholder='查找姓名、工作队或地方' />}
      <Paged of={pages} label='各家的情况' unit='家' empty={<Empty title={search ? '没有找到' : '这里是各家的情况'}>{search ? '换个词试试。' : '这段时间没有人要做这一项。'}</Empty>}>
        {({ owner, id, name, place, required, done, state }) => (
          <Row key={`${id} ${place}`} title={name} note={sentence([place, required !== null && `${done} / ${required}`])} aside={<DueMark state={state} />} onTap={() => go('/pages/due/list/index', { owner, id, period })} />
        )}
      </Paged>
    </Page>
  )
}
