import { useState } from 'react'
import { attendance } from '@village/shared/contract/attendance'
import { clockOf, type Day, type Instant, monthOf, weekday } from '@village/shared/kernel/day'
import { isRefusal } from '@village/shared/kernel/refusal'
import type { Profile } from '@village/shared/policy/profile'
import { finding } from '@village/shared/policy/reading'
import { now } from '@/clock'
import { outbox } from '@/outbox'
import type { PolicyInForce } from '@/policy'
import { say } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Confirm } from '@/ui/confirm'
import { useLoad } from '@/ui/load'
import { Mark } from '@/ui/notice'
import { clockWord, dayWord } from '@/ui/words'
import { againOf } from './halves'

const FRIDAY = 5

/** When may one leave on a Friday? Null where the regulation does not say. */
function fridayRule(profile: Profile) {
  return finding(profile, read => {
    const departure = read.where('attendance.friday_departure')
    if (departure) read.say(`周五 ${clockWord(departure)} 以后离村`)
    const signOut = read.where('attendance.friday_sign_out')
    if (signOut) read.say(`周五 ${clockWord(signOut)} 签退后离村`)
    return departure ?? signOut
  })
}

interface LeavingProps {
  policy: PolicyInForce
  day: Day
  /** Said on this phone and not sent yet. */
  unsent: Instant | null
  onDone: () => Promise<void>
}

/** The time of leaving, where Friday has a rule of its own. */
export function Leaving({ policy, day, unsent, onDone }: LeavingProps) {
  const friday = weekday(day) === FRIDAY
  const [asking, setAsking] = useState(false)
  const records = useLoad(attendance.mine, { month: monthOf(day) }, { when: friday })
  if (!policy.active || !friday) return null
  const { value, because } = fridayRule(policy.active.profile)
  if (value === null || isRefusal(value)) return null
  const left = unsent ?? records.data?.find(record => record.day === day && record.state === 'left_village')?.claimedAt
  const early = clockOf(now()) < value
  const leave = async () => {
    const receipt = await outbox.send('attendance.record', `离村 ${dayWord(day)}`, { day, halves: ['pm'], state: 'left_village', mode: 'self', claimedAt: now() }, againOf(day))
    say(receipt ? '已记下离村时间' : '已存在手机里，有信号时自动送出')
    if (receipt) await Promise.all([records.reload(), onDone()])
  }
  return (
    <Card title='周五离村' aside={<Basis because={because} title='周五离村的规定' />}>
      {left
        ? <Mark symbol={unsent ? '↑' : '√'} name={`${clockWord(clockOf(left))} 离村${unsent ? '，待发送' : ''}`} tone={unsent ? 'amber' : 'pine'} />
        : (
          <>
            <p className='presence-words'>{because.map(({ text }) => text).join('；')}。走的时候点一下，记下时间。</p>
            <Button onTap={() => setAsking(true)}>我现在离村</Button>
          </>
        )}
      <Confirm title='记下离村时间' open={asking} onClose={() => setAsking(false)} name='记下离村' onConfirm={leave}>
        <p>按手机现在的时间 {clockWord(clockOf(now()))} 记为离村。{early && `还没有到 ${clockWord(value)}，会显示为离村早，由负责人核实。`}</p>
      </Confirm>
    </Card>
  )
}
