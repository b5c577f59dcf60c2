import { useState } from 'react'
import { type FaultLine, operation } from '@village/shared/contract/operation'
import { Card } from '@/ui/card'
import { Search } from '@/ui/choice'
import { Loaded } from '@/ui/load'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { instantWord } from '@/ui/words'
import '../operation.scss'

/** From the number that somebody was told to what went wrong, without who it was. */
export default function FaultsPage() {
  const [search, setSearch] = useState('')
  const [open, setOpen] = useState<FaultLine | null>(null)
  const pages = usePages(operation.faults, { search: search.trim() || undefined })
  return (
    <Page title='按编号查出错'>
      <p className='lede'>用户看到“系统出错”时，会有一个八位的编号。在这里找到它，把下面的内容告诉维护的人。不记是谁，也不记他填了什么。</p>
      <Search placeholder='出错的编号' value={search} onInput={setSearch} />
      <Loaded of={pages.first}>
        {() => pages.items.length === 0
          ? <Empty title={search ? '没有找到这个编号' : '没有出过错'}>{search ? '请核对编号；超过 190 天的已经删除。' : '出错以后会记在这里，保存 190 天。'}</Empty>
          : (
            <Card flush>
              <List label='出过的错'>
                {pages.items.map((line: FaultLine) => <Row key={line.number} title={line.title} note={instantWord(line.at)} aside={<span className='numbers'>{line.number}</span>} onTap={() => setOpen(line)} />)}
              </List>
              <More of={pages} unit='条' />
            </Card>
          )}
      </Loaded>
      <Sheet title={open?.title ?? ''} open={open !== null} onClose={() => setOpen(null)}>
        <List label='出错的情况'>
          <Row title='编号' note={open?.number} />
          <Row title='时间' note={open && instantWord(open.at)} />
          <Row title='错误' note={open?.code ? `${open.kind}（${open.code}）` : open?.kind} />
          <Row title='程序里的位置' note={open?.lines.map(line => <span key={line} className='operation-line'>{line}</span>)} />
        </List>
      </Sheet>
    </Page>
  )
}
