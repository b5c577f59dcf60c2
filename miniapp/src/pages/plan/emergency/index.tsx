import Taro from '@tarojs/taro'
import { useState } from 'react'
import { emergency, type EmergencyContact, type EmergencyPlan } from '@village/shared/contract/emergency'
import { ISSUE_STATE_NAMES } from '@village/shared/contract/issue-words'
import { organisation } from '@village/shared/contract/organisation'
import { go, parameter } from '@/go'
import { session } from '@/session'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { Select } from '@/ui/choice'
import { Loaded, useLoad } from '@/ui/load'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { dayWord, instantWord, sentence } from '@/ui/words'
import '../plan.scss'

/** Whom to call, who decides, what to do: kept on the phone, so that it opens without signal. */
export default function Emergency() {
  const own = (session.get()?.me.roles ?? []).find(({ path }) => path.split('/').filter(Boolean).length === 3)?.organisationId
  const tree = useLoad(organisation.tree, undefined, { when: own === undefined })
  const villages = (tree.data ?? []).filter(({ kind }) => kind === 'village')
  const [chosen, choose] = useState<string | null>(parameter('villageId') ?? own ?? null)
  const villageId = chosen ?? villages[0]?.id ?? ''
  const load = useLoad(emergency.plan, { villageId }, { when: villageId !== '' })
  return (
    <Page title='应急预案' action={load.data?.may.raise && <Button kind='primary' onTap={() => go('/pages/issue/new/index', { kind: 'direct' })}>出事了，马上报</Button>}>
      {villages.length > 1 && <Select label='哪个村' options={villages.map(({ id, name }) => ({ value: id, name }))} value={villageId} onChoose={choose} />}
      {villageId === '' && tree.data && <Empty title='这里是一个村的应急预案'>您的范围里还没有村。</Empty>}
      <Loaded of={load}>{found => <Found of={found} />}</Loaded>
    </Page>
  )
}

function Found({ of: { villageId, villageName, text, version, savedByName, savedAt, firstResponsible, members, chain, because, groups, others, events, may } }: { of: EmergencyPlan }) {
  const facts = [
    { name: '先报谁', value: chain.join('、') },
    ...(firstResponsible ? [{ name: '第一责任人', value: firstResponsible }] : []), ...(members.length > 0 ? [{ name: '成员', value: members.join('、') }] : []),
  ]
  return (
    <>
      <Card title={villageName} aside={<Basis because={because} title='由谁负责、报给谁' />}>
        {text ? <p className='plan-text'>{text}</p> : <p>还没有写怎么处置。先看下面的电话，一边报告一边处置。</p>}
        <Facts items={facts} />
        {savedAt && <p className='plan-note'>{sentence([`第 ${version} 版`, savedByName, instantWord(savedAt)])}</p>}
      </Card>
      {[...groups, ...(others.length > 0 ? [{ name: '其他', contacts: others }] : [])].map(({ name, contacts }) => (
        <Card key={name} title={name} flush><List label={name}>{contacts.map((contact, index) => <Contact key={index} contact={contact} />)}</List></Card>
      ))}
      {events.length > 0 && (
        <Card title='最近直报的' flush>
          <List label='最近直报的'>{events.map(({ id, title, state, foundOn }) => <Row key={id} title={title} note={dayWord(foundOn)} aside={ISSUE_STATE_NAMES[state]} onTap={() => go('/pages/issue/detail/index', { id })} />)}</List>
        </Card>
      )}
      {may.write && <Button onTap={() => go('/pages/plan/emergency-edit/index', { villageId })}>修改处置办法和其他电话</Button>}
    </>
  )
}

/** A tap calls; a masked number cannot be called. */
function Contact({ contact: { name, duty, phone } }: { contact: EmergencyContact }) {
  const call = phone.includes('*') ? undefined : () => Taro.makePhoneCall({ phoneNumber: phone.replace(/-/g, '') }).catch(() => undefined)
  return <Row title={name} note={duty} aside={<span className='plan-call numbers'>{phone}</span>} onTap={call} arrow={false} />
}
