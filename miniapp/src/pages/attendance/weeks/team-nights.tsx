import { useState } from 'react'
import type { PersonWeek } from '@village/shared/contract/week'
import { addDays } from '@village/shared/kernel/day'
import { isRefusal } from '@village/shared/kernel/refusal'
import { now, today } from '@/clock'
import { missing } from '@/fault'
import { outbox } from '@/outbox'
import { session } from '@/session'
import { setAside } from '@/set-aside'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { errorOf, Field } from '@/ui/field'
import { FaultNotice } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { DayStepper } from '@/ui/stepper'
import { dayWord } from '@/ui/words'

interface TeamNightsProps {
  weeks: PersonWeek[]
  monday: string
  onDone: () => Promise<void>
}

/** The leader's list of a night: one confirmation for the team. */
export function TeamNights({ weeks, monday, onDone }: TeamNightsProps) {
  const yesterday = addDays(today(), -1)
  const last = addDays(monday, 6) < yesterday ? addDays(monday, 6) : yesterday < monday ? monday : yesterday
  const [before] = useState(() => setAside('week.recordNights'))
  const was = before?.input.nights ?? []
  const [day, setDay] = useState(was[0]?.day ?? last)
  const [flipped, flip] = useState<Record<string, boolean>>(() => Object.fromEntries(was.map(night => [`${night.day}${night.personId}`, night.stayed])))
  const [reason, setReason] = useState(before?.input.reason ?? '')
  const teams = (session.get()?.me.roles ?? []).map(({ teamId }) => teamId)
  const own = weeks.filter(({ teamId, week }) => teamId !== null && teams.includes(teamId) && !isRefusal(week) && week.nights !== null)
  const { fault, run } = useAction(async () => {
    if (own.length === 0) throw missing('nights', '没有要核对的人')
    const receipt = await outbox.send('week.recordNights', `核对住村 ${dayWord(day)}`, {
      teamId: own[0].teamId ?? '', nights: own.map(({ personId, week }) => ({ personId, day, stayed: flipped[`${day}${personId}`] ?? stayed(week, day) ?? true })), claimedAt: now(), ...(reason.trim() ? { reason: reason.trim() } : {}),
    }, before?.key)
    say(receipt ? '已核对' : '已存在手机里，有信号时自动送出')
    flip({})
    setReason('')
    if (receipt) await onDone()
  })
  if (own.length === 0 || monday > yesterday) return null
  const asksReason = errorOf(fault, 'reason') !== undefined || fault?.refusal?.code === 'reason_required'
  return (
    <Card title='核对谁住在村' flush>
      <DayStepper day={day} onChoose={setDay} first={monday} last={last} />
      <FaultNotice fault={fault} />
      <List label='核对谁住在村'>
        {own.map(({ personId, name, week }) => {
          const there = flipped[`${day}${personId}`] ?? stayed(week, day) ?? true
          return <Row key={personId} title={name} aside={there ? '√ 住在村' : '× 没有住'} arrow={false} onTap={() => flip(all => ({ ...all, [`${day}${personId}`]: !there }))} />
        })}
      </List>
      {asksReason && <Field label='更改原因' value={reason} onInput={setReason} max={200} />}
      <Button onTap={run}>核对{dayWord(day)}夜里</Button>
    </Card>
  )
}

function stayed(week: PersonWeek['week'], day: string): boolean | null {
  if (isRefusal(week) || !week.nights) return null
  return week.nights.stayed.includes(day) ? true : week.nights.away.includes(day) ? false : null
}
