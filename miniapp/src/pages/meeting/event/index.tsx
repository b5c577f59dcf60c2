import { useState } from 'react'
import { event, type EventDetail } from '@village/shared/contract/event'
import { now } from '@/clock'
import { missing } from '@/fault'
import { go, parameter } from '@/go'
import { outbox } from '@/outbox'
import { session } from '@/session'
import { setAside } from '@/set-aside'
import { say, useAction } from '@/ui/action'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card, Facts } from '@/ui/card'
import { Choice, Switch } from '@/ui/choice'
import { errorOf, Field } from '@/ui/field'
import { Loaded, useLoad } from '@/ui/load'
import { FaultNotice, Mark } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { Unsent } from '@/ui/unsent'
import { clockWord, instantWord, longDayWord, sentence } from '@/ui/words'

/** Something that happened in the village: who had to be there, and what each says. */
export default function EventPage() {
  const load = useLoad(event.detail, { id: parameter('id') ?? '' })
  return (
    <Page title='应到场的事'>
      <Loaded of={load}>{of => (
        <>
          <Card title={of.eventName} aside={<Basis because={of.because} title='谁应到场' />}>
            <Facts items={[{ name: '哪里', value: of.villageName }, { name: '时间', value: `${longDayWord(of.day)} ${clockWord(of.at)}` }, ...(of.text ? [{ name: '说明', value: of.text }] : []), { name: '谁报的', value: of.reportedByName }]} />
            {of.meetingId && <Button kind='quiet' onTap={() => go('/pages/meeting/meeting/index', { id: of.meetingId! })}>看这次会议</Button>}
          </Card>
          <Unsent of={['event.attend']} about={input => input.id === of.id} onSent={load.reload} />
          {of.may.attend && <Attend key={of.mine} of={of} onDone={reply => { if (reply) load.put(reply); else void load.reload() }} />}
          <Card title='应到场的人' aside={`${of.attended} / ${of.expected} 人到场`} flush>
            <List label='应到场的人'>
              {of.people.map(each => (
                <Row key={each.personId} title={each.name} note={sentence([each.roleName, each.duties.filter(({ done }) => done).map(({ name }) => name).join('、'), each.text, each.unsolved && `没解决：${each.unsolved}`, each.at && instantWord(each.at)])} aside={each.attended === null ? <Mark symbol='○' name='还没登记' tone='amber' /> : each.attended ? <Mark symbol='√' name='到场' tone='pine' /> : <Mark symbol='×' name='没有到场' tone='cinnabar' />} />
              ))}
              {of.people.length === 0 && <Row title='名单里没有应到场的人' note='这个岗位现在没有人任职' />}
            </List>
          </Card>
        </>
      )}</Loaded>
    </Page>
  )
}

function Attend({ of, onDone }: { of: EventDetail; onDone: (detail: EventDetail | null) => void }) {
  const own = of.people.find(each => each.personId === session.get()?.me.id)
  const [before] = useState(() => setAside('event.attend'))
  const [attended, setAttended] = useState<'yes' | 'no'>((before?.input.attended ?? own?.attended) === false ? 'no' : 'yes')
  const [duties, setDuties] = useState<string[]>(before?.input.duties ?? own?.duties.filter(({ done }) => done).map(({ duty }) => duty) ?? [])
  const [text, setText] = useState(before?.input.text ?? own?.text ?? '')
  const [unsolved, setUnsolved] = useState(before?.input.unsolved ?? '')
  const { fault, run } = useAction(async () => {
    if (attended === 'no' && !text.trim()) throw missing('text', '请写没有到场的原因')
    const arrived = await outbox.send('event.attend', `到场：${of.eventName}`, { id: of.id, attended: attended === 'yes', duties: attended === 'yes' ? duties : [], text: text.trim(), unsolved: unsolved.trim(), claimedAt: now() }, before?.key)
    say(arrived ? '已登记' : '已存在手机里，有信号时自动送出')
    onDone(arrived?.reply ?? null)
  })
  return (
    <Card title={own?.at ? '我的登记（可以改）' : '登记到场'}>
      <FaultNotice fault={fault} />
      <Choice label='到场了没有' options={[{ value: 'yes' as const, name: '到场了' }, { value: 'no' as const, name: '没有到场' }]} value={attended} onChoose={setAttended} />
      {attended === 'yes' && own?.duties.map(({ duty, name }) => <Switch key={duty} label={name} on={duties.includes(duty)} onTurn={on => setDuties(before => (on ? [...before, duty] : before.filter(each => each !== duty)))} />)}
      <Field label={attended === 'yes' ? '做了什么' : '原因'} kind='long' value={text} onInput={setText} max={500} error={errorOf(fault, 'text')} optional={attended === 'yes'} />
      {attended === 'yes' && <Field label='当场没有解决的' kind='long' value={unsolved} onInput={setUnsolved} max={500} optional hint='会交给领导小组，跟到办结' />}
      <Button kind='primary' onTap={run}>登记</Button>
    </Card>
  )
}
