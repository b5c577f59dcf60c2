import { useState } from 'react'
import { organisation } from '@village/shared/contract/organisation'
import { CADRE_ROLES, type Level, ROLES, type RoleId } from '@village/shared/kernel/role'
import { call } from '@/call'
import { today } from '@/clock'
import { Fault } from '@/fault'
import { goBack, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Select } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf } from '@/ui/field'
import { useLoad } from '@/ui/load'
import { FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { HandoverFirst } from '../handover-first'
import { fullName } from '../tree'
import { type Checked, SelectionCheck } from './check'

/** Which places a role of this level is held at. */
const PLACE_OF: Partial<Record<Level, string>> = { village: 'village', township: 'township', county: 'county', city: 'county', unit: 'county' }
const ROLE_OPTIONS = (Object.keys(ROLES) as RoleId[]).map(id => ({ value: id, name: ROLES[id].name }))
const TEAM_ROLES = ROLE_OPTIONS.filter(({ value }) => ROLES[value].level === 'team')

/** A new term: a role, where, from when; or a move to another team, which ends the term there is. */
export default function AddTerm() {
  const [{ id, name, moves }] = useState(() => ({ id: parameter('id') ?? '', name: parameter('name') ?? '', moves: parameter('move') === 'yes' }))
  const [role, setRole] = useState<RoleId>('team_member')
  const [placeId, setPlaceId] = useState<string | null>(null)
  const [from, setFrom] = useState(today())
  const [to, setTo] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [checked, setChecked] = useState<Checked>({ done: false, against: [], reason: '' })
  const level = ROLES[role].level
  const places = usePlaces(level)
  const asks = !moves && placeId !== null && CADRE_ROLES.includes(role)
  const { fault, run } = useAction(async () => {
    if (!placeId) throw new Fault('invalid', `请选择${level === 'team' ? '工作队' : '任职的地方'}`, undefined, [{ field: level === 'team' ? 'teamId' : 'organisationId', text: '请选择' }])
    if (moves) await call(organisation.move, { id, teamId: placeId, role, from, ...(reason.trim() ? { reason: reason.trim() } : {}) })
    else await call(organisation.addTerm, { id, role, from, to: to ?? undefined, ...(level === 'team' ? { teamId: placeId } : { organisationId: placeId }), ...(asks && checked.done ? { checked: true, against: checked.against, ...(checked.reason.trim() ? { reason: checked.reason.trim() } : {}) } : {}) })
    say(moves ? '已调动' : '已新增任职')
    goBack()
  })
  const choose = (next: RoleId) => {
    if (ROLES[next].level !== level) setPlaceId(null)
    setRole(next)
  }
  return (
    <Page title={moves ? '调到另一支工作队' : '新增任职'} action={<Button kind='primary' onTap={run}>{moves ? '调动' : '新增任职'}</Button>}>
      <FaultNotice fault={fault} />
      <p className='lede'>{moves ? `${name}在原来工作队的任职到前一天结束，以前的记录都保留。` : `给${name}登记一个任职。同一个人可以有几个角色。`}</p>
      <Card>
        <Select label='角色' options={moves ? TEAM_ROLES : ROLE_OPTIONS} value={role} onChoose={choose} hint={CADRE_ROLES.includes(role) ? '这个角色要计考勤。' : '这个角色不计考勤。'} error={errorOf(fault, 'role')} />
        <Select
          label={level === 'team' ? '工作队' : '任职的地方'}
          options={places}
          value={placeId}
          onChoose={setPlaceId}
          error={errorOf(fault, 'teamId') ?? errorOf(fault, 'organisationId')}
          empty={level === 'team' ? '还没有工作队，先在村里新增' : '没有可选的地方'}
        />
        <DayPicker label={moves ? '到任日期' : '开始日期'} value={from} onChoose={setFrom} error={errorOf(fault, 'from')} />
        {!moves && <DayPicker label='结束日期' optional value={to} onChoose={setTo} from={from} error={errorOf(fault, 'to')} hint='不填就是一直到办理结束为止。' />}
      </Card>
      {asks && <SelectionCheck key={`${placeId}${role}`} of={{ personId: id, teamId: placeId, role }} value={checked} onChange={setChecked} fault={fault} />}
      {moves && <HandoverFirst fault={fault} personId={id} reason={reason} onInput={setReason} />}
    </Page>
  )
}

function usePlaces(level: Level): { value: string; name: string; note?: string }[] {
  const teams = useLoad(organisation.teams, {})
  const tree = useLoad(organisation.tree, undefined)
  if (level === 'team') return (teams.data ?? []).map(team => ({ value: team.id, name: team.name, note: `${team.townshipName} ${team.villageName}` }))
  const places = tree.data ?? []
  return places.filter(({ kind }) => kind === PLACE_OF[level]).map(place => ({ value: place.id, name: fullName(places, place) }))
}
