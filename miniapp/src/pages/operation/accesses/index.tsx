import { useState } from 'react'
import { type AccessLine, DISCLOSED_KINDS, DISCLOSED_NAMES, type DisclosedKind, operation } from '@village/shared/contract/operation'
import { Card } from '@/ui/card'
import { Search, Select } from '@/ui/choice'
import { Loaded } from '@/ui/load'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { instantWord, sentence } from '@/ui/words'

const KINDS: { value: DisclosedKind | 'all'; name: string }[] = [{ value: 'all', name: '全部' }, ...DISCLOSED_KINDS.map(value => ({ value, name: DISCLOSED_NAMES[value] }))]

/** Who read or exported what of others: for those who watch over a county. */
export default function AccessesPage() {
  const [search, setSearch] = useState('')
  const [chosen, choose] = useState<DisclosedKind | 'all'>('all')
  const kind = chosen === 'all' ? undefined : chosen
  const pages = usePages(operation.accesses, { kind, search: search.trim() || undefined })
  return (
    <Page title='查看和导出的记录'>
      <p className='lede'>谁在什么时候看了、导出了别人的个人信息。这里不写手机号和内容；保存三年。</p>
      <Search placeholder='查找看的人' value={search} onInput={setSearch} />
      <Select label='哪一类' options={KINDS} value={chosen} onChoose={choose} />
      <Loaded of={pages.first}>
        {() => pages.items.length === 0
          ? <Empty title={search || kind ? '没有找到' : '还没有记录'}>有人查看手机号、导出名册和考勤表时，会记在这里。</Empty>
          : (
            <Card flush>
              <List label='查看和导出的记录'>
                {pages.items.map((line: AccessLine) => (
                  <Row
                    key={line.id}
                    title={`${line.readerName}（${line.roleName}）`}
                    note={sentence([instantWord(line.at), line.title, line.subjectName, line.purpose && `用途：${line.purpose}`])}
                    aside={<span className='numbers'>{line.rows === null ? line.kindName : `${line.kindName} ${line.rows} 条`}</span>}
                  />
                ))}
              </List>
              <More of={pages} unit='条' />
            </Card>
          )}
      </Loaded>
    </Page>
  )
}
