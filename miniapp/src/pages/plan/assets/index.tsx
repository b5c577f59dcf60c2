import { useState } from 'react'
import { project, type AssetLine } from '@village/shared/contract/project'
import { download } from '@/call'
import { handOver } from '@/file'
import { go } from '@/go'
import { mayRecord } from '@/recording'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Search } from '@/ui/choice'
import { Empty, FaultNotice, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Paged, usePages } from '@/ui/pager'
import { Row } from '@/ui/row'
import { dayWord, sentence } from '@/ui/words'

const FEW = 6

/** What villages and teams have of things, as the entries about them tell. */
export default function Assets() {
  const [search, setSearch] = useState('')
  const wanted = search.trim() ? { search: search.trim() } : {}
  const pages = usePages(project.assets, wanted)
  const { fault, run } = useAction(async () => {
    const { bytes, name } = await download(project.assetsXlsx, wanted)
    await handOver(bytes, name)
  })
  const writes = mayRecord('asset')
  return (
    <Page title='物资结存' action={writes && <Button kind='primary' onTap={() => go('/pages/record/add/index', { kind: 'asset' })}>登记物资</Button>}>
      <FaultNotice fault={fault} />
      {(pages.total > FEW || search) && <Search value={search} onInput={setSearch} placeholder='查找名称、村或谁保管' />}
      <Paged of={pages} label='物资' unit='种' empty={<Empty title={search ? '没有找到' : '这里是村里和队里的物资'}>{search ? '换个词试试。' : '在“记一条”里记入账、领用和盘点，自动算出结存。'}</Empty>}>
        {line => <Line key={`${line.villageId} ${line.title}`} line={line} />}
      </Paged>
      {pages.items.length > 0 && <div className='actions'><Button onTap={run}>导出表格</Button></div>}
    </Page>
  )
}

function Line({ line: { title, sortName, villageId, villageName, custodian, quantity, lastDay, countedOn, difference } }: { line: AssetLine }) {
  const counted = countedOn === null ? '没有盘点过' : `${dayWord(countedOn)}盘点${difference === 0 ? '相符' : ''}`
  return (
    <Row
      title={`${title} ${quantity} 件`} note={sentence([villageName, sortName, custodian && `${custodian}保管`, counted, `${dayWord(lastDay)}登记`])}
      aside={quantity < 0 ? <Tag tone='cinnabar'>! 领用多于入账</Tag> : difference !== 0 ? <Tag tone='amber'>! 盘点{difference > 0 ? '多' : '少'} {Math.abs(difference)} 件</Tag> : undefined}
      onTap={() => go('/pages/record/list/index', { box: 'all', kind: 'asset', organisationId: villageId, search: title })}
    />
  )
}
