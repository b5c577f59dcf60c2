import { useEffect, useState } from 'react'
import { policy } from '@village/shared/contract/policy'
import type { CalendarYear } from '@village/shared/policy/calendar'
import { call } from '@/call'
import { parameter } from '@/go'
import { may } from '@/session'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { useLoad } from '@/ui/load'
import { Empty, ErrorState, FaultNotice, Notice, Skeleton, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { longDayWord } from '@/ui/words'

type CalendarDay = CalendarYear['days'][number]
const KINDS = [{ value: 'holiday', name: '放假' }, { value: 'workday', name: '上班（调休）' }] as const

/** The statutory arrangement of a year: which days differ from the plain week. */
export default function Calendar() {
  const [year] = useState(() => Number(parameter('year')))
  const known = useLoad(policy.calendar, { year })
  const [days, setDays] = useState<CalendarDay[]>([])
  const [notice, setNotice] = useState('')
  const data = known.data
  useEffect(() => {
    if (!data) return
    setDays(data.days)
    setNotice(data.notice)
  }, [data])
  const { fault, run } = useAction(async () => {
    known.put(await call(policy.publishCalendar, { year, notice: notice.trim(), days }))
    say('已登记')
  })
  const manage = may('policy.manage')
  const unknown = data === null && (known.fault?.kind === 'missing' || known.fault?.kind === 'refused')
  if (!data && !unknown) {
    return <Page title={`${year}年节假日`}>{known.fault && !known.loading ? <ErrorState fault={known.fault} onRetry={known.reload} /> : <Skeleton />}</Page>
  }
  return (
    <Page title={`${year}年节假日`} action={manage && <Button kind='primary' onTap={run}>登记这份安排</Button>}>
      <FaultNotice fault={fault} />
      {unknown && <Notice kind='warn' title={`${year}年的安排还没有登记`}>国务院办公厅的通知公布后，按通知逐天登记。没有登记之前，涉及这一年的地方会说明，不会替您猜。</Notice>}
      {manage && <Card><Field label='通知文号' value={notice} onInput={setNotice} max={100} error={errorOf(fault, 'notice')} /></Card>}
      {!manage && notice && <p className='lede'>依据：{notice}</p>}
      {days.length > 0
        ? <Days days={days} onDrop={manage ? day => setDays(days.filter(each => each.day !== day)) : undefined} />
        : <Empty title='这里会列出放假和调休上班的日子'>其余的日子按星期一到星期五上班计。</Empty>}
      {manage && <AddDay year={year} onAdd={day => setDays([...days.filter(each => each.day !== day.day), day].sort((a, b) => (a.day < b.day ? -1 : 1)))} />}
    </Page>
  )
}

function Days({ days, onDrop }: { days: CalendarDay[]; onDrop?: (day: string) => void }) {
  return (
    <Card title={`和平常不同的 ${days.length} 天`} flush>
      <List label='节假日和调休'>
        {days.map(({ day, name, kind }) => (
          <Row
            key={day}
            title={longDayWord(day)}
            note={name}
            lead={<Tag tone={kind === 'holiday' ? 'pine' : 'amber'}>{kind === 'holiday' ? '休' : '班'}</Tag>}
            aside={onDrop ? '去掉' : undefined}
            onTap={onDrop ? () => onDrop(day) : undefined}
          />
        ))}
      </List>
    </Card>
  )
}

function AddDay({ year, onAdd }: { year: number; onAdd: (day: CalendarDay) => void }) {
  const [day, setDay] = useState<string | null>(null)
  const [name, setName] = useState('')
  const [kind, setKind] = useState<CalendarDay['kind']>('holiday')
  const add = () => {
    if (!day || !name.trim()) return
    onAdd({ day, name: name.trim(), kind })
    setDay(null)
  }
  return (
    <Card title='加一天'>
      <DayPicker label='日期' value={day} onChoose={setDay} from={`${year}-01-01`} to={`${year}-12-31`} />
      <Field label='名称' value={name} onInput={setName} max={20} hint='如：春节、国庆节、补班' />
      <Choice label='类别' options={KINDS} value={kind} onChoose={setKind} />
      <Button onTap={add} disabled={!day || !name.trim()}>加到上面</Button>
    </Card>
  )
}
