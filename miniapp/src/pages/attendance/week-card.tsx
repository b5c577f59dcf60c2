import type { PersonWeek } from '@village/shared/contract/week'
import { addDays } from '@village/shared/kernel/day'
import { isRefusal } from '@village/shared/kernel/refusal'
import type { WeekKept } from '@village/shared/rules/attendance-week'
import { Basis } from '@/ui/basis'
import { Card, Fact, Facts } from '@/ui/card'
import { Notice } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { dayWord, longDayWord } from '@/ui/words'
import { DayState, dayNote, endText, hoursText } from './week-words'

/** The week of one person: the fact that matters, what the week asks for, and day by day. */
export function WeekCard({ of, onDay }: { of: PersonWeek; onDay: (day: string) => void }) {
  const { week, because } = of
  if (isRefusal(week)) return <Notice kind='warn'>{week.text}</Notice>
  return (
    <>
      <Card title={of.placeName} aside={<Basis because={because} title='这一周怎么看' />}>
        {week.hours
          ? <Fact name={`这一周下村，要求 ${week.hours.required} 小时`} unit='小时' tone={week.hours.met ? 'pine' : 'amber'}>{week.hours.counted}</Fact>
          : <Fact name='这一周在村' unit={`天，应在村 ${week.dutyDays} 天`} tone='pine'>{week.signedIn}</Fact>}
        <Facts items={asks(week)} />
      </Card>
      <Card flush>
        <List label='这一周每一天'>
          {week.days.map(day => <Row key={day.day} title={longDayWord(day.day)} note={dayNote(day, week.hours !== null) || undefined} aside={<DayState day={day} />} onTap={() => onDay(day.day)} />)}
        </List>
      </Card>
    </>
  )
}

function asks({ arrival, departure, nights, hours, weekOf }: WeekKept): { name: string; value: string }[] {
  const isRunning = nights !== null && nights.expected.some(day => day > addDays(weekOf, -1) && !nights.stayed.includes(day) && !nights.away.includes(day) && !nights.open.includes(day))
  return [
    ...(hours ? [{ name: hours.met ? '够了' : '还差', value: hours.met ? '不差' : hoursText(hours.required - hours.counted) }] : []),
    ...(hours && hours.daysWithoutVisit.length > 0 ? [{ name: '没有下村', value: hours.daysWithoutVisit.map(dayWord).join('、') }] : []),
    ...(arrival ? [{ name: '周一', value: endText(arrival, '到村') }] : []), ...(departure ? [{ name: '周五', value: endText(departure, '离村') }] : []),
    ...(nights && nights.expected.length > 0 ? [{ name: '住在村', value: `${nights.stayed.length} 夜${nights.soft ? '（原则上）' : ''}${nights.open.length > 0 ? `，${nights.open.map(dayWord).join('、')}没有记录` : ''}${isRunning ? '，这一周还没有过完' : ''}` }] : []),
  ]
}
