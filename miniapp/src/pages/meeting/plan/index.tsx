import { useEffect, useState } from 'react'
import { type Candidate, INVITED_AS_NAMES, meeting, type MeetingPlanning } from '@village/shared/contract/meeting'
import { isMeetingKind, type MeetingKind } from '@village/shared/kernel/meeting-kind'
import { nameOfStep } from '@village/shared/kernel/role'
import { call } from '@/call'
import { today } from '@/clock'
import { missing } from '@/fault'
import { go, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Select } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Guests } from '../guests'

/** A meeting is planned: kind, time and place, who comes, what is talked about. */
export default function PlanPage() {
  const placeId = parameter('placeId') ?? ''
  const [kind, setKind] = useState<MeetingKind | undefined>(() => { const asked = parameter('kind') ?? ''; return isMeetingKind(asked) ? asked : undefined })
  const [day, setDay] = useState(parameter('day') ?? today())
  const load = useLoad(meeting.planning, { placeId, kind, day, makesUpId: parameter('makesUpId') })
  if (!load.data) return <Page title='安排会议'><Loaded of={load}>{() => null}</Loaded></Page>
  return <Form key={`${load.data.kind}`} planning={load.data} day={day} onKind={setKind} onDay={setDay} />
}

interface FormProps {
  planning: MeetingPlanning
  day: string
  onKind: (kind: MeetingKind) => void
  onDay: (day: string) => void
}

function Form({ planning, day, onKind, onDay }: FormProps) {
  const { place, kinds, kind, candidates, because, consent } = planning
  const [title, setTitle] = useState('')
  const [start, setStart] = useState(planning.start)
  const [where, setWhere] = useState(place.at === 'village' ? `${place.name.replace(/村$/, '')}村委会会议室` : `${place.name}会议室`)
  const [invited, setInvited] = useState<Candidate[]>(candidates)
  const [hostId, setHost] = useState(planning.hostId)
  const [recorderId, setRecorder] = useState<string | null>(null)
  const [topics, setTopics] = useState<string[]>(planning.topics)
  const makesUpId = parameter('makesUpId')
  // Another day may have other people; what was changed by hand stays.
  useEffect(() => setInvited(before => (before.length === 0 ? candidates : before)), [candidates])
  const { fault, run } = useAction(async () => {
    if (invited.length === 0) throw missing('invitees', '请选参会的人')
    const made = await call(meeting.plan, {
      placeId: place.id, kind, title: title.trim(), day, start, where, hostId: hostId ?? undefined, recorderId: recorderId ?? undefined, makesUpId,
      invitees: invited.map(({ personId, memberId, name, as }) => ({ personId: personId ?? undefined, memberId: memberId ?? undefined, name, as })), topics: topics.map(each => each.trim()).filter(Boolean),
    })
    say(made.state === 'proposed' ? '已提议，等人同意' : '已安排，通知了参会的人')
    go('/pages/meeting/meeting/index', { id: made.id })
  })
  const people = invited.filter(each => each.personId).map(({ personId, name, note }) => ({ value: personId!, name, note }))
  return (
    <Page title='安排会议' action={<Button kind='primary' onTap={run}>{consent ? '提议召开' : `安排并通知 ${invited.length} 人`}</Button>}>
      <FaultNotice fault={fault} />
      {consent !== '' && <Notice kind='info'>这次会要由{nameOfStep(consent)}同意才能召开，同意以后再通知参会的人。</Notice>}
      {makesUpId && <Notice kind='info'>这是补课：名单是那一次没有参加、还没有补的人。参加以后，那一次记他已补，不另算开了一次。</Notice>}
      <Card title={place.name} aside={<Basis because={because} title='这种会怎么开' />}>
        <Select label='什么会' options={kinds.map(each => ({ value: each.kind, name: each.name }))} value={kind} onChoose={onKind} error={errorOf(fault, 'kind')} />
        <Field label='名称' value={title} onInput={setTitle} max={60} optional hint='不填就用会议种类' />
        <DayPicker label='哪一天' value={day} onChoose={onDay} error={errorOf(fault, 'day')} />
        <Field label='几点' value={start} onInput={setStart} max={5} placeholder='09:00' error={errorOf(fault, 'start')} />
        <Field label='在哪里开' value={where} onInput={setWhere} max={60} error={errorOf(fault, 'where')} />
        <Select label='主持人' options={people} value={hostId} onChoose={setHost} />
        <Select label='记录人' options={people} value={recorderId} onChoose={setRecorder} optional />
      </Card>
      <Card title='议题'>
        {topics.map((topic, at) => <Field key={at} label={`第 ${at + 1} 项`} value={topic} onInput={text => setTopics(all => all.map((each, index) => (index === at ? text : each)))} max={200} optional />)}
        <Button onTap={() => setTopics(all => [...all, ''])}>加一项议题</Button>
      </Card>
      <Guests placeId={place.id} invited={invited} onChange={setInvited} error={errorOf(fault, 'invitees')} names={INVITED_AS_NAMES} />
    </Page>
  )
}
