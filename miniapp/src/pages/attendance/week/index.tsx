import { CLAIMED_TIME_NAMES } from '@village/shared/kernel/claimed-time'
import { useState } from 'react'
import { week, type MyWeek } from '@village/shared/contract/week'
import { addDays, weekday } from '@village/shared/kernel/day'
import { today } from '@/clock'
import { go, parameter } from '@/go'
import { session } from '@/session'
import { setAside } from '@/set-aside'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { Empty, Tag } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { WeekStepper } from '@/ui/stepper'
import { Unsent } from '@/ui/unsent'
import { clockWord, dayWord, sentence } from '@/ui/words'
import { WeekCard } from '../week-card'
import { HoursForm, type HoursDraft } from './hours'
import { Nights } from './nights'
import { NoteForm } from './note'
import { useUnsentNights } from './entries'

const mondayOf = (day: string) => addDays(day, 1 - weekday(day))

/** My week: when I came and left, the nights, the hours; what I put down for it, also without signal. */
export default function WeekPage() {
  const [monday, setMonday] = useState(() => mondayOf(parameter('weekOf') ?? parameter('day') ?? today()))
  const mine = useLoad(week.mine, { weekOf: monday })
  const [hours, setHours] = useState<HoursDraft | null>(() => {
    const again = setAside('week.recordHours')?.input
    return again ? { ...again, note: again.note ?? '' } : null
  })
  const [noting, setNoting] = useState(() => setAside('week.note') !== null)
  const nights = useUnsentNights(monday)
  const asks = mine.data?.asks
  const personId = session.get()?.me.id ?? ''
  const saved = async () => {
    setHours(null)
    setNoting(false)
    await mine.reload()
  }
  return (
    <Page title='我的一周' action={asks?.hours && <Button kind='primary' onTap={() => setHours({ day: today(), from: '', to: '', note: '', villageId: null })}>登记下村</Button>}>
      <WeekStepper monday={monday} onChoose={setMonday} />
      <Unsent of={['week.recordHours', 'week.recordNights', 'week.note']} onSent={mine.reload} />
      <Loaded of={mine}>
        {data => data.mine === null
          ? <Empty title='这里看自己一周的在村情况'>您现在没有驻村任务，没有要登记的。</Empty>
          : (
            <>
              <WeekCard of={data.mine} onDay={day => go('/pages/attendance/evidence/index', { personId, day })} />
              {data.asks.nights && data.mine.teamId && <Nights week={data.mine} monday={monday} teamId={data.mine.teamId} unsent={nights} onDone={mine.reload} />}
              {data.asks.hours && <Visits data={data} onChoose={setHours} />}
              <Notes data={data} onNote={() => setNoting(true)} />
            </>
          )}
      </Loaded>
      {hours && mine.data && <HoursForm draft={hours} villages={mine.data.villages} onClose={() => setHours(null)} onDone={saved} />}
      {noting && asks?.note && <NoteForm terms={asks.note} onClose={() => setNoting(false)} onDone={saved} />}
    </Page>
  )
}

function Visits({ data, onChoose }: { data: MyWeek; onChoose: (draft: HoursDraft) => void }) {
  if (data.visits.length === 0) return null
  return (
    <Card title='下村记录' flush>
      <List label='下村记录'>
        {data.visits.map(visit => (
          <Row
            key={visit.id}
            title={`${dayWord(visit.day)} ${clockWord(visit.from)}–${clockWord(visit.to)}`}
            note={sentence([visit.villageName, visit.note, visit.corrected && '更正过', visit.time === 'late' && CLAIMED_TIME_NAMES.late, visit.time === 'unproven_time' && '手机的时间不可信，或者送到太晚，没有算；点开更正一次就算补报'])}
            aside={visit.time === 'unproven_time' ? <Tag tone='amber'>{CLAIMED_TIME_NAMES.unproven_time}</Tag> : '更正'}
            onTap={() => onChoose({ day: visit.day, from: visit.from, to: visit.to, note: visit.note, villageId: visit.villageId, replaces: visit.id })}
          />
        ))}
      </List>
    </Card>
  )
}

function Notes({ data, onNote }: { data: MyWeek; onNote: () => void }) {
  const { asks: { note }, notes } = data
  if (!note && notes.length === 0) return null
  return (
    <Card title={note?.confirmedBy ? '不能签到的说明' : '不能下村的说明'} flush={notes.length > 0}>
      {notes.length > 0 && (
        <List label='说明'>
          {notes.map(each => (
            <Row key={each.id} title={`${dayWord(each.day)} ${each.reason}`} note={sentence([`告诉${each.toldName}`, each.decidedByName && `${each.decidedByName}${each.stateName}`, each.decideReason])} aside={<Tag tone={each.state === 'declined' ? 'cinnabar' : each.state === 'waiting' ? 'amber' : 'pine'}>{each.stateName}</Tag>} />
          ))}
        </List>
      )}
      {note && <Button kind='quiet' onTap={onNote}>{note.confirmedBy ? '今天不能签到，说明情况' : '今天不能下村，说明情况'}</Button>}
    </Card>
  )
}
