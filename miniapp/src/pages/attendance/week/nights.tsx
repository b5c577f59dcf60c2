import type { PersonWeek } from '@village/shared/contract/week'
import { addDays, daysFrom } from '@village/shared/kernel/day'
import { isRefusal } from '@village/shared/kernel/refusal'
import { now, today } from '@/clock'
import { outbox } from '@/outbox'
import { setAside } from '@/set-aside'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { FaultNotice, Tag } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { dayWord, longDayWord, nearDayWord } from '@/ui/words'

interface NightsProps {
  week: PersonWeek
  monday: string
  teamId: string
  unsent: { day: string; stayed: boolean }[]
  onDone: () => Promise<void>
}

/** The nights in the village: one tap for a night; what the leader's list says holds. */
export function Nights({ week: { personId, week }, monday, teamId, unsent, onDone }: NightsProps) {
  const { fault, run } = useAction(async (day: string) => {
    const receipt = await outbox.send('week.recordNights', `住村 ${dayWord(day)}`, { teamId, nights: [{ personId, day, stayed: true }], claimedAt: now() }, setAside('week.recordNights')?.key)
    say(receipt ? '已登记' : '已存在手机里，有信号时自动送出')
    if (receipt) await onDone()
  })
  if (isRefusal(week) || !week.nights) return null
  const { nights } = week
  const last = addDays(monday, 6) < today() ? addDays(monday, 6) : today()
  const shown = daysFrom(monday, last).filter(day => nights.expected.includes(day) || nights.stayed.includes(day) || day === last)
  return (
    <Card title='住在村' aside={nights.soft ? '原则上' : undefined} flush>
      <FaultNotice fault={fault} />
      <List label='住在村'>
        {shown.map(day => {
          const waiting = unsent.some(night => night.day === day)
          const known = nights.stayed.includes(day) ? true : nights.away.includes(day) ? false : null
          return (
            <Row
              key={day}
              title={day === today() ? '今晚' : longDayWord(day)}
              note={nights.expected.includes(day) ? undefined : '不要求'}
              aside={waiting ? <Tag tone='amber'>↑ 待发送</Tag> : known === true ? <Tag tone='pine'>√ 住在村</Tag> : known === false ? <Tag tone='cinnabar'>× 没有住</Tag> : <Button kind='quiet' onTap={() => run(day)}>{nearDayWord(day) === '今天' ? '今晚住村' : '那晚住村'}</Button>}
            />
          )
        })}
      </List>
    </Card>
  )
}
