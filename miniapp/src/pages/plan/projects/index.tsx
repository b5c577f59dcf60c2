import { useState } from 'react'
import { project, type ProjectLine } from '@village/shared/contract/project'
import { yuan } from '@village/shared/kernel/money'
import { go } from '@/go'
import { mayRecord } from '@/recording'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Search } from '@/ui/choice'
import { Loaded } from '@/ui/load'
import { Empty, Mark, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { dayWord, sentence } from '@/ui/words'

const FEW = 6

/** Projects as the entries about them tell. */
export default function Projects() {
  const [search, setSearch] = useState('')
  const pages = usePages(project.list, search.trim() ? { search: search.trim() } : {})
  return (
    <Page title='项目' action={mayRecord('project') && <Button kind='primary' onTap={() => go('/pages/record/add/index', { kind: 'project' })}>记一笔项目</Button>}>
      {(pages.total > FEW || search) && <Search value={search} onInput={setSearch} placeholder='查找项目和村' />}
      <Loaded of={pages.first}>{() => pages.items.length === 0
        ? <Empty title={search ? '没有找到' : '这里是各村的项目'}>{search ? '换个词试试。' : '在“记一条”里记项目，做到哪一步、钱来了多少用了多少，自动汇成一个项目。'}</Empty>
        : <><Card flush><List label='项目'>{pages.items.map(line => <Line key={line.id} line={line} />)}</List></Card><More of={pages} unit='个' /></>}
      </Loaded>
    </Page>
  )
}

function Line({ line: { id, title, branchName, stageName, villageName, fundsFen, spentFen, lastDay, closed, overspent } }: { line: ProjectLine }) {
  return (
    <Row
      title={title} note={sentence([villageName, branchName, stageName, `到位 ${yuan(fundsFen)} 元，支出 ${yuan(spentFen)} 元`, `${dayWord(lastDay)}记`])}
      aside={overspent ? <Tag tone='cinnabar'>! 超支</Tag> : closed ? <Mark symbol='√' name='已办结' tone='pine' /> : <Mark symbol='…' name={stageName || '进行中'} tone='sky' />}
      onTap={() => go('/pages/plan/project/index', { id })}
    />
  )
}
