import { useState } from 'react'
import { duty } from '@village/shared/contract/duty'
import { clockOf } from '@village/shared/kernel/day'
import { now, today } from '@/clock'
import { missing } from '@/fault'
import { goBack, parameter } from '@/go'
import { outbox } from '@/outbox'
import { setAside } from '@/set-aside'
import { session } from '@/session'
import { say, useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { DayPicker } from '@/ui/day-picker'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { dayWord } from '@/ui/words'

/** A patrol put down on the spot; without signal it waits on the phone. */
export default function RecordPatrol() {
  const teamId = parameter('teamId') ?? ''
  const patrol = useLoad(duty.patrol, { teamId })
  const own = session.get()?.me.id ?? ''
  const [before] = useState(() => setAside('duty.recordPatrol'))
  const [day, setDay] = useState(before?.input.day ?? today())
  const [at, setAt] = useState(() => before?.input.at ?? clockOf(now()))
  const [went, setWent] = useState<string[]>(before?.input.personIds ?? [own])
  const [others, setOthers] = useState(before?.input.others ?? '')
  const [found, setFound] = useState(before?.input.found ?? '')
  const { fault, run } = useAction(async () => {
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) throw missing('at', '巡逻时间要写成 21:30 这样')
    if (went.length === 0) throw missing('personIds', '请选参加的人')
    if (!found.trim()) throw missing('found', '请写发现的情况，没有问题就写“平安”')
    const receipt = await outbox.send('duty.recordPatrol', `巡逻 ${dayWord(day)} ${at}`, { teamId, day, at, personIds: went, others: others.trim(), found: found.trim(), claimedAt: now() }, before?.key)
    say(receipt ? '已登记' : '已存在手机里，有信号时自动送出')
    goBack()
  })
  const flip = (id: string) => setWent(all => (all.includes(id) ? all.filter(each => each !== id) : [...all, id]))
  return (
    <Page title='登记巡逻' action={<Button kind='primary' onTap={run}>登记这次巡逻</Button>}>
      <FaultNotice fault={fault} />
      <Card>
        <DayPicker label='哪一天' value={day} onChoose={setDay} to={today()} error={errorOf(fault, 'day')} />
        <Field label='巡逻时间' value={at} onInput={setAt} max={5} error={errorOf(fault, 'at')} hint={patrol.data ? `制度要求 ${patrol.data.window.from} 至 ${patrol.data.window.to}` : undefined} />
        <Field label='发现的情况' kind='long' value={found} onInput={setFound} max={1000} error={errorOf(fault, 'found')} hint='没有问题就写“平安”' />
        <Field label='其他护村队员' value={others} onInput={setOthers} max={200} optional />
      </Card>
      <h2 className='section'>谁参加了{errorOf(fault, 'personIds') ? `：${errorOf(fault, 'personIds')}` : ''}</h2>
      <Loaded of={patrol}>{reply => (
        <Card flush>
          <List label='谁参加了'>
            {reply.people.map(({ personId, name, roleName }) => <Row key={personId} title={name} note={roleName} aside={went.includes(personId) ? '√ 参加' : '没有参加'} arrow={false} onTap={() => flip(personId)} />)}
          </List>
        </Card>
      )}</Loaded>
    </Page>
  )
}
