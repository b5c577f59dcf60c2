import { useState } from 'react'
import { handbook, type HandbookBlock, type HandbookChapter } from '@village/shared/contract/handbook'
import { go, parameter } from '@/go'
import { Card } from '@/ui/card'
import { Search } from '@/ui/choice'
import { Loaded, useLoad } from '@/ui/load'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'

/** The handbook: the chapter for the reader's role first; a word finds the parts that speak of it, also without network. */
export default function HelpPage() {
  const load = useLoad(handbook.read, undefined)
  const [search, setSearch] = useState('')
  const word = search.trim()
  return (
    <Page title='怎么用'>
      <Search placeholder='查找，如：销假、签字' value={search} onInput={setSearch} />
      <Loaded of={load}>
        {({ chapters }) => (word ? <Found chapters={chapters} word={word} /> : <Contents chapters={chapters} />)}
      </Loaded>
    </Page>
  )
}

const open = (chapter: HandbookChapter, section: string) => go('/pages/operation/section/index', { chapter: chapter.id, section })

function Contents({ chapters }: { chapters: readonly HandbookChapter[] }) {
  const chosen = parameter('chapter')
  const shown = chosen ? chapters.filter(({ id }) => id === chosen) : chapters.filter(({ own }) => own)
  const others = chapters.filter(chapter => !shown.includes(chapter))
  return (
    <>
      {shown.map(chapter => (
        <Card key={chapter.id} title={chapter.title} flush>
          <List label={chapter.title}>{chapter.sections.map(({ title }) => <Row key={title} title={title} onTap={() => open(chapter, title)} />)}</List>
        </Card>
      ))}
      <Card title={shown.length > 0 ? '别的角色' : undefined} flush>
        <List label='别的角色'>{others.map(({ id, title }) => <Row key={id} title={title} onTap={() => go('/pages/operation/help/index', { chapter: id })} />)}</List>
      </Card>
    </>
  )
}

function Found({ chapters, word }: { chapters: readonly HandbookChapter[]; word: string }) {
  const found = chapters.flatMap(chapter => chapter.sections.filter(({ title, blocks }) => `${title}${blocks.map(textOf).join('')}`.includes(word)).map(({ title }) => ({ chapter, title })))
  if (found.length === 0) return <Empty title='没有找到'>换个词试试，如：销假、名册、签字。</Empty>
  return (
    <Card flush>
      <List label='找到的'>{found.map(({ chapter, title }) => <Row key={`${chapter.id}${title}`} title={title} note={chapter.title} onTap={() => open(chapter, title)} />)}</List>
    </Card>
  )
}

function textOf(block: HandbookBlock): string {
  return block.kind === 'list' ? block.items.join('') : block.kind === 'text' ? block.text : block.caption
}
