import { useState } from 'react'
import { contact, type Contact, type Contacts } from '@village/shared/contract/contact'
import { call } from '@/call'
import { today } from '@/clock'
import { missing } from '@/fault'
import { go, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice, Search } from '@/ui/choice'
import { Confirm } from '@/ui/confirm'
import { errorOf, Field } from '@/ui/field'
import { type Load, Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { dayWord, sentence } from '@/ui/words'

/** From here on one is looked for. */
const MANY = 8

/** Whom a cadre keeps contact with, and whether he talked with each. */
export default function ContactsPage() {
  const personId = parameter('personId')
  const [search, setSearch] = useState('')
  const load = useLoad(contact.list, { personId, search: search.trim() || undefined }, { keep: false })
  const [adding, setAdding] = useState(false)
  const mine = load.data?.mine && load.data.teamId
  return (
    <Page title='联系的群众' action={mine && !adding && <Button kind='primary' onTap={() => setAdding(true)}>新增联系的群众</Button>}>
      <Loaded of={load}>{data => (
        <>
          {adding && <Add kinds={data.kinds} onDone={next => { setAdding(false); if (next) load.put(next) }} />}
          {data.duties.length > 0 && (
            <Card title='制度要求'>
              {data.duties.map(({ text, met, because }) => <p key={text}>{met === null ? <Mark symbol='?' name='待定' tone='plain' /> : <Mark symbol={met ? '√' : '○'} name={met ? '做到' : '还差'} tone={met ? 'pine' : 'amber'} />} {text} <Basis because={because} title='联系和谈心怎么要求' /></p>)}
            </Card>
          )}
          {(search !== '' || data.contacts.length > MANY) && <Search placeholder='查找姓名' value={search} onInput={setSearch} />}
          <People data={data} load={load} searched={search !== ''} />
        </>
      )}</Loaded>
    </Page>
  )
}

function People({ data: { contacts, mine }, load, searched }: { data: Contacts; load: Load<Contacts>; searched: boolean }) {
  const [ending, setEnding] = useState<Contact | null>(null)
  const [reason, setReason] = useState('')
  const end = async () => {
    if (!reason.trim()) throw missing('reason', '写明为什么不再联系')
    load.put(await call(contact.end, { id: ending?.id ?? '', reason: reason.trim() }))
    say('已记下')
  }
  const now = contacts.filter(({ to }) => to === null)
  const before = contacts.filter(({ to }) => to !== null)
  if (contacts.length === 0 && searched) return <Empty title='没有找到，换个词试试' />
  if (contacts.length === 0) return <Empty title='这里是联系的村干部、党员和群众'>先把要联系的人登记上，谈心以后在这里点“记谈心”。</Empty>
  return (
    <>
      {now.map(each => (
        <Card key={each.id} title={each.name} aside={each.who}>
          <p>{sentence([each.talks > 0 ? `谈心 ${each.talks} 次，解决困难 ${each.solved} 件` : '还没有谈心', each.lastTalk && `最近 ${dayWord(each.lastTalk)}`, `${dayWord(each.from)}起`])}</p>
          {mine && (
            <div className='actions'>
              <Button onTap={() => go('/pages/record/add/index', { kind: 'talk', whom: 'contacted_mass', name: each.name })}>记谈心</Button>
              <Button onTap={() => setEnding(each)}>不再联系</Button>
            </div>
          )}
        </Card>
      ))}
      {before.length > 0 && <Card title='以前联系的' flush><List label='以前联系的'>{before.map(({ id, name, who, from, to, endedReason }) => <Row key={id} title={name} note={sentence([who, `${dayWord(from)}至${dayWord(to ?? today())}`, endedReason])} />)}</List></Card>}
      <Confirm title='不再联系' open={ending !== null} onClose={() => setEnding(null)} name='不再联系' onConfirm={end}>
        <p>{ending?.name}从今天起不再计算，谈心的记录都留着。</p>
        <Field label='为什么' value={reason} onInput={setReason} max={200} />
      </Confirm>
    </>
  )
}

function Add({ kinds, onDone }: { kinds: string[]; onDone: (next: Contacts | null) => void }) {
  const [who, setWho] = useState<string | null>(null)
  const [name, setName] = useState('')
  const { fault, run } = useAction(async () => {
    if (!who) throw missing('who', '请选哪一类')
    if (!name.trim()) throw missing('name', '请填写姓名')
    onDone(await call(contact.add, { who, name: name.trim(), from: today() }))
    say('已登记')
  })
  return (
    <Card title='新增联系的群众'>
      <FaultNotice fault={fault} />
      <Choice label='哪一类' options={kinds.map(value => ({ value, name: value }))} value={who} onChoose={setWho} error={errorOf(fault, 'who')} />
      <Field label='姓名' value={name} onInput={setName} max={30} error={errorOf(fault, 'name')} />
      <div className='actions'>
        <Button onTap={() => onDone(null)}>不加了</Button>
        <Button kind='primary' onTap={run}>登记</Button>
      </div>
    </Card>
  )
}
