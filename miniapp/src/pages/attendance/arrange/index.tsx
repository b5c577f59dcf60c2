import { useState } from 'react'
import { arrangement, ARRANGEMENT_KIND_NAMES, type ArrangementKind, type ArrangingPlace } from '@village/shared/contract/arrangement'
import { organisation } from '@village/shared/contract/organisation'
import { call } from '@/call'
import { today } from '@/clock'
import { Fault } from '@/fault'
import { goBack, parameter } from '@/go'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice, Select } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { longDayWord } from '@/ui/words'
import { clockFrom, isClock } from '../clock-text'

/** Another day for an office day, a call to the village, a shift on a rest day. */
export default function ArrangePage() {
  const places = useLoad(arrangement.places, undefined)
  if (places.data && places.data.length > 0) return <Arrange places={places.data} />
  return (
    <Page title='作出安排'>
      <Loaded of={places}>{() => <Empty title='这里另定驻村办公日、通知到村、安排值班'>按本地制度，现在没有您可以安排的事。</Empty>}</Loaded>
    </Page>
  )
}

const HINTS: Record<ArrangementKind, string> = { office_day: '如：全镇防汛、和县里的会撞在一起', call: '如：讨论集体土地发包', overtime: '如：清明防火值班' }

function Arrange({ places }: { places: ArrangingPlace[] }) {
  const [placeId, setPlace] = useState(() => parameter('organisationId') ?? places[0].id)
  const place = places.find(({ id }) => id === placeId) ?? places[0]
  const [wanted, setKind] = useState<ArrangementKind | null>(() => (parameter('kind') as ArrangementKind | undefined) ?? null)
  const kind = wanted && place.kinds.includes(wanted) ? wanted : place.kinds[0]
  const person = parameter('personId')
  const plan = useLoad(arrangement.officeDays, { organisationId: place.id }, { when: kind === 'office_day' })
  const [instead, setInstead] = useState(() => parameter('instead') ?? '')
  const [day, setDay] = useState<string | null>(null)
  const [event, setEvent] = useState('')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [people, setPeople] = useState<string[]>([])
  const [text, setText] = useState('')
  const { fault, run } = useAction(async () => {
    const gaps = [
      ...(kind === 'office_day' && !instead ? [['instead', '请选原来的驻村办公日']] : []), ...(day === null ? [['day', '请选日期']] : []), ...(kind === 'call' && !event ? [['event', '请选什么事']] : []),
      ...(kind === 'call' && !isClock(from) ? [['from', '要写成 9:00 这样']] : []), ...(kind === 'call' && !isClock(to) ? [['to', '要写成 11:00 这样']] : []), ...(text.trim() ? [] : [['text', '请写事由']]),
    ].map(([field, words]) => ({ field, text: words }))
    if (gaps.length > 0) throw new Fault('invalid', '有几处还没有填好', undefined, gaps)
    await call(arrangement.arrange, {
      organisationId: place.id, kind, day: day ?? '', text: text.trim(), ...(kind === 'office_day' ? { instead } : {}), ...(kind === 'call' ? { event, from: clockFrom(from), to: clockFrom(to) } : {}),
      ...(kind === 'office_day' && person ? { personIds: [person] } : {}), ...(kind === 'overtime' && people.length > 0 ? { personIds: people } : {}),
    })
    say('已经发出，相关的人收到通知')
    goBack()
  })
  const days = (plan.data?.days ?? []).filter(each => each.day === null || each.day >= today() || each.postponed === instead)
  return (
    <Page title='作出安排' action={<Button kind='primary' onTap={run}>{kind === 'call' ? '发通知' : '定下来'}</Button>}>
      <FaultNotice fault={fault} />
      <Card title={places.length > 1 ? undefined : place.name} aside={<Basis because={place.because} title='可以作哪些安排' />}>
        {places.length > 1 && <Select label='在哪里' options={places.map(({ id, name }) => ({ value: id, name }))} value={place.id} onChoose={setPlace} error={errorOf(fault, 'organisationId')} />}
        {place.kinds.length > 1 && !person && <Choice label='什么安排' options={place.kinds.map(value => ({ value, name: ARRANGEMENT_KIND_NAMES[value] }))} value={kind} onChoose={setKind} />}
        {person && <Notice kind='info'>给{parameter('name') ?? '他'}一个人定补驻村的日子。</Notice>}
        {kind === 'office_day' && (person
          ? <p>没有赶上的驻村办公日：{longDayWord(instead)}</p>
          : <Select label='原来的驻村办公日' options={days.map(({ postponed }) => ({ value: postponed, name: longDayWord(postponed) }))} value={instead || null} onChoose={setInstead} error={errorOf(fault, 'instead')} />)}
        {kind === 'call' && <Select label='什么事' options={place.events.map(each => ({ value: each.event, name: each.name }))} value={event || null} onChoose={setEvent} error={errorOf(fault, 'event')} />}
        <DayPicker label={kind === 'office_day' ? '改到哪天' : '哪一天'} value={day} onChoose={setDay} from={kind === 'overtime' ? undefined : today()} error={errorOf(fault, 'day')} />
        {kind === 'call' && <Field label='几点开始' value={from} onInput={setFrom} max={5} error={errorOf(fault, 'from')} />}
        {kind === 'call' && <Field label='几点结束' value={to} onInput={setTo} max={5} error={errorOf(fault, 'to')} />}
        <Field label='事由' value={text} onInput={setText} max={200} hint={HINTS[kind]} error={errorOf(fault, 'text')} />
      </Card>
      {kind === 'overtime' && <People placeId={place.id} chosen={people} onChoose={setPeople} />}
    </Page>
  )
}

/** Who has the shift; nobody chosen is everybody. */
function People({ placeId, chosen, onChoose }: { placeId: string; chosen: string[]; onChoose: (ids: string[]) => void }) {
  const teams = useLoad(organisation.teams, { organisationId: placeId })
  const flip = (id: string) => onChoose(chosen.includes(id) ? chosen.filter(each => each !== id) : [...chosen, id])
  return (
    <>
      <h2 className='section'>谁值班{chosen.length > 0 ? `（${chosen.length} 人）` : '（不选就是全体）'}</h2>
      <Loaded of={teams}>
        {found => (
          <Card flush>
            <List label='谁值班'>
              {found.flatMap(team => team.members.map(member => (
                <Row key={member.personId} title={member.name} note={`${team.villageName} · ${member.roleName}`} aside={chosen.includes(member.personId) ? '√ 值班' : undefined} arrow={false} onTap={() => flip(member.personId)} />
              )))}
            </List>
          </Card>
        )}
      </Loaded>
    </>
  )
}

