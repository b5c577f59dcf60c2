import Taro from '@tarojs/taro'
import { useEffect, useMemo, useState } from 'react'
import { type Edition as EditionReply, policy } from '@village/shared/contract/policy'
import type { ClauseText } from '@village/shared/policy/clause-text'
import { VALUES, type ValueKey } from '@village/shared/policy/values'
import { call, download } from '@/call'
import { handOver } from '@/file'
import { go, parameter } from '@/go'
import { may } from '@/session'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { Search, Select, Tabs } from '@/ui/choice'
import { Loaded } from '@/ui/load'
import { Empty, FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { dayWord, instantWord, sentence } from '@/ui/words'
import { EntryView } from './entry'
import { anchorOf, chapters, entriesOf, type Entry, type Filter, found, type Regulation, useRegulation } from './regulation'
import './edition.scss'

/** A regulation read as a document: chapter by chapter, what each value says and where that is written. */
export default function Edition() {
  const regulation = useRegulation()
  const [key] = useState(() => parameter('key'))
  const data = regulation.data
  const draft = data?.edition?.state === 'draft' ? data.edition : null
  return (
    <Page
      title={draft ? '制度草稿' : '制度原文'}
      wide
      action={draft && (draft.may.edit || draft.may.publish) && (
        <Button kind='primary' onTap={() => go('/pages/organisation/edition-publish/index', { id: draft.id })}>{draft.may.publish ? '核对改动并发布' : '核对改动，交另一人发布'}</Button>
      )}
    >
      <Loaded of={regulation} lines={8}>{loaded => <Document regulation={loaded} marked={key} />}</Loaded>
    </Page>
  )
}

function Document({ regulation, marked }: { regulation: Regulation; marked?: string }) {
  const [filter, setFilter] = useState<Filter>('all')
  const [search, setSearch] = useState('')
  const [clause, setClause] = useState<ClauseText | null>(null)
  const entries = useMemo(() => entriesOf(regulation), [regulation.profile, regulation.base])
  const { texts } = regulation
  const shown = found(entries, filter, search)
  const edit = regulation.edition?.state === 'draft' && regulation.edition.may.edit ? regulation.edition : null
  useEffect(() => {
    if (marked) setTimeout(() => scrollTo(anchorOf(marked)), 300)
  }, [marked])
  return (
    <div className='columns'>
      <div className='column edition-side'>
        <Head regulation={regulation} entries={entries} />
        <Search value={search} onInput={setSearch} placeholder='在制度里查找' />
        <Tabs label='显示哪些' options={filtersOf(entries, regulation)} value={filter} onChoose={setFilter} />
        {process.env.TARO_ENV === 'h5' && <Chapters entries={shown} />}
      </div>
      <div className='column'>
        {chapters(shown).map(chapter => (
          <Card key={chapter.id} title={chapter.name} aside={`${chapter.entries.length} 项`} flush>
            <ul className='list' id={`chapter-${chapter.id}`}>
              {chapter.entries.map(entry => (
                <EntryView key={entry.key} entry={entry} texts={texts} marked={entry.key === marked} onOpen={setClause} onEdit={edit ? () => goToValue(edit, entry.key) : undefined} />
              ))}
            </ul>
          </Card>
        ))}
        {shown.length === 0 && <Nothing filter={filter} searched={search.trim() !== ''} />}
        {edit && filter === 'all' && !search && <AddValue edition={edit} entries={entries} />}
      </div>
      <ClauseSheet clause={clause} onClose={() => setClause(null)} />
    </div>
  )
}

/** What a clause says. */
function ClauseSheet({ clause, onClose }: { clause: ClauseText | null; onClose: () => void }) {
  return (
    <Sheet title={clause?.clause ?? ''} open={clause !== null} onClose={onClose}>
      {clause?.chapter && <p className='lede'>{clause.chapter}</p>}
      {clause?.paragraphs.map(paragraph => <p key={paragraph} className='paragraph'>{paragraph}</p>)}
      <p className='lede'>这是用我们自己的话写的要点，条文以原文为准。</p>
    </Sheet>
  )
}

function goToValue({ id }: EditionReply, key: ValueKey): void {
  go('/pages/organisation/edition-value/index', { id, key })
}

function scrollTo(anchor: string): void {
  // In the browser the head of the page would cover it.
  if (process.env.TARO_ENV === 'h5') document.getElementById(anchor)?.scrollIntoView()
  else void Taro.pageScrollTo({ selector: `#${anchor}`, duration: 0 })
}

function filtersOf(entries: Entry[], { base }: Regulation) {
  const count = (filter: Filter) => found(entries, filter, '').length
  return [
    { value: 'all' as const, name: '全部' },
    ...(base ? [{ value: 'own' as const, name: `改动 ${count('own')}` }] : []),
    { value: 'blank' as const, name: `空缺 ${count('blank')}` },
    { value: 'reading' as const, name: '不同理解' },
  ]
}

function Nothing({ filter, searched }: { filter: Filter; searched: boolean }) {
  if (searched) return <Empty title='没有找到'>换个词试试，或者看看“全部”。</Empty>
  const words: Record<Filter, string> = { all: '这份制度还没有写入任何一项', own: '没有改动：每一项都和原文一样', blank: '没有空缺：每一项都写明了', reading: '没有需要选择理解的地方' }
  return <Empty title={words[filter]} />
}

/** What is open here, since when it holds, and what one can do with it. */
function Head({ regulation: { profile, base, edition, here, texts }, entries }: { regulation: Regulation; entries: Entry[] }) {
  const save = useAction(async () => {
    const { bytes, name } = await download(policy.download, { id: edition!.id })
    await handOver(bytes, name)
  })
  const copy = useAction(async () => {
    const made = await call(policy.copy, { id: edition!.id })
    say('已复制为草稿')
    go('/pages/organisation/edition/index', { id: made.id })
  })
  const draft = edition?.state === 'draft'
  const blanks = entries.filter(({ blank }) => blank !== null).length
  return (
    <Card title={profile.title}>
      <FaultNotice fault={save.fault ?? copy.fault} />
      {draft && blanks > 0 && <Notice kind='warn'>还有 {blanks} 处空缺。可以先发布，用到空缺的地方会说明缺什么。</Notice>}
      <Facts items={[
        { name: '文件', value: sentence([profile.document.title, profile.document.number], '，') },
        ...(edition ? [{ name: '适用', value: edition.organisationName }, { name: '生效', value: `${dayWord(edition.effectiveFrom)} 起` }] : []),
        { name: '状态', value: stateOf(edition, here) },
        ...(base && edition && edition.changes > 0 ? [{ name: '改动', value: `和原文相比改了 ${edition.changes} 处` }] : []),
        ...(texts.length > 0 ? [{ name: '条款', value: '点一条，看它说什么' }] : []),
      ]} />
      {edition && (
        <div className='actions'>
          {draft && edition.may.edit && <Button onTap={() => go('/pages/organisation/edition-document/index', { id: edition.id })}>改名称、文号和生效日期</Button>}
          {draft && edition.may.edit && <Button onTap={() => go('/pages/organisation/edition-names/index', { id: edition.id })}>改岗位和机构的名称</Button>}
          {!draft && may('policy.manage') && <Button onTap={copy.run}>复制一份来修改</Button>}
          <Button onTap={save.run}>下载制度文件</Button>
          <Button onTap={() => go('/pages/organisation/editions/index', { organisationId: edition.organisationId, name: edition.organisationName })}>历次版本</Button>
        </div>
      )}
    </Card>
  )
}

function stateOf(edition: EditionReply | null, here: boolean): string {
  if (!edition) return here ? '您所在的地方现行' : '可以选用的制度'
  if (edition.state === 'draft') return `草稿，${edition.draftedByName}起草`
  const published = `${edition.publishedByName ?? ''}${edition.publishedAt ? ` ${instantWord(edition.publishedAt)}` : ''} 发布`
  return edition.inForce ? `现行，${published}` : published
}

function Chapters({ entries }: { entries: Entry[] }) {
  return (
    <div className='edition-chapters'>
      <Card title='目录' flush>
        <List label='目录'>
          {chapters(entries).map(({ id, name, entries: of }) => <Row key={id} title={name} aside={`${of.length} 项`} arrow={false} onTap={() => scrollTo(`chapter-${id}`)} />)}
        </List>
      </Card>
    </div>
  )
}

/** Something the document says nothing about, which the county rules itself. */
function AddValue({ edition, entries }: { edition: EditionReply; entries: Entry[] }) {
  const missing = (Object.keys(VALUES) as ValueKey[]).filter(key => !entries.some(entry => entry.key === key))
  return (
    <Card title='原文没有的事项'>
      <Select
        label='补充一项'
        hint='原文没有规定、本地另有规定的，可以补上，写明本地的依据。'
        options={missing.map(key => ({ value: key, name: VALUES[key].title }))}
        value={null}
        onChoose={key => goToValue(edition, key)}
      />
    </Card>
  )
}
