import { useState } from 'react'
import { meeting, type MeetingDutyLine, type MeetingPlace, type MeetingSchedule } from '@village/shared/contract/meeting'
import { monthOf } from '@village/shared/kernel/day'
import { call } from '@/call'
import { today } from '@/clock'
import { go, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Select } from '@/ui/choice'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice, Mark, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { MonthStepper } from '@/ui/stepper'
import { dayWord, sentence } from '@/ui/words'
import { MeetingRow } from '../marks'

/** The meetings of a place in a month, and what the document asks of it. */
export default function SchedulePage() {
  const places = useLoad(meeting.places, undefined)
  const first = places.data?.find(({ id }) => id === parameter('placeId')) ?? places.data?.[0]
  if (first && places.data) return <Month places={places.data} first={first} />
  return <Page title='会议日程'><Loaded of={places}>{() => <Empty title='这里是会议日程'>您现在没有任职的地方，有任职以后才有会议。</Empty>}</Loaded></Page>
}

function Month({ places, first }: { places: MeetingPlace[]; first: MeetingPlace }) {
  const [placeId, choose] = useState(first.id)
  const [month, setMonth] = useState(parameter('month') ?? monthOf(today()))
  const load = useLoad(meeting.schedule, { placeId, month })
  const place = places.find(({ id }) => id === placeId) ?? first
  const { fault, run } = useAction(async () => {
    load.put(await call(meeting.fill, { placeId, month }))
    say('已排好，通知了参会的人')
  })
  const unplanned = load.data?.duties.reduce((sum, duty) => sum + duty.unplanned, 0) ?? 0
  const action = place.mayPlan && load.data && (
    unplanned > 0
      ? <Button kind='primary' onTap={run}>按制度排出还差的 {unplanned} 次</Button>
      : <Button kind='primary' onTap={() => go('/pages/meeting/plan/index', { placeId })}>安排会议</Button>
  )
  return (
    <Page title='会议日程' wide action={action}>
      <FaultNotice fault={fault} />
      {places.length > 1 && <Select label='哪里的会议' options={places.map(({ id, name, above }) => ({ value: id, name, note: above ?? undefined }))} value={placeId} onChoose={choose} />}
      <MonthStepper month={month} onChoose={setMonth} />
      <Loaded of={load}>{schedule => (
        <div className='columns'>
          <div className='column'><Meetings schedule={schedule} /></div>
          <div className='column'>
            <Duties duties={schedule.duties} />
            {place.mayPlan && unplanned > 0 && <Button onTap={() => go('/pages/meeting/plan/index', { placeId })}>另外安排一次会议</Button>}
            <Ways place={place} />
          </div>
        </div>
      )}</Loaded>
    </Page>
  )
}

function Meetings({ schedule: { meetings, place } }: { schedule: MeetingSchedule }) {
  return (
    <Card title={`${place.name}的会议`} aside={`${meetings.length} 次`} flush>
      {meetings.length === 0
        ? <Empty title='这个月还没有会议'>{place.mayPlan ? '可以按制度排出，也可以自己安排一次。' : '安排好以后会出现在这里，并通知您。'}</Empty>
        : <List label='会议'>{meetings.map(each => <MeetingRow key={each.id} of={each} />)}</List>}
    </Card>
  )
}

function Duties({ duties }: { duties: MeetingDutyLine[] }) {
  if (duties.length === 0) return <Notice kind='info'>本地制度没有规定这里要开哪些会。</Notice>
  return (
    <Card title='制度要求' flush>
      <List label='制度要求'>
        {duties.map(duty => (
          <Row key={duty.kind} title={<>{duty.kindName} <Basis because={duty.because} title={`${duty.kindName}几次、最迟哪天`} /></>} note={duty.blank ?? noteOf(duty)} aside={<DutyMark of={duty} />} />
        ))}
      </List>
    </Card>
  )
}

function noteOf({ required, held, planned, due, soft }: MeetingDutyLine): string {
  return sentence([required === null ? '根据需要' : `${soft ? '一般' : '应'}开 ${required} 次`, `已开 ${held} 次`, planned > 0 && `安排了 ${planned} 次`, due && `最迟 ${dayWord(due)}`])
}

function DutyMark({ of: { blank, required, held, planned, compliant, unplanned, due } }: { of: MeetingDutyLine }) {
  if (blank) return <Mark symbol='?' name='待填' tone='amber' />
  if (required === null) return null
  if (held >= required) return compliant === false ? <Mark symbol='!' name='不合要求' tone='cinnabar' /> : <Mark symbol='√' name='够' tone='pine' />
  if (unplanned > 0) return <Mark symbol='○' name={`差 ${unplanned} 次`} tone='amber' />
  if (planned > 0) return <Mark symbol='○' name='已安排' tone='sky' />
  return due && due >= today() ? <Mark symbol='○' name='还没到期' /> : <Mark symbol='!' name='不够' tone='cinnabar' />
}

function Ways({ place }: { place: MeetingPlace }) {
  const village = place.at === 'village'
  return (
    <Card title='相关' flush>
      <List label='相关'>
        <Row title='查找会议' note='按名称、主持人、日期' onTap={() => go('/pages/meeting/list/index')} />
        <Row title='决定和问题' note='交给谁办、办到哪一步' onTap={() => go('/pages/meeting/decisions/index', { placeId: place.id })} />
        {(village || place.at === 'county') && <Row title={village ? '学习' : '驻村干部培训'} note={village ? '集中学习、笔记、自学时间' : '办了几次、培训了多少人'} onTap={() => go('/pages/meeting/study/index', { placeId: place.id, at: place.at })} />}
        {village && <Row title='应到场的事' note='村里开会、出事、办活动，谁应到场' onTap={() => go('/pages/meeting/events/index', { placeId: place.id })} />}
        {village && <Row title='党员和党小组' note='名册、组织关系、书面汇报、记录本检查' onTap={() => go('/pages/meeting/party/index', { villageId: place.id })} />}
      </List>
    </Card>
  )
}
