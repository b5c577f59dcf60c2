import { useState } from 'react'
import { BRANCH_BOOKS, party, type PartyBranch, type PartyMember } from '@village/shared/contract/party'
import { nameOfWord } from '@village/shared/kernel/word'
import { call } from '@/call'
import { today } from '@/clock'
import { missing } from '@/fault'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Select, Switch } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice } from '@/ui/notice'

type Done = (branch: PartyBranch) => void
const NONE = 'none'

interface Facts {
  name: string
  personId: string
  groupId: string
  formal: boolean
  committee: boolean
}

/** Who the member is: shared by the new entry and its change. */
function Member({ of, facts, onChange, wrong }: { of: PartyBranch; facts: Facts; onChange: (part: Partial<Facts>) => void; wrong: (field: string) => string | undefined }) {
  return (
    <>
      <Field label='姓名' value={facts.name} onInput={name => onChange({ name })} max={30} error={wrong('name')} />
      {of.people.length > 0 && <Select label='是哪名队员' options={[{ value: NONE, name: '不是驻村队员' }, ...of.people.map(each => ({ value: each.personId, name: each.name }))]} value={facts.personId} onChoose={personId => onChange({ personId, ...(facts.name ? {} : { name: of.people.find(each => each.personId === personId)?.name ?? '' }) })} error={wrong('personId')} hint='选了的，可以自己签到、投票' />}
      {of.groups.length > 0 && <Select label='党小组' options={[{ value: NONE, name: '不在小组' }, ...of.groups.map(each => ({ value: each.id, name: each.name }))]} value={facts.groupId} onChoose={groupId => onChange({ groupId })} error={wrong('groupId')} />}
      <Switch label='正式党员' note='预备党员没有表决权' on={facts.formal} onTurn={formal => onChange({ formal })} />
      <Switch label='支部委员' on={facts.committee} onTurn={committee => onChange({ committee })} />
    </>
  )
}

const sent = ({ name, personId, groupId, formal, committee }: Facts) => ({ name: name.trim(), personId: personId === NONE ? undefined : personId, groupId: groupId === NONE ? undefined : groupId, formal, committee })

export function Add({ of, onDone }: { of: PartyBranch; onDone: Done }) {
  const [facts, setFacts] = useState<Facts>({ name: '', personId: NONE, groupId: NONE, formal: true, committee: false })
  const [from, setFrom] = useState(today())
  const [cameFrom, setCameFrom] = useState('')
  const [letterIn, setLetter] = useState('')
  const { fault, run } = useAction(async () => {
    if (!facts.name.trim()) throw missing('name', '请写姓名')
    onDone(await call(party.addMember, { villageId: of.villageId, ...sent(facts), from, cameFrom, letterIn }))
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <Member of={of} facts={facts} onChange={part => setFacts(before => ({ ...before, ...part }))} wrong={field => errorOf(fault, field)} />
      <DayPicker label='从哪天起在这个支部' value={from} onChoose={setFrom} to={today()} error={errorOf(fault, 'from')} />
      <Field label='从哪里转来' value={cameFrom} onInput={setCameFrom} max={60} optional />
      <Field label='介绍信编号' value={letterIn} onInput={setLetter} max={60} optional />
      <Button kind='primary' onTap={run}>登记</Button>
    </>
  )
}

export function Change({ of, member, onDone, onLeave }: { of: PartyBranch; member: PartyMember; onDone: Done; onLeave: () => void }) {
  const [facts, setFacts] = useState<Facts>({ name: member.name, personId: member.personId ?? NONE, groupId: member.groupId ?? NONE, formal: member.formal, committee: member.committee })
  const { fault, run } = useAction(async () => onDone(await call(party.changeMember, { id: member.id, ...sent(facts) })))
  return (
    <>
      <FaultNotice fault={fault} />
      <Member of={of} facts={facts} onChange={part => setFacts(before => ({ ...before, ...part }))} wrong={field => errorOf(fault, field)} />
      <Button kind='primary' onTap={run}>改好了</Button>
      <Button onTap={onLeave}>转出组织关系</Button>
    </>
  )
}

export function Leave({ member, onDone }: { member: PartyMember; onDone: Done }) {
  const [to, setTo] = useState(today())
  const [wentTo, setWentTo] = useState('')
  const [letterOut, setLetter] = useState('')
  const { fault, run } = useAction(async () => {
    if (!wentTo.trim()) throw missing('wentTo', '请写转到哪里')
    onDone(await call(party.leave, { id: member.id, to, wentTo: wentTo.trim(), letterOut }))
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <p>{member.name}的组织关系转出以后，不再算应到，登记留在名册下面。</p>
      <DayPicker label='哪天转出' value={to} onChoose={setTo} to={today()} error={errorOf(fault, 'to')} />
      <Field label='转到哪里' value={wentTo} onInput={setWentTo} max={60} error={errorOf(fault, 'wentTo')} />
      <Field label='介绍信编号' value={letterOut} onInput={setLetter} max={60} optional />
      <Button kind='primary' onTap={run}>转出</Button>
    </>
  )
}

export function AddGroup({ of, onDone }: { of: PartyBranch; onDone: Done }) {
  const [name, setName] = useState('')
  const [leaderName, setLeader] = useState('')
  const [ofTeam, setOfTeam] = useState(!of.groups.some(each => each.ofTeam))
  const { fault, run } = useAction(async () => {
    if (!name.trim()) throw missing('name', '请写党小组的名称')
    onDone(await call(party.addGroup, { villageId: of.villageId, name: name.trim(), leaderName, ofTeam }))
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <Field label='名称' value={name} onInput={setName} max={40} error={errorOf(fault, 'name')} />
      <Switch label='驻村工作队的党小组' note='登记过的队员自动编入，组长就是队长' on={ofTeam} onTurn={setOfTeam} />
      {!ofTeam && <Field label='组长' value={leaderName} onInput={setLeader} max={30} optional />}
      <Button kind='primary' onTap={run}>设立</Button>
    </>
  )
}

export function Report({ of, onDone }: { of: PartyBranch; onDone: Done }) {
  const [text, setText] = useState('')
  const { fault, run } = useAction(async () => {
    if (!text.trim()) throw missing('text', '请写汇报')
    onDone(await call(party.report, { villageId: of.villageId, period: of.reportPeriod ?? '', text: text.trim() }))
  })
  return (
    <>
      <FaultNotice fault={fault} />
      {of.reportTopics.length > 0 && <p>要写到：{of.reportTopics.join('、')}。</p>}
      <Field label='汇报' kind='long' value={text} onInput={setText} max={10000} error={errorOf(fault, 'text')} />
      <Button kind='primary' onTap={run}>交上去</Button>
    </>
  )
}

export function Check({ of, onDone }: { of: PartyBranch; onDone: Done }) {
  const [day, setDay] = useState(today())
  const [books, setBooks] = useState<string[]>([...BRANCH_BOOKS])
  const [found, setFound] = useState('')
  const { fault, run } = useAction(async () => {
    if (!found.trim()) throw missing('found', '请写看到的情况')
    onDone(await call(party.check, { villageId: of.villageId, day, books, found: found.trim() }))
  })
  return (
    <>
      <FaultNotice fault={fault} />
      <DayPicker label='哪天查的' value={day} onChoose={setDay} to={today()} error={errorOf(fault, 'day')} />
      {BRANCH_BOOKS.map(book => <Switch key={book} label={nameOfWord(book)} on={books.includes(book)} onTurn={on => setBooks(before => (on ? [...before, book] : before.filter(each => each !== book)))} />)}
      <Field label='看到的情况' kind='long' value={found} onInput={setFound} max={1000} error={errorOf(fault, 'found')} />
      <Button kind='primary' onTap={run}>记下</Button>
    </>
  )
}
