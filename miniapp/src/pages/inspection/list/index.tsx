import { useState } from 'react'
import { inspection } from '@village/shared/contract/inspection'
import { go } from '@/go'
import { may } from '@/session'
import { Button } from '@/ui/button'
import { Search } from '@/ui/choice'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Paged, usePages } from '@/ui/pager'
import { Row } from '@/ui/row'
import { periodWord, sentence } from '@/ui/words'
import { standing } from '../words'

const FEW = 6

/** Every inspection within reach, the newest first. */
export default function Inspections() {
  const [search, setSearch] = useState('')
  const pages = usePages(inspection.list, search.trim() ? { search: search.trim() } : {})
  return (
    <Page title='督查' action={may('inspection.write') && <Button kind='primary' onTap={() => go('/pages/inspection/draw/index')}>抽取工作队</Button>}>
      {(pages.total > FEW || search) && <Search value={search} onInput={setSearch} placeholder='查找名称、地方或人' />}
      <Paged of={pages} label='督查' unit='次' empty={<Empty title={search ? '没有找到' : '这里记每一次督查'}>{search ? '换个词试试。' : '随机抽取工作队，现场记下谁在岗；本人说明，另一个人核定。'}</Empty>}>
        {line => <Row key={line.id} title={line.title} note={sentence([line.placeName, periodWord(line.from, line.to), standing(line)])} onTap={() => go('/pages/inspection/one/index', { id: line.id })} />}
      </Paged>
    </Page>
  )
}
