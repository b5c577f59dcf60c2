import { useState } from 'react'
import { archive, type ArchiveTeamLine } from '@village/shared/contract/archive'
import { go } from '@/go'
import { Search } from '@/ui/choice'
import { Empty, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Paged, usePages } from '@/ui/pager'
import { Row } from '@/ui/row'
import { sentence } from '@/ui/words'

const FEW = 6

/** Which teams have their papers together, and what the others lack. */
export default function Archives() {
  const [search, setSearch] = useState('')
  const pages = usePages(archive.overview, search.trim() ? { search: search.trim() } : {})
  return (
    <Page title='档案'>
      {(pages.total > FEW || search) && <Search value={search} onInput={setSearch} placeholder='查找工作队、村或乡镇' />}
      <Paged of={pages} label='各队的档案' unit='支队' empty={<Empty title={search ? '没有找到' : '这里是各工作队的档案'}>{search ? '换个词试试。' : '您管的地方现在没有工作队。'}</Empty>}>
        {line => <Line key={line.teamId} line={line} />}
      </Paged>
    </Page>
  )
}

function Line({ line: { teamId, teamName, townshipName, count, custodian, complete, missing } }: { line: ArchiveTeamLine }) {
  return (
    <Row
      title={teamName} note={sentence([townshipName, `${count} 份`, custodian ? `${custodian}保管` : '没有保管人', missing.length > 0 && `缺${missing.slice(0, 3).join('、')}${missing.length > 3 ? '等' : ''}`])}
      aside={complete === null ? undefined : complete ? <Mark symbol='√' name='齐全' tone='pine' /> : <Mark symbol='△' name={`缺 ${missing.length} 样`} tone='amber' />}
      onTap={() => go('/pages/archive/team/index', { teamId })}
    />
  )
}
