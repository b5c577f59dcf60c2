import { useState } from 'react'
import { type EditionLine, policy } from '@village/shared/contract/policy'
import { go, parameter } from '@/go'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { Loaded } from '@/ui/load'
import { Empty, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { dayWord, instantWord, sentence } from '@/ui/words'

/** Every version a place ever had, the latest first, each to be read and compared. */
export default function Editions() {
  const [{ organisationId, name }] = useState(() => ({ organisationId: parameter('organisationId') ?? '', name: parameter('name') ?? '' }))
  const [input] = useState(() => ({ organisationId }))
  const pages = usePages(policy.editions, input)
  return (
    <Page title={`${name}的历次制度`}>
      <Loaded of={pages.first}>
        {({ items }) => (items.length === 0
          ? <Empty title='这里会列出发布过的每一版'>先在“制度和节假日”里选用一份制度。</Empty>
          : <>{pages.items.map((line, index) => <Line key={line.id} line={line} older={olderOf(pages.items.slice(index + 1))} />)}</>)}
      </Loaded>
      <More of={pages} unit='版' />
    </Page>
  )
}

function olderOf(lines: EditionLine[]): EditionLine | undefined {
  return lines.find(({ state }) => state === 'published')
}

function Line({ line, older }: { line: EditionLine; older?: EditionLine }) {
  return (
    <Card title={`${dayWord(line.effectiveFrom)} 起`} aside={<EditionState line={line} />}>
      <Facts items={[
        { name: '制度', value: line.title },
        { name: '文件', value: sentence([line.documentTitle, line.documentNumber], '，') },
        { name: line.state === 'draft' ? '起草' : '发布', value: line.state === 'draft' ? `${line.draftedByName} ${instantWord(line.draftedAt)}` : sentence([...(line.changes === 0 && line.publishedByName === line.draftedByName ? [`${line.draftedByName}选用`] : [`${line.draftedByName}起草`, line.publishedByName && `${line.publishedByName}发布`]), line.publishedAt && instantWord(line.publishedAt)], '，') },
        { name: '内容', value: sentence([line.changes > 0 ? `和原文有 ${line.changes} 处不同` : '和原文一样', line.blanks > 0 && `空缺 ${line.blanks} 处`], '，') },
      ]} />
      <div className='actions'>
        <Button onTap={() => go('/pages/organisation/edition/index', { id: line.id })}>打开这一版</Button>
        {older && <Button onTap={() => go('/pages/organisation/difference/index', { id: line.id, from: older.id })}>和前一版的不同</Button>}
        {line.baseId !== null && line.changes > 0 && <Button onTap={() => go('/pages/organisation/difference/index', { id: line.id })}>和原文的不同</Button>}
      </div>
    </Card>
  )
}

function EditionState({ line: { state, inForce } }: { line: EditionLine }) {
  if (state === 'draft') return <Tag tone='amber'>✎ 草稿</Tag>
  return inForce ? <Tag tone='pine'>√ 现行</Tag> : <Tag>已发布</Tag>
}
