import { useState } from 'react'
import { leave, LEAVE_STATE_NAMES, LEAVE_STATES, type LeaveLine, type LeaveState } from '@village/shared/contract/leave'
import { permissionsOf, reachesTeamOnly } from '@village/shared/kernel/permission'
import { go, parameter } from '@/go'
import { usePolicy } from '@/policy'
import { may, session } from '@/session'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Select, Tabs } from '@/ui/choice'
import { Field } from '@/ui/field'
import { Loaded } from '@/ui/load'
import { Empty, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List, Row } from '@/ui/row'
import { Unsent } from '@/ui/unsent'
import { kindWord, noteOf, stateOf } from '../summary'
import './index.scss'

type Box = 'mine' | 'waiting' | 'team'
type StateChoice = LeaveState | 'all'
const FEW = 5

/** The lists this person has: his own, what waits for him, and whom he looks after. */
function boxes(): { value: Box; name: string }[] {
  const roles = session.get()?.me.roles ?? []
  const wide = roles.some(({ role }) => !reachesTeamOnly(role) && permissionsOf(role).includes('leave.read'))
  const shown: { value: Box; name: string; shown: boolean }[] = [
    { value: 'mine', name: '我的', shown: may('leave.apply') },
    { value: 'waiting', name: '待我审批', shown: may('leave.decide') || parameter('box') === 'waiting' },
    { value: 'team', name: wide ? '管辖内' : '本队', shown: wide || may('attendance.roster') },
  ]
  return shown.filter(box => box.shown)
}

const EMPTY: Record<Box, [string, string]> = {
  mine: ['这里显示您的请假', '要离开村子时，先在这里请假。'],
  waiting: ['现在没有等您审批的请假', '有人请假轮到您审批时，会出现在这里。'],
  team: ['这里显示您管理范围内的请假', '还没有人请假。'],
}

export default function LeaveListPage() {
  const own = boxes()
  const [box, setBox] = useState<Box>(() => own.find(({ value }) => value === parameter('box'))?.value ?? own[0]?.value ?? 'mine')
  const [search, setSearch] = useState('')
  const [asked, setAsked] = useState('')
  const [state, setState] = useState<StateChoice>('all')
  const pages = usePages(leave.list, {
    box, ...(asked ? { search: asked } : {}), ...(state !== 'all' && box !== 'waiting' ? { state } : {}),
  })
  const applies = may('leave.apply')
  const looking = asked !== '' || state !== 'all'
  return (
    <Page title='请假' action={box === 'mine' && applies && <Button kind='primary' onTap={() => go('/pages/leave/apply/index')}>我要请假</Button>}>
      {own.length > 1 && <Tabs label='哪些请假' options={own} value={box} onChoose={next => { setBox(next); setState('all') }} />}
      {box === 'mine' && <Unsent of={['leave.apply', 'leave.change', 'away.phoneIn']} onSent={pages.first.reload} />}
      {box === 'mine' && applies && <PhoneInWay />}
      {(looking || pages.total > FEW) && (
        <div className='leave-tools'>
          <Field label={box === 'mine' ? '查找事由、去向' : '查找姓名、事由'} value={search} onInput={setSearch} onConfirm={() => setAsked(search.trim())} max={40} />
          <div className='leave-search'><Button narrow onTap={() => setAsked(search.trim())}>查找</Button></div>
          {box !== 'waiting' && (
            <Select<StateChoice>
              label='状态'
              options={[{ value: 'all', name: '全部' }, ...LEAVE_STATES.map(value => ({ value, name: LEAVE_STATE_NAMES[value] }))]}
              value={state}
              onChoose={setState}
            />
          )}
        </div>
      )}
      <Loaded of={pages.first}>
        {() => pages.items.length === 0
          ? looking
            ? <Empty title='没有找到' action={{ name: '看全部', onTap: () => { setSearch(''); setAsked(''); setState('all') } }}>换个词，或者看全部。</Empty>
            : <Empty title={EMPTY[box][0]}>{EMPTY[box][1]}</Empty>
          : (
            <Card flush>
              <List label='请假'>{pages.items.map(line => <Line key={line.id} line={line} own={box === 'mine'} />)}</List>
              <More of={pages} unit='张' />
            </Card>
          )}
      </Loaded>
    </Page>
  )
}

function Line({ line, own }: { line: LeaveLine; own: boolean }) {
  return (
    <Row
      title={own ? kindWord(line) : `${line.personName} ${kindWord(line)}`}
      note={noteOf(line, !own)}
      aside={<Mark {...stateOf(line)} />}
      onTap={() => go('/pages/leave/detail/index', { id: line.id })}
    />
  )
}

/** Where the regulation knows leave by telephone: a colleague writes it down. */
function PhoneInWay() {
  const { active } = usePolicy()
  const request = active?.profile.values['leave.request'] as { value?: { phoneWithProxyForm?: boolean } } | undefined
  if (!request?.value?.phoneWithProxyForm) return null
  return <Card flush><List label='代填'><Row title='代填电话请假' note='同事打电话请假，替他填' onTap={() => go('/pages/leave/phone-in/index')} /></List></Card>
}
