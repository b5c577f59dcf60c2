import { useState } from 'react'
import { burden, type BurdenItemLine, type PlaceBurden } from '@village/shared/contract/burden'
import { BURDEN_MODULE_NAMES, type BurdenNumbers } from '@village/shared/kernel/burden'
import { addDays, weekday } from '@village/shared/kernel/day'
import { download } from '@/call'
import { today } from '@/clock'
import { handOver } from '@/file'
import { go, parameter } from '@/go'
import { useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Select, Tabs } from '@/ui/choice'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { WeekStepper } from '@/ui/stepper'
import { sentence } from '@/ui/words'
import { besidesWord, countWord, HowCounted, Numbers } from '../numbers'

type Shown = 'modules' | 'askers' | 'items'

const SHOWN: { value: Shown; name: string }[] = [{ value: 'modules', name: '按模块' }, { value: 'askers', name: '按谁要的' }, { value: 'items', name: '是哪些事' }]

/** How much is asked of those who work in the villages, in a week; nobody is named. */
export default function PlaceBurdenPage() {
  const [week, setWeek] = useState(addDays(parameter('week') ?? today(), 1 - weekday(parameter('week') ?? today())))
  const [organisationId, setOrganisationId] = useState(parameter('organisationId') ?? '')
  const load = useLoad(burden.place, { week, ...(organisationId ? { organisationId } : {}) })
  return (
    <Page title='一周的负担' wide>
      <WeekStepper monday={week} onChoose={setWeek} ahead />
      <Loaded of={load}>
        {seen => (
          <>
            {seen.places.length > 0 && <Select label='看哪里' options={seen.places.map(({ id, name }) => ({ value: id, name }))} value={null} onChoose={setOrganisationId} placeholder={`${seen.placeName}全部，点这里选一个`} />}
            {organisationId !== '' && <Button kind='quiet' narrow onTap={() => setOrganisationId('')}>回到全部</Button>}
            {seen.people === 0 ? <Empty title='这里看要干部办多少事'>{seen.placeName}这一周没有在任的驻村干部。</Empty> : <Seen seen={seen} input={{ week, ...(organisationId ? { organisationId } : {}) }} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Seen({ seen, input }: { seen: PlaceBurden; input: { week: string; organisationId?: string } }) {
  const [shown, setShown] = useState<Shown>('modules')
  const { modules, askers, items } = seen
  const file = useAction(async () => {
    const { bytes, name } = await download(burden.xlsx, input)
    await handOver(bytes, name)
  })
  return (
    <>
      {seen.withoutRules && <Notice kind='warn'>这一周没有生效的制度，制度要求的事不知道，下面只有部门、会议和通知。</Notice>}
      <div className='columns'>
        <div className='column'><Numbers title={`${seen.placeName}，每人每周`} note={`${seen.people} 人，${seen.teams} 支队`} each={seen.each} ceiling={seen.ceiling} above={seen.above} /></div>
        <div className='column'>
          <Tabs label='怎样看' options={SHOWN} value={shown} onChoose={setShown} />
          {shown === 'items' ? <Items items={items} /> : <Groups label={shown === 'modules' ? '按模块' : '按谁要的'} groups={shown === 'modules' ? modules : askers} />}
        </div>
      </div>
      <HowCounted />
      <FaultNotice fault={file.fault} />
      <div className='actions'>
        <Button onTap={file.run}>导出表格</Button>
        {seen.may.set && <Button onTap={() => go('/pages/burden/ceiling/index', { organisationId: seen.organisationId })}>设定上限</Button>}
      </div>
    </>
  )
}

function Groups({ label, groups }: { label: string; groups: readonly (BurdenNumbers & { name: string })[] }) {
  if (groups.length === 0) return <Empty title={label}>这一周没有要求办的事，也没有发出通知。</Empty>
  return (
    <Card flush>
      <List label={label}>
        {groups.map(({ name, ...each }) => <Row key={name} title={name} note={besidesWord(each)} aside={<span className='numbers'>{countWord('entries', each.entries) || '—'}</span>} />)}
      </List>
    </Card>
  )
}

/** Of all people together, so that it can be counted. */
function Items({ items }: { items: BurdenItemLine[] }) {
  if (items.length === 0) return <Empty title='是哪些事'>这一周没有要求办的事。</Empty>
  return (
    <Card title='是哪些事' aside='全体合计' flush>
      <List label='是哪些事'>
        {items.map(({ source, title, askedBy, module, entries, fields, because }) => (
          <Row key={`${source}${title}${askedBy}`} title={title} note={sentence([BURDEN_MODULE_NAMES[module], askedBy, besidesWord({ fields })])} aside={<><span className='numbers'>{entries} 件</span> <Basis because={because} title={title} /></>} />
        ))}
      </List>
    </Card>
  )
}
