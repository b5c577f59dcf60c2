import { useState } from 'react'
import { prohibition, type ProhibitionReaders } from '@village/shared/contract/prohibition'
import { download } from '@/call'
import { handOver } from '@/file'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Search, Tabs } from '@/ui/choice'
import { Empty, FaultNotice, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Paged, usePages } from '@/ui/pager'
import { Row } from '@/ui/row'
import { dayWord, instantWord, sentence } from '@/ui/words'

const BOXES = [{ value: 'unsigned', name: '没有签字' }, { value: 'all', name: '全部' }] as const
type Box = (typeof BOXES)[number]['value']

/** Who has read what is forbidden where he serves, by village. */
export default function Readers() {
  const [box, setBox] = useState<Box>('unsigned')
  const [search, setSearch] = useState('')
  const input = { box, ...(search.trim() ? { search: search.trim() } : {}) }
  const pages = usePages(prohibition.readers, input, { keep: false })
  const counts = pages.first.data as ProhibitionReaders | null
  const { fault, run } = useAction(async () => {
    const { bytes, name } = await download(prohibition.xlsx, input)
    await handOver(bytes, name)
  })
  return (
    <Page title='禁止事项签字'>
      <FaultNotice fault={fault} />
      {counts && counts.people > 0 && <p className='lede'>{counts.people} 人，{counts.signed} 人读过现在的清单并签字。</p>}
      <Tabs label='范围' options={[...BOXES]} value={box} onChoose={setBox} />
      <Search value={search} onInput={setSearch} placeholder='查找姓名或村' />
      <Paged of={pages} label='签字' unit='人' empty={<Empty title={search ? '没有找到' : counts && counts.people > 0 ? '都签过字了' : '这里看谁读过禁止事项'}>{search ? '换个词试试。' : counts && counts.people > 0 ? '清单变了，会重新请每个人读。' : '当地的制度没有列禁止事项，或者还没有驻村干部。'}</Empty>}>
        {({ personId, name, villageName, since, signedAt, before }) => (
          <Row key={personId} title={name} note={sentence([villageName, `${dayWord(since)}任职`, signedAt ? `${instantWord(signedAt)}签字` : before && `以前的清单 ${instantWord(before)}签过`])} arrow={false}
            aside={signedAt ? <Mark symbol='√' tone='pine' name='已签字' /> : <Mark symbol='○' tone='amber' name={before ? '要重新读' : '没有签字'} />} />
        )}
      </Paged>
      {pages.items.length > 0 && <Button kind='quiet' onTap={run}>导出名单</Button>}
    </Page>
  )
}
