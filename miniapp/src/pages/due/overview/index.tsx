import { useState } from 'react'
import { due, type DueGroup } from '@village/shared/contract/due'
import { DUE_SOURCES, DUE_SOURCE_NAMES, DUE_STATE_NAMES, type DueSource, type DueState } from '@village/shared/rules/due-item'
import { download } from '@/call'
import { handOver } from '@/file'
import { go, parameter } from '@/go'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Search, Select, Tabs } from '@/ui/choice'
import { Empty, FaultNotice, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Paged, usePages } from '@/ui/pager'
import { Row } from '@/ui/row'
import { sentence } from '@/ui/words'
import { clauseWord, untilWord } from '../lines'
import { useSpan } from '../span'

type Shown = 'all' | DueState

const SHOWN: { value: Shown; name: string }[] = [{ value: 'all', name: '全部' }, { value: 'missed', name: '没做' }, ...(['open', 'late', 'unset'] as const).map(value => ({ value, name: DUE_STATE_NAMES[value] }))]
const EVERYTHING = 'all'

/** What falls due at a place, matter by matter, and who has not done it yet. */
export default function DueOverviewPage() {
  const { period, chooser } = useSpan(parameter('period'), 'month')
  const [organisationId, setOrganisationId] = useState(parameter('organisationId') ?? '')
  const [source, setSource] = useState<DueSource | typeof EVERYTHING>(EVERYTHING)
  const [shown, setShown] = useState<Shown>('all')
  const [search, setSearch] = useState('')
  const input = {
    period, ...(organisationId ? { organisationId } : {}), ...(source === EVERYTHING ? {} : { source }), ...(shown === 'all' ? {} : { state: shown }), ...(search.trim() ? { search: search.trim() } : {}),
  }
  const pages = usePages(due.overview, input)
  const places = (pages.first.data as { places?: { id: string; name: string }[] } | null)?.places ?? []
  return (
    <Page title='到期事项一览'>
      {chooser}
      <Search value={search} onInput={setSearch} placeholder='查找事项、姓名或地方' />
      {places.length > 0 && <Select label='看哪里' options={places.map(({ id, name }) => ({ value: id, name }))} value={null} onChoose={setOrganisationId} placeholder='全部，点这里选一个' />}
      {organisationId !== '' && <Button kind='quiet' narrow onTap={() => setOrganisationId('')}>回到全部</Button>}
      <Select label='哪一类' options={[{ value: EVERYTHING, name: '全部' }, ...DUE_SOURCES.map(value => ({ value, name: DUE_SOURCE_NAMES[value] }))]} value={source} onChoose={setSource} />
      <Tabs label='状态' options={SHOWN} value={shown} onChoose={setShown} />
      <Paged of={pages} label='到期事项' unit='项' empty={<Empty title='这里按事项看谁还没做'>{search || shown !== 'all' || source !== EVERYTHING ? '这样找没有，换个条件试试。' : '这段时间没有到期的事项。'}</Empty>}>
        {group => <Line key={`${group.owner} ${group.key}`} group={group} period={period} organisationId={organisationId} />}
      </Paged>
      {pages.items.length > 0 && <Export input={input} />}
    </Page>
  )
}

function Line({ group, period, organisationId }: { group: DueGroup; period: string; organisationId: string }) {
  const { title, turn, due: until, counts, waiting, owner, key } = group
  const of = owner === 'person' ? '人' : '家'
  return (
    <Row
      title={sentence([title, turn], ' ')}
      note={sentence([untilWord(until, counts.missed > 0 ? 'missed' : counts.open > 0 ? 'open' : 'done'), waiting.length > 0 && `${waiting.join('、')}${counts.missed > waiting.length ? '等' : ''}`, clauseWord(group)])}
      aside={counts.unset > 0 ? <Tag>待定</Tag> : counts.missed > 0 ? <Tag tone='cinnabar'>! {counts.missed} {of}没做</Tag> : counts.open > 0 ? <Tag tone='amber'>○ {counts.open} {of}待办</Tag> : <Tag tone='pine'>√ 都做了</Tag>}
      onTap={() => go('/pages/due/owners/index', { key, owner, title: sentence([title, turn], ' '), period, ...(organisationId ? { organisationId } : {}) })}
    />
  )
}

function Export({ input }: { input: { period: string; organisationId?: string; source?: DueSource; state?: DueState; search?: string } }) {
  const { fault, run } = useAction(async () => {
    const { bytes, name } = await download(due.xlsx, input)
    await handOver(bytes, name)
  })
  return <><FaultNotice fault={fault} /><div className='actions'><Button onTap={run}>导出表格</Button></div></>
}
