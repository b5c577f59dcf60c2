import { useState } from 'react'
import { household, type HouseholdLine } from '@village/shared/contract/household'
import { HOUSEHOLD_STATE_NAMES, HOUSEHOLD_STATES, HOUSEHOLD_TAG_NAMES, HOUSEHOLD_TAGS, type HouseholdState, type HouseholdTag } from '@village/shared/kernel/household'
import { go, parameter } from '@/go'
import { may } from '@/session'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Search, Select, Switch } from '@/ui/choice'
import { Loaded } from '@/ui/load'
import { Empty, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { dayWord, sentence } from '@/ui/words'
import { careWords, ColourMark } from '../marks'

interface Filter {
  state: HouseholdState | 'all'
  tag: HouseholdTag | 'all'
  monitored: boolean
  unpaired: 'all' | 'yes' | 'poor'
  conflicts: boolean
}

const UNPAIRED = [{ value: 'all', name: '全部' }, { value: 'yes', name: '没有结对的户' }, { value: 'poor', name: '没有人包联的贫困户' }] as const
const NOTHING: Filter = { state: 'all', tag: 'all', monitored: false, unpaired: 'all', conflicts: false }

/** The register of a village, or of all within reach. */
export default function Households() {
  const villageId = parameter('villageId')
  const [search, setSearch] = useState('')
  const [filter, setFilter] = useState<Filter>({ ...NOTHING, unpaired: UNPAIRED.find(({ value }) => value === parameter('unpaired'))?.value ?? 'all', conflicts: parameter('conflicts') === 'yes' })
  const [choosing, setChoosing] = useState(false)
  const { state, tag, monitored, unpaired, conflicts } = filter
  const wanted = {
    ...(villageId ? { organisationId: villageId } : {}), ...(search.trim() ? { search: search.trim() } : {}), ...(state === 'all' ? {} : { state }), ...(tag === 'all' ? {} : { tag }),
    ...(monitored ? { monitored: 'yes' as const } : {}), ...(unpaired === 'all' ? {} : { unpaired }), ...(conflicts ? { conflicts: 'yes' as const } : {}),
  }
  const pages = usePages(household.list, wanted, { keep: false })
  const count = [state !== 'all', tag !== 'all', monitored, unpaired !== 'all', conflicts].filter(Boolean).length
  const add = villageId && may('household.write')
  return (
    <Page title={parameter('name') ? `${parameter('name')}户册` : '户册'} action={add && <Button kind='primary' onTap={() => go('/pages/household/edit/index', { villageId })}>新增一户</Button>}>
      <Search value={search} onInput={setSearch} placeholder='查找姓名、拼音、户号或小组' />
      <Button kind='quiet' onTap={() => setChoosing(!choosing)}>{choosing ? '收起条件' : count > 0 ? `已按 ${count} 个条件筛选` : '按状态、类型筛选'}</Button>
      {choosing && <Conditions filter={filter} onChange={setFilter} />}
      <Loaded of={pages.first}>{() => pages.items.length === 0
        ? unpaired === 'poor' && count === 1 && !search ? <Empty title='贫困户都有干部包联' /> : <Empty title={count > 0 || search ? '没有找到' : '这里一户一行'}>{count > 0 || search ? '换个词或条件试试。' : '户册还没有导入。'}</Empty>
        : (
          <>
            <Card flush><List label='户册'>{pages.items.map(line => <Line key={line.id} line={line} withVillage={!villageId} />)}</List></Card>
            <More of={pages} unit='户' />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Line({ line, withVillage }: { line: HouseholdLine; withVillage: boolean }) {
  const { id, villageName, number, group, headName, people, lastVisit, conflicts } = line
  return (
    <Row
      title={headName}
      note={sentence([withVillage && villageName, number, group, `${people} 人`, careWords(line), lastVisit ? `最近走访 ${dayWord(lastVisit)}` : '还没有走访'])}
      aside={conflicts > 0 ? <Tag tone='amber'>要核对</Tag> : <ColourMark colour={line.colour === 'green' ? null : line.colour} />}
      onTap={() => go('/pages/household/one/index', { id })}
    />
  )
}

function Conditions({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const change = (part: Partial<Filter>) => onChange({ ...filter, ...part })
  const all = { value: 'all' as const, name: '全部' }
  return (
    <Card>
      <Select<Filter['state']> label='状态' options={[all, ...HOUSEHOLD_STATES.map(value => ({ value, name: HOUSEHOLD_STATE_NAMES[value] }))]} value={filter.state} onChoose={state => change({ state })} />
      <Select<Filter['tag']> label='重点户类型' options={[all, ...HOUSEHOLD_TAGS.map(value => ({ value, name: HOUSEHOLD_TAG_NAMES[value] }))]} value={filter.tag} onChoose={tag => change({ tag })} />
      <Switch label='只看监测对象' on={filter.monitored} onTurn={monitored => change({ monitored })} />
      <Select<Filter['unpaired']> label='结对干部' options={UNPAIRED} value={filter.unpaired} onChoose={unpaired => change({ unpaired })} />
      <Switch label='只看要核对的' note='两个人同时改了同一项' on={filter.conflicts} onTurn={conflicts => change({ conflicts })} />
      <Button kind='quiet' onTap={() => onChange(NOTHING)}>清空条件</Button>
    </Card>
  )
}

