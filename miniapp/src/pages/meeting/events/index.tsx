import { useState } from 'react'
import { event, type EventKinds, type VillageEvent } from '@village/shared/contract/event'
import { clockOf } from '@village/shared/kernel/day'
import { now, today } from '@/clock'
import { missing } from '@/fault'
import { parameter } from '@/go'
import { outbox } from '@/outbox'
import { setAside } from '@/set-aside'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Search, Select, Tabs } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { More, usePages } from '@/ui/pager'
import { List } from '@/ui/row'
import { Sheet } from '@/ui/sheet'
import { Unsent } from '@/ui/unsent'
import { EventRow } from '../event-row'

const BOXES = [{ value: 'mine' as const, name: '我应到场的' }, { value: 'all' as const, name: '全部' }]

/** What happens in the villages and who has to be there. */
export default function EventsPage() {
  const [box, setBox] = useState<'mine' | 'all'>(parameter('placeId') ? 'all' : 'mine')
  const [search, setSearch] = useState('')
  const pages = usePages(event.list, { box, placeId: parameter('placeId'), search: search.trim() || undefined })
  const kinds = useLoad(event.kinds, undefined)
  const [reporting, setReporting] = useState(() => setAside('event.report') !== null)
  const may = (kinds.data?.places.length ?? 0) > 0
  return (
    <Page title='应到场的事' action={may && <Button kind='primary' onTap={() => setReporting(true)}>报一件村里的事</Button>}>
      <Unsent of={['event.report']} onSent={pages.first.reload} />
      <Tabs label='哪些' options={BOXES} value={box} onChoose={setBox} />
      <Search placeholder='查找村名或事情' value={search} onInput={setSearch} />
      <Loaded of={pages.first}>{() => pages.items.length === 0
        ? <Empty title={search ? '没有找到，换个词试试' : '没有应到场的事'}>{search ? undefined : may ? '村里开会、出事、办活动的，报上来以后应到场的人会收到通知。村里的会安排了就自动算一件。' : '本地制度没有规定哪些事必须到场。'}</Empty>
        : <Card flush><List label='应到场的事'>{pages.items.map(each => <EventRow key={each.id} of={each} />)}</List><More of={pages} unit='件' /></Card>}
      </Loaded>
      <Sheet title='报一件村里的事' open={reporting} onClose={() => setReporting(false)}>
        {reporting && kinds.data && <Report kinds={kinds.data} onDone={() => { setReporting(false); void pages.first.reload() }} />}
      </Sheet>
    </Page>
  )
}

function Report({ kinds, onDone }: { kinds: EventKinds; onDone: () => void }) {
  const [before] = useState(() => setAside('event.report'))
  const [placeId, setPlace] = useState(kinds.places.find(each => each.placeId === (before?.input.villageId ?? parameter('placeId')))?.placeId ?? kinds.places[0].placeId)
  const place = kinds.places.find(each => each.placeId === placeId) ?? kinds.places[0]
  const [what, setWhat] = useState<VillageEvent | null>(before?.input.event ?? null)
  const [day, setDay] = useState(before?.input.day ?? today())
  const [at, setAt] = useState(() => before?.input.at ?? clockOf(now()))
  const [text, setText] = useState(before?.input.text ?? '')
  const { fault, run } = useAction(async () => {
    if (!what) throw missing('event', '请选是什么事')
    const arrived = await outbox.send('event.report', `村里的事：${place.events.find(each => each.event === what)?.name ?? ''}`, { villageId: placeId, event: what, day, at, text: text.trim(), claimedAt: now() }, before?.key)
    say(arrived ? '已报，通知了应到场的人' : '已存在手机里，有信号时自动送出')
    onDone()
  })
  return (
    <>
      <FaultNotice fault={fault} />
      {kinds.places.length > 1 && <Select label='哪个村' options={kinds.places.map(each => ({ value: each.placeId, name: each.name }))} value={placeId} onChoose={setPlace} />}
      <Select label='什么事' options={place.events.map(each => ({ value: each.event, name: each.name }))} value={what} onChoose={setWhat} error={errorOf(fault, 'event')} />
      <DayPicker label='哪一天' value={day} onChoose={setDay} error={errorOf(fault, 'day')} />
      <Field label='几点' value={at} onInput={setAt} max={5} error={errorOf(fault, 'at')} />
      <Field label='说明' kind='long' value={text} onInput={setText} max={300} optional />
      <Button kind='primary' onTap={run}>报上去</Button>
    </>
  )
}
